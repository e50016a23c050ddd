#include "app/report/Sections.h"
#include "app/report/Descriptions.h"
#include "app/report/DayChart.h"
#include "app/report/Finding.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Preset.h"
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace app {
namespace {

QString civilText(twin::Timestamp t, double offsetHours, const QString& zone)
{
    const auto c = twin::civil(t, offsetHours);
    return QStringLiteral("%1-%2-%3 %4:%5 %6")
        .arg(c.year, 4, 10, QLatin1Char('0')).arg(c.month, 2, 10, QLatin1Char('0')).arg(c.day, 2, 10, QLatin1Char('0'))
        .arg(c.hour, 2, 10, QLatin1Char('0')).arg(c.minute, 2, 10, QLatin1Char('0')).arg(zone);
}

QString workloadText(twin::WorkloadKind kind, const Texts& texts)
{
    switch (kind) {
    case twin::WorkloadKind::Training: return texts.translate("Report", "Training");
    case twin::WorkloadKind::Inference: return texts.translate("Report", "Inference");
    case twin::WorkloadKind::Rated: return texts.translate("Report", "All GPUs at rated power");
    case twin::WorkloadKind::Idle: return texts.translate("Report", "Idle");
    case twin::WorkloadKind::Trace: return texts.translate("Report", "Trace from a file");
    }
    return {};
}

QString weatherText(twin::WeatherKind kind, const Texts& texts)
{
    switch (kind) {
    case twin::WeatherKind::Generated: return texts.translate("Report", "Generated");
    case twin::WeatherKind::TypicalMonth: return texts.translate("Report", "Typical day of the month");
    case twin::WeatherKind::EpwFile: return texts.translate("Report", "EPW weather file");
    case twin::WeatherKind::Constant: return texts.translate("Report", "Constant");
    case twin::WeatherKind::DesignCooling: return texts.translate("Report", "Design day: cooling (0.4 % dry bulb)");
    case twin::WeatherKind::DesignWetBulb: return texts.translate("Report", "Design day: evaporation (0.4 % wet bulb)");
    case twin::WeatherKind::DesignHeating: return texts.translate("Report", "Design day: heating (99.6 % dry bulb)");
    }
    return {};
}

/// The description with its origin, unless it says so itself.
QString marked(const QString& description, bool synthetic, const Texts& texts)
{
    if (description.isEmpty() || !synthetic || description.contains(QLatin1String("synth")))
        return description;
    return texts.translate("Report", "%1 (synthetic)").arg(description);
}

/// Weather and workload of the scenario's day, which the chart shows.
QString dayText(const twin::Scenario& scenario, const Texts& texts)
{
    const auto fileName = [](const std::string& path) { return QString::fromStdString(std::filesystem::path(path).filename().string()); };
    QString weather = weatherText(scenario.weather, texts);
    if (scenario.weather == twin::WeatherKind::EpwFile)
        weather += QLatin1Char(' ') + fileName(scenario.weatherFile);
    QString workload = workloadText(scenario.workload, texts);
    if (scenario.workload == twin::WorkloadKind::Trace)
        workload += QLatin1Char(' ') + fileName(scenario.workloadFile);
    return texts.translate("Report", "weather: %1; workload: %2")
        .arg(marked(weather, scenario.weather != twin::WeatherKind::EpwFile, texts), marked(workload, scenario.workload != twin::WorkloadKind::Trace, texts));
}

QString presetTitle(const std::string& id, const Texts& texts)
{
    for (const auto& preset : twin::presets())
        if (preset.id == id)
            return texts.translate("Preset", preset.title);
    return QString::fromStdString(id);
}

/// As few decimals as a limit needs to be read.
int limitDecimals(const twin::Limit& limit)
{
    const double size = std::max(std::fabs(limit.used), std::fabs(limit.capacity));
    return size < 1 ? 3 : size < 10 ? 2 : size < 1000 ? 1 : 0;
}

} // namespace

QString utcText(twin::Timestamp t) { return civilText(t, 0, QStringLiteral("UTC")); }

QString siteTimeText(twin::Timestamp t)
{
    const double offset = twin::centralUtcOffsetHours(t);
    return civilText(t, offset, offset > -5.5 ? QStringLiteral("CDT") : QStringLiteral("CST"));
}

void drawConditions(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    QStringList lines;
    const auto add = [&](const QString& what, const QString& text) {
        if (!text.isEmpty())
            lines << texts.translate("Report", "%1: %2").arg(what, text);
    };
    add(texts.translate("Report", "State of the site"), presetTitle(input.scenario.presetId, texts));
    add(texts.translate("Report", "Scenario"), QString::fromStdString(input.scenario.name));
    add(texts.translate("Report", "Figures for"),
        input.figuresAt ? siteTimeText(*input.figuresAt) : texts.translate("Report", "steady state under the conditions below"));
    add(texts.translate("Report", "Weather"), marked(description(input.weather, texts), input.weatherIsSynthetic, texts));
    add(texts.translate("Report", "Workload"), marked(description(input.workload, texts), input.workloadIsSynthetic, texts));
    if (!input.series.empty())
        add(texts.translate("Report", "Day of the chart"), dayText(input.scenario, texts));
    if (input.recording) {
        const auto& r = *input.recording;
        add(texts.translate("Report", "Recording"),
            texts.translate("Report", "%1, %2 to %3, %4 channels, %5 samples, source: %6")
                .arg(QString::fromStdString(r.header.title), siteTimeText(r.span.begin), siteTimeText(r.span.end),
                     texts.number(static_cast<double>(r.channels), 0), texts.number(static_cast<double>(r.samples), 0),
                     QString::fromStdString(r.header.source)));
    }
    for (const auto& text : lines)
        page.paragraph(text, 9, style::muted);
    page.space(6);
}

void drawHeadline(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    // What people ask first, in the order of the headline strip.
    constexpr const char* ids[] = {"gpus", "it_mw", "facility_mw", "pue", "grid_mw", "turbine_mw", "battery_mw", "battery_mwh",
                                   "water_m3_per_h", "storage_eb", "gpu_temperature_max_c", "cost_usd_per_h"};
    constexpr int columns = 4;
    const double bandPoints = input.bands ? 11 : 0, rowPoints = 46 + bandPoints, gap = page.px(6);
    QRectF row;
    int column = columns;
    for (const char* id : ids) {
        const auto* info = twin::keyFigureById(id);
        if (!info)
            continue;
        if (column == columns) {
            page.space(6);
            row = page.take(rowPoints);
            column = 0;
        }
        const double width = (row.width() - (columns - 1) * gap) / columns;
        const QRectF card(row.left() + column * (width + gap), row.top(), width, row.height());
        ++column;
        page.painter().fillRect(card, style::raised);
        const QRectF inner = card.adjusted(page.px(8), page.px(5), -page.px(6), -page.px(4 + bandPoints));
        if (const auto* band = input.bands ? input.bands->find(id) : nullptr)
            page.text(QRectF(inner.left(), inner.bottom(), inner.width(), page.px(bandPoints)), bandText(*band, texts), style::font(8), style::muted,
                      Qt::AlignLeft | Qt::AlignVCenter);
        page.text(inner, texts.translate("KeyFigure", info->label), style::font(8), style::muted, Qt::AlignLeft | Qt::AlignTop);
        const QString value = texts.number(input.figures.*info->member, info->decimals);
        const QString unit = texts.unit(info->unit);
        const auto valueFont = style::font(16, true), unitFont = style::font(9);
        page.text(inner, value, valueFont, style::text, Qt::AlignLeft | Qt::AlignBottom);
        const double x = inner.left() + page.textWidth(value, valueFont) + page.px(3);
        page.text(QRectF(x, inner.top(), card.right() - x, inner.height() - page.px(1.8)), unit, unitFont, style::muted, Qt::AlignLeft | Qt::AlignBottom);
    }
}

void drawDay(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    page.heading(texts.translate("Report", "Power over the day"), 210);
    const QRectF strip = page.take(200);
    if (!drawDayChart(page.painter(), strip, input.series, texts, page.px(1))) {
        page.text(strip, texts.translate("Report", "No curve is shown: neither a run of the model nor a recording gave two values."), style::font(9.5), style::muted,
                  Qt::AlignCenter | Qt::TextWordWrap);
        return;
    }
    page.space(6);
    std::vector<TableRow> rows;
    for (const auto& series : input.series) {
        const auto s = summary(series);
        if (!std::isfinite(s.mean))
            continue;
        rows.push_back({{TableCell(seriesName(series, texts)), TableCell(texts.number(s.low, 1)), TableCell(texts.number(s.mean, 1)),
                         TableCell(texts.number(s.high, 1)), TableCell(texts.unit(series.unit))}, {}});
    }
    page.table({{texts.translate("Report", "Curve"), 4}, {texts.translate("Report", "Lowest"), 1.2, Qt::AlignRight}, {texts.translate("Report", "Mean"), 1.2, Qt::AlignRight},
                {texts.translate("Report", "Highest"), 1.2, Qt::AlignRight}, {texts.translate("Report", "Unit"), 1}}, rows, 8.5);
}

void drawLimits(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    page.heading(texts.translate("Report", "Limits"));
    const auto& f = input.figures;
    if (f.limits.empty()) {
        page.paragraph(texts.translate("Report", "No limits are known for this site."), 9.5, style::muted);
        return;
    }
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < f.limits.size(); ++i) {
        const auto& limit = f.limits[i];
        const double headroom = limit.headroomPercent();
        const bool binds = static_cast<int>(i) == f.binding_limit;
        // Never colour alone: the state is a word.
        QString state = headroom < 0 ? texts.translate("Report", "exceeded") : headroom < 10 ? texts.translate("Report", "tight") : texts.translate("Report", "free");
        if (binds)
            state = texts.translate("Report", "%1, binds").arg(state);
        const QColor colour = headroom < 0 ? style::critical : headroom < 10 ? style::warning : style::ok;
        const int decimals = limitDecimals(limit);
        rows.push_back({{TableCell(limitLabel(limit, texts), style::text, binds), TableCell(texts.number(limit.used, decimals)), TableCell(texts.number(limit.capacity, decimals)),
                         TableCell(texts.unit(limit.unit)), TableCell(texts.number(headroom, 1), colour), TableCell(state, colour, binds)}, {}});
    }
    page.table({{texts.translate("Report", "Limit"), 3.4}, {texts.translate("Report", "Used"), 1.2, Qt::AlignRight}, {texts.translate("Report", "Capacity"), 1.2, Qt::AlignRight},
                {texts.translate("Report", "Unit"), 0.9}, {texts.translate("Report", "Headroom, %"), 1.3, Qt::AlignRight}, {texts.translate("Report", "State"), 1.6}}, rows, 8.5);
}

