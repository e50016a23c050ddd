// Commands on the undo stack: undo and redo restore the site to the byte, names stay unique, texts are for people.
#include "../model/site/SiteText.h"
#include "twin/edit/Commands.h"
#include "twin/model/LayoutRules.h"
#include "twin/model/Preset.h"
#include <algorithm>
#include <QtTest>
#include <QUndoStack>
#include <random>
#include <set>

using namespace twin;

namespace {
std::uint16_t type(const char* id)
{
    return static_cast<std::uint16_t>(Catalogue::builtIn().rackTypeIndex(id));
}

PlacementPlan planned(const PlacementResult& result)
{
    if (const auto* issues = std::get_if<std::vector<Issue>>(&result))
        for (const Issue& issue : *issues)
            qWarning() << QString::fromStdString(issue.message.english());
    return std::get<PlacementPlan>(result);
}

AddRequest request(int hall, const char* id, int count)
{
    AddRequest r;
    r.hall = hall;
    r.type = type(id);
    r.count = count;
    return r;
}

void load(SiteModel& model, const char* preset)
{
    SiteAndScenario p = loadPreset(preset);
    model.reset(std::move(p.site), std::move(p.scenario));
}

/// Everything that must hold of a site at any time.
QString unsound(const SiteModel& model)
{
    std::set<std::string> names;
    std::set<AssetId> ids;
    std::set<std::pair<int, int>> places;
    const Site& site = model.site();
    for (std::size_t i = 0; i < site.racks.size(); ++i) {
        const Rack& r = site.racks[i];
        const Row& row = site.rows[r.row];
        if (!names.insert(r.name).second || !ids.insert(r.id).second || !places.insert({r.row, r.slot}).second)
            return "twice: " + QString::fromStdString(r.name);
        if (r.name != rackName(site.halls[r.hall].number, row.number, r.slot) || row.hall != r.hall || r.y != row.y)
            return "not where its name says: " + QString::fromStdString(r.name);
        if (model.rackIndex(r.id) != static_cast<int>(i))
            return "index: " + QString::fromStdString(r.name);
    }
    std::set<std::pair<int, int>> rows;
    for (const Row& row : site.rows)
        if (!rows.insert({row.hall, row.number}).second)
            return "row twice";
    return {};
}
} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addUndoRedo()
    {
        SiteModel model;
        load(model, "2025-07");
        const std::string before = siteText(model.site());
        QUndoStack stack;
        auto* add = new AddRacksCommand(model, planned(planAdd(model.site(), model.catalogue(), request(2, "gb300_nvl72", 8))));
        stack.push(add);
        QCOMPARE(stack.undoText(), QStringLiteral("Add 8 racks to Hall 3"));
        const std::vector<AssetId> ids = add->racks();
        QCOMPARE(ids.size(), std::size_t{8});
        QCOMPARE(model.site().racks.size(), std::size_t{4089 + 8});
        QCOMPARE(unsound(model), QString());
        const std::string after = siteText(model.site());
        stack.undo();
        QCOMPARE(siteText(model.site()), before);
        QCOMPARE(model.rackIndex(ids.front()), -1);
        stack.redo();
        QCOMPARE(siteText(model.site()), after);
        QCOMPARE(add->racks(), ids);
    }

    void removeUndoRedo()
    {
        SiteModel model;
        load(model, "2024-09");
        const std::string before = siteText(model.site());
        std::vector<AssetId> some;
        for (std::size_t i = 0; i < model.site().racks.size(); i += 7)
            some.push_back(model.site().racks[i].id);
        some.push_back(some.front()); // twice does no harm
        some.push_back(AssetId{99999999});
        QUndoStack stack;
        stack.push(new RemoveRacksCommand(model, some));
        QCOMPARE(stack.undoText(), QString("Remove %1 racks").arg(some.size() - 2));
        QCOMPARE(unsound(model), QString());
        const std::string after = siteText(model.site());
        stack.undo();
        QCOMPARE(siteText(model.site()), before);
        stack.redo();
        QCOMPARE(siteText(model.site()), after);
        stack.push(new RemoveRacksCommand(model, {model.site().racks.back().id}));
        QCOMPARE(stack.undoText(), QStringLiteral("Remove one rack from Hall 4"));
    }

    void moveUndoRedo()
    {
        SiteModel model;
        load(model, "2024-09");
        const std::string before = siteText(model.site());
        std::vector<AssetId> tail; // the partly filled last compute rack goes along
        for (const Rack& r : model.site().racks)
            if (r.gpus)
                tail.push_back(r.id);
        QCOMPARE(tail.size(), std::size_t{1});
        QUndoStack stack;
        stack.push(new MoveRacksCommand(model, planned(planMove(model.site(), model.catalogue(), tail, 3.0, 5.4))));
        QCOMPARE(stack.undoText(), QStringLiteral("Move one rack"));
        const Rack& moved = model.site().racks[static_cast<std::size_t>(model.rackIndex(tail[0]))];
        QCOMPARE(moved.gpus, std::uint16_t{32});
        QCOMPARE(model.find(moved.name)->asset, moved.id);
        QCOMPARE(unsound(model), QString());
        const std::string after = siteText(model.site());
        stack.undo();
        QCOMPARE(siteText(model.site()), before);
        stack.redo();
        QCOMPARE(siteText(model.site()), after);
        stack.push(new MoveRacksCommand(model, planned(planMove(model.site(), model.catalogue(), tail, -91.0, 0))));
        QCOMPARE(stack.undoText(), QStringLiteral("Move one rack to Hall 3"));
    }

    void whatChangesNothingLeavesNoEntry()
    {
        SiteModel model;
        load(model, "2024-09");
        QUndoStack stack;
        stack.push(new MoveRacksCommand(model, planned(planMove(model.site(), model.catalogue(), {model.site().racks[0].id}, 0.1, 0))));
        stack.push(new RemoveRacksCommand(model, {AssetId{99999999}}));
        stack.push(new AddRacksCommand(model, {}));
        QCOMPARE(stack.count(), 0);
    }

    void eventsSayWhatHappened()
    {
        SiteModel model;
        load(model, "2024-09");
        std::vector<std::pair<bool, ChangeSet>> seen; // about to, change
        std::size_t racksBefore = 0;
        QObject::connect(&model, &SiteModel::aboutToChange, &model, [&](const ChangeSet& c) {
            seen.emplace_back(true, c);
            racksBefore = model.site().racks.size();
        });
        QObject::connect(&model, &SiteModel::changed, &model, [&](const ChangeSet& c) { seen.emplace_back(false, c); });
        QUndoStack stack;
        stack.push(new RemoveRacksCommand(model, {model.site().racks[5].id, model.site().racks[2].id}));
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(seen[0].first && !seen[1].first);
        QCOMPARE(seen[1].second.kind, ChangeSet::Kind::RacksRemoved);
        QCOMPARE(seen[1].second.racks, (std::vector<int>{2, 5}));
        QCOMPARE(racksBefore, model.site().racks.size() + 2);
        stack.undo();
        QCOMPARE(seen.back().second.kind, ChangeSet::Kind::RacksAdded);
        QCOMPARE(seen.back().second.racks, (std::vector<int>{2, 5}));
        seen.clear();
        stack.push(new AddRacksCommand(model, planned(planAdd(model.site(), model.catalogue(), request(0, "cpu", 2)))));
        const int n = static_cast<int>(model.site().racks.size());
        QCOMPARE(seen.back().second.racks, (std::vector<int>{n - 2, n - 1}));
        seen.clear();
        const AssetId last = model.site().racks.back().id;
        stack.push(new MoveRacksCommand(model, planned(planMove(model.site(), model.catalogue(), {last}, 1.5, 0))));
        QCOMPARE(seen.size(), std::size_t{2});
        QCOMPARE(seen[1].second.kind, ChangeSet::Kind::RacksMoved);
        QCOMPARE(seen[1].second.racks, (std::vector<int>{n - 1}));
        seen.clear();
        Scenario s = model.scenario();
        s.parameters.setByUser("grid_capacity", 77);
        stack.push(new ChangeScenarioCommand(model, s, {"grid_capacity"}, "Change grid capacity"));
        QCOMPARE(seen[1].second.kind, ChangeSet::Kind::Scenario);
        QCOMPARE(seen[1].second.parameters, std::vector<std::string>{"grid_capacity"});
    }

    void parameterChangesMerge()
    {
        SiteModel model;
        load(model, "2025-07");
        QUndoStack stack;
        const auto change = [&](const char* id, double value) {
            Scenario s = model.scenario();
            s.parameters.setByUser(id, value);
            stack.push(new ChangeScenarioCommand(model, s, {id}, QString("Change %1").arg(id)));
        };
        for (const double mw : {151.0, 180.0, 220.0})
            change("grid_capacity", mw); // a drag
        QCOMPARE(stack.count(), 1);
        QCOMPARE(model.scenario().parameters.value("grid_capacity"), 220.0);
        change("facility_supply", 25);
        QCOMPARE(stack.count(), 2);
        change("grid_capacity", 230);
        QCOMPARE(stack.count(), 3);
        stack.undo();
        stack.undo();
        QCOMPARE(model.scenario().parameters.value("grid_capacity"), 220.0);
        stack.undo();
        QCOMPARE(model.scenario().parameters.value("grid_capacity"), 150.0);
        QCOMPARE(model.scenario().parameters.at("grid_capacity").mark, Mark::Sourced);
        stack.redo();
        QCOMPARE(model.scenario().parameters.value("grid_capacity"), 220.0);
        // choices other than parameters never merge
        Scenario s = model.scenario();
        s.workload = WorkloadKind::Rated;
        stack.push(new ChangeScenarioCommand(model, s, {}, "Rated load"));
        s.workload = WorkloadKind::Idle;
        stack.push(new ChangeScenarioCommand(model, s, {}, "Idle"));
        QCOMPARE(stack.count(), 3);
        stack.undo();
        QCOMPARE(model.scenario().workload, WorkloadKind::Rated);
        // a drag that ends where it began leaves nothing
        stack.clear();
        const Scenario origin = model.scenario();
        change("grid_capacity", 99);
        stack.push(new ChangeScenarioCommand(model, origin, {"grid_capacity"}, "Change grid_capacity"));
        QCOMPARE(stack.count(), 0);
    }

    void anySequenceCanBeUndoneAndRedone_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<unsigned>("seed");
        QTest::newRow("2024-09 a") << "2024-09" << 1u;
        QTest::newRow("2024-09 b") << "2024-09" << 2u;
        QTest::newRow("1m") << "1m" << 3u;
    }
    void anySequenceCanBeUndoneAndRedone()
    {
        QFETCH(QString, preset);
        QFETCH(unsigned, seed);
        SiteModel model;
        load(model, qPrintable(preset));
        const std::string original = siteText(model.site());
        std::mt19937 random(seed);
        const auto upTo = [&random](std::size_t n) { return static_cast<std::size_t>(random() % std::max<std::size_t>(1, n)); };
        const char* types[] = {"hgx_h100_64", "gb200_nvl72", "gb300_nvl72", "cpu", "network"};
        QUndoStack stack;
        int accepted = 0, refused = 0;
        std::uint32_t lastId = model.site().nextId;
        for (int edit = 0; edit < 300; ++edit) {
            const Site& site = model.site();
            // a stretch of neighbours, as a person would choose
            const auto choose = [&](std::size_t most) {
                std::vector<AssetId> out;
                const std::size_t first = upTo(site.racks.size()), n = 1 + upTo(most);
                for (std::size_t i = first; i < std::min(site.racks.size(), first + n); ++i)
                    out.push_back(site.racks[i].id);
                return out;
            };
            PlacementResult result = std::vector<Issue>{};
            const std::size_t kind = upTo(4);
            if (kind == 0) {
                stack.push(new RemoveRacksCommand(model, choose(40)));
                ++accepted;
            } else if (kind == 1) {
                AddRequest r = request(static_cast<int>(upTo(site.halls.size())), types[upTo(5)], 1 + static_cast<int>(upTo(120)));
                if (upTo(2)) {
                    const Rect& area = site.halls[static_cast<std::size_t>(r.hall)].area;
                    r.x = area.x0 + static_cast<double>(upTo(850)) / 10;
                    r.y = area.y0 + static_cast<double>(upTo(620)) / 10;
                    r.count = 1 + static_cast<int>(upTo(20));
                }
                result = planAdd(site, model.catalogue(), r);
                if (const auto* p = std::get_if<PlacementPlan>(&result))
                    stack.push(new AddRacksCommand(model, *p));
            } else {
                const double dx = kind == 2 ? 0.75 * static_cast<double>(upTo(60)) - 20 : static_cast<double>(upTo(400)) - 200;
                const double dy = 2.7 * static_cast<double>(upTo(20)) - 27;
                result = planMove(site, model.catalogue(), choose(20), dx, dy);
                if (const auto* p = std::get_if<PlacementPlan>(&result))
                    stack.push(new MoveRacksCommand(model, *p));
            }
            if (kind != 0) {
                if (const auto* issues = std::get_if<std::vector<Issue>>(&result)) {
                    QVERIFY(!issues->empty());
                    ++refused;
                } else {
                    ++accepted;
                }
            }
            QVERIFY(model.site().nextId >= lastId); // identities are never given twice
            lastId = model.site().nextId;
            if (edit % 10 == 0)
                QCOMPARE(unsound(model), QString());
            if (upTo(5) == 0 && stack.canUndo()) { // wander back and forth
                const std::string here = siteText(model.site());
                stack.undo();
                stack.redo();
                QCOMPARE(siteText(model.site()), here);
            }
        }
        QVERIFY2(accepted > 100 && refused > 20, qPrintable(QString("%1 accepted, %2 refused").arg(accepted).arg(refused)));
        QCOMPARE(unsound(model), QString());
        const std::string end = siteText(model.site());
        QVERIFY(end != original);
        while (stack.canUndo())
            stack.undo();
        QCOMPARE(siteText(model.site()), original);
        QCOMPARE(unsound(model), QString());
        while (stack.canRedo())
            stack.redo();
        QCOMPARE(siteText(model.site()), end);
    }

    void oneEditOfAMillionGpusIsQuick()
    {
        SiteModel model;
        load(model, "1m");
        QUndoStack stack;
        const PlacementPlan plan = planned(planAdd(model.site(), model.catalogue(), request(11, "gb300_nvl72", 8)));
        stack.push(new AddRacksCommand(model, plan));
        stack.push(new RemoveRacksCommand(model, {model.site().racks[0].id}));
        QBENCHMARK { // takes out the first of 16,590 racks, adds eight; and back
            stack.undo();
            stack.undo();
            stack.redo();
            stack.redo();
        }
        QCOMPARE(unsound(model), QString());
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "test_commands.moc"
