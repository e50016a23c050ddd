// What the headline strip says of given figures.
#include "twin/model/Scenario.h"
#include "views/panels/headline/HeadlineBands.h"
#include "views/panels/headline/HeadlineContent.h"
#include "views/text/Format.h"
#include <QtTest>

using namespace views;

namespace {

/// July 2025 in training on a hot day, as the facts dossier has it: 150 MW of grid, 154 MW from turbines.
twin::KeyFigures july()
{
    twin::KeyFigures f;
    f.gpus = 230000;
    f.racks = 3542;
    f.it_mw = 258.07;
    f.facility_mw = 303.83;
    f.pue = 1.1773;
    f.grid_mw = 150;
    f.turbine_mw = 153.83;
    f.battery_mwh = 811.2;
    f.battery_soc = 0.95;
    f.autonomy_minutes = 160.2;
    f.water_m3_per_h = 126.4;
    f.storage_eb = 1.0;
    f.hbm_pb_per_s = 982.5;
    f.nvlink_pb_per_s = 234;
    f.limits = {{"thermal", "GPU temperature", 60, 87, "°C"}, {"grid_import", "Grid import", 303.83, 150, "MW"}};
    f.binding_limit = 1;
    return f;
}

const HeadlineItem& item(const std::vector<HeadlineItem>& items, const char* id)
{
    for (const auto& i : items)
        if (i.id == QLatin1String(id))
            return i;
    qFatal("no item %s", id);
}

} // namespace

