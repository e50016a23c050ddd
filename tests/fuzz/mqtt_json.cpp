// The decoder of payloads of plain MQTT topics: the first byte chooses a rule, the rest is the payload.
#include "Fuzz.h"
#include "data/live/mqtt/MqttDecoder.h"
#include <QJsonArray>
#include <array>

using namespace data::live;

namespace {
const std::array<PayloadRule, 4>& rules()
{
    static const std::array<PayloadRule, 4> all{
        PayloadRule{},
        PayloadRule::fromJson({{"values", QJsonArray{"gpus[].power", "rack.inlet", "gpus[1].fan", "[][0]"}},
                               {"labels", QJsonObject{{"gpu", "gpus[].id"}, {"host", "meta.host"}}}, {"time", "ts"}}),
        PayloadRule::fromJson({{"form", "json"}, {"time", "gpus[].t"}, {"timeUnit", "ns"}}),
        PayloadRule::fromJson({{"form", "number"}})};
    return all;
}
} // namespace

std::vector<std::string> fuzzSeeds()
{
    using namespace std::string_literals;
    return {"\0"s + "42.5", "\0"s + R"({"power": 1200.5, "on": true, "gpus": [{"temp": 55}, {"temp": null}], "deep": {"a": [[1, 2], [3]]}})",
            "\1"s + R"({"ts": 1752589930500, "meta": {"host": "n7"}, "rack": {"inlet": "21.5"}, "gpus": [{"id": 4, "power": 650}, {"id": "x", "fan": 2}]})",
            "\1"s + "[[1, 2], [3]]", "\2"s + R"({"gpus": [{"t": 1.75e18, "v": 1}, {"t": "2025-07-15T14:32:10Z", "v": -1e308}]})", "\3"s + " -1e9 ", "\0"s + "null"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    const PayloadRule& rule = rules()[bytes[0] % rules().size()];
    const char* text = reinterpret_cast<const char*>(bytes) + 1;
    MqttDecoder decoder(rule, {});
    data::live::LiveBatch batch;
    MqttDecoder::Rejected rejected;
    // The payload as the topic, too: both come from the network.
    for (const auto& topic : {std::string("site/n1"), std::string(text, std::min<std::size_t>(size - 1, 400))})
        decoder.decode({topic, QByteArray(text, static_cast<qsizetype>(size - 1)), false, {}, false}, batch, rejected);
    fuzzCheck(batch.samples.size() <= 2 * mostPayloadValues && batch.channels.size() == decoder.channelCount());
    for (const auto& sample : batch.samples)
        fuzzCheck(sample.channel < batch.channels.size());
    return 0;
}
