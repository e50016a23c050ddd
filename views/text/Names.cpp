#include "views/text/Names.h"
#include "views/text/Format.h"
#include "views/text/TimeText.h"
#include <QCoreApplication>
#include <atomic>
#include <cmath>

namespace views::text {

QString fromUtf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

namespace {

/// Texts of the tables below views/ stay English there and are translated here, in the table's own context.
QString translated(const char* context, std::string_view text)
{
    return QCoreApplication::translate(context, std::string(text).c_str());
}

QString ui(const char* text) { return QCoreApplication::translate("Names", text); }

std::atomic<MeasuredSide> measuredSide = MeasuredSide::Sensors;

QString measuredLabel()
{
    switch (measuredSide.load(std::memory_order_relaxed)) {
    case MeasuredSide::Sensors: return ui(QT_TRANSLATE_NOOP("Names", "Measured"));
    case MeasuredSide::Model: return ui(QT_TRANSLATE_NOOP("Names", "Simulated"));
    case MeasuredSide::Both: return ui(QT_TRANSLATE_NOOP("Names", "Measured, simulated"));
    }
    return {};
}

} // namespace

QString metricLabel(twin::Metric metric) { return translated("Metric", twin::metricInfo(metric).label); }
QString unit(std::string_view unit) { return unit.empty() ? QString() : translated("Unit", unit); }
QString metricUnit(twin::Metric metric) { return unit(twin::metricInfo(metric).displayUnit); }

QString metricLabelWithUnit(twin::Metric metric)
{
    const QString unit = metricUnit(metric);
    return unit.isEmpty() ? metricLabel(metric) : metricLabel(metric) + QStringLiteral(", ") + unit;
}

void setMeasuredSide(MeasuredSide side) { measuredSide.store(side, std::memory_order_relaxed); }

QString originLabel(twin::Origin origin)
{
    switch (origin) {
    case twin::Origin::Measured: return measuredLabel();
    case twin::Origin::Modelled: return ui(QT_TRANSLATE_NOOP("Names", "Modelled"));
    case twin::Origin::Residual: return ui(QT_TRANSLATE_NOOP("Names", "Residual"));
    }
    return {};
}

QString keyFigureLabel(const twin::KeyFigureInfo& info) { return translated("KeyFigure", info.label); }
QString limitLabel(const twin::Limit& limit) { return translated("Limit", limit.label); }

QString message(const twin::Message& message)
{
    const QString sentence = translated("Error", message.text);
    // Filled by hand in one pass: an argument may itself contain "%1".
    QString out;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == QLatin1Char('%') && i + 1 < sentence.size() && sentence[i + 1].isDigit()) {
            const int n = sentence[i + 1].digitValue();
            if (n >= 1 && n <= static_cast<int>(message.args.size())) {
                out += hallName(message.args[static_cast<std::size_t>(n - 1)]);
                ++i;
                continue;
            }
        }
        out += sentence[i];
    }
    return out;
}

QString parameterLabel(const twin::Parameter& parameter) { return translated("Parameter", parameter.label); }

QString provenance(const twin::Parameter& parameter) { return translated("Source", parameter.source); }

