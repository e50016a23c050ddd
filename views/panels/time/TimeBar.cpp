#include "views/panels/time/TimeBar.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/TwinState.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/panels/time/BookmarkDialog.h"
#include "views/panels/time/RecordingsPopup.h"
#include "views/panels/time/TimeSlider.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <utility>

namespace views {
namespace {

using data::TimeController;

// Frames that come within this time are not worth a word.
constexpr int patienceMs = 120;
constexpr double speeds[] = {0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600};

QString speedText(double speed)
{
    const double s = std::fabs(speed);
    const int decimals = std::fabs(s - std::round(s)) < 1e-9 ? 0 : s < 1 ? 2 : 1;
    QString text = QLocale().toString(s, 'f', decimals);
    if (decimals == 2 && text.endsWith(QLocale().zeroDigit()))
        text.chop(1);
    return text + QChar(0x00D7);
}

} // namespace

TimeBar::TimeBar(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_refresh(new Coalescer(this, [this] { refresh(); })), m_slider(new TimeSlider(context, this)),
      m_time(new QLabel(this)), m_zone(new QToolButton(this)), m_speed(new QComboBox(this)), m_status(new QToolButton(this)), m_recordings(new RecordingsPopup(context, this)), m_patience(new QTimer(this))
{
    setAccessibleName(tr("Time bar"));
    setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(0);

    addButton(Glyph::Begin, tr("Go to the beginning (Home)"), &TimeBar::begin);
    m_previousEvent = addButton(Glyph::PreviousEvent, tr("Previous event (Page Up)"), &TimeBar::previousEvent);
    addButton(Glyph::StepBack, tr("Step back (Left)"), &TimeBar::stepBack);
    m_playBack = addButton(Glyph::PlayBack, tr("Play backwards"), &TimeBar::playBackward);
    m_play = addButton(Glyph::Play, tr("Play (Space)"), &TimeBar::playForward);
    addButton(Glyph::StepForward, tr("Step forward (Right)"), &TimeBar::stepForward);
    m_nextEvent = addButton(Glyph::NextEvent, tr("Next event (Page Down)"), &TimeBar::nextEvent);
    addButton(Glyph::End, tr("Go to the end (End)"), &TimeBar::end);
    layout->addSpacing(8);

    m_speed->setEditable(true);
    m_speed->setInsertPolicy(QComboBox::NoInsert);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed: seconds shown a second, 0.1× to 3600×"));
    for (const double speed : speeds)
        m_speed->addItem(speedText(speed), speed);
    m_speed->lineEdit()->setAlignment(Qt::AlignRight);
    m_speed->setFixedWidth(88);
    connect(m_speed, &QComboBox::activated, this, &TimeBar::setSpeedFromText);
    connect(m_speed->lineEdit(), &QLineEdit::editingFinished, this, &TimeBar::setSpeedFromText);
    layout->addWidget(m_speed);
    layout->addSpacing(8);

    m_time->setFont(text::font(16));
    m_time->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_time);
    m_zone->setToolTip(tr("Site time or UTC"));
    m_zone->setAutoRaise(true);
    connect(m_zone, &QToolButton::clicked, this, [this] { setClock(m_clock == text::Clock::Site ? text::Clock::Utc : text::Clock::Site); });
    layout->addWidget(m_zone);
    layout->addSpacing(4);
    layout->addWidget(m_slider, 1);
    layout->addSpacing(4);

    m_loop = addButton(Glyph::Loop, tr("Repeat. Shift and drag on the time line to repeat a part of it."), nullptr);
    m_loop->setCheckable(true);
    connect(m_loop, &QToolButton::clicked, this, [this](bool on) {
        const bool hasRange = !m_context.time->loopRange().isEmpty();
        m_context.time->setLoop(!on ? TimeController::Loop::Off : hasRange ? TimeController::Loop::Range : TimeController::Loop::All);
    });
    m_bookmarks = addButton(Glyph::Bookmark, tr("Bookmarks (B: a new one here)"), nullptr);
    m_bookmarks->setPopupMode(QToolButton::InstantPopup);
    m_bookmarks->setMenu(new QMenu(m_bookmarks));
    connect(m_bookmarks->menu(), &QMenu::aboutToShow, this, &TimeBar::fillBookmarks);
    m_follow = addButton(Glyph::Follow, tr("Follow: stay at the newest values"), nullptr);
    m_follow->setCheckable(true);
    m_follow->setVisible(false);
    connect(m_follow, &QToolButton::clicked, this, [this](bool on) { on ? m_context.time->follow() : m_context.time->pause(); });
    layout->addSpacing(8);
    m_status->setAutoRaise(true);
    connect(m_status, &QToolButton::clicked, this, [this] { m_recordings->popUpAbove(m_status); });
    connect(m_recordings, &RecordingsPopup::addRequested, this, &TimeBar::addRecordingRequested);
    layout->addWidget(m_status);
    m_patience->setSingleShot(true);
    m_patience->setInterval(patienceMs);
    connect(m_patience, &QTimer::timeout, this, [this] {
        m_isLoading = true;
        refreshState();
    });
    connect(context.session, &data::Session::loadingChanged, this, [this](bool isLoading) {
        if (isLoading)
            return m_patience->start();
        m_patience->stop();
        if (std::exchange(m_isLoading, false))
            refreshState();
    });
    connect(context.session, &data::Session::marksChanged, this, &TimeBar::refreshSession);
    connect(m_slider, &TimeSlider::menuRequested, this, [this](const QPoint& position, twin::Timestamp at, int bookmark) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu, at, bookmark);
        menu->popup(position);
    });

    auto* time = context.time;
    connect(time, &TimeController::timeChanged, m_refresh, &Coalescer::request);
    connect(time, &TimeController::rangeChanged, this, [this] {
        refreshState();
        m_refresh->request();
    });
    connect(time, &TimeController::stateChanged, this, [this] {
        m_stopped.clear();
        refreshState();
    });
    connect(time, &TimeController::stoppedAt, this, [this](const data::TimeBookmark& bookmark) {
        m_stopped = text::fromUtf8(bookmark.name);
        refreshState();
    });
    connect(time, &TimeController::timeJumped, this, [this] {
        if (!m_stopped.isEmpty()) {
            m_stopped.clear();
            refreshState();
        }
    });
    connect(context.session, &data::Session::recordingsChanged, this, &TimeBar::refreshSession);
    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.theme, &Theme::changed, this, &TimeBar::restyle);
    restyle();
    refreshSession();
    refresh();
}

