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
    const Arguments arguments(words,
                              {"out", "layout", "time-column", "asset-column", "value-column", "time-unit", "start", "metric", "unit", "scale",
                               "assets", "resolution", "events"},
                              {"json", "no-events"}, 2, 2);
    if (arguments.positionals()[0] != "csv")
        usageError("“" + arguments.positionals()[0] + "” cannot be imported; the form is `import csv FILE --out F.mtrec`.");
    const auto& file = arguments.positionals()[1];
    const auto target = arguments.required("out");

    data::CsvMapping mapping;
    const auto layout = arguments.text("layout").value_or("auto");
    if (layout == "long")
        mapping.layout = data::CsvMapping::Layout::Long;
    else if (layout == "wide")
        mapping.layout = data::CsvMapping::Layout::Wide;
    else if (layout != "auto")
        usageError("--layout must be long, wide or auto, not “" + layout + "”.");
    mapping.timeColumn = arguments.text("time-column").value_or("");
    mapping.assetColumn = arguments.text("asset-column").value_or("");
    mapping.valueColumn = arguments.text("value-column").value_or("");
    mapping.timeUnit = arguments.text("time-unit").value_or("");
    mapping.start = arguments.time("start");
    mapping.metric = arguments.text("metric").value_or("");
    mapping.unit = arguments.text("unit").value_or("");
    mapping.scale = arguments.number("scale", -1e12, 1e12).value_or(1);
    mapping.assets = arguments.text("assets").value_or("");
    mapping.resolution = arguments.number("resolution", 0, 1e12).value_or(-1);
    mapping.eventsFile = arguments.text("events").value_or("");
    mapping.findEvents = !arguments.flag("no-events");

    const auto r = data::importCsv(file, mapping, target, terminalProgress("importing"));
    if (arguments.flag("json")) {
        Json json;
        json.beginObject()
            .field("recording", target).field("rows", static_cast<long long>(r.rows)).field("samples", static_cast<long long>(r.samples))
            .field("rejected", static_cast<long long>(r.rejected)).field("out_of_order", static_cast<long long>(r.outOfOrder))
            .field("missing", static_cast<long long>(r.missing)).field("channels", r.channels).field("events", r.events)
            .field("begin", r.span.begin.iso()).field("end", r.span.end.iso()).field("energy_kwh", r.energyKwh);
        json.key("mapping").beginObject()
            .field("time_column", r.used.timeColumn).field("time_unit", r.used.timeUnit).field("asset_column", r.used.assetColumn)
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
