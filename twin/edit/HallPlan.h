// The working copy of one hall while a request is planned: which slots are taken, which rows stand where. One thread.
#pragma once
#include "twin/base/Error.h"
#include "twin/edit/PlacementPlanner.h"
#include "twin/model/LayoutRules.h"
#include <map>
#include <unordered_set>

namespace twin {

class HallPlan
{
public:
    struct RowState
    {
        int index = -1;        ///< into Site::rows; for a new row: Site::rows.size() + its place in the plan
        int number = 0;
        double y = 0;
        double depth = 0;      ///< of the deepest rack in it; 0: empty
        bool isNew = false;
        bool deepened = false; ///< by this request: its aisles must be looked at again
        std::vector<int> taken; ///< by slot - 1: 0 free, index of the rack + 1, or `planned`
        std::vector<std::uint16_t> types; ///< of the racks in it
    };
    static constexpr int planned = -1;

    /// Racks in `away` count as gone. `newRows` is shared by all halls of a request.
    HallPlan(const Site& site, const Catalogue& catalogue, int hall, const std::unordered_set<AssetId>& away,
             std::vector<Row>& newRows);

    const Hall& hall() const { return m_hall; }
    const HallGrid& grid() const { return m_grid; }
    std::map<double, RowState>& rows() { return m_rows; } ///< from south to north
    RowState* rowByIndex(int index);
    std::string name(const RowState& row) const;

    /// The row for racks of this depth at `y`: one that is there, or a new one on the nearest free line. Null where neither is
    /// possible; the reason is then in `issues`.
    RowState* rowAt(double y, double depth, std::vector<Issue>& issues);
    /// A new row on a line of the grid, or null if the line is taken or would block an aisle.
    RowState* openRow(int number, double depth);

    /// Slots a rack of this type covers.
    int span(std::uint16_t type) const;
    bool isFree(const RowState& row, int slot, int span) const;
    /// Puts a rack down; `slot` is its first and everything about it is known to be in order.
    PlannedRack put(RowState& row, int slot, std::uint16_t type, AssetId id);
    /// Whether racks of this depth could stand in the row without narrowing an aisle.
    bool keepsAisles(const RowState& row, double depth) const;

    /// Reasons why racks of a type cannot stand at these first slots of a row; empty if they can.
    void checkSlots(const RowState& row, long first, long last, std::uint16_t type, std::vector<Issue>& issues) const;
    void checkAisles(std::vector<Issue>& issues) const; ///< of all rows that are new or deepened

private:
    struct Squeeze
    {
        double left;                  ///< passage that would remain, m
        const RowState *south, *north; ///< neighbours near enough to matter; one may be null
    };
    std::optional<Squeeze> squeeze(double y, double depth, const RowState* self) const;
    Issue squeezeIssue(const Squeeze& squeeze) const;
    Issue outsideIssue(double beyond) const;
    RowState* addRow(int number, double y);

    const Site& m_site;
    const Catalogue& m_catalogue;
    int m_index;
    const Hall& m_hall;
    LayoutRules m_rules;
    HallGrid m_grid;
    std::vector<Row>& m_newRows;
    std::map<double, RowState> m_rows;
};

/// "1.2": metres for sentences.
std::string metres(double value);
Issue refusal(std::string text, std::vector<std::string> args, AssetId asset = {});

} // namespace twin
