#include "data/session/Session.h"
#include "data/session/AssetSeries.h"
#include "data/session/FrameCache.h"
#include "data/session/FrameLoader.h"
#include "data/session/MarkLoader.h"
#include "data/session/PreparedRecording.h"
#include "data/session/SeriesSum.h"
#include "twin/base/Error.h"
#include <QElapsedTimer>
#include <QPointer>
#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace data {
namespace {

// Up to so many channels the stretches without any data are found at once, else by the worker.
constexpr std::int64_t fewChannels = 20'000;
constexpr double marksEverySeconds = 10;

/// A recording that takes part, and how it lies on the site.
struct Part : FramePart
{
    std::unique_ptr<RecordingReader> reader; ///< of the GUI thread: curves, lists, and frames that are read at once
    void bind(const std::shared_ptr<const SiteLayout>& layout)
    {
        binding = std::make_shared<const Binding>(*reader, layout);
        figures = std::make_shared<const SiteChannelsReader>(*reader);
    }
    TimeSpan span() const
    {
        const TimeSpan own = reader->info().span;
        return own == TimeSpan{} ? own : TimeSpan{shifted(own.begin, offsetNs), shifted(own.end, offsetNs)};
    }
    TimeSpan toOwn(const TimeSpan& shown) const { return {shifted(shown.begin, -offsetNs), shifted(shown.end, -offsetNs)}; }
};

} // namespace

struct Session::Impl
{
    Impl(Session& session, const twin::SiteModel& model)
        : q(session), site(model), loader([this](std::shared_ptr<const StateFrame> frame) { loaded(std::move(frame)); }),
          markLoader([this](std::vector<TimeMark> found) {
              marks = std::move(found);
              Q_EMIT q.marksChanged();
          })
    {
    }

    Session& q;
    const twin::SiteModel& site;
    std::shared_ptr<const SiteLayout> layout; ///< made when first needed after a change
    std::vector<std::unique_ptr<Part>> measured;
    std::unique_ptr<Part> modelled;
    int nextId = 1, revision = 0;
    MeasuredFrom from = MeasuredFrom::Sensors;

    QPointer<twin::TwinState> shown;
    std::optional<twin::Timestamp> wanted;    ///< not shown yet
    std::optional<twin::Timestamp> displayed; ///< of the frame in `shown`
    FrameCache cache;
    std::set<std::string> said;               ///< failures
    std::vector<TimeMark> marks;
    QElapsedTimer sinceMarks;
    FrameLoader loader;
    MarkLoader markLoader;

    template<class F> void forParts(F f) const
    {
        for (const auto& p : measured)
            f(*p);
        if (modelled)
            f(*modelled);
    }

    const std::shared_ptr<const SiteLayout>& siteLayout()
    {
        if (!layout)
            layout = std::make_shared<const SiteLayout>(site);
        return layout;
    }

    std::unique_ptr<Part> makePart(std::unique_ptr<RecordingReader> reader, twin::Origin origin, double offsetSeconds)
    {
        auto p = std::make_unique<Part>();
        p->id = nextId++;
        p->file = reader->file();
        p->origin = origin;
        p->offsetNs = twin::Timestamp::nanoseconds(offsetSeconds);
        p->reader = std::move(reader);
        p->bind(siteLayout());
        return p;
    }

    std::unique_ptr<Part> makePart(PreparedRecording&& recording, twin::Origin origin, double offsetSeconds)
    {
        if (recording.layout != siteLayout())
            return makePart(std::move(recording.reader), origin, offsetSeconds);
        auto p = std::make_unique<Part>();
        p->id = nextId++;
        p->file = recording.reader->file();
        p->origin = origin;
        p->offsetNs = twin::Timestamp::nanoseconds(offsetSeconds);
        p->reader = std::move(recording.reader);
        p->binding = std::move(recording.binding);
        p->figures = std::move(recording.figures);
        return p;
    }

    /// The worker starts over with what is open now; frames that are on their way are of the past.
    void partsChanged()
    {
        std::vector<FramePart> parts;
        forParts([&](const Part& p) { parts.push_back(p); });
        loader.setParts(std::move(parts), siteLayout());
        cache.clear();
        displayed.reset();
    }

    void lookForMarks()
    {
        std::vector<MarkRequest> requests;
        for (const auto& p : measured)
            requests.push_back({p->file, p->offsetNs});
        sinceMarks.start();
        if (requests.empty())
            markLoader.stop();
        else
            markLoader.start(std::move(requests), q.range());
    }

