#include "views/panels/diagrams/FlowPanel.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/panels/common/Paint.h"
#include "views/panels/diagrams/DiagramExport.h"
#include "views/panels/diagrams/FlowAssets.h"
#include "views/panels/diagrams/FlowTexts.h"
#include "views/panels/diagrams/MakeUpView.h"
#include "views/panels/diagrams/SankeyView.h"
#include "views/panels/headline/HeadlineContent.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/text/TimeText.h"
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {

FlowPanel::FlowPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_refresh(new Coalescer(this, [this] { refresh(); })), m_export(new QToolButton(this)),
      m_when(roleLabel("muted", {}, this)), m_line(roleLabel("muted", {}, this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyNote),
      m_scroll(new QScrollArea), m_splitter(new QSplitter(Qt::Horizontal)), m_diagram(new SankeyView(context.theme)), m_makeUp(new MakeUpView(context.theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    auto* group = new QButtonGroup(this);
    for (const auto subject : twin::flowSubjects) {
        auto* button = m_subjects[static_cast<int>(subject)] = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        group->addButton(button);
        top->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, subject] {
            setSubject(subject);
            m_scroll->show();
        });
    }
    top->addSpacing(8);
    m_when->setMinimumWidth(40);
    m_when->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // cut with a tool tip where there is no room
    top->addWidget(m_when, 1);
    m_export->setAutoRaise(true);
    top->addWidget(m_export);
    layout->addLayout(top);

    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_diagram);
    m_scroll->setMinimumSize(200, 80);
    m_splitter->addWidget(m_scroll);
    m_splitter->addWidget(m_makeUp);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_makeUp->hide();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    layout->addWidget(m_stack, 1);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setMinimumWidth(40);
    m_line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_line);

    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, m_refresh, &Coalescer::request);
    if (context.session)
        connect(context.session, &data::Session::loadingChanged, m_refresh, &Coalescer::request);
    connect(context.selection, &Selection::changed, this, &FlowPanel::followSelection);
    const auto recolour = [this] {
        m_export->setIcon(glyphIcon(Glyph::Export, m_context.theme->color(Role::Text), m_context.theme->color(Role::Muted)));
        m_refresh->request();
    };
    connect(context.theme, &Theme::changed, this, recolour);
    recolour();
    connect(m_diagram, &SankeyView::currentChanged, this, &FlowPanel::showLine);
    connect(m_diagram, &SankeyView::nodeActivated, this, [this](int node) {
        auto refs = flows::assetsOf(*m_diagram->account().nodes[static_cast<std::size_t>(node)].info, *m_context.site);
        if (!refs.empty())
            m_context.selection->set(std::move(refs));
    });
    connect(m_makeUp, &MakeUpView::closeRequested, this, &FlowPanel::closeMakeUp);
    connect(m_makeUp, &MakeUpView::figureRequested, this, &FlowPanel::showFigure);
    connect(m_export, &QToolButton::clicked, this, [this] {
        const auto& account = m_diagram->account();
        exportDiagramAs(this, tr("flows-%1").arg(QString::fromLatin1(twin::flowSubjectId(account.subject))), {1600, 900}, flows::subjectLabel(account.subject), instant(),
                        [this](QPainter& painter, const QSizeF& size, Theme::Kind kind) { m_diagram->paintTo(painter, size, kind); });
    });
    showTexts();
    m_refresh->request();
    refresh();
}

void FlowPanel::showTexts()
{
    for (const auto subject : twin::flowSubjects)
        m_subjects[static_cast<int>(subject)]->setText(flows::subjectLabel(subject));
    m_subjects[0]->setToolTip(tr("Power from the utility to the chips"));
    m_subjects[1]->setToolTip(tr("Heat from the chips to the outdoor air"));
    m_subjects[2]->setToolTip(tr("Water of the towers"));
    m_export->setToolTip(tr("Export the diagram as PNG, PDF or SVG"));
    m_export->setAccessibleName(m_export->toolTip());
    m_diagram->setToolTip({});
}

void FlowPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showTexts();
        m_refresh->request();
    }
    QWidget::changeEvent(event);
}

void FlowPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_line->setText(elided(m_lineText, m_line->font(), width() - 16));
    showWhen();
}

void FlowPanel::setSubject(twin::FlowAccount::Subject subject)
{
    m_subject = subject;
    refresh();
}

