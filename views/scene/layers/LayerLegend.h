// What the colours of layers mean, as a panel over the picture's own legend. GUI thread.
#pragma once
#include "twin/base/Metric.h"
#include "views/theme/Theme.h"
#include <QPixmap>
#include <QString>
#include <vector>

namespace views {

struct LegendEntry
{
    struct Item
    {
        QColor color;
        bool dashed = false;
        QString text;
        bool operator==(const Item&) const = default;
    };
    QString title, origin;       ///< "Facility water", "modelled"
    std::vector<Item> items;
    std::vector<QColor> bar;     ///< a scale instead of items, from low to high
    QString low, high;
    QString note;                ///< how far it can be trusted
    bool operator==(const LegendEntry&) const = default;
};

class LayerLegend
{
public:
    /// Null without entries. Kept until something is different.
    QPixmap pixmap(const std::vector<LegendEntry>& entries, Theme::Kind kind, double ratio, int mostWidth, bool notes);
    void forget() { m_ratio = 0; }

private:
    std::vector<LegendEntry> m_entries;
    double m_ratio = 0;
    int m_width = 0;
    bool m_notes = true;
    QPixmap m_pixmap;
};

} // namespace views
