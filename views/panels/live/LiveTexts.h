// Words of live sources in the user's language: kinds, states, ages, rates. GUI thread.
#pragma once
#include "data/live/LiveTypes.h"
#include "views/panels/common/Glyphs.h"
#include "views/theme/Theme.h"
#include <QStringList>

namespace views::live {

QString kindLabel(const QString& kind);            ///< "Prometheus"; a kind that is not known as it is
QString kindHint(const QString& kind);             ///< what it reaches, in one sentence
QString stateLabel(const data::live::SourceStatus& status); ///< "Live", "Retrying in 4 s (attempt 3)"
Role stateRole(data::live::SourceState state);
Glyph stateGlyph(data::live::SourceState state);
QString rateText(double valuesPerSecond);          ///< "1,234 /s"
QString ageText(double seconds);                   ///< "0.4 s", "3 min", "2.1 h"; ahead of now: "in 12 s"
QString clockText(double offsetSeconds);           ///< empty below 2 s: "12 s ahead", "3 min behind"
/// The same of a source; "5 s late" where it may as well be a delay.
QString clockText(const data::live::SourceStatus& status);
QStringList clockSentences(const data::live::SourceStatus& status); ///< what is to be said of its clock; usually nothing
QString countText(std::int64_t count);
QString bytesText(std::int64_t bytes);

} // namespace views::live
