// Asks a Redfish service: signs in, keeps what has not changed.
#pragma once
#include "data/live/http/HttpClient.h"
#include "data/live/redfish/RedfishDecoder.h"
#include <unordered_map>

namespace data::live {

struct RedfishAnswer
{
    std::shared_ptr<const RedfishResource> resource; ///< empty if there is a problem
    std::optional<twin::Message> problem;
    std::optional<twin::Timestamp> serverTime;
    bool isHopeless = false, isUnreachable = false; ///< unreachable: the service as a whole, not only this resource
    bool isAbsent = false;                          ///< 404: this resource is not there
    bool isSignedOut = false;                       ///< 401
};

/// Lives on one thread, which runs an event loop.
class RedfishClient : public QObject
{
    Q_OBJECT
public:
    using Answered = std::function<void(RedfishAnswer answer)>;
    explicit RedfishClient(HttpSettings settings, QObject* parent = nullptr);
    ~RedfishClient() override;

    void prepare() { m_http.prepare(); } ///< throws twin::Error; see HttpClient
    void setSecret(const QString& secret) { m_http.setSecret(secret); }
    /// Opens a session if the settings say so (DSP0266, "Session management"); else answers at once.
    void signIn(std::function<void(RedfishAnswer answer)> done);
    /// Closes the session; nothing is waited for.
    void signOut();
    /// With an ETag of an earlier answer a service need not send again what has not changed; the resource is then the earlier one.
    void get(const std::string& uri, Answered answered);
    void abort() { m_http.abortAll(); }
    std::int64_t unchanged() const { return m_unchanged; } ///< answers 304

private:
    struct Kept
    {
        QByteArray etag;
        std::shared_ptr<const RedfishResource> resource;
    };
    HttpClient m_http;
    std::unordered_map<std::string, Kept> m_kept;
    QString m_session; ///< its address
    std::int64_t m_unchanged = 0;
};

} // namespace data::live
