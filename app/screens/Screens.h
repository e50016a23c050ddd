// The three screens: named arrangements of the panels, each with its own memory. GUI thread.
#pragma once
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <array>

class QAction;
class QDockWidget;
class QMainWindow;
class QToolBar;
class QWidget;

namespace views { class HeadlineStrip; }

namespace app {

class Settings;

/// Overview for executives: large figures, the scene, few panels. Operations: charts, limits, live connections. Planning: tree,
/// properties, limits, history. A screen that is left keeps what was changed in it; a panel that a screen does not know waits hidden.
class Screens : public QObject
{
    Q_OBJECT
public:
    enum class Screen { Overview, Operations, Planning };
    static constexpr int count = 3;
    static QString id(Screen screen);                ///< "overview" …, as in settings and on the command line
    /// -1 for an unknown id.
    static int indexOf(const QString& id);

    Screens(QMainWindow& window, views::HeadlineStrip& headline, const QList<QDockWidget*>& docks, Settings& settings);
    Screen current() const { return m_current; }
    void show(Screen screen);
    /// Shows a panel, in front of those that share its place; with room to read it, where none was open beside it.
    void open(QDockWidget& panel);
    void reset();                                     ///< the shown screen as it came
    void restore();                                   ///< what was remembered; before the window is shown
    void remember();                                  ///< into the settings
    void arrangeIfNew();                              ///< when the window is shown for the first time and nothing was restored
    QList<QAction*> actions() const { return m_actions; } ///< one a screen, with their keys
    QAction* resetAction() const { return m_reset; }
    QWidget* control() const { return m_control; }    ///< segmented buttons of the actions
    void updateType();                                ///< size of the headline for window and screen
    /// While a presentation holds the window, its arrangement is not a screen's.
    void setHeld(bool on) { m_held = on; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    QDockWidget* dock(const QString& name) const;
    bool isSmall() const;
    int bottomHeight() const; ///< of a panel below the scene
    QMainWindow& m_window;
    views::HeadlineStrip& m_headline;
    QList<QDockWidget*> m_docks;
    Settings& m_settings;
    std::array<QByteArray, count> m_states;
    Screen m_current = Screen::Operations;
    QList<QAction*> m_actions;
    QAction* m_reset;
    QWidget* m_control;
    bool m_isArranged = false, m_held = false;
};

} // namespace app
