// Looks for marks of recordings and for stretches without any data on a thread of its own. Lives on the GUI thread.
#pragma once
#include "data/session/TimeMark.h"
#include <QObject>
#include <filesystem>
#include <functional>
#include <thread>

namespace data {

struct MarkRequest
{
    std::filesystem::path file;
    std::int64_t offsetNs = 0;
};

class MarkLoader : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(std::vector<TimeMark>)>;
    /// `take` is called on the thread of this object, through its event loop, with the marks in the shown time.
    explicit MarkLoader(Take take, QObject* parent = nullptr) : QObject(parent), m_take(std::move(take)) {}
    ~MarkLoader() override { stop(); }
    void start(std::vector<MarkRequest> requests, const TimeSpan& whole); ///< what runs is given up
    void stop();
    bool isBusy() const { return m_isBusy; }
    double seconds() const { return m_seconds; }                                ///< that the last search took

private:
    Take m_take;
    int m_run = 0;
    bool m_isBusy = false;
    double m_seconds = 0;
    std::jthread m_thread;
};

} // namespace data
