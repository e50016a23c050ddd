// Reading text files from strangers: line by line, bounded, with errors that say what, where and what to do. Any thread, one
// reader a thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace twin {

/// Hands out the lines of a text file without holding the file. Takes LF, CR LF and CR ends and a UTF-8 byte order mark.
class LineReader
{
public:
    /// Throws Error if the file is missing, a folder, not readable or empty.
    explicit LineReader(const std::filesystem::path& file);
    /// The next line without its end; false at the end of the file. Throws Error for binary content, UTF-16 and lines of
    /// more than a million characters.
    bool next(std::string& line);
    /// Number of the line handed out last, from 1.
    std::int64_t line() const { return m_line; }
    /// The file's name without its folder, for sentences.
    const std::string& name() const { return m_name; }

private:
    int get();
    int peek();
    bool fill();

    std::ifstream m_file;
    std::string m_name;
    std::vector<char> m_buffer;
    std::size_t m_pos = 0, m_size = 0;
    std::int64_t m_line = 0;
};

/// Splits a line at `separator`; fields in double quotes may hold it, and `""` stands for a quote in them. The views point
/// into `line`, or into `storage` where quotes had to be taken out; both must outlive them.
void splitFields(std::string_view line, char separator, std::vector<std::string_view>& fields, std::string& storage);

/// At most `most` characters of a text for an error sentence, everything unprintable replaced.
std::string excerpt(std::string_view text, std::size_t most = 40);
/// Name of a file without its folder, in UTF-8.
std::string fileNameText(const std::filesystem::path& file);

} // namespace twin
