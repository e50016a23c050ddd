// Instants worth keeping, with names; playing stops at those that say so. GUI thread.
#pragma once
#include "data/time/TimeBookmark.h"
#include <QObject>
#include <string>
#include <vector>

namespace data {

class TimeBookmarks : public QObject
{
    Q_OBJECT
public:
    explicit TimeBookmarks(QObject* parent = nullptr) : QObject(parent) {}
    const std::vector<TimeBookmark>& all() const { return m_all; } ///< by time, then by name
    int indexAt(twin::Timestamp t) const;                           ///< of the first at exactly that instant; -1 if there is none

    /// A second one of the same name at the same instant is not made. Returns its index.
    int add(TimeBookmark bookmark);
    void remove(int index);
    void rename(int index, const std::string& name);
    void setStop(int index, bool stop);
    void set(std::vector<TimeBookmark> all);                        ///< opened with a project: no edited()
    static constexpr std::size_t most = 10'000, longestName = 200;  ///< characters of a name beyond that are cut off

Q_SIGNALS:
    void changed();
    void edited(); ///< by the user, besides changed(): there is something to save

private:
    void change(std::vector<TimeBookmark> all);
    std::vector<TimeBookmark> m_all;
};

} // namespace data
