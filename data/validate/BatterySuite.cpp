// Two forms of reference: a battery run with its parameters and schedule (state of charge within 1e-4), and capacities of LFP cells under a
// daily cycle with the rates of a fitted law (within 1e-4).
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Battery.h"
#include "twin/physics/BatteryLaws.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <regex>

namespace data {
namespace {

constexpr const char* run = "battery run of the Modelica Buildings library";
constexpr Criterion socError{"state of charge", "of capacity", 1e-4, run};
constexpr Criterion socBounds{"state of charge outside 0 .. 1", "of capacity", 0, "never"};
constexpr Criterion powerError{"power", "relative to the largest", 1e-4, run};
constexpr Criterion currentError{"current", "relative to the largest", 1e-4, run};
constexpr Criterion roundTrip{"round trip", "share", 1e-4, "product of both efficiencies"};
constexpr Criterion fade{"relative capacity", "of new", 1e-4, "NREL BLAST-Lite, 250 Ah prismatic LFP cell"};
constexpr Criterion cycles{"equivalent full cycles", "relative", 1e-4, "cycles of the same run, from its daily profile"};

/// "charge 10 kW from 23:00 until SOC>=0.99"
struct Phase
{
    double powerW = 0; ///< + discharging, as the plant counts
    double clockS = 0; ///< of the day
    double untilSoc = 0;
};

std::optional<std::vector<Phase>> readSchedule(const std::string& text)
{
    static const std::regex phase(R"(^\s*(charge|discharge)\s+([0-9.]+)\s*(W|kW|MW)\s+from\s+(\d{1,2}):(\d{2})\s+until\s+SOC\s*([<>])=\s*([0-9.]+)\s*$)");
    std::vector<Phase> phases;
    if (text.size() > 1000) // the library's matching recurses with the length
        return {};
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(';', begin), text.size());
        std::smatch m;
        const auto part = text.substr(begin, end - begin);
        if (!std::regex_match(part, m, phase))
            return {};
        const bool charge = m[1] == "charge";
        const auto power = twin::toNumber(m[2].str()), until = twin::toNumber(m[7].str());
        const double hour = twin::toNumber(m[4].str()).value_or(24), minute = twin::toNumber(m[5].str()).value_or(60);
        if (!power || !(*power > 0) || !until || !(*until >= 0 && *until <= 1) || hour > 23 || minute > 59 || charge != (m[6] == ">"))
            return {};
        const double unit = m[3] == "MW" ? 1e6 : m[3] == "kW" ? 1e3 : 1;
        phases.push_back({(charge ? -1 : 1) * *power * unit, hour * 3600 + minute * 60, *until});
        begin = end + 1;
    }
    return phases;
}

/// The schedule, one phase after the other, each from its next time of the day until its state of charge. Between two events the power is
/// constant and the law is exact.
class ScheduledRun
{
public:
    ScheduledRun(const twin::BatteryPlant& battery, double storedWh, double beginS, std::vector<Phase> phases)
        : m_battery(battery), m_storedWh(storedWh), m_now(beginS), m_phases(std::move(phases))
    {
        plan();
    }
    void advance(double toS)
    {
        while (m_now < toS) {
            const double power = powerW(), next = std::min(toS, power == 0 ? m_startS : m_endS);
            if (next > m_now)
                m_storedWh = twin::storedAfterWh(m_battery, m_storedWh, power, next - m_now);
            (power > 0 ? m_outJ : m_inJ) += std::abs(power) * (next - m_now);
            m_now = std::max(m_now, next);
            turn();
        }
    }
    double soc() const { return m_storedWh / m_battery.capacityWh; }
    double powerW() const { return m_running ? m_phases[m_phase].powerW : 0; }
    double lastTurnS() const { return m_lastTurnS; }
    /// Energy out over energy in between the last two times the battery was equally full; NaN before.
    double roundTrip() const { return m_roundTrip; }

private:
    void turn()
    {
        if (!m_running && m_now >= m_startS) {
            const auto& phase = m_phases[m_phase];
            const double seconds = twin::secondsUntilStored(m_battery, m_storedWh, phase.untilSoc * m_battery.capacityWh, phase.powerW);
            m_lastTurnS = m_now;
            m_running = std::isfinite(seconds) && seconds > 0;
            m_endS = m_now + seconds;
            if (!m_running)
                nextPhase();
        } else if (m_running && m_now >= m_endS) {
            m_storedWh = m_phases[m_phase].untilSoc * m_battery.capacityWh; // the rounding of the clock goes no further
            m_lastTurnS = m_now;
            m_running = false;
            if (m_phase == m_phases.size() - 1) { // a whole turn of the schedule
                if (m_turnSoc == soc() && m_inJ > 0)
                    m_roundTrip = m_outJ / m_inJ;
                m_turnSoc = soc();
                m_inJ = m_outJ = 0;
            }
            nextPhase();
        }
    }
    void nextPhase()
    {
        m_phase = (m_phase + 1) % m_phases.size();
        plan(m_now + 1e-6);
    }
    void plan() { plan(m_now); }
    void plan(double fromS)
    {
        constexpr double day = 86400;
        m_startS = std::floor(fromS / day) * day + m_phases[m_phase].clockS;
        if (m_startS < fromS)
            m_startS += day;
        m_endS = std::numeric_limits<double>::infinity();
    }
    twin::BatteryPlant m_battery;
    double m_storedWh, m_now;
    std::vector<Phase> m_phases;
    std::size_t m_phase = 0;
    bool m_running = false;
    double m_startS = 0, m_endS = 0, m_lastTurnS = -HUGE_VAL;
    double m_inJ = 0, m_outJ = 0, m_turnSoc = NAN, m_roundTrip = NAN;
};

