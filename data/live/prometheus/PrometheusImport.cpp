#include "data/live/prometheus/PrometheusImport.h"
#include "data/live/Secrets.h"
#include "data/live/prometheus/PrometheusFetch.h"
#include "data/store/RecordingWriter.h"
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <exception>

namespace data::live {
namespace {
constexpr std::size_t mostIssues = 10;
constexpr int attempts = 3, pauseMs = 500, cancelMs = 100;

/// Waits for one thing to be called back, and looks at the wish to stop meanwhile.
class Wait
{
public:
    explicit Wait(const twin::Progress& progress)
    {
        QObject::connect(&m_poll, &QTimer::timeout, &m_loop, [this, &progress] {
            if (progress.stop.stop_requested()) {
                m_cancelled = true;
                m_loop.quit();
            }
        });
        m_poll.start(cancelMs);
    }
    void done()
    {
        m_isDone = true;
        m_loop.quit();
    }
    /// Throws twin::Cancelled.
    void wait()
    {
        if (!m_isDone)
            m_loop.exec();
        if (m_cancelled)
            throw twin::Cancelled{};
    }

private:
    QEventLoop m_loop;
    QTimer m_poll;
    bool m_isDone = false, m_cancelled = false;
};

void signIn(const PrometheusSettings& settings, PrometheusClient& client, const twin::Progress& progress)
{
    if (settings.http.auth == HttpSettings::Auth::None)
        return;
    Wait wait(progress);
    SecretAnswer answer;
    SecretStore::resolve(settings.http.secret, &client, [&](SecretAnswer found) {
        answer = std::move(found);
        wait.done();
    });
    wait.wait();
    if (answer.problem)
        throw twin::Error(answer.problem->text, answer.problem->args);
    client.setSecret(answer.secret);
}

void pause(const twin::Progress& progress)
{
    Wait wait(progress);
    QTimer::singleShot(pauseMs, [&] { wait.done(); });
    wait.wait();
}

/// Takes batches into the recording.
struct Sink
{
    RecordingWriter& writer;
    PrometheusImportResult& result;
    std::vector<int> channels;
    std::exception_ptr error;

    void take(LiveBatch&& batch)
    {
        for (const Channel& channel : batch.channels)
            channels.push_back(writer.addChannel(channel));
        for (const LiveSample& sample : batch.samples) {
            writer.append(channels[sample.channel], sample.t, sample.value, sample.quality);
            result.missing += std::isnan(sample.value) ? 1 : 0;
            if (result.samples++ == 0)
                result.span = {sample.t, sample.t};
            result.span.begin = std::min(result.span.begin, sample.t);
            result.span.end = std::max(result.span.end, sample.t);
        }
        for (const LiveGap& gap : batch.gaps)
            writer.addGap(channels[gap.channel], gap.span);
        result.gaps += static_cast<std::int64_t>(batch.gaps.size());
    }
};
} // namespace

PrometheusImportResult importPrometheus(const PrometheusSettings& settings, const TimeSpan& span, const std::filesystem::path& file, const twin::Progress& progress)
{
    if (span.isEmpty())
        throw twin::Error(TWIN_TEXT("The import ends before it begins; give a later end."), {}, twin::Error::Kind::Usage);
    PrometheusClient client(settings);
    client.prepare();
    signIn(settings, client, progress);

    SeriesBook::Options options;
    options.queries = settings.queries;
    options.mapping = settings.mapping;
    options.stepSeconds = settings.stepSeconds;
    options.thinSeconds = settings.stepSeconds;
    SeriesBook book(std::move(options));
    PrometheusFetch fetch(settings, client, book);

    // Whether the server answers at all is known before a file is touched.
    {
        Wait wait(progress);
        PrometheusResult greeting;
        client.askTime([&](twin::Timestamp, PrometheusResult r) {
            greeting = std::move(r);
            wait.done();
        });
        wait.wait();
        if (greeting.problem)
            throw twin::Error(greeting.problem->text, greeting.problem->args);
    }
    RecordingHeader header;
    header.title = "Prometheus " + settings.http.url.host().toStdString();
    header.source = addressText(settings.http.url);
    for (const auto& query : settings.queries)
        header.source += "  " + query.expression.substr(0, 200);
    RecordingWriter writer(file, header);
    PrometheusImportResult result;
    try {
        Sink sink{writer, result, {}, {}};
        twin::Timestamp from = span.begin;
        for (int attempt = 1;; ++attempt) {
            Wait wait(progress);
            PrometheusResult outcome;
            fetch.run(
                std::vector<twin::Timestamp>(settings.queries.size(), from), span.end,
                [&](LiveBatch&& batch) {
                    try {
                        sink.take(std::move(batch));
                    } catch (...) { // nothing may be thrown through an event loop
                        sink.error = std::current_exception();
                        fetch.stop();
                        wait.done();
                    }
                },
                [&](double share) {
                    if (progress.report)
                        progress.report(share);
                },
                [&](PrometheusResult r) {
                    outcome = std::move(r);
                    wait.done();
                });
            wait.wait();
            if (sink.error)
                std::rethrow_exception(sink.error);
            if (!outcome.problem)
                break;
            if (outcome.isHopeless || attempt == attempts)
                throw twin::Error(outcome.problem->text, outcome.problem->args);
            pause(progress);
            // On from where all queries have come to; what is asked for twice is not written twice.
            std::optional<twin::Timestamp> reached;
            for (const auto& fetched : fetch.fetchedTo())
                reached = std::min(reached.value_or(span.end), fetched.value_or(span.begin));
            from = std::max(from, reached.value_or(from));
        }
        result.channels = book.channels();
        result.unmapped = book.unmapped();
        for (const auto& rejection : book.takeRejections()) {
            result.rejected += rejection.count;
            if (result.issues.size() < mostIssues)
                result.issues.push_back(rejection.reason.english());
        }
        if (fetch.badPoints() > 0) {
            result.rejected += fetch.badPoints();
            result.issues.push_back(twin::Message{TWIN_TEXT("%1 samples had no number or no instant."), {std::to_string(fetch.badPoints())}}.english());
        }
        if (result.samples == 0) {
            const std::string first = result.issues.empty() ? std::string() : " " + result.issues.front();
            throw twin::Error(TWIN_TEXT("%1 has no samples for these queries between %2 and %3 that the mapping takes; check queries, mapping and times.%4"),
                              {addressText(settings.http.url), span.begin.iso(), span.end.iso(), first});
        }
        writer.finish();
    } catch (...) {
        fetch.stop();
        client.abort();
        writer.discard();
        throw;
    }
    return result;
}

} // namespace data::live