    void lookWhereFrom()
    {
        bool sensors = measured.empty(), model = false;
        for (const auto& p : measured) {
            sensors = sensors || p->reader->holds(twin::Origin::Measured);
            model = model || p->reader->holds(twin::Origin::Modelled);
        }
        const auto now = !model ? MeasuredFrom::Sensors : sensors ? MeasuredFrom::Both : MeasuredFrom::Model;
        if (std::exchange(from, now) != now)
            Q_EMIT q.measuredFromChanged();
    }

    void measuredChanged()
    {
        ++revision;
        partsChanged();
        marks.clear();
        lookForMarks();
        lookWhereFrom();
        Q_EMIT q.recordingsChanged();
    }

    void setWanted(std::optional<twin::Timestamp> t)
    {
        const bool before = wanted.has_value();
        wanted = t;
        if (before != wanted.has_value())
            Q_EMIT q.loadingChanged(wanted.has_value());
    }

    void put(const StateFrame& frame)
    {
        if (!shown)
            return;
        frame.putInto(*shown);
        displayed = frame.t;
        Q_EMIT q.aboutToShow(frame.t);
        shown->commit(frame.t);
        for (const std::string& failure : frame.failures)
            if (said.insert(failure).second)
                Q_EMIT q.failed(twin::Message{"%1", {failure}});
    }

    void loaded(std::shared_ptr<const StateFrame> frame)
    {
        cache.add(frame);
        if (!wanted)
            return;
        const bool isIt = frame->t == *wanted;
        if (!isIt && displayed && distance(frame->t, *wanted) >= distance(*displayed, *wanted))
            return;
        if (isIt)
            setWanted({});
        put(*frame);
    }

    Part* find(int id)
    {
        const auto it = std::find_if(measured.begin(), measured.end(), [id](const auto& p) { return p->id == id; });
        return it == measured.end() ? nullptr : it->get();
    }

    SeriesAsset assetOf(twin::AssetRef asset, const std::string& name) const
    {
        SeriesAsset out{name, asset.server >= 0 && asset.gpu < 0, asset.gpu >= 0};
        if (const int rack = asset.server < 0 && asset.gpu < 0 ? site.rackIndex(asset.asset) : -1; rack >= 0)
            out.servers = SiteLayout::serversOf(site, rack);
        return out;
    }

    Series ofPart(Part& p, const SeriesAsset& asset, twin::Metric metric, const TimeSpan& shownSpan, int maxPoints) const
    {
        return inShownTime(assetSeries(*p.reader, asset, metric, p.toOwn(shownSpan), maxPoints), p.offsetNs);
    }

    Series of(twin::Origin origin, twin::AssetRef asset, twin::Metric metric, const TimeSpan& span, int maxPoints) const
    {
        const std::string name = site.name(asset);
        if (name.empty())
            return {};
        const SeriesAsset known = assetOf(asset, name);
        if (origin == twin::Origin::Modelled)
            return modelled ? ofPart(*modelled, known, metric, span, maxPoints) : Series{};
        Series all;
        for (const auto& p : measured)
            if (const TimeSpan its = p->span(); its.begin <= span.end && span.begin <= its.end)
                all = joined(std::move(all), ofPart(*p, known, metric, span, maxPoints));
        return all;
    }
};

Session::Session(const twin::SiteModel& site, QObject* parent) : QObject(parent), m(new Impl(*this, site)) {}
Session::~Session() = default;

void Session::setMeasured(std::unique_ptr<RecordingReader> reader)
{
    if (!reader && m->measured.empty())
        return;
    m->measured.clear();
    if (reader)
        m->measured.push_back(m->makePart(std::move(reader), twin::Origin::Measured, 0));
    m->measuredChanged();
}

int Session::addMeasured(std::unique_ptr<RecordingReader> reader, double offsetSeconds)
{
    m->measured.push_back(m->makePart(std::move(reader), twin::Origin::Measured, offsetSeconds));
    const int id = m->measured.back()->id;
    m->measuredChanged();
    return id;
}

void Session::setMeasured(PreparedRecording recording)
{
    m->measured.clear();
    m->measured.push_back(m->makePart(std::move(recording), twin::Origin::Measured, 0));
    m->measuredChanged();
}

int Session::addMeasured(PreparedRecording recording, double offsetSeconds)
{
    m->measured.push_back(m->makePart(std::move(recording), twin::Origin::Measured, offsetSeconds));
    const int id = m->measured.back()->id;
    m->measuredChanged();
    return id;
}

void Session::setModelled(PreparedRecording recording)
{
    m->modelled = m->makePart(std::move(recording), twin::Origin::Modelled, 0);
    m->partsChanged();
    Q_EMIT recordingsChanged();
}

