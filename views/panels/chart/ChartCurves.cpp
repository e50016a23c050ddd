#include "views/panels/chart/ChartCurves.h"
#include "data/session/SiteChannels.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <QCoreApplication>
#include <QSaveFile>
#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

struct FigureLook
{
    const char* id;
    int color; ///< categorical; -1: text colour
    bool isStacked, isHeavy;
};
/// What the facility's supply is made of is stacked; demand is drawn over it.
constexpr FigureLook figureLooks[] = {
    {"grid_mw", 0, true, false},     {"turbine_mw", 1, true, false}, {"genset_mw", 5, true, false},
    {"battery_mw", 2, true, false},  {"it_mw", 3, false, false},     {"facility_mw", -1, false, true},
};

const FigureLook* lookOf(const std::string& id)
{
    const auto it = std::find_if(std::begin(figureLooks), std::end(figureLooks), [&](const auto& look) { return id == look.id; });
    return it == std::end(figureLooks) ? nullptr : &*it;
}

QString channelKey(const ChartChannel& c)
{
    return c.isFigure() ? QString::fromStdString(c.figure)
                        : QStringLiteral("%1/%2/%3 %4").arg(c.asset.asset.value).arg(c.asset.server).arg(c.asset.gpu).arg(c.metric ? static_cast<int>(*c.metric) : -1);
}

std::string csvText(std::string text)
{
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

const char* qualityWord(data::Quality quality)
{
    switch (quality) {
    case data::Quality::Good: return "good";
    case data::Quality::Uncertain: return "uncertain";
    case data::Quality::Stale: return "stale";
    case data::Quality::Bad: return "bad";
    }
    return "";
}

} // namespace

// Colours that stay apart for colour-blind people: Okabe and Ito, "Color Universal Design", 2008; on light ground the bright ones are
// darkened to keep contrast.
QColor categoricalColor(int slot, Theme::Kind kind)
{
    constexpr std::array<QRgb, 7> dark{0xff56b4e9, 0xffe69f00, 0xff2fbf94, 0xffcc79a7, 0xfff0e442, 0xffff7f3f, 0xff9aa8ff};
    constexpr std::array<QRgb, 7> light{0xff0072b2, 0xffb36b00, 0xff007a58, 0xffa3487c, 0xff857a00, 0xffb84300, 0xff4b4fa8};
    return QColor::fromRgb((kind == Theme::Kind::Dark ? dark : light)[static_cast<std::size_t>(slot) % dark.size()]);
}

QPen curvePen(const Curve& curve)
{
    QPen pen(curve.color, curve.isHeavy ? 2.2 : 1.5);
    if (curve.origin == twin::Origin::Modelled)
        pen.setDashPattern({curve.isHeavy ? 4.0 : 5.0, 3.0});
    else if (curve.origin == twin::Origin::Residual)
        pen.setDashPattern({6.0, 2.5, 1.0, 2.5});
    return pen;
}

double Curve::valueAt(double seconds) const
{
    const auto& x = series.seconds;
    const auto it = std::upper_bound(x.begin(), x.end(), seconds);
    if (it == x.begin())
        return std::numeric_limits<double>::quiet_NaN();
    for (const auto& gap : series.gaps)
        if (gap.begin.seconds() < seconds && seconds < gap.end.seconds())
            return std::numeric_limits<double>::quiet_NaN();
    const auto i = static_cast<std::size_t>(it - x.begin() - 1);
    // After the last point a value holds for as long as points are usually apart.
    if (it == x.end() && x.size() >= 2 && seconds - x.back() > 3 * (x.back() - x.front()) / static_cast<double>(x.size() - 1))
        return std::numeric_limits<double>::quiet_NaN();
    return series.mean[i] * scale;
}

data::Quality Curve::qualityAt(double seconds) const
{
    data::Quality worst = data::Quality::Good;
    for (const auto& d : doubtful)
        if (d.span.begin.seconds() <= seconds && seconds < d.span.end.seconds())
            worst = std::max(worst, d.quality);
    return worst;
}

QString Curve::laneKey() const { return (unit.isEmpty() ? quantity : unit) + (origin == twin::Origin::Residual ? QStringLiteral("|r") : QString()); }

QString Curve::key() const
{
    return QStringLiteral("%1 %2").arg(channelKey(figure.empty() ? ChartChannel{asset, {}, metric} : ChartChannel{{}, figure, {}})).arg(figure.empty() ? static_cast<int>(origin) : -1);
}

QString Curve::fullName() const { return assetName.isEmpty() || name.startsWith(assetName) ? name : assetName + QLatin1Char(' ') + name; }

bool hasCurves(twin::AssetKind kind)
{
    using twin::AssetKind;
    return kind != AssetKind::Site && kind != AssetKind::Building;
}

