#include "data/live/CopyRecording.h"
#include "data/store/Database.h"
#include "data/store/RecordingCreate.h"
#include "data/store/RecordingReader.h"

namespace data::live {
namespace {
std::string quoted(const std::string& text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}
} // namespace

void copyRecording(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code ec;
    if (std::filesystem::equivalent(from, to, ec))
        return;
    RecordingReader(from).info(); // says what is wrong with a file that is no recording
    if (std::filesystem::exists(to, ec))
        checkReplaceable(to);
    std::filesystem::path part = to;
    part += ".part";
    removeRecording(part);
    try {
        Database db(from, Database::Open::ReadOnly);
        db.execute("VACUUM INTO " + quoted(part.string())); // reads one state of the file while the writer goes on
    } catch (const DatabaseError& e) {
        removeRecording(part);
        throw fileError(e, to);
    }
    replaceRecording(part, to);
}

} // namespace data::live
