// Answers of Prometheus' query API, cut into pieces at places that the input says, up to the channels they become.
#include "Fuzz.h"
#include "data/live/prometheus/SeriesBook.h"

using namespace data;
using namespace data::live;

std::vector<std::string> fuzzSeeds()
{
    const std::string begin = R"({"status":"success","data":{"resultType":"matrix","result":[)", end = "]}}";
    return {std::string("\x05") + begin + R"({"metric":{"__name__":"w","host":"a\u00e9\ud83d\ude00","x":"\n"},"values":[[1435781430.781,"1"],[1435781431.781,"NaN"],[1435781500,"+Inf"],[1435781501,"-1e-3"]]},)"
                + R"({"metric":{"__name__":"w","host":"b"},"values":[[1435781430,"3"]]})" + end,
            std::string("\x40") + R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"w","host":"a"},"value":[1435781430.781,"9223372036854775794"]}]},"warnings":["x"]})",
            std::string("\x01") + R"({"status":"success","data":{"resultType":"scalar","result":[1435781451.781,"1"]}})",
            std::string("\xff") + R"({"status":"error","errorType":"bad_data","error":"parse error"})",
            std::string("\x03") + R"({"status":"success","data":{"result":[{"histogram":[1,{"buckets":[[1,"0","1","2"]]}],"metric":{}}]},"infos":[true,null,-0.5e+3,[],{}]})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size == 0)
        return 0;
    static const SeriesBook::Options options = [] {
        MappingRule rule;
        rule.name = "w*";
        rule.asset = "{host}";
        rule.metric = "power";
        rule.unit = "W";
        SeriesBook::Options o;
        o.queries = {prometheusQuery("w"), prometheusQuery("sum(w)")};
        o.queries[1].isCounter = true;
        o.mapping = ChannelMapping({rule});
        return o;
    }();
    SeriesBook book(options);
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const std::size_t piece = std::size_t{bytes[0]} + 1;
    const auto latest = twin::Timestamp::fromUtc(2030, 1, 1);
    std::int64_t points = 0;
    for (std::size_t query = 0; query < 2; ++query) {
        book.begin(query);
        PrometheusParser parser([&](std::string_view name, std::span<const PrometheusPoint> series) {
            points += static_cast<std::int64_t>(series.size());
            book.add(name, series);
        });
        for (std::size_t at = 0; at < text.size(); at += piece)
            if (!parser.feed(text.substr(at, piece)))
                break;
        parser.finish();
        const LiveBatch batch = book.end(latest);
        for (const auto& sample : batch.samples)
            fuzzCheck(sample.channel < book.channels() && sample.t <= latest);
        for (const auto& gap : batch.gaps)
            fuzzCheck(gap.channel < book.channels() && !gap.span.isEmpty());
        fuzzCheck(static_cast<std::int64_t>(batch.samples.size()) <= points);
        book.markSilent(query, latest);
    }
    book.takeRejections();
    return 0;
}
