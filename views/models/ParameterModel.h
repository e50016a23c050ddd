// The numbers of the scenario, grouped, with range and provenance. Editing asks, it does not change anything. GUI thread.
#pragma once
#include "twin/model/SiteModel.h"
#include <QAbstractItemModel>
#include <QStringList>
#include <vector>

namespace views {

/// Two levels: groups and their parameters, one column painted by ParameterDelegate.
class ParameterModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Roles { IsGroupRole = Qt::UserRole + 1, LabelRole, ValueTextRole, UnitRole, RangeRole, MarkRole, SourceRole, OutsideRole };
    explicit ParameterModel(const twin::SiteModel* site, QObject* parent = nullptr);

    /// Only these groups (as ParameterSet names them), in this order; empty: all.
    void setGroups(const std::vector<std::string>& groups);
    void setFilter(const QString& text); ///< in label, group, source and id
    int parameterCount() const;
    const twin::Parameter* parameter(const QModelIndex& index) const; ///< nullptr for groups

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override; ///< emits edited(); the value changes when the model does
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Reads what people type: the locale's form or a decimal point. Empty if it is no number.
    static std::optional<double> parse(const QString& text);

Q_SIGNALS:
    void edited(const QString& id, double value);

private:
    struct Group
    {
        std::string name;
        std::vector<int> parameters; ///< into ParameterSet::all()
    };
    void rebuild();
    void onChanged(const twin::ChangeSet& change);
    std::vector<Group> collect() const;

    const twin::SiteModel* m_site;
    std::vector<std::string> m_wanted;
    QString m_filter;
    std::vector<Group> m_groups;
};

} // namespace views