QToolButton* TimeBar::addButton(Glyph glyph, const QString& tip, void (TimeBar::*slot)())
{
    auto* button = new QToolButton(this);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    button->setIconSize({16, 16});
    button->setFixedSize(28, 28);
    button->setStyleSheet(QStringLiteral("QToolButton { padding: 2px; }")); // room for the whole icon
    if (slot)
        connect(button, &QToolButton::clicked, this, slot);
    m_buttons.emplace_back(button, glyph);
    layout()->addWidget(button);
    return button;
}

void TimeBar::begin() { m_context.time->jumpToBegin(); }
void TimeBar::end() { m_context.time->jumpToEnd(); }

void TimeBar::togglePlay()
{
    auto* time = m_context.time;
    time->state() == TimeController::State::Paused ? time->play() : time->pause();
}

void TimeBar::playForward()
{
    auto* time = m_context.time;
    if (time->state() == TimeController::State::Playing && time->speed() > 0)
        return time->pause();
    time->setSpeed(std::fabs(time->speed()));
    time->play();
}

void TimeBar::playBackward()
{
    auto* time = m_context.time;
    if (time->state() == TimeController::State::Playing && time->speed() < 0)
        return time->pause();
    time->setSpeed(-std::fabs(time->speed()));
    time->play();
}

double TimeBar::stepSeconds() const
{
    // A day steps by 5 minutes, an hour by 10 s: about 300 steps from end to end, in round numbers.
    constexpr double steps[] = {0.1, 1, 10, 60, 300, 900, 3600, 86400};
    const double wanted = m_context.time->range().seconds() / 280;
    double step = steps[0];
    for (const double s : steps)
        if (s <= wanted)
            step = s;
    return step;
}

void TimeBar::stepBack() { m_context.time->step(-stepSeconds()); }
void TimeBar::stepForward() { m_context.time->step(stepSeconds()); }

void TimeBar::previousEvent()
{
    const auto now = m_context.time->time();
    const auto& events = m_slider->events();
    for (auto it = events.rbegin(); it != events.rend(); ++it)
        if (it->at < now)
            return m_context.time->setTime(it->at);
}

void TimeBar::nextEvent()
{
    const auto now = m_context.time->time();
    for (const auto& e : m_slider->events())
        if (e.at > now)
            return m_context.time->setTime(e.at);
}

