#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/validate/Validation.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cstdio>
#include <iomanip>
#include <map>
#include <ostream>

namespace app::cli {
namespace {

// Errors run from 1e-16 to 1e3: four digits, in the plain form or the scientific one.
std::string errorText(double value)
{
    if (!std::isfinite(value))
        return "no number";
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value); // main() has set the C numeric locale
    return text;
}

std::string judged(const data::Comparison& c) { return errorText(c.tolerance) + (c.judgedByRms ? " rms" : ""); }

long long passedCount(const data::ValidationSheet& sheet)
{
    return std::count_if(sheet.suites.begin(), sheet.suites.end(), [](const auto& s) { return s.passed(); });
}

void list(Json& json, const char* key, const std::vector<std::string>& lines)
{
    json.key(key).beginArray();
    for (const auto& line : lines)
        json.value(line);
    json.endArray();
}

void printJson(const data::ValidationSheet& sheet, bool passed, std::ostream& out)
{
    Json json;
    json.beginObject().field("root", sheet.root).field("passed", passed).field("suites_found", static_cast<long long>(sheet.suites.size()))
        .field("suites_passed", passedCount(sheet));
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
    list(json, "unrecognised", sheet.unrecognised);
    json.endObject();
    out << json.text() << '\n';
}

void printLines(const char* head, const std::vector<std::string>& lines, std::ostream& out)
{
    for (const auto& line : lines)
        out << "    " << head << line << '\n';
}

void printText(const data::ValidationSheet& sheet, bool passed, std::ostream& out)
{
    out << "Validation against the references in " << sheet.root << '\n';
    for (const auto& suite : sheet.suites) {
        out << '\n' << (suite.passed() ? "pass  " : "FAIL  ") << suite.title << "  (" << suite.folder << ", " << suite.files.size()
            << (suite.files.size() == 1 ? " file)\n" : " files)\n");
        std::size_t width = 8;
        for (const auto& c : suite.comparisons)
            width = std::max(width, c.quantity.size());
        if (!suite.comparisons.empty())
            out << "    " << std::left << std::setw(static_cast<int>(width)) << "quantity" << std::right << std::setw(9) << "cases" << std::setw(12)
                << "worst" << std::setw(12) << "rms" << std::setw(12) << "tolerance" << "  unit\n";
        for (const auto& c : suite.comparisons) {
            out << "    " << std::left << std::setw(static_cast<int>(width)) << c.quantity << std::right << std::setw(9) << c.cases << std::setw(12)
                << errorText(c.worst) << std::setw(12) << errorText(c.rms) << std::setw(12) << judged(c) << "  "
                << (c.unit.empty() ? "-" : c.unit) << (c.passed() ? "" : "  FAIL") << '\n';
            if (!c.passed())
                out << "      worst at " << c.worstCase << '\n';
        }
        printLines("problem: ", suite.problems, out);
        printLines("not supported: ", suite.unsupported, out);
        printLines("note: ", suite.notes, out);
    }
    if (sheet.suites.empty())
        out << "\nNo reference data of a known form were found.\n";
    std::map<std::string, std::size_t> strangers; // by top folder; --json names every file
    for (const auto& file : sheet.unrecognised)
        ++strangers[file.find('/') == std::string::npos ? "." : file.substr(0, file.find('/'))];
    if (!strangers.empty())
        out << '\n' << sheet.unrecognised.size() << " data files are of no known form (--json names them):\n";
    for (const auto& [folder, count] : strangers)
        out << "    " << std::setw(6) << count << "  " << folder << '\n';
    out << '\n' << passedCount(sheet) << " of " << sheet.suites.size() << " suites pass: " << (passed ? "pass" : "FAIL") << '\n';
}

} // namespace

int validateCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {}, {"json"}, 1, 1);
    const auto sheet = data::validate(arguments.positionals().front(), terminalProgress("validating"));
    const bool passed = !sheet.suites.empty() && passedCount(sheet) == static_cast<long long>(sheet.suites.size());
    if (arguments.flag("json"))
        printJson(sheet, passed, out);
    else
        printText(sheet, passed, out);
    return passed ? 0 : 1;
}

} // namespace app::cli
