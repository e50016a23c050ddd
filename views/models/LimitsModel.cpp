#include "views/models/LimitsModel.h"
#include "views/text/Format.h"
#include <algorithm>

namespace views {

void LimitsModel::setLimits(const std::vector<twin::Limit>& limits)
{
    auto sorted = limits;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.headroomPercent() < b.headroomPercent(); });
    const auto ids = [](const std::vector<twin::Limit>& all) {
        std::vector<std::string> out;
        for (const auto& limit : all)
            out.push_back(limit.id);
        std::sort(out.begin(), out.end());
        return out;
    };
    if (ids(sorted) != ids(m_limits)) {
        beginResetModel();
        m_limits = std::move(sorted);
        endResetModel();
        return;
    }
    const bool isMoved = !std::equal(sorted.begin(), sorted.end(), m_limits.begin(), m_limits.end(), [](const auto& a, const auto& b) { return a.id == b.id; });
    if (isMoved)
        Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    m_limits.swap(sorted);
    if (isMoved) { // what was selected stays so in its new row
        for (const auto& old : persistentIndexList()) {
            const auto& id = sorted[static_cast<std::size_t>(old.row())].id;
            const auto it = std::find_if(m_limits.begin(), m_limits.end(), [&](const auto& limit) { return limit.id == id; });
            changePersistentIndex(old, index(static_cast<int>(it - m_limits.begin()), old.column()));
        }
        Q_EMIT layoutChanged({}, VerticalSortHint);
    }
    if (!m_limits.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LimitsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_limits.size()); }
int LimitsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ColumnCount); }

QVariant LimitsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto& limit = m_limits[static_cast<std::size_t>(index.row())];
    const auto state = text::limitState(limit);
    const bool isKnown = state != text::LimitState::Unknown;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return text::limitLabel(limit);
        case State: return text::limitStateLabel(state);
        case Used: return text::significant(limit.used, 4);
        case Capacity: return text::significant(limit.capacity, 4);
        case Unit: return text::unit(limit.unit);
        case Headroom: return isKnown ? text::withUnit(text::signedNumber(limit.headroomPercent(), 1), QStringLiteral("%")) : text::dash();
        default: return {};
        }
    case Qt::ToolTipRole:
        if (!isKnown)
            return tr("The model gives no value for this limit in the present state.");
        return tr("%1: %2 used of %3 %4, %5. Modelled.")
            .arg(text::limitLabel(limit), text::full(limit.used), text::full(limit.capacity), text::unit(limit.unit), text::headroomText(limit));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((index.column() == Used || index.column() == Capacity || index.column() == Headroom ? Qt::AlignRight : Qt::AlignLeft)
                                                 | Qt::AlignVCenter));
    case ShareRole: return limit.capacity > 0 ? limit.used / limit.capacity : limit.used > 0 ? 2.0 : 0.0;
    case StateRole: return static_cast<int>(state);
    default: return {};
    }
}

QVariant LimitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == Used || section == Capacity || section == Headroom ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Limit");
    case State: return tr("State");
    case Used: return tr("Used");
    case Capacity: return tr("Capacity");
    case Unit: return tr("Unit");
    case Headroom: return tr("Headroom");
    default: return {};
    }
}

} // namespace views
