// What keys there are, asked from who handles them: the menus' actions, the scene, the time bar, the tools. GUI thread.
#pragma once
#include "views/panels/dialogs/KeyboardSheet.h"

class QMenuBar;

namespace app {

std::vector<views::KeyGroup> keyGroups(const QMenuBar& menus);

} // namespace app
