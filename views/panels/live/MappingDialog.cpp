#include "views/panels/live/MappingDialog.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/CsvRuleTable.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/text/Names.h"
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {

MappingDialog::MappingDialog(const QString& name, const data::ChannelMapping& mapping, const QStringList& taken, QWidget* parent)
    : QDialog(parent), m_before(name), m_taken(taken), m_name(new QLineEdit(name)), m_table(new CsvRuleTable), m_note(roleLabel("muted", {}, this)),
      m_buttons(verbButtons(tr("Keep"), this))
{
    setWindowTitle(tr("Names of a live source"));
    auto* layout = new QVBoxLayout(this);
    auto* hint = roleLabel("muted", tr("Each rule says which asset and quantity of the site a metric or topic stands for. The first one that fits decides."));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    auto* form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("mappingName"));
    m_name->setPlaceholderText(tr("empty: for this connection alone"));
    form->addRow(tr("Kept in the project as"), m_name);
    layout->addLayout(form);
    m_table->setForSources();
    m_table->setRules(mapping.rules());
    layout->addWidget(m_table, 1);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * m_note->fontMetrics().lineSpacing());
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    connect(m_name, &QLineEdit::textChanged, this, &MappingDialog::refresh);
    connect(m_table, &CsvRuleTable::edited, this, &MappingDialog::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        if (problem().isEmpty())
            accept();
    });
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    resize(900, 460);
}

QString MappingDialog::name() const { return m_name->text().trimmed(); }
data::ChannelMapping MappingDialog::mapping() const { return data::ChannelMapping(m_table->rules()); }

QString MappingDialog::problem() const
{
    if (const QString number = m_table->numberProblem(); !number.isEmpty())
        return number;
    try {
        return mapping().isEmpty() ? tr("There is no rule yet: add one.") : QString();
    } catch (const twin::Error& error) {
        return text::message(error.message());
    }
}

void MappingDialog::refresh()
{
    const QString why = problem();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(why.isEmpty());
    const bool replaces = name() != m_before && m_taken.contains(name());
    m_note->setText(!why.isEmpty() ? why
                    : replaces     ? tr("“%1” is there already: its rules are replaced, also for the connections that use it.").arg(name())
                    : !m_before.isEmpty() && name() == m_before ? tr("Connections that use “%1” get these rules, too.").arg(name()) : QString());
    setLabelRole(m_note, !why.isEmpty() ? "critical" : replaces ? "warning" : "muted");
}

} // namespace views
