#include "data/live/mqtt/MqttClient.h"
#include "data/live/mqtt/MqttFailures.h"
#include "data/live/mqtt/StragglerThreads.h"
#include <QMetaObject>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <mutex>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <thread>

namespace data::live {
namespace {
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds connectWithin{10'000}, closeWithin{400}, farewellWithin{200};
constexpr int loopMs = 50;
constexpr std::size_t mostAtOnce = 20'000; // a turn of the owner's event loop stays short
constexpr std::size_t mostOutgoing = 1'000;
constexpr int mostInARow = 1'000; // messages that are read before anything is sent

twin::Timestamp systemNow()
{
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count()};
}

struct Library
{
    Library()
    {
        StragglerThreads::instance(); // made first, so that it is still there at the end of this
        mosquitto_lib_init();
    }
    ~Library()
    {
        StragglerThreads::instance().join();
        mosquitto_lib_cleanup();
    }
};

void useLibrary()
{
    static Library instance;
}
} // namespace

/// What owner and network thread share.
struct MqttClient::Link
{
    MqttSettings settings;
    std::string password;
    std::optional<MqttOutgoing> will;

    std::mutex mutex;
    std::condition_variable ended;
    bool isEnded = false;            // the thread has left
    MqttClient* owner = nullptr;     // null once closed
    std::vector<MqttMessage> waiting;
    std::size_t waitingBytes = 0;
    MqttLoss loss;
    std::deque<MqttOutgoing> outgoing;
    bool isWoken = false, isConnected = false, saidConnected = false, saidFailed = false;
    std::optional<MqttFailure> failure;
    std::atomic<bool> shouldStop = false;
    std::thread thread;

    // Of the network thread alone.
    mosquitto* client = nullptr;
    std::size_t subscribed = 0;
    int reason = 0;                  // of a broker of MQTT 5 for ending the connection
    std::string detail;              // what the TLS library said
    bool refusedVersion = false, wasConnected = false;
    std::uint64_t arrivals = 0;      // messages
    int delivered = 0;               // id of the last message that the broker has confirmed

    /// Asks the owner's thread to come and take. Call it under the mutex.
    void wake(const std::shared_ptr<Link>& self)
    {
        if (isWoken || !owner)
            return;
        isWoken = true;
        QMetaObject::invokeMethod(
            owner->m_context,
            [self] {
                MqttClient* taker = nullptr;
                {
                    const std::lock_guard lock(self->mutex);
                    taker = self->owner; // closing happens on this same thread
                }
                if (taker)
                    taker->take(self);
            },
            Qt::QueuedConnection);
    }

    void fail(const std::shared_ptr<Link>& self, MqttFailure why)
    {
        const std::lock_guard lock(mutex);
        if (failure)
            return;
        failure = std::move(why);
        wake(self);
    }

    // Callbacks of libmosquitto, on the network thread inside mosquitto_loop(). Their context is the thread's own pointer to the link.
    static Link& of(void* context) { return **static_cast<std::shared_ptr<Link>*>(context); }
    static void onConnect(mosquitto* client, void* context, int code, int, const mosquitto_property*);
    static void onSubscribe(mosquitto*, void* context, int, int count, const int* granted);
    static void onDisconnect(mosquitto*, void* context, int code, const mosquitto_property*);
    static void onMessage(mosquitto*, void* context, const mosquitto_message* message) { of(context).arrive(*static_cast<std::shared_ptr<Link>*>(context), *message); }
    static void onLog(mosquitto*, void* context, int level, const char* text);
    bool prepare(const std::shared_ptr<Link>& self, bool speaks5);
    bool awaitSocket(const std::shared_ptr<Link>& self);
    void converse(const std::shared_ptr<Link>& self);
    void sendWaiting();
    void sayFarewell();

