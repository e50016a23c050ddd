#include "data/project/FileHead.h"
#include "data/project/ProjectFile.h"
#include "data/project/ProjectSchema.h"
#include "data/store/RecordingFormat.h"
#include <algorithm>
#include <fstream>

namespace data {

FileHead readFileHead(const std::filesystem::path& file)
{
    FileHead head;
    std::error_code ec;
    const auto status = std::filesystem::status(file, ec);
    head.exists = std::filesystem::exists(status);
    head.isFolder = std::filesystem::is_directory(status);
    if (!std::filesystem::is_regular_file(status))
        return head;
    const auto size = std::filesystem::file_size(file, ec);
    head.bytes = ec ? 0 : static_cast<std::int64_t>(size);
    std::ifstream in(file, std::ios::binary);
    head.isReadable = in.is_open();
    head.start.resize(65536);
    in.read(head.start.data(), static_cast<std::streamsize>(head.start.size()));
    head.start.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    return head;
}

std::uint32_t FileHead::number(std::size_t offset) const
{
    if (offset + 4 > start.size())
        return 0;
    std::uint32_t v = 0;
    for (std::size_t i = 0; i < 4; ++i)
        v = v << 8 | static_cast<unsigned char>(start[offset + i]);
    return v;
}

bool FileHead::isSqlite() const { return start.starts_with(std::string_view("SQLite format 3\0", 16)); }

FileKind fileKind(const std::filesystem::path& file)
{
    const auto head = readFileHead(file);
    if (!head.exists)
        return FileKind::Missing;
    if (!head.isReadable)
        return FileKind::Unknown;
    if (head.start.empty())
        return FileKind::Empty;
    if (head.isSqlite()) {
        const auto id = head.applicationId();
        return id == projectApplicationId ? FileKind::Project : id == recordingApplicationId ? FileKind::Recording : FileKind::Unknown;
    }
    std::string_view text = head.start;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (text.find('\0') != text.npos)
        return FileKind::Unknown;
    if (text.starts_with("LOCATION,"))
        return FileKind::Epw;
    // The first line that is no remark must name columns; JSON and XML hold commas too but begin differently.
    while (!text.empty()) {
        const auto line = text.substr(0, text.find_first_of("\r\n"));
        const auto first = line.find_first_not_of(" \t");
        if (first == line.npos || line[first] == '#') {
            text.remove_prefix(std::min(text.size(), line.size() + 1));
            continue;
        }
        const bool marksUp = line[first] == '{' || line[first] == '[' || line[first] == '<' || line[first] == '%';
        const bool control = std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\t'; });
        return !marksUp && !control && line.find_first_of(",;\t") != line.npos ? FileKind::Csv : FileKind::Unknown;
    }
    return FileKind::Unknown;
}

} // namespace data
