#include "data/import/CsvReader.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

namespace data::csv {
namespace {

constexpr std::size_t cutBytes = 1024; // kept of a line that is too long
constexpr double powersOfTen[] = {1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

bool isMissingWord(std::string_view text)
{
    static constexpr std::string_view words[] = {"nan", "na", "n/a", "null", "none", "-", "--", "?", "#n/a"};
    if (text.size() > 4)
        return false;
    const auto low = lowered(text);
    return std::find(std::begin(words), std::end(words), low) != std::end(words);
}

// Largest integers of DCGM stand for "no value" (dcgm_structs.h: DCGM_INT64_BLANK and its neighbours).
bool isDcgmBlank(std::string_view text) { return text.size() == 19 && text >= "9223372036854775792" && text <= "9223372036854775807"; }

// Digits with at most one point: mantissa and number of decimals. False for anything else or too many digits.
bool readPlain(std::string_view text, bool decimalComma, std::uint64_t& mantissa, int& decimals, bool& negative)
{
    std::size_t i = 0;
    negative = false;
    if (i < text.size() && (text[i] == '-' || text[i] == '+'))
        negative = text[i++] == '-';
    mantissa = 0;
    decimals = -1;
    int digits = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
            ++digits;
            if (decimals >= 0)
                ++decimals;
        } else if ((c == '.' || (decimalComma && c == ',')) && decimals < 0) {
            decimals = 0;
        } else {
            return false;
        }
    }
    decimals = std::max(decimals, 0);
    return digits > 0 && digits <= 18;
}

// Everything the fast way leaves: exponents, very long numbers.
bool readSlow(std::string_view text, bool decimalComma, double& value, std::errc& error)
{
    std::string copy;
    if (decimalComma && text.find(',') != text.npos && text.find('.') == text.npos) {
        copy = text;
        std::replace(copy.begin(), copy.end(), ',', '.');
        text = copy;
    }
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    const auto r = std::from_chars(text.data(), text.data() + text.size(), value);
    error = r.ec;
    return r.ptr == text.data() + text.size() && r.ec != std::errc::invalid_argument;
}

} // namespace

LineReader::LineReader(const std::filesystem::path& file, std::int64_t limit) : m_path(file), m_limit(limit)
{
    std::error_code ec;
    const auto status = std::filesystem::status(file, ec);
    if (!std::filesystem::exists(status))
        throw twin::Error(TWIN_TEXT("The file %1 does not exist; check the path."), {file.string()});
    if (std::filesystem::is_directory(status))
        throw twin::Error(TWIN_TEXT("%1 is a folder; name a CSV file in it."), {file.string()});
    if (!std::filesystem::is_regular_file(status))
        throw twin::Error(TWIN_TEXT("%1 is not an ordinary file; save the data to a CSV file first."), {file.string()});
    m_file.reset(std::fopen(file.c_str(), "rb"));
    if (!m_file)
        throw twin::Error(TWIN_TEXT("The file %1 cannot be opened: %2."), {file.string(), std::strerror(errno)});
    const auto size = std::filesystem::file_size(file, ec);
    m_fileBytes = ec ? 0 : static_cast<std::int64_t>(size);
    m_buffer.resize(std::size_t{1} << 20);
    if (!fill())
        throw twin::Error(TWIN_TEXT("The file %1 is empty; it should hold a header line and rows of measurements."), {file.string()});
    const std::string_view head(m_buffer.data(), m_end);
    if (head.starts_with("\xEF\xBB\xBF"))
        m_bytesRead = static_cast<std::int64_t>(m_begin = 3);
    else if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        throw twin::Error(TWIN_TEXT("The file %1 is UTF-16 text; save it as UTF-8 and import it again."), {file.string()});
    else if (head.starts_with("\x1F\x8B") || head.starts_with("PK\x03\x04"))
        throw twin::Error(TWIN_TEXT("The file %1 is compressed; unpack it first."), {file.string()});
    if (std::memchr(head.data(), 0, std::min<std::size_t>(head.size(), 65536)) != nullptr)
        throw twin::Error(TWIN_TEXT("The file %1 is not text but binary data; choose a CSV file."), {file.string()});
}