bool FlowPanel::showFigure(const QString& id)
{
    if (!m_makeUp->setFigure(id.toStdString()))
        return false;
    m_makeUp->show();
    m_scroll->setVisible(m_makeUp->makeUp()->hasDiagram);
    setSubject(m_makeUp->makeUp()->subject);
    if (const int table = width() < 1150 ? 320 : 420; m_splitter->sizes().value(1) != table)
        m_splitter->setSizes({std::max(300, m_splitter->width() - table), table});
    m_makeUp->table()->setCurrentCell(0, 0);
    m_makeUp->table()->setFocus(Qt::OtherFocusReason); // so that Enter goes on to a part, and Tab to the diagram
    return true;
}

void FlowPanel::closeMakeUp()
{
    m_makeUp->hide();
    m_scroll->show();
    refresh();
    m_diagram->setFocus(Qt::OtherFocusReason);
}

bool FlowPanel::isDiagramShown() const { return m_stack->currentWidget() == m_splitter && m_scroll->isVisibleTo(this); }

QString FlowPanel::line() const { return m_lineText; }

void FlowPanel::runNow() { m_refresh->runNow(); }

QString FlowPanel::instant() const
{
    const auto t = m_context.state->time();
    return tr("%1 %2, modelled").arg(text::dateTime(t, text::Clock::Site), text::zoneName(t, text::Clock::Site));
}

void FlowPanel::refresh()
{
    const auto& figures = m_context.state->figures();
    m_subjects[static_cast<int>(m_subject)]->setChecked(true);
    auto account = twin::flowAccount(m_subject, figures);
    const bool known = areFiguresKnown(figures), loading = m_context.session && m_context.session->isLoading();
    m_makeUp->setFigures(figures, known);
    const bool tableAlone = m_makeUp->isVisibleTo(m_splitter) && !m_scroll->isVisibleTo(m_splitter);
    if (!account.isKnown() && !tableAlone) {
        // A headline's table stays readable where only the diagram is missing.
        m_empty->setTexts(known ? tr("No diagram of %1 at this instant").arg(flows::subjectLabel(m_subject).toLower()) : tr("Nothing calculated yet"), text::message(account.problem));
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_stack->setCurrentWidget(m_splitter);
    }
    m_export->setEnabled(account.isKnown());
    setLabelRole(m_when, loading ? "warning" : "muted");
    m_whenText = !known ? QString() : loading ? tr("%1 · the frame of the time chosen is being read").arg(instant()) : instant();
    showWhen();
    m_diagram->setAccount(std::move(account), figures);
    m_diagram->setPath(m_path.empty() ? std::vector<bool>{} : flows::nodesOnPath(m_diagram->account(), m_path, *m_context.site));
    followSelection();
    showLine(m_diagram->currentText());
    m_line->setVisible(!tableAlone);
}

void FlowPanel::showWhen()
{
    m_when->setText(elided(m_whenText, m_when->font(), std::max(40, m_export->x() - m_when->x() - 8)));
    m_when->setToolTip(m_whenText);
}

void FlowPanel::showLine(const QString& words)
{
    const auto& a = m_diagram->account();
    if (!words.isEmpty()) {
        m_lineText = words;
    } else if (a.isKnown()) {
        // Residuals are told even where they are too thin to draw.
        QString all = tr("All: %1 · residual %2").arg(text::withUnit(text::full(a.total), text::unit(a.unit)), text::withUnit(a.residual > 0 ? text::significant(a.residual) : text::number(0, 0), text::unit(a.unit)));
        if (a.residual > 1e-9 * a.total)
            all += tr(" (rounding of the recording, or a state that does not settle)");
        m_lineText = all + QStringLiteral(" · ") + tr("point at a band, or use the arrow keys; Enter selects its assets");
    } else {
        m_lineText.clear();
    }
    m_line->setText(elided(m_lineText, m_line->font(), m_line->width()));
    m_line->setToolTip(m_lineText);
}

void FlowPanel::followSelection()
{
    const auto& account = m_diagram->account();
    std::vector<bool> marked(account.nodes.size());
    const auto selected = m_context.selection->current();
    if (selected.isValid())
        for (std::size_t i = 0; i < marked.size(); ++i)
            marked[i] = flows::standsFor(*account.nodes[i].info, selected.asset, *m_context.site);
    m_diagram->setMarked(std::move(marked));
}

void FlowPanel::highlightPath(const std::vector<twin::AssetId>& path)
{
    m_path = path;
    refresh();
}

void FlowPanel::exportTo(const QString& file, const QSizeF& size) const
{
    exportDiagram(file, size, flows::subjectLabel(m_subject), instant(), Theme::Kind::Light,
                  [this](QPainter& painter, const QSizeF& s, Theme::Kind kind) { m_diagram->paintTo(painter, s, kind); });
}

} // namespace views
