// Tables of measurements: delimiter, header, times, units, rows; quick and thorough reading, and the channels they become.
#include "Fuzz.h"
#include "data/import/CsvFacts.h"
#include "data/import/CsvPipeline.h"
#include "data/import/CsvProbe.h"
#include <cmath>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace data;
using namespace data::csv;

namespace {

// A file in memory that has a name.
class MemoryFile
{
public:
    MemoryFile() : m_fd(::memfd_create("table", MFD_CLOEXEC)), m_path("/proc/self/fd/" + std::to_string(m_fd)) {}
    ~MemoryFile() { ::close(m_fd); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    const std::filesystem::path& hold(const std::uint8_t* bytes, std::size_t size)
    {
        fuzzCheck(::ftruncate(m_fd, 0) == 0 && ::pwrite(m_fd, bytes, size, 0) == static_cast<ssize_t>(size));
        return m_path;
    }

private:
    int m_fd;
    std::filesystem::path m_path;
};

} // namespace

std::vector<std::string> fuzzSeeds()
{
    return {"node,t_ms,power_W\n1,0,4590\n1,2063,6381\n2,10,\n2,20,NaN\n",
            "time_s,cdu1_W,cdu2_W,T_wetbulb_C\n0,1013385.0,1015702.4,4.8333\n15,1020521.5,,4.8056\n30,1e6,\"5\",x\n",
            "\xEF\xBB\xBFZeit;Rack;Leistung (kW)\r\n15.07.2025 12:00:00;7;12,5\r\n15.07.2025 12:00:10;7;\"13,0\"\r\n",
            "timestamp,host,gpu,metric,value\n2025-07-15T12:00:00.5Z,a,0,power_kW,1.5\n2025-07-15T12:00:01+02:00,a,1,DCGM_FI_DEV_GPU_TEMP,9223372036854775794\n",
            "hour|util_ave|util_max\n01/31/2025 11:00 PM|98.125|100\n02/01/2025 12:00 AM|50|60\n",
            "# made by a meter\nt_s\tW\tW1\tV1\tPF1\n0.000\t2511.1\t849.2\t239.37\t0.9662\n-1\t1\t1\t1\t1\n",
            "time,a_W,b_W\n1752580800000,1,2\n1752580801000,3,4\n1752580800500,5,6,\n\n,,\n"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    if (size < 2)
        return 0;
    static MemoryFile file;
    const std::uint8_t options = bytes[size - 1]; // the last byte chooses how it is read
    CsvMapping mapping;
    mapping.start = twin::Timestamp::fromUtc(2025, 7, 15);
    mapping.findEvents = false;
    mapping.layout = static_cast<CsvMapping::Layout>(options % 3);
    if (options & 4)
        mapping.timeZone = "America/Chicago";
    if (options & 8) {
        MappingRule rule;
        rule.name = "*";
        rule.asset = "{asset}/{1}";
        rule.metric = "{column}";
        rule.blankFrom = 2147483632;
        mapping.rules = ChannelMapping({rule});
    } else if (options & 16) {
        mapping.assets = "array:H1-R01-01";
    }
    try {
        const auto plan = makePlan(file.hold(bytes, size - 1), mapping);
        Facts facts(plan);
        BlockPipeline blocks(plan, plan.file.dataBegin, -1, 1);
        std::vector<int> keys;
        while (const auto* block = blocks.next()) {
            facts.define(*block, keys);
            facts.absorb(*block, keys);
            for (std::size_t i = 0; i < block->count * facts.columns(); ++i)
                fuzzCheck(!std::isinf(block->values[i]));
            std::size_t rows = 0;
            for (const auto& run : block->runs) {
                fuzzCheck(run.begin == rows && run.end > run.begin);
                rows = run.end;
            }
            fuzzCheck(rows == block->count);
        }
        fuzzCheck(facts.rejected <= facts.rows && facts.rows <= static_cast<std::int64_t>(size));
        for (const auto& choice : facts.choices())
            fuzzCheck(std::isfinite(choice.resolution) && choice.resolution >= 0);
        for (const auto& channel : facts.channels())
            fuzzCheck(channel.kind < static_cast<int>(facts.kinds().size()));
        rulesOf(previewCsv(plan.csv, 5, mapping));
    } catch (const twin::Error& error) {
        fuzzCheck(error.what()[0] != 0); // refused in words
    }
    return 0;
}
