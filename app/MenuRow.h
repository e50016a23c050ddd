// The row of menus with the actions used all the time in its free corner. Menus keep their room: where the window is narrow the actions go
// into the corner's own » menu, one after the other. GUI thread.
#pragma once
#include <QMenuBar>
#include <QToolBar>

namespace app {

class MenuRow : public QMenuBar
{
    Q_OBJECT
public:
    explicit MenuRow(QWidget* parent);
    int menusWidth() const; ///< that all menus take beside one another
    bool areAllMenusShown() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
};

/// Takes what it needs, but no more than the menus leave. The corner widget of a MenuRow.
class QuickBar : public QToolBar
{
    Q_OBJECT
public:
    explicit QuickBar(MenuRow& menus);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; } // else the window could grow, but not shrink again

private:
    MenuRow& m_menus;
};

} // namespace app
