// Item models under QAbstractItemModelTester, through add, move, remove, undo and reset, compared with the site after each.
#include "twin/edit/Commands.h"
#include "twin/model/Preset.h"
#include "twin/model/TwinState.h"
#include "views/models/AssetSearchModel.h"
#include "views/models/AssetTreeModel.h"
#include "views/models/LimitsModel.h"
#include "views/models/ParameterModel.h"
#include <QAbstractItemModelTester>
#include <QUndoStack>
#include <QtTest>
#include <map>

using namespace views;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

void load(twin::SiteModel& model, const char* preset)
{
    auto p = twin::loadPreset(preset);
    model.reset(std::move(p.site), std::move(p.scenario));
}

/// A few racks of a preset, in real places: the tester walks down to every GPU after every signal.
void loadFew(twin::SiteModel& model, const char* preset)
{
    auto p = twin::loadPreset(preset);
    std::vector<int> newRow(p.site.rows.size(), -1);
    std::vector<twin::Row> rows;
    std::map<int, int> perHall;
    for (std::size_t i = 0; i < p.site.rows.size(); ++i)
        if (p.site.rows[i].hall < 2 && perHall[p.site.rows[i].hall]++ < 4) {
            newRow[i] = static_cast<int>(rows.size());
            rows.push_back(p.site.rows[i]);
        }
    std::vector<twin::Rack> racks;
    for (auto& r : p.site.racks)
        if (newRow[r.row] >= 0 && r.slot <= 6) {
            r.row = static_cast<std::uint16_t>(newRow[r.row]);
            racks.push_back(r);
        }
    p.site.rows = std::move(rows);
    p.site.racks = std::move(racks);
    model.reset(std::move(p.site), std::move(p.scenario));
}

/// Empty if the tree shows exactly the racks of the site, each in its row, by slot.
QString difference(const AssetTreeModel& tree, const twin::SiteModel& model)
{
    const auto& site = model.site();
    std::size_t seen = 0;
    const QModelIndex root = tree.index(0, 0);
    for (int b = 0; b < static_cast<int>(site.buildings.size()); ++b) {
        const QModelIndex building = tree.index(b, 0, root);
        for (int h = 0; h < tree.rowCount(building); ++h) {
            const QModelIndex hall = tree.index(h, 0, building);
            for (int r = 0; r < tree.rowCount(hall); ++r) {
                const QModelIndex row = tree.index(r, 0, hall);
                const int rowIndex = model.rowIndex(tree.asset(row).asset);
                if (rowIndex < 0)
                    return QStringLiteral("a row that is not in the site: ") + row.data().toString();
                int slot = 0;
                for (int k = 0; k < tree.rowCount(row); ++k) {
                    const QModelIndex index = tree.index(k, 0, row);
                    const int rack = model.rackIndex(tree.asset(index).asset);
                    if (rack < 0)
                        return QStringLiteral("a rack that is not in the site");
                    const auto& R = site.racks[static_cast<std::size_t>(rack)];
                    if (R.row != rowIndex || R.slot <= slot)
                        return QStringLiteral("%1 is in the wrong place").arg(QString::fromStdString(R.name));
                    if (index.data().toString() != QString::fromStdString(R.name))
                        return QStringLiteral("name");
                    if (tree.indexOf({R.id}) != index)
                        return QStringLiteral("%1 is not found again").arg(QString::fromStdString(R.name));
                    slot = R.slot;
                    ++seen;
                }
            }
        }
    }
    if (seen != site.racks.size())
        return QStringLiteral("%1 racks of %2").arg(seen).arg(site.racks.size());
    std::size_t rows = 0;
    for (int b = 0; b < static_cast<int>(site.buildings.size()); ++b)
        for (int h = 0; h < tree.rowCount(tree.index(b, 0, root)); ++h)
            rows += static_cast<std::size_t>(tree.rowCount(tree.index(h, 0, tree.index(b, 0, root))));
    return rows == site.rows.size() ? QString() : QStringLiteral("%1 rows of %2").arg(rows).arg(site.rows.size());
}

} // namespace

