#include "data/validate/SuiteFolders.h"
#include <algorithm>
#include <cmath>
#include <exception>

namespace data {

SuiteFolders::Folder& SuiteFolders::at(const ReferenceFile& file)
{
    const auto slash = file.relative.rfind('/');
    const auto name = slash == std::string::npos ? std::string(".") : file.relative.substr(0, slash);
    auto& folder = m_folders[name];
    folder.result.folder = name;
    return folder;
}

SuiteResult& SuiteFolders::folder(const ReferenceFile& file) { return at(file).result; }

bool SuiteFolders::claimed(const ReferenceFile& file) const
{
    return std::any_of(m_folders.begin(), m_folders.end(), [&](const auto& f) {
        return std::find(f.second.result.files.begin(), f.second.result.files.end(), file.relative) != f.second.result.files.end();
    });
}

SuiteResult& SuiteFolders::claim(const ReferenceFile& file)
{
    auto& result = folder(file);
    const auto place = std::lower_bound(result.files.begin(), result.files.end(), file.relative);
    if (place == result.files.end() || *place != file.relative)
        result.files.insert(place, file.relative);
    return result;
}

Errors& SuiteFolders::errors(const ReferenceFile& file, const Criterion& c)
{
    auto& comparisons = at(file).comparisons;
    for (auto& [name, errors] : comparisons)
        if (name == c.quantity)
            return errors;
    return comparisons.emplace_back(c.quantity, Errors(c.quantity, c.unit, c.tolerance, c.reference, c.judgedByRms)).second;
}

void SuiteFolders::problem(const ReferenceFile& file, const std::string& sentence) { claim(file).problems.push_back(sentence); }

void SuiteFolders::unsupported(const ReferenceFile& file, const std::string& name, const std::string& reason)
{
    auto& list = folder(file).unsupported;
    auto line = name + ": " + reason;
    if (std::find(list.begin(), list.end(), line) == list.end())
        list.push_back(std::move(line));
}

void SuiteFolders::read(const ReferenceFile& file, const std::function<void()>& read)
{
    claim(file);
    try {
        read();
    } catch (const std::exception& e) {
        std::string sentence = e.what();
        if (sentence.find(file.path.filename().string()) == std::string::npos)
            sentence = file.relative + ": " + sentence; // laws do not know whose numbers they are given
        problem(file, sentence);
    }
}

std::vector<SuiteResult> SuiteFolders::take()
{
    std::vector<SuiteResult> out;
    for (auto& [name, folder] : m_folders) {
        for (const auto& [quantity, errors] : folder.comparisons)
            if (auto c = errors.result(); c.cases > 0)
                folder.result.comparisons.push_back(std::move(c));
        out.push_back(std::move(folder.result));
    }
    m_folders.clear();
    return out;
}

const ReferenceFile* nearestBeside(const ReferenceFile& file, const std::vector<const ReferenceFile*>& candidates,
                                   const std::function<double(const ReferenceFile&)>& distance)
{
    const ReferenceFile* nearest = nullptr;
    double least = 0;
    for (const auto* candidate : candidates) {
        if (candidate->folder() != file.folder())
            continue;
        const double off = distance(*candidate);
        if (!nearest || off < least) {
            nearest = candidate;
            least = off;
        }
    }
    return nearest;
}

std::string rowName(const ReferenceFile& file, std::size_t row) { return file.path.filename().string() + ", row " + std::to_string(row + 1); }

double halfLastDecimal(const std::string& text)
{
    const auto point = text.find('.');
    if (point == std::string::npos || text.find_first_of("eE") != std::string::npos)
        return 0;
    return 0.5 * std::pow(10, -static_cast<double>(text.size() - point - 1));
}

} // namespace data
