#include "data/session/PreparedRecording.h"

namespace data {

PreparedRecording prepareRecording(const std::filesystem::path& file, std::shared_ptr<const SiteLayout> layout)
{
    PreparedRecording out;
    out.reader = std::make_unique<RecordingReader>(file);
    out.layout = std::move(layout);
    out.binding = std::make_shared<const Binding>(*out.reader, out.layout);
    out.figures = std::make_shared<const SiteChannelsReader>(*out.reader);
    static_cast<void>(out.reader->findChannel({}, {})); // makes the index of names, which the first curve would wait for
    return out;
}

} // namespace data
