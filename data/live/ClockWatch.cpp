#include "data/live/ClockWatch.h"
#include <algorithm>
#include <cmath>

namespace data::live {

void ClockWatch::note(const LiveMark::Place& newest, twin::Timestamp sampled, twin::Timestamp arrived)
{
    // Also after a long silence, or when this machine's own clock was set back.
    if (!m_windowBegin || arrived < *m_windowBegin || arrived.secondsSince(*m_windowBegin) >= windowSeconds) {
        const bool isNext = m_windowBegin && arrived >= *m_windowBegin && arrived.secondsSince(*m_windowBegin) < 2 * windowSeconds;
        m_before = isNext ? m_now : Window{};
        m_isBeforeWhole = isNext;
        m_now = {};
        m_windowBegin = arrived;
    }
    m_now.lead = std::max(m_now.lead, sampled.secondsSince(arrived));
    ++m_now.deliveries;
    m_place = newest;
}

double ClockWatch::offsetSeconds() const
{
    const double lead = std::max(m_now.lead, m_before.lead);
    const double known = m_known.value_or(0);
    if (lead >= shownSeconds && lead > known)
        return lead;
    if (m_known)
        return known;
    const bool isBehind = !m_readsHistory && lead <= -shownSeconds && m_isBeforeWhole && m_now.deliveries + m_before.deliveries >= fewestDeliveries;
    return isBehind ? lead : 0;
}

bool ClockWatch::isKnown() const { return m_known || offsetSeconds() >= 0; }

std::optional<LiveMark> ClockWatch::takeMark(twin::Timestamp at)
{
    const double offset = offsetSeconds();
    if (std::abs(offset) < shownSeconds)
        return end(at);
    m_markedValue = offset;
    if (!m_markedTo) {
        m_markedTo = at;
        return LiveMark{m_place, {at, at}, offset};
    }
    if (at >= *m_markedTo && at.secondsSince(*m_markedTo) < markEverySeconds)
        return {};
    const twin::Timestamp from = std::min(*m_markedTo, at);
    m_markedTo = at;
    return LiveMark{m_place, {from, at}, offset};
}

std::optional<LiveMark> ClockWatch::end(twin::Timestamp at)
{
    if (!m_markedTo)
        return {};
    const twin::Timestamp from = std::min(*m_markedTo, at);
    m_markedTo.reset();
    return LiveMark{m_place, {from, at}, m_markedValue};
}

} // namespace data::live
