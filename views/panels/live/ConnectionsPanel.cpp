#include "views/panels/live/ConnectionsPanel.h"
#include "data/session/Session.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/live/ConnectionDialog.h"
#include "views/panels/live/ConnectionsModel.h"
#include "views/panels/live/LiveTexts.h"
#include "views/panels/live/MappingField.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace views {
namespace {
const QString mappingKey = QStringLiteral("mapping");
constexpr int margin = 8, cellPadding = 20, widestColumn = 260;

QString recordingText(const data::live::RecorderStatus& status)
{
    const QString name = text::fromUtf8(status.file.filename().string());
    switch (status.state) {
    case data::live::RecorderStatus::State::Recording: return ConnectionsPanel::tr("recording %1, %2 values").arg(name, live::countText(status.values));
    case data::live::RecorderStatus::State::Finishing: return ConnectionsPanel::tr("finishing %1").arg(name);
    case data::live::RecorderStatus::State::Finished: return ConnectionsPanel::tr("recorded %1, %2 values").arg(name, live::countText(status.values));
    case data::live::RecorderStatus::State::Failed: return ConnectionsPanel::tr("not recorded: %1").arg(text::message(status.reason));
    }
    return {};
}
} // namespace

ConnectionsPanel::ConnectionsPanel(const ViewContext& context, data::live::LiveHub& hub, QWidget* parent)
    : QWidget(parent), m_context(context), m_hub(hub), m_model(new ConnectionsModel(hub, *context.theme, this)),
      m_refresh(new Coalescer(this, [this] { refresh(); })), m_summary(new QLabel), m_simulated(roleLabel("information")), m_details(roleLabel("muted")),
      m_connect(new QPushButton), m_edit(new QPushButton), m_remove(new QPushButton), m_add(new QToolButton), m_more(new QToolButton),
      m_saveCopy(new QAction(this)), m_limits(new QAction(this)), m_onOpen(new QAction(this)), m_stack(new QStackedWidget), m_empty(new EmptyNote), m_table(new QTableView)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(margin, margin / 2, margin, 0);
    layout->setSpacing(margin / 2);
    auto* top = new QHBoxLayout;
    top->setSpacing(margin);
    for (auto* label : {m_summary, m_simulated, m_details}) {
        label->setWordWrap(true);
        label->setMinimumWidth(60);
    }
    for (QWidget* button : std::initializer_list<QWidget*>{m_connect, m_add, m_edit, m_remove, m_more})
        top->addWidget(button);
    top->addStretch();
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addWidget(m_simulated);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_details);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);

    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* menu = new QMenu(m_add);
    for (const QString& kind : data::live::sourceKinds()) {
        auto* action = menu->addAction(live::kindLabel(kind));
        action->setToolTip(live::kindHint(kind));
        connect(action, &QAction::triggered, this, [this, kind] { addSource(kind); });
    }
    menu->setToolTipsVisible(true);
    m_add->setMenu(menu);
    m_add->setPopupMode(QToolButton::InstantPopup);
    auto* more = new QMenu(m_more);
    more->addAction(m_saveCopy);
    more->addAction(m_limits);
    m_onOpen->setCheckable(true);
    more->addAction(m_onOpen);
    m_more->setMenu(more);
    m_more->setPopupMode(QToolButton::InstantPopup);

    connect(m_connect, &QPushButton::clicked, this, [this] { m_hub.isRunning() ? Q_EMIT disconnectRequested() : Q_EMIT connectRequested(); });
    connect(m_edit, &QPushButton::clicked, this, &ConnectionsPanel::editSelected);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionsPanel::removeSelected);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != ConnectionsModel::Name) // there a second click is on the check box
            editSelected();
    });
    connect(m_saveCopy, &QAction::triggered, this, &ConnectionsPanel::saveCopyRequested);
    connect(m_limits, &QAction::triggered, this, &ConnectionsPanel::limitsRequested);
    connect(m_onOpen, &QAction::triggered, this, &ConnectionsPanel::connectsOnOpenChanged);
    const auto request = [this] { m_refresh->request(); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, request);
    connect(m_model, &QAbstractItemModel::modelReset, this, request);
    connect(&hub, &data::live::LiveHub::sourcesChanged, this, request);
    connect(&hub, &data::live::LiveHub::statusChanged, this, request);
    connect(&hub, &data::live::LiveHub::runningChanged, this, request);
    connect(&hub, &data::live::LiveHub::recorderChanged, this, request);
    // The style draws the rim of an empty check box darker than the window, which nobody sees on a dark one.
    const auto rim = [this] {
        auto palette = m_table->palette();
        palette.setColor(QPalette::Window, m_context.theme->color(Role::Muted));
        m_table->setPalette(palette);
    };
    connect(context.theme, &Theme::changed, this, rim);
    rim();
    refreshTexts();
    refresh();
    fitColumns();
}

ConnectionsPanel::~ConnectionsPanel() = default;

void ConnectionsPanel::refreshTexts()
{
    m_add->setText(tr("Add"));
    m_edit->setText(tr("Edit…"));
    m_remove->setText(tr("Remove"));
    m_more->setText(tr("More"));
    m_saveCopy->setText(tr("Save the recording as…"));
    m_limits->setText(tr("How long to keep…"));
    m_onOpen->setText(tr("Connect when the project is opened"));
    m_empty->setTexts(tr("No live connection yet"), tr("Add Prometheus, MQTT, Redfish or Modbus, or a simulated plant to try it out; then press Connect."));
}

void ConnectionsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refreshTexts();
        refresh();
    }
}

