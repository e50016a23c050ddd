#include "views/scene/SceneBar.h"
#include "twin/model/TwinState.h"
#include "views/text/Names.h"
#include <QActionGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>

namespace views {
namespace {

void enable(QComboBox* box, int row, bool on)
{
    if (auto* model = qobject_cast<QStandardItemModel*>(box->model()))
        if (auto* item = model->item(row))
            item->setEnabled(on);
}

} // namespace

SceneBar::SceneBar(const ViewContext& context, QWidget* parent) : QFrame(parent), m_context(context)
{
    setProperty("panel", "floating");
    setObjectName(QStringLiteral("sceneBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 8, 6);
    layout->setSpacing(6);
    auto* label = new QLabel(tr("Colour by"), this);
    label->setProperty("role", "small");
    m_metric = new QComboBox(this);
    m_metric->setObjectName(QStringLiteral("colourMetric"));
    m_metric->setAccessibleName(tr("Quantity that colours the scene"));
    m_origin = new QComboBox(this);
    m_origin->setObjectName(QStringLiteral("colourOrigin"));
    m_origin->setAccessibleName(tr("Origin of the values"));
    for (auto* box : {m_metric, m_origin})
        box->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the scene
    layout->addWidget(label);
    layout->addWidget(m_metric);
    layout->addWidget(m_origin);
    m_options = new QToolButton(this);
    m_options->setObjectName(QStringLiteral("colourOptions"));
    m_options->setText(QStringLiteral("⋯"));
    m_options->setAutoRaise(true);
    m_options->setFocusPolicy(Qt::TabFocus);
    m_options->setPopupMode(QToolButton::InstantPopup);
    m_options->setToolTip(tr("Range of the colours, worst GPU, age of the data"));
    m_options->setAccessibleName(m_options->toolTip());
    auto* menu = new QMenu(m_options);
    auto* ranges = new QActionGroup(menu);
    const auto add = [&](const QString& words, QActionGroup* group) {
        auto* action = menu->addAction(words);
        action->setCheckable(true);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this, [this] {
            ColourBy next = m_shown;
            next.automaticRange = !m_byHand->isChecked();
            next.percentiles = m_percentiles->isChecked();
            next.worst = m_worst->isChecked();
            next.age = m_age->isChecked();
            if (next.age != m_shown.age)
                next.automaticRange = true; // a range of degrees says nothing of seconds
            Q_EMIT optionsChosen(next);
        });
        return action;
    };
    m_automatic = add(tr("Range of all values"), ranges);
    m_percentiles = add(tr("Range from 2 to 98 % of the values"), ranges);
    m_byHand = add(tr("Range by hand: drag the legend's handles"), ranges);
    m_byHand->setEnabled(false);
    menu->addSeparator();
    m_worst = add(tr("From afar: the worst GPU of a rack, not the mean"), nullptr);
    m_age = add(tr("Age of the data instead of its values"), nullptr);
    m_options->setMenu(menu);
    layout->addWidget(m_options);
    m_layers = new QToolButton(this);
    m_layers->setObjectName(QStringLiteral("layersButton"));
    m_layers->setText(tr("Layers"));
    m_layers->setAutoRaise(true);
    m_layers->setFocusPolicy(Qt::TabFocus);
    m_layers->setPopupMode(QToolButton::InstantPopup);
    m_layers->setToolTip(tr("What the scene shows, each on or off"));
    m_layers->hide();
    layout->addWidget(m_layers);
    retranslate();
    refresh();
    const auto emitChosen = [this] {
        Q_EMIT chosen(static_cast<twin::Metric>(m_metric->currentIndex()), static_cast<twin::Origin>(m_origin->currentIndex()));
    };
    connect(m_metric, &QComboBox::activated, this, emitChosen);
    connect(m_origin, &QComboBox::activated, this, [this, emitChosen] {
        refresh();
        emitChosen();
    });
}

void SceneBar::setLayers(const QList<QAction*>& actions, const QList<QAction*>& paths)
{
    auto* menu = new QMenu(m_layers);
    menu->setToolTipsVisible(true);
    menu->addActions(actions);
    menu->addSeparator();
    menu->addActions(paths);
    m_layers->setMenu(menu);
    m_layers->show();
}

void SceneBar::retranslate()
{
    m_metric->clear();
    m_origin->clear();
    for (const auto& info : twin::metrics())
        m_metric->addItem(text::metricLabel(info.metric));
    for (const auto origin : {twin::Origin::Measured, twin::Origin::Modelled, twin::Origin::Residual})
        m_origin->addItem(text::originLabel(origin));
}

void SceneBar::show(const ColourBy& colourBy)
{
    const QSignalBlocker a(m_metric), b(m_origin);
    m_metric->setCurrentIndex(static_cast<int>(colourBy.metric));
    m_origin->setCurrentIndex(static_cast<int>(colourBy.origin));
    m_shown = colourBy;
    m_byHand->setEnabled(!colourBy.automaticRange); // it comes from dragging, not from here
    (!colourBy.automaticRange ? m_byHand : colourBy.percentiles ? m_percentiles : m_automatic)->setChecked(true);
    m_worst->setChecked(colourBy.worst);
    m_age->setChecked(colourBy.age);
    refresh();
}

bool SceneBar::has(twin::Origin origin, twin::Metric metric) const
{
    if (!m_context.state)
        return false;
    // A residual needs both; asking for it would compute it.
    if (origin == twin::Origin::Residual)
        return has(twin::Origin::Measured, metric) && has(twin::Origin::Modelled, metric);
    return !m_context.state->rackValues(origin, metric).empty() || !m_context.state->unitValues(origin, metric).empty();
}

void SceneBar::refresh()
{
    const auto origin = static_cast<twin::Origin>(std::max(0, m_origin->currentIndex()));
    std::vector<bool> known;
    for (const auto& info : twin::metrics())
        known.push_back(has(origin, info.metric));
    const bool measured = m_context.state && m_context.state->hasMeasured();
    known.push_back(measured);
    constexpr int measuredItem = static_cast<int>(twin::Origin::Measured);
    if (const QString label = text::originLabel(twin::Origin::Measured); m_origin->itemText(measuredItem) != label)
        m_origin->setItemText(measuredItem, label);
    if (known == m_known)
        return;
    m_known = known;
    for (int i = 0; i < static_cast<int>(twin::metricCount); ++i)
        enable(m_metric, i, known[static_cast<std::size_t>(i)]);
    enable(m_origin, static_cast<int>(twin::Origin::Measured), measured);
    enable(m_origin, static_cast<int>(twin::Origin::Residual), measured);
}

} // namespace views
