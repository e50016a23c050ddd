// What can be filled in for each kind of live source, and how the fields lie in its settings. Pure values, GUI thread for the texts.
#pragma once
#include <QJsonObject>
#include <QString>
#include <vector>

namespace views::live {

struct SourceField
{
    enum class Type { Text, Number, Integer, Flag, Choice, File, Lines, Secret, Mapping };
    Type type = Type::Text;
    const char* path = "";             ///< in the settings: "tls.caFile", "devices.0.host"
    QString label, hint;               ///< the hint shows in the empty field or as a tooltip
    std::vector<std::pair<QString, QString>> choices = {}; ///< value, label
    double low = 0, high = 0, fallback = 0; ///< of numbers; a fallback is not written
    bool isAdvanced = false;           ///< shown below a fold
};

/// Fields of a kind in their order; empty for one that is not known (its settings are then edited as text).
std::vector<SourceField> sourceFields(const QString& kind);
/// Settings of a new source of the kind.
QJsonObject newSettings(const QString& kind);

/// A value at a path; undefined where there is none.
QJsonValue valueAt(const QJsonObject& settings, const char* path);
/// Puts a value in, making what lies above it; undefined takes it out.
void setValueAt(QJsonObject& settings, const char* path, const QJsonValue& value);

} // namespace views::live
