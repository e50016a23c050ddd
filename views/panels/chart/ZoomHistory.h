// The stretches of time that were looked at, as a browser keeps pages. Pure value.
#pragma once
#include "data/store/RecordingTypes.h"
#include <vector>

namespace views {

class ZoomHistory
{
public:
    static constexpr std::size_t most = 100;
    /// What is shown changes from `from` to something else. Steps of one gesture (a turn of the wheel, a drag) are one entry; forward is forgotten.
    void leave(const data::TimeSpan& from, int gesture)
    {
        m_forward.clear();
        if (gesture == m_gesture && !m_back.empty())
            return;
        m_gesture = gesture;
        if (!m_back.empty() && m_back.back() == from)
            return;
        m_back.push_back(from);
        if (m_back.size() > most)
            m_back.erase(m_back.begin());
    }
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    data::TimeSpan back(const data::TimeSpan& present) { return step(m_back, m_forward, present); }
    data::TimeSpan forward(const data::TimeSpan& present) { return step(m_forward, m_back, present); }
    void clear() { *this = {}; }

private:
    data::TimeSpan step(std::vector<data::TimeSpan>& from, std::vector<data::TimeSpan>& to, const data::TimeSpan& present)
    {
        if (from.empty())
            return present;
        const auto next = from.back();
        from.pop_back();
        to.push_back(present);
        m_gesture = -1;
        return next;
    }
    std::vector<data::TimeSpan> m_back, m_forward;
    int m_gesture = -1;
};

} // namespace views
