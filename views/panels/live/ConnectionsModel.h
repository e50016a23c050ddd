// The live sources as a table: one row a source, kept up to date by its statuses. GUI thread.
#pragma once
#include "data/live/LiveHub.h"
#include "views/theme/Theme.h"
#include <QAbstractTableModel>
#include <QTimer>

namespace views {

class ConnectionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Kind, State, Rate, Newest, Channels, Dropped, Rejected, Clock, ColumnCount_ };
    ConnectionsModel(data::live::LiveHub& hub, const Theme& theme, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount_; }
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override; ///< the check box: enabled
    /// Everything there is to say of a source, in sentences; empty where all is well.
    QString sentences(int source) const;

private:
    QString cell(int source, int column) const;
    data::live::LiveHub& m_hub;
    const Theme& m_theme;
    int m_rows = 0;
    QTimer m_age; ///< ages grow without anything happening
};

} // namespace views
