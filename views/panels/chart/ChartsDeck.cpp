#include "views/panels/chart/ChartsDeck.h"
#include "views/panels/chart/ChartGlyphs.h"
#include "views/panels/chart/ChartPanel.h"
#include "views/panels/chart/ChartPlot.h"
#include "views/panels/chart/DistributionPanel.h"
#include "views/panels/chart/HeatMapPanel.h"
#include <QAction>
#include <QButtonGroup>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {

ChartsDeck::ChartsDeck(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_curves(new ChartPanel(context)), m_distribution(new DistributionPanel(context)), m_heatMap(new HeatMapPanel(context)),
      m_stack(new QStackedWidget(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(4, 2, 0, 0);
    column->setSpacing(2);
    auto* group = new QButtonGroup(this);
    const std::array<QString, 3> names{tr("Curves over time"), tr("Distribution now"), tr("Heat map over time")};
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setAccessibleName(names[i]);
        button->setToolTip(QStringLiteral("%1 (Alt+%2)").arg(names[i]).arg(i + 1));
        group->addButton(button, static_cast<int>(i));
        column->addWidget(button);
        m_buttons[i] = button;
        auto* action = new QAction(names[i], this);
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, i] { setPage(static_cast<Page>(i)); });
        addAction(action);
    }
    column->addStretch();
    layout->addLayout(column);
    for (QWidget* page : {static_cast<QWidget*>(m_curves), static_cast<QWidget*>(m_distribution), static_cast<QWidget*>(m_heatMap)})
        m_stack->addWidget(page);
    layout->addWidget(m_stack, 1);
    m_buttons[0]->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this](int id) { setPage(static_cast<Page>(id)); });
    connect(m_curves->plot(), &ChartPlot::spanChanged, this, [this] {
        if (page() == Page::Curves)
            m_heatMap->setVisibleSpan(m_curves->plot()->visibleSpan());
    });
    connect(m_heatMap, &HeatMapPanel::spanChanged, this, [this](const data::TimeSpan& span) {
        if (page() == Page::HeatMap)
            m_curves->plot()->setVisibleSpan(span);
    });
    connect(context.theme, &Theme::changed, this, &ChartsDeck::restyle);
    restyle();
}

KeyHelpList ChartsDeck::keyHelp()
{
    return {{tr("Alt+1, 2, 3"), tr("Curves, distribution, heat map")},
            {tr("+, −, 0"), tr("Zoom in, zoom out, whole range")},
            {tr("[, ]"), tr("Earlier, later")},
            {tr("Alt+Left, Alt+Right"), tr("Back and forward through the ranges looked at")},
            {tr("Shift+drag"), tr("Zoom to a stretch of time")},
            {tr("1, 2, 3"), tr("Measured, modelled, residual")},
            {tr("P, A"), tr("Keep what is drawn; add the selection to it")},
            {tr("S"), tr("Statistics of the visible range")},
            {tr("Ctrl+E"), tr("Save as picture, document or table")},
            {tr("Delete, Alt+Up, Alt+Down"), tr("In the legend: take out, move")},
            {tr("Left, Right, Shift, Return"), tr("In the distribution: choose bars, widen, select")},
            {tr("W, G"), tr("In the distribution: select the worst, logarithmic counts")},
            {tr("Up, Down, Return, Ctrl+Return"), tr("In the heat map: choose a line, select it, open a row")}};
}

ChartsDeck::Page ChartsDeck::page() const { return static_cast<Page>(m_stack->currentIndex()); }

void ChartsDeck::setPage(Page page)
{
    m_buttons[static_cast<std::size_t>(page)]->setChecked(true);
    m_stack->setCurrentIndex(static_cast<int>(page));
    QWidget* plots[] = {m_curves->plot(), m_distribution->plot(), m_heatMap->plot()};
    plots[static_cast<std::size_t>(page)]->setFocus();
}

void ChartsDeck::setColourBy(const ColourBy& colourBy)
{
    m_distribution->setColourBy(colourBy);
    m_heatMap->setColourBy(colourBy);
}

void ChartsDeck::setClock(text::Clock clock)
{
    m_curves->setClock(clock);
    m_heatMap->setClock(clock);
}

void ChartsDeck::setSimulating(bool simulating)
{
    m_curves->setSimulating(simulating);
    m_heatMap->setSimulating(simulating);
}

void ChartsDeck::restyle()
{
    constexpr std::array<ChartGlyph, 3> glyphs{ChartGlyph::Curves, ChartGlyph::Distribution, ChartGlyph::HeatMap};
    for (std::size_t i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setIcon(chartIcon(glyphs[i], *m_context.theme));
}

} // namespace views