    void arrive(const std::shared_ptr<Link>& self, const mosquitto_message& message)
    {
        const twin::Timestamp now = systemNow();
        ++arrivals;
        const auto size = static_cast<std::size_t>(std::max(message.payloadlen, 0));
        const std::lock_guard lock(mutex);
        const bool isTooLarge = size > static_cast<std::size_t>(mostPayloadBytes);
        const std::size_t kept = isTooLarge ? 0 : size;
        if (waiting.size() >= mostWaiting || waitingBytes + kept > mostWaitingBytes) {
            if (loss.messages++ == 0)
                loss.span.begin = now;
            loss.span.end = now;
        } else {
            waiting.push_back({message.topic ? message.topic : "", QByteArray(static_cast<const char*>(message.payload), static_cast<qsizetype>(kept)), message.retain, now,
                               isTooLarge});
            waitingBytes += kept;
        }
        wake(self);
    }
};

MqttClient::MqttClient(QObject* context, Handlers handlers) : m_context(context), m_handlers(std::move(handlers)) { useLibrary(); }

MqttClient::~MqttClient() { close(); }

void MqttClient::open(const MqttSettings& settings, const std::string& password, const std::optional<MqttOutgoing>& will)
{
    close();
    m_link = std::make_shared<Link>();
    m_link->settings = settings;
    m_link->password = password;
    m_link->will = will;
    m_link->owner = this;
    m_link->thread = std::thread([link = m_link] { run(link); });
}

void MqttClient::close()
{
    if (!m_link)
        return;
    const auto link = std::move(m_link);
    m_link.reset();
    link->shouldStop = true;
    bool ended = false;
    {
        std::unique_lock lock(link->mutex);
        link->owner = nullptr;
        ended = link->ended.wait_for(lock, closeWithin, [&] { return link->isEnded; });
    }
    if (ended)
        link->thread.join();
    else
        StragglerThreads::instance().add(std::move(link->thread));
}

void MqttClient::publish(MqttOutgoing message)
{
    if (!m_link)
        return;
    const std::lock_guard lock(m_link->mutex);
    if (m_link->outgoing.size() < mostOutgoing)
        m_link->outgoing.push_back(std::move(message));
}

void MqttClient::take(const std::shared_ptr<Link>& link)
{
    std::vector<MqttMessage> messages;
    MqttLoss loss;
    bool isNewlyConnected = false;
    std::optional<MqttFailure> failure;
    {
        const std::lock_guard lock(link->mutex);
        link->isWoken = false;
        isNewlyConnected = link->isConnected && !link->saidConnected;
        link->saidConnected = link->isConnected;
        if (link->waiting.size() <= mostAtOnce) {
            messages.swap(link->waiting);
            link->waitingBytes = 0;
        } else {
            const auto middle = link->waiting.begin() + mostAtOnce;
            messages.assign(std::make_move_iterator(link->waiting.begin()), std::make_move_iterator(middle));
            link->waiting.erase(link->waiting.begin(), middle);
            for (const MqttMessage& m : messages)
                link->waitingBytes -= static_cast<std::size_t>(m.payload.size());
        }
        if (link->waiting.empty()) { // losses follow what waited before them
            loss = link->loss;
            link->loss = {};
            if (link->failure && !link->saidFailed) {
                failure = link->failure;
                link->saidFailed = true;
            }
        } else {
            link->wake(link);
        }
    }
    // A handler may close this client, and even open it anew.
    const auto isOurs = [&] { return m_link == link; };
    if (isNewlyConnected && m_handlers.connected)
        m_handlers.connected();
    if (isOurs() && m_handlers.messages && (!messages.empty() || loss.messages > 0))
        m_handlers.messages(std::move(messages), loss);
    if (isOurs() && failure && m_handlers.failed)
        m_handlers.failed(*failure);
}


void MqttClient::Link::onConnect(mosquitto* client, void* context, int code, int, const mosquitto_property*)
{
    Link& link = of(context);
    if (code == CONNACK_REFUSED_PROTOCOL_VERSION || code == MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION)
        link.refusedVersion = true;
    if (code != 0) {
        if (!link.refusedVersion || link.settings.version != MqttSettings::Version::Auto)
            link.fail(*static_cast<std::shared_ptr<Link>*>(context), refusedConnection(code, link.settings));
        return;
    }
    link.wasConnected = true;
    for (const std::string& topic : link.settings.topics)
        mosquitto_subscribe(client, nullptr, topic.c_str(), link.settings.qos);
}

void MqttClient::Link::onSubscribe(mosquitto*, void* context, int, int count, const int* granted)
{
    Link& link = of(context);
    const auto& self = *static_cast<std::shared_ptr<Link>*>(context);
    for (int i = 0; i < count; ++i)
        if (granted[i] >= MQTT_RC_UNSPECIFIED) {
            link.fail(self, {{TWIN_TEXT("The broker %1 does not let the user “%2” listen to these topics: %3."),
                              {link.settings.address(), link.settings.user, link.settings.topics[std::min(link.subscribed, link.settings.topics.size() - 1)]}},
                             true});
            return;
        }
    if (++link.subscribed != link.settings.topics.size())
        return;
    const std::lock_guard lock(link.mutex);
    link.isConnected = true;
    link.wake(self);
}

void MqttClient::Link::onDisconnect(mosquitto*, void* context, int code, const mosquitto_property*)
{
    if (code >= MQTT_RC_UNSPECIFIED)
        of(context).reason = code;
}

void MqttClient::Link::onLog(mosquitto*, void* context, int level, const char* text)
{
    if (level & (MOSQ_LOG_ERR | MOSQ_LOG_WARNING))
        of(context).detail = std::string(text).substr(0, 300);
}

bool MqttClient::Link::prepare(const std::shared_ptr<Link>& self, bool speaks5)
{
    const auto refuse = [&](twin::Message why) {
        fail(self, {std::move(why), true});
        return false;
    };
    client = mosquitto_new(settings.clientId.empty() ? nullptr : settings.clientId.c_str(), true, const_cast<std::shared_ptr<Link>*>(&self));
    if (!client)
        return refuse({TWIN_TEXT("“%1” cannot be used as a client id."), {settings.clientId}});
    mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, speaks5 ? MQTT_PROTOCOL_V5 : MQTT_PROTOCOL_V311);
    mosquitto_connect_v5_callback_set(client, onConnect);
    mosquitto_subscribe_v5_callback_set(client, [](mosquitto* m, void* c, int id, int n, const int* granted, const mosquitto_property*) { onSubscribe(m, c, id, n, granted); });
    mosquitto_disconnect_v5_callback_set(client, onDisconnect);
    mosquitto_message_callback_set(client, onMessage);
    mosquitto_publish_callback_set(client, [](mosquitto*, void* c, int id) { of(c).delivered = id; });
    mosquitto_log_callback_set(client, onLog);
    if (!settings.user.empty() && mosquitto_username_pw_set(client, settings.user.c_str(), password.empty() ? nullptr : password.c_str()) != MOSQ_ERR_SUCCESS)
        return refuse({TWIN_TEXT("The user “%1” or its password cannot be sent: they must be UTF-8 text."), {settings.user}});
    if (will && mosquitto_will_set(client, will->topic.c_str(), static_cast<int>(will->payload.size()), will->payload.constData(), will->qos, will->isRetained) != MOSQ_ERR_SUCCESS)
        return refuse({TWIN_TEXT("“%1” cannot be the topic of a will."), {will->topic}});
    if (!settings.isTls)
        return true;
    const auto orNull = [](const std::string& s) { return s.empty() ? nullptr : s.c_str(); };
    // An encrypted key would make OpenSSL ask at the terminal: better it fails.
    const auto noPassword = [](char*, int, int, void*) { return 0; };
    const char* systemFolder = settings.caFile.empty() ? "/etc/ssl/certs" : nullptr;
    if (mosquitto_tls_set(client, orNull(settings.caFile), systemFolder, orNull(settings.certificateFile), orNull(settings.keyFile), noPassword) != MOSQ_ERR_SUCCESS)
        return refuse({TWIN_TEXT("The certificate files of the broker %1 cannot be read (%2, %3, %4); correct their names."),
                       {settings.address(), settings.caFile, settings.certificateFile, settings.keyFile}});
    return true;
}

