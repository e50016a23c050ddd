#include "data/live/modbus/ModbusDevice.h"
#include "data/live/modbus/ModbusLink.h"
#include "data/live/mqtt/ForeignChannels.h"
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

namespace data::live {
namespace {
constexpr auto usage = twin::Error::Kind::Usage;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int identityModel = 1, mostAtOnce = 125;
using Table = RegisterEntry::Table;
using Type = RegisterEntry::Type;

/// The raw number of an entry; NaN if the device has none.
double rawValue(const RegisterEntry& e, std::span<const std::uint16_t> registers)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < registers.size(); ++i)
        bits = bits << 16 | registers[e.isLittleFirst ? registers.size() - 1 - i : i];
    switch (e.type) {
    case Type::Int16: return static_cast<std::int16_t>(bits);
    case Type::Int32: return static_cast<std::int32_t>(bits);
    case Type::Int64: return static_cast<double>(static_cast<std::int64_t>(bits));
    case Type::Float32: return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    case Type::Float64: return std::bit_cast<double>(bits);
    default: return static_cast<double>(bits);
    }
}

/// Powers and currents have a direction; voltages, energies and temperatures do not.
bool isDirected(const std::string& metric)
{
    constexpr std::array names{"power", "reactive_power", "current", "dc_power", "dc_current"};
    return std::any_of(names.begin(), names.end(), [&](const char* n) { return metric == n; });
}

RecordingEvent::Severity severityOf(const std::string& word)
{
    const auto has = [&](const char* part) { return word.find(part) != std::string::npos; };
    if (has("fault") || has("error") || has("failure"))
        return RecordingEvent::Severity::Critical;
    if (has("warning") || has("disconnected") || has("protection") || has("not permitted"))
        return RecordingEvent::Severity::Warning;
    return RecordingEvent::Severity::Information;
}
} // namespace

ModbusDevice::ModbusDevice(ModbusDeviceSettings settings, int unit) : m_settings(std::move(settings)), m_unit(unit)
{
    m_asset = deviceAsset(m_settings.asset, {m_settings.host, unit, {}, {}});
    for (const RegisterEntry& e : m_settings.registers) {
        const std::string asset = e.asset.empty() ? m_asset : deviceAsset(e.asset, {m_settings.host, unit, {}, {}});
        MappingRule rule;
        rule.name = "*";
        rule.asset = asset;
        rule.metric = e.metric;
        rule.unit = e.unit;
        const auto mapped = ChannelMapping({rule}).map("register", {});
        if (!mapped)
            throw twin::Error(TWIN_TEXT("Register %1 cannot become the metric “%2” of “%3”."), {std::to_string(e.address), e.metric, asset}, usage);
        m_entries.push_back({e, *mapped});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        return std::tuple(a.entry.table, a.entry.address) < std::tuple(b.entry.table, b.entry.address);
    });
}

void ModbusDevice::discover(const Read& read)
{
    if (!m_settings.registers.empty()) {
        m_isDiscovered = true;
        return;
    }
    const auto reader = [&](int address, std::span<std::uint16_t> out) {
        try {
            read(Table::Holding, address, out);
            return true;
        } catch (const ModbusError& e) {
            if (e.kindOfFailure() == ModbusError::What::Absent)
                return false;
            throw;
        }
    };
    auto blocks = findSunSpec(reader, m_settings.base);
    const std::string name = m_settings.host + ", unit " + std::to_string(m_unit);
    if (!blocks)
        throw twin::Error(TWIN_TEXT("The Modbus device %1 does not speak SunSpec: there is no mark at 40000, 50000 or 0. Give its registers one by one."), {name}, usage);
    DeviceNames names{m_settings.host, m_unit, {}, {}};
    for (const SunSpecBlock& block : *blocks)
        if (block.id == identityModel) {
            std::vector<std::uint16_t> registers(static_cast<std::size_t>(std::min(block.length + 2, 68)));
            read(Table::Holding, block.address, registers);
            const auto identity = readIdentity(registers);
            names.serial = identity.serial;
            names.model = identity.model;
            break;
        }
    std::erase_if(*blocks, [](const SunSpecBlock& b) { return !sunSpecModel(b.id); });
    if (blocks->empty())
        throw twin::Error(TWIN_TEXT("The Modbus device %1 speaks SunSpec, but none of its models is one that is recorded."), {name}, usage);
    const auto models = sunSpecModels();
    const auto rank = [&](const SunSpecBlock& b) { return sunSpecModel(b.id) - models.data(); };
    std::stable_sort(blocks->begin(), blocks->end(), [&](const SunSpecBlock& a, const SunSpecBlock& b) { return rank(a) < rank(b); });
    const std::string asset = deviceAsset(m_settings.asset, names);
    if (!ForeignChannels::isName(asset))
        throw twin::Error(TWIN_TEXT("The Modbus device %1 does not tell what the name of its asset “%2” needs."), {name, m_settings.asset}, usage);
    if (*blocks != m_blocks || asset != m_asset) { // another device may have been put in its place
        m_channels.clear();
        m_states.clear();
        m_names.clear();
        m_blocks = std::move(*blocks);
        m_asset = asset;
    }
    m_isDiscovered = true;
}

