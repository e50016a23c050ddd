#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/import/CsvImport.h"
#include "twin/base/NumberText.h"
#include <ostream>

namespace app::cli {

int importCommand(const Words& words, std::ostream& out)
{
    if (!words.empty() && words.front() == "prometheus")
        return importPrometheusCommand(words, out);
    if (!words.empty() && words.front() == "mqtt")
        return importMqttCommand(words, out);
    const Arguments arguments(words,
                              {"out", "layout", "delimiter", "decimal", "time-column", "asset-column", "metric-column", "label-columns", "value-column", "time-unit",
                               "time-zone", "start", "metric", "unit", "scale", "assets", "resolution", "events", "mapping", "save-mapping"},
                              {"json", "no-events"}, 2, 2);
    if (arguments.positionals()[0] != "csv")
        usageError("“" + arguments.positionals()[0] + "” cannot be imported; the form is `import csv FILE --out F.mtrec`.");
    const auto& file = arguments.positionals()[1];
    const auto target = arguments.required("out");

    // A saved mapping first; what is said beside it counts more.
    data::CsvMapping mapping;
    if (const auto saved = arguments.text("mapping"))
        mapping = data::loadCsvMapping(*saved);
    if (const auto layout = arguments.text("layout")) {
        if (*layout != "long" && *layout != "wide" && *layout != "auto")
            usageError("--layout must be long, wide or auto, not “" + *layout + "”.");
        mapping.layout = *layout == "long" ? data::CsvMapping::Layout::Long : *layout == "wide" ? data::CsvMapping::Layout::Wide : data::CsvMapping::Layout::Auto;
    }
    const auto sign = [&](const char* name, char& value) {
        const auto text = arguments.text(name);
        if (!text)
            return;
        if (*text != "tab" && text->size() != 1)
            usageError(std::string("--") + name + " takes one sign, not “" + *text + "”.");
        value = *text == "tab" ? '\t' : text->front();
    };
    sign("delimiter", mapping.delimiter);
    sign("decimal", mapping.decimal);
    const auto text = [&](const char* name, std::string& value) { value = arguments.text(name).value_or(value); };
    text("time-column", mapping.timeColumn);
    text("asset-column", mapping.assetColumn);
    text("metric-column", mapping.metricColumn);
    text("label-columns", mapping.labelColumns);
    text("value-column", mapping.valueColumn);
    text("time-unit", mapping.timeUnit);
    text("time-zone", mapping.timeZone);
    text("metric", mapping.metric);
    text("unit", mapping.unit);
    text("assets", mapping.assets);
    if (const auto start = arguments.time("start"))
        mapping.start = start;
    mapping.scale = arguments.number("scale", -1e12, 1e12).value_or(mapping.scale);
    mapping.resolution = arguments.number("resolution", 0, 1e12).value_or(mapping.resolution);
    mapping.eventsFile = arguments.text("events").value_or("");
    if (!mapping.eventsFile.empty())
        mapping.findEvents = true;
    if (arguments.flag("no-events"))
        mapping.findEvents = false;

    const auto r = data::importCsv(file, mapping, target, terminalProgress("importing"));
    if (const auto save = arguments.text("save-mapping")) {
        auto used = r.used;
        used.start = mapping.start; // when this file began says nothing of the next one
        if (!used.rules.isEmpty())
            used.metric = used.unit = used.assets = {};
        data::saveCsvMapping(used, *save);
    }
    if (arguments.flag("json")) {
        Json json;
        json.beginObject()
            .field("recording", target).field("rows", static_cast<long long>(r.rows)).field("samples", static_cast<long long>(r.samples))
            .field("rejected", static_cast<long long>(r.rejected)).field("out_of_order", static_cast<long long>(r.outOfOrder))
            .field("missing", static_cast<long long>(r.missing)).field("channels", r.channels).field("events", r.events)
            .field("begin", r.span.begin.iso()).field("end", r.span.end.iso()).field("energy_kwh", r.energyKwh);
        json.key("mapping").beginObject()
            .field("time_column", r.used.timeColumn).field("time_unit", r.used.timeUnit).field("asset_column", r.used.assetColumn)
            .field("metric_column", r.used.metricColumn).field("label_columns", r.used.labelColumns).field("time_zone", r.used.timeZone)
            .field("delimiter", std::string(1, r.used.delimiter)).field("rules", static_cast<int>(r.used.rules.rules().size()))
            .field("value_column", r.used.valueColumn).field("metric", r.used.metric).field("unit", r.used.unit)
            .field("assets", r.used.assets).field("resolution", r.used.resolution).endObject();
        json.key("issues").beginArray();
        for (const auto& issue : r.issues)
            json.value(issue.message.english());
        json.endArray().endObject();
        out << json.text() << '\n';
        return 0;
    }
    out << "imported " << r.samples << " samples of " << r.channels << " channels from " << r.rows << " rows, " << r.span.begin.iso() << " to "
        << r.span.end.iso() << ", " << r.events << " events\n";
    if (r.energyKwh > 0)
        out << "energy " << twin::numberText(r.energyKwh, 2) << " kWh\n";
    if (r.rejected + r.missing + r.outOfOrder > 0)
        out << r.rejected << " rows rejected, " << r.missing << " values missing, " << r.outOfOrder << " out of order\n";
    for (const auto& issue : r.issues)
        out << "  " << issue.message.english() << '\n';
    return 0;
}

} // namespace app::cli
