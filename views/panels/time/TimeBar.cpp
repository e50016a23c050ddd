#include "views/panels/time/TimeBar.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/TwinState.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/panels/time/TimeSlider.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

using data::TimeController;

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
      m_time(new QLabel(this)), m_zone(new QToolButton(this)), m_speed(new QComboBox(this)), m_status(roleLabel("muted", {}, this))
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
    m_follow = addButton(Glyph::Follow, tr("Follow: stay at the newest values"), nullptr);
    m_follow->setCheckable(true);
    m_follow->setVisible(false);
    connect(m_follow, &QToolButton::clicked, this, [this](bool on) { on ? m_context.time->follow() : m_context.time->pause(); });
    layout->addSpacing(8);
    m_status->setMinimumWidth(0);
    layout->addWidget(m_status);

    auto* time = context.time;
    connect(time, &TimeController::timeChanged, m_refresh, &Coalescer::request);
    connect(time, &TimeController::rangeChanged, this, [this] {
        refreshState();
        m_refresh->request();
    });
    connect(time, &TimeController::stateChanged, this, &TimeBar::refreshState);
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

void TimeBar::setClock(text::Clock clock)
{
    if (clock == m_clock)
        return;
    m_clock = clock;
    m_slider->setClock(clock);
    refresh();
    Q_EMIT clockChanged(clock);
}

void TimeBar::setLiveAvailable(bool available) { m_follow->setVisible(available); }

bool TimeBar::handleKey(QKeyEvent* event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier, control = event->modifiers() & Qt::ControlModifier;
    const double step = stepSeconds() * (shift ? 10 : 1);
    switch (event->key()) {
    case Qt::Key_Space: togglePlay(); return true;
    case Qt::Key_Left: control ? previousEvent() : m_context.time->step(-step); return true;
    case Qt::Key_Right: control ? nextEvent() : m_context.time->step(step); return true;
    case Qt::Key_Home: begin(); return true;
    case Qt::Key_End: end(); return true;
    case Qt::Key_PageUp: previousEvent(); return true;
    case Qt::Key_PageDown: nextEvent(); return true;
    default: return false;
    }
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
    if (m_context.time->state() == TimeController::State::Following)
        return tr("Live");
    if (session->measured() && session->modelled())
        return tr("Replay measured + modelled");
    if (session->measured())
        return tr("Replay measured");
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
    if (m_time->minimumWidth() != width)
        m_time->setFixedWidth(width);
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
    m_status->setText(statusText());
}

void TimeBar::refreshSession()
{
    m_slider->setRecordingMarks(m_context.session->events(), m_context.session->gaps());
    const auto describe = [](const data::RecordingReader* reader) {
        const auto& header = reader->info().header;
        return text::fromUtf8(header.title) + (header.source.empty() ? QString() : QLatin1Char('\n') + text::fromUtf8(header.source));
    };
    QStringList lines;
    if (const auto* measured = m_context.session->measured())
        lines << tr("Measured: %1").arg(describe(measured));
    if (const auto* modelled = m_context.session->modelled())
        lines << tr("Modelled: %1").arg(describe(modelled));
    if (lines.isEmpty())
        lines << tr("Nothing is recorded: the figures are the model's steady state for this hour.");
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
    refreshState();
}

void TimeBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The slider is what the bar is for: the status word goes first (it stays in the tooltip of the slider's panel and the menu bar).
    m_status->setVisible(width() >= 980);
    m_speed->setVisible(width() >= 760);
}

} // namespace views
