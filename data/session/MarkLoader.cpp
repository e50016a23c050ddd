#include "data/session/MarkLoader.h"
#include "data/session/FrameReader.h"
#include <QMetaObject>
#include <algorithm>
#include <chrono>

namespace data {

void MarkLoader::stop()
{
    ++m_run;
    m_isBusy = false;
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join(); // between two channels: milliseconds
    }
}

void MarkLoader::start(std::vector<MarkRequest> requests, const TimeSpan& whole)
{
    stop();
    m_isBusy = true;
    const auto begun = std::chrono::steady_clock::now();
    m_thread = std::jthread([this, run = m_run, requests = std::move(requests), whole, begun](std::stop_token stopped) {
        twin::Progress progress;
        progress.stop = stopped;
        std::vector<TimeMark> all;
        std::vector<TimeSpan> silent{whole};
        for (const MarkRequest& r : requests) {
            try {
                RecordingReader reader(r.file);
                const auto own = [&r](const TimeSpan& s, std::int64_t by) { return TimeSpan{shifted(s.begin, by), shifted(s.end, by)}; };
                auto none = silentSpans(reader, own(whole, -r.offsetNs), progress);
                for (TimeSpan& s : none)
                    s = own(s, r.offsetNs);
                silent = intersection(silent, none);
                for (TimeMark m : findMarks(reader, progress)) {
                    m.span = own(m.span, r.offsetNs);
                    all.push_back(m);
                }
            } catch (const twin::Cancelled&) {
                return;
            } catch (const std::exception&) {
                // What is wrong with the file is said where its values are read.
            }
        }
        if (silent != std::vector<TimeSpan>{whole})
            for (const TimeSpan& s : silent)
                all.push_back({TimeMark::Kind::Gap, s, 0});
        std::stable_sort(all.begin(), all.end(),
                         [](const TimeMark& a, const TimeMark& b) { return a.kind != b.kind ? a.kind < b.kind : a.span.begin < b.span.begin; });
        QMetaObject::invokeMethod(this, [this, run, begun, all = std::move(all)]() mutable {
            if (run != m_run)
                return;
            m_isBusy = false;
            m_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
            m_take(std::move(all));
        }, Qt::QueuedConnection);
    });
}

} // namespace data