bool LineReader::fill()
{
    if (m_atEnd)
        return false;
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end == m_buffer.size())
        m_buffer.resize(m_buffer.size() * 2);
    std::size_t wanted = m_buffer.size() - m_end;
    if (m_limit >= 0)
        wanted = std::min(wanted, static_cast<std::size_t>(std::max<std::int64_t>(0, m_limit - m_taken)));
    const auto got = wanted > 0 ? std::fread(m_buffer.data() + m_end, 1, wanted, m_file.get()) : 0;
    if (got == 0) {
        if (std::ferror(m_file.get()))
            throw twin::Error(TWIN_TEXT("Reading %1 failed: %2."), {m_path.string(), std::strerror(errno)});
        m_atEnd = true;
        return false;
    }
    m_end += got;
    m_taken += static_cast<std::int64_t>(got);
    return true;
}

bool LineReader::next(std::string_view& line)
{
    std::size_t searched = 0;
    m_wasCut = false;
    while (true) {
        const char* begin = m_buffer.data() + m_begin;
        const std::size_t available = m_end - m_begin;
        const auto* end = searched < available
                              ? static_cast<const char*>(std::memchr(begin + searched, '\n', available - searched))
                              : nullptr;
        std::size_t length = available, used = available;
        if (end != nullptr) {
            length = static_cast<std::size_t>(end - begin);
            used = length + 1;
        } else if (available > maxLineBytes) {
            // Keeps the first bytes, forgets the rest up to the next line end.
            m_wasCut = true;
            m_cutStart.assign(begin, cutBytes);
            m_bytesRead += static_cast<std::int64_t>(available);
            while (true) {
                m_begin = m_end = 0;
                if (!fill())
                    break;
                if (const auto* e = static_cast<const char*>(std::memchr(m_buffer.data(), '\n', m_end))) {
                    m_begin = static_cast<std::size_t>(e - m_buffer.data()) + 1;
                    m_bytesRead += static_cast<std::int64_t>(m_begin);
                    break;
                }
                m_bytesRead += static_cast<std::int64_t>(m_end);
            }
            ++m_lineNumber;
            line = m_cutStart;
            return true;
        } else {
            searched = available;
            if (fill())
                continue;
            if (available == 0)
                return false;
            begin = m_buffer.data() + m_begin;
        }
        m_begin += used;
        m_bytesRead += static_cast<std::int64_t>(used);
        ++m_lineNumber;
        if (length > maxLineBytes) {
            m_wasCut = true;
            m_cutStart.assign(begin, cutBytes);
            line = m_cutStart;
            return true;
        }
        if (length > 0 && begin[length - 1] == '\r')
            --length;
        line = {begin, length};
        return true;
    }
}

