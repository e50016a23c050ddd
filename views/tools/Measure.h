// A distance between two points of the scene, and how it reads. Pure values.
#pragma once
#include "views/scene/Vec3.h"
#include <QString>
#include <optional>

namespace views {

struct Measurement
{
    Vec3 from, to;
    double distance() const { return length(to - from); }
};

inline constexpr double metresPerFoot = 0.3048; ///< international foot, exact by definition (1959 agreement)

/// "12.34 m", in the user's locale. Millimetres below ten metres.
QString metresText(double metres);
QString feetText(double metres);
/// East, north and up, signed: "Δx +1.20 m   Δy −3.00 m   Δz 0.00 m".
QString componentsText(const Measurement& measurement);
QString componentsFeetText(const Measurement& measurement);
/// One line for the clipboard, with tabs between distance and components, so that a table takes it.
QString copiedText(const Measurement& measurement);

} // namespace views
