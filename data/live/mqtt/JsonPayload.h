// What a payload of a plain MQTT topic says: one number, or the numbers of a JSON document by path. Pure, any thread.
#pragma once
#include "data/mapping/ChannelMapping.h"
#include "twin/base/Error.h"
#include "twin/base/Timestamp.h"
#include <QByteArrayView>
#include <QJsonObject>
#include <QJsonValue>
#include <optional>
#include <string>
#include <vector>

namespace data::live {

/// A place in a JSON document: keys, and [] for the elements of an array or [3] for one of them ("gpus[].power", "" is the document).
class JsonPath
{
public:
    JsonPath() = default;
    explicit JsonPath(const std::string& text); ///< throws twin::Error (usage)
    struct Step
    {
        enum class Kind { Key, Each, Index } kind;
        QString key;
        int index = -1;
        bool operator==(const Step&) const = default;
    };
    const std::vector<Step>& steps() const { return m_steps; }
    std::string text() const;
    bool operator==(const JsonPath&) const = default;

private:
    std::vector<Step> m_steps;
};

/// How payloads are read.
struct PayloadRule
{
    enum class Form { Auto, Number, Json }; ///< Auto: a number if the whole payload is one, else JSON
    enum class TimeUnit { Auto, Seconds, Milliseconds, Microseconds, Nanoseconds };

    Form form = Form::Auto;
    std::optional<JsonPath> time;     ///< of the time stamp; without it the time of arrival counts
    TimeUnit timeUnit = TimeUnit::Auto; ///< Auto tells s, ms, us, ns by magnitude; ISO texts are always taken
    std::vector<JsonPath> values;     ///< empty: every number of the document except its time and labels
    std::vector<std::pair<std::string, JsonPath>> labels; ///< name for the mapping, and where it stands

    QJsonObject toJson() const;
    static PayloadRule fromJson(const QJsonObject& json); ///< throws twin::Error (usage)
    bool operator==(const PayloadRule&) const = default;
};

struct PayloadValue
{
    std::string field;               ///< path with [] for elements; empty for a number payload
    std::vector<int> indices;        ///< of the elements, outermost first
    Labels labels;                   ///< of the rule, as far as the document has them
    double value;                    ///< NaN for null: the sensor says that it has none
    std::optional<twin::Timestamp> t;
};

/// Bounds of what is taken from one payload.
inline constexpr qsizetype mostPayloadBytes = 1 << 20;
inline constexpr std::size_t mostPayloadValues = 100'000;

struct PayloadReading
{
    std::vector<PayloadValue> values;
    std::int64_t rejected = 0;       ///< places that should hold a number and do not, or a time that is none
    twin::Message why;               ///< of the last one
};

/// Reads a payload. What makes no sense is counted; never throws for what a payload holds.
PayloadReading readPayload(const PayloadRule& rule, QByteArrayView payload);
/// A time stamp out of a JSON number or text.
std::optional<twin::Timestamp> readTime(const QJsonValue& value, PayloadRule::TimeUnit unit);

} // namespace data::live
