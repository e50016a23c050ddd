// What the properties panel shows of one asset, of many, and of the site.
#include "twin/model/Preset.h"
#include "twin/model/TwinState.h"
#include "views/panels/properties/PropertySubject.h"
#include "views/text/Format.h"
#include <QtTest>

using namespace views;
using twin::Metric;
using twin::Origin;

class TestProperties : public QObject
{
    Q_OBJECT
    twin::SiteModel model;
    twin::TwinState state;

    const ValueRow* row(const PropertySubject& subject, const char* label) const
    {
        for (const auto& r : subject.values)
            if (r.label.startsWith(QLatin1String(label)))
                return &r;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        auto p = twin::loadPreset("2025-07");
        model.reset(std::move(p.site), std::move(p.scenario));
        const auto racks = model.site().racks.size();
        state.resize(static_cast<int>(racks), static_cast<int>(model.site().units.size()));
        std::vector<float> modelled(racks, 61400), measured(racks, std::numeric_limits<float>::quiet_NaN());
        measured[0] = 62100;
        measured[1] = 60000;
        state.setRackValues(Origin::Modelled, Metric::Power, modelled);
        state.setRackValues(Origin::Measured, Metric::Power, measured);
        state.setRackValues(Origin::Modelled, Metric::GpuTemperatureMax, std::vector<float>(racks, 55));
        state.commit({});
    }

    void oneRack()
    {
        const auto& rack = model.site().racks[0];
        const auto s = describe(model, state, {{rack.id}});
        QCOMPARE(s.name, QString::fromStdString(rack.name));
        QCOMPARE(s.kind, twin::AssetKind::Rack);
        const auto* power = row(s, "Power");
        QVERIFY(power);
        QCOMPARE(power->measured, QStringLiteral("62.1"));
        QCOMPARE(power->modelled, QStringLiteral("61.4"));
        QCOMPARE(power->residual, QStringLiteral("+0.7"));
        QCOMPARE(power->unit, QStringLiteral("kW"));
        const auto* hot = row(s, "Hottest GPU");
        QVERIFY(hot);
        QCOMPARE(hot->measured, text::dash());
        QCOMPARE(hot->residual, text::dash());
        QVERIFY(hot->tooltip.contains("no open recording"));
        QVERIFY(!row(s, "State of charge")); // neither measured nor modelled: no row
        // Specification: the rack type's and its GPU's numbers.
        QCOMPARE(s.groups.size(), std::size_t(2));
        int found = 0;
        for (const auto& p : model.scenario().parameters.all())
            found += p.group == s.groups[0] || p.group == s.groups[1] ? 1 : 0;
        QVERIFY(found > 8);
    }

    void residualsOfManyCoverOnlyWhatHasBoth()
    {
        std::vector<twin::AssetRef> four;
        for (std::size_t i = 0; i < 4; ++i)
            four.push_back({model.site().racks[i].id});
        const auto s = describe(model, state, four);
        QCOMPARE(s.name, QStringLiteral("4 racks"));
        const auto* power = row(s, "Power");
        QVERIFY(power);
        QCOMPARE(power->label, QStringLiteral("Power, sum"));
        QCOMPARE(power->measured, QStringLiteral("122.1"));
        QCOMPARE(power->modelled, QStringLiteral("245.6"));
        QCOMPARE(power->residual, QStringLiteral("\u22120.7")); // 62.1 + 60.0 - 2 x 61.4, not 122.1 - 245.6
        QVERIFY2(s.note.contains("2 of 4"), qPrintable(s.note));
        QCOMPARE(row(s, "Hottest GPU")->label, QStringLiteral("Hottest GPU, highest"));
    }

    void aHallIsTheSumOfItsRacks()
    {
        const auto& hall = model.site().halls[1];
        int racks = 0;
        for (const auto& r : model.site().racks)
            racks += r.hall == 1 ? 1 : 0;
        const auto s = describe(model, state, {{hall.id}});
        QCOMPARE(s.name, QString::fromStdString(hall.name));
        const auto* power = row(s, "Power");
        QVERIFY(power);
        QCOMPARE(power->unit, QStringLiteral("MW"));
        QCOMPARE(power->modelled, QLocale().toString(racks * 0.0614, 'f', 2));
        // A rack of the hall selected with it counts once.
        twin::AssetId inside;
        for (const auto& r : model.site().racks)
            if (r.hall == 1)
                inside = r.id;
        const auto both = describe(model, state, {{hall.id}, {inside}});
        QCOMPARE(row(both, "Power")->modelled, power->modelled);
    }

    void nothingSelectedIsTheSite()
    {
        const auto s = describe(model, state, {});
        QCOMPARE(s.kind, twin::AssetKind::Site);
        QVERIFY(s.groups.empty());
        QVERIFY(s.hasParameters);
        QVERIFY(std::any_of(s.facts.begin(), s.facts.end(), [](const FactRow& f) { return f.value == QLatin1String("230,000"); }));
    }

    void whatIsGoneIsNotShown()
    {
        const auto s = describe(model, state, {{twin::AssetId{4'000'000'000u}}});
        QCOMPARE(s.kind, twin::AssetKind::Site);
    }

    void everyKindOfAssetHasATypeAndAPlace()
    {
        std::vector<twin::AssetRef> refs{{model.site().buildings[0].id}, {model.site().halls[0].id}, {model.site().rows[0].id}, {model.site().racks[0].id},
                                         {model.site().racks[0].id, 1, -1}, {model.site().racks[0].id, 1, 9}};
        for (const auto& unit : model.site().units)
            refs.push_back({unit.id});
        for (const auto& ref : refs) {
            const auto s = describe(model, state, {ref});
            QVERIFY(!s.name.isEmpty());
            QVERIFY2(!s.type.isEmpty(), qPrintable(s.name));
            QVERIFY2(!s.place.isEmpty(), qPrintable(s.name));
        }
    }
};

QTEST_GUILESS_MAIN(TestProperties)
#include "test_properties.moc"