void drawBandwidth(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    page.heading(texts.translate("Report", "Memory and network bandwidth"), 60);
    page.paragraph(bandwidthNote(input.figures, texts));
}

void drawAllFigures(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    page.heading(texts.translate("Report", "All figures"), 400); // the table in one piece
    page.paragraph(texts.translate("Report", "All of them are modelled, for the conditions on the first page."), 8.5, style::muted);
    // Two columns side by side, read downwards.
    const auto figures = twin::keyFigureTable();
    const std::size_t half = (figures.size() + 1) / 2;
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < half; ++i) {
        TableRow row;
        for (const std::size_t k : {i, i + half}) {
            if (k >= figures.size())
                break;
            const auto& info = figures[k];
            row.cells.emplace_back(texts.translate("KeyFigure", info.label));
            row.cells.emplace_back(texts.number(input.figures.*info.member, info.decimals));
            row.cells.emplace_back(texts.unit(info.unit), style::muted);
        }
        rows.push_back(std::move(row));
    }
    const QString figure = texts.translate("Report", "Figure"), value = texts.translate("Report", "Value"), unit = texts.translate("Report", "Unit");
    page.table({{figure, 3}, {value, 1.3, Qt::AlignRight}, {unit, 1}, {figure, 3}, {value, 1.3, Qt::AlignRight}, {unit, 1}}, rows, 8);
}

