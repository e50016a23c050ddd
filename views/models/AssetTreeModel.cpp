#include "views/models/AssetTreeModel.h"
#include "views/models/AssetDelegate.h"
#include "twin/model/TwinState.h"
#include "views/panels/common/ChannelMime.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QMimeData>
#include <algorithm>
#include <cmath>

namespace views {

using twin::AssetId;
using twin::AssetKind;
using twin::AssetRef;

static_assert(sizeof(quintptr) == 8, "indices keep an asset id, a server or GPU and a node type in one word");

namespace {

/// Broken at the space that leaves the longer line shortest: names need the width more than a heading does.
QString inTwoLines(QString text)
{
    qsizetype best = -1;
    const auto longer = [&](qsizetype at) { return std::max(at, text.size() - at - 1); };
    for (qsizetype at = text.indexOf(QLatin1Char(' ')); at >= 0; at = text.indexOf(QLatin1Char(' '), at + 1))
        if (best < 0 || longer(at) < longer(best))
            best = at;
    if (best > 0)
        text[best] = QLatin1Char('\n');
    return text.replace(QStringLiteral(",\n"), QStringLiteral("\n"));
}

} // namespace

AssetTreeModel::AssetTreeModel(twin::SiteModel* site, const twin::TwinState* state, QObject* parent)
    : QAbstractItemModel(parent), m_site(site), m_state(state)
{
    connect(site, &twin::SiteModel::changed, this, &AssetTreeModel::onChanged);
    rebuild();
}

// --- keys ------------------------------------------------------------------------------------------------------------

quintptr AssetTreeModel::key(Node node, std::uint32_t id, int sub)
{
    return (static_cast<quintptr>(node) << 56) | (static_cast<quintptr>(sub & 0xffff) << 32) | id;
}
AssetTreeModel::Node AssetTreeModel::nodeOf(const QModelIndex& index) { return static_cast<Node>(index.internalId() >> 56); }
std::uint32_t AssetTreeModel::idOf(const QModelIndex& index) { return static_cast<std::uint32_t>(index.internalId()); }
int AssetTreeModel::subOf(const QModelIndex& index) { return static_cast<int>((index.internalId() >> 32) & 0xffff); }

// --- navigation ------------------------------------------------------------------------------------------------------

const twin::Rack* AssetTreeModel::rack(std::uint32_t id) const
{
    const int i = m_site->rackIndex(AssetId{id});
    return i >= 0 ? &m_site->site().racks[static_cast<std::size_t>(i)] : nullptr;
}

int AssetTreeModel::gpusPerServer(const twin::Rack& r) const
{
    const auto& type = m_site->catalogue().rackTypes[r.type];
    return type.servers > 0 && type.gpus > 0 ? std::max(1, type.gpus / type.servers) : 0;
}

QModelIndex AssetTreeModel::buildingIndex(int building) const { return createIndex(building, 0, key(Node::Building, static_cast<std::uint32_t>(building))); }

QModelIndex AssetTreeModel::hallIndex(int hall) const
{
    const auto& list = m_hallsOfBuilding[static_cast<std::size_t>(m_site->site().halls[static_cast<std::size_t>(hall)].building)];
    return createIndex(static_cast<int>(std::find(list.begin(), list.end(), hall) - list.begin()), 0, key(Node::Hall, static_cast<std::uint32_t>(hall)));
}

QModelIndex AssetTreeModel::rowIndex(int row) const
{
    const auto& list = m_rowsOfHall[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)].hall)];
    return createIndex(static_cast<int>(std::find(list.begin(), list.end(), row) - list.begin()), 0, key(Node::Row, static_cast<std::uint32_t>(row)));
}

QModelIndex AssetTreeModel::rackIndex(AssetId id, int column) const
{
    const auto it = m_rowOfRack.find(id);
    if (it == m_rowOfRack.end())
        return {};
    const auto& racks = m_rows[static_cast<std::size_t>(it->second)].racks;
    return createIndex(static_cast<int>(std::find(racks.begin(), racks.end(), id) - racks.begin()), column, key(Node::Rack, id.value));
}

int AssetTreeModel::columnCount(const QModelIndex&) const { return 2; }

int AssetTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return 1;
    if (parent.column() > 0)
        return 0;
    const auto id = static_cast<std::size_t>(idOf(parent));
    switch (nodeOf(parent)) {
    case Node::Site: return static_cast<int>(m_hallsOfBuilding.size()) + (m_groups.empty() ? 0 : 1);
    case Node::Building: return static_cast<int>(m_hallsOfBuilding[id].size());
    case Node::Hall: return static_cast<int>(m_rowsOfHall[id].size());
    case Node::Row: return static_cast<int>(m_rows[id].racks.size());
    case Node::Rack: {
        const auto* r = rack(idOf(parent));
        return r ? m_site->catalogue().rackTypes[r->type].servers : 0;
    }
    case Node::Server: {
        const auto* r = rack(idOf(parent));
        if (!r)
            return 0;
        // The last servers of a rack that is not full have fewer GPUs.
        const int each = gpusPerServer(*r);
        return std::clamp(text::gpusOf(*r, m_site->catalogue()) - subOf(parent) * each, 0, each);
    }
    case Node::Yard: return static_cast<int>(m_groups.size());
    case Node::Group: return static_cast<int>(m_groups[id].units.size());
    case Node::Gpu:
    case Node::Unit: break;
    }
    return 0;
}

QModelIndex AssetTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column > 1 || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(0, column, key(Node::Site, 0));
    const auto id = idOf(parent);
    const auto r = static_cast<std::size_t>(row);
    switch (nodeOf(parent)) {
    case Node::Site:
        if (r < m_hallsOfBuilding.size())
            return createIndex(row, column, key(Node::Building, static_cast<std::uint32_t>(row)));
        return createIndex(row, column, key(Node::Yard, 0));
    case Node::Building: return createIndex(row, column, key(Node::Hall, static_cast<std::uint32_t>(m_hallsOfBuilding[id][r])));
    case Node::Hall: return createIndex(row, column, key(Node::Row, static_cast<std::uint32_t>(m_rowsOfHall[id][r])));
    case Node::Row: return createIndex(row, column, key(Node::Rack, m_rows[id].racks[r].value));
    case Node::Rack: return createIndex(row, column, key(Node::Server, id, row));
    case Node::Server: return createIndex(row, column, key(Node::Gpu, id, subOf(parent) * gpusPerServer(*rack(id)) + row));
    case Node::Yard: return createIndex(row, column, key(Node::Group, static_cast<std::uint32_t>(row)));
    case Node::Group: return createIndex(row, column, key(Node::Unit, static_cast<std::uint32_t>(m_groups[id].units[r])));
    case Node::Gpu:
    case Node::Unit: break;
    }
    return {};
}

QModelIndex AssetTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const auto id = idOf(child);
    switch (nodeOf(child)) {
    case Node::Site: return {};
    case Node::Building:
    case Node::Yard: return createIndex(0, 0, key(Node::Site, 0));
    case Node::Hall: return buildingIndex(m_site->site().halls[id].building);
    case Node::Row: return hallIndex(m_rows[id].hall);
    case Node::Rack: {
        const auto it = m_rowOfRack.find(AssetId{id});
        return it == m_rowOfRack.end() ? QModelIndex() : rowIndex(it->second);
    }
    case Node::Server: return rackIndex(AssetId{id});
    case Node::Gpu: {
        const auto* r = rack(id);
        const int each = r ? gpusPerServer(*r) : 0;
        if (each <= 0)
            return {};
        const int server = subOf(child) / each;
        return createIndex(server, 0, key(Node::Server, id, server));
    }
    case Node::Group: return createIndex(static_cast<int>(m_hallsOfBuilding.size()), 0, key(Node::Yard, 0));
    case Node::Unit: {
        const int group = m_groupOfUnit[id];
        return createIndex(group, 0, key(Node::Group, static_cast<std::uint32_t>(group)));
    }
    }
    return {};
}

AssetRef AssetTreeModel::asset(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const auto& site = m_site->site();
    const auto id = static_cast<std::size_t>(idOf(index));
    switch (nodeOf(index)) {
    case Node::Building: return {site.buildings[id].id};
    case Node::Hall: return {site.halls[id].id};
    case Node::Row: return {m_rows[id].id};
    case Node::Rack: return {AssetId{idOf(index)}};
    case Node::Server: return {AssetId{idOf(index)}, static_cast<std::int16_t>(subOf(index)), -1};
    case Node::Gpu: {
        const auto* r = rack(idOf(index));
        const int each = r ? gpusPerServer(*r) : 0;
        return {AssetId{idOf(index)}, static_cast<std::int16_t>(each > 0 ? subOf(index) / each : -1), static_cast<std::int16_t>(subOf(index))};
    }
    case Node::Unit: return {site.units[id].id};
    case Node::Site:
    case Node::Yard:
    case Node::Group: break;
    }
    return {};
}

