#include "data/import/CsvTargets.h"

namespace data::csv {

std::vector<std::string_view> keyParts(std::string_view key)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = std::min(key.find(keySeparator), key.size());
        parts.push_back(key.substr(0, end));
        if (end == key.size())
            return parts;
        key.remove_prefix(end + 1);
    }
}

std::optional<long long> TargetMaker::arrayNumber(std::string_view key) const
{
    return AssetNamer::trailingNumber(key.substr(0, std::min(key.find(keySeparator), key.size())));
}

bool TargetMaker::isNoNumber(std::string_view key) const
{
    return m_plan.namer.isArray() && m_plan.assetIndex >= 0 && !arrayNumber(key);
}

ChannelTarget TargetMaker::byRules(const std::vector<std::string_view>& parts, const std::string& column, const std::string& assetOfColumn) const
{
    ChannelTarget target;
    const auto stem = m_plan.csv.stem().string();
    Labels labels;
    labels.emplace("file", stem);
    std::size_t part = 0;
    const auto& header = m_plan.file.header;
    std::string name = column, text;
    if (m_plan.isLong()) {
        for (const int index : m_plan.keyIndices()) {
            const std::string value(parts.at(part++));
            if (index == m_plan.metricIndex) {
                name = value;
                continue;
            }
            labels.insert_or_assign(header[static_cast<std::size_t>(index)], value);
            text += (text.empty() ? "" : " ") + value;
        }
        if (m_plan.assetIndex >= 0)
            labels.insert_or_assign("asset", std::string(parts.front()));
        else
            labels.insert_or_assign("asset", stem);
    } else {
        text = assetOfColumn.empty() ? stem : assetOfColumn;
        labels.insert_or_assign("asset", text);
    }
    labels.emplace("column", column);
    target.text = m_plan.isLong() && !text.empty() ? text : name;
    target.rule = m_plan.used.rules.ruleOf(name, labels);
    const auto mapped = m_plan.used.rules.map(name, labels);
    if (!mapped)
        return target;
    target.isTaken = true;
    target.asset = mapped->channel.asset;
    target.metric = mapped->channel.metric;
    target.unit = mapped->channel.unit;
    target.factor = mapped->factor;
    target.offset = mapped->offset;
    target.blankFrom = mapped->blankFrom;
    // The step of the sensor is what the file shows, unless the rule says better.
    const auto& rule = m_plan.used.rules.rules()[static_cast<std::size_t>(target.rule)];
    target.resolution = rule.resolution > 0 ? rule.resolution : m_plan.used.resolution;
    return target;
}

ChannelTarget TargetMaker::make(std::string_view key, std::size_t columnIndex, bool countsFromZero) const
{
    const ValueColumn& given = m_plan.values[columnIndex];
    const auto parts = m_plan.isLong() ? keyParts(key) : std::vector<std::string_view>{};
    if (!m_plan.used.rules.isEmpty())
        return byRules(parts, given.name, given.meaning.asset);

    ChannelTarget target;
    ValueColumn named;
    const ValueColumn* column = &given;
    if (m_plan.metricIndex >= 0) { // the row says what it measures
        named = describeColumn(std::string(parts.back()), given.index, m_plan.used, m_plan.csv);
        if (m_plan.values.size() > 1)
            named.meaning.metric += "_" + given.meaning.metric;
        column = &named;
    }
    const bool hasAssetColumn = m_plan.assetIndex >= 0;
    target.text = hasAssetColumn ? std::string(parts.front()) : column->meaning.asset.empty() ? m_plan.csv.stem().string() : column->meaning.asset;
    if (column->meaning.asset == "site" && !hasAssetColumn) {
        target.asset = "site";
    } else {
        auto namer = m_plan.namer;
        namer.setCountsFromZero(countsFromZero);
        const auto name = namer.name(target.text);
        if (!name) {
            target.noServer = true;
            return target;
        }
        target.asset = *name;
    }
    if (m_plan.isLong()) {
        const std::size_t first = hasAssetColumn ? 1 : 0;
        for (std::size_t i = first; i < first + m_plan.labelIndices.size(); ++i)
            if (!parts[i].empty())
                target.asset.append("/").append(parts[i]);
    }
    if (!column->meaning.part.empty())
        target.asset += "/" + column->meaning.part;
    target.isTaken = true;
    target.metric = column->meaning.metric;
    target.unit = column->storedUnit;
    target.factor = column->conversion.factor;
    target.offset = column->conversion.offset;
    target.resolution = m_plan.used.resolution;
    target.percentIfAboveOne = column->percentIfAboveOne;
    return target;
}

} // namespace data::csv