void readRun(SuiteFolders& folders, const ReferenceFile& file, const ReferenceFile& parameters)
{
    const auto json = powerflow::readObject(parameters);
    const auto number = [&](const char* key) { return powerflow::number(json, key, parameters.relative); };
    twin::BatteryPlant battery;
    battery.powerLimitW = std::numeric_limits<double>::infinity();
    battery.capacityWh = number("EMax_J") / 3600;
    battery.socMin = 0;
    battery.socMax = 1;
    battery.chargeEfficiency = number("etaCha");
    battery.dischargeEfficiency = number("etaDis");
    const double socStart = number("SOC_start");
    for (const double eta : {battery.chargeEfficiency, battery.dischargeEfficiency})
        if (!(eta > 0 && eta <= 1) || !(battery.capacityWh > 0) || !(socStart >= 0 && socStart <= 1))
            throw twin::Error(TWIN_TEXT("%1 describes a battery that cannot be; capacity, efficiencies and the first state of charge must be above 0, "
                                        "the last two at most 1."),
                              {parameters.relative});
    const auto schedule = readSchedule(json.value("schedule").toString().toStdString());
    if (!schedule) {
        folders.unsupported(file, file.path.filename().string(), "its schedule is not of the form “charge 10 kW from 23:00 until SOC>=0.99; …”");
        return;
    }
    const ReferenceTable t(file.path);
    const auto time = t.numbers("time_s"), soc = t.numbers("SOC"), power = t.numbers("P_W");
    if (t.rows() == 0)
        throw twin::Error(TWIN_TEXT("%1 holds no row; restore the file."), {file.relative});
    double mostW = 0;
    for (const auto& phase : *schedule)
        mostW = std::max(mostW, std::abs(phase.powerW));
    ScheduledRun simulated(battery, socStart * battery.capacityWh, time.front(), *schedule);
    twin::CycleCounter counter;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto where = [&] { return rowName(file, r); };
        if (!std::isfinite(time[r]) || (r > 0 && time[r] < time[r - 1]))
            throw twin::Error(TWIN_TEXT("The time in %1 is no number or runs backwards; the file is damaged."), {rowName(file, r)});
        simulated.advance(time[r]);
        folders.errors(file, socError).add(simulated.soc() - soc[r], where);
        folders.errors(file, socBounds).add(std::max({0.0, -simulated.soc(), simulated.soc() - 1}), where);
        counter.add(simulated.soc());
        if (std::abs(time[r] - simulated.lastTurnS()) < 1) // before or after the switch is a matter of rounding
            continue;
        folders.errors(file, powerError).add((-simulated.powerW() - power[r]) / mostW, where);
        if (t.has("i_A") && json.value("V_nominal").toDouble() > 0)
            folders.errors(file, currentError).add((-simulated.powerW() / number("V_nominal") - t.number(r, "i_A")) * number("V_nominal") / mostW, where);
    }
    if (std::isfinite(simulated.roundTrip()))
        folders.errors(file, roundTrip).add(simulated.roundTrip() - battery.chargeEfficiency * battery.dischargeEfficiency, [&] { return file.path.filename().string(); });
    folders.note(file, file.path.filename().string() + ": " + twin::numberText(counter.equivalentFullCycles(), 2) + " equivalent full cycles in " +
                           twin::numberText((time.back() - time.front()) / 86400, 1) + " days, round trip " +
                           twin::numberText(battery.chargeEfficiency * battery.dischargeEfficiency, 3) + ".");
}

/// Cycles of one day: full until 06:00, down at the rate, rest until 18:00, up at the rate for what is left of the day.
double dailyCycles(double high, double low, double cRate)
{
    const double down = std::min(high - low, 12 * cRate), up = std::min(down, 6 * cRate);
    const double day[] = {high, high - down, high - down + up};
    return twin::equivalentFullCycles(day);
}

void readFade(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto where = [&] { return rowName(file, r); };
        const double days = t.number(r, "t_days"), efc = t.number(r, "efc");
        const double q = twin::lfpRelativeCapacity({t.number(r, "kcal_per_day^0.526"), t.number(r, "kcyc_per_efc^0.828")}, days, efc);
        folders.errors(file, fade).add(q - t.number(r, "relative_capacity"), where);
        if (t.has("soc_high") && t.has("soc_low") && t.has("C_rate") && efc > 0)
            folders.errors(file, cycles).add(dailyCycles(t.number(r, "soc_high"), t.number(r, "soc_low"), t.number(r, "C_rate")) * days / efc - 1, where);
    }
}

} // namespace

std::vector<SuiteResult> batterySuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    const auto parameters = files.jsonWith({"EMax_J", "SOC_start", "etaCha", "etaDis", "schedule"});
    for (const auto* file : files.csvWith({"time_s", "P_W", "SOC"})) {
        // The parameters beside it whose first state of charge is the run's own.
        const ReferenceFile* found = nullptr;
        double least = HUGE_VAL;
        folders.read(*file, [&] {
            const ReferenceTable t(file->path);
            for (const auto* p : parameters)
                if (p->folder() == file->folder() && t.rows() > 0) {
                    const double off = std::abs(powerflow::readObject(*p).value("SOC_start").toDouble() - t.number(0, "SOC"));
                    if (!found || off < least) {
                        found = p;
                        least = off;
                    }
                }
            if (found)
                readRun(folders, *file, *found);
            else
                folders.unsupported(*file, file->path.filename().string(), "no parameters of a battery lie beside it");
        });
        if (found)
            folders.claim(*found);
    }
    for (const auto* file : files.csvWith({"t_days", "efc", "kcal_per_day^0.526", "kcyc_per_efc^0.828", "relative_capacity"}))
        folders.read(*file, [&] { readFade(folders, *file); });
    return folders.take();
}

} // namespace data
