// Adds up the racks of rows and halls on a worker and keeps what was found. GUI thread.
#pragma once
#include "data/session/GroupSeries.h"
#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <thread>
#include <vector>

namespace views {

class GroupCurves : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~GroupCurves() override;

    /// The result for a key, or nullptr while it is not known. A key names asset, metric, origin and recording; what was found for another
    /// span of time is given until the new one is there.
    const data::GroupSeries* find(const QString& key) const;
    /// Has these computed, in order, unless they are known for that span or on their way. What was asked for before and is not in the list
    /// is given up.
    void want(std::vector<std::pair<QString, data::GroupRequest>> wanted);
    bool isWorking() const { return m_isWorking; }
    void clear(); ///< after a change of site or recordings

Q_SIGNALS:
    void found();

private:
    struct Entry
    {
        data::GroupSeries result;
        data::TimeSpan span;
        int maxPoints = 0;
    };
    void stop();
    std::map<QString, Entry> m_known;
    std::vector<std::pair<QString, data::GroupRequest>> m_wanted;
    std::jthread m_thread;
    int m_run = 0;
    bool m_isWorking = false;
};

} // namespace views
