// Bookkeeping that every suite needs: one result a folder, files claimed, comparisons by name, damage turned into problems.
// Belongs to one thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "data/validate/Sheet.h"
#include "twin/base/Error.h"
#include <deque>
#include <functional>
#include <map>
#include <utility>

namespace data {

/// How a comparison is named and judged.
struct Criterion
{
    const char* quantity;
    const char* unit;
    double tolerance;
    const char* reference;
    bool judgedByRms = false;
};

class SuiteFolders
{
public:
    /// The result of the file's folder; the file counts as claimed.
    SuiteResult& claim(const ReferenceFile& file);
    /// The result of the file's folder without claiming the file.
    SuiteResult& folder(const ReferenceFile& file);
    /// The comparison of that name in the file's folder, made at its first use. Stays valid.
    Errors& errors(const ReferenceFile& file, const Criterion& criterion);
    /// Claims a file and reads it; what `read` throws becomes a problem of the folder.
    void read(const ReferenceFile& file, const std::function<void()>& read);
    void problem(const ReferenceFile& file, const std::string& sentence);
    void unsupported(const ReferenceFile& file, const std::string& name, const std::string& reason);
    void note(const ReferenceFile& file, const std::string& sentence) { folder(file).notes.push_back(sentence); }
    bool claimed(const ReferenceFile& file) const;
    /// Everything collected, by folder. Empties this.
    std::vector<SuiteResult> take();

private:
    struct Folder
    {
        SuiteResult result;
        std::deque<std::pair<std::string, Errors>> comparisons; ///< in the order of first use
    };
    Folder& at(const ReferenceFile& file);
    std::map<std::string, Folder> m_folders;
};

/// Of the candidates in the file's folder the one at the least distance; null where there is none.
const ReferenceFile* nearestBeside(const ReferenceFile& file, const std::vector<const ReferenceFile*>& candidates,
                                   const std::function<double(const ReferenceFile&)>& distance);
/// "file.csv, row 12": rows are counted from 1 below the header.
std::string rowName(const ReferenceFile& file, std::size_t row);
/// Half of the last decimal that a printed number shows; 0 for one without decimals, or that is no plain number.
double halfLastDecimal(const std::string& text);

} // namespace data