data::GroupRequest::How howOf(twin::Metric metric)
{
    using How = data::GroupRequest::How;
    switch (text::aggregateOf(metric)) {
    case text::Aggregate::Mean: return How::Mean;
    case text::Aggregate::Max: return How::Max;
    case text::Aggregate::Min: return How::Min;
    case text::Aggregate::Sum: break;
    }
    return How::Sum;
}

std::vector<data::CurveSource> measuredSources(const data::Session& session)
{
    std::vector<data::CurveSource> out;
    for (const auto& entry : session.measuredRecordings())
        out.push_back({entry.file, twin::Timestamp::nanoseconds(entry.offsetSeconds)});
    return out;
}

std::optional<data::CurveSource> modelledSource(const data::Session& session)
{
    const auto* reader = session.modelled();
    return reader ? std::optional(data::CurveSource{reader->file(), 0}) : std::nullopt;
}

data::SeriesAsset seriesAsset(const twin::SiteModel& site, twin::AssetRef ref)
{
    data::SeriesAsset out{site.name(ref), ref.server >= 0 && ref.gpu < 0, ref.gpu >= 0};
    if (const int rack = ref.server < 0 && ref.gpu < 0 ? site.rackIndex(ref.asset) : -1; rack >= 0)
        out.servers = data::serversOfRack(site, rack);
    return out;
}

data::CurveRequest curveRequest(const Curve& curve, const twin::SiteModel& site, const data::Session& session, const data::TimeSpan& span, int maxPoints)
{
    data::CurveRequest request;
    request.measured = measuredSources(session);
    request.modelled = modelledSource(session);
    request.origin = curve.origin;
    request.figure = curve.figure;
    request.metric = curve.metric;
    request.how = howOf(curve.metric);
    request.isGroup = curve.isGroup;
    request.span = span;
    request.maxPoints = maxPoints;
    const auto asset = curve.figure.empty() ? text::resolve(site, curve.asset) : std::nullopt;
    if (!asset)
        return request;
    if (!curve.isGroup) {
        request.assets.push_back(seriesAsset(site, curve.asset));
        return request;
    }
    const auto& racks = site.site().racks;
    for (std::size_t r = 0; r < racks.size(); ++r)
        if (static_cast<int>(asset->kind == twin::AssetKind::Row ? racks[r].row : racks[r].hall) == asset->index)
            request.assets.push_back({racks[r].name, false, false, data::serversOfRack(site, static_cast<int>(r))});
    return request;
}

std::vector<ChartChannel> selectionChannels(const twin::SiteModel& site, const std::vector<twin::AssetRef>& assets, const ChartChoice& choice)
{
    std::vector<ChartChannel> out;
    int found = 0;
    for (const auto& ref : assets) {
        const auto asset = text::resolve(site, ref);
        if (!asset || !hasCurves(asset->kind) || found == maxChartAssets)
            continue;
        ++found;
        for (const auto metric : choice.metrics)
            out.push_back({ref, {}, metric});
    }
    const bool isFacility = std::none_of(assets.begin(), assets.end(), [&](const auto& ref) {
        const auto asset = text::resolve(site, ref);
        return asset && hasCurves(asset->kind);
    });
    if (!isFacility)
        return out;
    for (const auto& look : figureLooks)
        if (choice.figures.count(look.id))
            out.push_back({{}, look.id});
    for (const auto& info : twin::keyFigureTable())
        if (choice.figures.count(info.id) && !lookOf(info.id))
            out.push_back({{}, info.id});
    return out;
}