class TestViewModels : public QObject
{
    Q_OBJECT
    twin::TwinState state;

private Q_SLOTS:
    void treeShowsTheSite()
    {
        twin::SiteModel model;
        load(model, "2025-07");
        state.resize(static_cast<int>(model.site().racks.size()), static_cast<int>(model.site().units.size()));
        AssetTreeModel tree(&model, &state);
        QCOMPARE(difference(tree, model), QString());
        // Down to a GPU and back.
        const auto& rack = model.site().racks[0];
        const twin::AssetRef gpu{rack.id, 2, static_cast<std::int16_t>(2 * 8 + 4)};
        const QModelIndex index = tree.indexOf(gpu);
        QVERIFY(index.isValid());
        QCOMPARE(index.data().toString(), QStringLiteral("GPU 5"));
        QCOMPARE(tree.asset(index), gpu);
        QCOMPARE(index.parent().data().toString(), QStringLiteral("Server 3"));
        QCOMPARE(index.parent().parent(), tree.indexOf({rack.id}));
        QCOMPARE(tree.index(4, 0, index.parent()), index);
        // Every unit is in the group of its kind.
        for (const auto& unit : model.site().units) {
            const QModelIndex u = tree.indexOf({unit.id});
            QCOMPARE(u.data().toString(), QString::fromStdString(unit.name));
            QCOMPARE(u.parent().data(AssetTreeModel::KindRole).toInt(), static_cast<int>(unit.kind));
            QCOMPARE(tree.index(u.row(), 0, u.parent()), u);
        }
    }

    void partlyFilledRacksShowTheirGpus()
    {
        twin::SiteModel model;
        load(model, "2024-09");
        AssetTreeModel tree(&model, &state);
        int partly = 0;
        for (const auto& rack : model.site().racks) {
            const auto& type = model.catalogue().rackTypes[rack.type];
            if (type.gpus == 0)
                continue;
            int gpus = 0;
            const QModelIndex index = tree.indexOf({rack.id});
            for (int s = 0; s < tree.rowCount(index); ++s)
                gpus += tree.rowCount(tree.index(s, 0, index));
            QCOMPARE(gpus, rack.gpus ? static_cast<int>(rack.gpus) : type.gpus);
            partly += rack.gpus ? 1 : 0;
        }
        QVERIFY(partly > 0); // 100,000 is no multiple of 64
    }

    void treeFollowsEditsRowByRow()
    {
        twin::SiteModel model;
        loadFew(model, "2024-09");
        AssetTreeModel tree(&model, &state);
        QAbstractItemModelTester tester(&tree, Mode::Fatal);
        QSignalSpy resets(&tree, &QAbstractItemModel::modelReset);
        QUndoStack undo;
        const auto check = [&] {
            QTest::qWait(0); // rows emptied by an undo go one turn later
            return difference(tree, model);
        };
        const QPersistentModelIndex watched(tree.indexOf({model.site().racks[5].id}));
        const auto add = [&](int hall, int count) {
            twin::AddRequest request;
            request.hall = hall;
            request.type = static_cast<std::uint16_t>(model.catalogue().rackTypeIndex("hgx_h100_64"));
            request.count = count;
            const auto result = twin::planAdd(model.site(), model.catalogue(), request);
            QVERIFY(std::holds_alternative<twin::PlacementPlan>(result));
            undo.push(new twin::AddRacksCommand(model, std::get<twin::PlacementPlan>(result)));
        };
        const auto racks = model.site().racks.size();
        add(0, 3);
        QCOMPARE(check(), QString());
        add(1, 12);
        QCOMPARE(check(), QString());
        QCOMPARE(model.site().racks.size(), racks + 15);
        undo.undo();
        QCOMPARE(check(), QString());
        undo.undo();
        QCOMPARE(check(), QString());
        undo.redo();
        QCOMPARE(check(), QString());

        // Take out every third rack: blocks of one, in many rows.
        std::vector<twin::AssetId> third;
        for (std::size_t i = 1; i < model.site().racks.size(); i += 3)
            third.push_back(model.site().racks[i].id);
        undo.push(new twin::RemoveRacksCommand(model, third));
        QCOMPARE(check(), QString());
        undo.undo();
        QCOMPARE(check(), QString());
        QVERIFY(watched.isValid());
        QCOMPARE(tree.asset(watched).asset, model.site().racks[5].id);
        QCOMPARE(resets.count(), 0);
    }

