// What the program remembers between starts. Typed: no string keys outside this class. GUI thread.
#pragma once
#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

namespace app {

class Settings : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    QString theme() const;                 ///< "dark" or "light"
    void setTheme(const QString& theme);
    QString language() const;              ///< "en", "fr", or empty: the system's
    void setLanguage(const QString& language);
    bool animations() const;
    void setAnimations(bool on);
    QString validationFolder() const;      ///< references of the last comparison; empty before the first
    void setValidationFolder(const QString& folder);
    QByteArray geometry() const;
    QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);

Q_SIGNALS:
    void recentFilesChanged();
};

} // namespace app
