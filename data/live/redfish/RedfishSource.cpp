#include "data/live/redfish/RedfishSource.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace data::live {
namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double stalePolls = 3, shortestStale = 10;
constexpr double oldestReadingSeconds = 60; ///< a sensor that was read longer ago than this and three polls is stale
constexpr double noticedOffsetSeconds = 2;
constexpr std::size_t mostStates = 200'000, mostEventsOfRound = 1'000;

std::string keyOf(const std::string& uri, const std::string& path) { return uri + '\n' + path; }

/// What kind of event a change of a state is.
std::string eventKind(const RedfishResource& resource, const std::string& path)
{
    if (path.ends_with("DetectorState") || resource.type.starts_with("Leak"))
        return "leak";
    if (path.ends_with("ValveState"))
        return "valve";
    if (path.ends_with("BreakerState"))
        return "breaker";
    return "health";
}
} // namespace

RedfishSource::RedfishSource(SourceConfig config, std::shared_ptr<BatchQueue> queue, Clock clock)
    : LiveSource(std::move(config), std::move(queue), std::move(clock)), m_settings(RedfishSettings::fromJson(this->config().settings)), m_next(this)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RedfishSource::poll);
    setStaleAfter(std::max(shortestStale, stalePolls * m_settings.pollSeconds));
}

RedfishSource::~RedfishSource() { RedfishSource::disconnectSource(); }

void RedfishSource::connectSource()
{
    ++m_attempt;
    m_client = std::make_unique<RedfishClient>(m_settings.http);
    m_client->prepare();
    withSecret(m_settings.http.auth == HttpSettings::Auth::None ? SecretRef{} : m_settings.http.secret, m_hasWorked, [this](const QString& secret) {
        m_client->setSecret(secret);
        m_client->signIn([this](const RedfishAnswer& signedInAnswer) { signedIn(signedInAnswer); });
    });
}

void RedfishSource::broken(const RedfishAnswer& answer)
{
    answer.isHopeless && !m_hasWorked ? giveUp(*answer.problem) : fail(*answer.problem);
}

void RedfishSource::signedIn(const RedfishAnswer& answer)
{
    if (answer.problem) {
        broken(answer);
        return;
    }
    if (!m_settings.roots.empty()) {
        beginWalk(m_settings.roots);
        return;
    }
    m_client->get("/redfish/v1/", [this](const RedfishAnswer& root) {
        if (root.problem) {
            broken(root);
            return;
        }
        std::vector<std::string> roots;
        for (const std::string& below : root.resource->below)
            for (const char* name : {"/Chassis", "/ThermalEquipment", "/PowerEquipment"})
                if (below.ends_with(name) || below.ends_with(std::string(name) + "/"))
                    roots.push_back(below);
        if (roots.empty()) {
            giveUp({TWIN_TEXT("%1 has neither chassis nor thermal or power equipment; name the addresses to begin at."), {addressText(m_settings.http.url)}});
            return;
        }
        beginWalk(std::move(roots));
    });
}

void RedfishSource::beginWalk(std::vector<std::string> roots)
{
    m_roots = std::move(roots);
    m_steps.clear();
    m_seen.clear();
    m_found.clear();
    m_firstProblem.reset();
    m_underWay = 0;
    m_wantsWalk = false;
    for (const std::string& root : m_roots)
        if (m_seen.insert(root).second)
            m_steps.push_back({root, 0});
    walkOn();
}

void RedfishSource::walkOn()
{
    while (m_underWay < atOnce && !m_steps.empty() && m_found.size() + static_cast<std::size_t>(m_underWay) < static_cast<std::size_t>(m_settings.mostResources)) {
        const Step step = m_steps.front();
        m_steps.pop_front();
        ++m_underWay;
        m_client->get(step.uri, [this, step](const RedfishAnswer& answer) {
            --m_underWay;
            if (answer.problem) {
                if (answer.isUnreachable || answer.isSignedOut) {
                    broken(answer);
                    return;
                }
                if (!m_firstProblem)
                    m_firstProblem = answer.problem;
                if (!answer.isAbsent)
                    reject(*answer.problem);
            } else {
                m_found.push_back(answer.resource);
                // Chassis list their old Power and Thermal beside the resources that replaced them.
                const auto& below = answer.resource->below;
                const auto has = [&](const char* ending) { return std::any_of(below.begin(), below.end(), [&](const std::string& b) { return b.ends_with(ending); }); };
                const bool newPower = has("/PowerSubsystem"), newThermal = has("/ThermalSubsystem");
                for (const std::string& uri : below) {
                    const bool isReplaced = (newPower && uri.ends_with("/Power")) || (newThermal && uri.ends_with("/Thermal"));
                    const bool isInside = std::any_of(m_roots.begin(), m_roots.end(), [&](const std::string& root) { return uri.starts_with(root); });
                    if (isInside && !isReplaced && step.depth < deepest && uri.find_first_of("?#") == std::string::npos && uri.find("..") == std::string::npos && m_seen.insert(uri).second)
                        m_steps.push_back({uri, step.depth + 1});
                }
            }
            walkOn();
        });
    }
    if (m_underWay == 0)
        endWalk();
}

