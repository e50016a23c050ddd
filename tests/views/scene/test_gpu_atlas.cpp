// One texel a GPU and what is made of them: values of all levels against sums made plainly, what is not known, and the parts of racks.
#include "SceneFixture.h"
#include "views/scene/GpuAtlas.h"
#include "views/scene/RackLayer.h"
#include "views/scene/SceneGeometry.h"
#include <QTest>
#include <random>

using namespace views;
using twin::ValueQuality;

namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

/// Three kinds of racks in runs, one of them facing north, one rack only partly filled.
struct Sample
{
    GpuAtlas atlas;
    std::vector<std::uint32_t> first{0};
    std::vector<float> gpus, racks;
    std::vector<ValueQuality> quality;

    explicit Sample(unsigned seed, double unknownShare = 0.2)
    {
        std::vector<GpuAtlas::Run> runs;
        int rack = 0;
        const auto add = [&](int count, RackFace face, bool north) {
            GpuAtlas::Run run;
            run.face = face;
            run.facesNorth = north;
            for (int i = 0; i < count; ++i, ++rack) {
                run.racks.push_back(rack);
                first.push_back(first.back() + static_cast<std::uint32_t>(rack == 3 ? face.places() / 2 + 1 : face.places()));
            }
            runs.push_back(run);
        };
        add(37, {9, 8, 8}, false);
        add(128, {9, 8, 8}, true);
        add(21, {19, 18, 4}, false);
        add(5, {15, 0, 0}, false);
        std::reverse(runs[1].racks.begin(), runs[1].racks.end()); // places are not indices
        atlas.layout(runs);
        std::mt19937 random(seed);
        std::uniform_real_distribution<float> value(-40, 90), share(0, 1);
        for (std::size_t i = 0; i < first.back(); ++i) {
            const bool known = static_cast<double>(share(random)) > unknownShare;
            gpus.push_back(known ? value(random) : nan);
            quality.push_back(known ? ValueQuality::Good : share(random) < 0.5f ? ValueQuality::Stale : ValueQuality::None);
        }
        for (std::uint32_t i = first[9]; i < first[10]; ++i) // a rack of which nothing is known
            gpus[i] = nan;
        for (int i = 0; i < rack; ++i)
            racks.push_back(i % 7 == 0 ? nan : 1000 + 10 * value(random));
    }
    GpuAtlas::Input input() const { return {gpus, first, racks, quality, {}}; }
    double tolerance() const { return 0.51 * atlas.gpuScale().step + 1e-4; }
};

double summaryOf(const std::vector<float>& values, GpuAtlas::Summary summary)
{
    double sum = 0, worst = nan;
    int known = 0;
    for (const float f : values) {
        const auto v = static_cast<double>(f);
        if (!std::isfinite(v))
            continue;
        sum += v;
        const bool first = known++ == 0;
        if (first || (summary == GpuAtlas::Summary::Highest && v > worst) || (summary == GpuAtlas::Summary::Lowest && v < worst)
            || (summary == GpuAtlas::Summary::Farthest && std::abs(v) > std::abs(worst)))
            worst = v;
    }
    return known == 0 ? static_cast<double>(nan) : summary == GpuAtlas::Summary::Mean ? sum / known : worst;
}

bool same(double a, double b, double tolerance) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= tolerance; }

} // namespace

class TestGpuAtlas : public QObject
{
    Q_OBJECT
    // Racks of which all is known take a way of their own: with these shares there are none, some, and only such.
    static void shares()
    {
        QTest::addColumn<double>("unknownShare");
        QTest::newRow("many unknown") << 0.2;
        QTest::newRow("few unknown") << 0.01;
        QTest::newRow("all known") << 0.0;
    }

private Q_SLOTS:
    void everyGpuHasItsOwnTexel_data() { shares(); }
    void everyGpuHasItsOwnTexel()
    {
        QFETCH(double, unknownShare);
        Sample s(1, unknownShare);
        s.atlas.fill(s.input(), GpuAtlas::Summary::Mean);
        std::size_t seen = 0;
        for (const auto& run : s.atlas.runs()) {
            if (!s.atlas.showsGpus(run))
                continue;
            for (std::size_t place = 0; place < run.racks.size(); ++place) {
                const auto rack = static_cast<std::size_t>(run.racks[place]);
                for (std::uint32_t i = s.first[rack]; i < s.first[rack + 1]; ++i, ++seen) {
                    const double texel = s.atlas.gpuValue(run, static_cast<int>(place), static_cast<int>(i - s.first[rack]));
                    QVERIFY2(same(texel, static_cast<double>(s.gpus[i]), s.tolerance()), qPrintable(QStringLiteral("%1 %2").arg(texel).arg(s.gpus[i])));
                }
            }
        }
        QCOMPARE(seen, s.gpus.size());
    }

