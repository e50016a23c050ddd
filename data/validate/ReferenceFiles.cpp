#include "data/validate/ReferenceFiles.h"
#include "data/import/CsvReader.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>
#include <algorithm>
#include <limits>

namespace data {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t maxFileBytes = std::uintmax_t{256} << 20;
constexpr std::int64_t headBytes = 64 << 10;
constexpr std::size_t maxFiles = 20'000;

std::vector<std::string> headerOf(const fs::path& file)
{
    csv::LineReader reader(file, headBytes);
    std::string_view line;
    if (!reader.next(line))
        return {};
    const std::string header(line);
    std::vector<std::string> following;
    for (int i = 0; i < 5 && reader.next(line); ++i)
        following.emplace_back(line);
    const char delimiter = csv::detectDelimiter(header, following);
    if (delimiter == 0)
        return {std::string(csv::trimmed(header))};
    std::vector<std::string_view> fields;
    std::string scratch;
    csv::splitLine(header, delimiter, fields, scratch);
    std::vector<std::string> names;
    for (const auto field : fields)
        names.emplace_back(csv::trimmed(field));
    return names;
}

std::vector<std::string> jsonKeys(const ReferenceFile& file)
{
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        throw twin::Error(TWIN_TEXT("%1 cannot be read: %2."), {file.relative, in.errorString().toStdString()});
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(in.readAll(), &error);
    if (document.isNull())
        throw twin::Error(TWIN_TEXT("%1 is no sound JSON (%2, byte %3); get the file again."),
                          {file.relative, error.errorString().toStdString(), std::to_string(error.offset)});
    std::vector<std::string> keys;
    for (const auto& key : document.object().keys())
        keys.push_back(key.toStdString());
    return keys;
}

/// Throws where the table holds bytes that no text has: it was overwritten or is of another kind.
void requireText(const ReferenceFile& file)
{
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        throw twin::Error(TWIN_TEXT("%1 cannot be read: %2."), {file.relative, in.errorString().toStdString()});
    std::int64_t at = 0;
    for (QByteArray block = in.read(1 << 20); !block.isEmpty(); block = in.read(1 << 20))
        for (const char c : block) {
            if (const auto u = static_cast<unsigned char>(c); u < 0x20 && c != '\n' && c != '\r' && c != '\t')
                throw twin::Error(TWIN_TEXT("%1 is damaged: byte %2 is no text; get the file again."), {file.relative, std::to_string(at)});
            ++at;
        }
}

bool endsWithNewLine(const fs::path& file)
{
    QFile in(QString::fromStdString(file.string()));
    char last = 0;
    return in.open(QIODevice::ReadOnly) && in.seek(in.size() - 1) && in.getChar(&last) && (last == '\n' || last == '\r');
}

bool isEpw(const fs::path& file)
{
    csv::LineReader reader(file, headBytes);
    std::string_view line;
    return reader.next(line) && line.starts_with("LOCATION,");
}

} // namespace

ReferenceTable::ReferenceTable(const fs::path& file) : m_file(file)
{
    csv::LineReader reader(file);
    std::string_view line;
    std::string header, scratch;
    if (!reader.next(line))
        throw twin::Error(TWIN_TEXT("The table %1 is empty."), {file.string()});
    header = line;
    std::vector<std::string> following;
    {
        csv::LineReader ahead(file, headBytes);
        ahead.next(line);
        for (int i = 0; i < 5 && ahead.next(line); ++i)
            following.emplace_back(line);
    }
    char delimiter = csv::detectDelimiter(header, following);
    if (delimiter == 0)
        delimiter = ',';
    std::vector<std::string_view> fields;
    csv::splitLine(header, delimiter, fields, scratch);
    for (const auto field : fields) {
        m_index.emplace(std::string(csv::trimmed(field)), m_columns.size());
        m_columns.emplace_back(csv::trimmed(field));
    }
    m_cells.resize(m_columns.size());
    while (reader.next(line)) {
        if (csv::trimmed(line).empty())
            continue;
        csv::splitLine(line, delimiter, fields, scratch);
        if (fields.size() != m_columns.size())
            throw twin::Error(TWIN_TEXT("Line %1 of %2 has %3 fields where the header has %4; the table is cut off or damaged."),
                              {std::to_string(reader.lineNumber()), file.string(), std::to_string(fields.size()), std::to_string(m_columns.size())});
        for (std::size_t c = 0; c < fields.size(); ++c)
            m_cells[c].emplace_back(csv::trimmed(fields[c]));
        ++m_rows;
    }
    // A file that stops in the middle of its last number has lost rows too. Without an end of line at its end, and with a last cell shorter
    // than any above it, it was cut off there.
    if (m_rows > 2 && !endsWithNewLine(file)) {
        const auto& last = m_cells.back();
        const auto shorter = [](const auto& a, const auto& b) { return a.size() < b.size(); };
        if (last.back().size() < std::min_element(last.begin(), last.end() - 1, shorter)->size())
            throw twin::Error(TWIN_TEXT("%1 ends in the middle of line %2; it was cut off: get the file again."),
                              {file.string(), std::to_string(reader.lineNumber())});
    }
}