    void treeFollowsMovesAndKeepsIndexes()
    {
        twin::SiteModel model;
        loadFew(model, "2024-09");
        AssetTreeModel tree(&model, &state);
        QAbstractItemModelTester tester(&tree, Mode::Fatal);
        QSignalSpy resets(&tree, &QAbstractItemModel::modelReset);
        QUndoStack undo;
        // Make room in two rows of the last hall, then move racks along and across them.
        const auto& site = model.site();
        const int hall = 1;
        std::vector<int> rows;
        for (std::size_t i = 0; i < site.rows.size(); ++i)
            if (site.rows[i].hall == hall)
                rows.push_back(static_cast<int>(i));
        QVERIFY(rows.size() >= 4);
        std::vector<twin::AssetId> gone, left;
        for (const auto& r : site.racks) {
            if (r.row == rows[1])
                gone.push_back(r.id);
            if (r.row == rows[0] && left.size() < 4)
                left.push_back(r.id);
        }
        QCOMPARE(left.size(), std::size_t(4));
        undo.push(new twin::RemoveRacksCommand(model, gone));
        const QPersistentModelIndex watched(tree.indexOf({left[2]}));
        const double dy = site.rows[static_cast<std::size_t>(rows[1])].y - site.rows[static_cast<std::size_t>(rows[0])].y;
        const auto across = twin::planMove(site, model.catalogue(), left, 0, dy);
        if (const auto* issues = std::get_if<std::vector<twin::Issue>>(&across))
            QFAIL(issues->front().message.english().c_str());
        undo.push(new twin::MoveRacksCommand(model, std::get<twin::PlacementPlan>(across)));
        QCOMPARE(difference(tree, model), QString());
        QVERIFY(watched.isValid());
        QCOMPARE(tree.asset(watched).asset, left[2]);
        QCOMPARE(tree.asset(QModelIndex(watched).parent()).asset, model.site().rows[static_cast<std::size_t>(rows[1])].id);
        // Along the row, by one slot: the racks pass over places others are leaving.
        const double pitch = model.catalogue().rackTypes[site.racks[static_cast<std::size_t>(model.rackIndex(left[0]))].type].widthM;
        const auto along = twin::planMove(model.site(), model.catalogue(), left, pitch, 0);
        if (const auto* issues = std::get_if<std::vector<twin::Issue>>(&along))
            QFAIL(issues->front().message.english().c_str());
        undo.push(new twin::MoveRacksCommand(model, std::get<twin::PlacementPlan>(along)));
        QCOMPARE(difference(tree, model), QString());
        while (undo.canUndo()) {
            undo.undo();
            QTest::qWait(0);
            QCOMPARE(difference(tree, model), QString());
        }
        QVERIFY(watched.isValid());
        QCOMPARE(tree.asset(watched).asset, left[2]);
        QCOMPARE(resets.count(), 0);
        loadFew(model, "2025-02");
        QCOMPARE(resets.count(), 1);
        QCOMPARE(difference(tree, model), QString());
        QVERIFY(!watched.isValid());
    }