std::shared_ptr<const SiteLayout> Session::layout() { return m->siteLayout(); }

void Session::removeMeasured(int id)
{
    if (std::erase_if(m->measured, [id](const auto& p) { return p->id == id; }) > 0)
        m->measuredChanged();
}

void Session::moveMeasured(int id, int place)
{
    const auto it = std::find_if(m->measured.begin(), m->measured.end(), [id](const auto& p) { return p->id == id; });
    const auto to = static_cast<std::ptrdiff_t>(std::clamp(place, 0, std::max(0, static_cast<int>(m->measured.size()) - 1)));
    if (it == m->measured.end() || it - m->measured.begin() == to)
        return;
    auto part = std::move(*it);
    m->measured.erase(it);
    m->measured.insert(m->measured.begin() + to, std::move(part));
    m->measuredChanged();
}

void Session::setOffset(int id, double seconds)
{
    Part* p = m->find(id);
    const std::int64_t ns = twin::Timestamp::nanoseconds(seconds);
    if (!p || !std::isfinite(seconds) || p->offsetNs == ns)
        return;
    p->offsetNs = ns;
    m->measuredChanged();
}

std::vector<RecordingEntry> Session::measuredRecordings() const
{
    std::vector<RecordingEntry> out;
    for (const auto& p : m->measured) {
        const RecordingInfo& info = p->reader->info();
        out.push_back({p->id, p->file, info.header.title, info.header.source, static_cast<double>(p->offsetNs) * 1e-9, p->span(), info.channels,
                       p->binding->boundChannels(), !info.complete});
    }
    return out;
}

void Session::setModelled(std::unique_ptr<RecordingReader> reader)
{
    if (!reader && !m->modelled)
        return;
    m->modelled = reader ? m->makePart(std::move(reader), twin::Origin::Modelled, 0) : nullptr;
    m->partsChanged();
    Q_EMIT recordingsChanged();
}

const RecordingReader* Session::measured() const { return m->measured.empty() ? nullptr : m->measured.front()->reader.get(); }
double Session::measuredOffset() const { return m->measured.empty() ? 0 : static_cast<double>(m->measured.front()->offsetNs) * 1e-9; }
const RecordingReader* Session::modelled() const { return m->modelled ? m->modelled->reader.get() : nullptr; }
int Session::measuredRevision() const { return m->revision; }

double Session::frameSeconds() const
{
    double step = 0;
    m->forParts([&](const Part& p) {
        double own = p.binding->frameSeconds();
        // A recording of totals alone binds no array; its first blocks tell.
        constexpr int looked = 4;
        for (int b = 0; own == 0 && b < std::min(p.reader->blockCount(), looked); ++b)
            own = p.reader->typicalStep(b);
        if (own > 0 && (step == 0 || own < step))
            step = own;
    });
    return step;
}

void Session::rebind()
{
    m->layout = nullptr;
    m->forParts([&](Part& p) { p.bind(m->siteLayout()); });
    m->partsChanged();
}

bool Session::refresh()
{
    bool any = false, bound = false;
    m->forParts([&](Part& p) {
        const int channels = p.reader->channelCount();
        if (!p.reader->refresh())
            return;
        any = true;
        if (p.reader->channelCount() == channels)
            return;
        p.bind(m->siteLayout());
        bound = true;
    });
    if (bound) {
        m->partsChanged();
        m->lookWhereFrom();
    } else if (any)
        m->cache.clear(); // what was unknown at an instant may be known now
    // A growing file is looked through again and again, at most a twentieth of the time.
    const double apart = std::max(marksEverySeconds, 20 * m->markLoader.seconds());
    if (any && !m->measured.empty() && !m->markLoader.isBusy() && m->sinceMarks.isValid() && static_cast<double>(m->sinceMarks.elapsed()) > 1000 * apart)
        m->lookForMarks();
    return any;
}

TimeSpan Session::range() const
{
    if (m->measured.empty())
        return m->modelled ? m->modelled->span() : TimeSpan{};
    TimeSpan all{};
    for (const auto& p : m->measured) {
        const TimeSpan own = p->span();
        if (own == TimeSpan{})
            continue;
        all = all == TimeSpan{} ? own : TimeSpan{std::min(all.begin, own.begin), std::max(all.end, own.end)};
    }
    return all;
}

std::vector<RecordingEvent> Session::measuredEvents() const
{
    std::vector<RecordingEvent> all;
    for (const auto& p : m->measured)
        for (RecordingEvent e : p->reader->events()) {
            e.at = shifted(e.at, p->offsetNs);
            all.push_back(std::move(e));
        }
    std::stable_sort(all.begin(), all.end(), [](const RecordingEvent& a, const RecordingEvent& b) { return a.at < b.at; });
    return all;
}

