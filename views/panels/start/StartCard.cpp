#include "views/panels/start/StartCard.h"
#include "views/panels/common/EmptyNote.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

namespace views {
namespace {

constexpr int choiceWidth = 206;

} // namespace

StartCard::StartCard(QWidget* scene) : QFrame(scene), m_scene(scene)
{
    setProperty("panel", "floating");
    setObjectName(QStringLiteral("startCard"));
    setAccessibleName(tr("How to begin"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 14, 20, 14);
    layout->setSpacing(12);
    auto* top = m_top = new QHBoxLayout;
    top->addWidget(roleLabel("title", tr("Where would you like to begin?"), this), 1);
    auto* close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close (%1)").arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    close->setAccessibleName(tr("Close"));
    top->addWidget(close);
    layout->addLayout(top);

    m_choices = new QWidget(this);
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight, m_choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const auto add = [&](const char* name, const QString& title, const QString& sentence, void (StartCard::*signal)()) {
        auto* column = new QWidget(m_choices);
        auto* c = new QVBoxLayout(column);
        c->setContentsMargins(0, 0, 0, 0);
        c->setSpacing(6);
        auto* button = new QPushButton(title, column);
        button->setObjectName(QLatin1String(name));
        button->setMinimumWidth(choiceWidth);
        button->setProperty("role", "large");
        button->setAutoDefault(true); // Enter works where the focus is
        auto* words = roleLabel("muted", sentence, column);
        words->setWordWrap(true);
        words->setMinimumWidth(choiceWidth);
        words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        m_words.push_back(words);
        button->setAccessibleDescription(sentence);
        button->setToolTip(sentence);
        c->addWidget(button);
        c->addWidget(words, 1);
        row->addWidget(column, 1, Qt::AlignTop);
        connect(button, &QPushButton::clicked, this, [this, signal] {
            hide();
            Q_EMIT (this->*signal)();
        });
        if (!m_first)
            m_first = button;
    };
    add("startTour", tr("Take the tour"), tr("A minute around the site, from the utility to the chip, with a sentence at each stop."), &StartCard::tourChosen);
    add("startRecording", tr("Open a recording…"), tr("Replay what was measured, beside what the model says it should have been."), &StartCard::recordingChosen);
    add("startPlanning", tr("Start planning"), tr("Add, move and remove racks; every figure and limit follows at once."), &StartCard::planningChosen);
    layout->addWidget(m_choices);
    m_never = new QCheckBox(tr("Do not show this again (it stays in the Help menu)"), this);
    layout->addWidget(m_never);
    connect(m_never, &QCheckBox::toggled, this, &StartCard::neverAgainChanged);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    scene->installEventFilter(this);
    hide();
}

bool StartCard::isNeverAgain() const { return m_never->isChecked(); }
void StartCard::setNeverAgain(bool on) { m_never->setChecked(on); }

void StartCard::open()
{
    place();
    show();
    raise();
    m_first->setFocus(Qt::OtherFocusReason);
}

void StartCard::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    place(); // the scene may have grown, or the style come, since it was opened
}

void StartCard::place()
{
    // Beside one another where there is room, else below.
    auto* row = static_cast<QBoxLayout*>(m_choices->layout());
    const bool wide = m_scene->width() >= 3 * choiceWidth + 32 + 40 + 24;
    row->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const auto margins = layout()->contentsMargins();
    const int sides = margins.left() + margins.right() + this->width() - contentsRect().width(); // the rim too
    m_never->ensurePolished();
    const int lines = std::max(m_top->sizeHint().width(), m_never->sizeHint().width()) + sides; // these two do not wrap
    const int width = std::min(m_scene->width() - 24, wide ? 760 : std::max(340, lines));
    // Labels that wrap ask for the height of one line only until they have a width; fonts come with the style.
    const int inside = width - sides;
    for (QLabel* words : m_words) {
        words->ensurePolished();
        words->setMinimumHeight(words->heightForWidth(wide ? (inside - 2 * row->spacing()) / 3 : inside));
        words->show();
    }
    const int room = m_scene->height() - 16;
    const auto wanted = [&] {
        layout()->invalidate();
        layout()->activate();
        return std::max(layout()->heightForWidth(width), layout()->minimumHeightForWidth(width));
    };
    int height = wanted();
    if (height > room) { // half a sentence is worse than none: the buttons' tips have them
        for (QLabel* words : m_words)
            words->hide();
        height = wanted();
    }
    resize(width, std::min(room, height));
    move((m_scene->width() - this->width()) / 2, std::max(8, (m_scene->height() - this->height()) / 2));
}

bool StartCard::event(QEvent* event)
{
    // Esc closes the card while the focus is in it, before the window's own Esc.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void StartCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

bool StartCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scene && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace views
