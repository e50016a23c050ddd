#include "data/session/SiteLayout.h"
#include "twin/model/SiteModel.h"
#include <algorithm>
#include <charconv>
#include <optional>

namespace data {
namespace {

/// The number of "S12" or "G3", counted from 1; nothing for anything else.
std::optional<std::uint32_t> numberAfter(char letter, std::string_view text)
{
    std::uint32_t number = 0;
    if (text.size() < 2 || text.front() != letter || text[1] == '0')
        return {};
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0)
        return {};
    return number;
}

} // namespace

int SiteLayout::serversOf(const twin::SiteModel& site, int rack)
{
    const twin::Rack& r = site.site().racks[static_cast<std::size_t>(rack)];
    const twin::RackSpec& type = site.catalogue().rackTypes[r.type];
    if (r.gpus == 0 || type.gpus <= 0 || type.servers <= 0)
        return type.servers;
    const int perServer = std::max(1, type.gpus / type.servers);
    return std::min(type.servers, (r.gpus + perServer - 1) / perServer);
}

SiteLayout::SiteLayout(const twin::SiteModel& model) : m_arrays(twin::layoutOf(model))
{
    const twin::Site& site = model.site();
    m_names.reserve(site.racks.size() + site.units.size() + site.rows.size() + 32);
    m_serversIn.reserve(site.racks.size());
    for (std::size_t i = 0; i < site.racks.size(); ++i) {
        const twin::RackSpec& type = model.catalogue().rackTypes[site.racks[i].type];
        m_serversIn.push_back(serversOf(model, static_cast<int>(i)));
        m_gpusPerServer.push_back(static_cast<std::uint16_t>(type.servers > 0 ? type.gpus / type.servers : 0));
        m_names.emplace(site.racks[i].name, Place{Place::Kind::Rack, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i)});
    }
    for (std::size_t i = 0; i < site.units.size(); ++i)
        m_names.emplace(site.units[i].name, Place{Place::Kind::Unit, static_cast<std::uint32_t>(i), 0});
    const auto elsewhere = [&](twin::AssetId id) { m_names.emplace(model.name({id}), Place{Place::Kind::Elsewhere}); };
    for (const auto& row : site.rows)
        elsewhere(row.id);
    for (const auto& hall : site.halls)
        elsewhere(hall.id);
    for (const auto& building : site.buildings)
        elsewhere(building.id);
}

std::size_t SiteLayout::countOf(twin::ValueClass what) const
{
    const auto last = [](const std::vector<std::uint32_t>& first) -> std::size_t { return first.empty() ? 0 : first.back(); };
    switch (what) {
    case twin::ValueClass::Rack: return static_cast<std::size_t>(m_arrays.racks);
    case twin::ValueClass::Unit: return static_cast<std::size_t>(m_arrays.units);
    case twin::ValueClass::Server: return last(m_arrays.rackFirstServer);
    case twin::ValueClass::Gpu: return last(m_arrays.rackFirstGpu);
    }
    return 0;
}

SiteLayout::Place SiteLayout::findWhole(std::string_view name) const
{
    const auto it = m_names.find(name);
    return it == m_names.end() ? Place{} : it->second;
}

SiteLayout::Place SiteLayout::Finder::find(std::string_view name)
{
    const std::size_t slash = name.find('/');
    const std::string_view whole = name.substr(0, slash);
    if (m_name != whole || m_name.empty()) {
        m_place = m_layout.findWhole(whole);
        m_name = whole;
    }
    if (slash == std::string_view::npos)
        return m_place;
    if (m_place.kind != Place::Kind::Rack) {
        const Place exact = m_layout.findWhole(name); // a name that people gave may have a slash in it
        return exact;
    }
    const std::string_view part = name.substr(slash + 1);
    const std::size_t second = part.find('/');
    const std::uint32_t rack = m_place.rack;
    const auto& arrays = m_layout.m_arrays;
    const auto server = numberAfter('S', part.substr(0, second));
    if (!server || *server > arrays.rackFirstServer[rack + 1] - arrays.rackFirstServer[rack])
        return {};
    if (second == std::string_view::npos)
        return {Place::Kind::Server, arrays.rackFirstServer[rack] + *server - 1, rack};
    const auto gpu = numberAfter('G', part.substr(second + 1));
    const std::uint32_t perServer = m_layout.m_gpusPerServer[rack];
    if (!gpu || *gpu > perServer)
        return {};
    const std::uint32_t inRack = (*server - 1) * perServer + *gpu - 1;
    if (inRack >= arrays.rackFirstGpu[rack + 1] - arrays.rackFirstGpu[rack])
        return {};
    return {Place::Kind::Gpu, arrays.rackFirstGpu[rack] + inRack, rack};
}

} // namespace data
