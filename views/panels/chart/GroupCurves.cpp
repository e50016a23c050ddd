#include "views/panels/chart/GroupCurves.h"
#include "twin/base/Error.h"
#include <QMetaObject>

namespace views {
namespace {

bool isSame(const data::GroupRequest& a, const data::TimeSpan& span, int maxPoints) { return a.span == span && a.maxPoints == maxPoints; }

} // namespace

GroupCurves::~GroupCurves() { stop(); }

const data::GroupSeries* GroupCurves::find(const QString& key) const
{
    const auto it = m_known.find(key);
    return it == m_known.end() ? nullptr : &it->second.result;
}

void GroupCurves::stop()
{
    ++m_run;
    m_isWorking = false;
    m_wanted.clear();
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join(); // between two channels: milliseconds
    }
}

void GroupCurves::clear()
{
    stop();
    m_known.clear();
}

void GroupCurves::want(std::vector<std::pair<QString, data::GroupRequest>> wanted)
{
    std::erase_if(wanted, [this](const auto& w) {
        const auto it = m_known.find(w.first);
        return it != m_known.end() && isSame(w.second, it->second.span, it->second.maxPoints);
    });
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first && isSame(a.second, b.second.span, b.second.maxPoints); };
    if (m_isWorking && std::equal(wanted.begin(), wanted.end(), m_wanted.begin(), m_wanted.end(), same))
        return;
    stop();
    if (wanted.empty())
        return;
    m_wanted = wanted;
    m_isWorking = true;
    m_thread = std::jthread([this, run = m_run, work = std::move(wanted)](std::stop_token stopped) {
        std::vector<Entry> results;
        twin::Progress progress;
        progress.stop = stopped;
        for (const auto& [key, request] : work) {
            Entry entry{{}, request.span, request.maxPoints};
            try {
                entry.result = data::groupSeries(request, progress);
            } catch (const twin::Cancelled&) {
                return;
            } catch (const std::exception&) {
                // A recording that went away: no curve, as for one that holds none.
            }
            results.push_back(std::move(entry));
        }
        QMetaObject::invokeMethod(this, [this, run, work, results = std::move(results)]() mutable {
            if (run != m_run)
                return;
            for (std::size_t i = 0; i < work.size(); ++i)
                m_known[work[i].first] = std::move(results[i]);
            m_isWorking = false;
            m_wanted.clear();
            Q_EMIT found();
        }, Qt::QueuedConnection);
    });
}

} // namespace views
