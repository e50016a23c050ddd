// The mirror of the site's structure, and how edits are announced.
#include "views/models/AssetTreeModel.h"
#include <QTimer>
#include <algorithm>

namespace views {

using twin::AssetId;

void AssetTreeModel::rebuild()
{
    const auto& site = m_site->site();
    m_hallsOfBuilding.assign(site.buildings.size(), {});
    for (std::size_t i = 0; i < site.halls.size(); ++i)
        m_hallsOfBuilding[static_cast<std::size_t>(site.halls[i].building)].push_back(static_cast<int>(i));
    m_rowsOfHall.assign(site.halls.size(), {});
    m_rows.clear();
    for (std::size_t i = 0; i < site.rows.size(); ++i) {
        m_rows.push_back({site.rows[i].id, site.rows[i].hall, site.rows[i].number, {}, {}});
        m_rowsOfHall[static_cast<std::size_t>(site.rows[i].hall)].push_back(static_cast<int>(i));
    }
    for (auto& rows : m_rowsOfHall)
        std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) { return site.rows[static_cast<std::size_t>(a)].number < site.rows[static_cast<std::size_t>(b)].number; });
    m_rowOfRack.clear();
    m_rowOfRack.reserve(site.racks.size());
    for (const auto& r : site.racks) {
        m_rows[r.row].racks.push_back(r.id);
        m_rows[r.row].slots.push_back(r.slot);
        m_rowOfRack[r.id] = r.row;
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        sortRow(static_cast<int>(i));
    m_groups.clear();
    m_groupOfUnit.assign(site.units.size(), 0);
    m_placeOfUnit.assign(site.units.size(), 0);
    for (std::size_t i = 0; i < site.units.size(); ++i) {
        auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group& g) { return g.kind == site.units[i].kind; });
        if (group == m_groups.end())
            group = m_groups.insert(m_groups.end(), Group{site.units[i].kind, {}});
        group->units.push_back(static_cast<int>(i));
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group& a, const Group& b) { return a.kind < b.kind; });
    for (std::size_t g = 0; g < m_groups.size(); ++g)
        for (std::size_t k = 0; k < m_groups[g].units.size(); ++k) {
            m_groupOfUnit[static_cast<std::size_t>(m_groups[g].units[k])] = static_cast<int>(g);
            m_placeOfUnit[static_cast<std::size_t>(m_groups[g].units[k])] = static_cast<int>(k);
        }
}

void AssetTreeModel::sortRow(int rowNumber)
{
    auto& row = m_rows[static_cast<std::size_t>(rowNumber)];
    if (std::is_sorted(row.slots.begin(), row.slots.end()))
        return;
    std::vector<std::size_t> order(row.racks.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return row.slots[a] < row.slots[b]; });
    Row sorted{row.id, row.hall, row.number, {}, {}};
    for (const std::size_t i : order) {
        sorted.racks.push_back(row.racks[i]);
        sorted.slots.push_back(row.slots[i]);
    }
    row = std::move(sorted);
}

void AssetTreeModel::onChanged(const twin::ChangeSet& change)
{
    using Kind = twin::ChangeSet::Kind;
    switch (change.kind) {
    case Kind::Scenario: return;
    case Kind::Reset:
        beginResetModel();
        rebuild();
        endResetModel();
        return;
    case Kind::RacksAdded:
        syncRows();
        addRacks(change.racks);
        break;
    case Kind::RacksRemoved: removeMissingRacks(); break;
    case Kind::RacksMoved:
        syncRows();
        moveRacks(change.racks);
        break;
    }
    // A row that an undo empties is taken away after the racks, without a signal of its own.
    QTimer::singleShot(0, this, &AssetTreeModel::syncRows);
}

void AssetTreeModel::syncRows()
{
    const auto& rows = m_site->site().rows;
    while (m_rows.size() > rows.size()) {
        const int last = static_cast<int>(m_rows.size()) - 1;
        auto& list = m_rowsOfHall[static_cast<std::size_t>(m_rows.back().hall)];
        const int place = static_cast<int>(std::find(list.begin(), list.end(), last) - list.begin());
        beginRemoveRows(hallIndex(m_rows.back().hall), place, place);
        list.erase(list.begin() + place);
        m_rows.pop_back();
        endRemoveRows();
    }
    while (m_rows.size() < rows.size()) {
        const auto& row = rows[m_rows.size()];
        auto& list = m_rowsOfHall[static_cast<std::size_t>(row.hall)];
        const auto before = std::find_if(list.begin(), list.end(), [&](int i) { return m_rows[static_cast<std::size_t>(i)].number > row.number; });
        const int place = static_cast<int>(before - list.begin());
        beginInsertRows(hallIndex(row.hall), place, place);
        list.insert(list.begin() + place, static_cast<int>(m_rows.size()));
        m_rows.push_back({row.id, row.hall, row.number, {}, {}});
        endInsertRows();
    }
}

