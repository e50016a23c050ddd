// The validation sheet: how the model compares with independent references. Pure values.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace data {

/// One comparison of a suite: many cases of one quantity against one tolerance.
struct Comparison
{
    std::string quantity;     ///< "wet bulb"
    std::string unit;         ///< of the error: "K", "%", "pu"
    double tolerance = 0;     ///< on the worst case unless `judgedByRms`
    bool judgedByRms = false;
    std::string reference;    ///< what it is compared with, one line
    std::int64_t cases = 0;
    double worst = 0;         ///< largest |error|
    double rms = 0;
    std::string worstCase;    ///< file and row, or element
    bool passed() const { return cases > 0 && (judgedByRms ? rms : worst) <= tolerance; }
};

/// Collects errors of one comparison. Not a number counts as infinitely wrong: it is never skipped.
class Errors
{
public:
    Errors(std::string quantity, std::string unit, double tolerance, std::string reference, bool judgedByRms = false)
    {
        m.quantity = std::move(quantity);
        m.unit = std::move(unit);
        m.tolerance = tolerance;
        m.reference = std::move(reference);
        m.judgedByRms = judgedByRms;
    }
    template<class Where> void add(double error, const Where& where) ///< `where()` gives the text, asked only for a new worst
    {
        const double e = std::isfinite(error) ? std::abs(error) : HUGE_VAL;
        ++m.cases;
        m_sumSquares += e * e;
        if (e > m.worst || m.cases == 1) {
            m.worst = e;
            m.worstCase = where();
        }
    }
    Comparison result() const
    {
        auto c = m;
        c.rms = m.cases > 0 ? std::sqrt(m_sumSquares / static_cast<double>(m.cases)) : 0;
        return c;
    }

private:
    Comparison m;
    double m_sumSquares = 0;
};

/// What one suite found in one folder.
struct SuiteResult
{
    std::string suite;                       ///< "psychrometrics"
    std::string title;                       ///< "Psychrometrics"
    std::string folder;                      ///< relative to the folder asked for
    std::vector<std::string> files;          ///< relative, sorted
    std::vector<Comparison> comparisons;
    std::vector<std::string> unsupported;    ///< cases that the model does not cover, by name and with the reason
    std::vector<std::string> notes;
    std::vector<std::string> problems;       ///< files that could not be read: what, where, what to do
    bool passed() const
    {
        return problems.empty() && !comparisons.empty() &&
               std::all_of(comparisons.begin(), comparisons.end(), [](const auto& c) { return c.passed(); });
    }
};

struct ValidationSheet
{
    std::string root;
    std::vector<SuiteResult> suites;         ///< sorted by folder, then suite
    std::vector<std::string> unrecognised;   ///< data files that no suite claimed, relative
    std::vector<std::string> problems;       ///< damaged files in folders where no suite found anything: what, where, what to do
    std::int64_t passedSuites() const { return std::count_if(suites.begin(), suites.end(), [](const auto& s) { return s.passed(); }); }
    /// Something was compared, everything of it passed, and no file is damaged.
    bool passed() const { return problems.empty() && !suites.empty() && passedSuites() == static_cast<std::int64_t>(suites.size()); }
};

} // namespace data
