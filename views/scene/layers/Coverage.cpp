#include "views/scene/layers/Coverage.h"
#include "data/session/Session.h"
#include <QCoreApplication>
#include <cmath>

namespace views {
namespace {

using twin::Metric, twin::Origin, twin::ValueClass, twin::ValueQuality;

/// Adds what has a sample now; `know` tells whether the origin says anything of an asset.
void add(const twin::TwinState& state, ValueClass what, Origin origin, std::vector<char>& seen)
{
    for (std::size_t m = 0; m < twin::metricCount; ++m) {
        const auto column = state.column(what, origin, static_cast<Metric>(m));
        if (!column || column->values.size() != seen.size())
            continue;
        for (std::size_t i = 0; i < seen.size(); ++i)
            seen[i] |= static_cast<char>(column->qualityAt(i) != ValueQuality::None);
    }
}

std::vector<Cover> covers(const std::vector<char>& measured, const std::vector<char>& modelled, std::array<int, coverKinds>& counts)
{
    std::vector<Cover> out(measured.size());
    counts = {};
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = measured[i] ? Cover::Measured : modelled[i] ? Cover::Modelled : Cover::None;
        ++counts[static_cast<std::size_t>(out[i])];
    }
    return out;
}

} // namespace

void Coverage::forget()
{
    m_rackSeen.clear();
    m_unitSeen.clear();
}

void Coverage::update(const twin::TwinState& state, const data::Session* session)
{
    const auto racks = static_cast<std::size_t>(state.layout().racks), units = static_cast<std::size_t>(state.layout().units);
    const int revision = session ? session->measuredRevision() : 0;
    if (revision != m_revision || m_rackSeen.size() != racks || m_unitSeen.size() != units) {
        m_revision = revision;
        m_rackSeen.assign(racks, 0);
        m_unitSeen.assign(units, 0);
    }
    add(state, ValueClass::Rack, Origin::Measured, m_rackSeen);
    add(state, ValueClass::Unit, Origin::Measured, m_unitSeen);
    if (session)
        for (const int r : session->measuredRacks())
            if (static_cast<std::size_t>(r) < racks)
                m_rackSeen[static_cast<std::size_t>(r)] = 1;
    std::vector<char> rackModel(racks, 0), unitModel(units, 0);
    add(state, ValueClass::Rack, Origin::Modelled, rackModel);
    add(state, ValueClass::Unit, Origin::Modelled, unitModel);
    m_racks = covers(m_rackSeen, rackModel, m_counts.racks);
    m_units = covers(m_unitSeen, unitModel, m_counts.units);
}

QString coverLabel(Cover cover)
{
    switch (cover) {
    case Cover::Measured: return QCoreApplication::translate("Coverage", "Measured");
    case Cover::Modelled: return QCoreApplication::translate("Coverage", "Modelled only");
    case Cover::None: return QCoreApplication::translate("Coverage", "Neither");
    }
    return {};
}

QColor coverColor(Cover cover, Theme::Kind kind)
{
    return Theme::color(cover == Cover::Measured ? Role::Measured : cover == Cover::Modelled ? Role::Modelled : Role::NoData, kind);
}

std::vector<float> coverCodes(const std::vector<Cover>& covers)
{
    std::vector<float> out(covers.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<float>(covers[i]);
    return out;
}

ColourLookup coverLookup(Theme::Kind kind)
{
    ColourLookup out = plainLookup(Theme::color(Role::NoData, kind));
    for (int i = 0; i < 256; ++i) {
        const QColor c = coverColor(static_cast<Cover>(std::min(coverKinds - 1, i * coverKinds / 256)), kind);
        out[static_cast<std::size_t>(ColourSlots::map + i)] = {static_cast<std::uint8_t>(c.red()), static_cast<std::uint8_t>(c.green()), static_cast<std::uint8_t>(c.blue()), 255};
    }
    out[ColourSlots::below] = out[ColourSlots::map];
    out[ColourSlots::above] = out[ColourSlots::map + 255];
    return out;
}

} // namespace views
