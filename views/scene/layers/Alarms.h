// What is not as it should be, and where: limits exceeded, overloads, what is dark, open, too hot, tripped, and values that are stale.
// Pure; GUI thread (reads TwinState).
#pragma once
#include "twin/model/OneLine.h"
#include "twin/model/TwinState.h"
#include "views/scene/SceneGeometry.h"
#include <QString>

namespace views {

struct Alarm
{
    enum class Kind { OverLimit, Tripped, Hot, Dark, Overload, Open, Stale };
    enum class Severity { Critical, Warning, Note };
    Kind kind = Kind::OverLimit;
    Severity severity = Severity::Critical;
    twin::AssetRef asset;          ///< what a click selects
    Vec3 at;                       ///< where it is marked
    int limit = -1;                ///< OverLimit: index into KeyFigures::limits
    int element = -1;              ///< of the one-line: Overload, Dark, Open
    double value = 0;              ///< Hot: kelvin above slowdown; Overload: loading; Tripped: GPUs; Stale: age in s, NaN if unknown
    twin::Origin origin = twin::Origin::Modelled;
};

/// Worst first. `oneLine` may be null. Where many units of a kind share a limit there is one alarm for each group of them that stands together.
std::vector<Alarm> findAlarms(const twin::Site& site, const twin::Catalogue& catalogue, const SceneGeometry& geometry, const twin::TwinState& state,
                              const twin::OneLine* oneLine);

QString alarmWord(Alarm::Kind kind);               ///< "Over the limit"
/// One line: what, where, how much.
QString alarmText(const Alarm& alarm, const twin::Site& site, const twin::TwinState& state, const twin::OneLine* oneLine);

} // namespace views
