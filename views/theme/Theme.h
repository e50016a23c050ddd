// One table of colour roles for widgets, charts, diagrams, scene and reports. GUI thread.
#pragma once
#include "twin/base/Metric.h"
#include <QColor>
#include <QObject>
#include <QString>
#include <span>

namespace views {

enum class Role { Background, Surface, Raised, Line, Text, Muted, Accent, Measured, Modelled, Ok, Warning, Critical, Information, NoData, OutOfRange };

class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Dark, Light };
    explicit Theme(QObject* parent = nullptr);
    Kind kind() const { return m_kind; }
    void setKind(Kind kind);                     ///< also restyles the application (palette and style sheet)
    QColor color(Role role) const;
    static QColor color(Role role, Kind kind);

Q_SIGNALS:
    void changed();

private:
    Kind m_kind = Kind::Dark;
};

/// Colour maps that hold for colour-blind people: viridis, inferno, and a diverging blue-white-orange. `x` is clamped to 0 .. 1.
QColor mapColor(twin::MetricInfo::Map map, double x);
/// The same as a table of 256 steps, for whole arrays.
std::span<const QRgb, 256> mapTable(twin::MetricInfo::Map map);

} // namespace views
