// How racks stand in a hall: the grid of slots and rows that generator, planner and editor share. Metres.
#pragma once
#include "twin/model/Site.h"

namespace twin {

/// The distances of the layout, from resources/presets/layout.json and, the clearances, from the catalogue's parameters; each has
/// its range and source there.
struct LayoutRules
{
    double slotPitch = 0.75;     ///< between rack centres of a row
    double rowPitch = 2.7;       ///< between centre lines of neighbouring rows
    double rackDepth = 1.2;      ///< depth the row grid is made for
    double crossAisle = 2.25;    ///< gap in a row between array groups; a multiple of the slot pitch
    double wallClearance = 1.5;  ///< from racks to the hall's edge
    double aisleClearance = 1.2; ///< least passage between the faces of neighbouring rows
    int arrayRacks = 8;          ///< racks of an array
    int groupArrays = 4;         ///< arrays between two cross aisles
    int groupRacks() const { return arrayRacks * groupArrays; }
};

/// The built-in rules; read once, any thread. Throws Error if the resource is damaged.
const LayoutRules& layoutRules();

/// The lattice of one hall. Slots count from the west and rows from the south, both from 1. Positions outside 1 .. count are
/// extrapolated, so that a request beyond the wall can be measured and refused in metres.
class HallGrid
{
public:
    HallGrid(const Rect& area, const LayoutRules& rules);
    int slots() const { return m_slots; } ///< a whole number of arrays
    int rows() const { return m_rows; }
    double slotX(int slot) const;         ///< centre of a slot
    int slotAt(double x) const;           ///< nearest slot, also below 1 and above slots()
    double rowY(int number) const;        ///< centre line
    int rowAt(double y) const;            ///< nearest row line, also below 1 and above rows()
    /// Rows of odd number face north, of even number south: fronts meet fronts and rears meet rears.
    static bool facesNorth(int number) { return number % 2 == 1; }

private:
    double m_pitch, m_rowPitch, m_cross;
    int m_group, m_slots = 0, m_rows = 0;
    double m_x0 = 0, m_y0 = 0; ///< west edge of slot 1, centre line of row 1
};

/// Name of the array a slot belongs to, from the slots it spans: "H2-R07-09..16".
std::string arrayName(int hallNumber, int rowNumber, int slot, int arrayRacks = 8);

} // namespace twin
