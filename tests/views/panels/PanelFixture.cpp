#include "PanelFixture.h"
#include "data/session/SimulationRecorder.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/model/Scenario.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/Weather.h"
#include <QtTest>
#include <cmath>
#include <set>

PanelFixture::PanelFixture(const char* preset) : session(site)
{
    auto loaded = twin::loadPreset(preset);
    site.reset(std::move(loaded.site), std::move(loaded.scenario));
    const twin::PlantModel model(twin::compilePlant(site.site(), site.scenario(), site.catalogue()));
    twin::SimulationInput input;
    input.model = std::shared_ptr<const twin::PlantModel>(&model, [](auto*) {});
    input.weather = twin::makeWeather(site.scenario());
    input.workloads = twin::makeWorkloads(site.scenario());
    const auto at = site.scenario().begin.plusSeconds(14.5 * 3600);
    twin::PlantState plant;
    model.solveSteady(twin::inputsAt(input, at), plant);
    state.resize(twin::layoutOf(site));
    state.setModelled(plant);
    state.commit(at);
}

views::ViewContext PanelFixture::context() { return {&site, &state, &session, &time, &undo, &selection, &theme}; }

void PanelFixture::simulateDay()
{
    auto job = data::makeSimulationJob(site.site(), site.scenario());
    job.input.from = site.scenario().begin;
    job.input.hours = 24;
    job.input.stepSeconds = 300;
    job.input.events = {{job.input.from.plusSeconds(9 * 3600), twin::PlantEvent::Kind::TurbinesOut, 2, "2 turbines out"},
                        {job.input.from.plusSeconds(15 * 3600), twin::PlantEvent::Kind::GridLimit, 100, "Grid limited to 100 MW"}};
    job.frameEverySeconds = 300;
    job.out = m_folder.filePath("day.mtrec").toStdString();
    data::runSimulation(job, {});
    session.setModelled(std::make_unique<data::RecordingReader>(job.out));
    time.setRange(session.range());
    time.setTime(session.range().begin.plusSeconds(14.5 * 3600));
}

void PanelFixture::measureArray()
{
    const auto file = m_folder.filePath("array.mtrec").toStdString();
    const auto begin = site.scenario().begin.plusSeconds(13 * 3600);
    {
        data::RecordingWriter writer(file, {"Test array", "test", {}, {}});
        std::vector<std::string> servers;
        for (std::size_t r = 0; r < 8; ++r)
            for (int s = 1; s <= 8; ++s)
                servers.push_back(site.site().racks[r].name + "/S" + std::to_string(s));
        const int block = writer.addBlock("server_power", "W", twin::Origin::Measured, 1, servers);
        std::vector<float> values(servers.size());
        for (int i = 0; i < 720; ++i) {
            if (i > 300 && i < 360)
                continue;
            for (std::size_t k = 0; k < values.size(); ++k)
                values[k] = static_cast<float>(7300 + 300 * std::sin(i / 25.0 + static_cast<double>(k)) - (i % 90 < 6 ? 2500 : 0));
            writer.appendFrame(block, begin.plusSeconds(i * 10), values);
        }
        writer.addEvent({begin.plusSeconds(1800), "eval_start", "Evaluation", data::RecordingEvent::Severity::Information, {}});
        writer.addEvent({begin.plusSeconds(3605), "node_down", "Server lost", data::RecordingEvent::Severity::Critical, servers[3]});
        for (std::size_t k = 0; k < servers.size(); ++k)
            writer.addGap(static_cast<int>(k), {begin.plusSeconds(3000), begin.plusSeconds(3600)});
        writer.finish();
    }
    session.setMeasured(std::make_unique<data::RecordingReader>(file));
    time.setRange(session.range());
}

void PanelFixture::settle()
{
    QTest::qWait(30);
}

void PanelTest::show(QWidget& widget, int width, int height)
{
    widget.resize(width, height);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QApplication::setActiveWindow(&widget); // keys go there, also without a window manager
    f->settle();
}

void PanelTest::shots(QWidget& widget, const QString& name)
{
    for (const auto kind : {views::Theme::Kind::Light, views::Theme::Kind::Dark}) {
        f->theme.setKind(kind);
        f->settle();
        shot(widget, name + (kind == views::Theme::Kind::Dark ? QStringLiteral("-dark") : QStringLiteral("-light")));
    }
}

void shot(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS");
    if (!folder.isEmpty())
        widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

int differentColours(const QImage& image)
{
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2)
        for (int x = 0; x < image.width(); x += 2)
            colours.insert(image.pixel(x, y));
    return static_cast<int>(colours.size()) - 1;
}
