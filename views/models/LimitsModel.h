// The limits of the facility as a table, the worst first. GUI thread.
#pragma once
#include "twin/physics/KeyFigures.h"
#include "views/text/Names.h"
#include <QAbstractTableModel>
#include <vector>

namespace views {

class LimitsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, State, Used, Capacity, Unit, Headroom, Bar, ColumnCount };
    enum Roles { ShareRole = Qt::UserRole + 1, StateRole };
    using QAbstractTableModel::QAbstractTableModel;

    /// Replaces the values. While the limits and their order stay the same only data changes, so selections and widths stay.
    void setLimits(const std::vector<twin::Limit>& limits);
    const std::vector<twin::Limit>& limits() const { return m_limits; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<twin::Limit> m_limits;
};

} // namespace views
