#include "views/scene/GpuAtlas.h"
#include "views/scene/ColourScale.h"
#include <array>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>

namespace views {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float staleMark = std::numeric_limits<float>::infinity(); ///< among values on their way: not known, because stale

bool isKnown(float v) { return v >= -FLT_MAX && v <= FLT_MAX; }

GpuAtlas::Scale scaleOf(const Extent& extent)
{
    if (!extent.isValid())
        return {};
    const auto least = static_cast<double>(extent.least), most = static_cast<double>(extent.most);
    return {least, most > least ? (most - least) / GpuAtlas::codes : 1};
}

std::uint16_t codeOf(float v, const GpuAtlas::Scale& s)
{
    if (!isKnown(v))
        return v == staleMark ? GpuAtlas::stale : GpuAtlas::unknown;
    return static_cast<std::uint16_t>(GpuAtlas::firstCode + static_cast<int>(std::clamp((static_cast<double>(v) - s.low) / s.step + 0.5, 0.0, GpuAtlas::codes + 0.5)));
}

/// A rack with all its GPUs known, which nearly all are: plain loops over all values, so that compilers make vectors of them.
template<std::size_t columns>
struct KnownRack
{
    static constexpr std::size_t most = 256;
    std::array<std::uint16_t, most> codes;                ///< of the GPUs, as they stand in the atlas
    std::array<float, most / columns> trays;
    std::array<std::uint16_t, most / columns> trayCodes;
    float value = 0;                                      ///< of the rack

    static void toCodes(std::span<const float> values, float low, float factor, std::uint16_t* out)
    {
        constexpr auto last = static_cast<float>(GpuAtlas::firstCode + GpuAtlas::codes);
        for (std::size_t k = 0; k < values.size(); ++k) {
            const float code = (values[k] - low) * factor + (GpuAtlas::firstCode + 0.5f);
            out[k] = static_cast<std::uint16_t>(static_cast<int>(code < last ? code : last));
        }
    }

    /// False, and nothing of use, if a value is not known.
    bool take(std::span<const float> values, GpuAtlas::Summary summary, float low, float factor, bool facesNorth)
    {
        int unknown = 0;
        for (const float v : values)
            unknown |= std::abs(v) <= FLT_MAX ? 0 : 1;
        if (unknown != 0)
            return false;
        toCodes(values, low, factor, codes.data());
        const std::size_t count = values.size() / columns;
        for (std::size_t t = 0; t < count; ++t) {
            const float* v = &values[t * columns];
            if (facesNorth)
                std::reverse(&codes[t * columns], &codes[t * columns] + columns);
            float of = v[0];
            for (std::size_t k = 1; k < columns; ++k)
                switch (summary) {
                case GpuAtlas::Summary::Mean: of += v[k]; break;
                case GpuAtlas::Summary::Highest: of = v[k] > of ? v[k] : of; break;
                case GpuAtlas::Summary::Lowest: of = v[k] < of ? v[k] : of; break;
                case GpuAtlas::Summary::Farthest: of = std::abs(v[k]) > std::abs(of) ? v[k] : of; break;
                }
            trays[t] = summary == GpuAtlas::Summary::Mean ? of * (1.0f / columns) : of;
        }
        toCodes({trays.data(), count}, low, factor, trayCodes.data());
        double sum = 0;
        value = trays[0];
        for (std::size_t t = 0; t < count; ++t) {
            sum += static_cast<double>(trays[t]);
            const bool worse = summary == GpuAtlas::Summary::Highest ? trays[t] > value
                : summary == GpuAtlas::Summary::Lowest               ? trays[t] < value
                                                                     : std::abs(trays[t]) > std::abs(value);
            value = worse ? trays[t] : value;
        }
        if (summary == GpuAtlas::Summary::Mean)
            value = static_cast<float>(sum / static_cast<double>(count)); // all trays weigh the same
        return true;
    }
};

} // namespace

/// Collects finer values into one.
struct GpuAtlas::Sum
{
    Summary summary;
    double sum = 0;
    int known = 0;
    float worst = 0;
    bool stale = false;

    void add(float v)
    {
        if (!isKnown(v)) {
            stale |= v == staleMark;
            return;
        }
        ++known;
        if (summary == Summary::Mean) {
            sum += static_cast<double>(v);
            return;
        }
        const bool worse = known == 1 || (summary == Summary::Highest ? v > worst : summary == Summary::Lowest ? v < worst : std::abs(v) > std::abs(worst));
        worst = worse ? v : worst;
    }
    void add(const Sum& o)
    {
        stale |= o.stale;
        if (o.known == 0)
            return;
        sum += o.sum;
        const bool worse = known == 0 || (summary == Summary::Highest ? o.worst > worst : summary == Summary::Lowest ? o.worst < worst : std::abs(o.worst) > std::abs(worst));
        worst = worse ? o.worst : worst;
        known += o.known;
    }
    float value() const { return known == 0 ? (stale ? staleMark : nan) : summary == Summary::Mean ? static_cast<float>(sum / known) : worst; }
};

