#include "data/session/FrameReader.h"
#include "data/session/RackSums.h"
#include <limits>

namespace data {

twin::Timestamp shifted(twin::Timestamp t, std::int64_t byNs)
{
    std::int64_t sum = 0;
    if (!__builtin_add_overflow(t.ns, byNs, &sum))
        return {sum};
    return {byNs > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min()};
}

void addPart(const FramePart& part, RecordingReader& reader, twin::Timestamp t, StateFrame& frame)
{
    const twin::Timestamp own = shifted(t, -part.offsetNs);
    const bool isModelled = part.origin == twin::Origin::Modelled;
    (isModelled ? frame.hasModelled : frame.hasMeasured) = true;
    if (part.binding)
        part.binding->read(reader, own, isModelled ? frame.modelled : frame.measured);
    if (isModelled && part.figures)
        frame.figures = part.figures->figures(reader, own);
}

void finishFrame(const SiteLayout& layout, StateFrame& frame)
{
    for (OriginFrame* origin : {&frame.measured, &frame.modelled}) {
        addRackSums(*origin, layout);
        origin->finish();
    }
}

void FrameReader::setParts(std::vector<FramePart> parts, std::shared_ptr<const SiteLayout> layout)
{
    std::vector<std::unique_ptr<RecordingReader>> readers(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (std::size_t k = 0; k < m_parts.size(); ++k)
            if (m_parts[k].id == parts[i].id && m_readers[k])
                readers[i] = std::move(m_readers[k]);
    m_parts = std::move(parts);
    m_readers = std::move(readers);
    m_layout = std::move(layout);
}

std::shared_ptr<const StateFrame> FrameReader::read(twin::Timestamp t)
{
    auto frame = std::make_shared<StateFrame>();
    frame->t = t;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        try {
            if (!m_readers[i])
                m_readers[i] = std::make_unique<RecordingReader>(m_parts[i].file);
            else if (!m_readers[i]->info().complete)
                m_readers[i]->refresh();
            addPart(m_parts[i], *m_readers[i], t, *frame);
        } catch (const std::exception& e) {
            (m_parts[i].origin == twin::Origin::Modelled ? frame->hasModelled : frame->hasMeasured) = true;
            frame->failures.emplace_back(e.what());
            m_readers[i].reset(); // the next frame tries anew
        }
    }
    if (m_layout)
        finishFrame(*m_layout, *frame);
    return frame;
}

} // namespace data
