#include "views/scene/ScenePaint.h"

namespace views {
namespace {

std::array<std::uint8_t, 4> bytes(QRgb c)
{
    return {static_cast<std::uint8_t>(qRed(c)), static_cast<std::uint8_t>(qGreen(c)), static_cast<std::uint8_t>(qBlue(c)), 255};
}

} // namespace

ColourLookup colourLookup(twin::MetricInfo::Map map, Theme::Kind kind)
{
    ColourLookup out{};
    const auto table = mapTable(map);
    for (std::size_t i = 0; i < table.size(); ++i)
        out[ColourSlots::map + i] = bytes(table[i]);
    out[ColourSlots::below] = out[ColourSlots::above] = bytes(Theme::color(Role::OutOfRange, kind).rgb());
    const QColor none = Theme::color(Role::NoData, kind);
    out[ColourSlots::unknown] = bytes(none.rgb());
    out[ColourSlots::unknown + 1] = bytes(none.darker(139).rgb());
    out[ColourSlots::stale] = bytes(none.rgb());
    out[ColourSlots::vacant] = bytes(Theme::color(kind == Theme::Kind::Dark ? Role::Raised : Role::Line, kind).rgb());
    return out;
}

ColourLookup plainLookup(const QColor& color)
{
    ColourLookup out{};
    out.fill(bytes(color.rgb()));
    return out;
}

SlotScale slotScale(const GpuAtlas::Scale& codes, const ColourRange& range)
{
    const double span = range.high - range.low;
    if (!(span > 0))
        return {};
    // Half a step of the map beyond either end still has the end's colour: no value on the bound is called outside by rounding.
    return {static_cast<float>(codes.step * 255 / span),
            static_cast<float>((codes.low - GpuAtlas::firstCode * codes.step - range.low) / span * 255 + ColourSlots::map + 0.5)};
}

} // namespace views
