#include "views/panels/live/SecretField.h"
#include "data/live/Secrets.h"
#include "views/text/Names.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace views {

using data::live::SecretRef;

SecretField::SecretField(QWidget* parent) : QWidget(parent), m_where(new QComboBox), m_name(new QLineEdit), m_secret(new QLineEdit)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_where->addItem(tr("none"), static_cast<int>(SecretRef::Where::None));
    m_where->addItem(tr("keychain"), static_cast<int>(SecretRef::Where::Keychain));
    m_where->addItem(tr("environment"), static_cast<int>(SecretRef::Where::Environment));
    m_where->setAccessibleName(tr("Where the secret lies"));
    m_name->setAccessibleName(tr("Name of the secret"));
    m_secret->setAccessibleName(tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    layout->addWidget(m_where);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_secret, 1);
    connect(m_where, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_name, &QLineEdit::textChanged, this, &SecretField::changed);
    connect(m_secret, &QLineEdit::textChanged, this, &SecretField::changed);
    refresh();
}

void SecretField::setReference(const SecretRef& reference, const QString& suggestedName)
{
    m_where->setCurrentIndex(m_where->findData(static_cast<int>(reference.where)));
    m_name->setText(reference.where == SecretRef::Where::None ? suggestedName : reference.name);
    refresh();
}

SecretRef SecretField::reference() const
{
    const auto where = static_cast<SecretRef::Where>(m_where->currentData().toInt());
    return where == SecretRef::Where::None ? SecretRef{} : SecretRef{where, m_name->text().trimmed()};
}

bool SecretField::hasNewSecret() const { return reference().where == SecretRef::Where::Keychain && !m_secret->text().isEmpty(); }

void SecretField::store(std::function<void(const QString& problem)> done)
{
    data::live::SecretStore::write(reference(), m_secret->text(), this, [this, done = std::move(done)](const data::live::SecretAnswer& answer) {
        if (!answer.problem)
            m_secret->clear();
        done(answer.problem ? text::message(*answer.problem) : QString());
    });
}

void SecretField::refresh()
{
    const auto where = static_cast<SecretRef::Where>(m_where->currentData().toInt());
    m_name->setVisible(where != SecretRef::Where::None);
    m_secret->setVisible(where == SecretRef::Where::Keychain);
    m_name->setPlaceholderText(where == SecretRef::Where::Environment ? tr("name of the variable") : tr("name of the entry"));
    m_secret->setPlaceholderText(tr("new secret; empty: as it is"));
}

} // namespace views
