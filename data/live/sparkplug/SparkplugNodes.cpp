#include "data/live/sparkplug/SparkplugNodes.h"
#include <algorithm>
#include <cmath>

namespace data::live {
namespace {
constexpr std::size_t mostNodes = 20'000, mostDevices = 20'000, mostMetrics = 2'000'000;
constexpr double firstAskWait = 2, longestAskWait = 60;
constexpr unsigned sequences = 256;
constexpr int clockWindow = 16; // messages; the most recent sending time among them is the least delayed one
// Codes of the specification (6.4.18).
constexpr std::int64_t qualityBad = 0, qualityGood = 192, qualityStale = 500;

bool isControl(const std::string& name) { return name == "bdSeq" || name.starts_with("Node Control/") || name.starts_with("Device Control/"); }

std::string fullName(const SparkplugTopic& topic) { return topic.group + '/' + topic.node + (topic.device.empty() ? "" : '/' + topic.device); }
} // namespace

struct SparkplugNodes::Message
{
    const SparkplugTopic& topic;
    const SparkplugPayload& payload;
    Node& node;
    bool isRetained;
    twin::Timestamp arrived;
    LiveBatch& batch;
    Outcome& outcome;
    twin::Timestamp time() const { return payload.t.value_or(arrived); }
    /// Now, by the node's own clock: what follows from a message that carries no usable time must not lie before its samples.
    twin::Timestamp nodeNow() const
    {
        const twin::Timestamp t = arrived.plusSeconds(node.offset);
        return node.newest ? std::max(t, twin::Timestamp{node.newest->ns + 1}) : t;
    }
    void say(const char* kind, const std::string& what, RecordingEvent::Severity severity)
    {
        batch.events.push_back({arrived, kind, what + ' ' + fullName(topic), severity, {}});
    }
};

void SparkplugNodes::read(const SparkplugTopic& topic, QByteArrayView bytes, bool isRetained, twin::Timestamp arrived, LiveBatch& batch, Outcome& outcome)
{
    using Kind = SparkplugTopic::Kind;
    if (topic.kind == Kind::Command)
        return; // other hosts talk to the node
    if (!ForeignChannels::isName(topic.group) || !ForeignChannels::isName(topic.node) || (!topic.device.empty() && !ForeignChannels::isName(topic.device))) {
        outcome.reject({TWIN_TEXT("A topic of Sparkplug is longer than 300 characters, or no text."), {}});
        return;
    }
    twin::Message problem;
    const auto payload = SparkplugPayload::parse(bytes, problem);
    if (!payload) {
        outcome.reject({TWIN_TEXT("Node %1: %2"), {fullName(topic), problem.english()}});
        return;
    }
    const auto key = std::pair(topic.group, topic.node);
    auto it = m_nodes.find(key);
    if (it == m_nodes.end()) {
        if (m_nodes.size() >= mostNodes) {
            outcome.reject({TWIN_TEXT("There are more than %1 edge nodes; listen to fewer groups."), {std::to_string(mostNodes)}});
            return;
        }
        it = m_nodes.try_emplace(key).first;
    }
    Message m{topic, *payload, it->second, isRetained, arrived, batch, outcome};
    if (!isRetained && topic.kind != Kind::NodeDeath) // a node's death was written when it connected
        watchClock(m.node, *payload, arrived);
    switch (topic.kind) {
    case Kind::NodeBirth:
    case Kind::DeviceBirth: birth(m); break;
    case Kind::NodeDeath:
    case Kind::DeviceDeath: death(m); break;
    case Kind::NodeData:
    case Kind::DeviceData: readData(m); break;
    case Kind::Command: break;
    }
}

void SparkplugNodes::watchClock(Node& node, const SparkplugPayload& payload, twin::Timestamp arrived)
{
    if (!payload.t || payload.t->ns == 0)
        return;
    const double offset = payload.t->secondsSince(arrived);
    node.windowOffset = node.windowCount == 0 ? offset : std::max(node.windowOffset, offset);
    if (!node.hasOffset || offset > node.offset)
        node.offset = offset;
    node.hasOffset = true;
    if (++node.windowCount == clockWindow) {
        node.offset = node.windowOffset;
        node.windowCount = 0;
    }
}

std::optional<double> SparkplugNodes::clockOffsetSeconds() const
{
    std::optional<double> most;
    for (const auto& [key, node] : m_nodes)
        if (node.hasOffset && node.isAlive && (!most || std::abs(node.offset) > std::abs(*most)))
            most = node.offset;
    return most;
}

int SparkplugNodes::nodesAlive() const
{
    return static_cast<int>(std::count_if(m_nodes.begin(), m_nodes.end(), [](const auto& n) { return n.second.isAlive; }));
}

void SparkplugNodes::forgetSequences()
{
    for (auto& [key, node] : m_nodes) {
        node.isAlive = false;
        node.asked.reset();
        for (auto& [name, device] : node.devices)
            device.isAlive = false;
    }
}

std::vector<std::pair<std::string, std::string>> SparkplugNodes::askAll(twin::Timestamp now)
{
    std::vector<std::pair<std::string, std::string>> nodes;
    for (auto& [key, node] : m_nodes) {
        node.asked = now;
        node.askWaitSeconds = firstAskWait;
        nodes.push_back(key);
    }
    return nodes;
}

/// Whether a message follows the one before. Without a birth nothing can be made of it.
bool SparkplugNodes::inOrder(Message& m)
{
    Node& node = m.node;
    if (!node.isAlive) {
        m.outcome.reject({TWIN_TEXT("Node %1 sends without having announced itself; it was asked to."), {fullName(m.topic)}},
                         static_cast<std::int64_t>(std::max<std::size_t>(1, m.payload.metrics.size())));
        askRebirth(m);
        return false;
    }
    const bool fits = m.payload.seq && *m.payload.seq == node.nextSeq;
    if (!fits) {
        const std::string came = m.payload.seq ? std::to_string(*m.payload.seq) : "none";
        m.outcome.reject({TWIN_TEXT("Node %1: message %2 came where %3 was due, so some were lost; it was asked to say everything again."),
                          {fullName(m.topic), came, std::to_string(node.nextSeq)}});
        if (node.newest && m.time() > *node.newest)
            for (auto& [name, device] : node.devices)
                for (auto& [metricName, metric] : device.metrics)
                    if (metric.target && metric.hasValue)
                        m.batch.gaps.push_back({metric.target->channel, false, {*node.newest, m.time()}});
        node.isInDoubt = true;
        askRebirth(m);
    }
    if (m.payload.seq)
        node.nextSeq = static_cast<unsigned>((*m.payload.seq + 1) % sequences);
    return true;
}

/// At once the first time, then ever more rarely: a node that loses messages all the time must not be made to say everything each time.
void SparkplugNodes::askRebirth(Message& m)
{
    Node& node = m.node;
    if (node.asked) {
        const double waited = m.arrived.secondsSince(*node.asked);
        if (waited >= 0 && waited < node.askWaitSeconds)
            return;
        node.askWaitSeconds = waited > 2 * longestAskWait ? firstAskWait : std::min(longestAskWait, 2 * node.askWaitSeconds);
    } else {
        node.askWaitSeconds = firstAskWait;
    }
    node.asked = m.arrived;
    m.outcome.rebirths.emplace_back(m.topic.group, m.topic.node);
}

SparkplugNodes::Metric SparkplugNodes::declare(Message& m, const SparkplugMetric& metric)
{
    Metric out;
    out.type = metric.type;
    if (!isNumeric(static_cast<SparkplugType>(metric.type)) || isControl(metric.name))
        return out;
    const std::string key = m.topic.group + '\n' + m.topic.node + '\n' + m.topic.device + '\n' + metric.name;
    out.target = m_channels.find(key, m.batch, [&] {
        const std::string asset = m.topic.device.empty() ? m.topic.node : m.topic.device;
        return ForeignChannels::Name{metric.name,
                                     {{"group", m.topic.group}, {"node", m.topic.node}, {"device", m.topic.device}, {"unit", metric.unit}},
                                     ForeignChannels::plainChannel(asset, metric.name, ForeignChannels::isName(metric.unit) ? metric.unit : std::string())};
    });
    return out;
}

void SparkplugNodes::birth(Message& m)
{
    Node& node = m.node;
    const bool isNode = m.topic.kind == SparkplugTopic::Kind::NodeBirth;
    if (isNode) {
        if (node.isAlive == false && node.newest)
            m.say("node_birth", "Edge node is back:", RecordingEvent::Severity::Information);
        if (!m.payload.seq || *m.payload.seq >= sequences)
            m.outcome.reject({TWIN_TEXT("The birth of node %1 has no sequence number; its edge program breaks the rules of Sparkplug B."), {fullName(m.topic)}});
        node.isAlive = !m.isRetained; // births are never retained by the rules: who knows whether the node still lives
        node.isInDoubt = false;
        node.nextSeq = static_cast<unsigned>((m.payload.seq.value_or(0) + 1) % sequences);
        node.bdSeq.reset();
        node.aliases.clear();
        for (auto& [name, device] : node.devices)
            device.isAlive = false; // each is born again after its node
    } else if (!inOrder(m)) {
        return;
    }
    if (node.devices.size() >= mostDevices && !node.devices.contains(m.topic.device)) {
        m.outcome.reject({TWIN_TEXT("Node %1 has more than %2 devices."), {fullName(m.topic), std::to_string(mostDevices)}});
        return;
    }
    Device& device = node.devices[m.topic.device];
    device.isAlive = true;
    if (!isNode)
        std::erase_if(node.aliases, [&](const auto& alias) { return alias.second.device == m.topic.device; });
    auto before = std::move(device.metrics);
    device.metrics = {};
    m_metrics -= before.size();
    std::int64_t strange = 0;
    for (const SparkplugMetric& metric : m.payload.metrics) {
        if (isNode && metric.name == "bdSeq") {
            node.bdSeq = metric.integer;
            continue;
        }
        if (!ForeignChannels::isName(metric.name) || m_metrics >= mostMetrics) {
            ++strange;
            continue;
        }
        const auto [it, isNew] = device.metrics.try_emplace(metric.name);
        if (isNew) {
            ++m_metrics;
            it->second = declare(m, metric);
        }
        if (metric.alias)
            node.aliases[*metric.alias] = {m.topic.device, metric.name};
        sample(m, device, metric.name, it->second, metric);
    }
    if (strange > 0)
        m.outcome.reject({TWIN_TEXT("The birth of %1 holds metrics without a usable name, or too many."), {fullName(m.topic)}}, strange);
    // What is not announced any more ends here.
    for (const auto& [name, metric] : before)
        if (metric.target && metric.hasValue && !device.metrics.contains(name))
            m.batch.samples.push_back({metric.target->channel, m.nodeNow(), std::nan(""), Quality::Stale});
}

void SparkplugNodes::readData(Message& m)
{
    if (m.isRetained || !inOrder(m)) // retained data is against the rules, and its time is not now
        return;
    Node& node = m.node;
    const auto found = node.devices.find(m.topic.device);
    if (found == node.devices.end() || !found->second.isAlive) {
        m.outcome.reject({TWIN_TEXT("Device %1 sends without having announced itself; its node was asked to."), {fullName(m.topic)}});
        askRebirth(m);
        return;
    }
    Device& device = found->second;
    std::int64_t unknown = 0;
    for (const SparkplugMetric& value : m.payload.metrics) {
        const std::string* name = &value.name;
        if (name->empty() && value.alias)
            if (const auto alias = node.aliases.find(*value.alias); alias != node.aliases.end() && alias->second.device == m.topic.device)
                name = &alias->second.name;
        const auto metric = device.metrics.find(*name);
        if (metric == device.metrics.end())
            ++unknown;
        else
            sample(m, device, *name, metric->second, value);
    }
    if (unknown > 0) {
        m.outcome.reject({TWIN_TEXT("%1 sent metrics that its birth did not announce; it was asked to say everything again."), {fullName(m.topic)}}, unknown);
        askRebirth(m);
    }
}

void SparkplugNodes::sample(Message& m, Device&, const std::string& name, Metric& metric, const SparkplugMetric& value)
{
    if (isControl(name))
        return;
    if (!isNumeric(static_cast<SparkplugType>(metric.type))) {
        m.outcome.reject({TWIN_TEXT("Metric “%1” of %2 is of type %3, which is not recorded."), {name, fullName(m.topic), typeName(metric.type)}});
        return;
    }
    if (!metric.target) {
        m.outcome.reject({TWIN_TEXT("No rule of the mapping takes metric “%1” of %2."), {name, fullName(m.topic)}});
        return;
    }
    const auto number = valueOf(value, metric.type);
    if (!number) {
        m.outcome.reject({TWIN_TEXT("Metric “%1” of %2 came without a number."), {name, fullName(m.topic)}});
        return;
    }
    Quality quality = m.node.isInDoubt ? Quality::Uncertain : m.isRetained ? Quality::Stale : Quality::Good;
    if (value.quality && *value.quality != qualityGood)
        quality = *value.quality == qualityBad ? Quality::Bad : *value.quality == qualityStale ? Quality::Stale : Quality::Uncertain;
    const twin::Timestamp t = value.t.value_or(m.time());
    m.batch.samples.push_back({metric.target->channel, t, metric.target->mapped.apply(*number), quality});
    if (!value.isHistorical) {
        metric.hasValue = std::isfinite(*number);
        m.node.newest = m.node.newest ? std::max(*m.node.newest, t) : t;
    }
}

void SparkplugNodes::endChannels(Device& device, twin::Timestamp at, LiveBatch& batch)
{
    for (auto& [name, metric] : device.metrics)
        if (metric.target && metric.hasValue) {
            batch.samples.push_back({metric.target->channel, at, std::nan(""), Quality::Stale});
            metric.hasValue = false;
        }
    device.isAlive = false;
}

void SparkplugNodes::death(Message& m)
{
    Node& node = m.node;
    if (m.topic.kind == SparkplugTopic::Kind::DeviceDeath) {
        if (!inOrder(m))
            return;
        if (const auto device = node.devices.find(m.topic.device); device != node.devices.end() && device->second.isAlive) {
            m.say("device_death", "Device is gone:", RecordingEvent::Severity::Warning);
            endChannels(device->second, m.nodeNow(), m.batch);
        }
        return;
    }
    if (!node.isAlive)
        return;
    for (const SparkplugMetric& metric : m.payload.metrics)
        if (metric.name == "bdSeq" && node.bdSeq && metric.integer != *node.bdSeq) {
            // The broker found out late that an earlier connection of the node broke; it has been back since.
            m.outcome.reject({TWIN_TEXT("A death of node %1 belongs to an earlier birth, and is passed over."), {fullName(m.topic)}});
            return;
        }
    m.say("node_death", "Edge node is gone:", RecordingEvent::Severity::Warning);
    const twin::Timestamp at = m.nodeNow();
    for (auto& [name, device] : node.devices)
        endChannels(device, at, m.batch);
    node.isAlive = false;
}

} // namespace data::live
