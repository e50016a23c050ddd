#include "data/live/simulated/SimulatedSettings.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/Preset.h"
#include <algorithm>
#include <mutex>

namespace data::live {
namespace {
constexpr double mostSpeed = 60, deliveriesPerSecond = 4;

double number(const QJsonObject& json, const char* key, double fallback, double low, double high)
{
    const QJsonValue value = json.value(QLatin1String(key));
    if (value.isUndefined())
        return fallback;
    const double x = value.toDouble(low - 1);
    if (!value.isDouble() || !(x >= low && x <= high))
        throw twin::Error(TWIN_TEXT("The setting “%1” of a simulated source must be a number from %2 to %3."), {key, twin::numberText(low), twin::numberText(high)},
                          twin::Error::Kind::Usage);
    return x;
}

bool flag(const QJsonObject& json, const char* key)
{
    const QJsonValue value = json.value(QLatin1String(key));
    if (!value.isUndefined() && !value.isBool())
        throw twin::Error(TWIN_TEXT("The setting “%1” of a simulated source must be true or false."), {key}, twin::Error::Kind::Usage);
    return value.toBool(false);
}

std::mutex projectMutex;
std::shared_ptr<const SimulatedProject> openProject;
} // namespace

QJsonObject SimulatedSettings::toJson() const
{
    return {{"preset", QString::fromStdString(preset)}, {"speed", speed}, {"noise", noise}, {"gpuChannels", gpuChannels}, {"breakAfterSeconds", breakAfterSeconds}};
}

SimulatedSettings SimulatedSettings::fromJson(const QJsonObject& json)
{
    SimulatedSettings s;
    s.preset = json.value("preset").toString().toStdString();
    s.speed = number(json, "speed", 1, 1, mostSpeed);
    s.noise = flag(json, "noise");
    s.gpuChannels = flag(json, "gpuChannels");
    s.breakAfterSeconds = number(json, "breakAfterSeconds", 0, 0, 86'400);
    const auto known = twin::presets();
    if (!s.preset.empty() && std::none_of(known.begin(), known.end(), [&](const twin::PresetInfo& p) { return p.id == s.preset; }))
        throw twin::Error(TWIN_TEXT("There is no preset “%1” to simulate; choose another one, or the open project."), {s.preset.substr(0, 40)}, twin::Error::Kind::Usage);
    return s;
}

double SimulatedSettings::stepSeconds() const { return std::max(1.0, speed / deliveriesPerSecond); }

void setSimulatedProject(std::shared_ptr<const SimulatedProject> project)
{
    const std::lock_guard lock(projectMutex);
    openProject = std::move(project);
}

std::shared_ptr<const SimulatedProject> simulatedProject()
{
    const std::lock_guard lock(projectMutex);
    return openProject;
}

} // namespace data::live
