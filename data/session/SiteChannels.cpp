#include "data/session/SiteChannels.h"
#include "data/store/RecordingFormat.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <limits>

namespace data {
namespace {

constexpr const char* limitsNote = "limits";
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::string limitMetric(const std::string& id, bool used) { return "limit:" + id + (used ? ":used" : ":capacity"); }

} // namespace

double figureResolution(const twin::KeyFigureInfo& info) { return std::pow(10.0, -(info.decimals + 2)); }

double staleAfterSeconds(double typicalStep) { return gapAfterSeconds(typicalStep); }

void SiteChannelsWriter::addLimits(const twin::KeyFigures& figures, std::vector<Channel>& channels, int block)
{
    QJsonArray list;
    for (const twin::Limit& l : figures.limits) {
        if (m_limits.count(l.id) > 0)
            continue;
        m_limits[l.id] = {block, channels.size()};
        m_described.push_back(l);
        for (const bool used : {true, false})
            channels.push_back({siteAsset, limitMetric(l.id, used), l.unit, m_origin, 1e-4});
    }
    for (const twin::Limit& l : m_described)
        list.append(QJsonObject{{QStringLiteral("id"), QString::fromStdString(l.id)},
                                {QStringLiteral("label"), QString::fromStdString(l.label)},
                                {QStringLiteral("unit"), QString::fromStdString(l.unit)}});
    m_writer.setNote(limitsNote, QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString());
}

void SiteChannelsWriter::append(twin::Timestamp t, const twin::KeyFigures& figures)
{
    const auto table = twin::keyFigureTable();
    bool isNew = m_blocks.empty();
    for (const twin::Limit& l : figures.limits)
        isNew = isNew || m_limits.count(l.id) == 0;
    if (isNew) {
        std::vector<Channel> channels;
        if (m_blocks.empty())
            for (const twin::KeyFigureInfo& f : table)
                channels.push_back({siteAsset, f.id, f.unit, m_origin, figureResolution(f)});
        addLimits(figures, channels, static_cast<int>(m_blocks.size()));
        m_blocks.push_back(m_writer.addBlock(channels));
        m_rows.emplace_back(channels.size());
    }
    for (auto& row : m_rows)
        std::fill(row.begin(), row.end(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < table.size(); ++i)
        m_rows[0][i] = static_cast<float>(figures.*table[i].member);
    for (const twin::Limit& l : figures.limits) {
        const LimitPlace place = m_limits.at(l.id);
        auto& row = m_rows[static_cast<std::size_t>(place.block)];
        row[place.column] = static_cast<float>(l.used);
        row[place.column + 1] = static_cast<float>(l.capacity);
    }
    for (std::size_t b = 0; b < m_blocks.size(); ++b)
        m_writer.appendFrame(m_blocks[b], t, m_rows[b]);
}

SiteChannelsReader::SiteChannelsReader(RecordingReader& reader)
{
    const auto list = QJsonDocument::fromJson(QByteArray::fromStdString(reader.note(limitsNote))).array();
    for (const auto& entry : list) {
        twin::Limit l;
        l.id = entry.toObject().value(QStringLiteral("id")).toString().toStdString();
        l.label = entry.toObject().value(QStringLiteral("label")).toString().toStdString();
        l.unit = entry.toObject().value(QStringLiteral("unit")).toString().toStdString();
        m_limits.push_back(l);
    }
    std::map<std::string, std::pair<std::size_t, bool>> byMetric;
    for (std::size_t i = 0; i < m_limits.size(); ++i)
        for (const bool used : {true, false})
            byMetric[limitMetric(m_limits[i].id, used)] = {i, used};
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    for (int b = 0; b < reader.blockCount(); ++b) {
        const auto channels = reader.blockChannels(b);
        // Blocks of one asset only: those of many assets are not looked through.
        if (reader.channel(channels.front()).asset != siteAsset || reader.channel(channels.back()).asset != siteAsset)
            continue;
        Block block{b, staleAfterSeconds(reader.typicalStep(b)), {}, {}};
        std::map<std::size_t, Block::LimitColumns> limits;
        for (std::size_t c = 0; c < channels.size(); ++c) {
            const Channel& channel = reader.channel(channels[c]);
            if (channel.asset != siteAsset)
                continue;
            if (const auto* f = twin::keyFigureById(channel.metric)) {
                block.figures.emplace_back(c, f->member);
            } else if (const auto it = byMetric.find(channel.metric); it != byMetric.end()) {
                const auto [limit, used] = it->second;
                auto& columns = limits.try_emplace(limit, Block::LimitColumns{limit, none, none}).first->second;
                (used ? columns.used : columns.capacity) = c;
            }
        }
        for (const auto& [limit, columns] : limits)
            if (columns.used != none && columns.capacity != none)
                block.limits.push_back(columns);
        if (!block.figures.empty() || !block.limits.empty())
            m_blocks.push_back(std::move(block));
    }
}

twin::KeyFigures SiteChannelsReader::figures(RecordingReader& reader, twin::Timestamp t) const
{
    twin::KeyFigures k;
    for (const twin::KeyFigureInfo& f : twin::keyFigureTable())
        k.*f.member = nan;
    std::vector<float> values;
    std::map<std::size_t, twin::Limit> limits; // in the order they were written
    for (const Block& b : m_blocks) {
        reader.frame(b.index, t, b.maxAge, values);
        for (const auto& [column, member] : b.figures)
            if (!std::isnan(values[column]))
                k.*member = static_cast<double>(values[column]);
        for (const auto& c : b.limits) {
            if (std::isnan(values[c.used]) || std::isnan(values[c.capacity]))
                continue;
            twin::Limit l = m_limits[c.limit];
            l.used = static_cast<double>(values[c.used]);
            l.capacity = static_cast<double>(values[c.capacity]);
            limits[c.limit] = std::move(l);
        }
    }
    for (auto& [index, limit] : limits) {
        k.limits.push_back(std::move(limit));
        const auto last = k.limits.size() - 1;
        if (k.binding_limit < 0 || k.limits[last].headroomPercent() < k.limits[static_cast<std::size_t>(k.binding_limit)].headroomPercent())
            k.binding_limit = static_cast<int>(last);
    }
    return k;
}

} // namespace data
