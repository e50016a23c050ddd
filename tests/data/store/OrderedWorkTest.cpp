// Jobs that several threads do come back in their order, at moments that do not depend on the threads.
#include "data/store/OrderedWork.h"
#include <QTest>
#include <chrono>
#include <random>
#include <stdexcept>
#include <vector>

using namespace data;

namespace {

struct Note
{
    int number;     ///< of the job that was handed over
    int added;      ///< jobs given by then
    bool operator==(const Note&) const = default;
};

struct Sum : OrderedWork::Job
{
    Sum(int n, const int& given, std::vector<Note>& list) : number(n), added(given), notes(list) {}
    void work() override
    {
        std::this_thread::sleep_for(std::chrono::microseconds(number * 7919 % 500));
        if (number == failsAt)
            throw std::runtime_error("job");
        isDone = true;
    }
    void handOver() override { notes.push_back({isDone ? number : -1, added}); }
    const int number, &added;
    int failsAt = -1;
    bool isDone = false;
    std::vector<Note>& notes;
};

std::vector<Note> handedOver(int helpers, std::size_t waiting, std::size_t bytes)
{
    std::vector<Note> notes;
    int given = 0;
    OrderedWork work(helpers, waiting, bytes);
    std::mt19937 random(1);
    for (given = 0; given < 200; ++given)
        work.add(std::make_unique<Sum>(given, given, notes), random() % 100);
    work.handOverAll();
    return notes;
}

} // namespace

class OrderedWorkTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void orderAndMomentsAreTheSame()
    {
        for (const std::size_t bytes : {std::size_t{150}, std::size_t{1'000'000}}) {
            const auto alone = handedOver(0, 4, bytes);
            QCOMPARE(alone.size(), std::size_t{200});
            for (int i = 0; i < 200; ++i)
                QCOMPARE(alone[static_cast<std::size_t>(i)].number, i);
            if (bytes > 1000)
                QCOMPARE(alone[0].added, 4); // the fifth pushes the first out
            for (const int helpers : {1, 3})
                QVERIFY(handedOver(helpers, 4, bytes) == alone);
        }
    }

    void withoutWaitingAtOnce()
    {
        const auto notes = handedOver(2, 0, 1'000);
        for (int i = 0; i < 200; ++i)
            QVERIFY((notes.at(static_cast<std::size_t>(i)) == Note{i, i}));
    }

    void aFailureComesInItsTurn()
    {
        for (const int helpers : {0, 2}) {
            std::vector<Note> notes;
            int given = 0;
            OrderedWork work(helpers, 4, 1'000);
            for (; given < 4; ++given) {
                auto job = std::make_unique<Sum>(given, given, notes);
                job->failsAt = 2;
                work.add(std::move(job), 1);
            }
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, work.handOverAll());
            QCOMPARE(notes.size(), std::size_t{2});
            work.handOverAll(); // the others go on
            QCOMPARE(notes.size(), std::size_t{3});
            QCOMPARE(notes.back().number, 3);
        }
    }

    void forgetsWhatWasNotHandedOver()
    {
        std::vector<Note> notes;
        int given = 0;
        {
            OrderedWork work(2, 8, 1'000);
            for (; given < 6; ++given)
                work.add(std::make_unique<Sum>(given, given, notes), 1);
        }
        QVERIFY(notes.empty());
    }
};

QTEST_GUILESS_MAIN(OrderedWorkTest)
#include "OrderedWorkTest.moc"
