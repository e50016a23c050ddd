#include "data/project/ProjectFile.h"
#include "twin/model/Catalogue.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>

namespace data {
namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

} // namespace

std::string projectSummaryJson(const Project& project)
{
    const auto& catalogue = twin::Catalogue::builtIn();
    std::map<std::string, int> rackTypes, unitTypes;
    for (const auto& r : project.site.racks)
        ++rackTypes[r.type < catalogue.rackTypes.size() ? catalogue.rackTypes[r.type].id : "unknown"];
    for (const auto& u : project.site.units)
        ++unitTypes[u.type < catalogue.unitTypes.size() ? catalogue.unitTypes[u.type].id : "unknown"];
    const auto counts = [](const std::map<std::string, int>& map) {
        QJsonObject object;
        for (const auto& [id, n] : map)
            object[q(id)] = n;
        return object;
    };
    QJsonArray halls;
    for (const auto& h : project.site.halls)
        halls.append(q(h.name));
    QJsonObject site{{QStringLiteral("name"), q(project.site.name)},
                     {QStringLiteral("latitude_deg"), project.site.latitude},
                     {QStringLiteral("longitude_deg"), project.site.longitude},
                     {QStringLiteral("elevation_m"), project.site.elevationM},
                     {QStringLiteral("halls"), halls},
                     {QStringLiteral("racks"), static_cast<qint64>(project.site.racks.size())},
                     {QStringLiteral("rack_types"), counts(rackTypes)},
                     {QStringLiteral("unit_types"), counts(unitTypes)}};
    QJsonArray scenarios;
    for (const auto& s : project.scenarios) {
        QJsonObject changed;
        for (const auto& p : s.parameters.all())
            if (p.mark == twin::Mark::User)
                changed[q(p.id)] = QJsonObject{{QStringLiteral("value"), p.value}, {QStringLiteral("unit"), q(p.unit)}};
        scenarios.append(QJsonObject{{QStringLiteral("name"), q(s.name)},
                                     {QStringLiteral("preset"), q(s.presetId)},
                                     {QStringLiteral("workload"), q(twin::workloadId(s.workload))},
                                     {QStringLiteral("workload_file"), q(s.workloadFile)},
                                     {QStringLiteral("workload_hall"), s.workloadHall},
                                     {QStringLiteral("weather"), q(twin::weatherId(s.weather))},
                                     {QStringLiteral("weather_file"), q(s.weatherFile)},
                                     {QStringLiteral("dry_bulb_c"), s.dryBulbC},
                                     {QStringLiteral("wet_bulb_c"), s.wetBulbC},
                                     {QStringLiteral("begin"), q(s.begin.iso())},
                                     {QStringLiteral("hours"), s.hours},
                                     {QStringLiteral("seed"), QString::number(s.seed)},
                                     {QStringLiteral("changed_parameters"), changed}});
    }
    const QJsonObject root{{QStringLiteral("site"), site},
                           {QStringLiteral("scenarios"), scenarios},
                           {QStringLiteral("current_scenario"), static_cast<qint64>(project.currentScenario)},
                           {QStringLiteral("recording"), q(project.recording)}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented).toStdString();
}

} // namespace data
