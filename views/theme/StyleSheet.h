// The application's style sheet, made from the colour roles.
#pragma once
#include "views/theme/Theme.h"

namespace views {

/// Only what Fusion and the palette cannot say: docks, tabs, tables, menus, buttons, scroll bars, floating panels
/// (`QFrame` with the property panel="floating"), and texts by role (`QLabel` with the property role="muted", "title", "headline",
/// "unit", "measured", "modelled", "ok", "warning", "critical", "information"). Combo boxes, spin boxes and check marks stay
/// Fusion's own, so that their arrows and states are the ones people know.
QString styleSheet(Theme::Kind kind);

} // namespace views