QString parameterGroup(const std::string& group)
{
    QString text = translated("ParameterGroup", group);
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QChar markLetter(twin::Mark mark) { return mark == twin::Mark::User ? QLatin1Char('U') : QLatin1Char(static_cast<char>(mark)); }

QString markLabel(twin::Mark mark)
{
    switch (mark) {
    case twin::Mark::Sourced: return ui(QT_TRANSLATE_NOOP("Names", "Sourced: read in a public source"));
    case twin::Mark::Known: return ui(QT_TRANSLATE_NOOP("Names", "Known: from a named source, not read again"));
    case twin::Mark::Estimate: return ui(QT_TRANSLATE_NOOP("Names", "Estimate"));
    case twin::Mark::User: return ui(QT_TRANSLATE_NOOP("Names", "Changed by the user"));
    }
    return {};
}

QString workloadLabel(twin::WorkloadKind kind)
{
    switch (kind) {
    case twin::WorkloadKind::Training: return ui(QT_TRANSLATE_NOOP("Names", "Training (synthetic)"));
    case twin::WorkloadKind::Inference: return ui(QT_TRANSLATE_NOOP("Names", "Inference (synthetic)"));
    case twin::WorkloadKind::Rated: return ui(QT_TRANSLATE_NOOP("Names", "All GPUs at rated power"));
    case twin::WorkloadKind::Idle: return ui(QT_TRANSLATE_NOOP("Names", "Idle"));
    case twin::WorkloadKind::Trace: return ui(QT_TRANSLATE_NOOP("Names", "Trace from a CSV file"));
    }
    return {};
}

QString weatherLabel(twin::WeatherKind kind)
{
    switch (kind) {
    case twin::WeatherKind::Generated: return ui(QT_TRANSLATE_NOOP("Names", "Generated (synthetic)"));
    case twin::WeatherKind::TypicalMonth: return ui(QT_TRANSLATE_NOOP("Names", "Typical day of the month (synthetic)"));
    case twin::WeatherKind::EpwFile: return ui(QT_TRANSLATE_NOOP("Names", "EPW weather file"));
    case twin::WeatherKind::Constant: return ui(QT_TRANSLATE_NOOP("Names", "Constant"));
    case twin::WeatherKind::DesignCooling: return ui(QT_TRANSLATE_NOOP("Names", "Design day: cooling (0.4 % dry bulb)"));
    case twin::WeatherKind::DesignWetBulb: return ui(QT_TRANSLATE_NOOP("Names", "Design day: evaporation (0.4 % wet bulb)"));
    case twin::WeatherKind::DesignHeating: return ui(QT_TRANSLATE_NOOP("Names", "Design day: heating (99.6 % dry bulb)"));
    }
    return {};
}

namespace {
struct KindName
{
    const char* one;
    const char* many;
};
/// In the order of twin::AssetKind.
constexpr KindName kindNames[] = {
    {QT_TRANSLATE_NOOP("Names", "Site"), QT_TRANSLATE_NOOP("Names", "Sites")},
    {QT_TRANSLATE_NOOP("Names", "Building"), QT_TRANSLATE_NOOP("Names", "Buildings")},
    {QT_TRANSLATE_NOOP("Names", "Hall"), QT_TRANSLATE_NOOP("Names", "Halls")},
    {QT_TRANSLATE_NOOP("Names", "Row"), QT_TRANSLATE_NOOP("Names", "Rows")},
    {QT_TRANSLATE_NOOP("Names", "Rack"), QT_TRANSLATE_NOOP("Names", "Racks")},
    {QT_TRANSLATE_NOOP("Names", "Utility feed"), QT_TRANSLATE_NOOP("Names", "Utility feeds")},
    {QT_TRANSLATE_NOOP("Names", "Substation"), QT_TRANSLATE_NOOP("Names", "Substations")},
    {QT_TRANSLATE_NOOP("Names", "Transformer"), QT_TRANSLATE_NOOP("Names", "Transformers")},
    {QT_TRANSLATE_NOOP("Names", "Switchgear"), QT_TRANSLATE_NOOP("Names", "Switchgear")},
    {QT_TRANSLATE_NOOP("Names", "Pad transformer"), QT_TRANSLATE_NOOP("Names", "Pad transformers")},
    {QT_TRANSLATE_NOOP("Names", "Turbine"), QT_TRANSLATE_NOOP("Names", "Turbines")},
    {QT_TRANSLATE_NOOP("Names", "Genset"), QT_TRANSLATE_NOOP("Names", "Gensets")},
    {QT_TRANSLATE_NOOP("Names", "Megapack"), QT_TRANSLATE_NOOP("Names", "Megapacks")},
    {QT_TRANSLATE_NOOP("Names", "Chiller"), QT_TRANSLATE_NOOP("Names", "Chillers")},
    {QT_TRANSLATE_NOOP("Names", "Cooling tower"), QT_TRANSLATE_NOOP("Names", "Cooling towers")},
    {QT_TRANSLATE_NOOP("Names", "Pump"), QT_TRANSLATE_NOOP("Names", "Pumps")},
    {QT_TRANSLATE_NOOP("Names", "Server"), QT_TRANSLATE_NOOP("Names", "Servers")},
    {QT_TRANSLATE_NOOP("Names", "GPU"), QT_TRANSLATE_NOOP("Names", "GPUs")},
    {QT_TRANSLATE_NOOP("Names", "CDU"), QT_TRANSLATE_NOOP("Names", "CDUs")},
    {QT_TRANSLATE_NOOP("Names", "Rear door"), QT_TRANSLATE_NOOP("Names", "Rear doors")},
};
} // namespace

QString kindLabel(twin::AssetKind kind)
{
    const auto i = static_cast<std::size_t>(kind);
    return i < std::size(kindNames) ? ui(kindNames[i].one) : QString();
}

QString kindLabelPlural(twin::AssetKind kind)
{
    const auto i = static_cast<std::size_t>(kind);
    return i < std::size(kindNames) ? ui(kindNames[i].many) : QString();
}

int gpusOf(const twin::Rack& rack, const twin::Catalogue& catalogue)
{
    return rack.gpus ? rack.gpus : catalogue.rackTypes[rack.type].gpus;
}

std::optional<Asset> resolve(const twin::SiteModel& model, twin::AssetRef ref)
{
    using twin::AssetKind;
    if (!ref.isValid())
        return Asset{};
    if (const int rack = model.rackIndex(ref.asset); rack >= 0) {
        if (ref.gpu >= 0)
            return Asset{ref, AssetKind::Gpu, rack};
        if (ref.server >= 0)
            return Asset{ref, AssetKind::Server, rack};
        return Asset{ref, AssetKind::Rack, rack};
    }
    if (const int unit = model.unitIndex(ref.asset); unit >= 0)
        return Asset{ref, model.site().units[static_cast<std::size_t>(unit)].kind, unit};
    if (const int row = model.rowIndex(ref.asset); row >= 0)
        return Asset{ref, AssetKind::Row, row};
    if (const int hall = model.hallIndex(ref.asset); hall >= 0)
        return Asset{ref, AssetKind::Hall, hall};
    const auto& buildings = model.site().buildings;
    for (std::size_t i = 0; i < buildings.size(); ++i)
        if (buildings[i].id == ref.asset)
            return Asset{ref, AssetKind::Building, static_cast<int>(i)};
    return {};
}

QString hallName(const std::string& name)
{
    constexpr std::string_view start = "Hall ";
    const bool numbered = name.size() > start.size() && name.compare(0, start.size(), start) == 0
                          && name.find_first_not_of("0123456789", start.size()) == std::string::npos;
    return numbered ? ui(QT_TRANSLATE_NOOP("Names", "Hall %1")).arg(fromUtf8(name).mid(static_cast<qsizetype>(start.size()))) : fromUtf8(name);
}

QString buildingName(const std::string& name) { return translated("Names", name); }

// The catalogue's names are listed for translators as the groups their parameters stand in.
QString typeName(const std::string& name) { return translated("ParameterGroup", name); }

QString assetName(const twin::SiteModel& model, const Asset& asset)
{
    const auto& site = model.site();
    const auto i = static_cast<std::size_t>(std::max(0, asset.index));
    switch (asset.kind) {
    case twin::AssetKind::Site: return fromUtf8(site.name);
    case twin::AssetKind::Building: return buildingName(site.buildings[i].name);
    case twin::AssetKind::Hall: return hallName(site.halls[i].name);
    case twin::AssetKind::Row: return ui(QT_TRANSLATE_NOOP("Names", "Row %1")).arg(site.rows[i].number, 2, 10, QLatin1Char('0'));
    default: return fromUtf8(model.name(asset.ref));
    }
}

QString assetType(const twin::SiteModel& model, const Asset& asset)
{
    const auto& site = model.site();
    const auto i = static_cast<std::size_t>(std::max(0, asset.index));
    const auto& catalogue = model.catalogue();
    switch (asset.kind) {
    case twin::AssetKind::Site:
    case twin::AssetKind::Building:
    case twin::AssetKind::Hall:
    case twin::AssetKind::Row: return kindLabel(asset.kind);
    case twin::AssetKind::Rack: {
        const auto& type = catalogue.rackTypes[site.racks[i].type];
        QString name = typeName(type.name);
        if (const int gpus = gpusOf(site.racks[i], catalogue); gpus != type.gpus)
            name += QStringLiteral(", ") + QCoreApplication::translate("Names", "%n GPUs fitted", nullptr, gpus);
        return name;
    }
    case twin::AssetKind::Server: {
        const auto& type = catalogue.rackTypes[site.racks[i].type];
        const int gpus = type.servers > 0 ? type.gpus / type.servers : 0;
        if (gpus > 0 && type.gpu >= 0)
            return QCoreApplication::translate("Names", "Server with %n %1", nullptr, gpus)
                .arg(typeName(catalogue.gpus[static_cast<std::size_t>(type.gpu)].name));
        return kindLabel(asset.kind);
    }
    case twin::AssetKind::Gpu: {
        const auto& type = catalogue.rackTypes[site.racks[i].type];
        return type.gpu >= 0 ? typeName(catalogue.gpus[static_cast<std::size_t>(type.gpu)].name) : kindLabel(asset.kind);
    }
    default: return typeName(catalogue.unitTypes[site.units[i].type].name);
    }
}

QString assetPlace(const twin::SiteModel& model, const Asset& asset)
{
    const auto& site = model.site();
    const auto i = static_cast<std::size_t>(std::max(0, asset.index));
    switch (asset.kind) {
    case twin::AssetKind::Site:
        return QStringLiteral("%1°, %2°").arg(number(site.latitude, 4), number(site.longitude, 4));
    case twin::AssetKind::Building:
        return withUnit(number(site.buildings[i].area.width(), 0), QStringLiteral("m")) + QStringLiteral(" × ")
               + withUnit(number(site.buildings[i].area.depth(), 0), QStringLiteral("m"));
    case twin::AssetKind::Hall: return buildingName(site.buildings[static_cast<std::size_t>(site.halls[i].building)].name);
    case twin::AssetKind::Row: return hallName(site.halls[static_cast<std::size_t>(site.rows[i].hall)].name);
    case twin::AssetKind::Rack:
    case twin::AssetKind::Server:
    case twin::AssetKind::Gpu: {
        const auto& rack = site.racks[i];
        return ui(QT_TRANSLATE_NOOP("Names", "%1, row %2, slot %3"))
            .arg(hallName(site.halls[rack.hall].name)).arg(site.rows[rack.row].number).arg(rack.slot);
    }
    default: {
        const auto& unit = site.units[i];
        return ui(QT_TRANSLATE_NOOP("Names", "Yard, x %1, y %2"))
            .arg(withUnit(number(unit.x, 0), QStringLiteral("m")), withUnit(number(unit.y, 0), QStringLiteral("m")));
    }
    }
}

QString qualityLabel(twin::ValueQuality quality)
{
    switch (quality) {
    case twin::ValueQuality::Good: return ui(QT_TRANSLATE_NOOP("Names", "Good"));
    case twin::ValueQuality::Uncertain: return ui(QT_TRANSLATE_NOOP("Names", "Uncertain"));
    case twin::ValueQuality::Stale: return ui(QT_TRANSLATE_NOOP("Names", "Stale"));
    case twin::ValueQuality::Bad: return ui(QT_TRANSLATE_NOOP("Names", "Bad"));
    case twin::ValueQuality::None: return ui(QT_TRANSLATE_NOOP("Names", "No value"));
    }
    return {};
}

QString qualityReason(twin::ValueQuality quality, float ageSeconds)
{
    switch (quality) {
    case twin::ValueQuality::Good: return ui(QT_TRANSLATE_NOOP("Names", "good"));
    case twin::ValueQuality::Uncertain: return ui(QT_TRANSLATE_NOOP("Names", "uncertain: its source doubts it"));
    case twin::ValueQuality::Stale:
        if (std::isfinite(ageSeconds))
            return ui(QT_TRANSLATE_NOOP("Names", "stale, the last value is %1 old")).arg(spanText(std::round(static_cast<double>(ageSeconds))));
        return ui(QT_TRANSLATE_NOOP("Names", "stale, the last value is too old to count"));
    case twin::ValueQuality::Bad: return ui(QT_TRANSLATE_NOOP("Names", "bad: its source says that it is wrong"));
    case twin::ValueQuality::None: return ui(QT_TRANSLATE_NOOP("Names", "nothing was recorded at this time"));
    }
    return {};
}

Aggregate aggregateOf(twin::Metric metric)
{
    using twin::Metric;
    switch (metric) {
    case Metric::Power:
    case Metric::ServerPower:
    case Metric::GpuPower:
    case Metric::CoolantFlow:
    case Metric::HeatToLiquid:
    case Metric::HeatToAir: return Aggregate::Sum;
    case Metric::GpuTemperatureMax: return Aggregate::Max;
    case Metric::ThermalHeadroom: return Aggregate::Min;
    default: return Aggregate::Mean;
    }
}

QString aggregateLabel(Aggregate aggregate)
{
    switch (aggregate) {
    case Aggregate::Sum: return ui(QT_TRANSLATE_NOOP("Names", "sum"));
    case Aggregate::Mean: return ui(QT_TRANSLATE_NOOP("Names", "mean"));
    case Aggregate::Max: return ui(QT_TRANSLATE_NOOP("Names", "highest"));
    case Aggregate::Min: return ui(QT_TRANSLATE_NOOP("Names", "lowest"));
    }
    return {};
}

LimitState limitState(const twin::Limit& limit)
{
    if (!std::isfinite(limit.used) || !std::isfinite(limit.capacity))
        return LimitState::Unknown;
    const double headroom = limit.headroomPercent();
    return headroom < 0 ? LimitState::Over : headroom < 10 ? LimitState::Tight : LimitState::Free;
}

QString limitStateLabel(LimitState state)
{
    switch (state) {
    case LimitState::Unknown: return ui(QT_TRANSLATE_NOOP("Names", "Unknown"));
    case LimitState::Free: return ui(QT_TRANSLATE_NOOP("Names", "Free"));
    case LimitState::Tight: return ui(QT_TRANSLATE_NOOP("Names", "Tight"));
    case LimitState::Over: return ui(QT_TRANSLATE_NOOP("Names", "Over"));
    }
    return {};
}

QString headroomText(const twin::Limit& limit)
{
    const double headroom = limit.capacity - limit.used;
    const QString amount = withUnit(significant(std::fabs(headroom)), unit(limit.unit));
    return headroom < 0 ? ui(QT_TRANSLATE_NOOP("Names", "%1 over")).arg(amount)
                        : ui(QT_TRANSLATE_NOOP("Names", "%1 left")).arg(amount);
}

} // namespace views::text
