// Identity of assets. Pure values, usable from any thread.
#pragma once
#ifndef Q_MOC_RUN // moc of Qt 6.4 cannot parse libstdc++'s <concepts> when it comes first
#include <compare>
#endif
#include <cstdint>
#include <functional>

namespace twin {

/// Stable identity of an asset of a site: given once, never reused, kept in project files. 0 is "none".
struct AssetId
{
    std::uint32_t value = 0;
    constexpr bool isValid() const { return value != 0; }
    constexpr auto operator<=>(const AssetId&) const = default;
};

/// What kind of thing an asset is. The order is part of project files: append only.
enum class AssetKind : std::uint8_t {
    Site, Building, Hall, Row, Rack,
    UtilityFeed, Substation, Transformer, Switchgear, PadTransformer,
    Turbine, Genset, Megapack,
    Chiller, CoolingTower, Pump,
    Server, Gpu, Cdu, RearDoor
};

/// Points at an asset, or at a server or GPU inside a rack. Servers and GPUs are not objects: a rack with `server` >= 0
/// names one of its servers, `gpu` >= 0 a GPU of the rack (0 .. gpus per rack - 1; its server follows from it).
struct AssetRef
{
    AssetId asset;
    std::int16_t server = -1;
    std::int16_t gpu = -1;
    constexpr bool isValid() const { return asset.isValid(); }
    constexpr auto operator<=>(const AssetRef&) const = default;
};

} // namespace twin

template<> struct std::hash<twin::AssetId>
{
    std::size_t operator()(twin::AssetId id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
