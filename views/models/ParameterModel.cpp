#include "views/models/ParameterModel.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace views {

ParameterModel::ParameterModel(const twin::SiteModel* site, QObject* parent) : QAbstractItemModel(parent), m_site(site)
{
    connect(site, &twin::SiteModel::changed, this, &ParameterModel::onChanged);
    m_groups = collect();
}

std::vector<ParameterModel::Group> ParameterModel::collect() const
{
    std::vector<Group> groups;
    for (const auto& name : m_wanted)
        groups.push_back({name, {}});
    const auto& all = m_site->scenario().parameters.all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& p = all[i];
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.name == p.group; });
        if (group == groups.end()) {
            if (!m_wanted.empty())
                continue;
            group = groups.insert(groups.end(), Group{p.group, {}});
        }
        if (!m_filter.isEmpty()) {
            const QString text = text::parameterLabel(p) + QLatin1Char('\n') + text::parameterGroup(p.group) + QLatin1Char('\n') + text::provenance(p)
                                 + QLatin1Char('\n') + text::fromUtf8(p.id);
            const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (!std::all_of(words.begin(), words.end(), [&](const QString& w) { return text.contains(w, Qt::CaseInsensitive); }))
                continue;
        }
        group->parameters.push_back(static_cast<int>(i));
    }
    groups.erase(std::remove_if(groups.begin(), groups.end(), [](const Group& g) { return g.parameters.empty(); }), groups.end());
    return groups;
}

void ParameterModel::rebuild()
{
    auto groups = collect();
    const bool isSame = std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(),
                                   [](const Group& a, const Group& b) { return a.name == b.name && a.parameters == b.parameters; });
    if (isSame) {
        for (int g = 0; g < rowCount(); ++g)
            Q_EMIT dataChanged(index(0, 0, index(g, 0)), index(rowCount(index(g, 0)) - 1, 0, index(g, 0)));
        return;
    }
    beginResetModel();
    m_groups = std::move(groups);
    endResetModel();
}

void ParameterModel::onChanged(const twin::ChangeSet& change)
{
    if (change.kind != twin::ChangeSet::Kind::Scenario && change.kind != twin::ChangeSet::Kind::Reset)
        return;
    rebuild();
}

void ParameterModel::setGroups(const std::vector<std::string>& groups)
{
    if (groups == m_wanted)
        return;
    m_wanted = groups;
    rebuild();
}

void ParameterModel::setFilter(const QString& text)
{
    m_filter = text.simplified();
    rebuild();
}

int ParameterModel::parameterCount() const
{
    int count = 0;
    for (const auto& group : m_groups)
        count += static_cast<int>(group.parameters.size());
    return count;
}

const twin::Parameter* ParameterModel::parameter(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const auto& group = m_groups[index.internalId() - 1];
    const auto& all = m_site->scenario().parameters.all();
    const auto i = static_cast<std::size_t>(group.parameters[static_cast<std::size_t>(index.row())]);
    return i < all.size() ? &all[i] : nullptr;
}

QModelIndex ParameterModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : 0);
}

QModelIndex ParameterModel::parent(const QModelIndex& child) const
{
    return child.isValid() && child.internalId() > 0 ? createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0)) : QModelIndex();
}

int ParameterModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].parameters.size()) : 0;
}

int ParameterModel::columnCount(const QModelIndex&) const { return 1; }

QVariant ParameterModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto* p = parameter(index);
    if (role == IsGroupRole)
        return p == nullptr;
    if (!p) {
        if (role == Qt::DisplayRole || role == LabelRole)
            return text::parameterGroup(m_groups[static_cast<std::size_t>(index.row())].name);
        return {};
    }
    const QString unit = text::unit(p->unit);
    switch (role) {
    case Qt::DisplayRole: return QStringLiteral("%1: %2").arg(text::parameterLabel(*p), text::withUnit(text::full(p->value), unit));
    case Qt::EditRole: return QLocale().toString(p->value, 'g', QLocale::FloatingPointShortest).remove(QLocale().groupSeparator());
    case LabelRole: {
        // Under its kind a figure need not repeat it: "64 x H100 …: host idle" reads "host idle".
        const QString label = text::parameterLabel(*p), kind = text::parameterGroup(p->group);
        if (!label.startsWith(kind, Qt::CaseInsensitive))
            return label;
        // Languages differ in the space before the colon.
        QString rest = label.mid(kind.size()).trimmed();
        if (!rest.startsWith(QLatin1Char(':')) || rest.size() < 3)
            return label;
        rest = rest.mid(1).trimmed();
        rest[0] = rest[0].toUpper();
        return rest;
    }
    case ValueTextRole: return text::full(p->value);
    case UnitRole: return unit;
    case RangeRole: return p->high > p->low ? QStringLiteral("%1–%2").arg(text::full(p->low), text::full(p->high)) : QString();
    case MarkRole: return static_cast<int>(p->mark);
    case SourceRole: return text::provenance(*p);
    case OutsideRole: return p->high > p->low && (p->value < p->low || p->value > p->high);
    case Qt::ToolTipRole: {
        QString html = QStringLiteral("<b>%1</b><br/>%2").arg(text::parameterLabel(*p).toHtmlEscaped(), text::withUnit(text::full(p->value), unit).toHtmlEscaped());
        if (p->high > p->low)
            html += QStringLiteral("<br/>%1").arg(tr("plausible range %1").arg(text::withUnit(data(index, RangeRole).toString(), unit)).toHtmlEscaped());
        return html + QStringLiteral("<p>%1<br/>%2</p>").arg(text::markLabel(p->mark).toHtmlEscaped(), text::provenance(*p).toHtmlEscaped());
    }
    default: return {};
    }
}

std::optional<double> ParameterModel::parse(const QString& text)
{
    QString clean = text.trimmed();
    clean.replace(QChar(text::minusSign), QLatin1Char('-'));
    bool isNumber = false;
    double value = QLocale().toDouble(clean, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(clean, &isNumber);
    if (!isNumber || !std::isfinite(value))
        return {};
    return value;
}

bool ParameterModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const auto* p = parameter(index);
    if (!p || role != Qt::EditRole)
        return false;
    const auto number = parse(value.toString());
    if (!number || *number == p->value)
        return false;
    Q_EMIT edited(text::fromUtf8(p->id), *number);
    return true;
}

Qt::ItemFlags ParameterModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return parameter(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : Qt::ItemFlags(Qt::ItemIsEnabled);
}

} // namespace views
