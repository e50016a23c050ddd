// A sound copy of a recording, also of one that is being written. Any thread but the writer's.
#pragma once
#include <filesystem>

namespace data::live {

/// Copies what is committed by now. A recording of the target's name is replaced once the copy is whole. Throws twin::Error.
void copyRecording(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace data::live
