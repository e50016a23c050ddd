#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/validate/SheetText.h"
#include "data/validate/Validation.h"
#include <ostream>

namespace app::cli {
namespace {

void list(Json& json, const char* key, const std::vector<std::string>& lines)
{
    json.key(key).beginArray();
    for (const auto& line : lines)
        json.value(line);
    json.endArray();
}

void printJson(const data::ValidationSheet& sheet, std::ostream& out)
{
    Json json;
    json.beginObject().field("root", sheet.root).field("passed", sheet.passed()).field("suites_found", static_cast<long long>(sheet.suites.size()))
        .field("suites_passed", static_cast<long long>(sheet.passedSuites()));
    json.key("suites").beginArray();
    for (const auto& suite : sheet.suites) {
        json.beginObject().field("suite", suite.suite).field("title", suite.title).field("folder", suite.folder).field("passed", suite.passed());
        list(json, "files", suite.files);
        json.key("comparisons").beginArray();
        for (const auto& c : suite.comparisons)
            json.beginObject().field("quantity", c.quantity).field("unit", c.unit).field("cases", static_cast<long long>(c.cases))
                .field("worst", c.worst).field("rms", c.rms).field("tolerance", c.tolerance).field("judged_by", c.judgedByRms ? "rms" : "worst")
                .field("passed", c.passed()).field("worst_case", c.worstCase).field("reference", c.reference).endObject();
        json.endArray();
        list(json, "unsupported", suite.unsupported);
        list(json, "notes", suite.notes);
        list(json, "problems", suite.problems);
        json.endObject();
    }
    json.endArray();
    list(json, "problems", sheet.problems);
    list(json, "unrecognised", sheet.unrecognised);
    json.endObject();
    out << json.text() << '\n';
}

} // namespace

int validateCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {}, {"json"}, 1, 1);
    const auto sheet = data::validate(arguments.positionals().front(), terminalProgress("validating"));
    if (arguments.flag("json"))
        printJson(sheet, out);
    else
        out << data::sheetText(sheet);
    return sheet.passed() ? 0 : 1;
}

} // namespace app::cli
