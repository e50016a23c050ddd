// Chunks give back what went in, exactly to the resolution, and refuse everything that is not a chunk.
#include "RandomData.h"
#include "data/store/Checksum.h"
#include "data/store/BundleCodec.h"
#include "data/store/ChunkCodec.h"
#include "data/store/Rollup.h"
#include "twin/base/Error.h"
#include <QTest>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstring>

using namespace data;

namespace {
std::vector<std::byte> encoded(const std::vector<std::int64_t>& times, const std::vector<float>& rows, std::uint32_t columns, const Quantisers& q, ChunkKey& key)
{
    ByteWriter out;
    encodeMatrix(key, times, rows.data(), columns, columns, q, out);
    return {out.bytes().begin(), out.bytes().end()};
}

/// Samples of one channel, packed and unpacked beside a neighbour.
DecodedChunk throughABundle(const std::vector<Sample>& samples, const Quantisers& q)
{
    const std::vector<Sample> neighbour{{-7, 1.5, Quality::Good}, {0, testing::nan, Quality::Bad}, {4'000'000'000'000, -2.5, Quality::Good}};
    const std::vector<BundleMember> members{{4, neighbour, q.at(0)}, {9, samples, q.at(0)}};
    ByteWriter out;
    CodingHint hint;
    std::vector<ChunkKey> keys;
    DecodedBundle kept;
    encodeBundle(members, out, hint, keys, Effort::Tight, &kept);
    DecodedBundle back = decodeBundle(out.bytes(), [&](std::uint32_t) { return &q.at(0); });
    if (back.keys != keys || bundleKeys(out.bytes()) != keys || back.find(9) != 1 || back.find(5) != -1 || back.members[0].times.back() != 4'000'000'000'000)
        throw std::logic_error("the bundle's own list is wrong");
    for (std::size_t m = 0; m < members.size(); ++m) {
        const DecodedChunk &a = kept.members.at(m), &b = back.members[m];
        const auto isSame = [](double x, double y) { return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y) || (std::isnan(x) && std::isnan(y)); };
        if (a.times != b.times || a.qualities != b.qualities || !std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), isSame))
            throw std::logic_error("what the packer keeps is not what it packs");
    }
    return back.members[1];
}
} // namespace

class ChunkCodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksumIsCrc32c()
    {
        // RFC 3720 appendix B.4 and the usual check value.
        const char* digits = "123456789";
        QCOMPARE(crc32c(std::as_bytes(std::span(digits, 9))), 0xE3069283u);
        const std::vector<std::byte> zeros(32, std::byte{0}), ones(32, std::byte{0xff});
        QCOMPARE(crc32c(zeros), 0x8A9136AAu);
        QCOMPARE(crc32c(ones), 0x62A8AB43u);
        std::mt19937_64 random(1);
        std::vector<std::byte> noise(1003);
        for (std::byte& b : noise)
            b = static_cast<std::byte>(random());
        for (std::size_t n = 0; n < noise.size(); n += 17)
            QCOMPARE(crc32c(std::span(noise).subspan(n)), crc32cByTables(std::span(noise).subspan(n)));
    }

    void matrixIsExactToTheResolution_data()
    {
        QTest::addColumn<double>("resolution");
        for (const double r : {1.0, 0.1, 0.01, 0.001, 1e-4, 10.0, 0.25, 0.3, 5.0})
            QTest::addRow("%g", r) << r;
    }
    void matrixIsExactToTheResolution()
    {
        QFETCH(double, resolution);
        std::mt19937_64 random(7);
        for (int round = 0; round < 20; ++round) {
            const std::uint32_t rows = 1 + static_cast<std::uint32_t>(random() % 130), columns = 1 + static_cast<std::uint32_t>(random() % 90);
            std::vector<float> values(std::size_t{rows} * columns);
            for (std::uint32_t c = 0; c < columns; ++c) {
                const auto w = testing::walk(random, rows, resolution, round % 3 == 0 ? 0.05 : 0);
                for (std::uint32_t r = 0; r < rows; ++r)
                    values[std::size_t{r} * columns + c] = static_cast<float>(w[r]);
            }
            std::vector<std::int64_t> times(rows);
            std::int64_t t = -5'000'000'000;
            for (auto& x : times)
                x = t += round % 2 ? 1'000'000'000 : static_cast<std::int64_t>(random() % 2'000'000'000);
            const Quantisers q(std::span(&resolution, 1));
            ChunkKey key{3, 1};
            const auto blob = encoded(times, values, columns, q, key);
            const DecodedChunk back = decodeChunk(blob, key, ChunkLayout::Matrix, columns, q);
            QCOMPARE(back.times, times);
            const std::vector<float> all = back.frames.all();
            std::vector<float> column(rows), line(columns);
            const std::uint32_t someColumn = static_cast<std::uint32_t>(random() % columns), someRow = static_cast<std::uint32_t>(random() % rows);
            back.frames.column(someColumn, column.data());
            back.frames.row(someRow, line.data());
            for (std::uint32_t r = 0; r < rows; ++r)
                QVERIFY(column[r] == all[std::size_t{r} * columns + someColumn] || std::isnan(column[r]));
            for (std::uint32_t c = 0; c < columns; ++c)
                QVERIFY(line[c] == all[std::size_t{someRow} * columns + c] || std::isnan(line[c]));
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY2(values[i] == all[i] || (std::isnan(values[i]) && std::isnan(all[i])),
                         qPrintable(QString::number(double(values[i]), 'g', 12) + " " + QString::number(double(all[i]), 'g', 12)));
        }
    }

    void singleKeepsDoublesToTheResolution()
    {
        std::mt19937_64 random(11);
        std::uniform_real_distribution<double> spread(-1e6, 1e6);
        const double resolution = 0.01;
        const Quantisers q(std::span(&resolution, 1));
        std::vector<Sample> samples;
        for (int i = 0; i < 3000; ++i)
            samples.push_back({i * 2'000'000'000ll + static_cast<std::int64_t>(random() % 1'000'000'000), i % 97 == 0 ? testing::nan : spread(random),
                               static_cast<Quality>(i % 50 == 0 ? random() % 4 : 0)});
        const DecodedChunk back = throughABundle(samples, q);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            QCOMPARE(back.times[i], samples[i].t);
            QCOMPARE(back.quality(i), samples[i].quality);
            if (std::isnan(samples[i].value))
                QVERIFY(std::isnan(back.values[i]));
            else
                QVERIFY(std::fabs(back.values[i] - samples[i].value) <= 0.005 * (1 + 1e-9));
        }
    }

    void hugeAndOddValuesSurvive()
    {
        const double resolution = 0.1;
        const Quantisers fine(std::span(&resolution, 1)), raw{std::span<const double>(std::vector<double>{0.0})};
        const std::vector<double> values{0.0, -0.1, 3e8, -4e9, 1e14, -1e14, 1e15, 1e300, -DBL_MAX, DBL_MIN, 0.3, testing::nan, 42.0};
        std::vector<Sample> samples;
        for (std::size_t i = 0; i < values.size(); ++i)
            samples.push_back({static_cast<std::int64_t>(i), values[i], Quality::Good});
        for (const Quantisers* q : {&fine, &raw}) {
            const DecodedChunk back = throughABundle(samples, *q);
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (std::isnan(values[i]))
                    QVERIFY(std::isnan(back.values[i]));
                else if (q == &fine)
                    QVERIFY(std::fabs(back.values[i] - values[i]) <= 0.05000001);
                else
                    QCOMPARE(back.values[i], values[i]); // one of them needs doubles, so all of this chunk are kept as they are
            }
        }
        // Only floats: they stay floats, bit by bit.
        const std::vector<float> floats{1.5f, -2.25f, FLT_MAX, -FLT_MAX, FLT_MIN, 1e-42f, 0.1f};
        ChunkKey key;
        const auto blob = encoded({1}, floats, 7, raw, key);
        const DecodedChunk back = decodeChunk(blob, key, ChunkLayout::Matrix, 7, raw);
        QCOMPARE(std::memcmp(back.frames.all().data(), floats.data(), floats.size() * 4), 0);
    }

    void columnsMayDifferInResolution()
    {
        const std::vector<double> resolutions{1, 0, 0.001};
        const Quantisers q(resolutions);
        std::vector<float> rows;
        std::vector<std::int64_t> times;
        for (int r = 0; r < 40; ++r) {
            times.push_back(r * 1000);
            rows.insert(rows.end(), {float(r * 7), 0.1f * float(r) * 1.234567f, float(r) / 1000.f});
        }
        ChunkKey key;
        const auto blob = encoded(times, rows, 3, q, key);
        QCOMPARE(decodeChunk(blob, key, ChunkLayout::Matrix, 3, q).frames.all(), rows);
    }

    void badResolutionIsRefused()
    {
        for (const double r : {-1.0, testing::nan, std::numeric_limits<double>::infinity()})
            QVERIFY_EXCEPTION_THROWN(quantiser(r), twin::Error);
    }

    void lastOfEqualTimesStays()
    {
        std::vector<Sample> s{{5, 1, Quality::Good}, {3, 2, Quality::Good}, {5, 3, Quality::Good}, {3, 4, Quality::Bad}, {1, 5, Quality::Good}};
        sortSamples(s);
        QCOMPARE(s.size(), std::size_t{3});
        QCOMPARE(s[0].value, 5.0);
        QCOMPARE(s[1].value, 4.0);
        QCOMPARE(s[2].value, 3.0);
    }

    void listsRoundTrip()
    {
        for (const std::size_t n : {std::size_t{1}, std::size_t{3}, std::size_t{5000}}) {
            std::vector<std::string> texts;
            for (std::size_t i = 0; i < n; ++i)
                texts.push_back(i % 7 == 0 ? "" : "H2-R07-" + std::to_string(i) + (i % 5 ? "" : "\n\x1f\xc3\xa9"));
            ByteWriter out;
            encodeList(texts, out);
            QCOMPARE(decodeList(out.bytes()), texts);
        }
    }

    void rollupsAreWhatTheyShouldBe()
    {
        std::mt19937_64 random(3);
        const std::vector<double> resolution{0.1};
        std::vector<Rollup> got;
        const std::int64_t begin = bucketBegin(bucketOf(-40'000'000'000, 36), 36), end = bucketBegin(bucketOf(8'000'000'000'000, 36), 36);
        RollupHints hints;
        const auto keep = [&](const Rollup& r) {
            const RollupQuantisers q{resolution};
            ByteWriter out;
            encodeRollup(r, q, out, hints);
            got.push_back(decodeRollup(out.bytes(), 1, 2, r.level, r.t0, r.t1, 2, q));
        };
        RollupBuilder builder(1, 2, 2, 30, begin, keep);
        testing::Reference reference;
        std::int64_t t = -40'000'000'000;
        for (int i = 0; i < 30000; ++i) {
            t += i == 10000 ? 900'000'000'000 : static_cast<std::int64_t>(random() % 200'000'000);
            const auto v = static_cast<float>(static_cast<double>(random() % 1000) / 10);
            const float row[2] = {v, std::nanf("")};
            builder.add(t, row);
            reference[t] = static_cast<double>(v);
        }
        builder.finish(end);
        for (const int level : {33, 36}) {
            RollupBuilder up(1, 2, 2, level, begin, keep);
            for (const Rollup& r : std::vector<Rollup>(got))
                if (r.level == level - 3)
                    up.addRollup(r, begin, end);
            up.finish(end);
        }
        for (const int level : {30, 33, 36}) {
            const auto expected = testing::buckets(reference, INT64_MIN, INT64_MAX, level);
            std::size_t seen = 0;
            std::int64_t reached = INT64_MIN;
            for (const Rollup& r : got) {
                if (r.level != level)
                    continue;
                QCOMPARE(r.t0, reached == INT64_MIN ? begin : reached); // no hole between them
                reached = r.t1;
                for (std::size_t i = 0; i < r.buckets.size(); ++i, ++seen) {
                    const auto& e = expected.at(r.buckets[i]);
                    QCOMPARE(r.count[2 * i], static_cast<std::uint32_t>(e.count));
                    QCOMPARE(r.count[2 * i + 1], 0u);
                    QVERIFY(std::isnan(r.mean[2 * i + 1]));
                    QVERIFY(std::fabs(double(r.min[2 * i]) - e.min) < 1e-4);
                    QVERIFY(std::fabs(double(r.max[2 * i]) - e.max) < 1e-4);
                    QVERIFY(std::fabs(double(r.mean[2 * i]) - e.sum / e.count) < 3 * 0.1 / 32 + 1e-4); // each level rounds anew
                }
            }
            QCOMPARE(seen, expected.size());
            QCOMPARE(reached, end);
        }
    }

    void hostileBlobsAreRefused()
    {
        std::mt19937_64 random(5);
        const double resolution = 0.1;
        const Quantisers q(std::span(&resolution, 1));
        std::vector<float> rows(64 * 50);
        for (float& v : rows)
            v = static_cast<float>(random() % 1000) / 10;
        rows[17] = std::nanf("");
        std::vector<std::int64_t> times(64);
        for (std::size_t i = 0; i < times.size(); ++i)
            times[i] = static_cast<std::int64_t>(i * i * 1'000'000);
        ChunkKey key{1, 0};
        const auto good = encoded(times, rows, 50, q, key);
        ByteWriter log, list;
        encodeLog(std::vector<LoggedSample>(100, {0, {5, 1.5, Quality::Good}}), log);
        encodeList(std::vector<std::string>(1000, "H1-R01-01"), list);
        int refused = 0, accepted = 0;
        const auto attack = [&](std::vector<std::byte> blob, auto&& decode) {
            // A forged checksum, so that the layers beneath meet the damage.
            if (blob.size() >= 4) {
                const std::uint32_t sum = crc32c(std::span(blob).first(blob.size() - 4));
                std::memcpy(blob.data() + blob.size() - 4, &sum, 4);
            }
            try {
                decode(blob);
                ++accepted;
            } catch (const Unsound&) {
                ++refused;
            }
        };
        const auto asChunk = [&](const std::vector<std::byte>& b) { decodeChunk(b, key, ChunkLayout::Matrix, 50, q); };
        const auto asLog = [&](const std::vector<std::byte>& b) { decodeLog(b); };
        const auto asList = [&](const std::vector<std::byte>& b) { decodeList(b); };
        const std::vector<std::byte> goodLog(log.bytes().begin(), log.bytes().end()), goodList(list.bytes().begin(), list.bytes().end());
        for (int i = 0; i < 3000; ++i) {
            for (int kind = 0; kind < 3; ++kind) {
                std::vector<std::byte> blob = kind == 0 ? good : kind == 1 ? goodLog : goodList;
                if (i % 3 == 0)
                    blob.resize(random() % blob.size());
                else
                    for (int k = 0; k < 1 + i % 5; ++k)
                        // Most into the headers, where the sizes stand.
                        blob[i % 2 ? random() % blob.size() : random() % std::min<std::size_t>(blob.size(), 90)] = static_cast<std::byte>(random());
                if (kind == 0)
                    attack(blob, asChunk);
                else if (kind == 1)
                    attack(blob, asLog);
                else
                    attack(blob, asList);
            }
        }
        QVERIFY(refused > 3000);
        QVERIFY(accepted > 0); // damage in the packed values themselves can pass when the checksum is forged, as other values
        // Without forging, nothing passes.
        for (std::size_t i = 0; i < good.size(); i += 3) {
            auto blob = good;
            blob[i] ^= std::byte{0x10};
            QVERIFY_EXCEPTION_THROWN(asChunk(blob), Unsound);
        }
    }
};

QTEST_GUILESS_MAIN(ChunkCodecTest)
#include "ChunkCodecTest.moc"
