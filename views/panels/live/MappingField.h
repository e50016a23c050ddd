// Which names a live source's names stand for: none, a ready-made mapping, one that the project keeps, or rules of its own. GUI thread.
#pragma once
#include "data/import/CsvImport.h"
#include <QJsonValue>
#include <QWidget>
#include <vector>

class QComboBox;
class QPushButton;

namespace views {

/// The value is that of the settings: undefined, the id of a ready-made mapping, or the rules as an object. An object with a "name" follows
/// the project's mapping of that name: it carries its rules, so that the source needs no project, and is renewed when those are edited.
class MappingField : public QWidget
{
    Q_OBJECT
public:
    explicit MappingField(QWidget* parent = nullptr);
    /// The project's mappings; those of tables without rules are not offered, and stay.
    void setSaved(std::vector<data::SavedMapping> saved);
    const std::vector<data::SavedMapping>& saved() const { return m_saved; }
    void setValue(const QJsonValue& value);
    QJsonValue value() const { return m_value; }
    bool isSavedChosen() const;
    QComboBox* box() const { return m_box; }

    /// Keeps rules under a name and follows them; without a name they belong to this source alone.
    void keep(const QString& name, const data::ChannelMapping& mapping);
    /// Takes the followed mapping out of the project; its rules stay with this source.
    void removeChosen();

Q_SIGNALS:
    void changed();

private:
    void list();
    void choose(int index);
    void edit();
    data::ChannelMapping rules() const; ///< of what is chosen; throws twin::Error

    std::vector<data::SavedMapping> m_saved;
    QJsonValue m_value{QJsonValue::Undefined};
    QComboBox* m_box;
    QPushButton *m_edit, *m_remove;
};

/// The same settings with the rules of the project's mapping that they follow; one that is gone is followed no more.
QJsonValue renewedMapping(const QJsonValue& value, const std::vector<data::SavedMapping>& saved);

} // namespace views
