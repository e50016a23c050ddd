#include "views/panels/live/MappingField.h"
#include "views/panels/live/MappingDialog.h"
#include "views/text/Names.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

namespace views {
namespace {
// What the items of the box stand for: kind and id. A project's mapping may be called like a ready-made one.
const QString none = QStringLiteral("none"), builtIn = QStringLiteral("built-in:"), kept = QStringLiteral("kept:"), own = QStringLiteral("own");
const QString nameKey = QStringLiteral("name");

QJsonObject followed(const data::SavedMapping& saved)
{
    QJsonObject json = saved.mapping.rules.toJson();
    json.insert(nameKey, QString::fromStdString(saved.name));
    return json;
}

const data::SavedMapping* findSaved(const std::vector<data::SavedMapping>& saved, const QString& name)
{
    const auto it = std::find_if(saved.begin(), saved.end(), [&](const auto& s) { return s.name == name.toStdString(); });
    return it == saved.end() || it->mapping.rules.isEmpty() ? nullptr : &*it;
}
} // namespace

MappingField::MappingField(QWidget* parent)
    : QWidget(parent), m_box(new QComboBox), m_edit(new QPushButton(tr("Edit…"))), m_remove(new QPushButton(tr("Delete")))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout->addWidget(m_box, 1);
    for (auto* button : {m_edit, m_remove}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    m_box->setAccessibleName(tr("Names"));
    m_box->setToolTip(tr("Which asset and quantity a foreign name stands for."));
    m_edit->setToolTip(tr("Looks at the rules, changes them, and keeps them under a name for other connections and tables."));
    m_remove->setToolTip(tr("Takes this mapping out of the project. Connections that use it keep their rules."));
    connect(m_box, &QComboBox::activated, this, &MappingField::choose);
    connect(m_edit, &QPushButton::clicked, this, &MappingField::edit);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (QMessageBox::question(this, tr("Delete the mapping"), tr("Delete “%1” from the project? Connections that use it keep their rules.").arg(m_box->currentText()))
            == QMessageBox::Yes)
            removeChosen();
    });
    list();
}

void MappingField::setSaved(std::vector<data::SavedMapping> saved)
{
    m_saved = std::move(saved);
    m_value = renewedMapping(m_value, m_saved);
    list();
}

void MappingField::setValue(const QJsonValue& value)
{
    m_value = value;
    list();
}

void MappingField::list()
{
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItem(tr("as the source names them"), none);
    for (const auto& id : data::ChannelMapping::builtInIds())
        m_box->addItem(text::fromUtf8(id), builtIn + QString::fromStdString(id));
    for (const auto& saved : m_saved)
        if (!saved.mapping.rules.isEmpty())
            m_box->addItem(text::fromUtf8(saved.name), kept + QString::fromStdString(saved.name));
    QString chosen = none;
    if (m_value.isString()) {
        chosen = builtIn + m_value.toString();
        if (m_box->findData(chosen) < 0) // what is wrong with it is told when the settings are checked
            m_box->addItem(m_value.toString(), chosen);
    } else if (m_value.isObject()) {
        const auto* saved = findSaved(m_saved, m_value.toObject().value(nameKey).toString());
        chosen = saved && m_value.toObject() == followed(*saved) ? kept + QString::fromStdString(saved->name) : own;
        if (chosen == own)
            m_box->addItem(tr("rules of its own"), own);
    }
    m_box->setCurrentIndex(m_box->findData(chosen));
    m_remove->setEnabled(isSavedChosen());
}

bool MappingField::isSavedChosen() const { return m_box->currentData().toString().startsWith(kept); }

void MappingField::choose(int index)
{
    const QString what = m_box->itemData(index).toString();
    if (what == own)
        return;
    if (what == none)
        m_value = QJsonValue(QJsonValue::Undefined);
    else if (what.startsWith(builtIn))
        m_value = what.mid(builtIn.size());
    else if (const auto* saved = findSaved(m_saved, what.mid(kept.size())))
        m_value = followed(*saved);
    list();
    Q_EMIT changed();
}

data::ChannelMapping MappingField::rules() const
{
    if (m_value.isObject())
        return data::ChannelMapping::fromJson(m_value.toObject());
    return m_value.isString() ? data::ChannelMapping::builtIn(m_value.toString().toStdString()) : data::ChannelMapping();
}

void MappingField::edit()
{
    data::ChannelMapping before;
    try {
        before = rules();
    } catch (const twin::Error& error) {
        QMessageBox::warning(this, tr("Names"), text::message(error.message()));
        return;
    }
    QStringList taken;
    for (const auto& saved : m_saved)
        taken << QString::fromStdString(saved.name);
    const QString name = isSavedChosen() ? m_value.toObject().value(nameKey).toString() : QString();
    MappingDialog dialog(name, before, taken, this);
    if (dialog.exec() == QDialog::Accepted)
        keep(dialog.name(), dialog.mapping());
}

void MappingField::keep(const QString& name, const data::ChannelMapping& mapping)
{
    if (name.isEmpty()) {
        m_value = mapping.toJson();
    } else {
        auto it = std::find_if(m_saved.begin(), m_saved.end(), [&](const auto& s) { return s.name == name.toStdString(); });
        if (it == m_saved.end())
            it = m_saved.insert(it, {name.toStdString(), {}});
        it->mapping.rules = mapping;
        m_value = followed(*it);
    }
    list();
    Q_EMIT changed();
}

void MappingField::removeChosen()
{
    if (!isSavedChosen())
        return;
    const auto name = m_value.toObject().value(nameKey).toString().toStdString();
    std::erase_if(m_saved, [&](const auto& s) { return s.name == name; });
    m_value = renewedMapping(m_value, m_saved);
    list();
    Q_EMIT changed();
}

QJsonValue renewedMapping(const QJsonValue& value, const std::vector<data::SavedMapping>& saved)
{
    QJsonObject json = value.toObject();
    if (!json.contains(nameKey))
        return value;
    if (const auto* found = findSaved(saved, json.value(nameKey).toString()))
        return followed(*found);
    json.remove(nameKey);
    return json;
}

} // namespace views
