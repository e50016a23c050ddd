// The report: what it says, in both languages, and that it is a sound PDF. Read back with poppler's tools.
#include "app/report/DayChart.h"
#include "app/report/Finding.h"
#include "app/report/PdfFile.h"
#include "app/report/Report.h"
#include "app/report/Sections.h"
#include "app/report/SitePicture.h"
#include "twin/base/ColourMap.h"
#include "twin/model/Preset.h"
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Figures of the size of July 2025, made up for the tests: each is told apart from the others by its digits.
twin::KeyFigures sampleFigures()
{
    twin::KeyFigures f;
    f.gpus = 230'000;
    f.racks = 3542;
    f.it_mw = 257.9;
    f.facility_mw = 304.6;
    f.pue = 1.181;
    f.grid_mw = 150.0;
    f.turbine_mw = 154.6;
    f.battery_mwh = 730;
    f.water_m3_per_h = 126;
    f.storage_eb = 1.0;
    f.hbm_pb_per_s = 983;
    f.nvlink_pb_per_s = 234;
    f.gpu_temperature_max_c = 71.3;
    f.cost_usd_per_h = 21'874;
    f.limits = {{"grid_import", "Grid import", 304.6, 150, "MW"}, {"turbines", "Turbines", 154.6, 224.0, "MW"}, {"storage", "Storage", 0.4, 1.0, "EB"}};
    f.binding_limit = 0;
    return f;
}

std::vector<app::ReportSeries> sampleSeries()
{
    using Role = app::ReportSeries::Role;
    std::vector<app::ReportSeries> out(4);
    const double begin = twin::Timestamp::fromUtc(2025, 7, 15, 5).seconds();
    const Role roles[] = {Role::Facility, Role::It, Role::GridCapacity, Role::OnSite};
    for (std::size_t k = 0; k < 4; ++k) {
        out[k].role = roles[k];
        for (int i = 0; i <= 1440; ++i) {
            const double it = 258 - (i % 20 == 0 ? 90 : 0), facility = it * (1.16 + 0.03 * std::sin(i / 229.0));
            const double values[] = {facility, it, 150, std::max(0.0, facility - 150)};
            out[k].seconds.push_back(begin + 60.0 * i);
            out[k].values.push_back(i > 900 && i < 930 && k < 2 ? unknown : values[k]);
        }
    }
    return out;
}

const twin::SiteAndScenario& sample()
{
    static const auto loaded = twin::loadPreset("2025-07");
    return loaded;
}

std::vector<float> samplePowers(const twin::Site& site)
{
    std::vector<float> values;
    for (std::size_t i = 0; i < site.racks.size(); ++i)
        values.push_back(i == 17 ? std::numeric_limits<float>::quiet_NaN() : 50'000.0f + 20'000.0f * static_cast<float>(site.racks[i].hall) + static_cast<float>(i % 97) * 50);
    return values;
}

app::ReportInput sampleInput(const QString& language)
{
    app::ReportInput input;
    input.site = sample().site;
    input.scenario = sample().scenario;
    input.figures = sampleFigures();
    input.weather = "mean of July, Memphis International Airport";
    input.workload = "full training";
    input.series = sampleSeries();
    input.language = language;
    input.author = QStringLiteral("A. Planner");
    input.generatedAt = twin::Timestamp::fromUtc(2026, 3, 4, 5, 6, 7);
    input.programVersion = QStringLiteral("0.1.0");
    const auto powers = samplePowers(input.site);
    input.picture = app::drawSitePicture({input.site, twin::Catalogue::builtIn(), powers}, QSize(1600, 900), app::Texts(language));
    return input;
}

