// Mappings of CSV files as JSON: the rules where ChannelMapping puts them, how the table is read under "table".
#include "data/import/CsvImport.h"
#include "twin/base/NumberText.h"
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>
#include <cmath>

namespace data {
namespace {

using Error = twin::Error;
constexpr qint64 largestFile = 4 << 20;

struct TextField
{
    const char* key;
    std::string CsvMapping::*member;
};
constexpr TextField texts[] = {
    {"time_column", &CsvMapping::timeColumn},     {"asset_column", &CsvMapping::assetColumn}, {"metric_column", &CsvMapping::metricColumn},
    {"label_columns", &CsvMapping::labelColumns}, {"value_column", &CsvMapping::valueColumn}, {"time_unit", &CsvMapping::timeUnit},
    {"time_zone", &CsvMapping::timeZone},         {"metric", &CsvMapping::metric},            {"unit", &CsvMapping::unit},
    {"assets", &CsvMapping::assets},
};
constexpr const char* others[] = {"layout", "delimiter", "decimal", "start", "scale", "resolution", "events"};
constexpr const char* layouts[] = {"auto", "long", "wide"};

char oneSign(const QJsonObject& json, const char* key)
{
    const auto value = json.value(QLatin1String(key));
    if (value.isUndefined())
        return 0;
    const auto text = value.toString();
    if (text.size() != 1 || text[0].unicode() > 127)
        throw Error(TWIN_TEXT("The mapping's “%1” must be one sign in quotes."), {key}, Error::Kind::Usage);
    return text[0].toLatin1();
}

double number(const QJsonObject& json, const char* key, double otherwise)
{
    const auto value = json.value(QLatin1String(key));
    if (value.isUndefined())
        return otherwise;
    if (!value.isDouble())
        throw Error(TWIN_TEXT("The mapping's “%1” must be a number."), {key}, Error::Kind::Usage);
    return value.toDouble();
}

} // namespace

QJsonObject toJson(const CsvMapping& mapping)
{
    auto json = mapping.rules.toJson();
    QJsonObject table;
    for (const auto& field : texts)
        if (!(mapping.*field.member).empty())
            table.insert(QLatin1String(field.key), QString::fromStdString(mapping.*field.member));
    if (mapping.layout != CsvMapping::Layout::Auto)
        table.insert(QLatin1String("layout"), QLatin1String(layouts[static_cast<int>(mapping.layout)]));
    if (mapping.delimiter != 0)
        table.insert(QLatin1String("delimiter"), QString(QLatin1Char(mapping.delimiter)));
    if (mapping.decimal != 0)
        table.insert(QLatin1String("decimal"), QString(QLatin1Char(mapping.decimal)));
    if (mapping.start)
        table.insert(QLatin1String("start"), QString::fromStdString(mapping.start->iso()));
    if (mapping.scale != 1)
        table.insert(QLatin1String("scale"), mapping.scale);
    if (mapping.resolution >= 0)
        table.insert(QLatin1String("resolution"), mapping.resolution);
    if (!mapping.findEvents)
        table.insert(QLatin1String("events"), false);
    json.insert(QLatin1String("table"), table);
    return json;
}

CsvMapping csvMappingFromJson(const QJsonObject& json)
{
    CsvMapping mapping;
    mapping.rules = ChannelMapping::fromJson(json);
    const auto value = json.value(QLatin1String("table"));
    if (value.isUndefined())
        return mapping;
    if (!value.isObject())
        throw Error(TWIN_TEXT("The mapping's “%1” must be an object."), {"table"}, Error::Kind::Usage);
    const auto table = value.toObject();
    for (const auto& key : table.keys())
        if (std::none_of(std::begin(texts), std::end(texts), [&](const TextField& f) { return key == QLatin1String(f.key); })
            && std::none_of(std::begin(others), std::end(others), [&](const char* k) { return key == QLatin1String(k); }))
            throw Error(TWIN_TEXT("The mapping's table has “%1”, which this version of the program does not know; correct the word or update the program."),
                        {key.left(60).toStdString()}, Error::Kind::Usage);
    for (const auto& field : texts) {
        const auto text = table.value(QLatin1String(field.key));
        if (text.isUndefined())
            continue;
        if (!text.isString())
            throw Error(TWIN_TEXT("The mapping's “%1” must be a text in quotes."), {field.key}, Error::Kind::Usage);
        mapping.*field.member = text.toString().toStdString();
    }
    if (const auto layout = table.value(QLatin1String("layout")); !layout.isUndefined()) {
        const auto* it = std::find_if(std::begin(layouts), std::end(layouts), [&](const char* l) { return layout.toString() == QLatin1String(l); });
        if (it == std::end(layouts))
            throw Error(TWIN_TEXT("The mapping's “%1” must be long, wide or auto."), {"layout"}, Error::Kind::Usage);
        mapping.layout = static_cast<CsvMapping::Layout>(it - std::begin(layouts));
    }
    mapping.delimiter = oneSign(table, "delimiter");
    mapping.decimal = oneSign(table, "decimal");
    if (const auto start = table.value(QLatin1String("start")); !start.isUndefined()) {
        mapping.start = twin::Timestamp::fromIso(start.toString().toStdString());
        if (!mapping.start)
            throw Error(TWIN_TEXT("The mapping's “%1” must be a time such as 2025-07-15T14:32:10Z."), {"start"}, Error::Kind::Usage);
    }
    mapping.scale = number(table, "scale", 1);
    mapping.resolution = number(table, "resolution", -1);
    if (const auto events = table.value(QLatin1String("events")); !events.isUndefined()) {
        if (!events.isBool())
            throw Error(TWIN_TEXT("The mapping's “%1” must be true or false."), {"events"}, Error::Kind::Usage);
        mapping.findEvents = events.toBool();
    }
    return mapping;
}

std::string savedMappingText(const SavedMapping& saved)
{
    auto json = toJson(saved.mapping);
    json.insert(QLatin1String("name"), QString::fromStdString(saved.name));
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

SavedMapping savedMappingFromText(const std::string& text)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    const auto name = document.object().value(QLatin1String("name")).toString();
    if (!document.isObject() || name.isEmpty())
        throw Error(TWIN_TEXT("A saved mapping of the project cannot be read; it is left as it is."));
    return {name.toStdString(), csvMappingFromJson(document.object())};
}

CsvMapping loadCsvMapping(const std::filesystem::path& path)
{
    const auto name = path.string();
    QFile file(QString::fromStdString(name));
    if (!file.exists())
        throw Error(TWIN_TEXT("The mapping %1 does not exist; check the path."), {name});
    if (std::error_code ec; !std::filesystem::is_regular_file(path, ec) || !file.open(QIODevice::ReadOnly))
        throw Error(TWIN_TEXT("The mapping %1 cannot be read; name a JSON file that you may read."), {name});
    if (file.size() > largestFile)
        throw Error(TWIN_TEXT("%1 is too large to be a mapping (more than %2 MB)."), {name, std::to_string(largestFile >> 20)});
    QJsonParseError parse;
    const auto document = QJsonDocument::fromJson(file.readAll(), &parse);
    if (!document.isObject())
        throw Error(TWIN_TEXT("The mapping %1 is no JSON object (%2, at byte %3)."), {name, parse.errorString().toStdString(), std::to_string(parse.offset)});
    try {
        return csvMappingFromJson(document.object());
    } catch (const Error& error) {
        throw Error(TWIN_TEXT("The mapping %1 cannot be used: %2"), {name, error.what()}, error.kind());
    }
}

void saveCsvMapping(const CsvMapping& mapping, const std::filesystem::path& path)
{
    QSaveFile file(QString::fromStdString(path.string()));
    const auto bytes = QJsonDocument(toJson(mapping)).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw Error(TWIN_TEXT("The mapping cannot be written to %1: %2."), {path.string(), file.errorString().toStdString()});
}

} // namespace data
