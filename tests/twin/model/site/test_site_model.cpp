// Names to assets and back, and what reset() announces.
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include <QSignalSpy>
#include <QtTest>

using namespace twin;

class TestSiteModel : public QObject
{
    Q_OBJECT

private:
    SiteModel m_model;

private Q_SLOTS:
    void initTestCase()
    {
        SiteAndScenario preset = loadPreset("2024-09");
        int before = 0, after = 0;
        connect(&m_model, &SiteModel::aboutToChange, this, [&](const ChangeSet& c) {
            QCOMPARE(c.kind, ChangeSet::Kind::Reset);
            QVERIFY(m_model.site().racks.empty());
            ++before;
        });
        connect(&m_model, &SiteModel::changed, this, [&](const ChangeSet&) {
            QCOMPARE(m_model.site().racks.size(), std::size_t{1839});
            ++after;
        });
        m_model.reset(std::move(preset.site), std::move(preset.scenario));
        QCOMPARE(before, 1);
        QCOMPARE(after, 1);
        m_model.disconnect(this);
    }

    void everyNameFindsItsAsset()
    {
        const Site& site = m_model.site();
        const auto check = [this](AssetId id) {
            const std::string name = m_model.name({id});
            QVERIFY(!name.empty());
            const auto found = m_model.find(name);
            QVERIFY2(found.has_value(), name.c_str());
            QCOMPARE(found->asset, id);
        };
        for (const auto& x : site.buildings)
            check(x.id);
        for (const auto& x : site.halls)
            check(x.id);
        for (const auto& x : site.rows)
            check(x.id);
        for (const auto& x : site.racks)
            check(x.id);
        for (const auto& x : site.units)
            check(x.id);
        QCOMPARE(m_model.find("Hall 2")->asset, site.halls[1].id);
        QCOMPARE(m_model.hallIndex(site.halls[1].id), 1);
        QCOMPARE(m_model.unitIndex(site.units[3].id), 3);
        QCOMPARE(m_model.rowIndex(site.rows[2].id), 2);
        QCOMPARE(m_model.rackIndex(site.halls[1].id), -1);
    }

    void serversAndGpus()
    {
        const AssetId rack = m_model.find("H1-R01-12")->asset;
        QCOMPARE(m_model.name({rack, 2, -1}), std::string("H1-R01-12/S3"));
        QCOMPARE(m_model.name({rack, -1, 20}), std::string("H1-R01-12/S3/G5"));
        QCOMPARE(m_model.name({rack, 2, 20}), std::string("H1-R01-12/S3/G5"));
        QCOMPARE(*m_model.find("H1-R01-12/S3"), (AssetRef{rack, 2, -1}));
        QCOMPARE(*m_model.find("H1-R01-12/S3/G5"), (AssetRef{rack, 2, 20}));
        for (std::int16_t gpu = 0; gpu < 64; ++gpu)
            QCOMPARE(m_model.find(m_model.name({rack, -1, gpu}))->gpu, gpu);
        QVERIFY(m_model.name({rack, -1, 64}).empty());
        QVERIFY(m_model.name({rack, 8, -1}).empty());
        QVERIFY(m_model.name({AssetId{999999}}).empty());
        // the last rack of the first 100,000 holds 32
        for (const Rack& r : m_model.site().racks)
            if (r.gpus) {
                QVERIFY(m_model.find(r.name + "/S4/G8"));
                QVERIFY(!m_model.find(r.name + "/S5/G1"));
            }
    }

    void whatIsNoName_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "/", "H9-R01-01", "H1-R01-12/", "H1-R01-12/S", "H1-R01-12/S0", "H1-R01-12/S9", "H1-R01-12/S03", "H1-R01-12/S-1",
                                 "H1-R01-12/S99999999999999999999", "H1-R01-12/S3/", "H1-R01-12/S3/G9", "H1-R01-12/S3/G0", "H1-R01-12/S3/G1/X",
                                 "H1-R01-12/CDU", "H1-R01-12/S 3", "H1-R21-96/S1/G1", "Hall 2/S1", "h1-r01-12"})
            QTest::newRow(text) << text;
    }
    void whatIsNoName()
    {
        QFETCH(QString, text);
        QVERIFY(!m_model.find(text.toStdString()));
    }

    void cpuRacksHaveServersButNoGpus()
    {
        for (const Rack& r : m_model.site().racks)
            if (m_model.catalogue().rackTypes[r.type].id == "cpu") {
                QVERIFY(m_model.find(r.name + "/S32"));
                QVERIFY(!m_model.find(r.name + "/S1/G1"));
                QVERIFY(m_model.name({r.id, -1, 0}).empty());
                return;
            }
        QFAIL("no CPU rack");
    }

    void generates1mQuickly()
    {
        QBENCHMARK {
            QCOMPARE(loadPreset("1m").site.racks.size(), std::size_t{4089 + 10695 + 308 + 204 + 1294});
        }
    }
};

QTEST_GUILESS_MAIN(TestSiteModel)
#include "test_site_model.moc"
