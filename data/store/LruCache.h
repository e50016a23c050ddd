// Keeps what was used last, up to a number of bytes. One thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <unordered_map>

namespace data {

template<class T> class LruCache
{
public:
    explicit LruCache(std::size_t bytes) : m_limit(bytes) {}
    std::shared_ptr<const T> find(std::int64_t key)
    {
        const auto it = m_index.find(key);
        if (it == m_index.end())
            return nullptr;
        m_items.splice(m_items.begin(), m_items, it->second);
        return it->second->value;
    }
    void insert(std::int64_t key, std::shared_ptr<const T> value)
    {
        const std::size_t size = value->bytes();
        m_items.push_front({key, size, std::move(value)});
        m_index[key] = m_items.begin();
        m_bytes += size;
        shrink();
    }
    void setLimit(std::size_t bytes)
    {
        m_limit = bytes;
        shrink();
    }
    void clear()
    {
        m_items.clear();
        m_index.clear();
        m_bytes = 0;
    }
    std::size_t bytes() const { return m_bytes; }

private:
    struct Item
    {
        std::int64_t key;
        std::size_t size;
        std::shared_ptr<const T> value;
    };
    void shrink()
    {
        while (m_bytes > m_limit && m_items.size() > 1) { // the newest stays, however large
            m_bytes -= m_items.back().size;
            m_index.erase(m_items.back().key);
            m_items.pop_back();
        }
    }
    std::size_t m_limit, m_bytes = 0;
    std::list<Item> m_items;
    std::unordered_map<std::int64_t, typename std::list<Item>::iterator> m_index;
};

} // namespace data
