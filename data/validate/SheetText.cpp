#include "data/validate/SheetText.h"
#include "twin/base/NumberText.h"
#include <cstdio>
#include <iomanip>
#include <locale>
#include <map>
#include <sstream>

namespace data {
namespace {

double shareOf(const Comparison& c)
{
    const double judged = c.judgedByRms ? c.rms : c.worst;
    if (c.tolerance > 0)
        return judged / c.tolerance;
    return judged > 0 ? HUGE_VAL : 0;
}

SheetRow comparisonRow(const Comparison& c)
{
    SheetRow row;
    row.kind = SheetRow::Kind::Comparison;
    row.text = c.quantity;
    row.unit = c.unit;
    row.worst = errorText(c.worst);
    row.rms = errorText(c.rms);
    row.tolerance = errorText(c.tolerance) + (c.judgedByRms ? " rms" : "");
    row.where = c.worstCase;
    row.reference = c.reference;
    row.cases = c.cases;
    row.share = shareOf(c);
    row.passed = c.passed();
    return row;
}

void addLines(std::vector<SheetRow>& rows, SheetRow::Kind kind, const std::vector<std::string>& lines)
{
    for (const auto& line : lines) {
        SheetRow row;
        row.kind = kind;
        row.text = line;
        row.passed = kind != SheetRow::Kind::Problem;
        rows.push_back(std::move(row));
    }
}

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

void printLines(std::ostream& out, const char* head, const std::vector<std::string>& lines)
{
    for (const auto& line : lines)
        out << "    " << head << line << '\n';
}

/// setw() counts bytes; quantities may hold letters of several.
std::string padded(const std::string& text, std::size_t width)
{
    std::size_t letters = 0;
    for (const char c : text)
        letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return text + std::string(width > letters ? width - letters : 0, ' ');
}

} // namespace

std::string errorText(double value)
{
    if (!std::isfinite(value))
        return "no number";
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << std::setprecision(4) << value; // as %.4g
    return out.str();
}

std::vector<SheetRow> sheetRows(const ValidationSheet& sheet)
{
    std::vector<SheetRow> rows;
    for (const auto& suite : sheet.suites) {
        SheetRow head;
        head.text = suite.title;
        head.folder = suite.folder;
        head.files = suite.files.size();
        head.passed = suite.passed();
        const Comparison* nearest = nullptr;
        for (const auto& c : suite.comparisons) {
            head.cases += c.cases;
            if (!nearest || shareOf(c) > head.share) {
                nearest = &c;
                head.share = shareOf(c);
            }
        }
        if (nearest) {
            const auto row = comparisonRow(*nearest);
            head.quantity = row.text;
            head.unit = row.unit;
            head.worst = row.worst;
            head.rms = row.rms;
            head.tolerance = row.tolerance;
            head.where = row.where;
            head.reference = row.reference;
        }
        rows.push_back(head);
        for (const auto& c : suite.comparisons)
            rows.push_back(comparisonRow(c));
        addLines(rows, SheetRow::Kind::Problem, suite.problems);
        addLines(rows, SheetRow::Kind::Unsupported, suite.unsupported);
        addLines(rows, SheetRow::Kind::Note, suite.notes);
    }
    return rows;
}

std::string sheetText(const ValidationSheet& sheet)
{
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << "Validation against the references in " << sheet.root << '\n';
    for (const auto& suite : sheet.suites) {
        out << '\n' << (suite.passed() ? "pass  " : "FAIL  ") << suite.title << "  (" << suite.folder << ", " << suite.files.size()
            << (suite.files.size() == 1 ? " file)\n" : " files)\n");
        std::size_t width = 8;
        for (const auto& c : suite.comparisons)
            width = std::max(width, c.quantity.size());
        if (!suite.comparisons.empty())
            out << "    " << padded("quantity", width) << std::setw(9) << "cases" << std::setw(12) << "worst" << std::setw(12) << "rms" << std::setw(12)
                << "tolerance" << "  unit\n";
        for (const auto& c : suite.comparisons) {
            const auto row = comparisonRow(c);
            out << "    " << padded(row.text, width) << std::setw(9) << row.cases << std::setw(12) << row.worst << std::setw(12) << row.rms << std::setw(12)
                << row.tolerance << "  " << (row.unit.empty() ? "-" : row.unit) << (row.passed ? "" : "  FAIL") << '\n';
            if (!row.passed)
                out << "      worst at " << row.where << '\n';
        }
        printLines(out, "problem: ", suite.problems);
        printLines(out, "not supported: ", suite.unsupported);
        printLines(out, "note: ", suite.notes);
    }
    if (sheet.suites.empty())
        out << "\nNo reference data of a known form were found.\n";
    if (!sheet.problems.empty()) {
        out << "\nDamaged files among no known suite:\n";
        printLines(out, "problem: ", sheet.problems);
    }
    std::map<std::string, std::size_t> strangers; // by top folder
    for (const auto& file : sheet.unrecognised)
        ++strangers[file.find('/') == std::string::npos ? "." : file.substr(0, file.find('/'))];
    if (!strangers.empty())
        out << '\n' << sheet.unrecognised.size() << " data files are of no known form (--json names them):\n";
    for (const auto& [folder, count] : strangers)
        out << "    " << std::setw(6) << count << "  " << folder << '\n';
    out << '\n' << sheet.passedSuites() << " of " << sheet.suites.size() << " suites pass: " << (sheet.passed() ? "pass" : "FAIL") << '\n';
    return out.str();
}

std::string sheetCsv(const ValidationSheet& sheet)
{
    std::string out = "folder,suite,kind,text,cases,worst,rms,tolerance,judged_by,unit,result,worst_case,reference\n";
    const auto number = [](double v) { return std::isfinite(v) ? twin::numberText(v) : std::string(); };
    const auto line = [&](const std::string& folder, const std::string& suite, const char* kind, const std::string& text, const char* result) {
        out += quoted(folder) + ',' + suite + ',' + kind + ',' + quoted(text) + ",,,,,,," + result + ",,\n";
    };
    for (const auto& suite : sheet.suites) {
        for (const auto& c : suite.comparisons)
            out += quoted(suite.folder) + ',' + suite.suite + ",comparison," + quoted(c.quantity) + ',' + std::to_string(c.cases) + ',' + number(c.worst) + ',' +
                   number(c.rms) + ',' + number(c.tolerance) + ',' + (c.judgedByRms ? "rms" : "worst") + ',' + quoted(c.unit) + ',' +
                   (c.passed() ? "pass" : "fail") + ',' + quoted(c.worstCase) + ',' + quoted(c.reference) + '\n';
        for (const auto& s : suite.problems)
            line(suite.folder, suite.suite, "problem", s, "fail");
        for (const auto& s : suite.unsupported)
            line(suite.folder, suite.suite, "unsupported", s, "");
        for (const auto& s : suite.notes)
            line(suite.folder, suite.suite, "note", s, "");
    }
    for (const auto& s : sheet.problems)
        line("", "", "problem", s, "fail");
    for (const auto& s : sheet.unrecognised)
        line("", "", "unrecognised", s, "");
    return out;
}

} // namespace data
