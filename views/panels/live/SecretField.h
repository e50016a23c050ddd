// Where a password or token lies, and for the keychain what it is. The secret itself never leaves the field but for the keychain. GUI thread.
#pragma once
#include "data/live/SourceConfig.h"
#include <QWidget>
#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;

namespace views {

class SecretField : public QWidget
{
    Q_OBJECT
public:
    explicit SecretField(QWidget* parent = nullptr);
    void setReference(const data::live::SecretRef& reference, const QString& suggestedName);
    data::live::SecretRef reference() const;
    bool hasNewSecret() const;
    /// Puts what was typed into the keychain and forgets it; `done` gets a sentence if that failed, else an empty one.
    void store(std::function<void(const QString& problem)> done);

Q_SIGNALS:
    void changed();

private:
    void refresh();
    QComboBox* m_where;
    QLineEdit *m_name, *m_secret;
};

} // namespace views
