// The validation sheet as rows and as text: what the command line prints, the window and the report show, and a file holds. English;
// numbers are the same in every locale. Any thread.
#pragma once
#include "data/validate/Sheet.h"
#include <string>
#include <vector>

namespace data {

/// One line of the sheet. A suite is followed by its comparisons, problems, unsupported cases and notes.
struct SheetRow
{
    enum class Kind { Suite, Comparison, Problem, Unsupported, Note };
    Kind kind = Kind::Suite;
    std::string text;              ///< suite: title; comparison: quantity; else the sentence
    std::string folder;            ///< suite only
    std::string unit;              ///< of the errors; empty: none
    std::string worst, rms, tolerance; ///< as printed; empty where there is none
    std::string where;             ///< worst case
    std::string quantity;          ///< suite only: what comes nearest to its tolerance; the errors of the row are of it
    std::string reference;
    std::int64_t cases = 0;
    std::size_t files = 0;         ///< suite only
    /// What is judged over its tolerance: 1 is the limit. Infinite where the tolerance is 0 and the error is not.
    double share = 0;
    bool passed = false;
};
std::vector<SheetRow> sheetRows(const ValidationSheet& sheet);

/// Errors run from 1e-16 to 1e3: four digits, plain or scientific; "no number" for what is none.
std::string errorText(double value);

/// The sheet for a terminal or a mail, with "pass" or "FAIL" in words. Ends with a line end.
std::string sheetText(const ValidationSheet& sheet);
/// One line a comparison, problem, unsupported case and note: folder,suite,kind,text,cases,worst,rms,tolerance,judged_by,unit,result,worst_case,reference
std::string sheetCsv(const ValidationSheet& sheet);

} // namespace data
