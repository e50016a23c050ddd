// The panel of live connections and its dialogs, in a real window.
#include "../../../data/live/ScriptedSource.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/live/ConnectionDialog.h"
#include "views/panels/live/ConnectionsModel.h"
#include "views/panels/live/ConnectionsPanel.h"
#include "views/panels/live/LiveTexts.h"
#include "views/panels/dialogs/CsvRuleTable.h"
#include "views/panels/live/MappingDialog.h"
#include "views/panels/live/MappingField.h"
#include "views/panels/live/SecretField.h"
#include "views/theme/Theme.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace data::live;
using Column = views::ConnectionsModel::Column;

namespace {
/// A source that the test steers from its own thread.
ScriptedSource* steered = nullptr;

std::unique_ptr<LiveSource> make(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    auto source = std::make_unique<ScriptedSource>(std::move(queue), LiveSource::Clock{}, config);
    source->onConnect = [](ScriptedSource& s) {
        if (s.config().kind == "wrong")
            s.giveUp({"The password is not the right one.", {}});
        else if (s.connects == 1)
            s.declare(4);
    };
    steered = source.get();
    return source;
}

template<class F> void onSource(F work)
{
    QMetaObject::invokeMethod(steered, [work] { work(*steered); }, Qt::BlockingQueuedConnection);
}

twin::Timestamp now()
{
    return twin::Timestamp::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
}
} // namespace

class ConnectionsPanelTest : public QObject
{
    Q_OBJECT
    twin::SiteModel site;
    twin::TwinState state;
    data::Session session{site};
    data::TimeController time;
    QUndoStack undo;
    views::Selection selection;
    views::Theme theme;
    QTemporaryDir folder;
    int number = 0;

