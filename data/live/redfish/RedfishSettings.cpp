#include "data/live/redfish/RedfishSettings.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/base/TextFile.h"
#include <QJsonArray>
#include <cmath>

namespace data::live {
namespace {
using Kind = twin::Error::Kind;
constexpr double shortestPoll = 0.2, longestPoll = 3600;
constexpr int mostResources = 20'000;
constexpr qsizetype mostRoots = 100, mostAssets = 100'000, longest = 500;

std::string pathOf(const QString& text)
{
    if (!text.startsWith(QLatin1String("/redfish/")) || text.size() > longest || text.contains(QLatin1Char('?')) || text.contains(QLatin1Char('#')) || text.contains(QLatin1String("..")))
        throw twin::Error(TWIN_TEXT("“%1” is no address inside Redfish; it begins with /redfish/v1/."), {twin::excerpt(text.toStdString(), 80)}, Kind::Usage);
    QString path = text;
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path.toStdString();
}

double numberOf(const QJsonObject& json, const char* key, double otherwise, double low, double high)
{
    const QJsonValue value = json.value(QLatin1String(key));
    const double number = value.isUndefined() ? otherwise : value.toDouble(NAN);
    if (!(number >= low && number <= high))
        throw twin::Error(TWIN_TEXT("“%1” of a connection must be a number from %2 to %3."), {key, twin::numberText(low), twin::numberText(high)}, Kind::Usage);
    return number;
}
} // namespace

QJsonObject RedfishSettings::toJson() const
{
    QJsonObject json = http.toJson();
    if (!roots.empty()) {
        QJsonArray list;
        for (const auto& root : roots)
            list.append(QString::fromStdString(root));
        json.insert(QStringLiteral("roots"), list);
    }
    json.insert(QStringLiteral("poll_s"), pollSeconds);
    json.insert(QStringLiteral("most_resources"), mostResources);
    if (!assets.empty()) {
        QJsonObject object;
        for (const auto& [address, asset] : assets)
            object.insert(QString::fromStdString(address), QString::fromStdString(asset));
        json.insert(QStringLiteral("assets"), object);
    }
    if (mapping)
        json.insert(QStringLiteral("mapping"), mapping->toJson());
    return json;
}

RedfishSettings RedfishSettings::fromJson(const QJsonObject& json)
{
    RedfishSettings settings;
    settings.http = HttpSettings::fromJson(json);
    const QJsonArray roots = json.value(QLatin1String("roots")).toArray();
    if (roots.size() > mostRoots)
        throw twin::Error(TWIN_TEXT("A Redfish connection begins at more than %1 addresses; name the ones above them."), {std::to_string(mostRoots)}, Kind::Usage);
    for (const auto& root : roots)
        settings.roots.push_back(pathOf(root.toString()));
    settings.pollSeconds = numberOf(json, "poll_s", settings.pollSeconds, shortestPoll, longestPoll);
    settings.mostResources = static_cast<int>(numberOf(json, "most_resources", settings.mostResources, 1, data::live::mostResources));
    const QJsonObject assets = json.value(QLatin1String("assets")).toObject();
    if (assets.size() > mostAssets)
        throw twin::Error(TWIN_TEXT("A Redfish connection names more than %1 assets."), {std::to_string(mostAssets)}, Kind::Usage);
    for (auto it = assets.begin(); it != assets.end(); ++it) {
        const QString asset = it.value().toString();
        if (asset.trimmed().isEmpty() || asset.size() > longest)
            throw twin::Error(TWIN_TEXT("“%1” of a Redfish connection is given no name of an asset."), {twin::excerpt(it.key().toStdString(), 80)}, Kind::Usage);
        settings.assets.emplace(pathOf(it.key()), asset.toStdString());
    }
    const QJsonValue mapping = json.value(QLatin1String("mapping"));
    if (mapping.isObject())
        settings.mapping = ChannelMapping::fromJson(mapping.toObject());
    else if (mapping.isString() && !mapping.toString().isEmpty())
        settings.mapping = ChannelMapping::builtIn(mapping.toString().toStdString());
    return settings;
}

} // namespace data::live
