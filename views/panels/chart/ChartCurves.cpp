#include "views/panels/chart/ChartCurves.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <QCoreApplication>
#include <QSaveFile>
#include <algorithm>
#include <array>
#include <cmath>

namespace views {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ChartPanel)
};

/// Eight colours that stay apart for colour-blind people: Okabe and Ito, "Color Universal Design", 2008; on light ground the bright ones
/// are darkened to keep contrast.
QColor categorical(std::size_t i, Theme::Kind kind)
{
    constexpr std::array<QRgb, 7> dark{0xff56b4e9, 0xffe69f00, 0xff2fbf94, 0xffcc79a7, 0xfff0e442, 0xffff7f3f, 0xff9aa8ff};
    constexpr std::array<QRgb, 7> light{0xff0072b2, 0xffb36b00, 0xff007a58, 0xffa3487c, 0xff857a00, 0xffb84300, 0xff4b4fa8};
    return QColor::fromRgb((kind == Theme::Kind::Dark ? dark : light)[i % dark.size()]);
}

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

} // namespace

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

QString Curve::laneKey() const { return (unit.isEmpty() ? quantity : unit) + (origin == twin::Origin::Residual ? QStringLiteral("|r") : QString()); }

bool hasCurves(twin::AssetKind kind)
{
    using twin::AssetKind;
    return kind != AssetKind::Site && kind != AssetKind::Building;
}

data::GroupRequest groupRequest(const Curve& curve, const twin::SiteModel& site, const data::Session& session, const data::TimeSpan& span, int maxPoints)
{
    data::GroupRequest request;
    const auto* reader = curve.origin == twin::Origin::Measured ? session.measured() : session.modelled();
    const auto asset = text::resolve(site, curve.asset);
    if (!reader || !asset)
        return request;
    request.file = reader->file();
    request.offsetSeconds = curve.origin == twin::Origin::Measured ? session.measuredOffset() : 0;
    request.metric = curve.metric;
    request.span = span;
    request.maxPoints = maxPoints;
    switch (text::aggregateOf(curve.metric)) {
    case text::Aggregate::Sum: request.how = data::GroupRequest::How::Sum; break;
    case text::Aggregate::Mean: request.how = data::GroupRequest::How::Mean; break;
    case text::Aggregate::Max: request.how = data::GroupRequest::How::Max; break;
    case text::Aggregate::Min: request.how = data::GroupRequest::How::Min; break;
    }
    const auto& racks = site.site().racks;
    for (std::size_t r = 0; r < racks.size(); ++r)
        if (static_cast<int>(asset->kind == twin::AssetKind::Row ? racks[r].row : racks[r].hall) == asset->index) {
            request.racks.push_back(racks[r].name);
            request.servers.push_back(data::serversOfRack(site, static_cast<int>(r)));
        }
    return request;
}

std::vector<Curve> assetCurves(const twin::SiteModel& site, const std::vector<twin::AssetRef>& assets, const ChartChoice& choice, Theme::Kind theme)
{
    std::vector<text::Asset> found;
    for (const auto& ref : assets) {
        const auto asset = text::resolve(site, ref);
        if (asset && hasCurves(asset->kind) && found.size() < maxChartAssets)
            found.push_back(*asset);
    }
    std::vector<Curve> curves;
    const bool isSingle = found.size() * choice.metrics.size() == 1;
    std::size_t pair = 0;
    for (const auto& asset : found)
        for (const twin::Metric metric : choice.metrics) {
            const auto& info = twin::metricInfo(metric);
            const auto add = [&](twin::Origin origin) {
                Curve c;
                c.asset = asset.ref;
                c.metric = metric;
                c.origin = origin;
                c.isGroup = asset.kind == twin::AssetKind::Row || asset.kind == twin::AssetKind::Hall;
                c.quantity = text::metricLabel(metric);
                // Only what differs: the panel's title names a single asset already.
                QStringList parts;
                if (found.size() > 1)
                    parts << text::assetName(site, asset);
                if (found.size() == 1 || choice.metrics.size() > 1)
                    parts << (parts.isEmpty() ? c.quantity : c.quantity.toLower());
                c.name = QStringLiteral("%1, %2").arg(parts.join(QLatin1Char(' ')), text::originLabel(origin).toLower());
                c.assetName = text::assetName(site, asset);
                c.unit = text::metricUnit(metric);
                c.scale = info.displayScale;
                c.decimals = info.displayDecimals;
                // One quantity of one asset: the colours of measured and modelled. More: a colour each, told apart by the line.
                c.color = !isSingle ? categorical(pair, theme)
                          : origin == twin::Origin::Measured ? Theme::color(Role::Measured, theme)
                          : origin == twin::Origin::Modelled ? Theme::color(Role::Modelled, theme)
                                                             : Theme::color(Role::Text, theme);
                curves.push_back(std::move(c));
            };
            if (choice.measured)
                add(twin::Origin::Measured);
            if (choice.modelled)
                add(twin::Origin::Modelled);
            if (choice.residual)
                add(twin::Origin::Residual);
            ++pair;
        }
    return curves;
}