/// Waits until the socket is connected: libmosquitto's own wait for it could not be cut short, and its errors do not tell why.
bool MqttClient::Link::awaitSocket(const std::shared_ptr<Link>& self)
{
    const int socket = mosquitto_socket(client);
    if (socket < 0 || socket >= FD_SETSIZE) { // mosquitto_loop() uses select()
        fail(self, {{TWIN_TEXT("The connection to the broker %1 could not be opened: this program has too many files open."), {settings.address()}}, false});
        return false;
    }
    const auto until = Clock::now() + connectWithin;
    while (!shouldStop) {
        pollfd watched{socket, POLLOUT, 0};
        const int ready = poll(&watched, 1, loopMs);
        int error = 0;
        socklen_t size = sizeof error;
        if (ready > 0 && getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0) {
            if (error == 0)
                return true;
            fail(self, brokenConnection(MOSQ_ERR_ERRNO, error, 0, false, {}, settings));
            return false;
        }
        if (Clock::now() > until) {
            fail(self, {{TWIN_TEXT("The broker %1 does not answer; check address and port, and whether a firewall is between."), {settings.address()}}, false});
            return false;
        }
    }
    return false;
}

void MqttClient::Link::sendWaiting()
{
    std::deque<MqttOutgoing> messages;
    {
        const std::lock_guard lock(mutex);
        messages.swap(outgoing);
    }
    for (const MqttOutgoing& m : messages)
        mosquitto_publish(client, nullptr, m.topic.c_str(), static_cast<int>(m.payload.size()), m.payload.constData(), m.qos, m.isRetained);
}

