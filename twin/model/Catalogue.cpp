#include "twin/model/Catalogue.h"
#include "twin/base/Error.h"
#include "twin/model/CatalogueFields.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <optional>

// Q_INIT_RESOURCE declares a function of the global namespace, so it can't stand inside one.
static void initTwinData()
{
    Q_INIT_RESOURCE(twin_data);
}

namespace twin {
namespace {

[[noreturn]] void damaged(const std::string& file, const std::string& where, const std::string& what)
{
    throw Error(TWIN_TEXT("The built-in catalogue file %1 is damaged: %2 in %3; reinstall the program."), {file, what, where});
}

/// One catalogue file, with its name for messages.
struct CatalogueFile
{
    std::string name;
    QJsonArray entries;

    CatalogueFile(const char* fileName, const char* list) : name(fileName)
    {
        QFile file(QStringLiteral(":/catalogue/") + QLatin1String(fileName));
        if (!file.open(QIODevice::ReadOnly))
            damaged(name, "the program", "it is missing");
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(file.readAll(), &error);
        if (error.error != QJsonParseError::NoError)
            damaged(name, "byte " + std::to_string(error.offset), error.errorString().toStdString());
        entries = document.object().value(QLatin1String(list)).toArray();
        if (entries.isEmpty())
            damaged(name, "its top level", std::string("no list “") + list + "”");
    }
};

std::string text(const CatalogueFile& file, const QJsonObject& entry, const char* key, const std::string& where)
{
    const auto value = entry.value(QLatin1String(key)).toString().toStdString();
    if (value.empty())
        damaged(file.name, where, std::string("no text “") + key + "”");
    return value;
}

std::string optionalText(const QJsonObject& entry, const char* key)
{
    return entry.value(QLatin1String(key)).toString().toStdString();
}

double number(const CatalogueFile& file, const QJsonValue& value, const char* key, const std::string& where)
{
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        damaged(file.name, where, std::string("no number “") + key + "”");
    return value.toDouble();
}

Mark markOf(const CatalogueFile& file, const QString& mark, const std::string& where)
{
    if (mark == QLatin1String("S"))
        return Mark::Sourced;
    if (mark == QLatin1String("K"))
        return Mark::Known;
    if (mark == QLatin1String("E"))
        return Mark::Estimate;
    damaged(file.name, where, "the mark is not S, K or E");
}

void checkRange(const CatalogueFile& file, const Parameter& p)
{
    if (p.low > p.value || p.high < p.value)
        damaged(file.name, p.id, "the value lies outside its range");
}

void readParameters(ParameterSet& set)
{
    const CatalogueFile file("parameters.json", "parameters");
    for (const auto& value : file.entries) {
        const auto entry = value.toObject();
        Parameter p;
        p.id = text(file, entry, "id", "an entry");
        p.label = text(file, entry, "label", p.id);
        p.group = text(file, entry, "group", p.id);
        p.value = number(file, entry.value(QLatin1String("value")), "value", p.id);
        p.low = number(file, entry.value(QLatin1String("low")), "low", p.id);
        p.high = number(file, entry.value(QLatin1String("high")), "high", p.id);
        p.unit = optionalText(entry, "unit");
        p.mark = markOf(file, entry.value(QLatin1String("mark")).toString(), p.id);
        p.source = text(file, entry, "source", p.id);
        checkRange(file, p);
        if (set.contains(p.id))
            damaged(file.name, p.id, "the id appears twice");
        set.insert(std::move(p));
    }
}

/// Reads the figures of one kind of equipment into its struct, and into the set as parameters of their own.
template<class T>
void readFields(const CatalogueFile& file, const QJsonObject& entry, const std::string& id, const std::string& name,
                std::span<const FieldInfo<T>> fields, T& target, ParameterSet& set)
{
    for (const auto& field : fields) {
        const auto value = entry.value(QLatin1String(field.key));
        if (value.isUndefined() && !field.required)
            continue;
        const auto figure = value.toArray();
        const std::string where = id + "." + field.key;
        if (figure.size() != 5)
            damaged(file.name, where, "not the five parts value, low, high, mark, source");
        Parameter p;
        p.id = id + "_" + field.key;
        p.label = name + ": " + field.label;
        p.group = name;
        p.value = number(file, figure[0], "value", where);
        p.low = number(file, figure[1], "low", where);
        p.high = number(file, figure[2], "high", where);
        p.unit = field.unit;
        p.mark = markOf(file, figure[3].toString(), where);
        p.source = figure[4].toString().toStdString();
        if (p.source.empty())
            damaged(file.name, where, "no source");
        checkRange(file, p);
        target.*field.member = p.value * field.scale;
        set.insert(std::move(p));
    }
}

void readGpus(Catalogue& catalogue)
{
    const CatalogueFile file("gpus.json", "gpus");
    for (const auto& value : file.entries) {
        const auto entry = value.toObject();
        GpuSpec gpu;
        gpu.id = text(file, entry, "id", "an entry");
        gpu.name = text(file, entry, "name", gpu.id);
        readFields(file, entry, gpu.id, gpu.name, gpuFields(), gpu, catalogue.parameters);
        catalogue.gpus.push_back(std::move(gpu));
    }
}

RackUse useOf(const CatalogueFile& file, const std::string& use, const std::string& where)
{
    if (use == "gpu")
        return RackUse::Gpu;
    if (use == "cpu")
        return RackUse::Cpu;
    if (use == "storage")
        return RackUse::Storage;
    if (use == "network")
        return RackUse::Network;
    damaged(file.name, where, "the use is not gpu, cpu, storage or network");
}

void readRacks(Catalogue& catalogue)
{
    const CatalogueFile file("racks.json", "racks");
    for (const auto& value : file.entries) {
        const auto entry = value.toObject();
        RackSpec rack;
        rack.id = text(file, entry, "id", "an entry");
        rack.name = text(file, entry, "name", rack.id);
        rack.use = useOf(file, text(file, entry, "use", rack.id), rack.id);
        if (rack.use == RackUse::Gpu) {
            const auto gpu = text(file, entry, "gpu", rack.id);
            for (std::size_t i = 0; i < catalogue.gpus.size(); ++i)
                if (catalogue.gpus[i].id == gpu)
                    rack.gpu = static_cast<int>(i);
            if (rack.gpu < 0)
                damaged(file.name, rack.id, "its GPU is not in gpus.json");
            rack.gpus = static_cast<int>(number(file, entry.value(QLatin1String("gpus")), "gpus", rack.id));
        }
        rack.servers = static_cast<int>(number(file, entry.value(QLatin1String("servers")), "servers", rack.id));
        rack.widthM = number(file, entry.value(QLatin1String("width_m")), "width_m", rack.id);
        rack.depthM = number(file, entry.value(QLatin1String("depth_m")), "depth_m", rack.id);
        rack.heightM = number(file, entry.value(QLatin1String("height_m")), "height_m", rack.id);
        readFields(file, entry, rack.id, rack.name, rackFields(), rack, catalogue.parameters);
        catalogue.rackSources.push_back(text(file, entry, "source", rack.id));
        catalogue.rackMarks.push_back(markOf(file, entry.value(QLatin1String("mark")).toString(), rack.id));
        catalogue.rackTypes.push_back(std::move(rack));
    }
}

std::optional<AssetKind> unitKind(const std::string& kind)
{
    static const std::pair<const char*, AssetKind> kinds[] = {
        {"utility_feed", AssetKind::UtilityFeed}, {"transformer", AssetKind::Transformer},
        {"pad_transformer", AssetKind::PadTransformer}, {"switchgear", AssetKind::Switchgear},
        {"turbine", AssetKind::Turbine}, {"genset", AssetKind::Genset}, {"megapack", AssetKind::Megapack},
        {"chiller", AssetKind::Chiller}, {"cooling_tower", AssetKind::CoolingTower}, {"pump", AssetKind::Pump}};
    for (const auto& [name, value] : kinds)
        if (kind == name)
            return value;
    return std::nullopt;
}

void readUnits(Catalogue& catalogue)
{
    const CatalogueFile file("units.json", "units");
    for (const auto& value : file.entries) {
        const auto entry = value.toObject();
        UnitType unit;
        unit.id = text(file, entry, "id", "an entry");
        unit.name = text(file, entry, "name", unit.id);
        unit.prefix = text(file, entry, "prefix", unit.id);
        const auto kind = unitKind(text(file, entry, "kind", unit.id));
        if (!kind)
            damaged(file.name, unit.id, "the kind is not known");
        unit.spec.kind = *kind;
        unit.widthM = number(file, entry.value(QLatin1String("width_m")), "width_m", unit.id);
        unit.depthM = number(file, entry.value(QLatin1String("depth_m")), "depth_m", unit.id);
        unit.heightM = number(file, entry.value(QLatin1String("height_m")), "height_m", unit.id);
        unit.source = text(file, entry, "source", unit.id);
        unit.mark = markOf(file, entry.value(QLatin1String("mark")).toString(), unit.id);
        readFields(file, entry, unit.id, unit.name, unitFields(), unit.spec, catalogue.parameters);
        catalogue.unitTypes.push_back(std::move(unit));
    }
}

Catalogue readCatalogue()
{
    ensureTwinResources();
    Catalogue catalogue;
    readParameters(catalogue.parameters);
    readGpus(catalogue);
    readRacks(catalogue);
    readUnits(catalogue);
    return catalogue;
}

template<class T>
int indexOf(const std::vector<T>& types, const std::string& id)
{
    for (std::size_t i = 0; i < types.size(); ++i)
        if (types[i].id == id)
            return static_cast<int>(i);
    return -1;
}

template<class T>
std::string idList(const std::vector<T>& types)
{
    std::string list;
    for (const auto& type : types)
        list += (list.empty() ? "" : ", ") + type.id;
    return list;
}

} // namespace

void ensureTwinResources() { initTwinData(); }

const Catalogue& Catalogue::builtIn()
{
    static const Catalogue catalogue = readCatalogue();
    return catalogue;
}

int Catalogue::rackTypeIndex(const std::string& id) const
{
    const int index = indexOf(rackTypes, id);
    if (index < 0)
        throw Error(TWIN_TEXT("There is no rack type “%1”; known are %2."), {id, idList(rackTypes)});
    return index;
}

int Catalogue::unitTypeIndex(const std::string& id) const
{
    const int index = indexOf(unitTypes, id);
    if (index < 0)
        throw Error(TWIN_TEXT("There is no plant unit type “%1”; known are %2."), {id, idList(unitTypes)});
    return index;
}

} // namespace twin
