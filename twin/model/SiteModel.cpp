#include "twin/model/SiteModel.h"
#include "twin/base/NumberText.h"
#include <algorithm>

namespace twin {

SiteModel::SiteModel(QObject* parent) : QObject(parent) {}

namespace {
int indexIn(const std::unordered_map<AssetId, int>& index, AssetId id)
{
    const auto it = index.find(id);
    return it == index.end() ? -1 : it->second;
}

template<typename T> int positionOf(const std::vector<T>& list, AssetId id)
{
    const auto it = std::find_if(list.begin(), list.end(), [id](const T& item) { return item.id == id; });
    return it == list.end() ? -1 : static_cast<int>(it - list.begin());
}

/// "S3" with the letter S gives 3; anything else 0.
int numberAfter(char letter, std::string_view text)
{
    if (text.size() < 2 || text.size() > 4 || text[0] != letter || text[1] < '1' || text[1] > '9')
        return 0;
    const auto number = toInteger(text.substr(1));
    return number && *number <= 999 ? static_cast<int>(*number) : 0;
}
} // namespace

int SiteModel::rackIndex(AssetId id) const
{
    return indexIn(m_rackIndex, id);
}

int SiteModel::unitIndex(AssetId id) const
{
    return indexIn(m_unitIndex, id);
}

int SiteModel::hallIndex(AssetId id) const
{
    return positionOf(m_site.halls, id);
}

int SiteModel::rowIndex(AssetId id) const
{
    return positionOf(m_site.rows, id);
}

int SiteModel::gpusOf(const Rack& rack) const
{
    return rack.gpus ? rack.gpus : catalogue().rackTypes[rack.type].gpus;
}

std::string SiteModel::name(AssetRef ref) const
{
    if (const int i = rackIndex(ref.asset); i >= 0) {
        const Rack& rack = m_site.racks[static_cast<std::size_t>(i)];
        if (ref.server < 0 && ref.gpu < 0)
            return rack.name;
        const RackSpec& type = catalogue().rackTypes[rack.type];
        if (ref.gpu < 0)
            return ref.server < type.servers ? rack.name + "/S" + std::to_string(ref.server + 1) : std::string();
        if (ref.gpu >= gpusOf(rack) || type.servers <= 0)
            return {};
        const int perServer = std::max(1, type.gpus / type.servers);
        return rack.name + "/S" + std::to_string(ref.gpu / perServer + 1) + "/G" + std::to_string(ref.gpu % perServer + 1);
    }
    if (const int i = unitIndex(ref.asset); i >= 0)
        return m_site.units[static_cast<std::size_t>(i)].name;
    if (const int i = hallIndex(ref.asset); i >= 0)
        return m_site.halls[static_cast<std::size_t>(i)].name;
    if (const int i = rowIndex(ref.asset); i >= 0) {
        const Row& row = m_site.rows[static_cast<std::size_t>(i)];
        return rowName(m_site.halls[static_cast<std::size_t>(row.hall)].number, row.number);
    }
    if (const int i = positionOf(m_site.buildings, ref.asset); i >= 0)
        return m_site.buildings[static_cast<std::size_t>(i)].name;
    return {};
}

std::optional<AssetRef> SiteModel::find(const std::string& name) const
{
    if (m_byName.empty()) {
        m_byName.reserve(m_site.racks.size() + m_site.units.size() + m_site.rows.size() + 32);
        for (const Rack& rack : m_site.racks)
            m_byName.emplace(rack.name, rack.id);
        for (const Unit& unit : m_site.units)
            m_byName.emplace(unit.name, unit.id);
        for (const Row& row : m_site.rows)
            m_byName.emplace(rowName(m_site.halls[static_cast<std::size_t>(row.hall)].number, row.number), row.id);
        for (const Hall& hall : m_site.halls)
            m_byName.emplace(hall.name, hall.id);
        for (const Building& building : m_site.buildings)
            m_byName.emplace(building.name, building.id);
    }
    if (const auto it = m_byName.find(name); it != m_byName.end())
        return AssetRef{it->second};
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos)
        return {};
    const auto rack = m_byName.find(name.substr(0, slash));
    if (rack == m_byName.end())
        return {};
    return findPart(AssetRef{rack->second}, std::string_view(name).substr(slash + 1));
}

std::optional<AssetRef> SiteModel::findPart(AssetRef ref, std::string_view part) const
{
    const int i = rackIndex(ref.asset);
    if (i < 0)
        return {};
    const Rack& rack = m_site.racks[static_cast<std::size_t>(i)];
    const RackSpec& type = catalogue().rackTypes[rack.type];
    const std::size_t slash = part.find('/');
    const int server = numberAfter('S', part.substr(0, slash));
    if (server == 0 || server > type.servers)
        return {};
    ref.server = static_cast<std::int16_t>(server - 1);
    if (slash == std::string_view::npos)
        return ref;
    const int perServer = type.gpus / type.servers;
    const int gpu = numberAfter('G', part.substr(slash + 1));
    const int inRack = (server - 1) * perServer + gpu - 1;
    if (gpu == 0 || gpu > perServer || inRack >= gpusOf(rack))
        return {};
    ref.gpu = static_cast<std::int16_t>(inRack);
    return ref;
}