    views::ViewContext context() { return {&site, &state, &session, &time, &undo, &selection, &theme}; }
    std::filesystem::path newFile() { return folder.filePath(QString("p%1.mtrec").arg(++number)).toStdString(); }
    static QString cell(const views::ConnectionsPanel& panel, int row, int column) { return panel.table()->model()->index(row, column).data().toString(); }
    static void shot(QWidget& widget, const QString& name)
    {
        if (const QString where = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS"); !where.isEmpty())
            widget.grab().save(where + '/' + name + ".png");
    }

    static data::SavedMapping saved(const char* name, const char* metric)
    {
        data::MappingRule rule;
        rule.name = metric;
        rule.asset = "{rack}";
        rule.metric = "power";
        rule.unit = "kW";
        data::SavedMapping out{name, {}};
        out.mapping.rules = data::ChannelMapping({rule});
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = twin::loadPreset("2024-09");
        site.reset(std::move(loaded.site), std::move(loaded.scenario));
        theme.setKind(views::Theme::Kind::Dark);
    }
    /// Chosen, kept under a name, edited for all that follow it, deleted without harm.
    void mappingsOfTheProjectAreChosenKeptAndDeleted()
    {
        const auto fresh = views::ConnectionDialog::fresh("prometheus", {});
        views::ConnectionDialog dialog(context(), fresh, {});
        dialog.setSavedMappings({saved("rack labels", "rack_power"), {"a table", {}}});
        auto* field = dialog.findChild<views::MappingField*>();
        QVERIFY(field);
        QVERIFY(!field->isSavedChosen());
        QCOMPARE(field->box()->findText("a table"), -1); // has no rules to offer
        QCOMPARE(dialog.savedMappings().size(), 2u);     // and stays
        const int at = field->box()->findText("rack labels");
        QVERIFY(at >= 0);
        field->box()->setCurrentIndex(at);
        Q_EMIT field->box()->activated(at);
        QVERIFY(field->isSavedChosen());
        QCOMPARE(dialog.problem(), QString());
        auto config = dialog.config();
        QCOMPARE(config.settings["mapping"].toObject()["name"].toString(), QString("rack labels"));
        QVERIFY(data::ChannelMapping::fromJson(config.settings["mapping"].toObject()) == saved("rack labels", "rack_power").mapping.rules);
        // Edited and kept under the same name; then as one of its own under another.
        field->keep("rack labels", saved("", "rack_kw").mapping.rules);
        field->keep("others", saved("", "other_kw").mapping.rules);
        QCOMPARE(dialog.savedMappings().size(), 3u);
        QCOMPARE(dialog.config().settings["mapping"].toObject()["name"].toString(), QString("others"));

        // The panel tells the project, and renews the connections that follow.
        LiveHub hub(nullptr, make);
        views::ConnectionsPanel panel(context(), hub);
        std::vector<data::SavedMapping> project;
        panel.setMappings({[&] { return project; }, [&](const auto& all) { project = all; }});
        hub.setConfigs({config, {"own", "prometheus", "Own", true, {{"mapping", saved("", "rack_power").mapping.rules.toJson()}}}});
        const auto ownBefore = hub.config(1);
        panel.keepMappings(dialog.savedMappings());
        QCOMPARE(project.size(), 3u);
        const auto ruleName = [&] { return hub.config(0).settings["mapping"].toObject()["rules"].toArray()[0].toObject()["name"].toString(); };
        QCOMPARE(ruleName(), QString("rack_kw"));
        QVERIFY(hub.config(1) == ownBefore);
        // Deleted: who followed it keeps the rules, as its own.
        views::ConnectionDialog second(context(), hub.config(0), {});
        second.setSavedMappings(project);
        second.findChild<views::MappingField*>()->removeChosen();
        QCOMPARE(second.savedMappings().size(), 2u);
        QVERIFY(!second.config().settings["mapping"].toObject().contains("name"));
        panel.keepMappings(second.savedMappings());
        QCOMPARE(ruleName(), QString("rack_kw"));
        QVERIFY(!hub.config(0).settings["mapping"].toObject().contains("name"));
    }
    void rulesAreCheckedBeforeTheyAreKept()
    {
        views::MappingDialog dialog("mine", saved("", "rack_power").mapping.rules, {"mine", "other"});
        QCOMPARE(dialog.problem(), QString());
        dialog.findChild<QLineEdit*>("mappingName")->setText("other");
        QVERIFY2(dialog.findChildren<QLabel*>().size() > 1 && dialog.name() == "other", "name");
        auto rules = saved("", "rack_power").mapping.rules.rules();
        rules[0].unit = "furlongs";
        dialog.table()->setRules(rules);
        QVERIFY2(dialog.problem().contains("furlongs"), qPrintable(dialog.problem()));
        dialog.table()->setRules({});
        QVERIFY(!dialog.problem().isEmpty());
        dialog.resize(900, 460);
        dialog.table()->setRules(saved("", "rack_power").mapping.rules.rules());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        shot(dialog, "mapping-dialog");
    }
    void showsStatesAsTheyChange()
    {
        LiveHub hub(nullptr, make);
        views::ConnectionsPanel panel(context(), hub);
        QAbstractItemModelTester tester(panel.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        panel.resize(1000, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QVERIFY(!panel.table()->isVisible()); // nothing yet: said in words
        hub.setConfigs({{"a", "mqtt", "Hall 1 broker", true, {}}});
        QTRY_VERIFY(panel.table()->isVisible());
        QCOMPARE(cell(panel, 0, Column::Name), QString("Hall 1 broker"));
        QCOMPARE(cell(panel, 0, Column::Kind), QString("MQTT"));
        QCOMPARE(cell(panel, 0, Column::State), QString("Stopped"));
        hub.start(newFile(), {});
        QTRY_COMPARE(cell(panel, 0, Column::State), QString("Connecting"));
        QTRY_COMPARE(hub.status(0).channels, 4);
        onSource([](ScriptedSource& s) { s.send(0, now(), 5); });
        QTRY_COMPARE(cell(panel, 0, Column::State), QString("Live"));
        QTRY_VERIFY2(panel.summary().contains("1 of 1 live"), qPrintable(panel.summary()));
        QTRY_VERIFY(panel.summary().contains("p1.mtrec"));
        QCOMPARE(cell(panel, 0, Column::Channels), QString("4"));
        // What is rejected and what runs ahead is counted, and said in sentences.
        onSource([](ScriptedSource& s) {
            s.reject({"“abc” is no number.", {}}, 3);
            s.send(1, now().plusSeconds(120), 5);
        });
        QTRY_COMPARE(cell(panel, 0, Column::Rejected), QString("3"));
        QTRY_VERIFY(cell(panel, 0, Column::Clock).contains("ahead"));
        panel.select(0);
        QTRY_VERIFY2(panel.details().contains("“abc” is no number."), qPrintable(panel.details()));
        QVERIFY(panel.details().contains("clock"));
        shot(panel, "connections-live");
        // The connection is cut: why, and when it is tried again.
        onSource([](ScriptedSource& s) { s.fail({"The broker closed the connection.", {}}); });
        QTRY_VERIFY(cell(panel, 0, Column::State).startsWith("Retrying in"));
        QTRY_VERIFY(panel.details().contains("The broker closed the connection."));
        QVERIFY(panel.summary().contains("0 of 1 live"));
        theme.setKind(views::Theme::Kind::Light);
        QTest::qWait(50);
        shot(panel, "connections-cut-light");
        theme.setKind(views::Theme::Kind::Dark);
        QTRY_COMPARE_WITH_TIMEOUT(cell(panel, 0, Column::State), QString("Connecting"), 4000);
        onSource([](ScriptedSource& s) { s.send(0, now(), 6); });
        QTRY_COMPARE(cell(panel, 0, Column::State), QString("Live"));
        // Unticked it stops, the others go on.
        QVERIFY(panel.table()->model()->setData(panel.table()->model()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QTRY_COMPARE(cell(panel, 0, Column::State), QString("Stopped"));
        QVERIFY(!hub.config(0).isEnabled);
        hub.add({"b", "wrong", "Meter", true, {}});
        QTRY_COMPARE(cell(panel, 1, Column::State), QString("Lost"));
        panel.select(1);
        QTRY_COMPARE(panel.details(), QString("The password is not the right one."));
        QSignalSpy stopped(&hub, &LiveHub::stopped);
        hub.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 10'000);
        QTRY_VERIFY(panel.summary().contains("Not connected"));
    }
    void saysWhatIsSimulated()
    {
        LiveHub hub(nullptr, make);
        views::ConnectionsPanel panel(context(), hub);
        panel.resize(420, 240); // a narrow one, too
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        hub.setConfigs({{"s", "simulated", "Demo", true, {}}});
        hub.start(newFile(), {});
        const auto says = [&panel] {
            for (auto* label : panel.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains("simulated, not measured"))
                    return true;
            return false;
        };
        QTRY_VERIFY(says());
        shot(panel, "connections-narrow");
        QSignalSpy connectSpy(&panel, &views::ConnectionsPanel::connectRequested), disconnectSpy(&panel, &views::ConnectionsPanel::disconnectRequested);
        for (auto* button : panel.findChildren<QPushButton*>())
            if (button->text() == "Disconnect")
                button->click();
        QCOMPARE(disconnectSpy.count(), 1);
        QCOMPARE(connectSpy.count(), 0);
        QSignalSpy stopped(&hub, &LiveHub::stopped);
        hub.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 10'000);
        QTRY_VERIFY(!says());
    }
    void everyKindHasItsFields_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString& kind : sourceKinds())
            QTest::newRow(qPrintable(kind)) << kind;
    }
    void everyKindHasItsFields()
    {
        QFETCH(QString, kind);
        const auto fresh = views::ConnectionDialog::fresh(kind, {kind + "-1"});
        QCOMPARE(fresh.id, kind + "-2");
        QVERIFY(!views::live::kindHint(kind).isEmpty());
        views::ConnectionDialog dialog(context(), fresh, {kind + "-1"});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY2(dialog.problem().isEmpty(), qPrintable(dialog.problem())); // what is offered works as it stands
        QVERIFY(dialog.config().settings == fresh.settings);
        // Every field reaches the settings, and the settings reach every field.
        const auto fields = views::live::sourceFields(kind);
        QVERIFY(fields.size() >= 4);
        for (const auto& field : fields)
            QVERIFY2(dialog.findChild<QWidget*>(field.path), field.path);
        shot(dialog, "connection-" + kind);
        auto* name = dialog.findChild<QLineEdit*>();
        name->setText("  ");
        QTRY_VERIFY(!dialog.problem().isEmpty());
        QTRY_VERIFY(!dialog.note().isEmpty());
    }
    void fieldsAndTextAgree()
    {
        auto config = views::ConnectionDialog::fresh("mqtt", {});
        config.settings["unknown"] = 7; // kept, whoever wrote it
        views::ConnectionDialog dialog(context(), config, {"other"});
        dialog.show();
        dialog.findChild<QLineEdit*>("host")->setText("broker.example");
        dialog.findChild<QCheckBox*>("tls.enabled")->setChecked(true);
        dialog.findChild<QPlainTextEdit*>("topics")->setPlainText("a/+/b\n\nc/#\n");
        const auto got = dialog.config().settings;
        QCOMPARE(got["host"].toString(), QString("broker.example"));
        QCOMPARE(got["tls"].toObject()["enabled"].toBool(), true);
        QCOMPARE(got["topics"].toArray().size(), 2);
        QCOMPARE(got["unknown"].toInt(), 7);
        dialog.findChild<QCheckBox*>("tls.enabled")->setChecked(false);
        QVERIFY(!dialog.config().settings.contains("tls"));
        dialog.findChild<QPlainTextEdit*>("topics")->setPlainText("a/#/b");
        QTRY_VERIFY2(dialog.note().contains("a/#/b"), qPrintable(dialog.note()));
        QVERIFY(!dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled());
    }
    void secretsAreNamedNotKept()
    {
        views::ConnectionDialog dialog(context(), views::ConnectionDialog::fresh("prometheus", {}), {});
        dialog.show();
        auto* secret = dialog.findChild<views::SecretField*>();
        auto* auth = dialog.findChild<QComboBox*>("auth");
        auth->setCurrentIndex(auth->findData("bearer"));
        QTRY_VERIFY(!dialog.problem().isEmpty()); // says what is missing
        secret->setReference({SecretRef::Where::Environment, "PROM_TOKEN"}, {});
        QTRY_VERIFY2(dialog.problem().isEmpty(), qPrintable(dialog.problem()));
        const auto config = dialog.config();
        QVERIFY(secretFromJson(config.settings["secret"].toObject()) == (SecretRef{SecretRef::Where::Environment, "PROM_TOKEN"}));
        secret->setReference({SecretRef::Where::Keychain, "prometheus-1"}, {});
        for (auto* edit : secret->findChildren<QLineEdit*>())
            if (edit->echoMode() == QLineEdit::Password)
                edit->setText("open sesame");
        QVERIFY(secret->hasNewSecret());
        QVERIFY(!QJsonDocument(toJson(dialog.config())).toJson().contains("sesame"));
    }
    void triesAConnectionOut()
    {
        auto config = views::ConnectionDialog::fresh("simulated", {});
        config.settings["preset"] = "2024-09";
        views::ConnectionDialog dialog(context(), config, {});
        dialog.show();
        dialog.testConnection();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.note().contains("It works"), 30'000);
        shot(dialog, "connection-tested");
        auto nowhere = views::ConnectionDialog::fresh("mqtt", {});
        nowhere.settings["port"] = 1; // nobody listens there
        auto* away = new views::ConnectionDialog(context(), nowhere, {});
        away->show();
        away->testConnection();
        QTRY_VERIFY_WITH_TIMEOUT(!away->note().startsWith("Trying"), 30'000);
        QVERIFY2(!away->note().contains("It works"), qPrintable(away->note()));
        away->testConnection();
        delete away; // in the middle of a test
    }
};
QTEST_MAIN(ConnectionsPanelTest)
#include "ConnectionsPanelTest.moc"
