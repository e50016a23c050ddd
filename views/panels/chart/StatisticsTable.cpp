#include "views/panels/chart/StatisticsTable.h"
#include "twin/base/NumberText.h"
#include "views/panels/chart/ChartStatistics.h"
#include "views/text/Format.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace views {
namespace {

enum Column { Name, Unit, Least, Mean, Most, Deviation, P5, Median, P95, Energy, Covered, columns };
constexpr int exactRole = Qt::UserRole + 1;

QIcon swatchOf(const Curve& c)
{
    QPixmap pixmap(52, 24);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(curvePen(c));
    painter.drawLine(QPointF(0, 6), QPointF(26, 6));
    return QIcon(pixmap);
}

/// The energy of a power's integral, in the unit that suits it.
struct EnergyText
{
    QString shown;
    double kwh = 0;
};
std::optional<EnergyText> energyOf(const Curve& c, const ChartStatistics& s)
{
    double joules = s.integral;
    if (!c.figure.empty()) {
        const auto* info = twin::keyFigureById(c.figure);
        if (!info || std::string_view(info->unit) != "MW")
            return {};
        joules *= 1e6;
    } else if (twin::metricInfo(c.metric).unit != "W") {
        return {};
    }
    const double kwh = joules / 3.6e6;
    const bool isLarge = std::abs(kwh) >= 10'000;
    return EnergyText{text::withUnit(text::significant(isLarge ? kwh / 1000 : kwh, 4), isLarge ? text::unit("MWh") : text::unit("kWh")), kwh};
}

} // namespace

StatisticsTable::StatisticsTable(const Theme* theme, QWidget* parent) : QTableWidget(0, columns, parent), m_theme(theme)
{
    setAccessibleName(tr("Statistics of the visible range"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setIconSize({26, 12});
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(22);
    setHorizontalHeaderLabels({tr("Visible range"), tr("Unit"), tr("Least"), tr("Mean"), tr("Greatest"), tr("Std. dev."), tr("5 %"), tr("Median"), tr("95 %"), tr("Energy"), tr("Covered")});
    const QStringList tips{tr("Of what is visible of each curve; Ctrl+C copies the table"), {}, tr("Of all samples"), tr("Over the time for which there are data"), tr("Of all samples"),
                           tr("Of the points drawn: where these are means of many samples, the spread of the means"), tr("Of the points drawn, by time"), tr("Of the points drawn, by time"),
                           tr("Of the points drawn, by time"), tr("The integral of a power over the time for which there are data"), tr("Share of the visible time for which there are data")};
    for (int i = 0; i < columns; ++i) {
        horizontalHeaderItem(i)->setToolTip(tips[i]);
        if (i > Unit)
            horizontalHeaderItem(i)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(false);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copyAction = new QAction(tr("Copy table"), this);
    connect(copyAction, &QAction::triggered, this, &StatisticsTable::copy);
    addAction(copyAction);
}

void StatisticsTable::setCurves(const std::vector<Curve>& curves, const data::TimeSpan& span)
{
    setRowCount(static_cast<int>(curves.size()));
    for (int r = 0; r < rowCount(); ++r) {
        const auto& c = curves[static_cast<std::size_t>(r)];
        const auto put = [&](int column, const QString& shown, const QString& exact, const QString& tip = {}) {
            auto* cell = item(r, column);
            if (!cell) {
                cell = new QTableWidgetItem;
                setItem(r, column, cell);
            }
            cell->setText(shown);
            cell->setData(exactRole, exact);
            cell->setToolTip(tip);
            cell->setTextAlignment((column > Unit ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        };
        put(Name, c.name, c.fullName(), c.fullName());
        item(r, Name)->setIcon(swatchOf(c));
        put(Unit, c.unit, c.unit);
        const auto s = statisticsOf(c.series, span);
        const auto number = [&](int column, double value, const QString& tip = {}) {
            const double v = s ? value * c.scale : std::nan("");
            put(column, c.origin == twin::Origin::Residual && column != Deviation ? text::signedNumber(v, c.decimals) : text::number(v, c.decimals),
                s ? QString::fromStdString(twin::numberText(v)) : QString(), tip);
        };
        const auto known = s.value_or(ChartStatistics{});
        const QString points = !s ? tr("Nothing in the visible range")
                                  : known.isReduced ? tr("Points: %1, each the mean of many samples").arg(known.points) : tr("Samples: %1").arg(known.points);
        number(Least, known.min, points);
        number(Mean, known.mean, points);
        number(Most, known.max, points);
        number(Deviation, known.deviation, points);
        number(P5, known.p5, points);
        number(Median, known.p50, points);
        number(P95, known.p95, points);
        const auto energy = s ? energyOf(c, *s) : std::nullopt;
        put(Energy, energy ? energy->shown : QString(), energy ? QString::fromStdString(twin::numberText(energy->kwh)) : QString());
        put(Covered, s ? text::withUnit(text::number(100 * known.covered, known.covered > 0.999 || known.covered < 0.001 ? 0 : 1), QStringLiteral("%")) : text::dash(),
            s ? QString::fromStdString(twin::numberText(100 * known.covered)) : QString());
    }
    updateGeometry();
}

QSize StatisticsTable::sizeHint() const
{
    return {400, horizontalHeader()->sizeHint().height() + 22 * std::clamp(rowCount(), 1, 5) + (horizontalScrollBar()->isVisible() ? 14 : 2)};
}

QString StatisticsTable::copyText() const
{
    const QStringList heads{tr("curve"), tr("unit"), tr("least"), tr("mean"), tr("greatest"), tr("standard deviation"), tr("5 %"), tr("median"), tr("95 %"), tr("energy, kWh"), tr("covered, %")};
    QString text = heads.join(QLatin1Char('\t')) + QLatin1Char('\n');
    const auto chosen = selectionModel()->selectedRows();
    for (int r = 0; r < rowCount(); ++r) {
        if (!chosen.isEmpty() && !selectionModel()->isRowSelected(r, {}))
            continue;
        QStringList cells;
        for (int c = 0; c < columns; ++c)
            cells << (item(r, c) ? item(r, c)->data(exactRole).toString() : QString());
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void StatisticsTable::copy() { QApplication::clipboard()->setText(copyText()); }

void StatisticsTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableWidget::keyPressEvent(event);
}

} // namespace views
