#include "data/live/mqtt/JsonPayload.h"
#include "data/live/mqtt/SettingsReader.h"
#include "twin/base/NumberText.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <limits>

namespace data::live {
namespace {
constexpr auto usage = twin::Error::Kind::Usage;
constexpr std::size_t mostSteps = 32, mostLabels = 32, mostPaths = 1000, longestLabel = 300;
constexpr int deepest = 64;
using Step = JsonPath::Step;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Walks a document and collects numbers. `m_trail` is the way to the place where it is.
class Collector
{
public:
    Collector(const PayloadRule& rule, const QJsonValue& root, PayloadReading& out) : m_rule(rule), m_root(root), m_out(out) {}

    void all(const QJsonValue& value)
    {
        if (isFull() || m_trail.size() > deepest)
            return;
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                step({Step::Kind::Key, it.key()}, it.value(), [this](const QJsonValue& v) { all(v); });
        } else if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (qsizetype i = 0; i < array.size() && !isFull(); ++i)
                step({Step::Kind::Each, {}, static_cast<int>(i)}, array[i], [this](const QJsonValue& v) { all(v); });
        } else if (!value.isString() && !isSpecial()) {
            add(value);
        }
    }

    void along(const std::vector<Step>& path, std::size_t at, const QJsonValue& value)
    {
        if (isFull())
            return;
        if (at == path.size()) {
            add(value);
            return;
        }
        const Step& next = path[at];
        const auto onward = [&](const QJsonValue& v) { along(path, at + 1, v); };
        if (next.kind == Step::Kind::Key) {
            const QJsonValue child = value.toObject().value(next.key);
            if (!child.isUndefined()) // a message need not tell everything each time
                step(next, child, onward);
            return;
        }
        const QJsonArray array = value.toArray();
        if (next.kind == Step::Kind::Index) {
            if (next.index < array.size())
                step(next, array[next.index], onward);
            return;
        }
        for (qsizetype i = 0; i < array.size() && !isFull(); ++i)
            step({Step::Kind::Each, {}, static_cast<int>(i)}, array[i], onward);
    }

private:
    bool isFull() const { return m_out.values.size() >= mostPayloadValues; }

    template<typename Next> void step(Step way, const QJsonValue& value, const Next& next)
    {
        m_trail.push_back(std::move(way));
        next(value);
        m_trail.pop_back();
    }

    /// Whether a path of the rule leads to where we are.
    bool leadsHere(const JsonPath& path) const
    {
        const auto& steps = path.steps();
        if (steps.size() != m_trail.size())
            return false;
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (steps[i].kind == Step::Kind::Key ? m_trail[i].kind != Step::Kind::Key || steps[i].key != m_trail[i].key
                                                 : m_trail[i].kind == Step::Kind::Key || (steps[i].kind == Step::Kind::Index && steps[i].index != m_trail[i].index))
                return false;
        return true;
    }
    bool isSpecial() const
    {
        return (m_rule.time && leadsHere(*m_rule.time)) || std::any_of(m_rule.labels.begin(), m_rule.labels.end(), [this](const auto& l) { return leadsHere(l.second); });
    }

    /// The value at a path, where [] means the element that we are in; undefined if it leads elsewhere.
    QJsonValue beside(const JsonPath& path) const
    {
        QJsonValue value = m_root;
        bool together = true;
        for (std::size_t i = 0; i < path.steps().size(); ++i) {
            const Step& s = path.steps()[i];
            const Step* here = together && i < m_trail.size() ? &m_trail[i] : nullptr;
            if (s.kind == Step::Kind::Key) {
                together = here && here->kind == Step::Kind::Key && here->key == s.key;
                value = value.toObject().value(s.key);
            } else {
                const int index = s.kind == Step::Kind::Index ? s.index : here && here->kind != Step::Kind::Key ? here->index : -1;
                together = here && here->index == index;
                const QJsonArray array = value.toArray();
                value = index >= 0 && index < array.size() ? array[index] : QJsonValue(QJsonValue::Undefined);
            }
        }
        return value;
    }

    void reject(twin::Message why)
    {
        ++m_out.rejected;
        m_out.why = std::move(why);
    }

    std::string field(std::vector<int>* indices) const
    {
        std::string text;
        for (const Step& s : m_trail) {
            if (s.kind == Step::Kind::Key) {
                text += (text.empty() ? "" : ".") + s.key.toStdString();
            } else {
                text += s.kind == Step::Kind::Each ? std::string("[]") : '[' + std::to_string(s.index) + ']';
                if (s.kind == Step::Kind::Each && indices)
                    indices->push_back(s.index);
            }
        }
        return text;
    }