namespace {

QString markText(twin::Mark mark) { return QString(QLatin1Char(static_cast<char>(mark))); }

QColor markColour(twin::Mark mark)
{
    switch (mark) {
    case twin::Mark::Sourced: return style::ok;
    case twin::Mark::Known: return style::modelled;
    case twin::Mark::Estimate: return style::warning;
    case twin::Mark::User: return style::critical;
    }
    return style::text;
}

} // namespace

void drawEquipment(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    const auto& catalogue = twin::Catalogue::builtIn();
    std::map<std::size_t, int> racks, units;
    for (const auto& rack : input.site.racks)
        ++racks[rack.type];
    for (const auto& unit : input.site.units)
        ++units[unit.type];
    std::vector<TableRow> rows;
    // Kinds of equipment are groups of parameters too, and translated as such.
    for (const auto& [type, count] : racks)
        rows.push_back({{TableCell(texts.translate("ParameterGroup", catalogue.rackTypes.at(type).name)), TableCell(texts.number(count, 0)),
                         TableCell(markText(catalogue.rackMarks.at(type)), markColour(catalogue.rackMarks.at(type)), true),
                         TableCell(texts.translate("Source", catalogue.rackSources.at(type)), style::muted)}, {}});
    for (const auto& [type, count] : units) {
        const auto& unit = catalogue.unitTypes.at(type);
        rows.push_back({{TableCell(texts.translate("ParameterGroup", unit.name)), TableCell(texts.number(count, 0)), TableCell(markText(unit.mark), markColour(unit.mark), true),
                         TableCell(texts.translate("Source", unit.source), style::muted)}, {}});
    }
    if (rows.empty())
        return;
    page.heading(texts.translate("Report", "Equipment"), 130);
    page.table({{texts.translate("Report", "Kind"), 2.6}, {texts.translate("Report", "Number"), 0.8, Qt::AlignRight}, {texts.translate("Report", "Mark"), 0.8, Qt::AlignHCenter},
                {texts.translate("Report", "Source"), 5}}, rows, 7.5);
}