void RedfishSource::endWalk()
{
    if (!m_steps.empty())
        reject({TWIN_TEXT("%1 has more than %2 resources; the rest is left out. Begin at fewer addresses, or allow more."),
                {addressText(m_settings.http.url), std::to_string(m_settings.mostResources)}});
    // The order in which answers arrived means nothing.
    std::sort(m_found.begin(), m_found.end(), [](const auto& a, const auto& b) { return a->uri < b->uri; });
    std::unordered_set<std::string> covered;
    for (const auto& resource : m_found)
        if (resource->type != "Sensor")
            for (const auto& reading : resource->readings)
                covered.insert(reading.dataSource);
    std::vector<RedfishResource> resources;
    m_polled.clear();
    for (const auto& resource : m_found) {
        // A sensor whose reading stands in another resource is not asked twice.
        if (resource->isCollection || (resource->type == "Sensor" && covered.contains(resource->uri)))
            continue;
        if (resource->readings.empty() && resource->states.empty())
            continue;
        resources.push_back(*resource);
        m_polled.push_back(resource->uri);
    }
    m_found.clear();
    m_walkedAt = now();
    if (m_polled.empty()) {
        const twin::Message reason = m_firstProblem.value_or(twin::Message{TWIN_TEXT("%1 has nothing to read at the addresses to begin at; check them."), {addressText(m_settings.http.url)}});
        m_hasWorked ? fail(reason) : giveUp(reason);
        return;
    }
    addChannels(resources);
    poll();
}

void RedfishSource::addChannels(const std::vector<RedfishResource>& resources)
{
    const auto named = nameRedfishChannels(m_settings, config().id.toStdString(), resources);
    std::size_t i = 0;
    for (const auto& resource : resources)
        for (const auto& reading : resource.readings) {
            const MappedChannel& mapped = named[i++];
            const std::string key = keyOf(resource.uri, reading.path);
            if (m_values.contains(key))
                continue;
            const auto [at, isNew] = m_channels.try_emplace(mapped.channel.asset + '\n' + mapped.channel.metric, static_cast<std::uint32_t>(m_channels.size()));
            if (isNew)
                m_batch.channels.push_back(mapped.channel);
            m_values.emplace(key, Value{at->second, mapped.factor, mapped.offset, mapped.blankFrom, {}, false});
            m_paths[resource.uri].push_back(key);
        }
}

void RedfishSource::poll()
{
    m_nextPolled = 0;
    m_good = 0;
    m_underWay = 0;
    m_firstProblem.reset();
    m_pollBegan = now();
    pollOn();
}

void RedfishSource::pollOn()
{
    while (m_underWay < atOnce && m_nextPolled < m_polled.size()) {
        const std::string uri = m_polled[m_nextPolled++];
        ++m_underWay;
        m_client->get(uri, [this, uri](const RedfishAnswer& answer) {
            --m_underWay;
            if (answer.problem && (answer.isUnreachable || answer.isSignedOut)) {
                broken(answer);
                return;
            }
            take(uri, answer);
            pollOn();
        });
    }
    if (m_underWay == 0)
        endPoll();
}

void RedfishSource::take(const std::string& uri, const RedfishAnswer& answer)
{
    if (answer.problem) {
        if (!m_firstProblem)
            m_firstProblem = answer.problem;
        m_wantsWalk = m_wantsWalk || answer.isAbsent;
        reject(*answer.problem);
        takeNothing(uri);
        return;
    }
    ++m_good;
    takeReadings(*answer.resource, answer.serverTime);
    takeStates(*answer.resource);
}