bool splitLine(std::string_view line, char delimiter, std::vector<std::string_view>& fields, std::string& scratch)
{
    fields.clear();
    if (std::memchr(line.data(), '"', line.size()) == nullptr) {
        const char* p = line.data();
        const char* const end = p + line.size();
        const char* start = p;
        for (; p != end; ++p)
            if (*p == delimiter) {
                fields.emplace_back(start, static_cast<std::size_t>(p - start));
                start = p + 1;
            }
        fields.emplace_back(start, static_cast<std::size_t>(end - start));
        return true;
    }
    scratch.clear();
    scratch.reserve(line.size()); // views into it stay valid: it never grows past the line
    std::size_t i = 0;
    while (true) {
        std::size_t start = i;
        while (start < line.size() && line[start] == ' ')
            ++start;
        if (start < line.size() && line[start] == '"') {
            const auto offset = scratch.size();
            i = start + 1;
            bool closed = false;
            while (i < line.size()) {
                if (line[i] != '"') {
                    scratch += line[i++];
                } else if (i + 1 < line.size() && line[i + 1] == '"') {
                    scratch += '"';
                    i += 2;
                } else {
                    ++i;
                    closed = true;
                    break;
                }
            }
            if (!closed)
                return false;
            while (i < line.size() && line[i] != delimiter) // blanks between the quote and the delimiter
                if (line[i++] != ' ')
                    return false;
            fields.emplace_back(scratch.data() + offset, scratch.size() - offset);
        } else {
            const auto end = std::min(line.find(delimiter, i), line.size());
            fields.push_back(line.substr(i, end - i));
            i = end;
        }
        if (i >= line.size())
            return true;
        ++i; // the delimiter
    }
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

Cell readCell(std::string_view text, bool decimalComma)
{
    text = trimmed(text);
    if (text.empty())
        return {};
    std::uint64_t mantissa = 0;
    int decimals = 0;
    bool negative = false;
    if (readPlain(text, decimalComma, mantissa, decimals, negative) && mantissa < (std::uint64_t{1} << 53)) {
        // Both operands are exact, so one division rounds as reading the text does.
        const double magnitude = static_cast<double>(mantissa) / powersOfTen[decimals];
        return {Cell::Kind::Number, decimals, negative ? -magnitude : magnitude};
    }
    if (isMissingWord(text) || isDcgmBlank(text))
        return {};
    double value = 0;
    std::errc error{};
    if (!readSlow(text, decimalComma, value, error) || error != std::errc{} || !std::isfinite(value)
        || std::abs(value) > static_cast<double>(std::numeric_limits<float>::max()))
        return {Cell::Kind::Unreadable, 0, 0};
    // 18 digits and more: what is after the point still counts, with an exponent it does not.
    if (text.find_first_of("eE") != text.npos)
        return {Cell::Kind::Number, -1, value};
    const auto point = text.find_last_of(decimalComma ? ".," : ".");
    return {Cell::Kind::Number, point == text.npos ? 0 : static_cast<int>(text.size() - point - 1), value};
}

bool readScaledInteger(std::string_view text, int exponent, bool decimalComma, std::int64_t& value)
{
    text = trimmed(text);
    std::uint64_t mantissa = 0;
    int decimals = 0;
    bool negative = false;
    if (!readPlain(text, decimalComma, mantissa, decimals, negative)) {
        double number = 0;
        std::errc error{};
        if (text.empty() || !readSlow(text, decimalComma, number, error) || error != std::errc{})
            return false;
        number *= std::pow(10.0, exponent);
        if (!(std::abs(number) < 9.2e18))
            return false;
        value = static_cast<std::int64_t>(std::llround(number));
        return true;
    }
    for (; decimals > exponent; --decimals)
        mantissa = decimals == exponent + 1 ? (mantissa + 5) / 10 : mantissa / 10;
    for (; decimals < exponent; ++decimals)
        if (__builtin_mul_overflow(mantissa, std::uint64_t{10}, &mantissa))
            return false;
    if (mantissa > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return false;
    value = negative ? -static_cast<std::int64_t>(mantissa) : static_cast<std::int64_t>(mantissa);
    return true;
}

char detectDelimiter(std::string_view header, const std::vector<std::string>& lines)
{
    std::vector<std::string_view> fields;
    std::string scratch;
    char best = 0;
    std::size_t bestMatches = 0, bestColumns = 0;
    for (const char candidate : {'\t', ';', '|', ','}) { // where all fit, commas are decimal points or part of names
        if (!splitLine(header, candidate, fields, scratch) || fields.size() < 2)
            continue;
        const auto columns = fields.size();
        std::size_t matches = 1;
        for (const auto& line : lines)
            if (splitLine(line, candidate, fields, scratch) && fields.size() == columns)
                ++matches;
        if (matches > bestMatches || (matches == bestMatches && columns > bestColumns)) {
            best = candidate;
            bestMatches = matches;
            bestColumns = columns;
        }
    }
    return best;
}

} // namespace data::csv