void SiteModel::reset(Site site, Scenario scenario)
{
    const ChangeSet change;
    Q_EMIT aboutToChange(change);
    m_site = std::move(site);
    m_scenario = std::move(scenario);
    rebuildIndex();
    Q_EMIT changed(change);
}

void SiteModel::rebuildIndex()
{
    m_unitIndex.clear();
    m_unitIndex.reserve(m_site.units.size());
    for (std::size_t i = 0; i < m_site.units.size(); ++i)
        m_unitIndex[m_site.units[i].id] = static_cast<int>(i);
    m_rackIndex.clear();
    m_rackIndex.reserve(m_site.racks.size());
    reindexRacks(0);
}

void SiteModel::reindexRacks(std::size_t from)
{
    for (std::size_t i = from; i < m_site.racks.size(); ++i)
        m_rackIndex[m_site.racks[i].id] = static_cast<int>(i);
    m_byName.clear();
}

void SiteModel::Editor::insertRacks(const std::vector<DetachedRack>& racks)
{
    if (racks.empty())
        return;
    ChangeSet change{ChangeSet::Kind::RacksAdded, {}, {}};
    change.racks.reserve(racks.size());
    for (const DetachedRack& r : racks)
        change.racks.push_back(r.index);
    Q_EMIT m.aboutToChange(change);
    std::vector<Rack>& all = m.m_site.racks;
    const auto first = static_cast<std::size_t>(racks.front().index);
    // One merge from the first touched place on; everything before it stays.
    std::vector<Rack> tail(std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(first)), std::make_move_iterator(all.end()));
    all.resize(first);
    all.reserve(first + tail.size() + racks.size());
    auto old = tail.begin();
    for (const DetachedRack& r : racks) {
        while (all.size() < static_cast<std::size_t>(r.index) && old != tail.end())
            all.push_back(std::move(*old++));
        all.push_back(r.rack);
    }
    all.insert(all.end(), std::make_move_iterator(old), std::make_move_iterator(tail.end()));
    m.reindexRacks(first);
    Q_EMIT m.changed(change);
}

std::vector<DetachedRack> SiteModel::Editor::removeRacks(const std::vector<AssetId>& ids)
{
    ChangeSet change{ChangeSet::Kind::RacksRemoved, {}, {}};
    for (const AssetId id : ids)
        if (const int i = m.rackIndex(id); i >= 0)
            change.racks.push_back(i);
    std::sort(change.racks.begin(), change.racks.end());
    change.racks.erase(std::unique(change.racks.begin(), change.racks.end()), change.racks.end());
    std::vector<DetachedRack> out;
    if (change.racks.empty())
        return out;
    Q_EMIT m.aboutToChange(change);
    std::vector<Rack>& all = m.m_site.racks;
    out.reserve(change.racks.size());
    const auto first = static_cast<std::size_t>(change.racks.front());
    std::size_t to = first;
    auto next = change.racks.begin();
    for (std::size_t i = first; i < all.size(); ++i) {
        if (next != change.racks.end() && static_cast<std::size_t>(*next) == i) {
            m.m_rackIndex.erase(all[i].id);
            out.push_back({*next, std::move(all[i])});
            ++next;
        } else {
            all[to++] = std::move(all[i]);
        }
    }
    all.resize(to);
    m.reindexRacks(first);
    Q_EMIT m.changed(change);
    return out;
}

void SiteModel::Editor::replaceRacks(const std::vector<Rack>& racks)
{
    ChangeSet change{ChangeSet::Kind::RacksMoved, {}, {}};
    for (const Rack& rack : racks)
        if (const int i = m.rackIndex(rack.id); i >= 0)
            change.racks.push_back(i);
    std::sort(change.racks.begin(), change.racks.end());
    if (change.racks.empty())
        return;
    Q_EMIT m.aboutToChange(change);
    for (const Rack& rack : racks)
        if (const int i = m.rackIndex(rack.id); i >= 0)
            m.m_site.racks[static_cast<std::size_t>(i)] = rack;
    m.m_byName.clear();
    Q_EMIT m.changed(change);
}

void SiteModel::Editor::insertRow(const Row& row)
{
    m.m_site.rows.push_back(row);
    m.m_byName.clear();
}

void SiteModel::Editor::removeLastRow()
{
    m.m_site.rows.pop_back();
    m.m_byName.clear();
}

void SiteModel::Editor::setScenario(const Scenario& scenario, std::vector<std::string> parameters)
{
    const ChangeSet change{ChangeSet::Kind::Scenario, {}, std::move(parameters)};
    Q_EMIT m.aboutToChange(change);
    m.m_scenario = scenario;
    Q_EMIT m.changed(change);
}

AssetId SiteModel::Editor::newId()
{
    return m.m_site.newId();
}

} // namespace twin