void GpuAtlas::layout(std::vector<Run> runs)
{
    m_runs = std::move(runs);
    // Lines first, eight to a row; a run stays in one line and starts where all levels start a texel.
    constexpr int coarsest = 1 << (levels - 1), linesPerRow = width / (2 * line);
    int lines = 0, used = line;
    for (auto& run : m_runs) {
        const int count = static_cast<int>(run.racks.size());
        if (used + count > line) {
            ++lines;
            used = 0;
        }
        run.lineX = (lines - 1) % linesPerRow * 2 * line;
        run.lineY = (lines - 1) / linesPerRow;
        run.rackX = used;
        used += (count + coarsest - 1) / coarsest * coarsest;
    }
    // Then the GPUs, in shelves as high as the racks of a kind have servers.
    int y = (lines + linesPerRow - 1) / linesPerRow;
    std::vector<int> heights;
    for (const auto& run : m_runs)
        if (run.face.trays > 0 && std::find(heights.begin(), heights.end(), run.face.trays) == heights.end())
            heights.push_back(run.face.trays);
    for (const int trays : heights) {
        int x = 0;
        for (auto& run : m_runs) {
            if (run.face.trays != trays)
                continue;
            const int count = static_cast<int>(run.racks.size()), wide = count * (run.face.columns + 1);
            if (x + wide > width) {
                x = 0;
                y += trays;
            }
            run.gpuX = x;
            run.gpuY = y;
            run.trayX = x + count * run.face.columns;
            x += wide;
        }
        y += trays;
    }
    m_height = std::max(1, y);
    m_texels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(m_height), unknown);
    m_changed.assign(static_cast<std::size_t>(m_height), 1);
}

void GpuAtlas::put(int x, int y, std::uint16_t code)
{
    std::uint16_t& texel = m_texels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
    m_changed[static_cast<std::size_t>(y)] |= static_cast<std::uint8_t>(texel != code);
    texel = code;
}

void GpuAtlas::fill(const Input& in, Summary summary)
{
    m_hasGpus = !in.gpus.empty() && in.firstGpu.size() > 1 && in.firstGpu.back() <= in.gpus.size();
    m_gpuScale = m_hasGpus ? scaleOf(in.gpuExtent ? *in.gpuExtent : finiteExtent(in.gpus)) : Scale{};
    m_rackScale = scaleOf(finiteExtent(in.racks));
    for (const auto& run : m_runs) {
        if (showsGpus(run)) {
            // The usual racks have four or eight GPUs a tray.
            run.face.columns == 4 ? fillGpus<4>(run, in, summary) : fillGpus<8>(run, in, summary);
            continue;
        }
        m_summaries.clear();
        for (const int rack : run.racks) {
            const auto i = static_cast<std::size_t>(rack);
            const float v = i < in.racks.size() ? in.racks[i] : nan;
            const bool old = !isKnown(v) && i < in.rackQuality.size() && in.rackQuality[i] == twin::ValueQuality::Stale;
            m_summaries.push_back(isKnown(v) ? v : old ? staleMark : nan);
        }
        fillLine(run, m_summaries, m_rackScale, summary);
    }
}

