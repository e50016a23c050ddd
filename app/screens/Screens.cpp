#include "app/screens/Screens.h"
#include "app/settings/Settings.h"
#include "views/panels/headline/HeadlineStrip.h"
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLayout>
#include <QMainWindow>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr int stateVersion = 5; // of the docks' arrangement; raise it when one in a screen's plan comes or goes

constexpr int tabPixels = 12, tabPadding = 16; ///< of the names of panels behind one another, as the style sheet has them, and a little more

QFont tabFont()
{
    QFont font = QApplication::font();
    font.setPixelSize(tabPixels);
    return font;
}

/// Where the panels of a screen lie: side by side where there is room. The first of a group is in front.
struct Plan
{
    QStringList left, right, bottom, bottomRight;
};

Plan planOf(Screens::Screen screen, bool small)
{
    switch (screen) {
    case Screens::Screen::Overview:
        // Small windows are all figures and scene.
        return small ? Plan{} : Plan{{}, {"limits", "views"}, {}, {}};
    case Screens::Screen::Operations:
        return small ? Plan{{}, {"selection", "assets", "limits"}, {}, {}}
                     : Plan{{"assets"}, {"selection"}, {"charts", "oneline", "flows", "cooling"}, {"limits", "live"}};
    case Screens::Screen::Planning:
        return small ? Plan{{}, {"selection", "assets", "limits", "history"}, {}, {}}
                     : Plan{{"assets"}, {"selection"}, {"limits"}, {"history"}};
    }
    return {};
}

} // namespace

QString Screens::id(Screen screen)
{
    switch (screen) {
    case Screen::Overview: return QStringLiteral("overview");
    case Screen::Operations: return QStringLiteral("operations");
    case Screen::Planning: return QStringLiteral("planning");
    }
    return {};
}

int Screens::indexOf(const QString& wanted)
{
    for (int i = 0; i < count; ++i)
        if (id(static_cast<Screen>(i)) == wanted)
            return i;
    return -1;
}

Screens::Screens(QMainWindow& window, views::HeadlineStrip& headline, const QList<QDockWidget*>& docks, Settings& settings)
    : QObject(&window), m_window(window), m_headline(headline), m_docks(docks), m_settings(settings)
{
    const std::pair<QString, QString> words[count] = {
        {tr("Overview"), tr("Large figures and the scene: for a meeting")},
        {tr("Operations"), tr("Charts, limits and live connections: for running the plant")},
        {tr("Planning"), tr("Tree, properties, limits and history: for changing the site")},
    };
    auto* group = new QActionGroup(this);
    m_control = new QWidget(&window);
    m_control->setObjectName(QStringLiteral("screenControl"));
    m_control->setAccessibleName(tr("Screens"));
    auto* row = new QHBoxLayout(m_control);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto* action = new QAction(words[i].first, this);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        action->setToolTip(QStringLiteral("%1 (%2)").arg(words[i].second, action->shortcut().toString(QKeySequence::NativeText)));
        action->setObjectName(QStringLiteral("screen-") + id(static_cast<Screen>(i)));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { show(static_cast<Screen>(i)); });
        m_actions << action;
        auto* button = new QToolButton(m_control);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    m_actions[static_cast<int>(m_current)]->setChecked(true);
    m_reset = new QAction(tr("Put this screen back as it came"), this);
    connect(m_reset, &QAction::triggered, this, &Screens::reset);
    window.installEventFilter(this);
}

QDockWidget* Screens::dock(const QString& name) const
{
    for (auto* panel : m_docks)
        if (panel->objectName() == name)
            return panel;
    return nullptr;
}

bool Screens::isSmall() const { return m_window.width() < 1400 || m_window.height() < 840; }

void Screens::show(Screen screen)
{
    if (m_held)
        return;
    m_actions[static_cast<int>(screen)]->setChecked(true);
    if (screen == m_current)
        return;
    m_states[static_cast<std::size_t>(m_current)] = m_window.saveState(stateVersion);
    m_current = screen;
    if (const auto& state = m_states[static_cast<std::size_t>(screen)]; state.isEmpty() || !m_window.restoreState(state, stateVersion))
        arrange();
    m_isArranged = true;
    updateType();
    Q_EMIT changed();
}

void Screens::reset()
{
    if (m_held)
        return;
    m_states[static_cast<std::size_t>(m_current)].clear();
    arrange();
    updateType();
}

void Screens::restore()
{
    for (int i = 0; i < count; ++i)
        m_states[static_cast<std::size_t>(i)] = m_settings.screenState(id(static_cast<Screen>(i)));
    const int last = indexOf(m_settings.screen());
    if (last < 0)
        return;
    m_current = static_cast<Screen>(last);
    m_actions[last]->setChecked(true);
    const auto& state = m_states[static_cast<std::size_t>(last)];
    m_isArranged = !state.isEmpty() && m_window.restoreState(state, stateVersion);
}

void Screens::remember()
{
    if (!m_held)
        m_states[static_cast<std::size_t>(m_current)] = m_window.saveState(stateVersion);
    for (int i = 0; i < count; ++i)
        m_settings.setScreenState(id(static_cast<Screen>(i)), m_states[static_cast<std::size_t>(i)]);
    m_settings.setScreen(id(m_current));
}

