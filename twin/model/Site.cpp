#include "twin/model/Site.h"
#include "twin/model/LayoutRules.h"

namespace twin {

namespace {
/// Appends `before` and the number with at least two digits.
void append(std::string& out, const char* before, int n)
{
    out += before;
    if (n >= 0 && n < 10)
        out += '0';
    out += std::to_string(n);
}
} // namespace

std::string rowName(int hallNumber, int rowNumber)
{
    std::string out = "H";
    out += std::to_string(hallNumber);
    append(out, "-R", rowNumber);
    return out;
}

std::string rackName(int hallNumber, int rowNumber, int slot)
{
    std::string out = rowName(hallNumber, rowNumber);
    append(out, "-", slot);
    return out;
}

std::string arrayName(int hallNumber, int rowNumber, int slot, int arrayRacks)
{
    const int first = (slot - 1) / arrayRacks * arrayRacks + 1;
    std::string out = rackName(hallNumber, rowNumber, first);
    append(out, "..", first + arrayRacks - 1);
    return out;
}

} // namespace twin