void RedfishSource::takeReadings(const RedfishResource& resource, std::optional<twin::Timestamp> serverTime)
{
    const twin::Timestamp at = now();
    if (serverTime) {
        const double offset = serverTime->secondsSince(at) + 0.5;
        setClockOffset(std::abs(offset) < noticedOffsetSeconds ? 0 : offset); // the header knows whole seconds only
    }
    std::unordered_set<std::string> present;
    for (const auto& reading : resource.readings) {
        const std::string key = keyOf(resource.uri, reading.path);
        const auto found = m_values.find(key);
        if (found == m_values.end()) {
            m_wantsWalk = true; // it was not there before
            continue;
        }
        present.insert(key);
        Value& value = found->second;
        twin::Timestamp t = at;
        auto quality = Quality::Good;
        if (reading.at) {
            // By how much the reading is older than the answer, by the service's own clock: that may be wrong, the difference is not.
            const double age = serverTime.value_or(at).secondsSince(*reading.at);
            if (age > oldestReadingSeconds + stalePolls * m_settings.pollSeconds || age < -1) {
                quality = Quality::Stale;
            } else {
                if (value.at && *value.at == *reading.at && !value.isMissing)
                    continue; // the same reading once more
                t = at.plusSeconds(-std::max(0.0, age));
            }
            value.at = reading.at;
        }
        double number = reading.value;
        if (value.blankFrom > 0 && number >= value.blankFrom)
            number = nan;
        number = number * value.factor + value.offset;
        if (std::isnan(number) && value.isMissing)
            continue;
        value.isMissing = std::isnan(number);
        m_batch.samples.push_back({value.channel, t, number, quality});
    }
    if (const auto paths = m_paths.find(resource.uri); paths != m_paths.end() && paths->second.size() != present.size())
        for (const std::string& key : paths->second)
            if (Value& value = m_values.at(key); !present.contains(key) && !value.isMissing) {
                value.isMissing = true;
                m_batch.samples.push_back({value.channel, at, nan, Quality::Bad});
            }
}

/// The resource could not be read: its channels have a gap from here.
void RedfishSource::takeNothing(const std::string& uri)
{
    const auto paths = m_paths.find(uri);
    if (paths == m_paths.end())
        return;
    for (const std::string& key : paths->second)
        if (Value& value = m_values.at(key); !value.isMissing) {
            value.isMissing = true;
            m_batch.samples.push_back({value.channel, now(), nan, Quality::Bad});
        }
}

void RedfishSource::takeStates(const RedfishResource& resource)
{
    for (const auto& state : resource.states) {
        const std::string key = keyOf(resource.uri, state.path);
        const auto known = m_states.find(key);
        const bool isFirst = known == m_states.end();
        if (!isFirst && known->second == state.value)
            continue;
        if (isFirst && m_states.size() >= mostStates)
            continue;
        const std::string before = isFirst ? std::string() : known->second;
        m_states.insert_or_assign(key, state.value);
        // What is as it should be is worth a word only when it was not so before.
        if (isFirst && state.severity == RecordingEvent::Severity::Information)
            continue;
        if (m_batch.events.size() >= mostEventsOfRound)
            continue;
        RecordingEvent event;
        event.at = now();
        event.kind = eventKind(resource, state.path);
        event.severity = state.severity;
        event.asset = redfishAsset(m_settings, config().id.toStdString(), resource.uri);
        const std::string what = !state.device.empty() ? state.device : !resource.name.empty() ? resource.name : resource.uri;
        const std::string property = state.path.substr(state.path.find_last_of('.') == std::string::npos ? 0 : state.path.find_last_of('.') + 1);
        event.text = what + ": " + property + " " + (before.empty() ? "" : before + " → ") + state.value;
        m_batch.events.push_back(std::move(event));
    }
}

void RedfishSource::endPoll()
{
    auto batch = std::exchange(m_batch, {});
    const bool nothing = m_good == 0;
    if (!batch.isEmpty())
        deliver(std::move(batch));
    if (nothing) {
        fail(m_firstProblem.value_or(twin::Message{TWIN_TEXT("%1 gives nothing any more."), {addressText(m_settings.http.url)}}));
        return;
    }
    m_hasWorked = true;
    if (m_wantsWalk || now().secondsSince(m_walkedAt) > walkEverySeconds) {
        const auto attempt = m_attempt;
        QTimer::singleShot(static_cast<int>(m_settings.pollSeconds * 1000), this, [this, attempt] {
            if (attempt == m_attempt && m_client)
                beginWalk(std::vector<std::string>(m_roots));
        });
        return;
    }
    const double late = now().secondsSince(m_pollBegan);
    m_next.start(static_cast<int>(std::max(0.0, m_settings.pollSeconds - late) * 1000));
}

void RedfishSource::disconnectSource()
{
    ++m_attempt;
    m_next.stop();
    m_steps.clear();
    m_found.clear();
    m_underWay = 0;
    if (!m_client)
        return;
    m_client->abort();
    m_client->signOut();
    // May be called from its own callbacks; lives on a little to close its session.
    auto* const client = m_client.release();
    client->setParent(this);
    QTimer::singleShot(1000, client, [client] { client->deleteLater(); });
}

std::unique_ptr<LiveSource> makeRedfishSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    return std::make_unique<RedfishSource>(config, std::move(queue));
}

} // namespace data::live