std::vector<Curve> figureCurves(const ChartChoice& choice, twin::Origin origin, Theme::Kind theme)
{
    std::vector<Curve> curves;
    const auto add = [&](const twin::KeyFigureInfo& info, const QColor& color, bool isStacked, bool isHeavy) {
        Curve c;
        c.figure = info.id;
        c.origin = origin;
        c.name = c.quantity = text::keyFigureLabel(info);
        c.unit = text::unit(info.unit);
        c.decimals = info.decimals;
        c.color = color;
        c.isStacked = isStacked;
        c.isHeavy = isHeavy;
        curves.push_back(std::move(c));
    };
    for (const auto& look : figureLooks)
        if (choice.figures.count(look.id))
            add(*twin::keyFigureById(look.id), look.color < 0 ? Theme::color(Role::Text, theme) : categorical(static_cast<std::size_t>(look.color), theme),
                look.isStacked, look.isHeavy);
    std::size_t next = 0;
    for (const auto& info : twin::keyFigureTable()) {
        const bool isDone = std::any_of(std::begin(figureLooks), std::end(figureLooks), [&](const auto& look) { return std::string_view(look.id) == info.id; });
        if (!isDone && choice.figures.count(info.id))
            add(info, categorical(next++, theme), false, false);
    }
    return curves;
}

void fetch(std::vector<Curve>& curves, data::Session& session, const data::TimeSpan& span, int maxPoints)
{
    for (auto& c : curves)
        if (!c.isGroup)
            c.series = c.figure.empty() ? session.series(c.asset, c.metric, c.origin, span, maxPoints) : session.figure(c.figure, span, maxPoints);
}

void writeCurvesCsv(const std::vector<Curve>& curves, const QString& file)
{
    QSaveFile out(file);
    const auto fail = [&] {
        throw twin::Error(TWIN_TEXT("The chart cannot be written to %1: %2. Choose another place."), {file.toStdString(), out.errorString().toStdString()});
    };
    if (!out.open(QIODevice::WriteOnly))
        fail();
    std::string text = "time_utc,curve,unit,mean,min,max\n";
    for (const auto& c : curves) {
        // In a file a curve must name its asset.
        QString full = c.name;
        if (!c.assetName.isEmpty() && !full.startsWith(c.assetName))
            full.prepend(c.assetName + QLatin1Char(' '));
        std::string name = full.toStdString();
        for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2)
            name.insert(at, 1, '"');
        for (std::size_t i = 0; i < c.series.seconds.size(); ++i) {
            const auto number = [&](const std::vector<float>& v) { return i < v.size() && std::isfinite(v[i]) ? twin::numberText(v[i] * c.scale) : std::string(); };
            text += twin::Timestamp::fromSeconds(c.series.seconds[i]).iso() + ",\"" + name + "\"," + c.unit.toStdString() + ',' + number(c.series.mean) + ','
                    + number(c.series.min) + ',' + number(c.series.max) + '\n';
        }
    }
    if (out.write(text.data(), static_cast<qint64>(text.size())) < 0 || !out.commit())
        fail();
}

} // namespace views
