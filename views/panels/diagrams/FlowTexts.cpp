#include "views/panels/diagrams/FlowTexts.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <cmath>

namespace views::flows {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Flows)
};

QString table(const char* text) { return QCoreApplication::translate("Flow", text); }

const twin::FlowNodeInfo& end(const twin::FlowAccount& a, int node) { return *a.nodes[static_cast<std::size_t>(node)].info; }

} // namespace

QString nodeLabel(const twin::FlowNodeInfo& info) { return table(info.label); }
QString nodeNote(const twin::FlowNodeInfo& info) { return table(info.note); }
QString words(const twin::FigureMakeUp& makeUp) { return table(makeUp.words); }

QString subjectLabel(twin::FlowAccount::Subject subject)
{
    switch (subject) {
    case twin::FlowAccount::Subject::Power: return Texts::tr("Power");
    case twin::FlowAccount::Subject::Heat: return Texts::tr("Heat");
    case twin::FlowAccount::Subject::Water: return Texts::tr("Water");
    }
    return {};
}

QString value(const twin::FlowAccount& a, double v) { return text::withUnit(text::significant(v), text::unit(a.unit)); }

QString share(const twin::FlowAccount& a, double v)
{
    if (!(a.total > 0))
        return text::dash();
    const double percent = 100 * v / a.total;
    return text::withUnit(percent < 0.05 ? QStringLiteral("<") + text::number(0.1, 1) : text::number(percent, percent < 9.95 ? 1 : 0), QStringLiteral("%"));
}

QString flowLine(const twin::FlowAccount& a, const twin::Flow& f)
{
    const auto& from = a.nodes[static_cast<std::size_t>(f.from)];
    auto line = Texts::tr("%1 → %2: %3, %4 of all").arg(nodeLabel(end(a, f.from)), nodeLabel(end(a, f.to)), text::withUnit(text::full(f.value), text::unit(a.unit)), share(a, f.value));
    if (from.out > f.value * 1.0005)
        line += Texts::tr(", %1 of %2").arg(text::withUnit(text::number(100 * f.value / from.out, 1), QStringLiteral("%")), nodeLabel(*from.info));
    return line + QStringLiteral(". ") + (f.isResidual ? nodeNote(f.isResidual && end(a, f.to).role == twin::FlowRole::Problem ? end(a, f.to) : end(a, f.from)) : Texts::tr("Modelled."));
}

QString nodeLine(const twin::FlowAccount& a, const twin::FlowNode& n)
{
    return Texts::tr("%1: %2, %3 of all. %4 Modelled.").arg(nodeLabel(*n.info), text::withUnit(text::full(n.value()), text::unit(a.unit)), share(a, n.value()), nodeNote(*n.info));
}

} // namespace views::flows