std::string ModbusDevice::assetOf(const SunSpecModel& model, int element) const
{
    return element < 0 ? m_asset : m_asset + '/' + model.groupName + '-' + std::to_string(element + 1);
}

std::uint32_t ModbusDevice::channelOf(std::size_t block, const SunSpecReading& r, const SunSpecModel& model, DeviceReport& report)
{
    const auto [it, isNew] = m_channels.try_emplace(Place{block, r.element, r.point}, 0);
    if (!isNew)
        return it->second;
    const std::string asset = assetOf(model, r.element);
    std::string metric = r.point->metric;
    for (int n = 1; !m_names.emplace(asset, metric).second; ++n) // two models may tell the same: the later ones say which they are
        metric = std::string(r.point->metric) + '_' + std::to_string(model.id) + (n > 1 ? '_' + std::to_string(n) : "");
    it->second = static_cast<std::uint32_t>(m_hasValue.size());
    m_hasValue.push_back(false);
    report.channels.push_back({asset, metric, r.point->unit, twin::Origin::Measured, r.resolution});
    return it->second;
}

void ModbusDevice::tellState(std::size_t block, const SunSpecReading& r, const std::string& asset, DeviceReport& report)
{
    if (!r.isImplemented)
        return;
    const auto [it, isFirst] = m_states.try_emplace(Place{block, r.element, r.point}, 0);
    const std::uint32_t before = it->second;
    it->second = r.raw;
    if (!isFirst && before == r.raw)
        return;
    const auto word = [&](std::uint32_t value, const char* unnamed) {
        const std::string text = sunSpecWord(*r.point, value);
        return text.empty() ? unnamed + std::to_string(value) : text;
    };
    const std::string what = asset + ": " + r.point->metric;
    if (r.point->use == SunSpecPoint::Use::State) {
        const std::string now = word(r.raw, "state ");
        report.events.push_back({report.t, "state", isFirst ? what + ' ' + now : what + ' ' + word(before, "state ") + " → " + now, severityOf(now), asset});
        return;
    }
    const std::uint32_t flipped = isFirst ? r.raw : r.raw ^ before;
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        if (!(flipped >> bit & 1))
            continue;
        const std::string name = word(bit, "alarm bit ");
        const bool isOn = r.raw >> bit & 1;
        const auto severity = !isOn ? RecordingEvent::Severity::Information : name.ends_with("warning") ? RecordingEvent::Severity::Warning : RecordingEvent::Severity::Critical;
        report.events.push_back({report.t, isOn ? "alarm" : "alarm_cleared", what + ' ' + name + (isOn ? "" : " is over"), severity, asset});
    }
}

void ModbusDevice::put(std::uint32_t channel, double value, DeviceReport& report)
{
    m_hasValue[channel] = std::isfinite(value);
    report.values.emplace_back(channel, std::isfinite(value) ? value : nan);
}

