// Ready-made rules for the metrics of NVIDIA's dcgm-exporter: names, units and types of its default-counters.csv and
// dcp-metrics-included.csv (github.com/NVIDIA/dcgm-exporter, Apache-2.0); marks of blanks: dcgm_structs.h of NVIDIA DCGM.
#include "data/mapping/ChannelMapping.h"

namespace data {
namespace {

// DCGM_INT32_BLANK 0x7ffffff0; the other blanks (not found, not supported, not permitted) lie above it, and so do those of wider types.
constexpr double blank32 = 2147483632.0;
// DCGM_INT64_BLANK 0x7ffffffffffffff0 and above: as a double they are all 2^63. Counters and rates may well pass 2^31.
constexpr double blank64 = 9223372036854774784.0;

struct Counter
{
    const char *name, *metric, *unit;
    double scale, resolution, blankFrom;
};
constexpr Counter counters[] = {
    {"DCGM_FI_DEV_SM_CLOCK", "sm_clock", "MHz", 1, 1, blank32},
    {"DCGM_FI_DEV_MEM_CLOCK", "memory_clock", "MHz", 1, 1, blank32},
    {"DCGM_FI_DEV_GPU_TEMP", "gpu_temperature", "°C", 1, 1, blank32},
    {"DCGM_FI_DEV_MEMORY_TEMP", "memory_temperature", "°C", 1, 1, blank32},
    {"DCGM_FI_DEV_POWER_USAGE", "power", "W", 1, 0.001, blank32},
    {"DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "energy_counter", "J", 0.001, 0.001, blank64},
    {"DCGM_FI_DEV_PCIE_REPLAY_COUNTER", "pcie_replays", "", 1, 1, blank64},
    {"DCGM_FI_DEV_GPU_UTIL", "utilisation", "%", 1, 0.01, blank32},
    {"DCGM_FI_DEV_MEM_COPY_UTIL", "memory_copy_utilisation", "%", 1, 1, blank32},
    {"DCGM_FI_DEV_ENC_UTIL", "encoder_utilisation", "%", 1, 1, blank32},
    {"DCGM_FI_DEV_DEC_UTIL", "decoder_utilisation", "%", 1, 1, blank32},
    {"DCGM_FI_DEV_XID_ERRORS", "xid_error", "", 1, 1, blank32},
    {"DCGM_FI_DEV_POWER_VIOLATION", "power_violation_counter", "ns", 1, 1, blank64},
    {"DCGM_FI_DEV_THERMAL_VIOLATION", "thermal_violation_counter", "ns", 1, 1, blank64},
    {"DCGM_FI_DEV_SYNC_BOOST_VIOLATION", "sync_boost_violation_counter", "ns", 1, 1, blank64},
    {"DCGM_FI_DEV_BOARD_LIMIT_VIOLATION", "board_limit_violation_counter", "ns", 1, 1, blank64},
    {"DCGM_FI_DEV_LOW_UTIL_VIOLATION", "low_utilisation_violation_counter", "ns", 1, 1, blank64},
    {"DCGM_FI_DEV_RELIABILITY_VIOLATION", "reliability_violation_counter", "ns", 1, 1, blank64},
    {"DCGM_EXP_CLOCK_EVENTS_COUNT", "clock_events", "", 1, 1, blank64},
    {"DCGM_EXP_XID_ERRORS_COUNT", "xid_errors", "", 1, 1, blank64},
    {"DCGM_EXP_GPU_HEALTH_STATUS", "gpu_health_status", "", 1, 1, blank32},
    {"DCGM_EXP_P2P_STATUS", "p2p_status", "", 1, 1, blank32},
    {"DCGM_FI_DEV_FB_FREE", "memory_free", "MiB", 1, 1, blank32},
    {"DCGM_FI_DEV_FB_USED", "memory_used", "MiB", 1, 1, blank32},
    {"DCGM_FI_DEV_FB_RESERVED", "memory_reserved", "MiB", 1, 1, blank32},
    {"DCGM_FI_DEV_ECC_SBE_VOL_TOTAL", "ecc_single_bit_volatile", "", 1, 1, blank64},
    {"DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", "ecc_double_bit_volatile", "", 1, 1, blank64},
    {"DCGM_FI_DEV_ECC_SBE_AGG_TOTAL", "ecc_single_bit_aggregate", "", 1, 1, blank64},
    {"DCGM_FI_DEV_ECC_DBE_AGG_TOTAL", "ecc_double_bit_aggregate", "", 1, 1, blank64},
    {"DCGM_FI_DEV_RETIRED_SBE", "retired_pages_single_bit", "", 1, 1, blank64},
    {"DCGM_FI_DEV_RETIRED_DBE", "retired_pages_double_bit", "", 1, 1, blank64},
    {"DCGM_FI_DEV_RETIRED_PENDING", "retired_pages_pending", "", 1, 1, blank64},
    {"DCGM_FI_DEV_NVLINK_CRC_FLIT_ERROR_COUNT_TOTAL", "nvlink_flit_errors", "", 1, 1, blank64},
    {"DCGM_FI_DEV_NVLINK_CRC_DATA_ERROR_COUNT_TOTAL", "nvlink_data_errors", "", 1, 1, blank64},
    {"DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL", "nvlink_replays", "", 1, 1, blank64},
    {"DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL", "nvlink_recoveries", "", 1, 1, blank64},
    {"DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", "nvlink_bandwidth_counter", "", 1, 1, blank64},
    {"DCGM_FI_DEV_NVLINK_BANDWIDTH_L0", "nvlink_link0_bytes", "B", 1, 1, blank64},
    {"DCGM_FI_DEV_VGPU_LICENSE_STATUS", "vgpu_license_status", "", 1, 1, blank32},
    {"DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", "remapped_rows_uncorrectable", "", 1, 1, blank32},
    {"DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS", "remapped_rows_correctable", "", 1, 1, blank32},
    {"DCGM_FI_DEV_ROW_REMAP_FAILURE", "row_remap_failure", "", 1, 1, blank32},
    // Profiling: shares of time as they come, six decimals.
    {"DCGM_FI_PROF_GR_ENGINE_ACTIVE", "graphics_engine_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_SM_ACTIVE", "sm_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_SM_OCCUPANCY", "sm_occupancy", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", "tensor_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_DRAM_ACTIVE", "dram_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_PIPE_FP64_ACTIVE", "fp64_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_PIPE_FP32_ACTIVE", "fp32_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_PIPE_FP16_ACTIVE", "fp16_active", "", 1, 1e-6, blank32},
    {"DCGM_FI_PROF_PCIE_TX_BYTES", "pcie_sent", "B/s", 1, 1, blank64},
    {"DCGM_FI_PROF_PCIE_RX_BYTES", "pcie_received", "B/s", 1, 1, blank64},
    {"DCGM_FI_PROF_NVLINK_TX_BYTES", "nvlink_sent", "B/s", 1, 1, blank64},
    {"DCGM_FI_PROF_NVLINK_RX_BYTES", "nvlink_received", "B/s", 1, 1, blank64},
};

// The exporter names its machine in Hostname; Prometheus adds where it scraped, host:port; the bare exposition has the GPU alone.
struct Naming
{
    const char *label, *asset;
};
constexpr Naming namings[] = {{"Hostname", "{Hostname}/G{gpu+1}"}, {"instance", "{instance:/^\\[?([^\\]]+?)\\]?(?::\\d+)?$/}/G{gpu+1}"}, {nullptr, "G{gpu+1}"}};

ChannelMapping dcgm()
{
    std::vector<MappingRule> rules;
    for (const auto& counter : counters)
        for (const auto& naming : namings) {
            MappingRule rule;
            rule.name = counter.name;
            rule.labels.emplace("gpu", "*");
            if (naming.label != nullptr)
                rule.labels.emplace(naming.label, "*");
            rule.asset = naming.asset;
            rule.metric = counter.metric;
            rule.unit = counter.unit;
            rule.scale = counter.scale;
            rule.resolution = counter.resolution;
            rule.blankFrom = counter.blankFrom;
            rules.push_back(std::move(rule));
        }
    return ChannelMapping(std::move(rules));
}

} // namespace

ChannelMapping ChannelMapping::builtIn(const std::string& id)
{
    if (id == "dcgm-exporter") {
        static const ChannelMapping mapping = dcgm();
        return mapping;
    }
    throw twin::Error(TWIN_TEXT("There is no ready-made mapping “%1”; there is %2."), {id, "dcgm-exporter"}, twin::Error::Kind::Usage);
}

std::vector<std::string> ChannelMapping::builtInIds() { return {"dcgm-exporter"}; }

} // namespace data
