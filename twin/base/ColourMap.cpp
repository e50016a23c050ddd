#include "twin/base/ColourMap.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

using Rgb = std::array<double, 3>;
using Table = ColourTable;

/// Polynomials of degree 6 fitted to matplotlib's viridis and inferno (S. van der Walt, N. Smith, 2015, CC0) by Matt Zucker,
/// 2019 (CC0, shadertoy.com/view/WlfXRN); they stay within 8/255 of the published tables.
using Polynomial = std::array<Rgb, 7>;
constexpr Polynomial viridis{{
    {0.2777273272234177, 0.005407344544966578, 0.3340998053353061},
    {0.1050930431085774, 1.404613529898575, 1.384590162594685},
    {-0.3308618287255563, 0.214847559468213, 0.09509516302823659},
    {-4.634230498983486, -5.799100973351585, -19.33244095627987},
    {6.228269936347081, 14.17993336680509, 56.69055260068105},
    {4.776384997670288, -13.74514537774601, -65.35303263337234},
    {-5.435455855934631, 4.645852612178535, 26.3124352495832},
}};
constexpr Polynomial inferno{{
    {0.0002189403691192265, 0.001651004631001012, -0.01948089843709184},
    {0.1065134194856116, 0.5639564367884091, 3.932712388889277},
    {11.60249308247187, -3.972853965665698, -15.9423941062914},
    {-41.70399613139459, 17.43639888205313, 44.35414519872813},
    {77.162935699427, -33.40235894210092, -81.80730925738993},
    {-71.31942824499214, 32.62606426397723, 73.20951985803202},
    {25.13112622477341, -12.24266895238567, -23.07032500287172},
}};

Rgb8 toRgb(const Rgb& c)
{
    const auto byte = [](double v) { return static_cast<std::uint8_t>(std::lround(255 * std::clamp(v, 0.0, 1.0))); };
    return {byte(c[0]), byte(c[1]), byte(c[2])};
}

Table tableOf(const Polynomial& p)
{
    Table table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double x = static_cast<double>(i) / 255;
        Rgb c{};
        for (std::size_t k = p.size(); k-- > 0;)
            for (std::size_t j = 0; j < 3; ++j)
                c[j] = c[j] * x + p[k][j];
        table[i] = toRgb(c);
    }
    return table;
}

// CIE 1976 L*a*b* (D65) and the sRGB transfer function of IEC 61966-2-1, for steps between control points that look even.
constexpr Rgb white{0.95047, 1.0, 1.08883};

Rgb toLab(Rgb8 c)
{
    const auto linear = [](int v) {
        const double s = v / 255.0;
        return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    const double r = linear(c.r), g = linear(c.g), b = linear(c.b);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / white[0]);
    const double y = f((0.2126729 * r + 0.7151522 * g + 0.0721750 * b) / white[1]);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / white[2]);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Rgb8 fromLab(const Rgb& lab)
{
    const double fy = (lab[0] + 16) / 116, fx = fy + lab[1] / 500, fz = fy - lab[2] / 200;
    const auto inverse = [](double t) { return t * t * t > 216.0 / 24389 ? t * t * t : (116 * t - 16) * 27 / 24389; };
    const double x = white[0] * inverse(fx), y = white[1] * inverse(fy), z = white[2] * inverse(fz);
    const auto gamma = [](double v) { return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055; };
    return toRgb({gamma(3.2404542 * x - 1.5371385 * y - 0.4985314 * z), gamma(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
                  gamma(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)});
}

/// ColorBrewer 2.0 (C. Brewer, Apache licence): the blue half of RdBu and the orange half of PuOr, seven classes each, which
/// meet in the same white. Both are listed there as safe for colour-blind people.
Table divergingTable()
{
    constexpr std::array<Rgb8, 7> points{{{0x21, 0x66, 0xac}, {0x67, 0xa9, 0xcf}, {0xd1, 0xe5, 0xf0}, {0xf7, 0xf7, 0xf7},
                                          {0xfe, 0xe0, 0xb6}, {0xf1, 0xa3, 0x40}, {0xb3, 0x58, 0x06}}};
    Table table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double x = static_cast<double>(i) / 255 * static_cast<double>(points.size() - 1);
        const std::size_t k = std::min<std::size_t>(static_cast<std::size_t>(x), points.size() - 2);
        const Rgb a = toLab(points[k]), b = toLab(points[k + 1]);
        const double t = x - static_cast<double>(k);
        table[i] = fromLab({a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])});
    }
    return table;
}

} // namespace

const ColourTable& colourTable(MetricInfo::Map map)
{
    static const Table tables[] = {tableOf(viridis), tableOf(inferno), divergingTable()};
    return tables[static_cast<std::size_t>(map)];
}

Rgb8 mapColour(MetricInfo::Map map, double x)
{
    const double clamped = x > 0 ? std::min(x, 1.0) : 0.0; // NaN gives the low end too
    return colourTable(map)[static_cast<std::size_t>(std::lround(255 * clamped))];
}

} // namespace twin
