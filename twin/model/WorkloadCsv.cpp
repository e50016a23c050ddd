// Workload traces from CSV: utilisation over time, or the measured power of servers.
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/base/TextFile.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/Workload.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace twin {
namespace {

// The kind of rack whose servers explain a measured power: eight 8-GPU Hopper servers.
constexpr const char* tracedRackType = "hgx_h100_64";
constexpr double gridSeconds = 2;             // polling period of the public H100 cluster traces
constexpr double mostGridPoints = 2'000'000;  // longer recordings get a coarser grid
constexpr std::size_t mostSamples = 50'000'000;

/// Lower case, every run of other characters one underscore, "%" spelt out: "Power (kW)" -> "power_kw".
std::string normalised(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            out.push_back(static_cast<char>(c - 'A' + 'a'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out.push_back(c);
        else {
            if (!out.empty() && out.back() != '_')
                out.push_back('_');
            if (c == '%')
                out += "percent";
        }
    }
    while (!out.empty() && out.back() == '_')
        out.pop_back();
    return out;
}

/// Takes a unit off the end of a name: "t_ms" -> "t", "ms".
std::string takeUnit(std::string& name, std::initializer_list<const char*> units)
{
    for (const std::string unit : units)
        if (name.size() > unit.size() + 1 && name.ends_with("_" + unit)) {
            name.resize(name.size() - unit.size() - 1);
            return unit;
        }
    return {};
}

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t'))
        s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t'))
        s.remove_suffix(1);
    return s;
}

template<std::size_t N> bool isOneOf(const std::string& name, const char* const (&names)[N])
{
    return std::any_of(std::begin(names), std::end(names), [&name](const char* n) { return name == n; });
}

struct Column
{
    int index = -1;
    std::string name;
    double scale = 1; ///< to seconds, to 0 .. 1, to W
};

std::optional<double> timeScale(std::string name)
{
    static constexpr const char* names[] = {"t", "time", "timestamp", "ts", "datetime", "date_time", "elapsed", "elapsed_time"};
    static constexpr const char* seconds[] = {"s", "sec", "second", "seconds"};
    if (isOneOf(name, seconds))
        return 1.0;
    const auto unit = takeUnit(name, {"ns", "us", "ms", "s", "sec", "seconds", "min", "h", "utc"});
    if (!isOneOf(name, names))
        return {};
    return unit == "ns" ? 1e-9 : unit == "us" ? 1e-6 : unit == "ms" ? 1e-3 : unit == "min" ? 60.0 : unit == "h" ? 3600.0 : 1.0;
}

std::optional<double> utilisationScale(std::string name)
{
    static constexpr const char* names[] = {"utilisation", "utilization", "util", "u", "load", "gpu_utilisation", "gpu_utilization", "gpu_util"};
    if (name == "dcgm_fi_dev_gpu_util") // NVIDIA DCGM states it in percent
        return 0.01;
    const bool percent = !takeUnit(name, {"percent", "pct"}).empty();
    if (!isOneOf(name, names))
        return {};
    return percent ? 0.01 : 1.0;
}

std::optional<double> powerScale(std::string name)
{
    static constexpr const char* names[] = {"power", "server_power", "node_power", "power_draw"};
    if (name == "watts" || name == "watt" || name == "w")
        return 1.0;
    if (name == "kw")
        return 1e3;
    const auto unit = takeUnit(name, {"w", "kw", "mw", "watts"});
    if (!isOneOf(name, names) || unit.empty())
        return {};
    return unit == "kw" ? 1e3 : unit == "mw" ? 1e6 : 1.0;
}

bool isNodeColumn(const std::string& name)
{
    static constexpr const char* names[] = {"node", "server", "host", "hostname", "instance", "node_id", "server_id", "asset", "channel"};
    return isOneOf(name, names);
}

/// Samples of one node in order of time; seconds since the first sample of the file.
struct Series
{
    std::vector<double> seconds, values;
};

class WorkloadCsvReader
{
public:
    explicit WorkloadCsvReader(const std::string& path) : m_reader(path) {}
    std::shared_ptr<const Workload> read(Timestamp start);

private:
    void readHeader();
    void readRows();
    double timeSeconds(std::string_view field);
    double number(std::string_view field, const Column& column) const;
    std::vector<TracePoint> commonGrid() const;
    std::string at() const { return std::to_string(m_reader.line()); }

    LineReader m_reader;
    std::string m_line, m_storage;
    std::vector<std::string_view> m_fields;
    char m_separator = ',';
    std::size_t m_columns = 0;
    Column m_time, m_value, m_node;
    bool m_isPower = false;
    std::optional<bool> m_isoTimes;
    std::optional<double> m_zero;        ///< time of the first row, where times are numbers
    std::optional<Timestamp> m_zeroIso;  ///< and where they are instants
    std::map<std::string, Series, std::less<>> m_series;
    std::size_t m_samples = 0;
};

void WorkloadCsvReader::readHeader()
{
    do {
        if (!m_reader.next(m_line))
            throw Error(TWIN_TEXT("“%1” holds no header line; the first line must name the columns, as in “t_s,utilisation”."), {m_reader.name()});
    } while (m_line.find_first_not_of(" \t") == std::string::npos || m_line[0] == '#');
    for (std::ptrdiff_t most = 0; const char c : {',', ';', '\t'}) {
        const auto count = std::count(m_line.begin(), m_line.end(), c);
        if (count > most) {
            most = count;
            m_separator = c;
        }
    }
    splitFields(m_line, m_separator, m_fields, m_storage);
    m_columns = m_fields.size();
    Column power;
    std::string columns;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto name = normalised(m_fields[i]);
        const auto column = [&](double scale) { return Column{static_cast<int>(i), excerpt(m_fields[i]), scale}; };
        if (i < 12)
            columns += (i ? ", " : "") + excerpt(m_fields[i], 24);
        if (const auto s = timeScale(name); s && m_time.index < 0)
            m_time = column(*s);
        else if (const auto u = utilisationScale(name); u && m_value.index < 0)
            m_value = column(*u);
        else if (const auto p = powerScale(name); p && power.index < 0)
            power = column(*p);
        else if (isNodeColumn(name) && m_node.index < 0)
            m_node = column(1);
    }
    if (m_time.index < 0)
        throw Error(TWIN_TEXT("“%1”, line %2 names no time column; call it t_s, t_ms or time. The columns are: %3."), {m_reader.name(), at(), columns});
    if (m_value.index < 0) {
        if (power.index < 0)
            throw Error(TWIN_TEXT("“%1”, line %2 names neither a utilisation nor a power column; call it utilisation, utilisation_percent, "
                                  "power_W or power_kW. The columns are: %3."),
                        {m_reader.name(), at(), columns});
        m_value = power;
        m_isPower = true;
    }
}

double WorkloadCsvReader::number(std::string_view field, const Column& column) const
{
    const auto x = toNumber(field);
    if (!x || !std::isfinite(*x))
        throw Error(TWIN_TEXT("“%1”, line %2: %3 is “%4”, which is not a number; correct or remove the row."),
                    {m_reader.name(), at(), column.name, excerpt(field)});
    return *x;
}

double WorkloadCsvReader::timeSeconds(std::string_view field)
{
    if (!m_isoTimes)
        m_isoTimes = !toNumber(field) && Timestamp::fromIso(field);
    if (*m_isoTimes) {
        const auto t = Timestamp::fromIso(field);
        if (!t)
            throw Error(TWIN_TEXT("“%1”, line %2: %3 is “%4”, which is not a date and time such as 2025-07-15T14:00:00Z; correct or remove the row."),
                        {m_reader.name(), at(), m_time.name, excerpt(field)});
        if (!m_zeroIso)
            m_zeroIso = t;
        return t->secondsSince(*m_zeroIso);
    }
    const double x = number(field, m_time);
    if (!m_zero)
        m_zero = x;
    const double seconds = (x - *m_zero) * m_time.scale;
    if (!(std::abs(seconds) < 1e9))
        throw Error(TWIN_TEXT("“%1”, line %2: %3 is %4, more than 30 years from the first row; correct or remove the row."),
                    {m_reader.name(), at(), m_time.name, excerpt(field)});
    return seconds;
}

void WorkloadCsvReader::readRows()
{
    Series* series = nullptr;
    std::string node;
    while (m_reader.next(m_line)) {
        if (m_line.find_first_not_of(" \t") == std::string::npos || m_line[0] == '#')
            continue;
        splitFields(m_line, m_separator, m_fields, m_storage);
        if (m_fields.size() != m_columns)
            throw Error(TWIN_TEXT("“%1”, line %2 has %3 fields where the header has %4; correct or remove the row (a file cut off ends so)."),
                        {m_reader.name(), at(), std::to_string(m_fields.size()), std::to_string(m_columns)});
        const auto field = [this](const Column& c) { return trimmed(m_fields[static_cast<std::size_t>(c.index)]); };
        if (m_node.index >= 0 && (!series || field(m_node) != node)) {
            node = field(m_node);
            series = &m_series[node];
        } else if (!series) {
            series = &m_series[node];
        }
        const double seconds = timeSeconds(field(m_time));
        double value = number(field(m_value), m_value) * m_value.scale;
        if (value < 0)
            throw Error(TWIN_TEXT("“%1”, line %2: %3 is %4, below zero; correct or remove the row."),
                        {m_reader.name(), at(), m_value.name, excerpt(field(m_value))});
        if (!m_isPower && value > 1 + 1e-9)
            throw Error(TWIN_TEXT("“%1”, line %2: %3 is %4, above full utilisation; correct the row, or name the column utilisation_percent if "
                                  "it is in percent."),
                        {m_reader.name(), at(), m_value.name, excerpt(field(m_value))});
        if (!m_isPower)
            value = std::min(value, 1.0);
        if (!series->seconds.empty() && seconds < series->seconds.back()) {
            if (m_node.index < 0)
                throw Error(TWIN_TEXT("“%1”, line %2: time goes back from the row before; sort the rows by time."), {m_reader.name(), at()});
            throw Error(TWIN_TEXT("“%1”, line %2: time goes back from the row before of %3 %4; sort the rows of each %3 by time."),
                        {m_reader.name(), at(), m_node.name, excerpt(node)});
        }
        if (!series->seconds.empty() && seconds == series->seconds.back()) {
            series->values.back() = value; // read twice at one instant: the later reading holds
            continue;
        }
        if (++m_samples > mostSamples)
            throw Error(TWIN_TEXT("“%1” holds more than %2 samples; use a shorter or thinner trace."), {m_reader.name(), std::to_string(mostSamples)});
        series->seconds.push_back(seconds);
        series->values.push_back(value);
    }
    if (m_samples == 0)
        throw Error(TWIN_TEXT("“%1” has a header but no rows; export it again with its values."), {m_reader.name()});
}

// Mean over the nodes on a common grid, each node joined by straight lines between its readings. Where fewer than half of the nodes
// report (at the ends, as nodes are polled one after another) there is no point.
std::vector<TracePoint> WorkloadCsvReader::commonGrid() const
{
    double begin = 1e300, end = -1e300;
    for (const auto& [name, s] : m_series) {
        begin = std::min(begin, s.seconds.front());
        end = std::max(end, s.seconds.back());
    }
    const double step = std::max(gridSeconds, std::ceil((end - begin) / mostGridPoints));
    const auto count = static_cast<std::size_t>((end - begin) / step) + 1;
    std::vector<double> sums(count, 0.0);
    std::vector<std::uint32_t> nodes(count, 0);
    for (const auto& [name, s] : m_series) {
        auto i = static_cast<std::size_t>(std::ceil((s.seconds.front() - begin) / step));
        std::size_t right = 0;
        for (; i < count; ++i) {
            const double t = begin + static_cast<double>(i) * step;
            while (right < s.seconds.size() && s.seconds[right] < t)
                ++right;
            if (right == s.seconds.size())
                break;
            double x = s.values[right];
            if (right > 0 && s.seconds[right] > t) {
                const double a = s.seconds[right - 1], b = s.seconds[right];
                x = s.values[right - 1] + (x - s.values[right - 1]) * (t - a) / (b - a);
            }
            sums[i] += x;
            ++nodes[i];
        }
    }
    std::vector<TracePoint> points;
    std::vector<double> means;
    for (std::size_t i = 0; i < count; ++i)
        if (2 * nodes[i] >= m_series.size() && nodes[i] > 0) {
            points.push_back({static_cast<double>(i) * step, 0.0f});
            means.push_back(sums[i] / nodes[i]);
        }
    if (points.empty())
        throw Error(TWIN_TEXT("“%1”: the nodes have no common time; at no moment do half of the %2 nodes report. Check the time column."),
                    {m_reader.name(), std::to_string(m_series.size())});
    if (!m_isPower) {
        for (std::size_t i = 0; i < points.size(); ++i)
            points[i].utilisation = static_cast<float>(means[i]);
        return points;
    }
    const auto& catalogue = Catalogue::builtIn();
    PlantSpec spec;
    spec.gpus = catalogue.gpus;
    spec.rackTypes = catalogue.rackTypes;
    spec.parameters = catalogue.parameters;
    const int type = catalogue.rackTypeIndex(tracedRackType);
    const int servers = spec.rackTypes[static_cast<std::size_t>(type)].servers;
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i].utilisation = static_cast<float>(std::clamp(utilisationFromServerPower(spec, type, means[i] * servers), 0.0, 1.0));
    return points;
}

std::shared_ptr<const Workload> WorkloadCsvReader::read(Timestamp start)
{
    readHeader();
    readRows();
    std::vector<TracePoint> points;
    const auto& first = m_series.begin()->second;
    if (m_series.size() == 1 && !m_isPower) // one series of utilisation is taken as it stands
        for (std::size_t i = 0; i < first.seconds.size(); ++i)
            points.push_back({first.seconds[i], static_cast<float>(first.values[i])});
    else
        points = commonGrid();
    const double length = points.back().seconds - points.front().seconds;
    std::string text = m_isPower ? "Measured power of " + std::to_string(m_series.size()) + (m_series.size() == 1 ? " server" : " servers")
                                       + " turned into utilisation"
                                 : "Utilisation trace";
    text += ", " + numberText(length, 0) + " s repeated (file " + m_reader.name() + ")";
    return traceWorkload(start, std::move(points), std::move(text));
}

} // namespace

std::shared_ptr<const Workload> readWorkloadCsv(const std::string& path, Timestamp start)
{
    return WorkloadCsvReader(path).read(start);
}

} // namespace twin
