// The one-line in the whole window: solved after the start and after edits, switches that reach the plant, the sweep, and a million GPUs.
#include "app/Application.h"
#include "app/Document.h"
#include "app/EditController.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/panels/oneline/OneLinePanel.h"
#include "views/panels/oneline/OneLineTable.h"
#include "views/scene/SceneView.h"
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QUndoStack>
#include <cmath>

class TestWindowNetwork : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    app::MainWindow& window() { return m_application->window(); }
    const app::Parts& parts() { return m_application->parts(); }
    views::OneLinePanel& panel() { return *window().findChild<views::OneLinePanel*>(); }
    const twin::KeyFigures& figures() { return parts().state->figures(); }

    void start(const char* preset, QSize size)
    {
        app::StartOptions options;
        options.preset = preset;
        options.language = "en";
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        window().scene().setAnimationsEnabled(false);
        window().resize(size);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        auto* dock = window().findChild<QDockWidget*>("oneline");
        QVERIFY(dock);
        dock->show();
        dock->raise();
    }
    int row(const QString& label)
    {
        for (int r = 0; r < panel().elements()->rowCount(); ++r)
            if (panel().elements()->index(r, 0).data().toString() == label)
                return r;
        return -1;
    }
    void setClosed(const QString& label, bool closed)
    {
        const int r = row(label);
        QVERIFY2(r >= 0, qPrintable(label));
        QVERIFY(panel().elements()->setData(panel().elements()->index(r, 0), closed ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole));
    }
    void shot(const QString& name)
    {
        if (const auto folder = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS"); !folder.isEmpty())
            window().picture().save(folder + "/" + name + ".png");
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void cleanup()
    {
        if (m_application)
            parts().undo->clear();
        m_application.reset();
    }

    void figuresFollowTheEdit()
    {
        start("2024-09", {1280, 800});
        parts().runner->setBackgroundSimulation(false);
        QTRY_VERIFY_WITH_TIMEOUT(std::isfinite(figures().network_loss_mw), 20'000);
        QVERIFY(figures().mv_voltage_min_pu > 0.95 && figures().overloaded_elements == 0 && figures().dark_it_mw == 0);
        QTRY_VERIFY(panel().elements()->rowCount() > 100);
        const double loss = figures().network_loss_mw;
        parts().edit->addRacks({0, static_cast<std::uint16_t>(parts().site->catalogue().rackTypeIndex("hgx_h100_64")), 16, {}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(std::isfinite(figures().network_loss_mw) && figures().network_loss_mw > loss, 20'000);
        QTRY_VERIFY(!window().isSolvingNetwork());
        shot("window-network");
    }

    void aSwitchReachesThePlant()
    {
        start("2024-09", {1280, 800});
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 60'000); // the day is there
        QTRY_VERIFY_WITH_TIMEOUT(!window().isSolvingNetwork() && panel().elements()->rowCount() > 100, 20'000);
        QVERIFY(std::isfinite(figures().network_loss_mw)); // recorded with it
        const double it = figures().it_mw;
        const auto before = parts().time->time();
        setClosed("Line-up 2", false);
        // At once: the plant is settled anew with the halls that are left.
        QVERIFY2(figures().it_mw < it - 5, qPrintable(QString("%1 of %2").arg(figures().it_mw).arg(it)));
        QCOMPARE(parts().time->time(), before);
        QTRY_VERIFY_WITH_TIMEOUT(!window().isSolvingNetwork() && figures().dark_it_mw > 5, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 60'000); // and the day again
        QTRY_VERIFY(figures().dark_it_mw > 5);
        QVERIFY(figures().it_mw < it - 5);
        shot("window-network-open");
        // An edit keeps what is open; another project does not.
        parts().edit->addRacks({0, static_cast<std::uint16_t>(parts().site->catalogue().rackTypeIndex("hgx_h100_64")), 8, {}, {}, {}});
        QCOMPARE(parts().runner->openElements(), std::vector<std::string>{"line-up 2"});
        QVERIFY(figures().it_mw < it - 4);
        parts().undo->clear();
        parts().document->newFromPreset("2024-09");
        QVERIFY(parts().runner->openElements().empty() && panel().open().empty());
        QVERIFY(figures().it_mw > it - 3);
    }

    void theSweepRunsAndStops()
    {
        start("2024-09", {1280, 800});
        parts().runner->setBackgroundSimulation(false);
        QTRY_VERIFY_WITH_TIMEOUT(panel().elements()->rowCount() > 100 && !window().isSolvingNetwork(), 20'000);
        QPushButton* button = nullptr;
        for (auto* b : panel().findChildren<QPushButton*>())
            if (b->text().startsWith("N-1"))
                button = b;
        QVERIFY(button);
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(panel().outages()->rowCount() == panel().elements()->rowCount(), 60'000);
        QVERIFY(!panel().findChild<QProgressBar*>()->isVisible());
        shot("window-network-sweep");
        button->click();
        button->click(); // cancelled
        QVERIFY(!panel().findChild<QProgressBar*>()->isVisible());
    }

    void aMillionStayResponsive()
    {
        start("1m", {1600, 1000});
        parts().runner->setBackgroundSimulation(false);
        QTRY_VERIFY_WITH_TIMEOUT(panel().elements()->rowCount() > 1000 && !window().isSolvingNetwork(), 60'000);
        // How long the event loop is away while an element is opened and the sweep runs: said, not judged.
        QElapsedTimer clock;
        clock.start();
        setClosed("Pad 100", false);
        const auto away = clock.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(!window().isSolvingNetwork() && figures().dark_it_mw > 1, 60'000);
        qInfo("opening an element of a million GPUs holds the window for %lld ms; solved after %lld ms", static_cast<long long>(away), static_cast<long long>(clock.elapsed()));
        shot("window-network-1m");
        if (auto* tabs = window().findChildren<QTabWidget*>().value(0))
            tabs->setCurrentIndex(1);
        shot("window-network-1m-diagram");
    }
};

QTEST_MAIN(TestWindowNetwork)
#include "test_window_network.moc"
