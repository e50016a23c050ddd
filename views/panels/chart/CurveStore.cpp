#include "views/panels/chart/CurveStore.h"

namespace views {

CurveStore::CurveStore(QObject* parent) : QObject(parent)
{
    struct Reader
    {
        data::CurveReader curves;
        int generation = -1;
    };
    auto reader = std::make_shared<Reader>(); // of the worker alone
    m_worker = std::make_unique<Worker>(
        [reader](const Job& job, const twin::Progress& progress, const Worker::Report& report) {
            if (reader->generation != job.generation)
                reader->curves.keepOnly({});
            reader->generation = job.generation;
            for (const auto& w : job.wanted)
                report({{w.key, w.stamp, reader->curves.read(w.request, progress)}});
            return std::vector<Answer>{};
        },
        [this](std::vector<Answer> answers, bool isLast) {
            for (auto& a : answers)
                m_known[a.key] = {a.stamp, std::move(a.result)};
            if (isLast)
                m_asked.clear();
            Q_EMIT found();
        },
        [this](const twin::Message& message) {
            m_asked.clear();
            Q_EMIT failed(message);
        });
}

const data::CurveResult* CurveStore::find(const QString& key) const
{
    const auto it = m_known.find(key);
    return it == m_known.end() ? nullptr : &it->second.result;
}

bool CurveStore::isKnown(const QString& key, const QString& stamp) const
{
    const auto it = m_known.find(key);
    return it != m_known.end() && it->second.stamp == stamp;
}

void CurveStore::want(std::vector<Wanted> wanted, const std::set<QString>& shown)
{
    std::erase_if(m_known, [&](const auto& k) { return shown.count(k.first) == 0; });
    std::erase_if(wanted, [this](const Wanted& w) { return isKnown(w.key, w.stamp); });
    // What is being read already is not begun again because some of it has come.
    const bool isAsked = m_worker->isBusy() && std::all_of(wanted.begin(), wanted.end(), [this](const Wanted& w) {
        return std::find(m_asked.begin(), m_asked.end(), std::pair(w.key, w.stamp)) != m_asked.end();
    });
    if (isAsked && !wanted.empty())
        return;
    m_asked.clear();
    if (wanted.empty()) {
        if (m_worker->isBusy())
            m_worker->cancel();
        return;
    }
    for (const auto& w : wanted)
        m_asked.emplace_back(w.key, w.stamp);
    m_worker->ask({std::move(wanted), m_generation});
}

void CurveStore::invalidate()
{
    ++m_generation;
    for (auto& [key, entry] : m_known)
        entry.stamp.clear();
    m_asked.clear();
    m_worker->cancel();
}

} // namespace views
