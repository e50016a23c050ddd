// A recording opened and bound to a site on any thread, so that the GUI thread has only to take it: with a million channels that takes long.
#pragma once
#include "data/session/Binding.h"
#include "data/session/SiteChannels.h"
#include <memory>

namespace data {

struct PreparedRecording
{
    std::unique_ptr<RecordingReader> reader;         ///< from now on of the thread that takes it
    std::shared_ptr<const SiteLayout> layout;        ///< it is bound to
    std::shared_ptr<const Binding> binding;
    std::shared_ptr<const SiteChannelsReader> figures;
};
/// Throws twin::Error as RecordingReader does. `layout` is Session::layout().
PreparedRecording prepareRecording(const std::filesystem::path& file, std::shared_ptr<const SiteLayout> layout);

} // namespace data