void MqttClient::Link::sayFarewell()
{
    sendWaiting();
    int farewell = 0;
    if (will) // an orderly end makes the broker forget the will
        mosquitto_publish(client, &farewell, will->topic.c_str(), static_cast<int>(will->payload.size()), will->payload.constData(), will->qos, will->isRetained);
    const auto until = Clock::now() + farewellWithin;
    // Until the broker has it: a connection that is closed while something is under way may be reset, and the rest of it lost.
    while ((mosquitto_want_write(client) || (will && delivered != farewell)) && Clock::now() < until && mosquitto_loop(client, loopMs, 1) == MOSQ_ERR_SUCCESS) {
    }
    mosquitto_disconnect(client);
    while (mosquitto_want_write(client) && Clock::now() < until && mosquitto_loop(client, loopMs, 1) == MOSQ_ERR_SUCCESS) {
    }
}

void MqttClient::Link::converse(const std::shared_ptr<Link>& self)
{
    const auto until = Clock::now() + connectWithin;
    while (!shouldStop) {
        sendWaiting();
        errno = 0;
        int error = mosquitto_loop(client, loopMs, 1);
        // One message each turn is slow in a flood, and what TLS has decrypted already does not wake the loop.
        std::uint64_t before = 0;
        for (int more = 0; error == MOSQ_ERR_SUCCESS && wasConnected && more < mostInARow && arrivals != before && !shouldStop; ++more) {
            before = arrivals;
            error = mosquitto_loop_read(client, 1);
        }
        if (refusedVersion)
            return;
        if (error != MOSQ_ERR_SUCCESS) {
            fail(self, brokenConnection(error, errno, reason, wasConnected, detail, settings));
            return;
        }
        if (!wasConnected && Clock::now() > until) {
            fail(self, {{TWIN_TEXT("The broker %1 does not answer; check the port, and whether it wants TLS."), {settings.address()}}, false});
            return;
        }
        const std::lock_guard lock(mutex);
        if (failure)
            return;
    }
    if (wasConnected)
        sayFarewell();
}

void MqttClient::run(const std::shared_ptr<Link>& link)
{
    // A broken pipe is an error code for us, not a reason to end the program; TLS writes without the flag that says so.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);

    const MqttSettings& settings = link->settings;
    bool speaks5 = settings.version != MqttSettings::Version::V311;
    for (;;) {
        link->refusedVersion = false;
        link->subscribed = 0;
        if (link->prepare(link, speaks5)) {
            errno = 0;
            const int error = mosquitto_connect_async(link->client, settings.host.c_str(), settings.port, settings.keepAliveSeconds);
            if (error != MOSQ_ERR_SUCCESS && error != MOSQ_ERR_CONN_PENDING)
                link->fail(link, brokenConnection(error, errno, 0, false, link->detail, settings));
            else if (link->awaitSocket(link))
                link->converse(link);
        }
        if (link->client)
            mosquitto_destroy(link->client);
        link->client = nullptr;
        if (!link->refusedVersion || !speaks5 || settings.version != MqttSettings::Version::Auto || link->shouldStop)
            break;
        speaks5 = false;
    }
    const std::lock_guard lock(link->mutex);
    link->isEnded = true;
    link->ended.notify_all();
}

} // namespace data::live