template<std::size_t usualColumns>
void GpuAtlas::fillGpus(const Run& run, const Input& in, Summary summary)
{
    KnownRack<usualColumns> known;
    const auto places = static_cast<std::size_t>(run.face.places());
    const bool isUsual = static_cast<std::size_t>(run.face.columns) == usualColumns && places <= known.most;
    const auto columns = static_cast<std::size_t>(run.face.columns);
    const auto low = static_cast<float>(m_gpuScale.low), factor = static_cast<float>(1 / m_gpuScale.step);
    constexpr auto lastCode = static_cast<float>(firstCode + codes);
    std::vector<std::uint16_t>& codesOfTray = m_codes;
    codesOfTray.resize(columns);
    m_summaries.clear();
    for (std::size_t place = 0; place < run.racks.size(); ++place) {
        const auto rack = static_cast<std::size_t>(run.racks[place]);
        std::size_t first = 0, fitted = 0;
        if (rack + 1 < in.firstGpu.size()) {
            first = in.firstGpu[rack];
            fitted = std::min<std::size_t>(in.firstGpu[rack + 1] - first, static_cast<std::size_t>(run.face.places()));
        }
        if (isUsual && fitted == places && known.take(in.gpus.subspan(first, places), summary, low, factor, run.facesNorth)) {
            for (int tray = 0; tray < run.face.trays; ++tray) {
                const auto y = static_cast<std::size_t>(run.gpuY + tray), t = static_cast<std::size_t>(tray);
                std::uint16_t* row = &m_texels[y * width];
                std::uint16_t *to = row + static_cast<std::size_t>(run.gpuX) + place * columns, *toTray = row + static_cast<std::size_t>(run.trayX) + place;
                const std::uint16_t* from = &known.codes[t * usualColumns];
                m_changed[y] |= static_cast<std::uint8_t>(std::memcmp(to, from, usualColumns * sizeof *to) != 0 || *toTray != known.trayCodes[t]);
                std::memcpy(to, from, usualColumns * sizeof *to);
                *toTray = known.trayCodes[t];
            }
            m_summaries.push_back(known.value);
            continue;
        }
        Sum ofRack{summary};
        for (int tray = 0; tray < run.face.trays; ++tray) {
            const std::size_t start = static_cast<std::size_t>(tray) * columns;
            const std::size_t here = fitted > start ? std::min(columns, fitted - start) : 0;
            const int y = run.gpuY + tray;
            Sum ofTray{summary};
            for (std::size_t k = 0; k < here; ++k) {
                const std::size_t i = first + start + k;
                const float v = in.gpus[i];
                if (isKnown(v)) {
                    codesOfTray[k] = static_cast<std::uint16_t>(static_cast<int>(std::min((v - low) * factor + (firstCode + 0.5f), lastCode)));
                    ofTray.add(v);
                } else {
                    const bool old = i < in.gpuQuality.size() && in.gpuQuality[i] == twin::ValueQuality::Stale;
                    codesOfTray[k] = old ? stale : unknown;
                    ofTray.stale |= old;
                }
            }
            std::fill(codesOfTray.begin() + static_cast<std::ptrdiff_t>(here), codesOfTray.end(), vacant);
            if (run.facesNorth)
                std::reverse(codesOfTray.begin(), codesOfTray.end());
            std::uint16_t* to = &m_texels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(run.gpuX) + place * columns];
            if (std::memcmp(to, codesOfTray.data(), columns * sizeof *to) != 0) {
                std::memcpy(to, codesOfTray.data(), columns * sizeof *to);
                m_changed[static_cast<std::size_t>(y)] = 1;
            }
            put(run.trayX + static_cast<int>(place), y, here == 0 ? vacant : codeOf(ofTray.value(), m_gpuScale));
            ofRack.add(ofTray);
        }
        m_summaries.push_back(ofRack.value());
    }
    fillLine(run, m_summaries, m_gpuScale, summary);
}

void GpuAtlas::fillLine(const Run& run, std::span<const float> values, const Scale& scale, Summary summary)
{
    m_coarser.assign(values.begin(), values.end());
    for (int level = 0;; ++level) {
        const int x = run.lineX + levelX(level) + (run.rackX >> level);
        for (std::size_t i = 0; i < m_coarser.size(); ++i)
            put(x + static_cast<int>(i), run.lineY, codeOf(m_coarser[i], scale));
        if (level + 1 == levels)
            return;
        // Each from the racks themselves: where some are not known, means of means would weigh the others unevenly.
        const std::size_t block = std::size_t{2} << level;
        m_coarser.clear();
        for (std::size_t from = 0; from < values.size(); from += block) {
            Sum sum{summary};
            for (std::size_t i = from; i < std::min(from + block, values.size()); ++i)
                sum.add(values[i]);
            m_coarser.push_back(sum.value());
        }
    }
}

std::vector<GpuAtlas::Rows> GpuAtlas::takeChanges()
{
    std::vector<Rows> out;
    for (int y = 0; y < m_height; ++y) {
        if (!std::exchange(m_changed[static_cast<std::size_t>(y)], std::uint8_t{0}))
            continue;
        if (!out.empty() && out.back().last == y)
            out.back().last = y + 1;
        else
            out.push_back({y, y + 1});
    }
    return out;
}

double GpuAtlas::decode(int x, int y, const Scale& scale) const
{
    const int code = m_texels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
    return code < firstCode ? std::numeric_limits<double>::quiet_NaN() : scale.low + (code - firstCode) * scale.step;
}

double GpuAtlas::gpuValue(const Run& run, int place, int gpu) const
{
    return decode(run.gpuX + place * run.face.columns + columnOf(run.face, gpu, run.facesNorth), run.gpuY + gpu / run.face.columns, m_gpuScale);
}

double GpuAtlas::serverValue(const Run& run, int place, int server) const
{
    return decode(run.trayX + place, run.gpuY + server, m_gpuScale);
}

double GpuAtlas::rackValue(const Run& run, int place, int level) const
{
    return decode(run.lineX + levelX(level) + ((run.rackX + place) >> level), run.lineY, showsGpus(run) ? m_gpuScale : m_rackScale);
}

} // namespace views
