#include "views/models/AssetSearchModel.h"
#include "views/models/AssetDelegate.h"
#include "views/panels/common/ChannelMime.h"
#include "views/panels/common/Glyphs.h"
#include <QMimeData>
#include "views/text/Names.h"

namespace views {

AssetSearchModel::AssetSearchModel(const twin::SiteModel* site, QObject* parent) : QAbstractListModel(parent), m_site(site)
{
}

void AssetSearchModel::search(const QString& query)
{
    beginResetModel();
    m_found.clear();
    m_total = 0;
    const QStringList words = query.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto& site = m_site->site();
    // Types and kinds are few: which words each answers is found out once, then only names are looked at.
    const auto wordsLeft = [&](const QString& constant) {
        QStringList left;
        for (const auto& word : words)
            if (!constant.contains(word, Qt::CaseInsensitive))
                left << word;
        return left;
    };
    const auto add = [this](twin::AssetRef ref) {
        ++m_total;
        if (m_found.size() < limit)
            m_found.push_back(ref);
    };
    const auto matches = [](const std::string& name, const QStringList& left) {
        if (left.isEmpty())
            return true;
        const QString text = text::fromUtf8(name);
        return std::all_of(left.begin(), left.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    if (!words.isEmpty()) {
        if (const auto exact = m_site->find(query.trimmed().toUpper().toStdString()); exact && (exact->server >= 0 || exact->gpu >= 0))
            add(*exact);
        for (const auto& building : site.buildings)
            if (matches(text::buildingName(building.name).toStdString(), wordsLeft(text::kindLabel(twin::AssetKind::Building))))
                add({building.id});
        for (const auto& hall : site.halls)
            if (matches(hall.name, words) || matches(text::hallName(hall.name).toStdString(), words))
                add({hall.id});
        const auto& types = m_site->catalogue().rackTypes;
        std::vector<QStringList> left;
        for (const auto& type : types)
            left.push_back(wordsLeft(text::typeName(type.name) + QLatin1Char(' ') + text::kindLabel(twin::AssetKind::Rack)));
        for (const auto& rack : site.racks)
            if (matches(rack.name, left[rack.type]))
                add({rack.id});
        left.clear();
        for (const auto& type : m_site->catalogue().unitTypes)
            left.push_back(wordsLeft(text::typeName(type.name) + QLatin1Char(' ') + text::kindLabel(type.spec.kind)));
        for (const auto& unit : site.units)
            if (matches(unit.name, left[unit.type]))
                add({unit.id});
    }
    endResetModel();
}

int AssetSearchModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_found.size()); }

Qt::ItemFlags AssetSearchModel::flags(const QModelIndex& index) const
{
    const auto base = QAbstractListModel::flags(index);
    return index.isValid() ? base | Qt::ItemIsDragEnabled : base;
}

QStringList AssetSearchModel::mimeTypes() const { return {QLatin1String(channelMimeType)}; }

QMimeData* AssetSearchModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<ChartChannel> channels;
    for (const auto& index : indexes)
        if (index.isValid() && index.row() < rowCount())
            channels.push_back({asset(index.row()), {}});
    return channelMime(channels);
}

QVariant AssetSearchModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    // The list may outlive an edit by one turn: what has gone shows nothing.
    const auto found = text::resolve(*m_site, m_found[static_cast<std::size_t>(index.row())]);
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        // A row's own name says nothing without its hall.
        const QString name = text::assetName(*m_site, *found);
        return found->kind == twin::AssetKind::Row ? text::assetPlace(*m_site, *found) + QStringLiteral(", ") + name : name;
    }
    case TypeTextRole: return text::assetType(*m_site, *found);
    case Qt::ToolTipRole: return text::assetPlace(*m_site, *found);
    case GlyphRole: return static_cast<int>(kindGlyph(found->kind));
    default: return {};
    }
}

} // namespace views