void ModbusDevice::pollSunSpec(const Read& read, const Now& now, DeviceReport& report)
{
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        const SunSpecModel& model = *sunSpecModel(m_blocks[b].id);
        std::vector<std::uint16_t> registers(static_cast<std::size_t>(neededRegisters(model, m_blocks[b].length)));
        read(Table::Holding, m_blocks[b].address, registers);
        report.t = now();
        if (registers[0] != m_blocks[b].id || registers[1] != m_blocks[b].length) {
            m_isDiscovered = false; // found out anew before the next poll
            report.rejected += 1;
            report.why = {TWIN_TEXT("Unit %1 of Modbus device %2 has changed its list of models; it is read anew."), {std::to_string(m_unit), m_settings.host}};
            return;
        }
        std::optional<twin::Message> problem;
        for (const SunSpecReading& r : readModel(model, registers, problem)) {
            if (r.point->use != SunSpecPoint::Use::Value) {
                tellState(b, r, assetOf(model, r.element), report);
            } else if (r.isImplemented) {
                const std::uint32_t channel = channelOf(b, r, model, report);
                put(channel, isDirected(r.point->metric) ? r.value * m_settings.sign : r.value, report);
            } else if (const auto it = m_channels.find(Place{b, r.element, r.point}); it != m_channels.end()) {
                put(it->second, nan, report); // it had a value before
            }
        }
        if (problem) {
            ++report.rejected;
            report.why = *problem;
        }
    }
}

void ModbusDevice::pollRegisters(const Read& read, const Now& now, DeviceReport& report)
{
    std::optional<ModbusError> lastProblem;
    std::size_t answered = 0;
    for (std::size_t begin = 0; begin < m_entries.size();) {
        // Neighbours go in one request; a hole between them might be a register that the device does not have.
        const RegisterEntry& first = m_entries[begin].entry;
        int size = registersOf(first.type);
        std::size_t end = begin + 1;
        for (; end < m_entries.size(); ++end) {
            const RegisterEntry& next = m_entries[end].entry;
            const int until = next.address + registersOf(next.type) - first.address;
            if (next.table != first.table || next.address > first.address + size || std::max(size, until) > mostAtOnce)
                break;
            size = std::max(size, until);
        }
        std::vector<std::uint16_t> registers(static_cast<std::size_t>(size));
        bool hasAnswer = true;
        try {
            read(first.table, first.address, registers);
            ++answered;
        } catch (const ModbusError& e) {
            if (e.kindOfFailure() == ModbusError::What::Broken)
                throw;
            lastProblem = e;
            hasAnswer = false;
            ++report.rejected;
            report.why = e.message();
        }
        report.t = now();
        for (std::size_t i = begin; i < end; ++i) {
            Entry& entry = m_entries[i];
            const RegisterEntry& e = entry.entry;
            const auto at = static_cast<std::size_t>(e.address - first.address);
            const double raw = hasAnswer ? rawValue(e, std::span<const std::uint16_t>(registers).subspan(at, static_cast<std::size_t>(registersOf(e.type)))) : nan;
            const bool isBlank = !std::isfinite(raw) || (e.blank && raw == *e.blank);
            if (entry.channel < 0) {
                if (isBlank)
                    continue;
                entry.channel = static_cast<int>(m_hasValue.size());
                m_hasValue.push_back(false);
                report.channels.push_back(entry.mapped.channel);
            }
            const double value = isBlank ? nan : entry.mapped.apply(raw * e.scale + e.offset);
            put(static_cast<std::uint32_t>(entry.channel), isDirected(e.metric) ? value * m_settings.sign : value, report);
        }
        begin = end;
    }
    if (answered == 0 && lastProblem)
        throw *lastProblem;
}

DeviceReport ModbusDevice::poll(const Read& read, const Now& now)
{
    DeviceReport report;
    report.t = now();
    if (m_settings.registers.empty())
        pollSunSpec(read, now, report);
    else
        pollRegisters(read, now, report);
    return report;
}

DeviceReport ModbusDevice::silence(twin::Timestamp at)
{
    DeviceReport report;
    report.t = at;
    for (std::uint32_t c = 0; c < m_hasValue.size(); ++c)
        if (m_hasValue[c])
            put(c, nan, report);
    return report;
}

} // namespace data::live
