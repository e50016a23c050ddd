#include "app/actions/KeyboardHelp.h"
#include "views/panels/chart/ChartsDeck.h"
#include "views/panels/time/TimeBar.h"
#include "views/scene/SceneView.h"
#include "views/tools/WalkTool.h"
#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace app {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(KeyboardHelp)
};

QString plain(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove('&');
    text.replace(QStringLiteral("\x01"), QStringLiteral("&"));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

void collect(const QMenu& menu, views::KeyHelpList& keys)
{
    for (const auto* action : menu.actions()) {
        if (const auto* sub = action->menu()) {
            collect(*sub, keys);
            continue;
        }
        QStringList names;
        for (const auto& shortcut : action->shortcuts())
            names << shortcut.toString(QKeySequence::NativeText);
        if (!names.isEmpty())
            keys.push_back({names.join(QStringLiteral(", ")), plain(action->text())});
    }
}

} // namespace

std::vector<views::KeyGroup> keyGroups(const QMenuBar& menus)
{
    std::vector<views::KeyGroup> groups;
    groups.push_back({Texts::tr("In the scene"), views::SceneView::keyHelp()});
    groups.push_back({Texts::tr("Walking"), views::WalkTool::keyHelp()});
    groups.push_back({Texts::tr("Time"), views::TimeBar::keyHelp()});
    groups.push_back({Texts::tr("In the charts"), views::ChartsDeck::keyHelp()});
    for (const auto* action : menus.actions())
        if (const auto* menu = action->menu()) {
            views::KeyGroup group{Texts::tr("Menu %1").arg(plain(action->text())), {}};
            collect(*menu, group.keys);
            groups.push_back(std::move(group));
        }
    return groups;
}

} // namespace app
