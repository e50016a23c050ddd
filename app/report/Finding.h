// What the figures mean, in sentences. Pure functions, any thread.
#pragma once
#include "app/i18n/Texts.h"
#include "twin/model/Scenario.h"
#include "twin/physics/KeyFigures.h"
#include <QStringList>

namespace app {

/// What carries the load and what does not, what binds, and what is wrong; the first sentence is the most important one.
QStringList findings(const twin::KeyFigures& figures, twin::WorkloadKind workload, const Texts& texts);
/// The operator's published memory bandwidth beside the computed totals.
QString bandwidthNote(const twin::KeyFigures& figures, const Texts& texts);
/// "Grid import" in the language.
QString limitLabel(const twin::Limit& limit, const Texts& texts);

} // namespace app