const std::string& ReferenceTable::text(std::size_t row, const std::string& column) const
{
    const auto it = m_index.find(column);
    if (it == m_index.end())
        throw twin::Error(TWIN_TEXT("The table %1 has no column “%2”."), {m_file.string(), column});
    return m_cells[it->second].at(row);
}

double ReferenceTable::number(std::size_t row, const std::string& column) const
{
    return twin::toNumber(text(row, column)).value_or(std::numeric_limits<double>::quiet_NaN());
}

std::vector<double> ReferenceTable::numbers(const std::string& column) const
{
    std::vector<double> out(m_rows);
    for (std::size_t r = 0; r < m_rows; ++r)
        out[r] = number(r, column);
    return out;
}

bool ReferenceFile::hasAll(const std::vector<std::string>& wanted) const
{
    return std::all_of(wanted.begin(), wanted.end(),
                       [this](const auto& name) { return std::find(names.begin(), names.end(), name) != names.end(); });
}

ReferenceFiles::ReferenceFiles(const fs::path& root) : m_root(root)
{
    std::error_code error;
    if (!fs::is_directory(root, error))
        throw twin::Error(TWIN_TEXT("%1 is not a folder that can be read; name the folder that holds the reference data."), {root.string()});
    std::vector<fs::path> paths;
    for (fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error), end; !error && it != end; it.increment(error)) {
        const auto name = it->path().filename().string();
        if (name.starts_with('.')) {
            if (it->is_directory(error))
                it.disable_recursion_pending();
            continue;
        }
        std::error_code ignored;
        if (it->is_regular_file(ignored) && it->file_size(ignored) <= maxFileBytes)
            paths.push_back(it->path());
        if (paths.size() > maxFiles)
            throw twin::Error(TWIN_TEXT("%1 holds more than %2 files; name a folder with reference data only."), {root.string(), std::to_string(maxFiles)});
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        ReferenceFile file;
        file.path = path;
        file.relative = path.lexically_relative(root).generic_string();
        const auto suffix = csv::lowered(path.extension().string());
        try {
            if (suffix == ".json") {
                file.kind = ReferenceFile::Kind::Json;
                requireText(file); // the parser takes control characters within a text
                file.names = jsonKeys(file);
            } else if (suffix == ".csv" || suffix == ".epw" || suffix == ".txt") {
                if (isEpw(path)) {
                    file.kind = ReferenceFile::Kind::Epw;
                } else if (suffix == ".csv") {
                    file.kind = ReferenceFile::Kind::Csv;
                    file.names = headerOf(path);
                    requireText(file);
                } else {
                    continue;
                }
            } else {
                continue;
            }
        } catch (const twin::Error& e) {
            // An empty, cut or binary file under a data file's name: kept, so that it is named.
            file.damage = e.what();
        }
        m_files.push_back(std::move(file));
    }
}

std::vector<const ReferenceFile*> ReferenceFiles::csvWith(const std::vector<std::string>& columns) const
{
    std::vector<const ReferenceFile*> out;
    for (const auto& file : m_files)
        if (file.kind == ReferenceFile::Kind::Csv && file.hasAll(columns))
            out.push_back(&file);
    return out;
}

std::vector<const ReferenceFile*> ReferenceFiles::jsonWith(const std::vector<std::string>& keys) const
{
    std::vector<const ReferenceFile*> out;
    for (const auto& file : m_files)
        if (file.kind == ReferenceFile::Kind::Json && file.hasAll(keys))
            out.push_back(&file);
    return out;
}

std::vector<const ReferenceFile*> ReferenceFiles::epw() const
{
    std::vector<const ReferenceFile*> out;
    for (const auto& file : m_files)
        if (file.kind == ReferenceFile::Kind::Epw)
            out.push_back(&file);
    return out;
}

std::vector<const ReferenceFile*> ReferenceFiles::beside(const ReferenceFile& file) const
{
    std::vector<const ReferenceFile*> out;
    for (const auto& other : m_files)
        if (&other != &file && other.folder() == file.folder())
            out.push_back(&other);
    return out;
}

std::string ReferenceFiles::relative(const fs::path& path) const { return path.lexically_relative(m_root).generic_string(); }

} // namespace data