void TimeBar::previousBookmark()
{
    const auto now = m_context.time->time();
    const auto& all = m_context.time->bookmarks().all();
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (it->at < now)
            return m_context.time->setTime(it->at);
}

void TimeBar::nextBookmark()
{
    const auto now = m_context.time->time();
    for (const auto& b : m_context.time->bookmarks().all())
        if (b.at > now)
            return m_context.time->setTime(b.at);
}

void TimeBar::setLoop(twin::Timestamp begin, twin::Timestamp end)
{
    m_context.time->setLoopRange({begin, end});
    m_context.time->setLoop(TimeController::Loop::Range);
}

void TimeBar::loopFromHere()
{
    auto* time = m_context.time;
    const bool hasRange = time->loop() == TimeController::Loop::Range && !time->loopRange().isEmpty();
    const auto now = time->time(), end = hasRange && time->loopRange().end > now ? time->loopRange().end : time->range().end;
    setLoop(now, end);
}

void TimeBar::loopToHere()
{
    auto* time = m_context.time;
    const bool hasRange = time->loop() == TimeController::Loop::Range && !time->loopRange().isEmpty();
    const auto now = time->time(), begin = hasRange && time->loopRange().begin < now ? time->loopRange().begin : time->range().begin;
    setLoop(begin, now);
}

void TimeBar::toggleLoop()
{
    auto* time = m_context.time;
    const bool hasRange = !time->loopRange().isEmpty();
    time->setLoop(time->loop() != TimeController::Loop::Off ? TimeController::Loop::Off : hasRange ? TimeController::Loop::Range : TimeController::Loop::All);
}

void TimeBar::changeSpeed(int places)
{
    auto* time = m_context.time;
    const double now = std::fabs(time->speed());
    double wanted = now;
    if (places > 0) {
        const auto* next = std::upper_bound(std::begin(speeds), std::end(speeds), now * (1 + 1e-9));
        wanted = next == std::end(speeds) ? now : *next;
    } else {
        const auto* next = std::lower_bound(std::begin(speeds), std::end(speeds), now * (1 - 1e-9));
        wanted = next == std::begin(speeds) ? now : *(next - 1);
    }
    time->setSpeed(std::copysign(wanted, time->speed()));
}

void TimeBar::slower() { changeSpeed(-1); }
void TimeBar::faster() { changeSpeed(1); }

QString TimeBar::instantText(twin::Timestamp t) const { return text::dateTime(t, m_clock) + QLatin1Char(' ') + text::zoneName(t, m_clock); }

void TimeBar::addBookmark()
{
    const auto now = m_context.time->time();
    if (m_context.time->range().isEmpty())
        return;
    BookmarkDialog dialog({text::timeOfDay(now, m_clock).toStdString(), now, false}, instantText(now), this);
    if (dialog.exec() == QDialog::Accepted)
        m_context.time->bookmarks().add(dialog.bookmark());
}

