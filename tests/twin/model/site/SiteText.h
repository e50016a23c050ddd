// A site as text, every field of it, for comparing two of them.
#pragma once
#include "twin/base/NumberText.h"
#include "twin/model/Site.h"
#include <string>

inline std::string siteText(const twin::Site& s)
{
    using twin::numberText;
    std::string out = s.name + ' ' + numberText(s.latitude) + ' ' + numberText(s.longitude) + ' ' + numberText(s.elevationM) + '\n';
    const auto rect = [](const twin::Rect& r) {
        return numberText(r.x0) + ',' + numberText(r.y0) + ',' + numberText(r.x1) + ',' + numberText(r.y1);
    };
    const auto id = [](twin::AssetId i) { return std::to_string(i.value) + ' '; };
    for (const auto& b : s.buildings)
        out += "b " + id(b.id) + b.name + ' ' + rect(b.area) + ' ' + numberText(b.heightM) + '\n';
    for (const auto& h : s.halls)
        out += "h " + id(h.id) + std::to_string(h.number) + ' ' + h.name + ' ' + std::to_string(h.building) + ' ' + rect(h.area) + ' '
            + numberText(h.heightM) + '\n';
    for (const auto& r : s.rows)
        out += "r " + id(r.id) + std::to_string(r.hall) + ' ' + std::to_string(r.number) + ' ' + numberText(r.y) + (r.facesNorth ? " n\n" : " s\n");
    for (const auto& r : s.racks)
        out += "k " + id(r.id) + std::to_string(r.type) + ' ' + std::to_string(r.hall) + ' ' + std::to_string(r.row) + ' '
            + std::to_string(r.slot) + ' ' + numberText(r.x) + ' ' + numberText(r.y) + ' ' + r.name + ' ' + std::to_string(r.gpus) + '\n';
    for (const auto& u : s.units)
        out += "u " + id(u.id) + std::to_string(static_cast<int>(u.kind)) + ' ' + std::to_string(u.type) + ' ' + u.name + ' ' + numberText(u.x)
            + ' ' + numberText(u.y) + ' ' + numberText(u.widthM) + ' ' + numberText(u.depthM) + ' ' + numberText(u.heightM) + '\n';
    return out;
}
