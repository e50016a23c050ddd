// Reads frames of several recordings laid on one clock. One thread; opens the files by itself.
#pragma once
#include "data/session/Binding.h"
#include "data/session/SiteChannels.h"
#include "data/session/StateFrame.h"
#include "data/store/RecordingReader.h"
#include <filesystem>
#include <memory>
#include <vector>

namespace data {

/// A recording that takes part. What is recorded at t is shown at t + offset.
struct FramePart
{
    int id = 0; ///< of this opening of the file
    std::filesystem::path file;
    twin::Origin origin = twin::Origin::Measured;
    std::int64_t offsetNs = 0;
    std::shared_ptr<const Binding> binding;
    std::shared_ptr<const SiteChannelsReader> figures; ///< of a modelled recording
};

/// Adds one recording's values at `t`, in the shown time, to a frame.
void addPart(const FramePart& part, RecordingReader& reader, twin::Timestamp t, StateFrame& frame);
/// What follows for racks; qualities that say nothing are dropped.
void finishFrame(const SiteLayout& layout, StateFrame& frame);
/// a + b, stopping at the ends of what an instant can be.
twin::Timestamp shifted(twin::Timestamp t, std::int64_t byNs);

class FrameReader
{
public:
    /// Files that are open already stay open.
    void setParts(std::vector<FramePart> parts, std::shared_ptr<const SiteLayout> layout);
    /// Never throws: a recording that cannot be read gives no values and a sentence in `failures`.
    std::shared_ptr<const StateFrame> read(twin::Timestamp t);

private:
    std::vector<FramePart> m_parts;
    std::vector<std::unique_ptr<RecordingReader>> m_readers; ///< by part; opened when first needed
    std::shared_ptr<const SiteLayout> m_layout;
};

} // namespace data