QModelIndex AssetTreeModel::indexOf(AssetRef ref) const
{
    if (!ref.isValid())
        return {};
    if (m_site->rackIndex(ref.asset) >= 0) {
        const auto id = ref.asset.value;
        const auto* r = rack(id);
        const int each = gpusPerServer(*r);
        if (ref.gpu >= 0 && each > 0)
            return createIndex(ref.gpu % each, 0, key(Node::Gpu, id, ref.gpu));
        if (ref.server >= 0)
            return createIndex(ref.server, 0, key(Node::Server, id, ref.server));
        return rackIndex(ref.asset);
    }
    if (const int unit = m_site->unitIndex(ref.asset); unit >= 0)
        return createIndex(m_placeOfUnit[static_cast<std::size_t>(unit)], 0, key(Node::Unit, static_cast<std::uint32_t>(unit)));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].id == ref.asset)
            return rowIndex(static_cast<int>(i));
    if (const int hall = m_site->hallIndex(ref.asset); hall >= 0)
        return hallIndex(hall);
    const auto& buildings = m_site->site().buildings;
    for (std::size_t i = 0; i < buildings.size(); ++i)
        if (buildings[i].id == ref.asset)
            return buildingIndex(static_cast<int>(i));
    return {};
}

// --- what is shown ---------------------------------------------------------------------------------------------------

AssetKind AssetTreeModel::kind(const QModelIndex& index) const
{
    switch (nodeOf(index)) {
    case Node::Building: return AssetKind::Building;
    case Node::Hall: return AssetKind::Hall;
    case Node::Row: return AssetKind::Row;
    case Node::Rack: return AssetKind::Rack;
    case Node::Server: return AssetKind::Server;
    case Node::Gpu: return AssetKind::Gpu;
    case Node::Group: return m_groups[idOf(index)].kind;
    case Node::Unit: return m_site->site().units[idOf(index)].kind;
    case Node::Site:
    case Node::Yard: break;
    }
    return AssetKind::Site;
}

QString AssetTreeModel::title(const QModelIndex& index) const
{
    const auto& site = m_site->site();
    const auto id = static_cast<std::size_t>(idOf(index));
    switch (nodeOf(index)) {
    case Node::Site: return site.name.empty() ? tr("Site") : text::fromUtf8(site.name);
    case Node::Building: return text::buildingName(site.buildings[id].name);
    case Node::Hall: return text::hallName(site.halls[id].name);
    case Node::Row: return tr("Row %1").arg(m_rows[id].number, 2, 10, QLatin1Char('0'));
    case Node::Rack: {
        const auto* r = rack(idOf(index));
        return r ? text::fromUtf8(r->name) : QString();
    }
    case Node::Server: return tr("Server %1").arg(subOf(index) + 1);
    case Node::Gpu: {
        const auto* r = rack(idOf(index));
        const int each = r ? gpusPerServer(*r) : 0;
        return tr("GPU %1").arg(each > 0 ? subOf(index) % each + 1 : subOf(index) + 1);
    }
    case Node::Yard: return tr("Yard");
    case Node::Group:
        return QStringLiteral("%1 (%2)").arg(text::kindLabelPlural(m_groups[id].kind), text::number(static_cast<double>(m_groups[id].units.size()), 0));
    case Node::Unit: return text::fromUtf8(site.units[id].name);
    }
    return {};
}

QString AssetTreeModel::note(const QModelIndex& index) const
{
    const auto count = [](std::size_t n) { return n == 1 ? tr("1 rack") : tr("%1 racks").arg(text::number(static_cast<double>(n), 0)); };
    const auto id = static_cast<std::size_t>(idOf(index));
    std::size_t racks = 0;
    switch (nodeOf(index)) {
    case Node::Row: return count(m_rows[id].racks.size());
    case Node::Hall:
        for (const int row : m_rowsOfHall[id])
            racks += m_rows[static_cast<std::size_t>(row)].racks.size();
        return count(racks);
    default: return {};
    }
}

void AssetTreeModel::accumulate(int rowNumber, double& sum, double& extreme, int& count) const
{
    const auto values = m_state->rackValues(m_origin, m_metric);
    if (values.empty())
        return;
    const bool isMin = text::aggregateOf(m_metric) == text::Aggregate::Min;
    for (const AssetId id : m_rows[static_cast<std::size_t>(rowNumber)].racks) {
        const int i = m_site->rackIndex(id);
        if (i < 0 || static_cast<std::size_t>(i) >= values.size())
            continue;
        const double v = values[static_cast<std::size_t>(i)];
        if (!std::isfinite(v))
            continue;
        extreme = count == 0 ? v : isMin ? std::min(extreme, v) : std::max(extreme, v);
        sum += v;
        ++count;
    }
}

