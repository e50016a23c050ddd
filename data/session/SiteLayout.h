// A site as binding needs it: names to places in arrays. Immutable once made, so any thread may use it; made from the model on the GUI thread.
#pragma once
#include "twin/model/TwinState.h"
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace data {

class SiteLayout
{
public:
    SiteLayout() = default;
    explicit SiteLayout(const twin::SiteModel& site);

    struct Place
    {
        enum class Kind : std::uint8_t {
            Unknown,   ///< no such asset in this site
            Elsewhere, ///< a row, a hall, a building: known, but without an array of its own
            Rack, Unit, Server, Gpu
        };
        Kind kind = Kind::Unknown;
        std::uint32_t index = 0; ///< in the array of its class
        std::uint32_t rack = 0;  ///< of a rack, server or GPU
    };

    /// Looks names up; names of one rack that follow each other cost no look-up. One thread each.
    class Finder
    {
    public:
        explicit Finder(const SiteLayout& layout) : m_layout(layout) {}
        Place find(std::string_view name); ///< "H2-R07-12", "H2-R07-12/S3", "H2-R07-12/S3/G5", "MP-017", "Hall 2"

    private:
        const SiteLayout& m_layout;
        std::string m_name;
        Place m_place;
    };

    const twin::AssetLayout& arrays() const { return m_arrays; }
    std::size_t countOf(twin::ValueClass what) const;
    /// Servers that a rack holds; their sum is the rack's ServerPower.
    int serversIn(std::size_t rack) const { return m_serversIn[rack]; }
    /// The same for one rack of a model.
    static int serversOf(const twin::SiteModel& site, int rack);

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    Place findWhole(std::string_view name) const;
    twin::AssetLayout m_arrays;
    std::vector<int> m_serversIn;
    std::vector<std::uint16_t> m_gpusPerServer;
    std::unordered_map<std::string, Place, Hash, std::equal_to<>> m_names;
};

} // namespace data
