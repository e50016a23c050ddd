#include "views/panels/chart/DistributionPanel.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/chart/SceneScale.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/ElidedLabel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace views {
namespace {

/// Where little is bad: headroom, charge.
bool isLowBad(twin::Metric metric) { return metric == twin::Metric::ThermalHeadroom || metric == twin::Metric::StateOfCharge; }

} // namespace

DistributionPanel::DistributionPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(ElidedLabel::withRole("muted", this)), m_facts(ElidedLabel::withRole("muted", this)), m_classes(new QComboBox(this)),
      m_log(new QToolButton(this)), m_worst(new QToolButton(this)), m_export(new QToolButton(this)), m_stack(new QStackedWidget(this)),
      m_plot(new DistributionPlot(context.theme)), m_empty(new EmptyNote), m_refresh(new Coalescer(this, [this] { refresh(); }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->setSpacing(4);
    // The title first, then as much of the facts as there is room for.
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar->addWidget(m_title);
    bar->addWidget(m_facts, 1);
    m_facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (auto* button : {m_worst, m_log, m_export})
        button->setAutoRaise(true);
    m_classes->setAccessibleName(tr("Values of"));
    m_log->setText(tr("Log"));
    m_log->setCheckable(true);
    m_log->setShortcut(Qt::Key_G);
    m_log->setToolTip(tr("Counts on a logarithmic scale: rare values become visible (G)"));
    m_worst->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_export->setToolTip(tr("Save as picture, document or table (Ctrl+E)"));
    m_export->setAccessibleName(tr("Save…"));
    bar->addWidget(m_worst);
    bar->addWidget(m_classes);
    bar->addWidget(m_log);
    bar->addWidget(m_export);
    layout->addLayout(bar);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);

    const auto addKey = [this](const QKeySequence& key, auto what) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, what);
        addAction(action);
    };
    m_log->setShortcut({}); // a key of the panel, not of the window
    addKey(Qt::Key_G, [this] { m_log->toggle(); });
    addKey(Qt::Key_W, [this] { m_worst->click(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { m_export->click(); });
    connect(m_log, &QToolButton::toggled, m_refresh, &Coalescer::request);
    connect(m_worst, &QToolButton::clicked, this, [this] {
        if (const auto ref = worst(); ref.isValid())
            m_context.selection->set({ref});
    });
    connect(m_export, &QToolButton::clicked, this, [this] { exportChart(this, document()); });
    connect(m_classes, qOverload<int>(&QComboBox::activated), this, [this](int i) {
        m_class = static_cast<twin::ValueClass>(m_classes->itemData(i).toInt());
        m_isClassChosen = true;
        m_hasRange = false;
        m_plot->clearBrush();
        m_refresh->request();
    });
    connect(m_plot, &DistributionPlot::brushed, this, &DistributionPanel::select);
    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, this, [this] {
        m_note.clear();
        m_plot->clearBrush();
        m_refresh->request();
    });
    connect(context.theme, &Theme::changed, this, &DistributionPanel::restyle);
    restyle();
    m_refresh->request();
}

void DistributionPanel::setColourBy(const ColourBy& colourBy)
{
    const bool isOther = colourBy.metric != m_colourBy.metric || colourBy.origin != m_colourBy.origin;
    m_colourBy = colourBy;
    m_hasRange = m_hasRange && !isOther && colourBy.automaticRange;
    if (isOther) {
        m_note.clear();
        m_plot->clearBrush();
    }
    m_refresh->request();
}

std::span<const float> DistributionPanel::values() const { return m_context.state->values(m_class, m_colourBy.origin, m_colourBy.metric); }

// The classes that have values of the quantity; GPUs first, until the user chooses.
void DistributionPanel::refreshClasses()
{
    std::vector<std::pair<twin::ValueClass, QString>> all{{twin::ValueClass::Gpu, text::kindLabelPlural(twin::AssetKind::Gpu)},
                                                          {twin::ValueClass::Rack, text::kindLabelPlural(twin::AssetKind::Rack)},
                                                          {twin::ValueClass::Unit, tr("Plant units")}};
    std::erase_if(all, [this](const auto& c) { return m_context.state->values(c.first, m_colourBy.origin, m_colourBy.metric).empty(); });
    const bool isOffered = std::any_of(all.begin(), all.end(), [this](const auto& c) { return c.first == m_class; });
    if (!all.empty() && (!m_isClassChosen || !isOffered))
        m_class = all.front().first;
    const QSignalBlocker block(m_classes);
    m_classes->clear();
    for (const auto& [what, name] : all)
        m_classes->addItem(name, static_cast<int>(what));
    m_classes->setCurrentIndex(m_classes->findData(static_cast<int>(m_class)));
    m_classes->setEnabled(all.size() > 1);
}