std::vector<RecordingEvent> Session::events() const
{
    auto all = measuredEvents();
    if (m->modelled) {
        const auto own = m->modelled->reader->events();
        all.insert(all.end(), own.begin(), own.end());
    }
    std::stable_sort(all.begin(), all.end(), [](const RecordingEvent& a, const RecordingEvent& b) { return a.at < b.at; });
    return all;
}

std::vector<TimeSpan> Session::gaps() const
{
    std::int64_t channels = 0;
    for (const auto& p : m->measured)
        channels += p->reader->channelCount();
    std::vector<TimeSpan> silent;
    if (channels > fewChannels) {
        for (const TimeMark& mark : m->marks)
            if (mark.kind == TimeMark::Kind::Gap)
                silent.push_back(mark.span);
        return silent;
    }
    if (channels == 0)
        return {};
    const TimeSpan whole = range();
    silent = {whole};
    for (const auto& p : m->measured) {
        auto own = silentSpans(*p->reader, p->toOwn(whole));
        for (TimeSpan& s : own)
            s = {shifted(s.begin, p->offsetNs), shifted(s.end, p->offsetNs)};
        silent = intersection(silent, own);
    }
    return silent == std::vector<TimeSpan>{whole} ? std::vector<TimeSpan>{} : silent;
}

Session::MeasuredFrom Session::measuredFrom() const { return m->from; }
const std::vector<TimeMark>& Session::marks() const { return m->marks; }

int Session::boundChannels() const
{
    std::int64_t sum = 0;
    for (const auto& p : m->measured)
        sum += p->binding->boundChannels();
    return static_cast<int>(sum);
}

std::vector<std::string> Session::unboundAssets() const
{
    std::vector<std::string> all;
    for (const auto& p : m->measured)
        all.insert(all.end(), p->binding->unboundAssets().begin(), p->binding->unboundAssets().end());
    return all;
}

std::vector<int> Session::measuredRacks() const
{
    std::vector<int> all;
    for (const auto& p : m->measured)
        all.insert(all.end(), p->binding->racks().begin(), p->binding->racks().end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::optional<twin::Metric> Session::firstMeasuredMetric() const
{
    for (const auto& p : m->measured)
        if (const auto metric = p->binding->firstMetric())
            return metric;
    return {};
}

bool Session::apply(twin::Timestamp t, twin::TwinState& state)
{
    if (m->measured.empty() && !m->modelled)
        return false;
    StateFrame frame;
    frame.t = t;
    m->forParts([&](Part& p) { addPart(p, *p.reader, t, frame); });
    finishFrame(*m->siteLayout(), frame);
    frame.putInto(state);
    Q_EMIT aboutToShow(t);
    state.commit(t);
    return true;
}

bool Session::show(twin::Timestamp t, twin::TwinState& state)
{
    if (m->measured.empty() && !m->modelled) {
        m->setWanted({});
        return false;
    }
    if (m->shown != &state) {
        m->shown = &state;
        m->displayed.reset();
    }
    m->setWanted(t);
    m->loader.request(t); // even if it is decoded already: a growing file may know more by now
    const auto nearest = m->cache.nearest(t);
    if (nearest && (!m->displayed || distance(nearest->t, t) < distance(*m->displayed, t)))
        m->put(*nearest);
    return true;
}

bool Session::isLoading() const { return m->wanted.has_value(); }

Series Session::series(twin::AssetRef asset, twin::Metric metric, twin::Origin origin, const TimeSpan& span, int maxPoints)
{
    if (origin != twin::Origin::Residual)
        return m->of(origin, asset, metric, span, maxPoints);
    Series measured = m->of(twin::Origin::Measured, asset, metric, span, maxPoints);
    if (measured.seconds.empty())
        return {};
    return differenceSeries(std::move(measured), m->of(twin::Origin::Modelled, asset, metric, span, maxPoints));
}

Series Session::figure(const std::string& keyFigureId, const TimeSpan& span, int maxPoints)
{
    const auto of = [&](const Part& p) -> std::optional<Series> {
        const int channel = p.reader->findChannel(siteAsset, keyFigureId);
        if (channel < 0)
            return {};
        const TimeSpan own = p.toOwn(span);
        return inShownTime(p.reader->series(channel, own.begin, own.end, maxPoints), p.offsetNs);
    };
    if (m->modelled)
        if (auto series = of(*m->modelled))
            return *series;
    for (const auto& p : m->measured)
        if (auto series = of(*p))
            return *series;
    return {};
}

} // namespace data