    void add(const QJsonValue& value)
    {
        double number = nan;
        if (value.isDouble())
            number = value.toDouble();
        else if (value.isBool())
            number = value.toBool() ? 1 : 0;
        else if (const auto read = value.isString() ? twin::toNumber(value.toString().toStdString()) : std::nullopt)
            number = *read;
        else if (!value.isNull())
            return reject({TWIN_TEXT("“%1” of a payload is no number."), {field(nullptr)}});
        PayloadValue v;
        v.value = std::isfinite(number) ? number : nan;
        v.field = field(&v.indices);
        if (v.field.size() > longestLabel)
            return reject({TWIN_TEXT("A name in a payload is longer than %1 characters."), {std::to_string(longestLabel)}});
        for (const auto& [name, path] : m_rule.labels) {
            const QJsonValue label = beside(path);
            std::string text = label.isString() ? label.toString().toStdString() : label.isDouble() ? twin::numberText(label.toDouble()) : std::string();
            if (!text.empty() && text.size() <= longestLabel)
                v.labels.emplace(name, std::move(text));
        }
        if (m_rule.time) {
            const QJsonValue time = beside(*m_rule.time);
            v.t = readTime(time, m_rule.timeUnit);
            if (!v.t)
                return reject(time.isUndefined() ? twin::Message{TWIN_TEXT("A payload has no time stamp at “%1”."), {m_rule.time->text()}}
                                                 : twin::Message{TWIN_TEXT("The time stamp at “%1” of a payload cannot be read."), {m_rule.time->text()}});
        }
        m_out.values.push_back(std::move(v));
    }

    const PayloadRule& m_rule;
    const QJsonValue m_root;
    PayloadReading& m_out;
    std::vector<Step> m_trail;
};
} // namespace

JsonPath::JsonPath(const std::string& text)
{
    const auto refuse = [&]() -> void {
        throw twin::Error(TWIN_TEXT("“%1” is no path in a JSON document; write keys with points between, and [] or [3] behind arrays (“gpus[].power”)."), {text}, usage);
    };
    const QString path = QString::fromStdString(text);
    qsizetype at = 0;
    while (at < path.size()) {
        if (path[at] == '[') {
            const qsizetype end = path.indexOf(']', at);
            if (end < 0)
                refuse();
            const QString inside = path.mid(at + 1, end - at - 1);
            bool isIndex = false;
            const int index = inside.toInt(&isIndex);
            if (!inside.isEmpty() && (!isIndex || index < 0))
                refuse();
            m_steps.push_back(inside.isEmpty() ? Step{Step::Kind::Each, {}} : Step{Step::Kind::Index, {}, index});
            at = end + 1;
            if (at < path.size() && path[at] == '.' && ++at == path.size())
                refuse();
            continue;
        }
        qsizetype end = at;
        while (end < path.size() && path[end] != '.' && path[end] != '[')
            ++end;
        if (end == at)
            refuse();
        m_steps.push_back({Step::Kind::Key, path.mid(at, end - at)});
        at = end;
        if (at < path.size() && path[at] == '.' && (++at == path.size() || path[at] == '['))
            refuse();
    }
    if (m_steps.size() > mostSteps)
        refuse();
}

std::string JsonPath::text() const
{
    std::string out;
    for (const Step& s : m_steps)
        out += s.kind == Step::Kind::Key ? (out.empty() ? "" : ".") + s.key.toStdString() : s.kind == Step::Kind::Each ? "[]" : '[' + std::to_string(s.index) + ']';
    return out;
}

QJsonObject PayloadRule::toJson() const
{
    constexpr const char* forms[] = {"auto", "number", "json"};
    constexpr const char* units[] = {"auto", "s", "ms", "us", "ns"};
    QJsonObject json{{"form", forms[static_cast<int>(form)]}, {"timeUnit", units[static_cast<int>(timeUnit)]}};
    if (time)
        json["time"] = QString::fromStdString(time->text());
    QJsonArray list;
    for (const JsonPath& path : values)
        list.append(QString::fromStdString(path.text()));
    if (!list.isEmpty())
        json["values"] = list;
    QJsonObject names;
    for (const auto& [name, path] : labels)
        names[QString::fromStdString(name)] = QString::fromStdString(path.text());
    if (!names.isEmpty())
        json["labels"] = names;
    return json;
}

