// The parts of the scene that need no window: camera, rays, ranges, colours, theme.
#include "SceneFixture.h"
#include "views/scene/Camera.h"
#include "views/scene/ColourScale.h"
#include "views/scene/SceneGeometry.h"
#include <QTest>
#include <random>

using namespace views;

class TestSceneParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void projectionAndRayAreInverse()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<double> unit(0, 1);
        for (int i = 0; i < 200; ++i) {
            CameraState c;
            c.focus = {100 * unit(random), 100 * unit(random), 3};
            c.heading = 360 * unit(random);
            c.elevation = 5 + 84 * unit(random);
            c.distance = 5 + 400 * unit(random);
            const Projection p(c, {1280, 800});
            const QPointF pixel(1280 * unit(random), 800 * unit(random));
            const Ray ray = p.ray(pixel);
            const auto back = p.project(ray.at(10 + 90 * unit(random)));
            QVERIFY(back && QLineF(*back, pixel).length() < 1e-6);
            const auto middle = p.project(c.focus);
            QVERIFY(middle && QLineF(*middle, QPointF(640, 400)).length() < 1e-6);
        }
    }

    void framingShowsEverything()
    {
        const std::vector<Box3> boxes{{{0, 0, 0}, {370, 197, 11}}, {{400, 20, 0}, {500, 130, 8}}, {{0, -190, 0}, {180, -60, 3}}};
        for (double heading = 0; heading < 360; heading += 30)
            for (const double elevation : {15.0, 40.0, 89.9})
                for (const double aspect : {0.6, 1.6, 3.0}) {
                    const CameraState c = framing(boxes, heading, elevation, aspect);
                    const QSizeF view(800 * aspect, 800);
                    const Projection p(c, view);
                    double used = 0;
                    for (const auto& box : boxes)
                        for (int i = 0; i < 8; ++i) {
                            const auto at = p.project(box.corner(i));
                            QVERIFY(at && QRectF(QPointF(0, 0), view).contains(*at));
                            used = std::max({used, std::abs(at->x() / view.width() - 0.5), std::abs(at->y() / view.height() - 0.5)});
                        }
                    QVERIFY2(used > 0.43, qPrintable(QStringLiteral("too far away: %1 at %2, %3, %4").arg(used).arg(heading).arg(elevation).arg(aspect)));
                }
    }

    void cameraTurnsTheShortWay()
    {
        CameraState a, b;
        a.heading = 350;
        b.heading = 10;
        a.distance = 10;
        b.distance = 1000;
        const CameraState middle = between(a, b, 0.5);
        QVERIFY(std::abs(std::remainder(middle.heading, 360.0)) < 1e-9);
        QVERIFY(std::abs(middle.distance - 100) < 1e-9);
        QVERIFY(std::abs(between(a, b, 1).distance - 1000) < 1e-9);
    }

    void rayMeetsTheNearestBox()
    {
        const Box3 box{{-1, -1, -1}, {1, 1, 1}};
        QCOMPARE(intersect({{-5, 0, 0}, {1, 0, 0}}, box).value_or(-1), 4.0);
        QCOMPARE(intersect({{0, 0, 0}, {1, 0, 0}}, box).value_or(-1), 0.0);
        QVERIFY(!intersect({{-5, 0, 0}, {-1, 0, 0}}, box));
        QVERIFY(!intersect({{-5, 2, 0}, {1, 0, 0}}, box));
    }

    void pickAgreesWithTestingEveryBox()
    {
        SceneFixture f;
        SceneGeometry g;
        g.rebuild(f.model.site(), f.model.catalogue());
        std::mt19937 random(11);
        const CameraState camera = framing(g.contents(), 24, 36, 1.6);
        const Projection p(camera, {1280, 800});
        int hits = 0;
        for (int i = 0; i < 3000; ++i) {
            const Ray ray = p.ray(QPointF(random() % 1280, random() % 800));
            Hit best;
            best.distance = std::numeric_limits<double>::max();
            for (int k = 0; k < g.rackCount(); ++k)
                if (const auto t = intersect(ray, g.rack(k)); t && *t < best.distance)
                    best = {Hit::Kind::Rack, k, *t};
            for (int k = 0; k < g.unitCount(); ++k)
                if (const auto t = intersect(ray, g.unit(k)); t && *t < best.distance)
                    best = {Hit::Kind::Unit, k, *t};
            const Hit hit = g.pick(ray);
            QCOMPARE(hit.kind, best.kind);
            QCOMPARE(hit.index, best.index);
            hits += hit.kind != Hit::Kind::Nothing;
        }
        QVERIFY(hits > 300);
    }

    void clustersJoinWhatIsNear()
    {
        const auto c = clusters({{0, 0, 1, 1}, {20, 0, 21, 1}, {3, 0, 4, 1}, {6, 0, 7, 1}}, 2.5);
        QCOMPARE(c.size(), std::size_t(2));
        std::size_t members = 0;
        for (const auto& cluster : c)
            members += cluster.members.size();
        QCOMPARE(members, std::size_t(4));
    }

    void rangesSuitTheQuantity()
    {
        using twin::Metric, twin::Origin;
        const std::vector<float> watts{10'000, 61'000, std::numeric_limits<float>::quiet_NaN()};
        ColourRange r = automaticRange(Metric::Power, Origin::Modelled, watts, nullptr);
        QCOMPARE(r.low, 0.0);
        QCOMPARE(r.high, 80'000.0);
        // small changes do not move it, large ones do
        QCOMPARE(automaticRange(Metric::Power, Origin::Modelled, std::vector<float>{79'000}, &r).high, 80'000.0);
        QVERIFY(automaticRange(Metric::Power, Origin::Modelled, std::vector<float>{9'000}, &r).high < 20'000);
        QVERIFY(automaticRange(Metric::Power, Origin::Modelled, std::vector<float>{90'000}, &r).high >= 90'000);
        // Megapacks that charge
        QVERIFY(automaticRange(Metric::Power, Origin::Modelled, std::vector<float>{-5e5f, 1e5f}, nullptr).low <= -5e5);
        r = automaticRange(Metric::GpuTemperature, Origin::Modelled, std::vector<float>{47, 61}, nullptr);
        QCOMPARE(r.low, 45.0);
        QCOMPARE(r.high, 65.0);
        r = automaticRange(Metric::Utilisation, Origin::Modelled, std::vector<float>{0.4f}, nullptr);
        QCOMPARE(r.high, 1.0);
        r = automaticRange(Metric::Power, Origin::Residual, std::vector<float>{-700, 300}, nullptr);
        QCOMPARE(r.low, -r.high);
        QVERIFY(r.high >= 700);
    }

    void coloursMarkWhatIsUnknownOrOutside()
    {
        ColourRange r{0, 100};
        std::vector<QRgb> c;
        const std::vector<float> v{-1, 0, 50, 100, 101, std::numeric_limits<float>::quiet_NaN()};
        colourise(v, twin::Metric::Power, twin::Origin::Modelled, r, Theme::Kind::Dark, c);
        QCOMPARE(r.below, 1);
        QCOMPARE(r.above, 1);
        QCOMPARE(r.unknown, 1);
        QCOMPARE(r.known, 5);
        QCOMPARE(c[0], Theme::color(Role::OutOfRange, Theme::Kind::Dark).rgb());
        QCOMPARE(c[1], mapColor(twin::MetricInfo::Map::Viridis, 0).rgb());
        QCOMPARE(c[3], mapColor(twin::MetricInfo::Map::Viridis, 1).rgb());
        QCOMPARE(qAlpha(c[5]), 0);
    }

    void valuesReadWell()
    {
        QLocale::setDefault(QLocale::c());
        const QChar thin(0x2009);
        QCOMPARE(valueText(twin::Metric::Power, 62'130), QStringLiteral("62.1%1kW").arg(thin));
        QCOMPARE(valueText(twin::Metric::Power, 16.48e6), QStringLiteral("16.5%1MW").arg(thin));
        QCOMPARE(valueText(twin::Metric::Power, -700), QStringLiteral("%1%2%3kW").arg(QChar(0x2212)).arg("0.70").arg(thin));
        QCOMPARE(valueText(twin::Metric::Utilisation, 0.973), QStringLiteral("97.3%1%").arg(thin));
    }

    /// matplotlib's published tables at 0, 1/4, 1/2, 3/4 and 1.
    void mapsAreThePublishedOnes()
    {
        const auto near = [](const QColor& c, int r, int g, int b) {
            return std::abs(c.red() - r) <= 8 && std::abs(c.green() - g) <= 8 && std::abs(c.blue() - b) <= 8;
        };
        using Map = twin::MetricInfo::Map;
        QVERIFY(near(mapColor(Map::Viridis, 0), 68, 1, 84));
        QVERIFY(near(mapColor(Map::Viridis, 0.25), 59, 82, 139));
        QVERIFY(near(mapColor(Map::Viridis, 0.5), 33, 145, 140));
        QVERIFY(near(mapColor(Map::Viridis, 0.75), 94, 201, 98));
        QVERIFY(near(mapColor(Map::Viridis, 1), 253, 231, 37));
        QVERIFY(near(mapColor(Map::Inferno, 0), 0, 0, 4));
        QVERIFY(near(mapColor(Map::Inferno, 0.25), 87, 16, 110));
        QVERIFY(near(mapColor(Map::Inferno, 0.5), 188, 55, 84));
        QVERIFY(near(mapColor(Map::Inferno, 0.75), 249, 142, 9));
        QVERIFY(near(mapColor(Map::Inferno, 1), 252, 255, 164));
        QVERIFY(near(mapColor(Map::Diverging, 0), 0x21, 0x66, 0xac));
        QVERIFY(near(mapColor(Map::Diverging, 0.5), 0xf7, 0xf7, 0xf7));
        QVERIFY(near(mapColor(Map::Diverging, 1), 0xb3, 0x58, 0x06));
        QCOMPARE(mapColor(Map::Viridis, -3), mapColor(Map::Viridis, 0));
        QCOMPARE(mapColor(Map::Viridis, 7), mapColor(Map::Viridis, 1));
        // from dark to bright without a step back
        for (const Map map : {Map::Viridis, Map::Inferno}) {
            double last = -1;
            for (int i = 0; i <= 32; ++i) {
                const QColor c = mapColor(map, i / 32.0);
                const double luminance = 0.2126 * std::pow(c.redF(), 2.2) + 0.7152 * std::pow(c.greenF(), 2.2) + 0.0722 * std::pow(c.blueF(), 2.2);
                QVERIFY(luminance > last - 1e-3);
                last = luminance;
            }
        }
    }

    /// WCAG 2.1: 4.5 : 1 for text.
    void textIsLegibleInBothThemes()
    {
        const auto luminance = [](const QColor& c) {
            const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
            return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
        };
        for (const auto kind : {Theme::Kind::Dark, Theme::Kind::Light})
            for (const auto text : {Role::Text, Role::Muted, Role::Accent, Role::Measured, Role::Modelled, Role::Ok, Role::Warning, Role::Critical, Role::Information})
                for (const auto ground : {Role::Background, Role::Surface, Role::Raised}) {
                    const double a = luminance(Theme::color(text, kind)), b = luminance(Theme::color(ground, kind));
                    const double contrast = (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
                    QVERIFY2(contrast >= 4.5, qPrintable(QStringLiteral("role %1 on %2: %3").arg(static_cast<int>(text)).arg(static_cast<int>(ground)).arg(contrast)));
                }
    }
};

QTEST_MAIN(TestSceneParts)
#include "test_scene_parts.moc"
