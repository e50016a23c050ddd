#include "views/panels/properties/PropertiesPanel.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/common/ChannelDrag.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/panels/properties/ParameterList.h"
#include "views/panels/properties/ValueTable.h"
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace views {

PropertiesPanel::PropertiesPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_icon(new QLabel(this)), m_name(roleLabel("title", {}, this)), m_type(roleLabel("muted", {}, this)),
      m_place(roleLabel("small", {}, this)), m_note(roleLabel("small", {}, this)), m_hint(roleLabel("small", {}, this)), m_split(new QSplitter(Qt::Vertical, this)),
      m_scroll(new QScrollArea), m_table(new ValueTable(context.theme)), m_parameters(new ParameterList(context)),
      m_refresh(new Coalescer(this, [this] { refresh(); }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->setSpacing(8);
    m_icon->setFixedSize(24, 24);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(1);
    for (auto* label : {m_name, m_type, m_place}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
        titles->addWidget(label);
    }
    head->addLayout(titles, 1);
    layout->addLayout(head);

    auto* values = new QWidget;
    auto* inner = new QVBoxLayout(values);
    inner->setContentsMargins(0, 4, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_table);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 0, 12, 6);
    inner->addWidget(m_note);
    inner->addStretch();
    m_scroll->setWidget(values);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_split->addWidget(m_scroll);
    auto* lower = new QWidget;
    auto* lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 4, 0, 0);
    lowerLayout->setSpacing(0);
    m_hint->setContentsMargins(12, 0, 12, 0);
    m_hint->setWordWrap(true);
    lowerLayout->addWidget(m_hint);
    lowerLayout->addWidget(m_parameters, 1);
    m_split->addWidget(lower);
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    layout->addWidget(m_split, 1);

    // A line of the table can be dragged into a chart: its quantity of what is described.
    new ChannelDrag(m_table, [this](const QPointF& position) {
        std::vector<ChartChannel> channels;
        if (const auto* row = m_table->rowAt(position)) {
            if (!row->figure.empty())
                channels.push_back({{}, row->figure});
            else if (row->metric)
                for (const auto& ref : m_context.selection->items())
                    channels.push_back({ref, {}, row->metric});
        }
        return channels;
    });
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_isSplitByUser = true; });
    connect(m_parameters, &ParameterList::parameterEdited, this, &PropertiesPanel::parameterEdited);
    connect(context.selection, &Selection::changed, m_refresh, &Coalescer::request);
    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, m_refresh, &Coalescer::request);
    connect(context.theme, &Theme::changed, this, &PropertiesPanel::restyle);
    refresh();
}

void PropertiesPanel::refresh()
{
    m_subject = describe(*m_context.site, *m_context.state, m_context.selection->items());
    m_name->setText(m_subject.name.isEmpty() ? tr("No site") : m_subject.name);
    m_type->setText(m_subject.type);
    m_place->setText(m_subject.place);
    for (auto* label : {m_type, m_place})
        label->setVisible(!label->text().isEmpty());
    if (m_subject.values.empty() && m_subject.note.isEmpty())
        m_subject.note = tr("No values yet: nothing is measured or modelled for this at the instant shown.");
    m_note->setText(m_subject.note);
    m_note->setVisible(!m_subject.note.isEmpty());
    m_table->setSubject(m_subject);
    m_parameters->setGroups(m_subject.groups);
    m_parameters->parentWidget()->setVisible(m_subject.hasParameters);
    m_hint->setText(m_subject.kind == twin::AssetKind::Site ? tr("Scenario. Double-click a value to change it.")
                                                            : tr("Specification, for all of the type. Double-click to change."));
    restyle();
    divide();
}

void PropertiesPanel::divide()
{
    // The values get what they need, up to three fifths, until the user says otherwise.
    if (m_isSplitByUser || m_split->height() < 50)
        return;
    const int all = m_split->height();
    const int upper = std::min(m_table->sizeHint().height() + (m_note->isHidden() ? 0 : m_note->heightForWidth(std::max(100, width() - 10)) + 6) + 6, all * 3 / 5);
    if (const auto now = m_split->sizes(); now.size() == 2 && now.front() != upper)
        m_split->setSizes({upper, all - upper});
}

void PropertiesPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &PropertiesPanel::divide, Qt::QueuedConnection); // once the splitter has its new size
}

void PropertiesPanel::restyle()
{
    const auto& theme = *m_context.theme;
    m_icon->setPixmap(glyphIcon(kindGlyph(m_subject.kind), theme.color(Role::Muted), theme.color(Role::Line)).pixmap(24, 24));
}

} // namespace views