PayloadRule PayloadRule::fromJson(const QJsonObject& json)
{
    const SettingsReader read(json, "payload");
    PayloadRule rule;
    const std::string form = read.choice("form", {"auto", "number", "json"});
    rule.form = form == "number" ? Form::Number : form == "json" ? Form::Json : Form::Auto;
    const std::string unit = read.choice("timeUnit", {"auto", "s", "ms", "us", "ns"});
    rule.timeUnit = unit == "s"    ? TimeUnit::Seconds
                    : unit == "ms" ? TimeUnit::Milliseconds
                    : unit == "us" ? TimeUnit::Microseconds
                    : unit == "ns" ? TimeUnit::Nanoseconds
                                   : TimeUnit::Auto;
    if (const std::string time = read.text("time"); !time.empty())
        rule.time = JsonPath(time);
    for (const std::string& path : read.texts("values", mostPaths))
        rule.values.emplace_back(path);
    const QJsonObject labels = read.child("labels");
    if (static_cast<std::size_t>(labels.size()) > mostLabels)
        throw twin::Error(TWIN_TEXT("A payload has more than %1 labels; name only those that its mapping uses."), {std::to_string(mostLabels)}, usage);
    const SettingsReader each(labels, "labels");
    for (auto it = labels.begin(); it != labels.end(); ++it)
        rule.labels.emplace_back(it.key().toStdString(), JsonPath(each.required(it.key().toUtf8().constData())));
    return rule;
}

std::optional<twin::Timestamp> readTime(const QJsonValue& value, PayloadRule::TimeUnit unit)
{
    using Unit = PayloadRule::TimeUnit;
    std::optional<double> number;
    if (value.isDouble()) {
        number = value.toDouble();
    } else if (value.isString()) {
        const std::string text = value.toString().left(100).toStdString();
        number = twin::toNumber(text);
        if (!number)
            return twin::Timestamp::fromIso(text);
    }
    if (!number || !std::isfinite(*number))
        return {};
    const double size = std::abs(*number);
    if (unit == Unit::Auto) // as seconds the limits are the years 5138 and 1973
        unit = size < 1e11 ? Unit::Seconds : size < 1e14 ? Unit::Milliseconds : size < 1e17 ? Unit::Microseconds : Unit::Nanoseconds;
    const double toNs = unit == Unit::Seconds ? 1e9 : unit == Unit::Milliseconds ? 1e6 : unit == Unit::Microseconds ? 1e3 : 1;
    const double ns = *number * toNs;
    if (!(std::abs(ns) < 9e18))
        return {};
    return twin::Timestamp{static_cast<std::int64_t>(std::llround(ns))};
}

PayloadReading readPayload(const PayloadRule& rule, QByteArrayView payload)
{
    PayloadReading out;
    const auto refuse = [&](twin::Message why) {
        out.rejected = 1;
        out.why = std::move(why);
        return out;
    };
    if (payload.size() > mostPayloadBytes)
        return refuse({TWIN_TEXT("A payload of %1 bytes is too large; at most 1 MiB is read."), {std::to_string(payload.size())}});
    if (rule.form != PayloadRule::Form::Json) {
        const auto number = payload.size() <= 64 ? twin::toNumber({payload.data(), static_cast<std::size_t>(payload.size())}) : std::nullopt;
        if (number && std::isfinite(*number)) {
            out.values.push_back({{}, {}, {}, *number, {}});
            return out;
        }
        if (rule.form == PayloadRule::Form::Number)
            return refuse({TWIN_TEXT("A payload is no number, although this connection awaits one."), {}});
    }
    QJsonParseError error;
    // An array or object needs the document's own form; single values are read inside one.
    const QByteArray bytes = QByteArray::fromRawData(payload.data(), payload.size());
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray text = bytes.trimmed();
        if (text == "true" || text == "false" || text == "null") {
            out.values.push_back({{}, {}, {}, text == "null" ? nan : text == "true" ? 1.0 : 0.0, {}});
            return out;
        }
        return refuse({TWIN_TEXT("A payload is neither a number nor a JSON document (%1, at byte %2)."),
                       {error.errorString().toStdString(), std::to_string(error.offset)}});
    }
    const QJsonValue root = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    Collector collector(rule, root, out);
    if (rule.values.empty())
        collector.all(root);
    for (const JsonPath& path : rule.values)
        collector.along(path.steps(), 0, root);
    if (out.values.size() >= mostPayloadValues) {
        ++out.rejected;
        out.why = {TWIN_TEXT("A payload holds more than %1 values; the rest of it is left out."), {std::to_string(mostPayloadValues)}};
    }
    return out;
}

} // namespace data::live
