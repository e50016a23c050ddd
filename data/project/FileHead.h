// First bytes of a file: enough to tell what it is. Plain values.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

namespace data {

struct FileHead
{
    bool exists = false, isFolder = false, isReadable = false;
    std::int64_t bytes = 0;
    std::string start; ///< at most 64 KiB

    bool isSqlite() const;
    std::uint32_t number(std::size_t offset) const; ///< four bytes, big-endian; 0 beyond the end
    // Places in SQLite's header: https://www.sqlite.org/fileformat2.html, section 1.3
    std::uint32_t applicationId() const { return number(68); }
    std::uint32_t userVersion() const { return number(60); }
    std::int64_t pageBytes() const { const auto v = number(16) >> 16; return v == 1 ? 65536 : static_cast<std::int64_t>(v); }
    std::int64_t pages() const { return static_cast<std::int64_t>(number(28)); }
};
FileHead readFileHead(const std::filesystem::path& file);

} // namespace data