    void treeSumsWhatIsKnown()
    {
        twin::SiteModel model;
        load(model, "2024-09");
        const auto racks = model.site().racks.size();
        state.resize(static_cast<int>(racks), static_cast<int>(model.site().units.size()));
        std::vector<float> power(racks, 60000.0f);
        power[0] = std::numeric_limits<float>::quiet_NaN();
        state.setRackValues(twin::Origin::Modelled, twin::Metric::Power, power);
        std::vector<float> temperature(racks, 50.0f);
        temperature[1] = 80.0f;
        state.setRackValues(twin::Origin::Modelled, twin::Metric::GpuTemperatureMax, temperature);
        state.commit({});
        AssetTreeModel tree(&model, &state);
        const auto value = [&](twin::AssetRef ref) { return tree.indexOf(ref).siblingAtColumn(1).data().toString(); };
        QCOMPARE(value({model.site().racks[0].id}), QStringLiteral("\u2013"));
        QCOMPARE(value({model.site().racks[1].id}), QStringLiteral("60.0"));
        const auto& first = model.site().racks[0];
        int inRow = 0;
        for (const auto& r : model.site().racks)
            inRow += r.row == first.row ? 1 : 0;
        QCOMPARE(value({model.site().rows[first.row].id}), QLocale().toString(60.0 * (inRow - 1), 'f', 1));
        tree.setValue(twin::Metric::GpuTemperatureMax, twin::Origin::Modelled);
        QCOMPARE(value({model.site().rows[model.site().racks[1].row].id}), QStringLiteral("80.0"));
        QCOMPARE(tree.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Hottest\nGPU, °C"));
        state.resize(0, 0);
    }

    void searchFindsNamesTypesAndParts()
    {
        twin::SiteModel model;
        load(model, "2025-07");
        AssetSearchModel found(&model);
        QAbstractItemModelTester tester(&found, Mode::Fatal);
        const auto& rack = model.site().racks[700];
        found.search(QString::fromStdString(rack.name).toLower());
        QVERIFY(found.total() >= 1);
        QCOMPARE(found.asset(0).asset, rack.id);
        found.search(QString::fromStdString(rack.name) + "/S3");
        QCOMPARE(found.total(), 1);
        QCOMPARE(found.asset(0), (twin::AssetRef{rack.id, 2, -1}));
        found.search("megapack");
        QCOMPARE(found.total(), 208);
        found.search("gb200");
        int gb200 = 0;
        for (const auto& r : model.site().racks)
            gb200 += model.catalogue().rackTypes[r.type].name.find("GB200") != std::string::npos ? 1 : 0;
        QCOMPARE(found.total(), gb200);
        found.search("h1 gb200");
        QVERIFY(found.total() < gb200);
        found.search("rack");
        QVERIFY(found.total() > AssetSearchModel::limit);
        QCOMPARE(found.rowCount(), AssetSearchModel::limit);
        found.search("no such thing");
        QCOMPARE(found.total(), 0);
        found.search("  ");
        QCOMPARE(found.rowCount(), 0);
    }

    void searchSurvivesWhatWasRemoved()
    {
        twin::SiteModel model;
        load(model, "2024-09");
        AssetSearchModel found(&model);
        const auto rack = model.site().racks[10];
        found.search(QString::fromStdString(rack.name));
        QUndoStack undo;
        undo.push(new twin::RemoveRacksCommand(model, {rack.id}));
        QVERIFY(!found.index(0).data().isValid());
    }

    void limitsStandWorstFirst()
    {
        LimitsModel limits;
        QAbstractItemModelTester tester(&limits, Mode::Fatal);
        QSignalSpy resets(&limits, &QAbstractItemModel::modelReset);
        limits.setLimits({{"a", "A", 50, 100, "MW"}, {"b", "B", 304, 150, "MW"}, {"c", "C", 95, 100, "m³/h"}});
        QCOMPARE(limits.index(0, LimitsModel::Name).data().toString(), QStringLiteral("B"));
        QCOMPARE(limits.index(0, LimitsModel::State).data().toString(), QStringLiteral("Over"));
        QCOMPARE(limits.index(0, LimitsModel::Headroom).data().toString(), QStringLiteral("\u2212102.7\u2009%"));
        QCOMPARE(limits.index(1, LimitsModel::State).data().toString(), QStringLiteral("Tight"));
        QCOMPARE(limits.index(2, LimitsModel::State).data().toString(), QStringLiteral("Free"));
        QCOMPARE(resets.count(), 1);
        limits.setLimits({{"a", "A", 51, 100, "MW"}, {"b", "B", 300, 150, "MW"}, {"c", "C", 96, 100, "m³/h"}});
        QCOMPARE(resets.count(), 1); // same order: values only
        QCOMPARE(limits.index(0, LimitsModel::Used).data().toString(), QStringLiteral("300.0"));
        limits.setLimits({{"a", "A", 99, 100, "MW"}, {"b", "B", 30, 150, "MW"}});
        QCOMPARE(limits.index(0, LimitsModel::Name).data().toString(), QStringLiteral("A"));
    }

    void parametersAreGroupedAndAskForEdits()
    {
        twin::SiteModel model;
        load(model, "2025-07");
        ParameterModel parameters(&model);
        QAbstractItemModelTester tester(&parameters, Mode::Fatal);
        QCOMPARE(parameters.parameterCount(), static_cast<int>(model.scenario().parameters.all().size()));
        for (const auto& p : model.scenario().parameters.all())
            QVERIFY2(!p.source.empty(), p.id.c_str());
        parameters.setFilter("grid capacity");
        QVERIFY(parameters.parameterCount() >= 1);
        QModelIndex grid;
        for (int i = 0; i < parameters.rowCount(parameters.index(0, 0)); ++i)
            if (parameters.parameter(parameters.index(i, 0, parameters.index(0, 0)))->id == "grid_capacity")
                grid = parameters.index(i, 0, parameters.index(0, 0));
        QVERIFY(grid.isValid());
        QSignalSpy edited(&parameters, &ParameterModel::edited);
        QVERIFY(!parameters.setData(grid, "abc", Qt::EditRole));
        QVERIFY(!parameters.setData(grid, "nan", Qt::EditRole));
        QVERIFY(!parameters.setData(grid, QString::number(model.scenario().parameters.value("grid_capacity")), Qt::EditRole));
        QCOMPARE(edited.count(), 0);
        QVERIFY(parameters.setData(grid, "312.5", Qt::EditRole));
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].toString(), QStringLiteral("grid_capacity"));
        QCOMPARE(edited[0][1].toDouble(), 312.5);
        QCOMPARE(model.scenario().parameters.value("grid_capacity"), 150.0); // the model has only asked

