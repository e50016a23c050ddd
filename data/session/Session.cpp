#include "data/session/Session.h"
#include "data/session/Binding.h"
#include "data/session/SeriesSum.h"
#include "data/session/SiteChannels.h"
#include "data/store/SeriesBuilder.h"
#include <algorithm>

namespace data {
namespace {

/// A recording that takes part, and how it lies on the site.
struct Part
{
    std::unique_ptr<RecordingReader> reader;
    Binding binding;
    SiteChannelsReader figures;
    void bind(const twin::SiteModel& site)
    {
        binding = reader ? Binding(*reader, site) : Binding();
        figures = reader ? SiteChannelsReader(*reader) : SiteChannelsReader();
    }
};

std::vector<TimeSpan> intersection(const std::vector<TimeSpan>& a, const std::vector<TimeSpan>& b)
{
    std::vector<TimeSpan> out;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const TimeSpan both{std::max(a[i].begin, b[j].begin), std::min(a[i].end, b[j].end)};
        if (!both.isEmpty())
            out.push_back(both);
        a[i].end < b[j].end ? ++i : ++j;
    }
    return out;
}

} // namespace

struct Session::Impl
{
    const twin::SiteModel& site;
    Part measured, modelled;

    Part& part(twin::Origin origin) { return origin == twin::Origin::Measured ? measured : modelled; }

    /// The channel of an asset's metric; a server's ServerPower may be recorded as its power.
    static int channelOf(const RecordingReader& reader, const std::string& name, twin::Metric metric, bool isServer)
    {
        const int channel = reader.findChannel(name, twin::metricInfo(metric).id);
        if (channel >= 0 || !isServer)
            return channel;
        if (metric == twin::Metric::ServerPower)
            return reader.findChannel(name, twin::metricInfo(twin::Metric::Power).id);
        if (metric == twin::Metric::Power)
            return reader.findChannel(name, twin::metricInfo(twin::Metric::ServerPower).id);
        return -1;
    }

    Series of(twin::Origin origin, twin::AssetRef asset, twin::Metric metric, const TimeSpan& span, int maxPoints)
    {
        Part& p = part(origin);
        if (!p.reader)
            return {};
        const std::string name = site.name(asset);
        if (name.empty())
            return {};
        if (const int channel = channelOf(*p.reader, name, metric, asset.server >= 0); channel >= 0)
            return p.reader->series(channel, span.begin, span.end, maxPoints);
        const int rack = asset.server < 0 && asset.gpu < 0 ? site.rackIndex(asset.asset) : -1;
        if (rack < 0 || metric != twin::Metric::ServerPower)
            return {};
        std::vector<int> servers;
        for (int s = 0; s < Binding::serversOf(site, rack); ++s) {
            servers.push_back(channelOf(*p.reader, name + "/S" + std::to_string(s + 1), metric, true));
            if (servers.back() < 0)
                return {};
        }
        return sumSeries(*p.reader, servers, span, maxPoints);
    }
};

Session::Session(const twin::SiteModel& site, QObject* parent) : QObject(parent), m(new Impl{site, {}, {}}) {}
Session::~Session() = default;

void Session::setMeasured(std::unique_ptr<RecordingReader> reader)
{
    if (!reader && !m->measured.reader)
        return;
    m->measured.reader = std::move(reader);
    m->measured.bind(m->site);
    Q_EMIT recordingsChanged();
}

void Session::setModelled(std::unique_ptr<RecordingReader> reader)
{
    if (!reader && !m->modelled.reader)
        return;
    m->modelled.reader = std::move(reader);
    m->modelled.bind(m->site);
    Q_EMIT recordingsChanged();
}

const RecordingReader* Session::measured() const { return m->measured.reader.get(); }
const RecordingReader* Session::modelled() const { return m->modelled.reader.get(); }

double Session::frameSeconds() const
{
    double step = 0;
    for (auto* part : {&m->measured, &m->modelled}) {
        // Blocks of one recording are of few kinds; the first ones tell.
        constexpr int looked = 4;
        for (int b = 0; part->reader && b < std::min(part->reader->blockCount(), looked); ++b)
            if (const double s = part->reader->typicalStep(b); s > 0 && (step == 0 || s < step))
                step = s;
    }
    return step;
}

void Session::rebind()
{
    m->measured.bind(m->site);
    m->modelled.bind(m->site);
}

bool Session::refresh()
{
    bool any = false;
    for (Part* p : {&m->measured, &m->modelled}) {
        if (!p->reader)
            continue;
        const int channels = p->reader->channelCount();
        if (!p->reader->refresh())
            continue;
        any = true;
        if (p->reader->channelCount() != channels)
            p->bind(m->site);
    }
    return any;
}

TimeSpan Session::range() const
{
    return m->measured.reader ? m->measured.reader->info().span : m->modelled.reader ? m->modelled.reader->info().span : TimeSpan{};
}

std::vector<RecordingEvent> Session::events() const
{
    std::vector<RecordingEvent> all;
    for (const Part* p : {&m->measured, &m->modelled})
        if (p->reader) {
            const auto events = p->reader->events();
            all.insert(all.end(), events.begin(), events.end());
        }
    std::stable_sort(all.begin(), all.end(), [](const RecordingEvent& a, const RecordingEvent& b) { return a.at < b.at; });
    return all;
}

std::vector<TimeSpan> Session::gaps() const
{
    if (!m->measured.reader)
        return {};
    const RecordingReader& reader = *m->measured.reader;
    const TimeSpan span = reader.info().span;
    std::vector<TimeSpan> common{span};
    for (int c = 0; c < reader.channelCount() && !common.empty(); ++c) {
        std::vector<TimeSpan> own = reader.gaps(c);
        const TimeSpan recorded = reader.blockSpan(reader.blockOf(c));
        if (recorded == TimeSpan{})
            continue; // never recorded: it interrupts nothing
        own.push_back({span.begin, recorded.begin});
        own.push_back({recorded.end, span.end});
        common = intersection(common, merged(std::move(own)));
    }
    return common == std::vector<TimeSpan>{span} ? std::vector<TimeSpan>{} : common;
}

int Session::boundChannels() const { return m->measured.binding.boundChannels(); }
std::vector<std::string> Session::unboundAssets() const { return m->measured.binding.unboundAssets(); }

bool Session::apply(twin::Timestamp t, twin::TwinState& state)
{
    if (!m->measured.reader && !m->modelled.reader)
        return false;
    state.clear(twin::Origin::Measured);
    if (m->measured.reader)
        m->measured.binding.apply(*m->measured.reader, t, twin::Origin::Measured, state);
    if (m->modelled.reader) {
        // Without a modelled recording the caller's own model state stays.
        state.clear(twin::Origin::Modelled);
        m->modelled.binding.apply(*m->modelled.reader, t, twin::Origin::Modelled, state);
        state.setFigures(m->modelled.figures.figures(*m->modelled.reader, t));
    }
    state.commit(t);
    return true;
}

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
    for (Part* p : {&m->modelled, &m->measured}) {
        if (!p->reader)
            continue;
        if (const int channel = p->reader->findChannel(siteAsset, keyFigureId); channel >= 0)
            return p->reader->series(channel, span.begin, span.end, maxPoints);
    }
    return {};
}

} // namespace data
