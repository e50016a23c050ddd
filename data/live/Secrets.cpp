#include "data/live/Secrets.h"
#include "data/live/SessionBus.h"
#include <QCoreApplication>
#include <QMutex>
#include <QTimer>
#include <memory>
#include <qt6keychain/keychain.h>

namespace data::live {
namespace {

/// The receiver's end of a question. The other end may answer from another thread at any time, or never.
class Question : public QObject
{
public:
    /// Keeps the two ends apart: whoever comes second finds nothing.
    struct Mailbox
    {
        QMutex mutex;
        Question* question = nullptr;
        void post(SecretAnswer answer)
        {
            const QMutexLocker lock(&mutex);
            if (!question)
                return;
            auto* const to = question;
            QMetaObject::invokeMethod(to, [to, answer = std::move(answer)] { to->finish(answer); }, Qt::QueuedConnection);
        }
    };

    Question(QObject* receiver, SecretStore::Answered answered, twin::Message late, int timeoutMs)
        : QObject(receiver), m_mailbox(std::make_shared<Mailbox>()), m_answered(std::move(answered)), m_late(std::move(late))
    {
        m_mailbox->question = this;
        m_timeout.setSingleShot(true);
        connect(&m_timeout, &QTimer::timeout, this, [this] { finish({{}, m_late}); });
        m_timeout.start(timeoutMs);
    }
    ~Question() override { close(); }
    std::shared_ptr<Mailbox> mailbox() const { return m_mailbox; }

private:
    void close()
    {
        const QMutexLocker lock(&m_mailbox->mutex);
        m_mailbox->question = nullptr;
    }
    void finish(const SecretAnswer& answer)
    {
        if (m_isDone)
            return;
        m_isDone = true;
        m_timeout.stop();
        close();
        deleteLater();
        m_answered(answer);
    }

    std::shared_ptr<Mailbox> m_mailbox;
    SecretStore::Answered m_answered;
    twin::Message m_late;
    QTimer m_timeout;
    bool m_isDone = false;
};

twin::Message lateSentence(int timeoutMs)
{
    return {TWIN_TEXT("The system keychain did not answer within %1 s; unlock it, or keep the secret in an environment variable."), {std::to_string((timeoutMs + 999) / 1000)}};
}

twin::Message keychainSentence(const QKeychain::Job& job)
{
    const std::string name = job.key().toStdString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        // A locked one whose password nobody typed says the same.
        return {TWIN_TEXT("The system keychain shows nothing under the name “%1”; unlock it if it is locked, else enter the secret again in the connection's settings."), {name}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {TWIN_TEXT("The system keychain refused access to “%1”; unlock it and allow the program to use it."), {name}};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {TWIN_TEXT("This system has no keychain that could keep “%1” (neither a Secret Service such as GNOME Keyring nor KWallet); use an environment variable."), {name}};
    default:
        // Which of these it is, only the words of the library behind it tell, in the system's language: no service, no bus, one that has ended.
        return {TWIN_TEXT("The system keychain cannot be asked for “%1” (%2); start and unlock one (GNOME Keyring, KWallet), or keep the secret in an environment variable."),
                {name, job.errorString().left(200).toStdString()}};
    }
}

/// Runs a job of the keychain on the main thread: QtKeychain queues its jobs in one place without a lock.
template<typename Job, typename Prepare, typename Answer>
void ask(const SecretRef& ref, QObject* receiver, SecretStore::Answered answered, int timeoutMs, Prepare prepare, Answer answer)
{
    auto* const question = new Question(receiver, std::move(answered), lateSentence(timeoutMs), timeoutMs);
    const auto mailbox = question->mailbox();
    auto* const application = QCoreApplication::instance();
    if (!application) {
        mailbox->post({{}, twin::Message{TWIN_TEXT("The system keychain cannot be asked before the program has started; use an environment variable."), {}}});
        return;
    }
    QMetaObject::invokeMethod(
        application,
        [mailbox, prepare, answer, name = ref.name] {
            outliveSessionBus([mailbox, prepare, answer, name] {
                auto* const job = new Job(SecretStore::service());
                job->setAutoDelete(true);
                job->setInsecureFallback(false);
                job->setKey(name);
                prepare(*job);
                QObject::connect(job, &QKeychain::Job::finished, job, [mailbox, answer](QKeychain::Job* done) { mailbox->post(answer(*static_cast<Job*>(done))); });
                job->start();
            });
        },
        Qt::QueuedConnection);
}

/// An answer that is known at once still comes later, as the others do.
void answerSoon(QObject* receiver, SecretStore::Answered answered, SecretAnswer answer, int timeoutMs)
{
    auto* const question = new Question(receiver, std::move(answered), lateSentence(timeoutMs), timeoutMs);
    question->mailbox()->post(std::move(answer));
}

bool refuseOtherPlaces(const SecretRef& ref, QObject* receiver, const SecretStore::Answered& answered, int timeoutMs)
{
    if (ref.where == SecretRef::Where::Keychain && !ref.name.isEmpty())
        return false;
    answerSoon(receiver, answered,
               {{}, twin::Message{TWIN_TEXT("Only the system keychain takes secrets; an environment variable is set where the program is started."), {}}}, timeoutMs);
    return true;
}

} // namespace

QString SecretStore::service() { return QStringLiteral("memphis-twin"); }

void SecretStore::resolve(const SecretRef& ref, QObject* receiver, Answered answered, int timeoutMs)
{
    switch (ref.where) {
    case SecretRef::Where::None: answerSoon(receiver, std::move(answered), {}, timeoutMs); return;
    case SecretRef::Where::Environment: {
        const QByteArray name = ref.name.toUtf8();
        SecretAnswer answer;
        if (qEnvironmentVariableIsEmpty(name.constData()))
            answer.problem = twin::Message{TWIN_TEXT("The environment variable %1 is not set; set it to the secret and start the program again."), {name.toStdString()}};
        else
            answer.secret = qEnvironmentVariable(name.constData());
        answerSoon(receiver, std::move(answered), std::move(answer), timeoutMs);
        return;
    }
    case SecretRef::Where::Keychain: break;
    }
    ask<QKeychain::ReadPasswordJob>(
        ref, receiver, std::move(answered), timeoutMs, [](QKeychain::ReadPasswordJob&) {},
        [](QKeychain::ReadPasswordJob& job) { return job.error() == QKeychain::NoError ? SecretAnswer{job.textData(), {}} : SecretAnswer{{}, keychainSentence(job)}; });
}

void SecretStore::write(const SecretRef& ref, const QString& secret, QObject* receiver, Answered answered, int timeoutMs)
{
    if (refuseOtherPlaces(ref, receiver, answered, timeoutMs))
        return;
    ask<QKeychain::WritePasswordJob>(
        ref, receiver, std::move(answered), timeoutMs, [secret](QKeychain::WritePasswordJob& job) { job.setTextData(secret); },
        [](QKeychain::WritePasswordJob& job) { return job.error() == QKeychain::NoError ? SecretAnswer{} : SecretAnswer{{}, keychainSentence(job)}; });
}

void SecretStore::remove(const SecretRef& ref, QObject* receiver, Answered answered, int timeoutMs)
{
    if (refuseOtherPlaces(ref, receiver, answered, timeoutMs))
        return;
    ask<QKeychain::DeletePasswordJob>(
        ref, receiver, std::move(answered), timeoutMs, [](QKeychain::DeletePasswordJob&) {},
        [](QKeychain::DeletePasswordJob& job) {
            return job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound ? SecretAnswer{} : SecretAnswer{{}, keychainSentence(job)};
        });
}

} // namespace data::live
