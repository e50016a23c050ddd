#include "app/MessageBar.h"
#include "views/theme/Theme.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace app {
namespace {
constexpr int goodNewsMs = 8000, hintMs = 12000;
}

MessageBar::MessageBar(views::Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme)
{
    setObjectName("messageBar");
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close = new QToolButton(this);
    m_close->setText(QString(QChar(0x2715)));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&m_theme, &views::Theme::changed, this, &MessageBar::restyle);
    hide();
}

QString MessageBar::text() const { return isHidden() ? QString() : m_text->text(); }

void MessageBar::show(const QString& text, Kind kind)
{
    m_kind = kind;
    m_text->setText(text);
    restyle();
    setVisible(true);
    if (kind == Kind::Done || kind == Kind::Hint)
        m_timer.start(kind == Kind::Done ? goodNewsMs : hintMs);
    else
        m_timer.stop();
}

// State is never colour alone: the sign and its word go with it.
void MessageBar::restyle()
{
    const auto role = m_kind == Kind::Critical ? views::Role::Critical : m_kind == Kind::Warning ? views::Role::Warning : views::Role::Information;
    const QString word = m_kind == Kind::Critical ? tr("Error") : m_kind == Kind::Warning ? tr("Note") : m_kind == Kind::Hint ? tr("Hint") : tr("Done");
    const QChar sign = m_kind == Kind::Critical ? QChar(0x2716) : m_kind == Kind::Warning ? QChar(0x26A0) : m_kind == Kind::Hint ? QChar(0x2139) : QChar(0x2713);
    m_icon->setText(QString(sign) + ' ' + word);
    const auto color = m_theme.color(role).name();
    setStyleSheet(QString("#messageBar { background: %1; border: none; border-left: 4px solid %2; } #messageBar QLabel { color: %3; background: transparent; }")
                      .arg(m_theme.color(views::Role::Raised).name(), color, m_theme.color(views::Role::Text).name()));
    m_icon->setStyleSheet(QString("color: %1; font-weight: 600;").arg(color));
}

} // namespace app
