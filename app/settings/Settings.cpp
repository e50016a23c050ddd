#include "app/settings/Settings.h"
#include <QFileInfo>
#include <QSettings>

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
QString Settings::validationFolder() const { return QSettings().value("validation/folder").toString(); }
void Settings::setValidationFolder(const QString& folder) { QSettings().setValue("validation/folder", folder); }
QByteArray Settings::geometry() const { return QSettings().value("window/geometry").toByteArray(); }
QByteArray Settings::windowState() const { return QSettings().value("window/state").toByteArray(); }

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state)
{
    QSettings settings;
    settings.setValue("window/geometry", geometry);
    settings.setValue("window/state", state);
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
