// Passwords and tokens: read from the environment or the system keychain, written to the keychain. Never part of a project, a log or
// a sentence.
#pragma once
#include "data/live/SourceConfig.h"
#include "twin/base/Error.h"
#include <QObject>
#include <functional>
#include <optional>

namespace data::live {

/// What came of looking a secret up.
struct SecretAnswer
{
    QString secret;
    std::optional<twin::Message> problem; ///< what, where, what to do; `secret` is empty then. Never holds a secret
};

/// Where secrets lie. All functions return at once and are called on the receiver's thread, which runs an event loop; the answer comes
/// there, once, and not at all if the receiver is deleted before. The keychain is asked on the application's main thread,
/// which must run an event loop, too (it may be the same one).
class SecretStore
{
public:
    using Answered = std::function<void(SecretAnswer answer)>;
    static constexpr int defaultTimeoutMs = 15'000; ///< long enough for somebody to type the password of the keyring

    /// A reference to nothing gives an empty secret.
    static void resolve(const SecretRef& ref, QObject* receiver, Answered answered, int timeoutMs = defaultTimeoutMs);
    /// The answer's secret stays empty. Only for references to the keychain.
    static void write(const SecretRef& ref, const QString& secret, QObject* receiver, Answered answered, int timeoutMs = defaultTimeoutMs);
    /// It is no problem if there is none.
    static void remove(const SecretRef& ref, QObject* receiver, Answered answered, int timeoutMs = defaultTimeoutMs);

    /// The name under which the keychain lists the program.
    static QString service();
};

} // namespace data::live