    void coarserLevelsSumUpValues_data()
    {
        QTest::addColumn<int>("summary");
        QTest::addColumn<double>("unknownShare");
        for (const double share : {0.2, 0.01, 0.0}) {
            const auto add = [share](const char* name, GpuAtlas::Summary kind) {
                QTest::addRow("%s, %g unknown", name, share) << static_cast<int>(kind) << share;
            };
            add("mean", GpuAtlas::Summary::Mean);
            add("highest", GpuAtlas::Summary::Highest);
            add("lowest", GpuAtlas::Summary::Lowest);
            add("farthest", GpuAtlas::Summary::Farthest);
        }
    }
    void coarserLevelsSumUpValues()
    {
        QFETCH(int, summary);
        QFETCH(double, unknownShare);
        const auto kind = static_cast<GpuAtlas::Summary>(summary);
        Sample s(2, unknownShare);
        s.atlas.fill(s.input(), kind);
        for (const auto& run : s.atlas.runs()) {
            const int count = static_cast<int>(run.racks.size());
            std::vector<float> ofRacks;
            for (int place = 0; place < count; ++place) {
                const auto rack = static_cast<std::size_t>(run.racks[static_cast<std::size_t>(place)]);
                if (!s.atlas.showsGpus(run)) {
                    ofRacks.push_back(s.racks[rack]);
                    continue;
                }
                const std::vector<float> all(s.gpus.begin() + s.first[rack], s.gpus.begin() + s.first[rack + 1]);
                for (int server = 0; server < run.face.trays; ++server) {
                    const auto from = std::min<std::size_t>(all.size(), static_cast<std::size_t>(server * run.face.columns));
                    const auto to = std::min<std::size_t>(all.size(), from + static_cast<std::size_t>(run.face.columns));
                    const std::vector<float> own(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to));
                    QVERIFY(same(s.atlas.serverValue(run, place, server), summaryOf(own, kind), s.tolerance()));
                }
                ofRacks.push_back(static_cast<float>(summaryOf(all, kind)));
            }
            const double tolerance = s.atlas.showsGpus(run) ? s.tolerance() : 0.51 * s.atlas.rackScale().step + 1e-3;
            for (int level = 0; level < GpuAtlas::levels; ++level)
                for (int place = 0; place < count; ++place) {
                    const int block = 1 << level, from = place / block * block;
                    const std::vector<float> own(ofRacks.begin() + from, ofRacks.begin() + std::min(count, from + block));
                    QVERIFY(same(s.atlas.rackValue(run, place, level), summaryOf(own, kind), tolerance));
                }
        }
    }

    void whatIsNotKnownSaysWhy()
    {
        Sample s(3, 0.5);
        s.atlas.fill(s.input(), GpuAtlas::Summary::Mean);
        const auto& run = s.atlas.runs()[0];
        int stale = 0, unknown = 0, vacant = 0;
        for (int place = 0; place < static_cast<int>(run.racks.size()); ++place)
            for (int gpu = 0; gpu < run.face.places(); ++gpu) {
                const auto rack = static_cast<std::size_t>(run.racks[static_cast<std::size_t>(place)]);
                const std::uint32_t i = s.first[rack] + static_cast<std::uint32_t>(gpu);
                const auto code = s.atlas.texels()[static_cast<std::size_t>(run.gpuY + gpu / run.face.columns) * GpuAtlas::width
                                                   + static_cast<std::size_t>(run.gpuX + place * run.face.columns + gpu % run.face.columns)];
                if (i >= s.first[rack + 1]) {
                    QCOMPARE(code, GpuAtlas::vacant);
                    ++vacant;
                } else if (std::isnan(s.gpus[i])) {
                    QCOMPARE(code, s.quality[i] == ValueQuality::Stale ? GpuAtlas::stale : GpuAtlas::unknown);
                    ++(s.quality[i] == ValueQuality::Stale ? stale : unknown);
                } else {
                    QVERIFY(code >= GpuAtlas::firstCode);
                }
            }
        QVERIFY(stale > 100 && unknown > 100 && vacant == 31);
        // without values of GPUs, racks keep their own
        auto in = s.input();
        in.gpus = {};
        s.atlas.fill(in, GpuAtlas::Summary::Mean);
        QVERIFY(!s.atlas.hasGpus());
        for (int place = 0; place < static_cast<int>(run.racks.size()); ++place)
            QVERIFY(same(s.atlas.rackValue(run, place), static_cast<double>(s.racks[static_cast<std::size_t>(run.racks[static_cast<std::size_t>(place)])]),
                         0.51 * s.atlas.rackScale().step + 1e-3));
    }

    void onlyChangedRowsAreGivenOut()
    {
        Sample s(4, 0);
        s.gpus[0] = -40; // the ends of the scale stay
        s.gpus[1] = 90;
        s.atlas.fill(s.input(), GpuAtlas::Summary::Mean);
        QVERIFY(!s.atlas.takeChanges().empty());
        s.atlas.fill(s.input(), GpuAtlas::Summary::Mean);
        QVERIFY(s.atlas.takeChanges().empty());
        const auto& run = s.atlas.runs()[2];
        const std::uint32_t gpu = s.first[static_cast<std::size_t>(run.racks[4])] + 4 * 7 + 1;
        s.gpus[gpu] += 20;
        s.gpus[gpu] = std::min(s.gpus[gpu], 90.0f);
        s.atlas.fill(s.input(), GpuAtlas::Summary::Mean);
        const auto rows = s.atlas.takeChanges();
        QCOMPARE(rows.size(), std::size_t(2)); // the line of its rack, and its server's row
        QCOMPARE(rows[0].first, run.lineY);
        QCOMPARE(rows[1].first, run.gpuY + 7);
        QCOMPARE(rows[1].last, run.gpuY + 8);
    }

    void presetsFitAndKeepRunsApart()
    {
        for (const char* preset : {"2025-07", "1m"}) {
            SceneFixture f(preset);
            SceneGeometry g;
            g.rebuild(f.model.site(), f.model.catalogue());
            GpuAtlas atlas;
            atlas.layout(rackRuns(f.model.site(), f.model.catalogue(), g));
            QVERIFY(atlas.height() < 4096);
            std::size_t racks = 0;
            std::vector<char> taken(static_cast<std::size_t>(GpuAtlas::width) * static_cast<std::size_t>(atlas.height()));
            const auto take = [&](int x, int y) {
                QVERIFY(x >= 0 && x < GpuAtlas::width && y >= 0 && y < atlas.height());
                char& c = taken[static_cast<std::size_t>(y) * GpuAtlas::width + static_cast<std::size_t>(x)];
                QVERIFY(!c);
                c = 1;
            };
            for (const auto& run : atlas.runs()) {
                const int count = static_cast<int>(run.racks.size());
                racks += run.racks.size();
                for (int y = 0; y < run.face.trays; ++y) {
                    for (int x = 0; x < count * run.face.columns; ++x)
                        take(run.gpuX + x, run.gpuY + y);
                    for (int x = 0; x < count; ++x)
                        take(run.trayX + x, run.gpuY + y);
                }
                for (int level = 0; level < GpuAtlas::levels; ++level)
                    for (int x = 0; x < count; x += 1 << level)
                        take(run.lineX + GpuAtlas::levelX(level) + ((run.rackX + x) >> level), run.lineY);
            }
            QCOMPARE(racks, f.model.site().racks.size());
        }
    }

    void pointsAndPartsAgree()
    {
        SceneFixture f("2025-07");
        SceneGeometry g;
        g.rebuild(f.model.site(), f.model.catalogue());
        std::mt19937 random(5);
        std::uniform_real_distribution<double> share(0.02, 0.98);
        int asked = 0;
        for (int rack = 0; rack < g.rackCount(); rack += 37) {
            const RackFace& face = g.face(rack);
            const int gpus = face.places();
            for (int gpu = 0; gpu < gpus; ++gpu) {
                const Box3 box = g.gpu(rack, gpu);
                for (int corner = 0; corner < 8; ++corner)
                    QVERIFY(SceneGeometry::gap(g.rack(rack), box.corner(corner)) < 1e-9);
                const Vec3 at{box.low.x + share(random) * box.size().x, gpu % 2 ? box.low.y : box.high.y, box.low.z + share(random) * box.size().z};
                const auto found = g.gpuAt(rack, at);
                const int fitted = f.model.site().racks[static_cast<std::size_t>(rack)].gpus;
                if (fitted > 0 && gpu >= fitted)
                    QVERIFY(!found);
                else
                    QCOMPARE(found.value_or(-1), gpu);
                ++asked;
            }
            const Box3& whole = g.rack(rack);
            QVERIFY(!g.gpuAt(rack, whole.low + Vec3{0.3, 0, 0.02}));                             // the CDU at the bottom
            QVERIFY(!g.gpuAt(rack, {whole.centre().x, whole.centre().y, whole.high.z}));         // the top
        }
        QVERIFY(asked > 2000);
        // The first GPU is at the left hand of who stands before the front.
        QCOMPARE(columnOf({9, 8, 8}, 0, false), 0);
        QCOMPARE(columnOf({9, 8, 8}, 0, true), 7);
        QCOMPARE(columnOf({9, 8, 8}, 63, true), 0);
    }

    void gpuPickAgreesWithTestingEveryGpu()
    {
        SceneFixture f("2025-07");
        SceneGeometry g;
        g.rebuild(f.model.site(), f.model.catalogue());
        std::mt19937 random(23);
        int hits = 0;
        for (int tries = 0; tries < 400; ++tries) {
            // before a row, looking at it from near
            const int rack = static_cast<int>(random() % static_cast<unsigned>(g.rackCount()));
            CameraState c;
            c.focus = g.rack(rack).centre();
            c.distance = 2.5 + random() % 5;
            c.elevation = 5 + random() % 40;
            c.heading = static_cast<double>(random() % 360);
            const Ray ray = Projection(c, {800, 600}).ray(QPointF(random() % 800, random() % 600));
            const Hit hit = g.pick(ray);
            // by hand: the nearest rack, then which of its GPUs' boxes the point lies on
            int nearest = -1;
            double distance = std::numeric_limits<double>::max();
            for (int k = 0; k < g.rackCount(); ++k)
                if (const auto t = intersect(ray, g.rack(k)); t && *t < distance) {
                    nearest = k;
                    distance = *t;
                }
            if (hit.kind != Hit::Kind::Rack)
                continue;
            QCOMPARE(hit.index, nearest);
            const Vec3 at = ray.at(distance);
            const Box3& box = g.rack(nearest);
            const bool onFace = std::abs(at.y - box.low.y) < 1e-3 || std::abs(at.y - box.high.y) < 1e-3;
            int expected = -1;
            const int fitted = f.model.site().racks[static_cast<std::size_t>(nearest)].gpus;
            for (int gpu = 0; onFace && gpu < g.face(nearest).places() && (fitted == 0 || gpu < fitted); ++gpu) {
                const Box3 part = g.gpu(nearest, gpu);
                if (at.x >= part.low.x && at.x < part.high.x && at.z >= part.low.z && at.z < part.high.z)
                    expected = gpu;
            }
            QCOMPARE(g.gpuAt(nearest, at).value_or(-1), expected);
            hits += expected >= 0;
        }
        QVERIFY2(hits > 60, qPrintable(QString::number(hits)));
    }
};

QTEST_APPLESS_MAIN(TestGpuAtlas)
#include "test_gpu_atlas.moc"