QString labelInGroup(const twin::Parameter& parameter, const Texts& texts)
{
    QString label = texts.translate("Parameter", parameter.label);
    if (!parameter.label.starts_with(parameter.group + ": "))
        return label;
    label = label.section(QLatin1Char(':'), -1).trimmed();
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    return label;
}

void drawAssumptions(PageWriter& page, const ReportInput& input, const Texts& texts)
{
    page.heading(texts.translate("Report", "Assumptions"), 120);
    page.paragraph(texts.translate("Report", "Every number the model uses, with its plausible range and where it comes from. Sources are quoted in the language they were noted in."), 8.5, style::muted);
    page.paragraph(texts.translate("Report", "Marks: S, sourced, read in a public text; K, known, from a named source that was not read again; E, estimate, derived here; U, changed by the user."),
                   8.5, style::muted);
    const auto& all = input.scenario.parameters.all();
    std::vector<std::string> groups; // in the catalogue's order
    for (const auto& p : all)
        if (std::find(groups.begin(), groups.end(), p.group) == groups.end())
            groups.push_back(p.group);
    std::vector<TableRow> rows;
    for (const auto& group : groups) {
        QString name = texts.translate("ParameterGroup", group);
        name.replace(QLatin1Char('_'), QLatin1Char(' '));
        if (!name.isEmpty())
            name[0] = name[0].toUpper();
        rows.push_back({{}, name});
        for (const auto& p : all) {
            if (p.group != group)
                continue;
            const QString range = p.low == p.high ? QString() : QStringLiteral("%1 – %2").arg(texts.plain(p.low), texts.plain(p.high));
            const bool user = p.mark == twin::Mark::User;
            rows.push_back({{TableCell(labelInGroup(p, texts), style::text, user), TableCell(texts.plain(p.value), style::text, user), TableCell(range),
                             TableCell(texts.unit(p.unit), style::muted), TableCell(markText(p.mark), markColour(p.mark), true),
                             TableCell(user ? texts.translate("Report", "changed by the user") : texts.translate("Source", p.source), style::muted)}, {}});
        }
    }
    if (rows.empty()) {
        page.paragraph(texts.translate("Report", "This scenario carries no parameters."), 9.5, style::muted);
        return;
    }
    page.table({{texts.translate("Report", "Assumption"), 2.6}, {texts.translate("Report", "Value"), 1.0, Qt::AlignRight}, {texts.translate("Report", "Low – high"), 1.5, Qt::AlignRight},
                {texts.translate("Report", "Unit"), 1.0}, {texts.translate("Report", "Mark"), 0.8, Qt::AlignHCenter}, {texts.translate("Report", "Source"), 4.2}}, rows, 7.2);
}

} // namespace app
