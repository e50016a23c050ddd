#include "data/import/CsvProbe.h"
#include "data/import/CsvPipeline.h"
#include "twin/base/NumberText.h"
#include <cmath>

namespace data::csv {

void probe(const Plan& plan, Facts& facts)
{
    constexpr int places = 24;
    BlockReader reader(plan.csv, plan.file.dataBegin);
    BlockParser parser(plan, 0);
    TextBlock text;
    ParsedBlock block;
    std::vector<int> keys;
    const auto take = [&] {
        parser.parse(text, block);
        facts.define(block, keys);
        facts.absorb(block, keys);
    };
    if (!reader.next(text))
        return;
    take();
    const std::int64_t begin = text.fileEnd, rest = reader.fileBytes() - begin;
    if (rest <= 0)
        return;
    for (int i = 0; i < places; ++i) // each behind the one before: twice the same rows would look like times that go back
        if (const auto place = begin + rest * i / places; place >= text.fileEnd && reader.around(place, text))
            take();
}

} // namespace data::csv

namespace data {

using namespace csv;

CsvPreview previewCsv(const std::filesystem::path& csv, int rows, const CsvMapping& mapping)
{
    auto plan = makePlan(csv, mapping);
    CsvPreview preview;
    preview.header = plan.file.header;
    preview.rows = plan.file.rows;
    if (preview.rows.size() > static_cast<std::size_t>(std::max(rows, 0)))
        preview.rows.resize(static_cast<std::size_t>(std::max(rows, 0)));
    preview.guess = plan.used;
    preview.issues = plan.issues;

    BlockReader reader(csv, plan.file.dataBegin);
    BlockParser parser(plan, 0);
    Facts facts(plan);
    TextBlock text;
    ParsedBlock block;
    std::vector<int> keys;
    std::vector<double> first; // by channel
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (reader.next(text)) {
        parser.parse(text, block);
        preview.allChannels = text.fileEnd >= reader.fileBytes();
        facts.define(block, keys);
        facts.absorb(block, keys);
        first.assign(facts.channels().size(), nan);
        for (std::size_t r = 0; r < block.runs.size(); ++r)
            for (std::size_t c = 0; c < facts.columns(); ++c) {
                auto& value = first[static_cast<std::size_t>(keys[r]) * facts.columns() + c];
                for (std::size_t i = block.runs[r].begin; i < block.runs[r].end && std::isnan(value); ++i)
                    value = block.values[i * facts.columns() + c];
            }
    }
    const auto& choices = facts.choices();
    const TargetMaker maker(plan);
    for (std::size_t k = 0; k < facts.keys().size(); ++k)
        for (std::size_t c = 0; c < facts.columns(); ++c) {
            const auto& channel = facts.channel(static_cast<int>(k), c);
            const auto target = maker.make(facts.keys()[k].text, c, facts.countsFromZero());
            CsvPreview::Channel shown;
            const auto parts = plan.isLong() ? keyParts(facts.keys()[k].text) : std::vector<std::string_view>{};
            shown.column = plan.metricIndex >= 0 ? std::string(parts.back()) : plan.values[c].name;
            shown.text = target.text;
            shown.rule = target.rule;
            const double value = first[k * facts.columns() + c];
            shown.value = nan;
            if (!std::isnan(value))
                shown.example = twin::numberText(value);
            if (target.isTaken && channel.kind >= 0) {
                const auto& choice = choices[static_cast<std::size_t>(channel.kind)];
                MappedChannel mapped;
                mapped.channel = {target.asset, target.metric, target.unit, twin::Origin::Measured, choice.resolution};
                mapped.factor = choice.factor;
                mapped.offset = target.offset;
                mapped.blankFrom = target.blankFrom;
                shown.value = mapped.apply(value);
                shown.mapped = std::move(mapped);
            }
            preview.channels.push_back(std::move(shown));
        }
    return preview;
}

} // namespace data