class TestHeadline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysTheFigures()
    {
        const auto items = headlineItems(july(), {});
        QCOMPARE(item(items, "gpus").value, QStringLiteral("230,000"));
        QCOMPARE(item(items, "it_mw").value, QStringLiteral("258"));
        QCOMPARE(item(items, "facility_mw").value, QStringLiteral("304"));
        QCOMPARE(item(items, "pue").value, QStringLiteral("1.18"));
        QCOMPARE(item(items, "grid_mw").value, QStringLiteral("150 / 154"));
        QCOMPARE(item(items, "battery_mwh").value, QStringLiteral("811"));
        QCOMPARE(item(items, "water_m3_per_h").unit, QStringLiteral("m³/h"));
        QVERIFY(item(items, "it_mw").tooltip.contains(QStringLiteral("258.07")));
        QVERIFY(item(items, "it_mw").tooltip.contains(QStringLiteral("Modelled")));
    }

    void publishedBandwidthStandsBesideTheComputedTotals()
    {
        const auto items = headlineItems(july(), {});
        const auto& memory = item(items, "hbm_pb_per_s");
        QCOMPARE(memory.value, QStringLiteral("983"));
        QVERIFY(memory.details.front().contains("NVLink 234"));
        QVERIFY(memory.details.front().contains("published 194"));
    }

    void saysWhatCarriesTheRest()
    {
        auto f = july();
        QCOMPARE(whatCarriesTheRest(f).front(), QStringLiteral("Turbines carry 154\u2009MW"));
        f.turbine_mw = 120;
        f.battery_mw = 33.8;
        QCOMPARE(whatCarriesTheRest(f).front(), QStringLiteral("Turbines carry 120\u2009MW · Batteries carry 33.8\u2009MW"));
        QVERIFY(whatCarriesTheRest(f).back().size() < whatCarriesTheRest(f).front().size());
        f.battery_mw = 0;
        f.unserved_mw = 33.8;
        QVERIFY(whatCarriesTheRest(f).back().contains("33.8\u2009MW not served"));
        const auto items = headlineItems(f, {});
        const auto& supply = item(items, "grid_mw");
        QCOMPARE(supply.valueRole, Role::Critical);
        QVERIFY(supply.shape.has_value());
        f = {};
        f.facility_mw = f.grid_mw = 126;
        QVERIFY(whatCarriesTheRest(f).isEmpty());
        QVERIFY(item(headlineItems(f, {}), "grid_mw").details.front().contains("grid carries all"));
    }

    void bindingLimitHasShapeWordAndColour()
    {
        auto f = july();
        auto items = headlineItems(f, {});
        const auto& over = item(items, "limit");
        QCOMPARE(over.value, QStringLiteral("Grid import"));
        QCOMPARE(over.valueRole, Role::Critical);
        QCOMPARE(*over.shape, Glyph::Critical);
        QVERIFY2(over.details.front().contains("154\u2009MW over"), qPrintable(over.details.front()));
        QVERIFY(over.tooltip.indexOf("Grid import") < over.tooltip.indexOf("GPU temperature"));
        f.limits[1].used = 140;
        items = headlineItems(f, {});
        QCOMPARE(item(items, "limit").valueRole, Role::Warning);
        QCOMPARE(*item(items, "limit").shape, Glyph::Warning);
        f.limits[1].used = 10;
        items = headlineItems(f, {});
        QCOMPARE(item(items, "limit").valueRole, Role::Ok);
        f.binding_limit = -1;
        items = headlineItems(f, {});
        QCOMPARE(item(items, "limit").value, text::dash());
    }

    void bandsStandUnderTheFiguresThatHaveOne()
    {
        twin::BandStudy study;
        study.samples = 200;
        study.parameters = 240;
        twin::FigureBand facility, pue, grid, stored;
        facility.figure = twin::keyFigureById("facility_mw");
        facility.low = 285.7;
        facility.high = 340.9;
        facility.drivers = {{"h100_training_w", "NVIDIA H100 SXM: typical training power", 0.61}, {"facility_supply", "Facility water supply", -0.29}};
        pue.figure = twin::keyFigureById("pue");
        pue.low = 1.1812; // three digits would not tell the ends apart
        pue.high = 1.1838;
        grid.figure = twin::keyFigureById("grid_mw");
        grid.low = 120;
        grid.high = 150;
        study.figures = {facility, pue, grid};
        auto items = headlineItems(july(), {});
        const auto before = items;
        stored.figure = twin::keyFigureById("battery_mwh");
        stored.low = 700;
        stored.high = 760;
        study.figures.push_back(stored);
        addBands(items, study);
        QCOMPARE(item(items, "facility_mw").band, QStringLiteral("286–341"));
        QCOMPARE(item(items, "pue").band, QStringLiteral("1.181–1.184"));
        QVERIFY(item(items, "grid_mw").band.isEmpty()); // two figures in one tile
        QVERIFY(item(items, "battery_mwh").band.isEmpty()); // comes from what went before
        QVERIFY(item(items, "grid_mw").tooltip.contains(QStringLiteral("120 to 150")));
        const auto tooltip = item(items, "facility_mw").tooltip;
        for (const char* part : {"286", "341", "200 samples of 240 parameters", "NVIDIA H100 SXM: typical training power", "+0.61", "Facility water supply", "−0.29"})
            QVERIFY2(tooltip.contains(QString::fromUtf8(part)), part);
        for (const char* id : {"gpus", "it_mw", "water_m3_per_h", "limit"}) { // without a band nothing is added
            QVERIFY(item(items, id).band.isEmpty());
            QCOMPARE(item(items, id).tooltip, item(before, id).tooltip);
        }
        auto none = headlineItems(july(), {});
        addBands(none, {});
        for (const auto& i : none)
            QVERIFY(i.band.isEmpty());
    }

    void unknownIsADashWithTheReason()
    {
        QVERIFY(!areFiguresKnown({}));
        for (const auto& i : headlineItems({}, {})) {
            QCOMPARE(i.value, text::dash());
            QVERIFY(i.tooltip.contains("Not calculated yet"));
        }
        auto f = july();
        f.water_m3_per_h = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(item(headlineItems(f, {}), "water_m3_per_h").value, text::dash());
    }
};

QTEST_GUILESS_MAIN(TestHeadline)
#include "test_headline.moc"
