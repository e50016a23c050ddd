#include "views/panels/diagrams/CoolingPanel.h"
#include "data/session/Session.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/panels/common/Paint.h"
#include "views/panels/diagrams/CoolingDiagram.h"
#include "views/panels/diagrams/DiagramExport.h"
#include "views/text/Format.h"
#include "views/text/TimeText.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {

CoolingPanel::CoolingPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_refresh(new Coalescer(this, [this] { refresh(); })), m_summary(roleLabel("muted", {}, this)),
      m_in(new QToolButton(this)), m_out(new QToolButton(this)), m_fit(new QToolButton(this)), m_export(new QToolButton(this)), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyNote), m_diagram(new CoolingDiagram(context.theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    m_summary->setMinimumWidth(40);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    top->addWidget(m_summary, 1);
    for (auto* button : {m_out, m_in, m_fit, m_export}) {
        button->setAutoRaise(true);
        top->addWidget(button);
    }
    m_out->setText(QStringLiteral("−"));
    m_in->setText(QStringLiteral("+"));
    layout->addLayout(top);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_diagram);
    m_diagram->setMinimumSize(240, 90);
    layout->addWidget(m_stack, 1);

    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, m_refresh, &Coalescer::request);
    if (context.session)
        connect(context.session, &data::Session::loadingChanged, m_refresh, &Coalescer::request);
    connect(context.selection, &Selection::changed, this, [this] {
        m_diagram->setSelected(m_context.selection->items());
        showPath();
    });
    connect(m_diagram, &CoolingDiagram::activated, this, [this](const std::vector<twin::AssetRef>& assets) { m_context.selection->set(assets); });
    connect(m_in, &QToolButton::clicked, m_diagram, [this] { m_diagram->zoomBy(1.25); });
    connect(m_out, &QToolButton::clicked, m_diagram, [this] { m_diagram->zoomBy(0.8); });
    connect(m_fit, &QToolButton::clicked, m_diagram, &CoolingDiagram::fit);
    connect(m_export, &QToolButton::clicked, this, [this] {
        exportDiagramAs(this, tr("cooling-loop"), {1600, 420}, tr("Cooling loop"), instant(),
                        [this](QPainter& painter, const QSizeF& size, Theme::Kind kind) { m_diagram->paintTo(painter, size, kind); });
    });
    const auto recolour = [this] {
        const auto icon = [this](Glyph glyph) { return glyphIcon(glyph, m_context.theme->color(Role::Text), m_context.theme->color(Role::Muted)); };
        m_fit->setIcon(icon(Glyph::Fit));
        m_export->setIcon(icon(Glyph::Export));
    };
    connect(context.theme, &Theme::changed, this, recolour);
    recolour();
    showTexts();
    m_refresh->request();
    refresh();
}

void CoolingPanel::showTexts()
{
    const auto name = [](QToolButton* button, const QString& words) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    };
    name(m_in, tr("Nearer (+ or wheel)"));
    name(m_out, tr("Farther (− or wheel)"));
    name(m_fit, tr("All of it (0)"));
    name(m_export, tr("Export the diagram as PNG, PDF or SVG"));
}

void CoolingPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showTexts();
        m_refresh->request();
    }
    QWidget::changeEvent(event);
}

QString CoolingPanel::summary() const { return m_summaryText; }
bool CoolingPanel::isDiagramShown() const { return m_stack->currentWidget() == m_diagram; }
void CoolingPanel::runNow() { m_refresh->runNow(); }

QString CoolingPanel::instant() const
{
    const auto t = m_context.state->time();
    return tr("%1 %2, modelled").arg(text::dateTime(t, text::Clock::Site), text::zoneName(t, text::Clock::Site));
}

void CoolingPanel::refresh()
{
    auto picture = coolingPicture(*m_context.site, *m_context.state);
    const bool known = picture.problem.isEmpty(), loading = m_context.session && m_context.session->isLoading();
    if (!known)
        m_empty->setTexts(picture.problem, picture.next);
    m_stack->setCurrentWidget(known ? static_cast<QWidget*>(m_diagram) : m_empty);
    for (auto* button : {m_in, m_out, m_fit, m_export})
        button->setEnabled(known);
    setLabelRole(m_summary, loading ? "warning" : "muted");
    m_summaryText = (!known ? QString() : instant() + QStringLiteral(" · ") + (loading ? tr("the frame of the time chosen is being read") : picture.summary));
    showSummary();
    m_diagram->setPicture(std::move(picture));
    m_diagram->setSelected(m_context.selection->items());
    showPath();
}

void CoolingPanel::showSummary()
{
    m_summary->setText(elided(m_summaryText, m_summary->font(), std::max(40, m_in->x() - m_summary->x() - 40)));
    m_summary->setToolTip(m_summaryText);
}

void CoolingPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

void CoolingPanel::highlightPath(const std::vector<twin::AssetId>& path)
{
    m_path = path;
    showPath();
}

void CoolingPanel::showPath()
{
    auto assets = m_path;
    if (assets.empty())
        for (const auto& item : m_context.selection->items())
            assets.push_back(item.asset);
    m_diagram->setPath(coolingPath(m_diagram->picture(), assets, *m_context.site));
    m_diagram->setOthersFaded(!m_path.empty());
}

void CoolingPanel::exportTo(const QString& file, const QSizeF& size) const
{
    exportDiagram(file, size, tr("Cooling loop"), instant(), Theme::Kind::Light,
                  [this](QPainter& painter, const QSizeF& s, Theme::Kind kind) { m_diagram->paintTo(painter, s, kind); });
}

} // namespace views
