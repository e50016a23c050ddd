// The site as a tree: Site > Building > Hall > Row > Rack > Server > GPU, and Yard > kinds > units. GUI thread.
#pragma once
#include "twin/base/Metric.h"
#include "twin/model/SiteModel.h"
#include <QAbstractItemModel>
#include <optional>
#include <unordered_map>
#include <vector>

namespace twin {
class TwinState;
}

namespace views {

/// Keeps a small mirror of the site's structure (ids only), so that edits are announced row by row and never as a reset; servers and GPUs
/// cost nothing until they are opened. Values of the second column are read when painted: after TwinState::changed() the view only has to
/// repaint, the model emits nothing.
class AssetTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Roles { AssetRole = Qt::UserRole + 1, KindRole };
    AssetTreeModel(twin::SiteModel* site, const twin::TwinState* state, QObject* parent = nullptr);

    /// What the second column shows.
    void setValue(twin::Metric metric, twin::Origin origin);
    twin::Metric metric() const { return m_metric; }
    twin::Origin origin() const { return m_origin; }

    twin::AssetRef asset(const QModelIndex& index) const; ///< invalid for the site, the yard and its groups
    QModelIndex indexOf(twin::AssetRef ref) const;        ///< invalid if it is not in the tree

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Assets can be dragged into a chart.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    enum class Node : std::uint8_t { Site = 1, Building, Hall, Row, Rack, Server, Gpu, Yard, Group, Unit };
    struct Row
    {
        twin::AssetId id;
        int hall = 0, number = 0;
        std::vector<twin::AssetId> racks; ///< by slot
        std::vector<int> slots;           ///< parallel
    };
    struct Group
    {
        twin::AssetKind kind;
        std::vector<int> units;           ///< indices into Site::units
    };
    struct Value
    {
        double value = 0;
        bool isKnown = false;
    };

    static quintptr key(Node node, std::uint32_t id, int sub = 0);
    static Node nodeOf(const QModelIndex& index);
    static std::uint32_t idOf(const QModelIndex& index);
    static int subOf(const QModelIndex& index);
    QModelIndex buildingIndex(int building) const;
    QModelIndex hallIndex(int hall) const;
    QModelIndex rowIndex(int row) const;
    QModelIndex rackIndex(twin::AssetId id, int column = 0) const;

    void rebuild();
    void onChanged(const twin::ChangeSet& change);
    void syncRows();
    void addRacks(const std::vector<int>& racks);
    void removeMissingRacks();
    void moveRacks(const std::vector<int>& racks);
    void sortRow(int row);
    const twin::Rack* rack(std::uint32_t id) const;
    int gpusPerServer(const twin::Rack& rack) const;

    QString title(const QModelIndex& index) const;
    QString note(const QModelIndex& index) const; ///< how much is inside
    QString tooltip(const QModelIndex& index) const;
    twin::AssetKind kind(const QModelIndex& index) const;
    Value value(const QModelIndex& index) const;
    void accumulate(int row, double& sum, double& extreme, int& count) const;

    twin::SiteModel* m_site;
    const twin::TwinState* m_state;
    twin::Metric m_metric = twin::Metric::Power;
    twin::Origin m_origin = twin::Origin::Modelled;
    std::vector<std::vector<int>> m_hallsOfBuilding;
    std::vector<std::vector<int>> m_rowsOfHall;        ///< by row number
    std::vector<Row> m_rows;                           ///< index as Site::rows
    std::vector<Group> m_groups;
    std::unordered_map<twin::AssetId, int> m_rowOfRack;
    std::vector<int> m_groupOfUnit, m_placeOfUnit;     ///< by unit index
};

} // namespace views