void AssetTreeModel::addRacks(const std::vector<int>& racks)
{
    const auto& site = m_site->site();
    // By row and slot, so that neighbours go in as one block.
    std::vector<int> order = racks;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const auto &ra = site.racks[static_cast<std::size_t>(a)], &rb = site.racks[static_cast<std::size_t>(b)];
        return std::pair(ra.row, ra.slot) < std::pair(rb.row, rb.slot);
    });
    for (std::size_t i = 0; i < order.size();) {
        const auto& first = site.racks[static_cast<std::size_t>(order[i])];
        auto& row = m_rows[first.row];
        const auto place = std::lower_bound(row.slots.begin(), row.slots.end(), static_cast<int>(first.slot)) - row.slots.begin();
        const bool hasNext = place < static_cast<std::ptrdiff_t>(row.slots.size());
        std::vector<AssetId> ids;
        std::vector<int> slots;
        for (; i < order.size(); ++i) {
            const auto& r = site.racks[static_cast<std::size_t>(order[i])];
            if (r.row != first.row || (hasNext && r.slot > row.slots[static_cast<std::size_t>(place)]))
                break;
            ids.push_back(r.id);
            slots.push_back(r.slot);
        }
        beginInsertRows(rowIndex(first.row), static_cast<int>(place), static_cast<int>(place + static_cast<std::ptrdiff_t>(ids.size())) - 1);
        row.racks.insert(row.racks.begin() + place, ids.begin(), ids.end());
        row.slots.insert(row.slots.begin() + place, slots.begin(), slots.end());
        for (const AssetId id : ids)
            m_rowOfRack[id] = first.row;
        endInsertRows();
    }
}

void AssetTreeModel::removeMissingRacks()
{
    // The event tells indices of the state before; the mirror finds what has gone by id, in blocks from the back.
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        auto& row = m_rows[r];
        const auto isGone = [&](std::size_t i) { return m_site->rackIndex(row.racks[i]) < 0; };
        for (std::size_t end = row.racks.size(); end > 0;) {
            if (!isGone(end - 1)) {
                --end;
                continue;
            }
            std::size_t begin = end - 1;
            while (begin > 0 && isGone(begin - 1))
                --begin;
            beginRemoveRows(rowIndex(static_cast<int>(r)), static_cast<int>(begin), static_cast<int>(end) - 1);
            for (std::size_t i = begin; i < end; ++i)
                m_rowOfRack.erase(row.racks[i]);
            row.racks.erase(row.racks.begin() + static_cast<std::ptrdiff_t>(begin), row.racks.begin() + static_cast<std::ptrdiff_t>(end));
            row.slots.erase(row.slots.begin() + static_cast<std::ptrdiff_t>(begin), row.slots.begin() + static_cast<std::ptrdiff_t>(end));
            endRemoveRows();
            end = begin;
        }
    }
}

void AssetTreeModel::moveRacks(const std::vector<int>& racks)
{
    const auto& site = m_site->site();
    // Racks that change row go to the end of their new row first, then each touched row is put in order of slots: so no step depends
    // on slots that others are about to leave, and selections and open branches survive.
    std::vector<int> touched;
    for (const int i : racks) {
        const auto& rack = site.racks[static_cast<std::size_t>(i)];
        const int from = m_rowOfRack[rack.id], to = rack.row;
        auto& source = m_rows[static_cast<std::size_t>(from)];
        const auto place = std::find(source.racks.begin(), source.racks.end(), rack.id) - source.racks.begin();
        touched.push_back(to);
        if (from == to) {
            source.slots[static_cast<std::size_t>(place)] = rack.slot;
            continue;
        }
        auto& target = m_rows[static_cast<std::size_t>(to)];
        beginMoveRows(rowIndex(from), static_cast<int>(place), static_cast<int>(place), rowIndex(to), static_cast<int>(target.racks.size()));
        source.racks.erase(source.racks.begin() + place);
        source.slots.erase(source.slots.begin() + place);
        target.racks.push_back(rack.id);
        target.slots.push_back(rack.slot);
        m_rowOfRack[rack.id] = to;
        endMoveRows();
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const int r : touched) {
        auto& row = m_rows[static_cast<std::size_t>(r)];
        const QModelIndex parent = rowIndex(r);
        if (!std::is_sorted(row.slots.begin(), row.slots.end())) {
            const QList<QPersistentModelIndex> parents{parent};
            Q_EMIT layoutAboutToBeChanged(parents, QAbstractItemModel::VerticalSortHint);
            QModelIndexList before, after;
            for (const auto& index : persistentIndexList())
                if (nodeOf(index) == Node::Rack && m_rowOfRack[AssetId{idOf(index)}] == r)
                    before << index;
            sortRow(r);
            for (const auto& index : before)
                after << rackIndex(AssetId{idOf(index)}, index.column());
            changePersistentIndexList(before, after);
            Q_EMIT layoutChanged(parents, QAbstractItemModel::VerticalSortHint);
        }
        // Names follow places.
        if (!row.racks.empty())
            Q_EMIT dataChanged(index(0, 0, parent), index(static_cast<int>(row.racks.size()) - 1, 1, parent));
    }
}

} // namespace views
