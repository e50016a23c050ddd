// Makes the file of a new recording, and tidies a finished one. Any thread.
#pragma once
#include "data/store/Database.h"
#include "data/store/RecordingTypes.h"
#include <filesystem>

namespace data {

/// Always: what was committed survives a kill, and readers may follow. WhenClosed: nothing is worth anything before it is closed; quicker.
enum class Keeping { Always, WhenClosed };

/// Writes an empty recording beside the target and puts it in place once it can be opened; returns the open file, ready to grow.
/// A file that is there is replaced only if `overwrite` is set and it is a recording (or empty). Throws twin::Error.
Database createRecording(const std::filesystem::path& file, const RecordingHeader& header, bool overwrite, Keeping keeping = Keeping::Always);

/// Makes one plain file of a closed recording: no -wal, no -shm, openable from a folder that cannot be written.
/// Does nothing where somebody still has it open or may not write; never throws.
void settleRecording(const std::filesystem::path& file) noexcept;

/// Waits until a closed file is on the disk. Throws twin::Error.
void syncRecording(const std::filesystem::path& file);

/// Throws twin::Error if something is there that is neither empty nor a recording.
void checkReplaceable(const std::filesystem::path& file);
/// Puts a finished recording in the place of another. Throws twin::Error; the finished one then stays under its own name.
void replaceRecording(const std::filesystem::path& finished, const std::filesystem::path& file);

/// Removes a recording and its side files; never throws.
void removeRecording(const std::filesystem::path& file) noexcept;

} // namespace data