std::vector<Curve> curvesOf(const twin::SiteModel& site, const std::vector<ChartChannel>& channels, const ChartChoice& choice, bool isKept, twin::Origin figureOrigin,
                            Theme::Kind theme, ChannelColours& slots)
{
    std::vector<QString> keys;
    std::set<std::uint64_t> assets;
    std::set<twin::Metric> metrics;
    bool hasFigures = false, hasAssets = false;
    for (const auto& c : channels) {
        hasFigures = hasFigures || c.isFigure();
        if (!c.isFigure() || isKept || !lookOf(c.figure))
            keys.push_back(channelKey(c));
        if (!c.isFigure()) {
            hasAssets = true;
            assets.insert((std::uint64_t{c.asset.asset.value} << 32) | (static_cast<std::uint64_t>(static_cast<std::uint16_t>(c.asset.server)) << 16)
                          | static_cast<std::uint16_t>(c.asset.gpu));
            metrics.insert(c.metric.value_or(twin::Metric::Power));
        }
    }
    slots.show(keys);
    const bool isSingle = !isKept && channels.size() == 1 && hasAssets;
    const bool isSupply = !hasAssets; // stacked only among its like
    std::vector<Curve> curves;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const auto& channel = channels[i];
        Curve c;
        c.channel = static_cast<int>(i);
        c.color = categoricalColor(slots.slot(channelKey(channel)), theme);
        if (channel.isFigure()) {
            const auto* info = twin::keyFigureById(channel.figure);
            if (!info)
                continue;
            c.figure = channel.figure;
            c.origin = figureOrigin;
            c.name = c.quantity = text::keyFigureLabel(*info);
            c.unit = text::unit(info->unit);
            c.decimals = info->decimals;
            if (const auto* look = lookOf(channel.figure); look && isSupply) {
                c.isStacked = look->isStacked;
                c.isHeavy = look->isHeavy;
                if (!isKept)
                    c.color = look->color < 0 ? Theme::color(Role::Text, theme) : categoricalColor(look->color, theme);
            }
            curves.push_back(std::move(c));
            continue;
        }
        const auto asset = text::resolve(site, channel.asset);
        if (!asset || !hasCurves(asset->kind))
            continue;
        c.asset = channel.asset;
        c.metric = channel.metric.value_or(twin::Metric::Power);
        const auto& info = twin::metricInfo(c.metric);
        c.isGroup = asset->kind == twin::AssetKind::Row || asset->kind == twin::AssetKind::Hall;
        c.quantity = text::metricLabel(c.metric);
        c.assetName = text::assetName(site, *asset);
        c.recordedName = site.name(channel.asset);
        c.unit = text::metricUnit(c.metric);
        c.scale = info.displayScale;
        c.decimals = info.displayDecimals;
        // Only what differs: the panel's title names a single asset already.
        QStringList parts;
        if (isKept || assets.size() > 1 || hasFigures)
            parts << c.assetName;
        if (parts.isEmpty() || metrics.size() > 1)
            parts << (parts.isEmpty() ? c.quantity : c.quantity.toLower());
        const auto add = [&](twin::Origin origin) {
            Curve one = c;
            one.origin = origin;
            one.name = QStringLiteral("%1, %2").arg(parts.join(QLatin1Char(' ')), text::originLabel(origin).toLower());
            // One quantity of one asset: the colours of measured and modelled. More: a colour each, told apart by the line.
            if (isSingle)
                one.color = origin == twin::Origin::Measured   ? Theme::color(Role::Measured, theme)
                            : origin == twin::Origin::Modelled ? Theme::color(Role::Modelled, theme)
                                                               : Theme::color(Role::Text, theme);
            curves.push_back(std::move(one));
        };
        if (choice.measured)
            add(twin::Origin::Measured);
        if (choice.modelled)
            add(twin::Origin::Modelled);
        if (choice.residual)
            add(twin::Origin::Residual);
    }
    return curves;
}

void writeCurvesCsv(const std::vector<Curve>& curves, const data::TimeSpan& span, const QString& source, const QString& file)
{
    QSaveFile out(file);
    const auto fail = [&] {
        throw twin::Error(TWIN_TEXT("The chart cannot be written to %1: %2. Choose another place."), {file.toStdString(), out.errorString().toStdString()});
    };
    if (!out.open(QIODevice::WriteOnly))
        fail();
    const auto from = source.toStdString();
    std::string text = "# Chart from " + span.begin.iso() + " to " + span.end.iso() + "\n";
    text += "# Points as drawn: the mean of a bucket of time with the least and greatest sample in it; gaps have no rows\n";
    text += "time_utc,asset,metric,origin,unit,mean,min,max,quality,source\n";
    const double begin = span.begin.seconds(), end = span.end.seconds();
    for (const auto& c : curves) {
        const auto originId = std::string(twin::originId(c.origin));
        std::string metric = c.figure.empty() ? std::string(twin::metricInfo(c.metric).id) : c.figure;
        if (c.origin != twin::Origin::Measured)
            metric += ':' + originId;
        std::string unit;
        if (c.figure.empty())
            unit = twin::metricInfo(c.metric).unit;
        else if (const auto* info = twin::keyFigureById(c.figure))
            unit = info->unit;
        const std::string asset = c.figure.empty() ? c.recordedName : std::string(data::siteAsset);
        const std::string middle = ',' + csvText(asset) + ',' + metric + ',' + originId + ',' + csvText(unit) + ',';
        for (std::size_t i = 0; i < c.series.seconds.size(); ++i) {
            if (c.series.seconds[i] < begin || c.series.seconds[i] > end)
                continue;
            const auto number = [&](const std::vector<float>& v) { return i < v.size() && std::isfinite(v[i]) ? twin::numberText(static_cast<double>(v[i])) : std::string(); };
            text += twin::Timestamp::fromSeconds(c.series.seconds[i]).iso() + middle + number(c.series.mean) + ',' + number(c.series.min) + ','
                    + number(c.series.max) + ',' + (c.isQualityKnown ? qualityWord(c.qualityAt(c.series.seconds[i])) : "") + ',' + csvText(from) + '\n';
        }
    }
    if (out.write(text.data(), static_cast<qint64>(text.size())) < 0 || !out.commit())
        fail();
}

} // namespace views