void DistributionPanel::refreshNow()
{
    m_refresh->request();
    m_refresh->runNow();
}

void DistributionPanel::refresh()
{
    refreshClasses();
    const auto all = values();
    QElapsedTimer timer;
    timer.start();
    Distribution d = distributionOf(all);
    m_ms = static_cast<double>(timer.nsecsElapsed()) * 1e-6;

    const bool isGpu = m_class == twin::ValueClass::Gpu;
    m_range = sceneRange(*m_context.state, m_colourBy, m_class, {1, 0}, m_hasRange ? &m_range : nullptr);
    m_hasRange = true;
    const auto words = [&](double v) {
        const double reference = std::max(std::abs(d.low), std::abs(d.high));
        return isGpu ? gpuValueText(m_colourBy.metric, v, reference) : valueText(m_colourBy.metric, v, reference, true);
    };
    m_title->setText(QStringLiteral("%1, %2").arg(text::metricLabel(m_colourBy.metric), text::originLabel(m_colourBy.origin).toLower()));
    if (!m_note.isEmpty()) {
        m_facts->setText(m_note);
    } else if (d.isEmpty()) {
        m_facts->clear();
    } else {
        QString facts = tr("mean %1 · std. dev. %2 · %3 to %4").arg(words(d.mean), words(d.deviation), words(d.low), words(d.high));
        if (d.unknown > 0)
            facts += tr(" · %1 without a value").arg(text::number(static_cast<double>(d.unknown), 0));
        m_facts->setText(QStringLiteral("%1 · %2").arg(text::number(static_cast<double>(d.known), 0), facts));
    }
    m_facts->setToolTip(m_facts->text());
    const auto index = isLowBad(m_colourBy.metric) ? d.lowest : d.highest;
    const auto ref = refOf(index);
    m_worst->setVisible(ref.isValid() && !d.isEmpty());
    if (const auto asset = ref.isValid() ? text::resolve(*m_context.site, ref) : std::nullopt)
        m_worstName = text::assetName(*m_context.site, *asset);
    showWorst();
    m_plot->setDistribution(std::move(d), {m_colourBy.metric, m_colourBy.origin, isGpu, m_range, m_log->isChecked()});

    const auto& racks = m_context.site->site().racks;
    if (racks.empty())
        m_empty->setTexts(tr("No racks"), tr("Add racks, or load a site, to see how their values are spread."));
    else if (m_colourBy.origin == twin::Origin::Measured && !m_context.state->hasMeasured())
        m_empty->setTexts(tr("Nothing measured"), tr("Open a recording or connect a live source, or colour the scene by what is modelled."));
    else
        m_empty->setTexts(tr("No values of %1, %2").arg(text::metricLabel(m_colourBy.metric).toLower(), text::originLabel(m_colourBy.origin).toLower()),
                          tr("Nothing is known of it at the time shown. Move the time, or colour the scene by another quantity."));
    m_stack->setCurrentWidget(m_plot->distribution().isEmpty() ? static_cast<QWidget*>(m_empty) : m_plot);
    m_export->setEnabled(!m_plot->distribution().isEmpty());
}

// Which one it is stands in the tool tip where the title needs the room.
void DistributionPanel::showWorst()
{
    constexpr int roomy = 620;
    const QString which = isLowBad(m_colourBy.metric) ? tr("Lowest") : tr("Highest"), both = tr("%1: %2").arg(which, m_worstName);
    m_worst->setText(width() < roomy ? which : both);
    m_worst->setToolTip(both + QLatin1Char('\n') + tr("Select the worst (W)"));
}

void DistributionPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showWorst();
}

twin::AssetRef DistributionPanel::refOf(std::int64_t index) const
{
    const auto& site = m_context.site->site();
    if (index < 0)
        return {};
    const auto i = static_cast<std::size_t>(index);
    if (m_class == twin::ValueClass::Rack)
        return i < site.racks.size() ? twin::AssetRef{site.racks[i].id} : twin::AssetRef{};
    if (m_class == twin::ValueClass::Unit)
        return i < site.units.size() ? twin::AssetRef{site.units[i].id} : twin::AssetRef{};
    const auto first = m_context.state->rackFirstGpu();
    const auto after = std::upper_bound(first.begin(), first.end(), static_cast<std::uint32_t>(i));
    const auto rack = static_cast<std::size_t>(after - first.begin()) - 1;
    if (after == first.begin() || rack >= site.racks.size())
        return {};
    const int gpu = static_cast<int>(i - first[rack]);
    const auto& type = m_context.site->catalogue().rackTypes[site.racks[rack].type];
    const int perServer = type.servers > 0 ? std::max(1, type.gpus / type.servers) : 1;
    return {site.racks[rack].id, static_cast<std::int16_t>(gpu / perServer), static_cast<std::int16_t>(gpu)};
}

