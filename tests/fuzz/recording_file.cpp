// A whole recording, damaged or made up: it opens as far as it is sound, or says in one sentence why not.
#include "Fuzz.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/Error.h"
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <unistd.h>

using namespace data;
namespace fs = std::filesystem;

namespace {
constexpr std::int64_t second = 1'000'000'000;

/// In the memory where the system has such a folder.
fs::path scratch(const char* name)
{
    static const fs::path folder = fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    return folder / ("memphis-twin-fuzz-" + std::to_string(getpid()) + name);
}

struct Cleaner
{
    ~Cleaner()
    {
        std::error_code ec;
        for (const char* name : {".mtrec", ".mtrec-wal", ".mtrec-shm", ".mtrec-journal"})
            fs::remove(scratch(name), ec);
    }
};

std::string load(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
} // namespace

std::vector<std::string> fuzzSeeds()
{
    const Cleaner cleaner;
    std::vector<std::string> seeds;
    const fs::path file = scratch(".mtrec");
    for (int shape = 0; shape < 4; ++shape) {
        {
            RecordingWriter w(file, {"A title", "a source", "2025-07", "{}"});
            std::mt19937_64 random(1);
            const int b = shape % 2 == 0 ? w.addBlock("power", "W", twin::Origin::Measured, 1, {"A", "B", "C"}) : -1;
            const int c = w.addChannel({"MP-001", "power", "kW", twin::Origin::Measured, 0.1});
            const int d = w.addChannel({"MP-002", "soc", "", twin::Origin::Modelled, 0});
            const int rows = shape < 2 ? 60 : 5000;
            for (int r = 0; r < rows; ++r) {
                if (b >= 0)
                    w.appendFrame(b, {r * second}, std::vector<float>{float(r % 5), r % 9 ? 1.f : std::nanf(""), 3.f});
                w.append(c, {r * second + static_cast<std::int64_t>(random() % 3)}, r % 4, static_cast<Quality>(r % 50 == 0 ? r / 50 % 4 : 0));
                if (r % 3 == 0)
                    w.append(d, {r * second}, r % 8);
            }
            w.addEvent({{second}, "mark", "An event", RecordingEvent::Severity::Warning, "A"});
            w.addGap(c, {{5 * second}, {8 * second}});
            w.addMark({c, -1, {{second}, {second}}, RecordingMark::Kind::ClockSkew, 2});
            w.setNote("k", "v");
            if (shape == 2)
                w.setRetention({0, 1000, 0});
            w.finish();
        }
        seeds.push_back(load(file));
    }
    for (const char* old : {"version1.mtrec", "version1-open.mtrec"})
        seeds.push_back(load(fs::path(TWIN_SOURCE_DIR) / "tests/data/store" / old));
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const Cleaner cleaner;
    const fs::path file = scratch(".mtrec");
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
    try {
        RecordingReader r(file);
        r.setCacheBytes(std::size_t{16} << 20);
        std::vector<twin::Timestamp> times;
        std::vector<double> values;
        std::vector<Quality> qualities;
        std::vector<float> frame;
        const TimeSpan span = r.info().span;
        for (int c = 0; c < std::min(r.channelCount(), 6); ++c) {
            r.channel(c);
            r.gaps(c);
            r.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            fuzzCheck(times.size() == values.size() && times.size() == qualities.size());
            for (std::size_t i = 1; i < times.size(); ++i)
                fuzzCheck(times[i - 1] < times[i]);
            for (const int points : {1, 30}) {
                const Series s = r.series(c, {INT64_MIN}, {INT64_MAX}, points);
                fuzzCheck(s.seconds.size() <= static_cast<std::size_t>(points) && s.mean.size() == s.seconds.size() && s.min.size() == s.seconds.size());
            }
        }
        for (int b = 0; b < std::min(r.blockCount(), 4); ++b) {
            if (r.blockChannels(b).size() > 100'000)
                continue; // told, not kept: nobody could
            for (const auto t : {span.begin, span.end, twin::Timestamp{30 * second}, twin::Timestamp{1'752'537'700 * second}}) {
                r.frame(b, t, 10, frame);
                fuzzCheck(frame.size() == r.blockChannels(b).size());
            }
            r.typicalStep(b);
            r.thinned(b);
            r.gapsOf(b);
        }
        r.findChannel("A", "power");
        r.events();
        r.marks();
        r.verify();
        for (const std::string& sentence : r.info().damage)
            fuzzCheck(!sentence.empty());
    } catch (const twin::Error& e) {
        fuzzCheck(!std::string(e.what()).empty());
    }
    return 0;
}
