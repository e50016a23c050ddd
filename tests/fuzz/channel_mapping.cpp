// Mappings as JSON, and the names and labels they are asked for.
#include "Fuzz.h"
#include "data/import/CsvImport.h"
#include <QJsonDocument>

using namespace data;

std::vector<std::string> fuzzSeeds()
{
    return {R"({"format":"memphis-twin-mapping","version":1,"rules":[{"name":"hall/+/rack/*","asset":"H{1}-R{2:02}/{host:/n(\\d+)$/:02}/G{gpu+1}","metric":"power","unit":"kW","scale":0.1}]})",
            R"({"format":"memphis-twin-mapping","version":1,"rules":[{"name":"*","labels":{"gpu":"*"},"asset":"array:H1-R01-01/{gpu}","metric":"{__name__}","blank_from":2147483632}]})",
            R"({"name":"x","format":"memphis-twin-mapping","version":1,"rules":[],"table":{"layout":"long","delimiter":";","decimal":",","time_unit":"dd.MM.yyyy","start":"2025-07-15","scale":2,"events":false}})",
            R"({"format":"memphis-twin-mapping","version":1,"rules":[{"name":"a*b*","asset":"{{{asset}}}","metric":"gpu_temperature","unit":"degF","resolution":0.5}]})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    const auto document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return 0;
    try {
        const auto mapping = csvMappingFromJson(document.object());
        fuzzCheck(csvMappingFromJson(toJson(mapping)).rules == mapping.rules);
        const Labels labels{{"gpu", "7"}, {"host", "r01-n12"}, {"asset", "a/b"}, {"column", "power"}};
        for (const char* name : {"", "hall/2/rack/5/power", "a*b", "DCGM_FI_DEV_POWER_USAGE", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbb"}) {
            const auto mapped = mapping.rules.map(name, labels);
            fuzzCheck(!mapped || (!mapped->channel.asset.empty() && !mapped->channel.metric.empty() && mapping.rules.ruleOf(name, labels) >= 0));
        }
    } catch (const twin::Error& error) {
        fuzzCheck(error.what()[0] != 0);
    }
    return 0;
}
