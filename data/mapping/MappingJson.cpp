#include "data/mapping/ChannelMapping.h"
#include <QJsonArray>
#include <cmath>

namespace data {
namespace {

constexpr const char* format = "memphis-twin-mapping";
constexpr int version = 1;
using Error = twin::Error;

std::string rulePlace(qsizetype i) { return "Rule " + std::to_string(i + 1); }

void readText(const QJsonObject& json, const char* key, std::string& out, const std::string& where)
{
    const auto value = json.value(QLatin1String(key));
    if (value.isUndefined())
        return;
    if (!value.isString())
        throw Error(TWIN_TEXT("%1: “%2” must be a text in quotes."), {where, key}, Error::Kind::Usage);
    out = value.toString().toStdString();
}

void readNumber(const QJsonObject& json, const char* key, double& out, const std::string& where)
{
    const auto value = json.value(QLatin1String(key));
    if (value.isUndefined())
        return;
    if (!value.isDouble())
        throw Error(TWIN_TEXT("%1: “%2” must be a number."), {where, key}, Error::Kind::Usage);
    out = value.toDouble();
}

MappingRule readRule(const QJsonValue& value, const std::string& where)
{
    if (!value.isObject())
        throw Error(TWIN_TEXT("%1 is no object; a rule is written as {\"name\": …, \"asset\": …, \"metric\": …}."), {where}, Error::Kind::Usage);
    const auto json = value.toObject();
    static constexpr const char* keys[] = {"name", "labels", "asset", "metric", "unit", "scale", "resolution", "blank_from"};
    for (const auto& key : json.keys())
        if (std::none_of(std::begin(keys), std::end(keys), [&](const char* k) { return key == QLatin1String(k); }))
            throw Error(TWIN_TEXT("%1: “%2” is no part of a rule; a rule has name, labels, asset, metric, unit, scale, resolution and blank_from."),
                        {where, key.left(60).toStdString()}, Error::Kind::Usage);
    MappingRule rule;
    readText(json, "name", rule.name, where);
    readText(json, "asset", rule.asset, where);
    readText(json, "metric", rule.metric, where);
    readText(json, "unit", rule.unit, where);
    readNumber(json, "scale", rule.scale, where);
    readNumber(json, "resolution", rule.resolution, where);
    readNumber(json, "blank_from", rule.blankFrom, where);
    const auto labels = json.value(QLatin1String("labels"));
    if (!labels.isUndefined()) {
        if (!labels.isObject())
            throw Error(TWIN_TEXT("%1: “%2” must be an object of label names and patterns, such as {\"gpu\": \"*\"}."), {where, "labels"}, Error::Kind::Usage);
        const auto object = labels.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it->isString())
                throw Error(TWIN_TEXT("%1: the label “%2” must be a text in quotes."), {where, it.key().left(60).toStdString()}, Error::Kind::Usage);
            rule.labels.emplace(it.key().toStdString(), it->toString().toStdString());
        }
    }
    return rule;
}

} // namespace

QJsonObject ChannelMapping::toJson() const
{
    QJsonArray rules;
    for (const auto& rule : m_rules) {
        QJsonObject json{{"name", QString::fromStdString(rule.name)}, {"asset", QString::fromStdString(rule.asset)}, {"metric", QString::fromStdString(rule.metric)}};
        if (!rule.labels.empty()) {
            QJsonObject labels;
            for (const auto& [label, pattern] : rule.labels)
                labels.insert(QString::fromStdString(label), QString::fromStdString(pattern));
            json.insert(QStringLiteral("labels"), labels);
        }
        if (!rule.unit.empty())
            json.insert(QStringLiteral("unit"), QString::fromStdString(rule.unit));
        if (rule.scale != 1)
            json.insert(QStringLiteral("scale"), rule.scale);
        if (rule.resolution != 0)
            json.insert(QStringLiteral("resolution"), rule.resolution);
        if (rule.blankFrom != 0)
            json.insert(QStringLiteral("blank_from"), rule.blankFrom);
        rules.append(json);
    }
    return {{"format", QString::fromLatin1(format)}, {"version", version}, {"rules", rules}};
}

ChannelMapping ChannelMapping::fromJson(const QJsonObject& json)
{
    if (json.value(QLatin1String("format")).toString() != QLatin1String(format))
        throw Error(TWIN_TEXT("This is no mapping of channels: it does not say \"format\": \"%1\"."), {format}, Error::Kind::Usage);
    const auto number = json.value(QLatin1String("version"));
    if (!number.isDouble() || number.toDouble() < 1)
        throw Error(TWIN_TEXT("The mapping does not say its version; write \"version\": %1."), {std::to_string(version)}, Error::Kind::Usage);
    if (number.toDouble() > version)
        throw Error(TWIN_TEXT("The mapping was written by a newer version of the program (format %1, this one reads up to %2); update the program."),
                    {QString::number(number.toDouble()).toStdString(), std::to_string(version)}, Error::Kind::Usage);
    const auto list = json.value(QLatin1String("rules"));
    if (!list.isArray())
        throw Error(TWIN_TEXT("The mapping has no list of rules; write \"rules\": […]."), {}, Error::Kind::Usage);
    std::vector<MappingRule> rules;
    const auto array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        rules.push_back(readRule(array[i], rulePlace(i)));
    return ChannelMapping(std::move(rules));
}

} // namespace data
