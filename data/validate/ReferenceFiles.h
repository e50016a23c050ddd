// Reference files found by what is in them, never by what they are called. Any thread.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace data {

/// A CSV table in memory: text cells by column.
class ReferenceTable
{
public:
    /// Throws twin::Error for what cannot be read as a table, or was cut off.
    explicit ReferenceTable(const std::filesystem::path& file);
    std::size_t rows() const { return m_rows; }
    const std::vector<std::string>& columns() const { return m_columns; }
    bool has(const std::string& column) const { return m_index.contains(column); }
    const std::string& text(std::size_t row, const std::string& column) const; ///< throws twin::Error if there is no such column
    double number(std::size_t row, const std::string& column) const;           ///< NaN where the cell holds no number
    std::vector<double> numbers(const std::string& column) const;

private:
    std::filesystem::path m_file;
    std::size_t m_rows = 0;
    std::vector<std::string> m_columns;
    std::map<std::string, std::size_t> m_index;
    std::vector<std::vector<std::string>> m_cells; ///< by column
};

struct ReferenceFile
{
    enum class Kind { Csv, Json, Epw };
    std::filesystem::path path;         ///< absolute
    std::string relative;               ///< to the root, with '/'
    Kind kind = Kind::Csv;
    std::vector<std::string> names;     ///< CSV: columns; JSON: top-level keys (of an object) sorted; empty for a JSON array
    std::string damage;                 ///< why it cannot be what its suffix says: one sentence; empty where it can
    bool hasAll(const std::vector<std::string>& wanted) const;
    std::filesystem::path folder() const { return path.parent_path(); }
};

/// All data files below a folder, sorted by path. Hidden files, texts and anything over 256 MB are left out.
class ReferenceFiles
{
public:
    /// Throws twin::Error if the folder is missing or not readable.
    explicit ReferenceFiles(const std::filesystem::path& root);
    const std::vector<ReferenceFile>& all() const { return m_files; }
    std::vector<const ReferenceFile*> csvWith(const std::vector<std::string>& columns) const;
    std::vector<const ReferenceFile*> jsonWith(const std::vector<std::string>& keys) const;
    std::vector<const ReferenceFile*> epw() const;
    /// The files of a folder among these (same parent).
    std::vector<const ReferenceFile*> beside(const ReferenceFile& file) const;
    std::string relative(const std::filesystem::path& path) const;
    const std::filesystem::path& root() const { return m_root; }

private:
    std::filesystem::path m_root;
    std::vector<ReferenceFile> m_files;
};

} // namespace data
