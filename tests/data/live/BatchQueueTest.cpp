#include "data/live/BatchQueue.h"
#include <QTest>
#include <atomic>
#include <thread>

using namespace data::live;
using twin::Timestamp;

namespace {
constexpr std::int64_t second = 1'000'000'000;

LiveBatch samplesAt(std::int64_t t, std::uint32_t channel, int count)
{
    LiveBatch batch;
    for (int i = 0; i < count; ++i)
        batch.samples.push_back({channel, {t + i}, double(i)});
    return batch;
}
} // namespace

class BatchQueueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOrder()
    {
        BatchQueue queue;
        for (std::uint32_t i = 0; i < 5; ++i)
            QCOMPARE(queue.push(samplesAt(i * second, i, 2)), 0);
        QCOMPARE(queue.waitingValues(), 10);
        const auto all = queue.take(0);
        QCOMPARE(all.size(), 5u);
        for (std::uint32_t i = 0; i < 5; ++i)
            QCOMPARE(all[i].samples.front().channel, i);
        QCOMPARE(queue.waitingValues(), 0);
        QVERIFY(queue.take(0.01).empty());
    }
    void dropsWholeBatchesAndMarksThem()
    {
        BatchQueue queue(10 * sizeof(LiveSample));
        QCOMPARE(queue.push(samplesAt(0, 7, 8)), 0);
        LiveBatch big = samplesAt(second, 7, 3);
        big.channels.push_back({"a", "power", "W", twin::Origin::Measured, 1});
        big.events.push_back({{second}, "kind", "text", data::RecordingEvent::Severity::Warning, ""});
        big.frames.push_back({2, {second}, {1, 2, 3}});
        QCOMPARE(queue.push(std::move(big)), 6);
        const auto all = queue.take(0);
        QCOMPARE(all.size(), 3u);
        QCOMPARE(all[1].channels.size(), 1u); // declarations and events always go in
        QCOMPARE(all[1].events.size(), 1u);
        QVERIFY(all[1].samples.empty() && all[1].frames.empty());
        QCOMPARE(all[2].gaps.size(), 2u);
        QCOMPARE(all[2].gaps[0].channel, 7u);
        QVERIFY(!all[2].gaps[0].isBlock);
        QCOMPARE(all[2].gaps[0].span.begin.ns, second);
        QCOMPARE(all[2].gaps[0].span.end.ns, second + 3);
        QVERIFY(all[2].gaps[1].isBlock && all[2].gaps[1].channel == 2);
        // Up to the next sample nothing is known.
        QCOMPARE(queue.push(samplesAt(5 * second, 7, 1)), 0);
        const auto next = queue.take(0);
        QCOMPARE(next.front().gaps.size(), 1u);
        QCOMPARE(next.front().gaps[0].span.begin.ns, second + 3);
        QCOMPARE(next.front().gaps[0].span.end.ns, 5 * second);
        QCOMPARE(queue.push(samplesAt(6 * second, 7, 1)), 0);
        QVERIFY(queue.take(0).front().gaps.empty());
    }
    void roomIsCountedInBytes()
    {
        BatchQueue queue(4000);
        LiveBatch frame;
        frame.frames.push_back({0, {0}, std::vector<float>(1000, 1.0f)}); // as samples they would take eight times as much
        QCOMPARE(queue.push(std::move(frame)), 0);
        QCOMPARE(queue.push(samplesAt(second, 7, 1)), 1);
        queue.take(0);
        QCOMPARE(queue.push(samplesAt(2 * second, 7, 125)), 0);
        QCOMPARE(queue.push(samplesAt(3 * second, 7, 1)), 1);
    }
    void staysSmallInAFlood()
    {
        BatchQueue queue(1000 * sizeof(LiveSample));
        std::int64_t dropped = 0, pushed = 0;
        for (int i = 0; i < 200'000; ++i) {
            LiveBatch batch = samplesAt(i * second, std::uint32_t(i % 3), 10);
            batch.events.resize(i % 2);
            pushed += 10;
            dropped += queue.push(std::move(batch));
        }
        QVERIFY(queue.waitingValues() <= 1000);
        QCOMPARE(dropped, pushed - queue.waitingValues());
        std::size_t gaps = 0, events = 0;
        const auto all = queue.take(0);
        for (const LiveBatch& b : all) {
            gaps += b.gaps.size();
            events += b.events.size();
        }
        QVERIFY(events <= 100'000);
        QVERIFY2(all.size() < 250'000, "batches");
        QVERIFY(gaps >= 3);
        // Without events between, one mark a channel tells of the whole flood.
        BatchQueue plain(10 * sizeof(LiveSample));
        plain.push(samplesAt(0, 0, 10));
        for (int i = 1; i <= 100'000; ++i)
            plain.push(samplesAt(i * second, 0, 1));
        const auto rest = plain.take(0);
        QCOMPARE(rest.size(), 2u);
        QCOMPARE(rest[1].gaps.size(), 1u);
        QCOMPARE(rest[1].gaps[0].span.begin.ns, second);
        QCOMPARE(rest[1].gaps[0].span.end.ns, 100'000 * second + 1);
    }
    void closedQueueTakesNothing()
    {
        BatchQueue queue;
        queue.push(samplesAt(0, 0, 1));
        std::thread closer([&] { queue.close(); });
        closer.join();
        QCOMPARE(queue.push(samplesAt(1, 0, 4)), 4);
        QCOMPARE(queue.take(10).size(), 1u); // what waited is still handed out
        QVERIFY(queue.take(10).empty());     // and nobody waits for more
    }
    void manyThreadsLoseNothing()
    {
        BatchQueue queue;
        constexpr int threads = 4, batches = 2000;
        std::vector<std::jthread> sources;
        for (std::uint32_t n = 0; n < threads; ++n)
            sources.emplace_back([&queue, n] {
                for (int i = 0; i < batches; ++i)
                    queue.push(samplesAt(i * second, n, 3));
            });
        std::vector<std::int64_t> last(threads, -1);
        std::int64_t values = 0;
        while (values < threads * batches * 3) {
            const auto all = queue.take(5);
            QVERIFY(!all.empty());
            for (const LiveBatch& b : all) {
                QVERIFY(b.samples.front().t.ns > last[b.samples.front().channel]); // each source's order is kept
                last[b.samples.front().channel] = b.samples.front().t.ns;
                values += b.valueCount();
            }
        }
        QCOMPARE(values, std::int64_t(threads * batches * 3));
    }
};
QTEST_GUILESS_MAIN(BatchQueueTest)
#include "BatchQueueTest.moc"
