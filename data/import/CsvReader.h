// Lines, fields and numbers of delimited text. Plain C++, each object belongs to one thread.
#pragma once
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace data::csv {

/// Reads a file line by line in large blocks; the file is never in memory as a whole.
/// Lines end with LF or CR LF; a byte order mark at the start is skipped.
class LineReader
{
public:
    static constexpr std::size_t maxLineBytes = std::size_t{32} << 20; ///< what is longer is cut and marked

    /// `limit`: reads no further than this many bytes, < 0: to the end.
    /// Throws twin::Error if the file is missing, a folder, not readable, empty, or no text (UTF-16, zero bytes, compressed).
    explicit LineReader(const std::filesystem::path& file, std::int64_t limit = -1);

    /// The next line without its end; valid until the next call. False at the end of the file. Throws twin::Error on a read error.
    bool next(std::string_view& line);
    std::int64_t lineNumber() const { return m_lineNumber; } ///< of the line returned last, 1-based
    bool wasCut() const { return m_wasCut; }                 ///< the line returned last was longer than maxLineBytes
    std::int64_t bytesRead() const { return m_bytesRead; }   ///< bytes of all lines returned so far
    std::int64_t fileBytes() const { return m_fileBytes; }

private:
    bool fill(); ///< false at the end of the file
    struct Closer
    {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    std::unique_ptr<std::FILE, Closer> m_file;
    std::filesystem::path m_path;
    std::vector<char> m_buffer;
    std::string m_cutStart;             ///< first bytes of a line that was cut
    std::size_t m_begin = 0, m_end = 0; ///< unread part of the buffer
    std::int64_t m_limit = -1, m_taken = 0, m_fileBytes = 0, m_bytesRead = 0, m_lineNumber = 0;
    bool m_atEnd = false, m_wasCut = false;
};

/// Splits a line; fields in double quotes may hold the delimiter and doubled quotes. Views point into the line or into `scratch`.
/// False if a quote is not closed on its line.
bool splitLine(std::string_view line, char delimiter, std::vector<std::string_view>& fields, std::string& scratch);

std::string_view trimmed(std::string_view text);
std::string lowered(std::string_view text); ///< ASCII letters only

/// A number as it stands in a cell.
struct Cell
{
    enum class Kind : std::uint8_t { Number, Missing, Unreadable };
    Kind kind = Kind::Missing;
    int decimals = 0;  ///< digits after the point; -1 where they say nothing (exponent)
    double value = 0;
};
/// Reads a decimal number. Nothing, NaN, null, NA, "-" and the blanks of DCGM (0x7ffffffffffffff0 and above) are Missing; infinite
/// numbers and those no float32 can hold are Unreadable. `decimalComma`: a comma may stand for the point.
Cell readCell(std::string_view text, bool decimalComma);

/// A decimal number times 10^exponent as an exact integer (rounded where digits go below 1): how times become nanoseconds.
/// False if it is no number or does not fit.
bool readScaledInteger(std::string_view text, int exponent, bool decimalComma, std::int64_t& value);

/// The most consistent of comma, semicolon and tab over a header and the lines after it; 0 if none of them occurs in the header.
char detectDelimiter(std::string_view header, const std::vector<std::string>& lines);

} // namespace data::csv