twin::AssetRef DistributionPanel::worst() const { return refOf(isLowBad(m_colourBy.metric) ? m_plot->distribution().lowest : m_plot->distribution().highest); }

std::vector<twin::AssetRef> DistributionPanel::assetsWithin(double low, double high, std::size_t* found) const
{
    const auto indices = indicesWithin(values(), low, high);
    if (found)
        *found = indices.size();
    std::vector<twin::AssetRef> out;
    if (m_class != twin::ValueClass::Gpu || indices.size() <= mostSelectedGpus) {
        for (const auto i : indices)
            if (const auto ref = refOf(i); ref.isValid())
                out.push_back(ref);
        return out;
    }
    // Ascending, so that each rack's GPUs follow each other.
    const auto first = m_context.state->rackFirstGpu();
    const auto& racks = m_context.site->site().racks;
    std::size_t rack = 0, last = racks.size();
    for (const auto i : indices) {
        while (rack + 1 < first.size() && first[rack + 1] <= i)
            ++rack;
        if (rack != last && rack < racks.size())
            out.push_back({racks[rack].id});
        last = rack;
    }
    return out;
}

void DistributionPanel::select()
{
    const auto& brush = m_plot->brush();
    if (!brush) {
        m_note.clear();
        m_refresh->request();
        return;
    }
    std::size_t found = 0;
    auto assets = assetsWithin(brush->low, brush->high, &found);
    const auto selected = static_cast<int>(assets.size());
    m_note = m_class == twin::ValueClass::Gpu && found > mostSelectedGpus ? tr("%1 GPUs; selected are the racks that hold them: %2").arg(text::number(static_cast<double>(found), 0), text::number(selected, 0))
                                                                          : tr("Selected: %1").arg(text::number(selected, 0));
    m_context.selection->set(std::move(assets));
    m_refresh->request();
}

ChartDocument DistributionPanel::document()
{
    refreshNow();
    ChartDocument d;
    d.title = QStringLiteral("%1 %2").arg(tr("Distribution"), m_title->text());
    d.shown = m_plot->size();
    d.paint = [this](QCPPainter& painter, const QSize& size) {
        painter.fillRect(QRect({}, size), m_context.theme->color(Role::Surface));
        painter.setFont(text::font(11));
        painter.setPen(m_context.theme->color(Role::Muted));
        painter.drawText(QRect(8, 2, size.width() - 16, 18), Qt::AlignLeft | Qt::AlignVCenter, m_title->text() + QStringLiteral("   ") + m_facts->text());
        painter.translate(0, 20);
        m_plot->paintTo(painter, size - QSize(0, 20));
        painter.translate(0, -20);
    };
    d.writeCsv = [this](const QString& file) {
        QSaveFile out(file);
        const auto& info = twin::metricInfo(m_colourBy.metric);
        const auto& plot = *m_plot;
        std::string text = "# Distribution of " + std::string(info.id) + " at " + m_context.state->time().iso() + "\n";
        text += "# " + std::to_string(plot.distribution().known) + " values, " + std::to_string(plot.distribution().unknown) + " unknown\n";
        text += "from,to,unit,metric,origin,count\n";
        for (std::size_t i = 0; i < plot.counts().size(); ++i)
            text += twin::numberText(plot.edges()[i]) + ',' + twin::numberText(plot.edges()[i + 1]) + ',' + std::string(info.unit) + ',' + std::string(info.id) + ','
                    + std::string(twin::originId(m_colourBy.origin)) + ',' + std::to_string(plot.counts()[i]) + '\n';
        if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 || !out.commit())
            throw twin::Error(TWIN_TEXT("The chart cannot be written to %1: %2. Choose another place."), {file.toStdString(), out.errorString().toStdString()});
    };
    return d;
}

void DistributionPanel::restyle()
{
    const auto& theme = *m_context.theme;
    m_export->setIcon(glyphIcon(Glyph::Export, theme.color(Role::Text), theme.color(Role::Line)));
    m_refresh->request();
}

} // namespace views