void ConnectionsPanel::refresh()
{
    int live = 0, enabled = 0;
    QStringList simulated;
    for (int i = 0; i < m_hub.count(); ++i) {
        live += m_hub.status(i).state == data::live::SourceState::Live ? 1 : 0;
        enabled += m_hub.config(i).isEnabled ? 1 : 0;
        if (m_hub.config(i).kind == QLatin1String("simulated"))
            simulated << QStringLiteral("“%1”").arg(m_hub.config(i).name);
    }
    const bool runs = m_hub.isRunning();
    QString summary = m_hub.isStopping() ? tr("Disconnecting") : runs ? (enabled > 0 ? tr("%1 of %2 live").arg(live).arg(enabled) : tr("No connection is ticked")) : tr("Not connected");
    if (!m_hub.recorder().file.empty())
        summary += QStringLiteral(" · ") + recordingText(m_hub.recorder());
    if (runs && m_context.session && m_context.session->measured())
        summary += QStringLiteral(" · ") + tr("%1 of %2 channels belong to this site").arg(live::countText(m_context.session->boundChannels()),
                                                                                            live::countText(m_context.session->measured()->channelCount()));
    m_summary->setText(summary);
    setLabelRole(m_summary, m_hub.recorder().state == data::live::RecorderStatus::State::Failed && runs ? "critical" : "muted");
    m_simulated->setText(tr("The values of %1 are simulated, not measured.").arg(simulated.join(QStringLiteral(", "))));
    m_simulated->setVisible(runs && !simulated.isEmpty());
    m_connect->setText(runs ? tr("Disconnect") : tr("Connect"));
    m_connect->setEnabled(runs || (enabled > 0 && !m_hub.isStopping()));
    const int at = selected();
    m_edit->setEnabled(at >= 0);
    m_remove->setEnabled(at >= 0);
    m_saveCopy->setEnabled(!m_hub.recorder().file.empty());
    m_details->setText(at >= 0 ? m_model->sentences(at) : QString());
    m_details->setVisible(!m_details->text().isEmpty());
    m_stack->setCurrentWidget(m_hub.count() > 0 ? static_cast<QWidget*>(m_table) : m_empty);
    fitColumns();
}

// Columns only grow, so that numbers that change do not make the table jump.
void ConnectionsPanel::fitColumns()
{
    const QFontMetrics metrics(m_table->font());
    for (int c = 0; c < ConnectionsModel::ColumnCount_; ++c) {
        int width = metrics.horizontalAdvance(m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int r = 0; r < m_model->rowCount(); ++r)
            width = std::max(width, metrics.horizontalAdvance(m_model->index(r, c).data().toString()) + (c == ConnectionsModel::Name || c == ConnectionsModel::State ? 24 : 0));
        width = std::min(width + cellPadding, widestColumn);
        if (width > m_table->columnWidth(c) || m_table->property("fitted").toInt() <= c) {
            m_table->setColumnWidth(c, width);
            m_table->setProperty("fitted", c + 1);
        }
    }
}

void ConnectionsPanel::setConnectsOnOpen(bool on) { m_onOpen->setChecked(on); }

int ConnectionsPanel::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? (m_hub.count() == 1 ? 0 : -1) : rows.front().row();
}

void ConnectionsPanel::select(int source) { m_table->selectRow(source); }
QString ConnectionsPanel::summary() const { return m_summary->text(); }
QString ConnectionsPanel::details() const { return m_details->text(); }

QStringList ConnectionsPanel::takenIds(int besides) const
{
    QStringList ids;
    for (int i = 0; i < m_hub.count(); ++i)
        if (i != besides)
            ids << m_hub.config(i).id;
    return ids;
}

int ConnectionsPanel::run(ConnectionDialog& dialog)
{
    if (!dialog.hasMappings() || !m_mappings.load)
        return dialog.exec();
    dialog.setSavedMappings(m_mappings.load());
    const int result = dialog.exec();
    keepMappings(dialog.savedMappings()); // as with tables: what was kept stays, whether or not the connection is
    return result;
}

void ConnectionsPanel::keepMappings(const std::vector<data::SavedMapping>& saved)
{
    if (m_mappings.keep)
        m_mappings.keep(saved);
    auto configs = m_hub.configs();
    for (auto& config : configs)
        if (const auto now = config.settings.value(mappingKey), renewed = renewedMapping(now, saved); renewed != now)
            config.settings[mappingKey] = renewed;
    if (configs != m_hub.configs())
        m_hub.setConfigs(configs);
}

void ConnectionsPanel::addSource(const QString& kind)
{
    const QStringList taken = takenIds(-1);
    ConnectionDialog dialog(m_context, ConnectionDialog::fresh(kind, taken), taken, this);
    if (run(dialog) == QDialog::Accepted) {
        m_hub.add(dialog.config());
        select(m_hub.count() - 1);
    }
}

void ConnectionsPanel::editSelected()
{
    const int at = selected();
    if (at < 0)
        return;
    const QString id = m_hub.config(at).id;
    ConnectionDialog dialog(m_context, m_hub.config(at), takenIds(at), this);
    if (run(dialog) != QDialog::Accepted)
        return;
    if (const int now = m_hub.find(id); now >= 0) { // another project may have been opened meanwhile
        m_hub.edit(now, dialog.config());
        select(now);
    }
}

void ConnectionsPanel::removeSelected()
{
    const int at = selected();
    if (at >= 0 && QMessageBox::question(this, tr("Remove the connection"), tr("Remove “%1” from the project? What was recorded stays.").arg(m_hub.config(at).name))
            == QMessageBox::Yes)
        m_hub.remove(at);
}

} // namespace views
