// A line of the keyboard sheet: what a class says of the keys it handles itself, from the table it handles them by.
#pragma once
#include <QString>
#include <vector>

namespace views {

struct KeyHelp
{
    QString keys; ///< as the user reads them: "Shift+Left"
    QString what;
};
using KeyHelpList = std::vector<KeyHelp>;

} // namespace views