QString toolOutput(const QString& tool, const QStringList& arguments)
{
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Spaces of every kind become one plain space: how words are set apart is not what is tested.
QString simplified(QString text)
{
    text.replace(QRegularExpression(QStringLiteral("[\\s\\x{00A0}\\x{2009}\\x{202F}]+")), QStringLiteral(" "));
    return text.trimmed();
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void write(const app::ReportInput& input, const QString& file) { app::writePdfReport(input, file.toStdString()); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        for (const char* tool : {"pdftotext", "pdfinfo", "pdffonts"})
            QVERIFY2(!QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty(), "poppler-utils is missing: scripts/install-deps.sh test");
    }

    void findingNamesWhatBindsAndWhatCarriesTheRest()
    {
        const app::Texts en(QStringLiteral("en"));
        const QString text = simplified(app::findings(sampleFigures(), twin::WorkloadKind::Training, en).join(QLatin1Char(' ')));
        QVERIFY2(text.startsWith(QStringLiteral("150 MW of grid does not carry 230,000 GPUs in training: 305 MW are asked for at the meter. "
                                                "The rest is carried by the turbines (155 MW).")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("What binds is “Grid import”: 305 asked for of 150 MW, 103 % too much.")), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("cannot be served")));
    }

    void findingWhereTheGridSuffices()
    {
        auto f = sampleFigures();
        f.facility_mw = 226;
        f.turbine_mw = 0;
        f.limits[0].capacity = 300;
        f.limits[0].used = 226;
        const QString text = simplified(app::findings(f, twin::WorkloadKind::Inference, app::Texts(QStringLiteral("en"))).join(QLatin1Char(' ')));
        QVERIFY2(text.startsWith(QStringLiteral("300 MW of grid carries 230,000 GPUs in inference: 226 MW are asked for at the meter and 74 MW are left. "
                                                "What binds first is “Grid import”: 226 used of 300 MW, 25 % left.")), qPrintable(text));
    }

    void findingSaysWhatCannotLast()
    {
        auto f = sampleFigures();
        f.battery_mw = 146;
        f.unserved_mw = 12.4;
        f.gpus_throttled = 1234;
        f.curve_inputs_clamped = 2;
        f.limits[1].used = 230;
        const QString text = simplified(app::findings(f, twin::WorkloadKind::Rated, app::Texts(QStringLiteral("en"))).join(QLatin1Char(' ')));
        QVERIFY2(text.contains(QStringLiteral("the turbines (155 MW) and the batteries (146 MW)")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("12 MW cannot be served by any source")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("at 146 MW their 730 MWh last about 5.0 h")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Also exceeded: “Turbines”.")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("1,234 GPUs are throttled")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("nearest end is used (2 of their inputs)")), qPrintable(text));
    }

    void bandwidthKeepsThePublishedLabelApart()
    {
        const QString text = simplified(app::bandwidthNote(sampleFigures(), app::Texts(QStringLiteral("en"))));
        QVERIFY2(text.contains(QStringLiteral("194 PB/s")) && text.contains(QStringLiteral("HBM gives 983 PB/s")) && text.contains(QStringLiteral("NVLink 234 PB/s")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("nearer to the NVLink total")), qPrintable(text));
    }

    void numbersFollowTheLanguage()
    {
        const app::Texts en(QStringLiteral("en")), fr(QStringLiteral("fr"));
        QCOMPARE(en.number(-1234.56, 1), QStringLiteral("−1,234.6"));
        QCOMPARE(simplified(fr.number(-1234.56, 1)), QStringLiteral("−1 234,6"));
        QCOMPARE(en.number(unknown, 1), QStringLiteral("–"));
        QCOMPARE(en.number(-0.01, 1), QStringLiteral("0.0"));
        QCOMPARE(en.plain(0.0685), QStringLiteral("0.0685"));
        QCOMPARE(en.plain(230000), QStringLiteral("230,000"));
        QCOMPARE(fr.plain(1.5), QStringLiteral("1,5"));
        QCOMPARE(fr.unit("PB/s"), QStringLiteral("Po/s"));
    }

    void bandsStandUnderTheFiguresAndInATable()
    {
        auto input = sampleInput(QStringLiteral("en"));
        write(input, path("plain.pdf"));
        auto study = std::make_shared<twin::BandStudy>();
        study->samples = 200;
        study->parameters = 234;
        study->seed = 5;
        twin::FigureBand facility;
        facility.figure = twin::keyFigureById("facility_mw");
        facility.value = 305.1;
        facility.low = 285.7;
        facility.median = 311.2;
        facility.high = 340.9;
        facility.drivers = {{"h100_training_w", "NVIDIA H100 SXM: typical training power", 0.61}, {"facility_supply", "Facility water supply", -0.29}};
        study->figures = {facility};
        input.bands = study;
        write(input, path("bands.pdf"));
        const auto text = [this](const char* file) { return simplified(toolOutput(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path(file), QStringLiteral("-")})); };
        const auto with = text("bands.pdf"), without = text("plain.pdf");
        for (const char* part : {"285.7 to 340.9", "Bands of the figures", "200 samples in which 234 parameters", "seed 5", "311.2", "(+0.61)", "(−0.29)"})
            QVERIFY2(with.contains(QString::fromUtf8(part)), part);
        QVERIFY(!without.contains(QStringLiteral("Bands of the figures")));
        // The same input gives the same bytes, with bands too.
        write(input, path("again.pdf"));
        QCOMPARE(bytesOf(path("again.pdf")), bytesOf(path("bands.pdf")));
    }

    void unknownLanguageIsRefused()
    {
        auto input = sampleInput(QStringLiteral("en"));
        input.language = QStringLiteral("tlh");
        try {
            write(input, path("never.pdf"));
            QFAIL("the language was accepted");
        } catch (const twin::Error& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("tlh")) && QString::fromUtf8(error.what()).contains(QStringLiteral("en, fr")), error.what());
            QCOMPARE(error.kind(), twin::Error::Kind::Usage);
        }
        QVERIFY(!QFile::exists(path("never.pdf")));
    }

    void pdfHoldsFiguresLimitsAndAssumptions_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("en") << "en" << QStringList{QStringLiteral("230,000"), QStringLiteral("304.6"), QStringLiteral("257.9"), QStringLiteral("1.181"), QStringLiteral("21,874"),
                                                   QStringLiteral("does not carry 230,000 GPUs in training"), QStringLiteral("194 PB/s"), QStringLiteral("Power over the day"),
                                                   QStringLiteral("Assumptions"), QStringLiteral("Marks: S, sourced"), QStringLiteral("By A. Planner"),
                                                   QStringLiteral("written 2026-03-04 05:06 UTC"), QStringLiteral("Grid import 304.6 150.0 MW −103.1 exceeded, binds")};
        QTest::newRow("fr") << "fr" << QStringList{QStringLiteral("230 000"), QStringLiteral("304,6"), QStringLiteral("257,9"), QStringLiteral("1,181"), QStringLiteral("21 874"),
                                                   QStringLiteral("ne suffisent pas à 230 000 GPU en entraînement"), QStringLiteral("194 Po/s"), QStringLiteral("Puissance au fil de la journée"),
                                                   QStringLiteral("Hypothèses"), QStringLiteral("Repères : S, sourcé"), QStringLiteral("Par A. Planner"),
                                                   QStringLiteral("rédigé le 2026-03-04 05:06 UTC"), QStringLiteral("Charge de l’installation")};
    }

    void pdfHoldsFiguresLimitsAndAssumptions()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, expected);
        const auto input = sampleInput(language);
        const QString file = path(qPrintable(language + QStringLiteral(".pdf")));
        write(input, file);

        const QString text = simplified(toolOutput(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), file, QStringLiteral("-")}));
        for (const QString& words : expected)
            QVERIFY2(text.contains(words), qPrintable(words + QStringLiteral(" is not in:\n") + text.left(6000)));
        // All assumptions, by their labels; a long one may be broken at any space or hyphen.
        const auto compact = [](QString words) { return words.remove(QLatin1Char(' ')); };
        const QString all = compact(text);
        const app::Texts texts(language);
        int missing = 0;
        for (const auto& p : input.scenario.parameters.all())
            if (!all.contains(compact(simplified(app::labelInGroup(p, texts))))) {
                qWarning("missing: %s", p.label.c_str());
                ++missing;
            }
        QVERIFY(input.scenario.parameters.all().size() > 50);
        QCOMPARE(missing, 0);

        const QString info = toolOutput(QStringLiteral("pdfinfo"), {QStringLiteral("-isodates"), file});
        const auto pages = QRegularExpression(QStringLiteral("Pages:\\s+(\\d+)")).match(info);
        QVERIFY2(pages.hasMatch() && pages.captured(1).toInt() > 2, qPrintable(info));
        QVERIFY2(info.contains(QStringLiteral("A4")), qPrintable(info));
        const QString last = language == QLatin1String("fr") ? QStringLiteral("Page %1 sur %1") : QStringLiteral("Page %1 of %1");
        QVERIFY2(text.contains(last.arg(pages.captured(1))), "the last page does not know that it is the last");
        // Text stays text: fonts are embedded.
        QVERIFY(toolOutput(QStringLiteral("pdffonts"), {file}).contains(QStringLiteral("yes")));
    }

    void sameInputSameBytes()
    {
        const auto input = sampleInput(QStringLiteral("en"));
        write(input, path("a.pdf"));
        write(input, path("b.pdf"));
        QVERIFY(bytesOf(path("a.pdf")).size() > 20'000);
        QCOMPARE(bytesOf(path("a.pdf")), bytesOf(path("b.pdf")));
        QVERIFY(bytesOf(path("a.pdf")).contains("/CreationDate (D:20260304050607"));
    }

    void creationTimeKeepsTheLength_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("offset") << QByteArray("x/CreationDate (D:20200101000000+02'00')y") << QByteArray("x/CreationDate (D:20260304050607+00'00')y");
        QTest::newRow("UTC") << QByteArray("x/CreationDate (D:20200101000000Z)y") << QByteArray("x/CreationDate (D:20260304050607Z)y");
        QTest::newRow("unknown form stays") << QByteArray("x/CreationDate (D:2020)y") << QByteArray("x/CreationDate (D:2020)y");
        QTest::newRow("none") << QByteArray("xy") << QByteArray("xy");
    }

    void creationTimeKeepsTheLength()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        app::setCreationTime(before, twin::Timestamp::fromUtc(2026, 3, 4, 5, 6, 7));
        QCOMPARE(before, after);
    }

    void emptyInputSaysWhatIsMissing()
    {
        app::ReportInput input;
        input.generatedAt = twin::Timestamp::fromUtc(2026, 1, 1);
        input.figures.pue = unknown;
        write(input, path("empty.pdf"));
        const QString text = simplified(toolOutput(QStringLiteral("pdftotext"), {path("empty.pdf"), QStringLiteral("-")}));
        QVERIFY2(text.contains(QStringLiteral("No curve is shown")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("No limits are known")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("carries no parameters")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("nan")), qPrintable(text));
    }

    void labelsLeaveOutTheirGroup()
    {
        twin::Parameter p;
        p.group = "GB200 NVL72";
        p.label = "GB200 NVL72: CDU rating";
        QCOMPARE(app::labelInGroup(p, app::Texts(QStringLiteral("en"))), QStringLiteral("CDU rating"));
        QCOMPARE(app::labelInGroup(p, app::Texts(QStringLiteral("fr"))), QStringLiteral("Puissance nominale de la CDU"));
        p.group = "supply";
        QCOMPARE(app::labelInGroup(p, app::Texts(QStringLiteral("en"))), QStringLiteral("GB200 NVL72: CDU rating"));
    }

    void recordingIsNamed()
    {
        auto input = sampleInput(QStringLiteral("en"));
        data::RecordingInfo info;
        info.header = {"H100 cluster, GPT-3 on 64 nodes", "run1_ac.csv", "", ""};
        info.span = {twin::Timestamp::fromUtc(2025, 7, 15, 19), twin::Timestamp::fromUtc(2025, 7, 15, 20)};
        info.channels = 64;
        info.samples = 123'456;
        input.recording = info;
        write(input, path("recording.pdf"));
        const QString text = simplified(toolOutput(QStringLiteral("pdftotext"), {path("recording.pdf"), QStringLiteral("-")}));
        QVERIFY2(text.contains(QStringLiteral("H100 cluster, GPT-3 on 64 nodes, 2025-07-15 14:00 CDT to 2025-07-15 15:00 CDT, 64 channels, 123,456 samples")), qPrintable(text.left(1500)));
    }

    void failureLeavesTheOldFile()
    {
        const auto input = sampleInput(QStringLiteral("en"));
        try {
            write(input, path("no/such/folder/r.pdf"));
            QFAIL("a report was written into a folder that does not exist");
        } catch (const twin::Error& error) {
            QVERIFY2(QByteArray(error.what()).contains("no/such/folder/r.pdf"), error.what());
        }
        // A folder of the report's name: nothing can replace it.
        QVERIFY(QDir().mkpath(path("dir.pdf")));
        QVERIFY_EXCEPTION_THROWN(write(input, path("dir.pdf")), twin::Error);
        QVERIFY(QDir(path("dir.pdf")).exists());
    }

    void chartNeedsTwoValues()
    {
        QImage image(800, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        const QImage blank = image;
        QPainter painter(&image);
        const app::Texts texts(QStringLiteral("en"));
        QVERIFY(!app::drawDayChart(painter, image.rect(), {}, texts, 2));
        std::vector<app::ReportSeries> one(1);
        one[0].seconds = {0, 60};
        one[0].values = {5, unknown};
        QVERIFY(!app::drawDayChart(painter, image.rect(), one, texts, 2));
        painter.end();
        QCOMPARE(image, blank);
        painter.begin(&image);
        QVERIFY(app::drawDayChart(painter, image.rect(), sampleSeries(), texts, 2));
        painter.end();
        QVERIFY(image != blank);
    }

    void summaryIsWeightedByTime()
    {
        app::ReportSeries s;
        s.seconds = {0, 10, 20, 30, 130};
        s.values = {0, 10, unknown, 10, 10};
        const auto r = app::summary(s);
        QCOMPARE(r.low, 0.0);
        QCOMPARE(r.high, 10.0);
        QCOMPARE(r.mean, (50.0 + 1000.0) / 110.0);
        QVERIFY(std::isnan(app::summary({}).mean));
    }

    void pictureShowsTheData()
    {
        const auto& site = sample().site;
        const app::Texts texts(QStringLiteral("en"));
        const auto& catalogue = twin::Catalogue::builtIn();
        // Two halves of the racks at the ends of the range: both colours must be there, and only then.
        std::vector<float> values(site.racks.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = i < values.size() / 2 ? 1000.0f : 60'000.0f;
        // A rack is a few pixels wide, so its edges are blended with what is beside it.
        const auto count = [](const QImage& image, twin::Rgb8 c) {
            int n = 0;
            for (int y = 0; y < image.height() - 120; ++y) // above the legend, which has every colour
                for (int x = 0; x < image.width(); ++x)
                    if (const QRgb p = image.pixel(x, y); std::abs(qRed(p) - c.r) + std::abs(qGreen(p) - c.g) + std::abs(qBlue(p) - c.b) < 60)
                        ++n;
            return n;
        };
        const auto map = twin::metricInfo(twin::Metric::Power).map;
        const QImage coloured = app::drawSitePicture({site, catalogue, values}, QSize(1600, 900), texts);
        QCOMPARE(coloured.size(), QSize(1600, 900));
        QVERIFY(count(coloured, twin::mapColour(map, 0)) > 300);
        QVERIFY(count(coloured, twin::mapColour(map, 1)) > 300);
        const QImage grey = app::drawSitePicture({site, catalogue, {}}, QSize(1600, 900), texts);
        QCOMPARE(count(grey, twin::mapColour(map, 1)), 0);
        // An empty site is no reason to fail.
        const QImage empty = app::drawSitePicture({twin::Site(), catalogue, {}}, QSize(640, 360), texts);
        QVERIFY(!empty.isNull());
    }
};

QTEST_MAIN(TestReport)
#include "test_report.moc"
