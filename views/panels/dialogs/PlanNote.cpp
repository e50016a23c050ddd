#include "views/panels/dialogs/PlanNote.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace views {

QString planText(const twin::PlacementPlan& plan)
{
    const auto n = static_cast<int>(plan.racks.size());
    QString names;
    if (n > 0) {
        names = text::fromUtf8(plan.racks.front().name);
        if (n > 1)
            names += (n == 2 ? QStringLiteral(", ") : QStringLiteral(" … ")) + text::fromUtf8(plan.racks.back().name);
    }
    QString text = QCoreApplication::translate("PlanNote", "%n racks: %1", nullptr, n).arg(names);
    if (n == 1)
        text = QCoreApplication::translate("PlanNote", "1 rack: %1").arg(names);
    if (const auto rows = static_cast<int>(plan.newRows.size()); rows == 1)
        text += QLatin1Char('\n') + QCoreApplication::translate("PlanNote", "A new row is laid out for them.");
    else if (rows > 1)
        text += QLatin1Char('\n') + QCoreApplication::translate("PlanNote", "%n new rows are laid out for them.", nullptr, rows);
    return text;
}

QDialogButtonBox* verbButtons(const QString& verb, QWidget* parent)
{
    auto* box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, parent);
    for (auto* button : box->buttons())
        button->setIcon(QIcon());
    box->button(QDialogButtonBox::Ok)->setText(verb);
    box->button(QDialogButtonBox::Ok)->setDefault(true);
    return box;
}

PlanNote::PlanNote(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(8);
    m_icon->setFixedSize(20, 20);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // Room for four lines: the dialog does not jump while one tries numbers.
    m_text->setMinimumHeight(4 * m_text->fontMetrics().lineSpacing());
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_text, 1);
    connect(theme, &Theme::changed, this, &PlanNote::restyle);
}

QString PlanNote::text() const { return m_text->text(); }

void PlanNote::show(bool accepted, const QString& text)
{
    m_isAccepted = accepted;
    m_text->setText(text);
    m_icon->setToolTip(accepted ? tr("Possible") : tr("Refused"));
    restyle();
}

void PlanNote::restyle()
{
    const auto glyph = m_isAccepted ? Glyph::Ok : Glyph::Critical;
    m_icon->setPixmap(glyphIcon(glyph, m_theme->color(m_isAccepted ? Role::Ok : Role::Critical), m_theme->color(Role::Line)).pixmap(20, 20));
}

void PlanNote::setResult(const twin::PlacementResult& result, const QString& acceptedText)
{
    if (std::holds_alternative<twin::PlacementPlan>(result)) {
        show(true, acceptedText);
        return;
    }
    QStringList reasons;
    const auto& issues = std::get<std::vector<twin::Issue>>(result);
    for (const auto& issue : issues) {
        const QString reason = text::message(issue.message);
        if (!reasons.contains(reason))
            reasons << reason;
    }
    const auto more = reasons.size() - 3;
    if (more > 0)
        reasons = reasons.mid(0, 3) << tr("and %n more", nullptr, static_cast<int>(more));
    show(false, reasons.join(QLatin1Char('\n')));
}

void PlanNote::setRefused(const QString& text) { show(false, text); }

} // namespace views
