#include "app/report/Finding.h"
#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr double noticeableMw = 0.5; ///< less is not worth a word

QString mw(double value, const Texts& texts)
{
    return texts.withUnit(texts.number(value, value < 10 ? 1 : 0), "MW");
}

QString joined(const QStringList& parts, const Texts& texts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return texts.translate("Report", "%1 and %2")
        .arg(QStringList(parts.mid(0, parts.size() - 1)).join(QStringLiteral(", ")), parts.back());
}

const twin::Limit* limitById(const twin::KeyFigures& figures, const char* id)
{
    const auto it = std::find_if(figures.limits.begin(), figures.limits.end(), [&](const auto& l) { return l.id == id; });
    return it == figures.limits.end() ? nullptr : &*it;
}

QString doing(twin::WorkloadKind workload, const Texts& texts)
{
    switch (workload) {
    case twin::WorkloadKind::Training: return texts.translate("Report", "in training");
    case twin::WorkloadKind::Inference: return texts.translate("Report", "in inference");
    case twin::WorkloadKind::Rated: return texts.translate("Report", "at rated power");
    case twin::WorkloadKind::Idle: return texts.translate("Report", "at idle");
    case twin::WorkloadKind::Trace: return texts.translate("Report", "under the recorded workload");
    }
    return {};
}

QString supplySentence(const twin::KeyFigures& f, double gridMw, twin::WorkloadKind workload, const Texts& texts)
{
    const QString gpus = texts.number(f.gpus, 0);
    QStringList others;
    const auto add = [&](const QString& name, double value) {
        if (value >= noticeableMw)
            others << texts.translate("Report", "%1 (%2)").arg(name, mw(value, texts));
    };
    add(texts.translate("Report", "the turbines"), f.turbine_mw);
    add(texts.translate("Report", "the gensets"), f.genset_mw);
    add(texts.translate("Report", "the batteries"), f.battery_mw);

    if (f.facility_mw > gridMw) {
        QString text = texts.translate("Report", "%1 of grid does not carry %2 GPUs %3: %4 are asked for at the meter.")
                           .arg(mw(gridMw, texts), gpus, doing(workload, texts), mw(f.facility_mw, texts));
        if (!others.isEmpty())
            text += QLatin1Char(' ') + texts.translate("Report", "The rest is carried by %1.").arg(joined(others, texts));
        return text;
    }
    QString text = texts.translate("Report", "%1 of grid carries %2 GPUs %3: %4 are asked for at the meter and %5 are left.")
                       .arg(mw(gridMw, texts), gpus, doing(workload, texts), mw(f.facility_mw, texts), mw(gridMw - f.facility_mw, texts));
    if (!others.isEmpty())
        text += QLatin1Char(' ') + texts.translate("Report", "Of this, %1 run beside the grid.").arg(joined(others, texts));
    return text;
}

QString bindingSentence(const twin::Limit& limit, const Texts& texts)
{
    const int decimals = limit.capacity < 10 ? 2 : limit.capacity < 100 ? 1 : 0;
    const QString used = texts.number(limit.used, decimals);
    const QString capacity = texts.withUnit(texts.number(limit.capacity, decimals), limit.unit);
    const double headroom = limit.headroomPercent();
    const QString label = limitLabel(limit, texts);
    return headroom < 0 ? texts.translate("Report", "What binds is “%1”: %2 asked for of %3, %4 % too much.")
                              .arg(label, used, capacity, texts.number(-headroom, 0))
                        : texts.translate("Report", "What binds first is “%1”: %2 used of %3, %4 % left.")
                              .arg(label, used, capacity, texts.number(headroom, 0));
}

} // namespace

QString limitLabel(const twin::Limit& limit, const Texts& texts) { return texts.translate("Limit", limit.label); }

QStringList findings(const twin::KeyFigures& f, twin::WorkloadKind workload, const Texts& texts)
{
    QStringList out;
    if (const auto* grid = limitById(f, "grid_import"); grid && std::isfinite(f.facility_mw))
        out << supplySentence(f, grid->capacity, workload, texts);
    if (f.unserved_mw >= noticeableMw)
        out << texts.translate("Report", "%1 cannot be served by any source: GPUs have to be capped or switched off.").arg(mw(f.unserved_mw, texts));
    if (f.battery_mw >= noticeableMw && f.battery_mwh > 0) {
        const double hours = f.battery_mwh / f.battery_mw;
        out << texts.translate("Report", "The batteries are being emptied: at %1 their %2 last about %3 h.")
                   .arg(mw(f.battery_mw, texts), texts.withUnit(texts.number(f.battery_mwh, 0), "MWh"), texts.number(hours, 1));
    }
    if (f.binding_limit >= 0 && f.binding_limit < static_cast<int>(f.limits.size()))
        out << bindingSentence(f.limits[static_cast<std::size_t>(f.binding_limit)], texts);
    QStringList exceeded;
    for (std::size_t i = 0; i < f.limits.size(); ++i)
        if (static_cast<int>(i) != f.binding_limit && f.limits[i].headroomPercent() < 0)
            exceeded << QStringLiteral("“%1”").arg(limitLabel(f.limits[i], texts));
    if (!exceeded.isEmpty())
        out << texts.translate("Report", "Also exceeded: %1.").arg(joined(exceeded, texts));
    if (f.gpus_throttled >= 1)
        out << texts.translate("Report", "%1 GPUs are throttled because they are too hot.").arg(texts.number(f.gpus_throttled, 0));
    if (f.curve_inputs_clamped >= 1)
        out << texts.translate("Report", "The curves of chillers or towers do not reach these temperatures; their nearest end is used (%1 of their inputs).")
                   .arg(texts.number(f.curve_inputs_clamped, 0));
    return out;
}

QString bandwidthNote(const twin::KeyFigures& f, const Texts& texts)
{
    const auto pb = [&](double v) { return texts.withUnit(texts.number(v, 0), "PB/s"); };
    QString text = texts.translate("Report", "The operator publishes %1 of memory bandwidth. Added up over the GPUs of this plan, HBM gives %2 and NVLink %3; "
                                             "the published figure is kept as a label beside them, and nothing is adjusted to it.")
                       .arg(pb(f.published_memory_pb_per_s), pb(f.hbm_pb_per_s), pb(f.nvlink_pb_per_s));
    if (f.hbm_pb_per_s > 0 && f.nvlink_pb_per_s > 0) {
        // Nearer by ratio, because the totals differ by a factor.
        const auto distance = [&](double v) { return std::fabs(std::log(v / f.published_memory_pb_per_s)); };
        text += QLatin1Char(' ')
                + (distance(f.nvlink_pb_per_s) < distance(f.hbm_pb_per_s)
                       ? texts.translate("Report", "It is nearer to the NVLink total than to the HBM total.")
                       : texts.translate("Report", "It is nearer to the HBM total than to the NVLink total."));
    }
    return text;
}

} // namespace app
