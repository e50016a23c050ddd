// One texel a GPU, and coarser levels of them: GPU, server, rack, and 2 to 16 racks of a run. Keeps values, not colours: what the
// picture mixes are numbers, and a change of range or colour map touches nothing here. Pure.
#pragma once
#include "twin/base/Quality.h"
#include "views/scene/ColourScale.h"
#include "views/scene/RackFace.h"
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace views {

class GpuAtlas
{
public:
    static constexpr int width = 4096;     ///< texels a row of the atlas
    static constexpr int line = 256;       ///< racks a line; a line takes twice that, for its coarser levels
    static constexpr int levels = 5;       ///< of a line: 1, 2, 4, 8 and 16 racks a texel
    static constexpr std::uint16_t unknown = 0; ///< no value
    static constexpr std::uint16_t vacant = 1;  ///< a place without a GPU
    static constexpr std::uint16_t stale = 2;   ///< the last value is too old to be shown
    static constexpr int firstCode = 3, codes = 65532; ///< values have codes firstCode .. firstCode + codes

    /// What a coarser texel says of the finer ones.
    enum class Summary { Mean, Highest, Lowest, Farthest /** from zero */ };

    /// Racks of one kind side by side.
    struct Run
    {
        std::vector<int> racks;  ///< indices, from the west
        RackFace face;
        bool facesNorth = false;
        // given by layout():
        int gpuX = 0, gpuY = 0;  ///< texel of the western column of the lowest server
        int trayX = 0;           ///< texel of the first rack's servers, in the same rows
        int lineX = 0, lineY = 0, rackX = 0; ///< line, and the texel of the first rack in it
    };
    /// From codes to values: value = low + (code - firstCode) * step.
    struct Scale
    {
        double low = 0, step = 1;
        bool operator==(const Scale&) const = default;
    };

    static constexpr int longestRun = 128;
    void layout(std::vector<Run> runs);
    struct Input
    {
        std::span<const float> gpus;  ///< by firstGpu[rack] + gpu, or empty: then racks have their own values
        std::span<const std::uint32_t> firstGpu;
        std::span<const float> racks; ///< anything not finite is not known
        std::span<const twin::ValueQuality> gpuQuality, rackQuality; ///< may be empty; tells stale values from unknown ones
        std::optional<Extent> gpuExtent = {}; ///< of `gpus`, where that is known already
    };
    void fill(const Input& input, Summary summary);

    const std::vector<Run>& runs() const { return m_runs; }
    int height() const { return m_height; }
    const std::uint16_t* texels() const { return m_texels.data(); }
    bool hasGpus() const { return m_hasGpus; } ///< the last fill() had values of single GPUs
    /// True if the texels of this run's racks are summaries of GPUs; else they are the racks' own values.
    bool showsGpus(const Run& run) const { return m_hasGpus && run.face.trays > 0; }
    const Scale& gpuScale() const { return m_gpuScale; }
    const Scale& rackScale() const { return m_rackScale; }

    /// Rows [first, last) that changed since the last call; empty if none.
    struct Rows
    {
        int first = 0, last = 0;
    };
    std::vector<Rows> takeChanges();

    // For tests and tips: decoded texels; NaN where not known or vacant.
    double gpuValue(const Run& run, int place, int gpu) const;
    double serverValue(const Run& run, int place, int server) const;
    double rackValue(const Run& run, int place, int level = 0) const;
    /// Offset of a level in its line.
    static constexpr int levelX(int level) { return 2 * line - (2 * line >> level); }

private:
    struct Sum;
    template<std::size_t usualColumns>
    void fillGpus(const Run& run, const Input& input, Summary summary);
    void fillLine(const Run& run, std::span<const float> values, const Scale& scale, Summary summary);
    void put(int x, int y, std::uint16_t code);
    double decode(int x, int y, const Scale& scale) const;

    std::vector<Run> m_runs;
    std::vector<std::uint16_t> m_texels;
    std::vector<std::uint8_t> m_changed; ///< by row
    std::vector<std::uint16_t> m_codes;
    std::vector<float> m_summaries, m_coarser; ///< kept between fills, so that none allocates
    Scale m_gpuScale, m_rackScale;
    int m_height = 1;
    bool m_hasGpus = false;
};

} // namespace views