        QUndoStack undo;
        auto scenario = model.scenario();
        scenario.parameters.setByUser("grid_capacity", 312.5);
        undo.push(new twin::ChangeScenarioCommand(model, scenario, {"grid_capacity"}, "Grid capacity"));
        QCOMPARE(parameters.data(grid, ParameterModel::ValueTextRole).toString(), QStringLiteral("312.5"));
        QCOMPARE(parameters.data(grid, ParameterModel::MarkRole).toInt(), static_cast<int>(twin::Mark::User));
        undo.undo();
        QCOMPARE(parameters.data(grid, ParameterModel::ValueTextRole).toString(), QStringLiteral("150"));
        // A value outside its plausible range is taken, and shown as such.
        parameters.setFilter("load power factor");
        QCOMPARE(parameters.parameterCount(), 1);
        const QModelIndex factor = parameters.index(0, 0, parameters.index(0, 0));
        QVERIFY(!parameters.data(factor, ParameterModel::OutsideRole).toBool());
        scenario.parameters.setByUser("power_factor", 0.8);
        undo.push(new twin::ChangeScenarioCommand(model, scenario, {"power_factor"}, "Power factor"));
        QVERIFY(parameters.data(factor, ParameterModel::OutsideRole).toBool());
        undo.undo();
        QVERIFY(!parameters.data(factor, ParameterModel::OutsideRole).toBool());
        parameters.setFilter("no such number");
        QCOMPARE(parameters.rowCount(), 0);
        parameters.setFilter({});
        parameters.setGroups({model.catalogue().rackTypes[0].name});
        QCOMPARE(parameters.rowCount(), 1);
        QVERIFY(parameters.parameterCount() > 3);
    }

    void numbersAreReadInBothForms()
    {
        QCOMPARE(*ParameterModel::parse("1.5"), 1.5);
        QCOMPARE(*ParameterModel::parse("\u22122"), -2.0);
        QCOMPARE(*ParameterModel::parse(" 3e2 "), 300.0);
        QVERIFY(!ParameterModel::parse("1.5 MW"));
        QVERIFY(!ParameterModel::parse(""));
        QVERIFY(!ParameterModel::parse("inf"));
    }
};

QTEST_MAIN(TestViewModels)
#include "test_view_models.moc"
