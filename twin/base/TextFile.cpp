#include "twin/base/TextFile.h"
#include "twin/base/Error.h"
#include <cerrno>
#include <cstring>

namespace twin {
namespace {
constexpr std::size_t blockSize = 1 << 16;
constexpr std::size_t longestLine = 1'000'000;
constexpr int endOfFile = -1;

std::string utf8(const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}
} // namespace

std::string fileNameText(const std::filesystem::path& file)
{
    return file.has_filename() ? utf8(file.filename()) : utf8(file);
}

LineReader::LineReader(const std::filesystem::path& file) : m_name(fileNameText(file)), m_buffer(blockSize)
{
    if (file.empty())
        throw Error(TWIN_TEXT("No file was named; choose a file."));
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(TWIN_TEXT("The file “%1” does not exist; check the name or choose another file."), {utf8(file)});
    if (std::filesystem::is_directory(status))
        throw Error(TWIN_TEXT("“%1” is a folder; choose a file inside it."), {utf8(file)});
    m_file.open(file, std::ios::binary);
    if (!m_file)
        throw Error(TWIN_TEXT("The file “%1” cannot be opened (%2); check its permissions."), {utf8(file), std::strerror(errno)});
    if (!fill())
        throw Error(TWIN_TEXT("The file “%1” is empty; export it again or choose another file."), {m_name});
    const auto starts = [this](std::string_view mark) {
        return m_size >= mark.size() && std::memcmp(m_buffer.data(), mark.data(), mark.size()) == 0;
    };
    if (starts("\xFF\xFE") || starts("\xFE\xFF"))
        throw Error(TWIN_TEXT("The file “%1” is UTF-16 text; save it again as UTF-8."), {m_name});
    if (starts("\xEF\xBB\xBF"))
        m_pos = 3;
}

bool LineReader::fill()
{
    m_file.read(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_pos = 0;
    m_size = static_cast<std::size_t>(m_file.gcount());
    if (m_file.bad())
        throw Error(TWIN_TEXT("Reading “%1” failed after line %2; check the disk or copy the file again."),
                    {m_name, std::to_string(m_line)});
    return m_size > 0;
}

int LineReader::get()
{
    if (m_pos == m_size && !fill())
        return endOfFile;
    return static_cast<unsigned char>(m_buffer[m_pos++]);
}

int LineReader::peek()
{
    if (m_pos == m_size && !fill())
        return endOfFile;
    return static_cast<unsigned char>(m_buffer[m_pos]);
}

bool LineReader::next(std::string& line)
{
    line.clear();
    int c = get();
    if (c == endOfFile)
        return false;
    ++m_line;
    for (; c != endOfFile && c != '\n'; c = get()) {
        if (c == '\r') {
            if (peek() == '\n')
                get();
            break;
        }
        if (c == 0)
            throw Error(TWIN_TEXT("“%1” is not a text file: line %2 holds binary data; choose the file it was exported as text."),
                        {m_name, std::to_string(m_line)});
        if (line.size() >= longestLine)
            throw Error(TWIN_TEXT("Line %2 of “%1” is longer than a million characters, so it is no table of values; choose another file."),
                        {m_name, std::to_string(m_line)});
        line.push_back(static_cast<char>(c));
    }
    return true;
}

void splitFields(std::string_view line, char separator, std::vector<std::string_view>& fields, std::string& storage)
{
    fields.clear();
    storage.clear();
    storage.reserve(line.size()); // never grows beyond it, so the views stay good
    std::size_t i = 0;
    for (;;) {
        if (i < line.size() && line[i] == '"') {
            const auto start = storage.size();
            for (++i; i < line.size(); ++i) {
                if (line[i] == '"') {
                    if (i + 1 < line.size() && line[i + 1] == '"')
                        ++i;
                    else
                        break;
                }
                storage.push_back(line[i]);
            }
            fields.emplace_back(storage.data() + start, storage.size() - start);
            i = line.find(separator, i);
        } else {
            const auto end = line.find(separator, i);
            fields.push_back(line.substr(i, end == std::string_view::npos ? end : end - i));
            i = end;
        }
        if (i == std::string_view::npos)
            return;
        ++i;
    }
}

std::string excerpt(std::string_view text, std::size_t most)
{
    std::string out;
    for (const char c : text.substr(0, most))
        out.push_back(c >= ' ' && c < 127 ? c : '?');
    if (text.size() > most)
        out += "…";
    return out;
}

} // namespace twin
