#include "app/settings/Settings.h"
#include <QFileInfo>
#include <QSettings>
#include <algorithm>

namespace app {
namespace {
constexpr int maxRecentFiles = 8;
}

QString Settings::theme() const { return QSettings().value("theme", "dark").toString(); }
void Settings::setTheme(const QString& theme) { QSettings().setValue("theme", theme); }
QString Settings::language() const { return QSettings().value("language").toString(); }
void Settings::setLanguage(const QString& language) { QSettings().setValue("language", language); }
bool Settings::animations() const { return QSettings().value("animations", true).toBool(); }
void Settings::setAnimations(bool on) { QSettings().setValue("animations", on); }
bool Settings::layerVisible(const QString& layer, bool atFirst) const { return QSettings().value("layers/" + layer, atFirst).toBool(); }
void Settings::setLayerVisible(const QString& layer, bool on) { QSettings().setValue("layers/" + layer, on); }
QString Settings::validationFolder() const { return QSettings().value("validation/folder").toString(); }
void Settings::setValidationFolder(const QString& folder) { QSettings().setValue("validation/folder", folder); }
QByteArray Settings::geometry() const { return QSettings().value("window/geometry").toByteArray(); }
void Settings::setGeometry(const QByteArray& geometry) { QSettings().setValue("window/geometry", geometry); }
QString Settings::screen() const { return QSettings().value("screens/shown").toString(); }
void Settings::setScreen(const QString& id) { QSettings().setValue("screens/shown", id); }
QByteArray Settings::screenState(const QString& id) const { return QSettings().value("screens/state/" + id).toByteArray(); }
void Settings::setScreenState(const QString& id, const QByteArray& state) { QSettings().setValue("screens/state/" + id, state); }
bool Settings::showsStartCard() const { return QSettings().value("start/card", true).toBool(); }
void Settings::setShowsStartCard(bool on) { QSettings().setValue("start/card", on); }
bool Settings::showsMap() const { return QSettings().value("scene/map", true).toBool(); }
void Settings::setShowsMap(bool on) { QSettings().setValue("scene/map", on); }
int Settings::tourSeconds() const { return std::clamp(QSettings().value("tour/seconds", 8).toInt(), 1, 600); }
bool Settings::tourLoops() const { return QSettings().value("tour/loop", true).toBool(); }
bool Settings::tourInPresentations() const { return QSettings().value("tour/presentations", true).toBool(); }

void Settings::setTour(int seconds, bool loop, bool inPresentations)
{
    QSettings settings;
    settings.setValue("tour/seconds", seconds);
    settings.setValue("tour/loop", loop);
    settings.setValue("tour/presentations", inPresentations);
}

QStringList Settings::recentFiles() const { return QSettings().value("recent").toStringList(); }

void Settings::addRecentFile(const QString& path)
{
    auto files = recentFiles();
    const auto absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > maxRecentFiles)
        files.removeLast();
    QSettings().setValue("recent", files);
    Q_EMIT recentFilesChanged();
}

} // namespace app