void Screens::arrangeIfNew()
{
    if (!std::exchange(m_isArranged, true))
        arrange();
    updateType();
}

// The scene keeps at least half of the window: on a small screen the panels share one column and the charts wait to be called.
void Screens::arrange()
{
    const bool small = isSmall();
    const Plan plan = planOf(m_current, small);
    const auto known = plan.left + plan.right + plan.bottom + plan.bottomRight;
    QStringList others; // as tabs of the bottom, called by their buttons in the status line
    for (auto* panel : m_docks) {
        panel->setFloating(false);
        if (!known.contains(panel->objectName()))
            others << panel->objectName();
    }
    for (auto* panel : m_docks)
        m_window.removeDockWidget(panel);
    // The groups first, beside one another; then what lies behind their first panels.
    const auto begin = [this](const QStringList& names, Qt::DockWidgetArea area, QDockWidget* beside) {
        auto* first = names.isEmpty() ? nullptr : dock(names.front());
        if (!first)
            return first;
        if (beside)
            m_window.splitDockWidget(beside, first, Qt::Horizontal);
        else
            m_window.addDockWidget(area, first);
        first->show();
        return first;
    };
    auto* left = begin(plan.left, Qt::LeftDockWidgetArea, nullptr);
    auto* right = begin(plan.right, Qt::RightDockWidgetArea, nullptr);
    auto* bottom = begin(plan.bottom, Qt::BottomDockWidgetArea, nullptr);
    auto* bottomRight = begin(plan.bottomRight, Qt::BottomDockWidgetArea, bottom);
    const auto stack = [this](const QStringList& names, QDockWidget* first) {
        for (const auto& name : names.mid(1))
            if (auto* panel = dock(name); panel && first) {
                m_window.tabifyDockWidget(first, panel);
                panel->show();
            }
        if (first)
            first->raise();
    };
    stack(plan.left, left);
    stack(plan.right, right);
    stack(plan.bottomRight, bottomRight);
    stack(plan.bottom, bottom);
    QDockWidget* behind = bottom;
    for (const auto& name : others) {
        auto* panel = dock(name);
        if (right && name == QLatin1String("views")) // a narrow list: it needs no room below
            m_window.tabifyDockWidget(right, panel);
        else if (behind)
            m_window.tabifyDockWidget(behind, panel);
        else
            m_window.addDockWidget(Qt::BottomDockWidgetArea, behind = panel);
        panel->hide();
    }
    for (auto* front : {right, bottom})
        if (front)
            front->raise();
    const int width = m_window.width();
    if (left)
        m_window.resizeDocks({left}, {std::clamp(width * 18 / 100, 265, 360)}, Qt::Horizontal);
    // A column of panels behind one another shows all their names, where that costs the scene little.
    int names = 0;
    for (const auto& name : plan.right)
        if (auto* panel = dock(name))
            names += QFontMetrics(tabFont()).horizontalAdvance(panel->windowTitle()) + tabPadding;
    if (right)
        m_window.resizeDocks({right}, {small ? std::clamp(names, 272, 316) : m_current == Screen::Overview ? std::clamp(width * 28 / 100, 360, 560) : std::clamp(width * 24 / 100, 290, 440)}, Qt::Horizontal);
    if (bottom) {
        m_window.resizeDocks({bottom}, {bottomHeight()}, Qt::Vertical);
        if (bottomRight)
            m_window.resizeDocks({bottom, bottomRight}, {width * 57 / 100, width * 43 / 100}, Qt::Horizontal);
    }
}

int Screens::bottomHeight() const { return std::clamp(m_window.height() * 3 / 10, 250, 440); }

void Screens::open(QDockWidget& panel)
{
    const auto area = m_window.dockWidgetArea(&panel);
    const bool isFirst = std::none_of(m_docks.begin(), m_docks.end(), [&](const QDockWidget* other) {
        return other != &panel && other->isVisible() && !other->isFloating() && m_window.dockWidgetArea(const_cast<QDockWidget*>(other)) == area;
    });
    panel.show();
    panel.raise();
    if (!isFirst || panel.isFloating())
        return;
    // Panels can do with little, and that is what they would get.
    m_window.layout()->activate();
    if (area == Qt::BottomDockWidgetArea && panel.height() < bottomHeight())
        m_window.resizeDocks({&panel}, {bottomHeight()}, Qt::Vertical);
}

void Screens::updateType()
{
    if (m_held)
        return;
    // Read from three metres in an overview, from the desk elsewhere; large monitors get larger type everywhere. A strip that would
    // take more than a quarter of the window falls back.
    const double wide = m_window.width() / (m_current == Screen::Overview ? 1500.0 : 2560.0);
    m_headline.setScale(std::clamp(wide, 1.0, m_current == Screen::Overview ? 2.2 : 1.5), m_window.height() / 4);
}

bool Screens::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize)
        updateType();
    return QObject::eventFilter(watched, event);
}

} // namespace app
