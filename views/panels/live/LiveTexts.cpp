#include "views/panels/live/LiveTexts.h"
#include "views/text/Format.h"
#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace views::live {
namespace {
constexpr double shownOffsetSeconds = 2;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Live)
};

struct KindWords
{
    const char *id, *label, *hint;
};
constexpr std::array kinds{
    KindWords{"prometheus", QT_TRANSLATE_NOOP("Live", "Prometheus"), QT_TRANSLATE_NOOP("Live", "Prometheus and whatever speaks its HTTP API: Thanos, Mimir, VictoriaMetrics")},
    KindWords{"mqtt", QT_TRANSLATE_NOOP("Live", "MQTT"), QT_TRANSLATE_NOOP("Live", "Topics of an MQTT broker with numbers or JSON")},
    KindWords{"sparkplug", QT_TRANSLATE_NOOP("Live", "MQTT Sparkplug B"), QT_TRANSLATE_NOOP("Live", "Sparkplug B edge nodes behind an MQTT broker")},
    KindWords{"redfish", QT_TRANSLATE_NOOP("Live", "Redfish"), QT_TRANSLATE_NOOP("Live", "Servers, power shelves and coolant distribution units with a Redfish service")},
    KindWords{"modbus", QT_TRANSLATE_NOOP("Live", "Modbus TCP"), QT_TRANSLATE_NOOP("Live", "Batteries and meters with SunSpec models, or registers, over Modbus TCP")},
    KindWords{"simulated", QT_TRANSLATE_NOOP("Live", "Simulated plant"), QT_TRANSLATE_NOOP("Live", "The plant model, running now: for demonstrations and training")}};
} // namespace

QString kindLabel(const QString& kind)
{
    for (const KindWords& k : kinds)
        if (kind == QLatin1String(k.id))
            return Texts::tr(k.label);
    return kind;
}

QString kindHint(const QString& kind)
{
    for (const KindWords& k : kinds)
        if (kind == QLatin1String(k.id))
            return Texts::tr(k.hint);
    return {};
}

QString stateLabel(const data::live::SourceStatus& status)
{
    using State = data::live::SourceState;
    switch (status.state) {
    case State::Stopped: return Texts::tr("Stopped");
    case State::Connecting: return status.attempt > 1 ? Texts::tr("Connecting (attempt %1)").arg(status.attempt) : Texts::tr("Connecting");
    case State::Live: return Texts::tr("Live");
    case State::Stale: return Texts::tr("Stale");
    case State::Lost: return Texts::tr("Lost");
    case State::Retrying: return Texts::tr("Retrying in %1 s").arg(std::ceil(status.retryInSeconds));
    }
    return {};
}

Role stateRole(data::live::SourceState state)
{
    using State = data::live::SourceState;
    switch (state) {
    case State::Live: return Role::Ok;
    case State::Stale:
    case State::Retrying: return Role::Warning;
    case State::Lost: return Role::Critical;
    case State::Connecting: return Role::Information;
    case State::Stopped: break;
    }
    return Role::NoData;
}

Glyph stateGlyph(data::live::SourceState state)
{
    using State = data::live::SourceState;
    switch (state) {
    case State::Live: return Glyph::Ok;
    case State::Stale:
    case State::Retrying: return Glyph::Warning;
    case State::Lost: return Glyph::Critical;
    case State::Connecting: return Glyph::Information;
    case State::Stopped: break;
    }
    return Glyph::Unknown;
}

QString rateText(double valuesPerSecond)
{
    return text::withUnit(text::number(valuesPerSecond, valuesPerSecond > 0 && valuesPerSecond < 10 ? 1 : 0), QStringLiteral("/s"));
}

QString ageText(double seconds)
{
    if (seconds < -shownOffsetSeconds)
        return Texts::tr("in %1").arg(ageText(-seconds));
    const double s = std::max(0.0, seconds);
    if (s < 100)
        return text::withUnit(text::number(s, s < 10 ? 1 : 0), QStringLiteral("s"));
    return text::duration(s / 60);
}

QString clockText(double offsetSeconds)
{
    if (!(std::abs(offsetSeconds) >= shownOffsetSeconds))
        return {};
    return offsetSeconds > 0 ? Texts::tr("%1 ahead").arg(ageText(offsetSeconds)) : Texts::tr("%1 behind").arg(ageText(-offsetSeconds));
}

QString clockText(const data::live::SourceStatus& status)
{
    const double offset = status.clockOffsetSeconds;
    return status.isClockKnown || clockText(offset).isEmpty() ? clockText(offset) : Texts::tr("%1 late").arg(ageText(-offset));
}

QStringList clockSentences(const data::live::SourceStatus& status)
{
    QStringList lines;
    if (const QString clock = clockText(status.clockOffsetSeconds); !clock.isEmpty())
        lines << (status.isClockKnown ? Texts::tr("Its clock is %1 of this machine's.").arg(clock)
                                      : Texts::tr("Its samples are %1 old when they come: its clock is behind, or they are long on the way.").arg(ageText(-status.clockOffsetSeconds)));
    if (status.misdated > 0)
        lines << Texts::tr("%1 values bear instants far from now: they are recorded there, outside what is shown while live. Set the sensors' clocks.").arg(countText(status.misdated));
    return lines;
}

QString countText(std::int64_t count) { return text::number(static_cast<double>(count), 0); }

QString bytesText(std::int64_t bytes)
{
    const double b = static_cast<double>(bytes);
    if (b < 1e6)
        return text::withUnit(text::number(b / 1e3, 0), Texts::tr("kB"));
    return b < 1e9 ? text::withUnit(text::number(b / 1e6, 1), Texts::tr("MB")) : text::withUnit(text::number(b / 1e9, 2), Texts::tr("GB"));
}

} // namespace views::live
