#include "views/panels/live/ConnectionsModel.h"
#include "views/panels/live/LiveTexts.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <chrono>

namespace views {
namespace {
constexpr int ageMs = 1000;

twin::Timestamp now()
{
    using namespace std::chrono;
    return {duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count()};
}
} // namespace

ConnectionsModel::ConnectionsModel(data::live::LiveHub& hub, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_hub(hub), m_theme(theme), m_rows(hub.count())
{
    connect(&hub, &data::live::LiveHub::sourcesChanged, this, [this] {
        if (m_hub.count() != m_rows) {
            beginResetModel();
            m_rows = m_hub.count();
            endResetModel();
        } else if (m_rows > 0) {
            Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount_ - 1));
        }
    });
    connect(&hub, &data::live::LiveHub::statusChanged, this, [this](int source) {
        if (source < m_rows)
            Q_EMIT dataChanged(index(source, 0), index(source, ColumnCount_ - 1));
    });
    connect(&theme, &Theme::changed, this, [this] {
        if (m_rows > 0)
            Q_EMIT dataChanged(index(0, State), index(m_rows - 1, State));
    });
    m_age.setInterval(ageMs);
    connect(&m_age, &QTimer::timeout, this, [this] {
        if (m_rows > 0)
            Q_EMIT dataChanged(index(0, Newest), index(m_rows - 1, Newest), {Qt::DisplayRole});
    });
    connect(&hub, &data::live::LiveHub::runningChanged, this, [this] { m_hub.isRunning() ? m_age.start() : m_age.stop(); });
}

int ConnectionsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }

QString ConnectionsModel::cell(int source, int column) const
{
    const auto& config = m_hub.config(source);
    const auto& status = m_hub.status(source);
    switch (column) {
    case Name: return config.name;
    case Kind: return live::kindLabel(config.kind);
    case State: return live::stateLabel(status);
    case Rate: return status.state == data::live::SourceState::Stopped ? text::dash() : live::rateText(status.valuesPerSecond);
    case Newest:
        if (!status.newest)
            return text::dash();
        // A simulation runs on its own clock: how old its values are says nothing.
        return config.kind == QLatin1String("simulated") ? tr("simulated") : live::ageText(now().secondsSince(*status.newest));
    case Channels: return live::countText(status.channels);
    case Dropped: return live::countText(status.dropped);
    case Rejected: return live::countText(status.rejected);
    case Clock: {
        const QString text = live::clockText(status);
        return text.isEmpty() ? text::dash() : text;
    }
    default: return {};
    }
}

QString ConnectionsModel::sentences(int source) const
{
    const auto& status = m_hub.status(source);
    QStringList lines;
    if (!status.reason.text.empty())
        lines << text::message(status.reason);
    if (status.rejected > 0)
        lines << tr("%1 rejected, the last one: %2").arg(live::countText(status.rejected), text::message(status.lastRejected));
    if (status.dropped > 0)
        lines << tr("%1 values were dropped because recording could not follow; they are marked as gaps.").arg(live::countText(status.dropped));
    lines << live::clockSentences(status);
    return lines.join(QLatin1Char('\n'));
}

QVariant ConnectionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_hub.count())
        return {};
    const auto& status = m_hub.status(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(index.row(), index.column());
    case Qt::CheckStateRole:
        return index.column() == Name ? QVariant(m_hub.config(index.row()).isEnabled ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        if (index.column() == State) {
            const QColor color = m_theme.color(live::stateRole(status.state));
            QIcon icon = glyphIcon(live::stateGlyph(status.state), color, color);
            // On a selected row the colours of states drown: there the shape and the word say it.
            constexpr int pixels = 32;
            const QColor selected = m_theme.color(m_theme.kind() == Theme::Kind::Dark ? Role::Background : Role::Surface);
            icon.addPixmap(glyphIcon(live::stateGlyph(status.state), selected, selected).pixmap(pixels), QIcon::Selected);
            return icon;
        }
        return {};
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter | (index.column() <= State ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ForegroundRole:
        if ((index.column() == Dropped && status.dropped > 0) || (index.column() == Rejected && status.rejected > 0)
            || (index.column() == Clock && !live::clockText(status.clockOffsetSeconds).isEmpty()))
            return m_theme.color(Role::Warning);
        return {};
    case Qt::ToolTipRole: {
        const QString all = sentences(index.row());
        return all.isEmpty() ? live::kindHint(m_hub.config(index.row()).kind) : all;
    }
    default: return {};
    }
}

QVariant ConnectionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section <= State ? Qt::AlignLeft : Qt::AlignRight));
    const bool isTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    switch (section) {
    case Name: return isTip ? tr("Ticked: it is connected with the others") : tr("Name");
    case Kind: return tr("Kind");
    case State: return tr("State");
    case Rate: return isTip ? tr("Values a second, over the last seconds") : tr("Rate");
    case Newest: return isTip ? tr("Age of the newest sample") : tr("Newest");
    case Channels: return tr("Channels");
    case Dropped: return isTip ? tr("Values lost because recording could not follow") : tr("Dropped");
    case Rejected: return isTip ? tr("Payloads and values that made no sense") : tr("Rejected");
    case Clock: return isTip ? tr("The sensors' clock against this machine's, from 2 s on") : tr("Clock");
    default: return {};
    }
}

Qt::ItemFlags ConnectionsModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool ConnectionsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Name)
        return false;
    m_hub.setEnabled(index.row(), value.toInt() == Qt::Checked);
    return true;
}

} // namespace views
