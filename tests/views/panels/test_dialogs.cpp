// Dialogs: what they say while one chooses, what they refuse, what they return.
#include "PanelFixture.h"
#include "twin/edit/Commands.h"
#include "views/panels/dialogs/AddRacksDialog.h"
#include "views/panels/dialogs/CsvImportDialog.h"
#include "views/panels/dialogs/MoveRacksDialog.h"
#include "views/panels/dialogs/SimulateDialog.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace views;

class TestDialogs : public QObject
{
    Q_OBJECT
    std::unique_ptr<PanelFixture> f;

    static bool canAccept(QDialog& dialog)
    {
        return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled();
    }
    void shots(QDialog& dialog, const QString& name)
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            f->theme.setKind(kind);
            f->settle();
            shot(dialog, name + (kind == Theme::Kind::Dark ? QStringLiteral("-dark") : QStringLiteral("-light")));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        f = std::make_unique<PanelFixture>("2024-09");
    }
    void init() { f->selection.clear(); }

    void addingPlansAsOneChooses()
    {
        AddRacksDialog dialog(f->context());
        QVERIFY(canAccept(dialog));
        QVERIFY2(dialog.planText().startsWith("8 racks: H1-"), qPrintable(dialog.planText()));
        shots(dialog, "dialog-add");
        const auto plan = *dialog.plan();
        QCOMPARE(plan.racks.size(), std::size_t(8));
        const auto before = f->site.site().racks.size();
        f->undo.push(new twin::AddRacksCommand(f->site, plan));
        QCOMPARE(f->site.site().racks.size(), before + 8);
        // Left open, it plans for the site as it is now: other places.
        QVERIFY(dialog.plan().has_value());
        QVERIFY(dialog.plan()->racks.front().name != plan.racks.front().name);
        f->undo.undo();
    }

    void addingTooManyIsRefusedInWords()
    {
        AddRacksDialog dialog(f->context());
        auto request = dialog.request();
        request.count = 4096;
        dialog.setRequest(request);
        QVERIFY(!canAccept(dialog));
        QVERIFY(!dialog.plan());
        QVERIFY(dialog.planText().size() > 20);
        shots(dialog, "dialog-add-refused");
        request.count = 1;
        dialog.setRequest(request);
        QVERIFY(canAccept(dialog));
        QVERIFY(dialog.planText().startsWith("1 rack: "));
    }

    void addingStartsFromTheSelection()
    {
        const auto& racks = f->site.site().racks;
        const auto last = std::find_if(racks.rbegin(), racks.rend(), [&](const auto& r) { return r.hall == f->site.site().halls.size() - 1; });
        QVERIFY(last != racks.rend());
        f->selection.set({{last->id}});
        AddRacksDialog dialog(f->context());
        QCOMPARE(dialog.request().hall, static_cast<int>(last->hall));
        QCOMPARE(dialog.request().type, last->type);
    }

    void movingPlansAsOneChooses()
    {
        const auto& racks = f->site.site().racks;
        MoveRacksDialog dialog(f->context(), {racks[0].id});
        dialog.setByPlaces(1, 0); // into its neighbour
        QVERIFY(!canAccept(dialog));
        QVERIFY(dialog.planText().size() > 10);
        shots(dialog, "dialog-move-refused");
        QVERIFY(dialog.dx() > 0.3 && dialog.dx() < 2.0);
        QCOMPARE(dialog.dy(), 0.0);
        // Take a whole row out: then there is room one row further.
        const auto row = racks[0].row;
        std::vector<twin::AssetId> next;
        const auto& rows = f->site.site().rows;
        int north = -1;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].hall == rows[row].hall && rows[i].y > rows[row].y && (north < 0 || rows[i].y < rows[static_cast<std::size_t>(north)].y))
                north = static_cast<int>(i);
        QVERIFY(north >= 0);
        for (const auto& r : racks)
            if (r.row == north)
                next.push_back(r.id);
        f->undo.push(new twin::RemoveRacksCommand(f->site, next));
        dialog.setByPlaces(0, 1);
        QVERIFY2(canAccept(dialog), qPrintable(dialog.planText()));
        QCOMPARE(static_cast<int>(dialog.plan()->racks.front().row), north);
        shots(dialog, "dialog-move");
        dialog.setByMetres(dialog.dx(), dialog.dy());
        QVERIFY(canAccept(dialog));
        QCOMPARE(static_cast<int>(dialog.plan()->racks.front().row), north);
        f->undo.undo();
        MoveRacksDialog none(f->context(), {});
        QVERIFY(!canAccept(none));
    }

    void simulationIsAskedForCompletely()
    {
        SimulateDialog dialog(f->context());
        QVERIFY(canAccept(dialog));
        const auto request = dialog.request();
        QCOMPARE(request.scenario.begin, f->site.scenario().begin);
        QCOMPARE(request.scenario.hours, f->site.scenario().hours);
        QCOMPARE(static_cast<int>(request.scenario.weather), static_cast<int>(f->site.scenario().weather));
        QCOMPARE(request.stepSeconds, 60.0);
        shots(dialog, "dialog-simulate");
        // A weather file that is not there is refused before anything starts.
        for (auto* combo : dialog.findChildren<QComboBox*>())
            if (combo->findText("EPW weather file") >= 0)
                combo->setCurrentIndex(combo->findText("EPW weather file"));
        QVERIFY(!canAccept(dialog));
        QVERIFY(dialog.problem().contains("EPW"));
        shots(dialog, "dialog-simulate-epw");
    }

    void csvPreviewAndMapping()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("power.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("node,timestamp_ns,power_W\n");
        for (int i = 0; i < 50; ++i)
            for (int n = 1; n <= 3; ++n)
                file.write(QByteArray::number(n) + ',' + QByteArray::number(qint64(1700000000) * 1000000000 + qint64(i) * 2000000000) + ',' + QByteArray::number(7000 + i) + '\n');
        file.close();
        CsvImportDialog dialog(f->context(), file.fileName().toStdString());
        QVERIFY(dialog.isUsable());
        QVERIFY2(canAccept(dialog), qPrintable(dialog.problem()));
        auto mapping = dialog.mapping();
        mapping.assets = "array:" + f->site.site().racks[0].name;
        mapping.scale = 1000;
        mapping.metric = "server_power";
        dialog.setMapping(mapping);
        QVERIFY2(canAccept(dialog), qPrintable(dialog.problem()));
        QCOMPARE(dialog.mapping().assets, mapping.assets);
        QCOMPARE(dialog.mapping().scale, 1000.0);
        QCOMPARE(dialog.mapping().metric, std::string("server_power"));
        shots(dialog, "dialog-csv");
        mapping.assets = "array:H9-R99-99";
        dialog.setMapping(mapping);
        QVERIFY(!canAccept(dialog));
        QVERIFY(dialog.problem().contains("H9-R99-99"));
        mapping.assets = "rack:H1";
        dialog.setMapping(mapping);
        QVERIFY(!canAccept(dialog));
    }

    void csvRulesAndWhatBecomes()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("cluster.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("timestamp;host;gpu;power_W;temp_C;note\n");
        for (int i = 0; i < 40; ++i)
            for (int n = 1; n <= 3; ++n)
                for (int g = 0; g < 2; ++g)
                    file.write(QStringLiteral("%1.07.2025 12:00:%2;r01-n0%3;%4;%5,5;6%6;ok\n").arg(15).arg(i, 2, 10, QLatin1Char('0')).arg(n).arg(g).arg(600 + i).arg(g).toUtf8());
        file.close();
        CsvImportDialog dialog(f->context(), file.fileName().toStdString());
        QVERIFY2(canAccept(dialog), qPrintable(dialog.problem()));
        QVERIFY(dialog.summary().contains("12 do not")); // hosts are not the site's names
        auto mapping = dialog.mapping();
        QCOMPARE(mapping.delimiter, ';');
        QCOMPARE(mapping.decimal, ',');
        QCOMPARE(mapping.timeUnit, std::string("dd.MM.yyyy HH:mm:ss"));
        QCOMPARE(mapping.labelColumns, std::string("gpu"));
        const std::string rack = f->site.site().racks[0].name;
        data::MappingRule power, heat;
        power.name = "power_W";
        power.asset = rack + "/S{host:/(\\d)$/}/G{gpu+1}";
        power.metric = "power";
        power.unit = "W";
        heat = power;
        heat.name = "temp_*";
        heat.metric = "gpu_temperature";
        heat.unit = "C";
        mapping.metric = mapping.unit = mapping.assets = {};
        mapping.rules = data::ChannelMapping({power, heat});
        dialog.setMapping(mapping);
        QVERIFY2(canAccept(dialog), qPrintable(dialog.problem()));
        QVERIFY2(dialog.summary().startsWith("12 channels bind"), qPrintable(dialog.summary()));
        QCOMPARE(dialog.mapping().rules.rules().size(), 2u);
        QVERIFY(dialog.mapping().rules == mapping.rules);
        dialog.findChild<QTabWidget*>()->setCurrentIndex(2);
        shots(dialog, "dialog-csv-rules");
        dialog.resize(720, 520);
        shots(dialog, "dialog-csv-rules-small");
        dialog.findChild<QTabWidget*>()->setCurrentIndex(0);
        shots(dialog, "dialog-csv-reading-small");
        dialog.resize(1300, 900);
        dialog.findChild<QTabWidget*>()->setCurrentIndex(1);
        shots(dialog, "dialog-csv-meaning-large");

        dialog.saveAs("Our cluster");
        dialog.saveAs("Our cluster"); // replaced, not doubled
        QCOMPARE(dialog.savedMappings().size(), 1u);
        QVERIFY(dialog.savedMappings()[0].mapping.rules == mapping.rules);
        CsvImportDialog next(f->context(), file.fileName().toStdString());
        next.setSavedMappings({data::savedMappingFromText(data::savedMappingText(dialog.savedMappings()[0]))});
        auto* box = next.findChildren<QComboBox*>().first();
        for (auto* combo : next.findChildren<QComboBox*>())
            if (combo->findText("Our cluster") > 0)
                box = combo;
        box->setCurrentText("Our cluster");
        Q_EMIT box->activated(box->currentIndex());
        QVERIFY(next.mapping().rules == mapping.rules);
        QVERIFY(next.summary().startsWith("12 channels bind"));

        mapping.rules = data::ChannelMapping({data::MappingRule{"power_*", {}, "{rack}", "power", "W", 1, 0, 0}});
        dialog.setMapping(mapping);
        QVERIFY(!canAccept(dialog)); // nothing would be recorded
        QVERIFY(!dialog.problem().isEmpty());
        shots(dialog, "dialog-csv-nothing");
    }

    void csvThatCannotBeUsedSaysWhy()
    {
        CsvImportDialog missing(f->context(), "/nowhere/at/all.csv");
        QVERIFY(!missing.isUsable());
        QVERIFY(!canAccept(missing));
        shots(missing, "dialog-csv-missing");
        QTemporaryDir folder;
        QFile empty(folder.filePath("empty.csv"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        CsvImportDialog none(f->context(), empty.fileName().toStdString());
        QVERIFY(!none.isUsable());
    }
};

QTEST_MAIN(TestDialogs)
#include "test_dialogs.moc"