AssetTreeModel::Value AssetTreeModel::value(const QModelIndex& index) const
{
    if (!m_state)
        return {};
    const auto one = [](double v) { return Value{v, std::isfinite(v)}; };
    const auto id = static_cast<std::size_t>(idOf(index));
    double sum = 0, extreme = 0;
    int count = 0;
    const auto hall = [&](int h) {
        for (const int row : m_rowsOfHall[static_cast<std::size_t>(h)])
            accumulate(row, sum, extreme, count);
    };
    const auto units = [&](const std::vector<int>& list) {
        for (const int u : list)
            if (const double v = m_state->unitValue(m_origin, m_metric, u); std::isfinite(v)) {
                extreme = count == 0 ? v : std::max(extreme, v);
                sum += v;
                ++count;
            }
    };
    switch (nodeOf(index)) {
    case Node::Rack: {
        const int i = m_site->rackIndex(AssetId{idOf(index)});
        return i < 0 ? Value{} : one(m_state->rackValue(m_origin, m_metric, i));
    }
    case Node::Server: {
        const int i = m_site->rackIndex(AssetId{idOf(index)});
        return i < 0 ? Value{} : one(m_state->serverValue(m_origin, m_metric, i, subOf(index)));
    }
    case Node::Unit: return one(m_state->unitValue(m_origin, m_metric, static_cast<int>(id)));
    case Node::Row: accumulate(static_cast<int>(id), sum, extreme, count); break;
    case Node::Hall: hall(static_cast<int>(id)); break;
    case Node::Building:
        for (const int h : m_hallsOfBuilding[id])
            hall(h);
        break;
    case Node::Group: units(m_groups[id].units); break;
    case Node::Site:
    case Node::Yard:
    case Node::Gpu: return {}; // supply and load of the yard do not add up to one number
    }
    if (count == 0)
        return {};
    switch (text::aggregateOf(m_metric)) {
    case text::Aggregate::Sum: return {sum, true};
    case text::Aggregate::Mean: return {sum / count, true};
    default: return {extreme, true};
    }
}

QString AssetTreeModel::tooltip(const QModelIndex& index) const
{
    if (index.column() == 1) {
        const auto v = value(index);
        const QString what = QStringLiteral("%1, %2").arg(text::metricLabel(m_metric), text::originLabel(m_origin).toLower());
        if (!v.isKnown)
            return tr("%1: not known here").arg(what);
        const bool isGroup = nodeOf(index) != Node::Rack && nodeOf(index) != Node::Server && nodeOf(index) != Node::Unit;
        const QString number = text::withUnit(text::full(v.value * twin::metricInfo(m_metric).displayScale), text::metricUnit(m_metric));
        return isGroup ? QStringLiteral("%1, %2: %3").arg(what, text::aggregateLabel(text::aggregateOf(m_metric)), number)
                       : QStringLiteral("%1: %2").arg(what, number);
    }
    if (const auto found = text::resolve(*m_site, asset(index)); found && found->kind != AssetKind::Site)
        return QStringLiteral("%1\n%2\n%3").arg(title(index), text::assetType(*m_site, *found), text::assetPlace(*m_site, *found));
    return title(index);
}

Qt::ItemFlags AssetTreeModel::flags(const QModelIndex& index) const
{
    const auto base = QAbstractItemModel::flags(index);
    return asset(index).isValid() ? base | Qt::ItemIsDragEnabled : base;
}

QStringList AssetTreeModel::mimeTypes() const { return {QLatin1String(channelMimeType)}; }

QMimeData* AssetTreeModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<ChartChannel> channels;
    for (const auto& index : indexes)
        if (const auto ref = asset(index); index.column() == 0 && ref.isValid())
            channels.push_back({ref, {}});
    return channelMime(channels);
}

QVariant AssetTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        if (index.column() == 0)
            return title(index);
        const auto v = value(index);
        if (!v.isKnown)
            return nodeOf(index) == Node::Site || nodeOf(index) == Node::Yard ? QVariant() : QVariant(text::dash());
        if (m_origin == twin::Origin::Residual)
            return text::metricResidual(m_metric, v.value);
        return text::metricNumber(m_metric, v.value);
    }
    case GlyphRole:
        if (index.column() != 0)
            return {};
        return static_cast<int>(nodeOf(index) == Node::Yard ? Glyph::Yard : kindGlyph(kind(index)));
    case TypeTextRole: return index.column() == 0 ? note(index) : QVariant();
    case Qt::ToolTipRole: return tooltip(index);
    case Qt::TextAlignmentRole:
        return index.column() == 1 ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case AssetRole: return QVariant::fromValue(static_cast<quint64>(asset(index).asset.value));
    case KindRole: return static_cast<int>(kind(index));
    default: return {};
    }
}

QVariant AssetTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Asset") : inTwoLines(text::metricLabelWithUnit(m_metric));
    if (role == Qt::ToolTipRole && section == 1)
        return QStringLiteral("%1, %2").arg(text::metricLabelWithUnit(m_metric), text::originLabel(m_origin).toLower());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == 1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

void AssetTreeModel::setValue(twin::Metric metric, twin::Origin origin)
{
    if (metric == m_metric && origin == m_origin)
        return;
    m_metric = metric;
    m_origin = origin;
    Q_EMIT headerDataChanged(Qt::Horizontal, 1, 1);
}

} // namespace views
