#include "views/scene/SceneBar.h"
#include "twin/model/TwinState.h"
#include "views/text/Names.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>

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
    if (known == m_known)
        return;
    m_known = known;
    for (int i = 0; i < static_cast<int>(twin::metricCount); ++i)
        enable(m_metric, i, known[static_cast<std::size_t>(i)]);
    enable(m_origin, static_cast<int>(twin::Origin::Measured), measured);
    enable(m_origin, static_cast<int>(twin::Origin::Residual), measured);
}

} // namespace views
