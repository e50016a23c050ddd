#include "app/screens/Presentation.h"
#include "app/MainWindow.h"
#include "app/actions/CameraActions.h"
#include "app/screens/Screens.h"
#include "data/time/TimeController.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/panels/start/TourCard.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneView.h"
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>

namespace app {
namespace {

constexpr int stateVersion = 90; // of what a presentation sets aside; never stored
constexpr int hintMs = 5000;

} // namespace

Presentation::Presentation(const Parts& parts, MainWindow& window, Screens& screens, CameraActions& cameras, views::HeadlineStrip& headline)
    : QObject(&window), m_parts(parts), m_window(window), m_screens(screens), m_cameras(cameras), m_headline(headline)
{
    m_action = new QAction(tr("Presentation"), this);
    m_action->setObjectName(QStringLiteral("presentationAction"));
    m_action->setCheckable(true);
    m_action->setShortcut(QKeySequence(Qt::Key_F11));
    m_action->setToolTip(tr("Full screen, large figures, nothing else (%1)").arg(m_action->shortcut().toString(QKeySequence::NativeText)));
    connect(m_action, &QAction::toggled, this, &Presentation::setOn);
    m_hint = new QLabel(&window.scene());
    m_hint->setObjectName(QStringLiteral("presentationHint"));
    m_hint->setProperty("panel", "floating");
    m_hint->setMargin(10);
    m_hint->hide();
}

void Presentation::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    m_action->setChecked(on);
    on ? begin() : end();
}

void Presentation::begin()
{
    m_windowState = m_window.windowState();
    m_state = m_window.saveState(stateVersion);
    m_screens.setHeld(true);
    // Keys of the menus' actions live with their menu bar; while that is hidden the window itself answers to them.
    for (auto* action : m_window.findChildren<QAction*>())
        if (!action->shortcut().isEmpty() && !m_window.actions().contains(action))
            m_window.addAction(action);
    QWidgetList chrome{m_window.menuBar(), m_window.statusBar()};
    for (auto* bar : m_window.findChildren<QToolBar*>(Qt::FindDirectChildrenOnly))
        if (!bar->isAncestorOf(&m_headline))
            chrome << bar;
    for (auto* panel : m_window.findChildren<QDockWidget*>())
        chrome << panel;
    for (auto* child : m_window.scene().findChildren<QWidget*>(QStringLiteral("sceneBar"), Qt::FindDirectChildrenOnly))
        chrome << child;
    m_hidden.clear();
    for (auto* widget : chrome)
        if (!widget->isHidden()) {
            m_hidden << widget;
            widget->hide();
        }
    m_window.showFullScreen();
    updateType();
    m_cameras.tourCard().setLarge(true);
    qApp->installEventFilter(this);
    m_hint->setText(tr("Esc leaves  ·  Space pauses  ·  T starts and ends the tour  ·  arrows go from stop to stop"));
    m_hint->adjustSize();
    m_hint->move(16, 16);
    m_hint->show();
    m_hint->raise();
    QTimer::singleShot(hintMs, m_hint, &QWidget::hide);
    m_window.scene().setFocus();
    if (m_cameras.isTourInPresentations())
        m_cameras.startTour(true);
}

void Presentation::end()
{
    qApp->removeEventFilter(this);
    m_hint->hide();
    m_cameras.tour().stop();
    m_cameras.tourCard().setLarge(false);
    m_window.setWindowState(m_windowState);
    for (const auto& widget : std::as_const(m_hidden))
        if (widget)
            widget->show();
    m_hidden.clear();
    m_screens.setHeld(false);
    m_screens.updateType(); // before the panels: the strip's height is part of their room
    m_window.restoreState(m_state, stateVersion);
    m_window.scene().setFocus();
}

void Presentation::updateType() { m_headline.setScale(3.0, m_window.height() * 3 / 10); }

bool Presentation::key(int key)
{
    auto& tour = m_cameras.tour();
    switch (key) {
    case Qt::Key_Escape:
        if (m_window.scene().tool() != views::SceneView::Tool::Navigate)
            return false; // a tool ends first
        setOn(false);
        return true;
    case Qt::Key_Space:
        if (tour.isRunning())
            tour.setPaused(!tour.isPaused());
        else
            m_parts.time->state() == data::TimeController::State::Playing ? m_parts.time->pause() : m_parts.time->play();
        return true;
    case Qt::Key_T:
        tour.isRunning() ? tour.stop() : m_cameras.startTour(true);
        return true;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (!tour.isRunning())
            return false;
        key == Qt::Key_Right ? tour.next() : tour.previous();
        return true;
    default:
        return false;
    }
}

bool Presentation::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Resize)
        updateType();
    // One place sees each key: the window it arrives in, before shortcuts and before the widget with the focus.
    if ((event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) || !watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    if (QApplication::activeModalWidget() || QApplication::activePopupWidget())
        return QObject::eventFilter(watched, event);
    const auto* e = static_cast<QKeyEvent*>(event);
    if (e->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return QObject::eventFilter(watched, event);
    const bool ours = e->key() == Qt::Key_Escape || e->key() == Qt::Key_Space || e->key() == Qt::Key_T
        || ((e->key() == Qt::Key_Left || e->key() == Qt::Key_Right) && m_cameras.tour().isRunning());
    if (!ours || (e->key() == Qt::Key_Escape && m_window.scene().tool() != views::SceneView::Tool::Navigate))
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return key(e->key());
}

} // namespace app
