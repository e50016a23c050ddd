#include "views/scene/ScenePalette.h"
#include <cmath>

namespace views {

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto m = [t](int p, int q) { return static_cast<int>(std::lround(p + t * (q - p))); };
    return {m(a.red(), b.red()), m(a.green(), b.green()), m(a.blue(), b.blue())};
}

ScenePalette::ScenePalette(Theme::Kind k) : kind(k)
{
    const auto c = [k](Role role) { return Theme::color(role, k); };
    background = c(Role::Background);
    selected = c(Role::Accent);
    hovered = c(Role::Text);
    accepted = c(Role::Ok);
    refused = c(Role::Critical);
    if (k == Theme::Kind::Dark) {
        ground = mixed(background, c(Role::Surface), 0.7);
        apron = mixed(c(Role::Surface), c(Role::Raised), 0.6);
        apronLine = mixed(apron, c(Role::Line), 0.6);
        slab = mixed(c(Role::Raised), c(Role::Line), 0.35);
        floor = mixed(c(Role::Raised), c(Role::Line), 0.95);
        hallLine = mixed(floor, c(Role::Muted), 0.55);
        wall = mixed(c(Role::Line), c(Role::Muted), 0.18);
        wallTop = mixed(c(Role::Line), c(Role::Muted), 0.5);
        edge = mixed(c(Role::Line), c(Role::Muted), 0.35);
        rack = QColor(0x9f, 0xaa, 0xbb);
        unit = QColor(0x7d, 0x8a, 0xa0);
        unitDark = QColor(0x35, 0x40, 0x55);
        unitMetal = QColor(0x8f, 0x9b, 0xae);
        groundShadow = mixed(ground, Qt::black, 0.28);
        apronShadow = mixed(apron, Qt::black, 0.30);
        floorShadow = mixed(floor, Qt::black, 0.26);
    } else {
        ground = mixed(background, c(Role::Line), 0.16);
        apron = mixed(c(Role::Raised), c(Role::Line), 0.30);
        apronLine = mixed(apron, c(Role::Muted), 0.16);
        slab = mixed(c(Role::Raised), c(Role::Line), 0.75);
        floor = mixed(c(Role::Surface), c(Role::Raised), 0.45);
        hallLine = mixed(floor, c(Role::Muted), 0.45);
        wall = mixed(c(Role::Line), c(Role::Muted), 0.10);
        wallTop = mixed(c(Role::Line), c(Role::Muted), 0.45);
        edge = mixed(c(Role::Line), c(Role::Muted), 0.5);
        rack = QColor(0xc3, 0xcb, 0xd7);
        unit = QColor(0xd3, 0xda, 0xe4);
        unitDark = QColor(0x7c, 0x88, 0x9b);
        unitMetal = QColor(0xb4, 0xbe, 0xcb);
        groundShadow = mixed(ground, QColor(0x2a, 0x38, 0x50), 0.14);
        apronShadow = mixed(apron, QColor(0x2a, 0x38, 0x50), 0.18);
        floorShadow = mixed(floor, QColor(0x2a, 0x38, 0x50), 0.16);
    }
}

} // namespace views
