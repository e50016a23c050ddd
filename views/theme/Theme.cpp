#include "views/theme/Theme.h"
#include "views/theme/StyleSheet.h"
#include "twin/base/ColourMap.h"
#include <QApplication>
#include <QPalette>
#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

constexpr std::size_t roleCount = static_cast<std::size_t>(Role::OutOfRange) + 1;
using Palette = std::array<QRgb, roleCount>;

// Text roles reach contrast 4.5 : 1 on background, surface and raised (checked by a test).
constexpr Palette dark{
    0xff0e1420, 0xff161d2b, 0xff1e2738, 0xff2c3850, // background, surface, raised, line
    0xffe8edf5, 0xff9aa8bf, 0xff4cc2ff,             // text, muted, accent
    0xfff2c14e, 0xff6fb7ff,                         // measured, modelled
    0xff4fc38a, 0xfff2a33a, 0xffff5c5c, 0xff7fa8ff, // ok, warning, critical, information
    0xff5b6579, 0xffd65bd0,                         // no data, out of range: magenta is in none of the three maps
};
constexpr Palette light{
    0xfff4f6fa, 0xffffffff, 0xffedf1f7, 0xffcbd4e1,
    0xff17202f, 0xff55637a, 0xff0067b8,
    0xff8f5a00, 0xff1f5fbf,
    0xff1b7a4b, 0xff9a5b00, 0xffb3261e, 0xff3457b2,
    0xffaab4c3, 0xffb8219f,
};

void restyle(Theme::Kind kind)
{
    auto* app = qobject_cast<QApplication*>(QCoreApplication::instance());
    if (!app)
        return;
    // Fusion follows the palette in every corner; native styles mix in the desktop's own colours.
    static const bool styled = app->setStyle(QStringLiteral("Fusion")) != nullptr;
    Q_UNUSED(styled)
    const auto c = [kind](Role role) { return Theme::color(role, kind); };

    // Noto Sans first: its digits are all of one width, so that figures do not dance; any other system has its own sans.
    QFont font = app->font();
    font.setFamilies({QStringLiteral("Noto Sans"), font.family(), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(13);
    app->setFont(font);

    QPalette p;
    p.setColor(QPalette::Window, c(Role::Surface));
    p.setColor(QPalette::WindowText, c(Role::Text));
    p.setColor(QPalette::Base, c(Role::Surface));
    p.setColor(QPalette::AlternateBase, c(Role::Raised));
    p.setColor(QPalette::Text, c(Role::Text));
    p.setColor(QPalette::PlaceholderText, c(Role::Muted));
    p.setColor(QPalette::Button, c(Role::Raised));
    p.setColor(QPalette::ButtonText, c(Role::Text));
    p.setColor(QPalette::BrightText, c(Role::Critical));
    p.setColor(QPalette::Highlight, c(Role::Accent));
    p.setColor(QPalette::HighlightedText, kind == Theme::Kind::Dark ? c(Role::Background) : c(Role::Surface));
    p.setColor(QPalette::Link, c(Role::Accent));
    p.setColor(QPalette::LinkVisited, c(Role::Accent));
    p.setColor(QPalette::ToolTipBase, c(Role::Raised));
    p.setColor(QPalette::ToolTipText, c(Role::Text));
    p.setColor(QPalette::Light, c(Role::Line).lighter(115));
    p.setColor(QPalette::Midlight, c(Role::Line));
    p.setColor(QPalette::Mid, c(Role::Line));
    p.setColor(QPalette::Dark, c(Role::Background));
    p.setColor(QPalette::Shadow, c(Role::Background));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faint = c(Role::Muted);
        faint.setAlpha(150);
        p.setColor(QPalette::Disabled, role, faint);
    }
    p.setColor(QPalette::Disabled, QPalette::Highlight, c(Role::Line));
    app->setPalette(p);
    app->setStyleSheet(styleSheet(kind));
}

/// The shared tables of twin/base as Qt colours.
using Table = std::array<QRgb, 256>;
Table tableOf(twin::MetricInfo::Map map)
{
    Table table{};
    const auto& colours = twin::colourTable(map);
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = qRgb(colours[i].r, colours[i].g, colours[i].b);
    return table;
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent) { restyle(m_kind); }

void Theme::setKind(Kind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    restyle(kind);
    Q_EMIT changed();
}

QColor Theme::color(Role role) const { return color(role, m_kind); }

QColor Theme::color(Role role, Kind kind)
{
    return QColor::fromRgb((kind == Kind::Dark ? dark : light)[static_cast<std::size_t>(role)]);
}

std::span<const QRgb, 256> mapTable(twin::MetricInfo::Map map)
{
    using Map = twin::MetricInfo::Map;
    static const Table tables[] = {tableOf(Map::Viridis), tableOf(Map::Inferno), tableOf(Map::Diverging)};
    return tables[static_cast<std::size_t>(map)];
}

QColor mapColor(twin::MetricInfo::Map map, double x)
{
    const double clamped = x > 0 ? std::min(x, 1.0) : 0.0; // NaN gives the low end too
    return QColor::fromRgb(mapTable(map)[static_cast<std::size_t>(std::lround(255 * clamped))]);
}

} // namespace views
