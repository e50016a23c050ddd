#include "views/panels/oneline/OneLineTexts.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace views::oneline {
namespace {

using Kind = twin::network::SiteElement::Kind;
QString ui(const char* text) { return QCoreApplication::translate("OneLine", text); }

/// What comes after the last space: the number people know it by.
QString number(const std::string& name)
{
    const auto space = name.rfind(' ');
    return QString::fromStdString(space == std::string::npos ? name : name.substr(space + 1));
}

} // namespace

QString kindLabel(Kind kind)
{
    switch (kind) {
    case Kind::UtilityFeed: return ui(QT_TRANSLATE_NOOP("OneLine", "Utility feeds"));
    case Kind::SubstationTransformer: return ui(QT_TRANSLATE_NOOP("OneLine", "Substation transformers"));
    case Kind::RingTie: return ui(QT_TRANSLATE_NOOP("OneLine", "Ring ties"));
    case Kind::LineUp: return ui(QT_TRANSLATE_NOOP("OneLine", "Switchgear line-ups"));
    case Kind::PadTransformer: return ui(QT_TRANSLATE_NOOP("OneLine", "Pad transformers"));
    case Kind::Busway: return ui(QT_TRANSLATE_NOOP("OneLine", "Busways"));
    case Kind::Machine: return ui(QT_TRANSLATE_NOOP("OneLine", "Turbines and gensets"));
    case Kind::Battery: return ui(QT_TRANSLATE_NOOP("OneLine", "Megapack groups"));
    }
    return {};
}

QString elementLabel(const twin::network::SiteElement& e)
{
    const auto n = number(e.name);
    switch (e.kind) {
    case Kind::UtilityFeed: return ui(QT_TRANSLATE_NOOP("OneLine", "Utility feed %1")).arg(n);
    case Kind::SubstationTransformer: return ui(QT_TRANSLATE_NOOP("OneLine", "Substation transformer %1")).arg(n);
    case Kind::RingTie: return ui(QT_TRANSLATE_NOOP("OneLine", "Tie %1")).arg(n);
    case Kind::LineUp: return ui(QT_TRANSLATE_NOOP("OneLine", "Line-up %1")).arg(n);
    case Kind::PadTransformer: return ui(QT_TRANSLATE_NOOP("OneLine", "Pad %1")).arg(n);
    case Kind::Busway: return ui(QT_TRANSLATE_NOOP("OneLine", "Busway of pad %1")).arg(n);
    case Kind::Machine:
        return (e.name.starts_with("genset") ? ui(QT_TRANSLATE_NOOP("OneLine", "Genset %1")) : ui(QT_TRANSLATE_NOOP("OneLine", "Turbine %1"))).arg(n);
    case Kind::Battery: return ui(QT_TRANSLATE_NOOP("OneLine", "Megapacks at line-up %1")).arg(n);
    }
    return {};
}

QString busLabel(const std::string& name)
{
    if (name.starts_with("line-up "))
        return ui(QT_TRANSLATE_NOOP("OneLine", "Line-up %1")).arg(number(name));
    return QString::fromStdString(name);
}

QString placeLabel(const twin::network::SiteElement& e, const twin::Site& site)
{
    const bool isPad = e.kind == Kind::PadTransformer || e.kind == Kind::Busway;
    if (isPad && e.hall >= 0 && static_cast<std::size_t>(e.hall) < site.halls.size())
        return text::hallName(site.halls[static_cast<std::size_t>(e.hall)].name);
    if (isPad)
        return ui(QT_TRANSLATE_NOOP("OneLine", "Mechanical plant"));
    return e.lineUp >= 0 && e.kind != Kind::LineUp ? ui(QT_TRANSLATE_NOOP("OneLine", "Line-up %1")).arg(e.lineUp + 1) : QString();
}

QString allowedText(double seconds)
{
    if (!std::isfinite(seconds))
        return text::dash();
    return seconds > 0 ? text::duration(seconds / 60) : ui(QT_TRANSLATE_NOOP("OneLine", "not at all"));
}

QString darkHallsText(const std::vector<float>& hallSupply, const twin::Site& site)
{
    QStringList list;
    for (std::size_t h = 0; h < hallSupply.size() && h < site.halls.size(); ++h) {
        const double dark = 1 - static_cast<double>(hallSupply[h]);
        if (dark <= 0)
            continue;
        const auto name = text::hallName(site.halls[h].name);
        list << (dark >= 1 ? ui(QT_TRANSLATE_NOOP("OneLine", "%1: dark")).arg(name)
                           : ui(QT_TRANSLATE_NOOP("OneLine", "%1: %2 dark")).arg(name, text::withUnit(text::significant(100 * dark, 2), QStringLiteral("%"))));
    }
    return list.join(QStringLiteral(", "));
}

} // namespace views::oneline
