#include "views/panels/common/EmptyNote.h"
#include <QStyle>
#include <QVBoxLayout>

namespace views {

QLabel* roleLabel(const char* role, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

void setLabelRole(QLabel* label, const char* role)
{
    if (label->property("role").toString() == QLatin1String(role))
        return;
    label->setProperty("role", QString::fromLatin1(role));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

EmptyNote::EmptyNote(QWidget* parent) : QWidget(parent), m_what(roleLabel("title")), m_next(roleLabel("muted"))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(4);
    layout->addStretch();
    for (auto* label : {m_what, m_next}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
        layout->addWidget(label);
    }
    layout->addStretch();
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void EmptyNote::setTexts(const QString& what, const QString& next)
{
    m_what->setText(what);
    m_next->setText(next);
}

} // namespace views
