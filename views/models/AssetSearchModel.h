// Assets whose name or type contains a text: the answers of the search field. GUI thread.
#pragma once
#include "twin/model/SiteModel.h"
#include <QAbstractListModel>
#include <vector>

namespace views {

/// A flat list, since a tree of a million GPUs cannot be filtered as one types. A scan of 16,000 racks takes about a millisecond; at most
/// `limit` answers are kept, and the rest is counted.
class AssetSearchModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr int limit = 500;
    explicit AssetSearchModel(const twin::SiteModel* site, QObject* parent = nullptr);

    /// Words are all looked for, in name, type and kind, without regard to case. "H2-R07-12/S3" finds the server too.
    void search(const QString& text);
    int total() const { return m_total; }
    twin::AssetRef asset(int row) const { return m_found[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override; ///< what is found can be dragged into a chart
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    const twin::SiteModel* m_site;
    std::vector<twin::AssetRef> m_found;
    int m_total = 0;
};

} // namespace views
