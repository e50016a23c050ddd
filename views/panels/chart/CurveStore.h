// Has curves read by a worker and keeps what was found. GUI thread.
#pragma once
#include "data/session/CurveReader.h"
#include "views/panels/common/LatestWorker.h"
#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace views {

class CurveStore : public QObject
{
    Q_OBJECT
public:
    struct Wanted
    {
        QString key;     ///< which curve: asset, metric, origin
        QString stamp;   ///< which stretch of it, at which resolution
        data::CurveRequest request;
    };
    explicit CurveStore(QObject* parent = nullptr);

    /// The newest result for a key, also of another stretch until the new one is there; nullptr if nothing is known yet.
    const data::CurveResult* find(const QString& key) const;
    bool isKnown(const QString& key, const QString& stamp) const;
    /// Has these read, in order; what was asked for before and is not known is given up. Curves that are in `shown` and known stay, others are forgotten.
    void want(std::vector<Wanted> wanted, const std::set<QString>& shown);
    /// Recordings or site are others: everything is read anew, and shown as it is until then.
    void invalidate();
    bool isWorking() const { return m_worker->isBusy(); }
    void waitIdle() { m_worker->waitIdle(); }

Q_SIGNALS:
    void found();
    void failed(const twin::Message& message);

private:
    struct Job
    {
        std::vector<Wanted> wanted;
        int generation = 0;
    };
    struct Answer
    {
        QString key, stamp;
        data::CurveResult result;
    };
    struct Entry
    {
        QString stamp;
        data::CurveResult result;
    };
    using Worker = LatestWorker<Job, std::vector<Answer>>;
    std::map<QString, Entry> m_known;
    std::vector<std::pair<QString, QString>> m_asked;
    int m_generation = 0;
    std::unique_ptr<Worker> m_worker;
};

} // namespace views
