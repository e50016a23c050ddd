#include "app/MenuRow.h"
#include <QStyle>
#include <QStyleOptionMenuItem>
#include <algorithm>

namespace app {

MenuRow::MenuRow(QWidget* parent) : QMenuBar(parent) {}

int MenuRow::menusWidth() const
{
    // As QMenuBar lays its items out.
    const int rim = style()->pixelMetric(QStyle::PM_MenuBarPanelWidth, nullptr, this) + style()->pixelMetric(QStyle::PM_MenuBarHMargin, nullptr, this);
    const int between = style()->pixelMetric(QStyle::PM_MenuBarItemSpacing, nullptr, this);
    int width = 2 * rim;
    for (auto* action : actions()) {
        if (!action->isVisible())
            continue;
        QStyleOptionMenuItem option;
        initStyleOption(&option, action);
        const QSize text = option.fontMetrics.size(Qt::TextShowMnemonic, action->text());
        width += style()->sizeFromContents(QStyle::CT_MenuBarItem, &option, text, this).width() + between;
    }
    return width;
}

bool MenuRow::areAllMenusShown() const
{
    const auto menus = actions();
    return std::all_of(menus.begin(), menus.end(), [this](QAction* action) {
        const QRect place = actionGeometry(action);
        return !action->isVisible() || (!place.isEmpty() && rect().contains(place));
    });
}

void MenuRow::resizeEvent(QResizeEvent* event)
{
    if (auto* corner = cornerWidget())
        corner->updateGeometry(); // its share depends on this width
    QMenuBar::resizeEvent(event);
}

QuickBar::QuickBar(MenuRow& menus) : QToolBar(&menus), m_menus(menus)
{
    setObjectName(QStringLiteral("quickBar"));
    setIconSize({18, 18});
    setStyleSheet(QStringLiteral("QToolBar { padding: 0 4px; }")); // a row as high as the menus
}

QSize QuickBar::sizeHint() const
{
    constexpr int slack = 8; // between the last menu and the corner
    QSize size = QToolBar::sizeHint();
    size.setWidth(std::clamp(m_menus.width() - m_menus.menusWidth() - slack, 0, size.width()));
    return size;
}

} // namespace app
