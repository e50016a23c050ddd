// The one mutable model: site + scenario, with typed change events. Lives on the GUI thread.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include <QObject>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace twin {

/// What one edit touched. Indices are into Site::racks: of the state after the change for `added` and `moved`, of the state before
/// it for `removed`; ascending. Rows have no event of their own: a new row is already there in aboutToChange() of the racks that
/// are put into it, and leaves silently after changed() of the racks that left it. A view that lists rows lists those with racks.
struct ChangeSet
{
    enum class Kind { Reset, RacksAdded, RacksRemoved, RacksMoved, Scenario };
    Kind kind = Kind::Reset;
    std::vector<int> racks;
    std::vector<std::string> parameters; ///< Scenario: ids that changed; empty: other choices (workload, weather, date)
};

/// A rack taken out of the site together with the place it had in the arrays.
struct DetachedRack
{
    int index = 0;
    Rack rack;
};

class SiteModel : public QObject
{
    Q_OBJECT
public:
    explicit SiteModel(QObject* parent = nullptr);

    const Site& site() const { return m_site; }
    const Scenario& scenario() const { return m_scenario; }
    const Catalogue& catalogue() const { return Catalogue::builtIn(); }

    int rackIndex(AssetId id) const;   ///< -1 if it is not a rack of this site
    int unitIndex(AssetId id) const;
    int hallIndex(AssetId id) const;
    int rowIndex(AssetId id) const;
    /// "H2-R07-12", "H2-R07-12/S3", "H2-R07-12/S3/G5" (servers and GPUs of a server count from 1), "H2-R07", "Hall 2", "MP-017";
    /// empty if unknown.
    std::string name(AssetRef ref) const;
    /// The inverse of name(): finds an asset by its readable name. The ref of a GPU carries its server too.
    std::optional<AssetRef> find(const std::string& name) const;

    /// Replaces everything (open, new); not undoable.
    void reset(Site site, Scenario scenario);

    /// Mutators for the commands of twin/edit only (they are the only writers besides reset()).
    class Editor
    {
        friend class SiteCommand;
        explicit Editor(SiteModel& model) : m(model) {}
        SiteModel& m;

    public:
        void insertRacks(const std::vector<DetachedRack>& racks);  ///< ascending by index
        std::vector<DetachedRack> removeRacks(const std::vector<AssetId>& ids);
        void replaceRacks(const std::vector<Rack>& racks);          ///< same ids, new places
        void insertRow(const Row& row);                              ///< appended; removed by removeLastRow; no event, see ChangeSet
        void removeLastRow();
        void setScenario(const Scenario& scenario, std::vector<std::string> parameters);
        AssetId newId();
    };

Q_SIGNALS:
    void aboutToChange(const twin::ChangeSet& change);
    void changed(const twin::ChangeSet& change);

private:
    void rebuildIndex();
    void reindexRacks(std::size_t from);
    int gpusOf(const Rack& rack) const;
    std::optional<AssetRef> findPart(AssetRef rack, std::string_view part) const;
    Site m_site;
    Scenario m_scenario;
    std::unordered_map<AssetId, int> m_rackIndex, m_unitIndex;
    mutable std::unordered_map<std::string, AssetId> m_byName; ///< made when first asked after a change
};

} // namespace twin