void TimeBar::editBookmark(int index)
{
    auto& bookmarks = m_context.time->bookmarks();
    if (index < 0 || static_cast<std::size_t>(index) >= bookmarks.all().size())
        return;
    const auto before = bookmarks.all()[static_cast<std::size_t>(index)];
    BookmarkDialog dialog(before, instantText(before.at), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    bookmarks.setStop(index, dialog.bookmark().stop);
    bookmarks.rename(index, dialog.bookmark().name); // last: its place in the list may change
}

void TimeBar::fillMenu(QMenu& menu, twin::Timestamp at, int bookmark)
{
    auto* time = m_context.time;
    const auto& all = time->bookmarks().all();
    if (bookmark >= 0 && static_cast<std::size_t>(bookmark) < all.size()) {
        const auto b = all[static_cast<std::size_t>(bookmark)];
        menu.addSection(text::fromUtf8(b.name));
        connect(menu.addAction(tr("Go there")), &QAction::triggered, time, [time, b] { time->setTime(b.at); });
        auto* stop = menu.addAction(tr("Playing stops here"));
        stop->setCheckable(true);
        stop->setChecked(b.stop);
        connect(stop, &QAction::toggled, time, [time, bookmark](bool on) { time->bookmarks().setStop(bookmark, on); });
        connect(menu.addAction(tr("Rename…")), &QAction::triggered, this, [this, bookmark] { editBookmark(bookmark); });
        connect(menu.addAction(tr("Remove")), &QAction::triggered, time, [time, bookmark] { time->bookmarks().remove(bookmark); });
        return;
    }
    connect(menu.addAction(tr("Bookmark here…")), &QAction::triggered, this, [this, at] {
        m_context.time->setTime(at);
        addBookmark();
    });
    menu.addSeparator();
    connect(menu.addAction(tr("Loop from here")), &QAction::triggered, this, [this, at] {
        m_context.time->setTime(at);
        loopFromHere();
    });
    connect(menu.addAction(tr("Loop to here")), &QAction::triggered, this, [this, at] {
        m_context.time->setTime(at);
        loopToHere();
    });
    auto* off = menu.addAction(tr("No loop"));
    off->setEnabled(time->loop() != TimeController::Loop::Off);
    connect(off, &QAction::triggered, time, [time] { time->setLoop(TimeController::Loop::Off); });
}

void TimeBar::fillBookmarks()
{
    auto* menu = m_bookmarks->menu();
    menu->clear();
    connect(menu->addAction(tr("Bookmark here…")), &QAction::triggered, this, &TimeBar::addBookmark);
    const auto& all = m_context.time->bookmarks().all();
    if (!all.empty())
        menu->addSeparator();
    for (std::size_t i = 0; i < all.size(); ++i) {
        // "&" in a name is no shortcut.
        auto* own = menu->addMenu(QStringLiteral("%1   %2").arg(text::fromUtf8(all[i].name), instantText(all[i].at)).replace(QLatin1Char('&'), QStringLiteral("&&")));
        fillMenu(*own, all[i].at, static_cast<int>(i));
    }
}

void TimeBar::setAddRecordingAvailable(bool available) { m_recordings->setAddAvailable(available); }

void TimeBar::setClock(text::Clock clock)
{
    if (clock == m_clock)
        return;
    m_clock = clock;
    m_recordings->setClock(clock);
    m_slider->setClock(clock);
    refresh();
    Q_EMIT clockChanged(clock);
}

void TimeBar::setLiveAvailable(bool available) { m_follow->setVisible(available); }

namespace {

/// The keys of the clock: handled by this table, and told by it.
enum class Command {
    PlayPause, PlayBackward, StepBack, StepForward, LeapBack, LeapForward, PreviousEvent, NextEvent, PreviousBookmark, NextBookmark,
    Begin, End, Slower, Faster, Bookmark, LoopFrom, LoopTo, Loop
};
struct Binding
{
    QKeyCombination keys;
    Command command;
};
const Binding bindings[] = {
    {Qt::Key_Space, Command::PlayPause},
    {Qt::SHIFT | Qt::Key_Space, Command::PlayBackward},
    {Qt::Key_Left, Command::StepBack},
    {Qt::Key_Right, Command::StepForward},
    {Qt::SHIFT | Qt::Key_Left, Command::LeapBack},
    {Qt::SHIFT | Qt::Key_Right, Command::LeapForward},
    {Qt::CTRL | Qt::Key_Left, Command::PreviousEvent},
    {Qt::CTRL | Qt::Key_Right, Command::NextEvent},
    {Qt::Key_PageUp, Command::PreviousEvent},
    {Qt::Key_PageDown, Command::NextEvent},
    {Qt::SHIFT | Qt::Key_PageUp, Command::PreviousBookmark},
    {Qt::SHIFT | Qt::Key_PageDown, Command::NextBookmark},
    {Qt::Key_Home, Command::Begin},
    {Qt::Key_End, Command::End},
    {Qt::Key_Comma, Command::Slower},
    {Qt::Key_Period, Command::Faster},
    {Qt::Key_B, Command::Bookmark},
    {Qt::Key_I, Command::LoopFrom},
    {Qt::Key_O, Command::LoopTo},
    {Qt::Key_L, Command::Loop},
};

} // namespace

KeyHelpList TimeBar::keyHelp()
{
    const std::pair<Command, QString> words[] = {
        {Command::PlayPause, tr("play, pause")},
        {Command::PlayBackward, tr("play backwards")},
        {Command::StepBack, tr("a step back, where the scene has not the focus")},
        {Command::StepForward, tr("a step on, where the scene has not the focus")},
        {Command::LeapBack, tr("ten steps back")},
        {Command::LeapForward, tr("ten steps on")},
        {Command::PreviousEvent, tr("previous event")},
        {Command::NextEvent, tr("next event")},
        {Command::PreviousBookmark, tr("previous bookmark of time")},
        {Command::NextBookmark, tr("next bookmark of time")},
        {Command::Begin, tr("to the beginning")},
        {Command::End, tr("to the end")},
        {Command::Slower, tr("slower")},
        {Command::Faster, tr("faster")},
        {Command::Bookmark, tr("bookmark this instant")},
        {Command::LoopFrom, tr("loop from here")},
        {Command::LoopTo, tr("loop to here")},
        {Command::Loop, tr("loop on and off")},
    };
    KeyHelpList list;
    for (const auto& [command, what] : words) {
        QStringList keys;
        for (const auto& binding : bindings)
            if (binding.command == command)
                keys << QKeySequence(binding.keys).toString(QKeySequence::NativeText);
        list.push_back({keys.join(QStringLiteral(", ")), what});
    }
    return list;
}

bool TimeBar::handleKey(QKeyEvent* event)
{
    const QKeyCombination pressed(event->modifiers() & ~Qt::KeypadModifier, static_cast<Qt::Key>(event->key()));
    const auto* binding = std::find_if(std::begin(bindings), std::end(bindings), [&](const Binding& b) { return b.keys == pressed; });
    if (binding == std::end(bindings))
        return false;
    const double step = stepSeconds();
    switch (binding->command) {
    case Command::PlayPause: togglePlay(); break;
    case Command::PlayBackward: playBackward(); break;
    case Command::StepBack: m_context.time->step(-step); break;
    case Command::StepForward: m_context.time->step(step); break;
    case Command::LeapBack: m_context.time->step(-10 * step); break;
    case Command::LeapForward: m_context.time->step(10 * step); break;
    case Command::PreviousEvent: previousEvent(); break;
    case Command::NextEvent: nextEvent(); break;
    case Command::PreviousBookmark: previousBookmark(); break;
    case Command::NextBookmark: nextBookmark(); break;
    case Command::Begin: begin(); break;
    case Command::End: end(); break;
    case Command::Slower: slower(); break;
    case Command::Faster: faster(); break;
    case Command::Bookmark: addBookmark(); break;
    case Command::LoopFrom: loopFromHere(); break;
    case Command::LoopTo: loopToHere(); break;
    case Command::Loop: toggleLoop(); break;
    }
    return true;
}

void TimeBar::keyPressEvent(QKeyEvent* event)
{
    if (!handleKey(event))
        QWidget::keyPressEvent(event);
}

void TimeBar::setSpeedFromText()
{
    QString text = m_speed->currentText();
    text.remove(QChar(0x00D7)).remove(QLatin1Char('x'), Qt::CaseInsensitive);
    bool isNumber = false;
    double speed = QLocale().toDouble(text.trimmed(), &isNumber);
    if (!isNumber)
        speed = QLocale::c().toDouble(text.trimmed(), &isNumber);
    if (isNumber && speed > 0)
        m_context.time->setSpeed(std::copysign(std::clamp(speed, TimeController::minSpeed, TimeController::maxSpeed), m_context.time->speed()));
    refreshState(); // what cannot be read falls back to the speed in force
}

QString TimeBar::statusText() const
{
    const auto* session = m_context.session;
    if (m_isLoading) // what is on screen is of another instant than the clock says
        return tr("Loading; shown: %1").arg(text::timeOfDay(m_context.state->time(), m_clock));
    if (m_context.time->state() == TimeController::State::Following)
        return tr("Live");
    if (!m_stopped.isEmpty())
        return tr("Stopped at %1").arg(m_stopped);
    const auto count = session->measuredRecordings().size();
    const QString several = count > 1 ? QStringLiteral(" (%1)").arg(count) : QString();
    using From = data::Session::MeasuredFrom;
    if (session->measured()) {
        const bool both = session->modelled() != nullptr;
        switch (session->measuredFrom()) {
        case From::Sensors: return (both ? tr("Replay measured + modelled") : tr("Replay measured")) + several;
        case From::Model: return (both ? tr("Replay simulated + modelled") : tr("Replay simulated")) + several;
        case From::Both: return tr("Replay, partly simulated") + several;
        }
    }
    if (session->modelled())
        return tr("Simulated");
    return tr("Steady state");
}

void TimeBar::refresh()
{
    // Without a time axis the instant of the state shown is still true.
    const auto range = m_context.time->range();
    const auto t = range.isEmpty() ? m_context.state->time() : m_context.time->time();
    const bool isKnown = !range.isEmpty() || t.ns != 0;
    m_time->setText(isKnown ? text::dateTime(t, m_clock) : text::dash());
    m_time->setToolTip(isKnown ? text::dateTime(t, text::Clock::Utc, true) + QStringLiteral(" UTC") : tr("No instant yet."));
    m_zone->setText(text::zoneName(t, m_clock));
    // Digits are of one width: the label never makes the slider dance.
    const int width = m_time->fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 00:00:00")) + 4;
    // Nor is the window laid out anew with every instant: a label of a fixed size asks nobody.
    const QSize fixed(width, m_time->sizeHint().height());
    if (m_time->minimumSize() != fixed || m_time->maximumSize() != fixed)
        m_time->setFixedSize(fixed);
}

void TimeBar::refreshState()
{
    auto* time = m_context.time;
    const bool hasRange = !time->range().isEmpty();
    for (auto& [button, glyph] : m_buttons)
        button->setEnabled(hasRange);
    const bool hasEvents = hasRange && !m_slider->events().empty();
    m_previousEvent->setEnabled(hasEvents);
    m_nextEvent->setEnabled(hasEvents);
    m_speed->setEnabled(hasRange);
    {
        const QSignalBlocker blocker(m_speed);
        m_speed->setEditText(speedText(time->speed()));
    }
    m_loop->setChecked(time->loop() != TimeController::Loop::Off);
    m_follow->setChecked(time->state() == TimeController::State::Following);
    const bool isPlaying = time->state() == TimeController::State::Playing;
    const auto icon = [this](Glyph glyph) {
        const auto& theme = *m_context.theme;
        QColor faint = theme.color(Role::Muted);
        faint.setAlphaF(0.5f);
        return glyphIcon(glyph, theme.color(Role::Text), faint, theme.color(Role::Accent));
    };
    m_play->setIcon(icon(isPlaying && time->speed() > 0 ? Glyph::Pause : Glyph::Play));
    m_playBack->setIcon(icon(isPlaying && time->speed() < 0 ? Glyph::Pause : Glyph::PlayBack));
    // Of one width, so that the slider does not dance while frames are loaded.
    const int wide = m_status->fontMetrics().horizontalAdvance(tr("Replay measured + modelled")) + 16;
    m_status->setFixedSize(wide, m_status->sizeHint().height());
    // "&" in a bookmark's name is no shortcut.
    m_status->setText(m_status->fontMetrics().elidedText(statusText(), Qt::ElideRight, wide - 12).replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_bookmarks->setEnabled(hasRange);
}

void TimeBar::refreshSession()
{
    m_slider->setRecordingMarks(m_context.session->events(), m_context.session->gaps());
    m_slider->setQualityMarks(m_context.session->marks());
    const auto describe = [](const data::RecordingReader* reader) {
        const auto& header = reader->info().header;
        return text::fromUtf8(header.title) + (header.source.empty() ? QString() : QLatin1Char('\n') + text::fromUtf8(header.source));
    };
    QStringList lines;
    if (const auto* measured = m_context.session->measured())
        lines << tr("%1: %2").arg(text::originLabel(twin::Origin::Measured), describe(measured));
    if (const auto* modelled = m_context.session->modelled())
        lines << tr("%1: %2").arg(text::originLabel(twin::Origin::Modelled), describe(modelled));
    if (lines.isEmpty())
        lines << tr("Nothing is recorded: the figures are the model's steady state for this hour.");
    lines << tr("Click for the list of recordings.");
    m_status->setToolTip(lines.join(QLatin1Char('\n')));
    refreshState();
}

void TimeBar::restyle()
{
    const auto& theme = *m_context.theme;
    QColor faint = theme.color(Role::Muted);
    faint.setAlphaF(0.5f);
    for (auto& [button, glyph] : m_buttons)
        button->setIcon(glyphIcon(glyph, theme.color(Role::Text), faint, theme.color(Role::Accent)));
    m_bookmarks->setStyleSheet(QStringLiteral("QToolButton { padding: 2px; } QToolButton::menu-indicator { image: none; }"));
    refreshState();
}

QSize TimeBar::minimumSizeHint() const
{
    QSize size = QWidget::minimumSizeHint();
    for (const QWidget* part : {static_cast<const QWidget*>(m_status), static_cast<const QWidget*>(m_speed)})
        if (part->isVisibleTo(this))
            size.rwidth() -= part->width(); // both of fixed width
    return size;
}

void TimeBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The slider is what the bar is for: the status word goes first (it stays in the tooltip of the slider's panel and the menu bar).
    m_status->setVisible(width() >= 980);
    m_speed->setVisible(width() >= 760);
}

} // namespace views
