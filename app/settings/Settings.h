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
    bool layerVisible(const QString& layer, bool atFirst) const; ///< of the scene, by its key
    void setLayerVisible(const QString& layer, bool on);
    QString validationFolder() const;      ///< references of the last comparison; empty before the first
    void setValidationFolder(const QString& folder);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QString screen() const;                ///< id of the screen shown last; empty before the first
    void setScreen(const QString& id);
    QByteArray screenState(const QString& id) const; ///< what was changed in a screen; empty: nothing
    void setScreenState(const QString& id, const QByteArray& state);
    bool showsStartCard() const;
    void setShowsStartCard(bool on);
    bool showsMap() const;
    void setShowsMap(bool on);
    int tourSeconds() const;               ///< rest at each stop
    bool tourLoops() const;
    bool tourInPresentations() const;
    void setTour(int seconds, bool loop, bool inPresentations);
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);

Q_SIGNALS:
    void recentFilesChanged();
};

} // namespace app
