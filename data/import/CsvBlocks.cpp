#include "data/import/CsvBlocks.h"
#include "twin/base/Error.h"
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace data::csv {

BlockReader::BlockReader(const std::filesystem::path& file, std::int64_t begin, std::int64_t end) : m_path(file), m_at(begin)
{
    m_fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info{};
    if (m_fd < 0 || ::fstat(m_fd, &info) != 0) {
        const int error = errno;
        if (m_fd >= 0)
            ::close(m_fd);
        throw twin::Error(TWIN_TEXT("The file %1 cannot be opened: %2."), {file.string(), std::strerror(error)});
    }
    m_end = end >= 0 ? std::min<std::int64_t>(end, info.st_size) : info.st_size;
}

BlockReader::~BlockReader() { ::close(m_fd); }

std::size_t BlockReader::readAt(std::int64_t at, char* to, std::size_t bytes) const
{
    std::size_t done = 0;
    while (done < bytes) {
        const auto got = ::pread(m_fd, to + done, bytes - done, at + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw twin::Error(TWIN_TEXT("Reading %1 failed: %2."), {m_path.string(), std::strerror(errno)});
        if (got == 0)
            break; // cut off meanwhile: what is there counts
        done += static_cast<std::size_t>(got);
    }
    return done;
}

bool BlockReader::next(TextBlock& block)
{
    block.isCutLine = false;
    block.size = 0;
    std::size_t wanted = blockBytes;
    while (true) {
        if (m_at >= m_end)
            return false;
        const auto left = static_cast<std::size_t>(m_end - m_at);
        const auto bytes = std::min(left, wanted);
        if (block.bytes.size() < bytes + 1 + TextBlock::padding)
            block.bytes.resize(bytes + 1 + TextBlock::padding);
        const auto got = readAt(m_at, block.bytes.data(), bytes);
        if (got == 0) {
            m_at = m_end;
            return false;
        }
        if (got == left || got < bytes) { // the end of the file
            m_at = m_end;
            block.size = got;
            if (block.bytes[got - 1] != '\n')
                block.bytes[block.size++] = '\n';
            block.fileEnd = m_end;
            return true;
        }
        if (const auto* lf = static_cast<const char*>(::memrchr(block.bytes.data(), '\n', got))) {
            block.size = static_cast<std::size_t>(lf - block.bytes.data()) + 1;
            m_at += static_cast<std::int64_t>(block.size);
            block.fileEnd = m_at;
            return true;
        }
        if (got > LineReader::maxLineBytes) {
            m_at += static_cast<std::int64_t>(got);
            skipLine();
            block.isCutLine = true;
            block.fileEnd = m_at;
            return true;
        }
        wanted = std::min(wanted * 4, LineReader::maxLineBytes + 1); // a line longer than a block
    }
}

// Leaves m_at behind the next line feed.
bool BlockReader::skipLine()
{
    std::vector<char> buffer(blockBytes);
    while (m_at < m_end) {
        const auto got = readAt(m_at, buffer.data(), std::min(buffer.size(), static_cast<std::size_t>(m_end - m_at)));
        if (got == 0)
            break;
        if (const auto* lf = static_cast<const char*>(std::memchr(buffer.data(), '\n', got))) {
            m_at += lf - buffer.data() + 1;
            return true;
        }
        m_at += static_cast<std::int64_t>(got);
    }
    m_at = m_end;
    return false;
}

bool BlockReader::around(std::int64_t place, TextBlock& block) const
{
    constexpr std::size_t probe = std::size_t{16} << 10;
    block.isCutLine = false;
    block.bytes.resize(probe + TextBlock::padding);
    const auto got = place < m_end ? readAt(place, block.bytes.data(), std::min(probe, static_cast<std::size_t>(m_end - place))) : 0;
    const auto* first = got > 0 ? static_cast<const char*>(std::memchr(block.bytes.data(), '\n', got)) : nullptr;
    const auto* last = got > 0 ? static_cast<const char*>(::memrchr(block.bytes.data(), '\n', got)) : nullptr;
    if (first == nullptr || first == last)
        return false;
    const auto begin = static_cast<std::size_t>(first - block.bytes.data()) + 1, end = static_cast<std::size_t>(last - block.bytes.data()) + 1;
    std::memmove(block.bytes.data(), block.bytes.data() + begin, end - begin);
    block.size = end - begin;
    block.fileEnd = place + static_cast<std::int64_t>(end);
    return true;
}

std::uint64_t KeyTable::hashOf(std::string_view text)
{
    std::uint64_t hash = start(text.size());
    for (std::size_t at = 0; at < text.size(); at += 8) {
        std::uint64_t some = 0;
        std::memcpy(&some, text.data() + at, std::min<std::size_t>(text.size() - at, sizeof some));
        hash = mixed(hash, some);
    }
    return hash;
}

int KeyTable::findOrAdd(std::string_view text, bool& isNew)
{
    isNew = false;
    const auto hash = hashOf(text);
    if (m_entries.size() * 2 >= m_slots.size())
        grow();
    const auto mask = m_slots.size() - 1;
    auto slot = static_cast<std::size_t>(hash) & mask;
    int key = -1;
    while (m_slots[slot] >= 0 && key < 0) {
        const Entry& e = m_entries[static_cast<std::size_t>(m_slots[slot])];
        if (e.hash == hash && e.text == text)
            key = m_slots[slot];
        slot = (slot + 1) & mask;
    }
    if (key < 0) {
        isNew = true;
        key = static_cast<int>(m_entries.size());
        m_texts.emplace_back(text);
        std::uint64_t head = 0;
        if (!text.empty())
            std::memcpy(&head, text.data(), std::min<std::size_t>(text.size(), sizeof head));
        m_entries.push_back({m_texts.back(), head, hash, -1});
        m_slots[slot] = key;
    }
    if (m_last >= 0)
        m_entries[static_cast<std::size_t>(m_last)].after = key;
    return m_last = key;
}

void KeyTable::grow()
{
    const std::size_t size = std::max<std::size_t>(64, m_slots.size() * 2);
    m_slots.assign(size, -1);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        auto slot = static_cast<std::size_t>(m_entries[i].hash) & (size - 1);
        while (m_slots[slot] >= 0)
            slot = (slot + 1) & (size - 1);
        m_slots[slot] = static_cast<int>(i);
    }
}

} // namespace data::csv
