// The cooling plant as a picture of values: boxes and pipes with what stands at them at one instant, without any drawing. GUI thread
// (translated texts).
#pragma once
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/theme/Theme.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace views {

struct CoolingPicture
{
    enum class Box { Gpus, Air, Cdus, Doors, Dry, Towers, Chillers, Pumps, Outdoors, Count };
    enum class State { Running, Standby, Off, OutOfService, Unknown };
    /// A unit, or a hall's racks.
    struct Cell
    {
        State state = State::Unknown;
        float loading = 0;     ///< share of the rating; NaN: unknown
        twin::AssetId asset;
        QString tip;
    };
    struct Part
    {
        Box box = Box::Gpus;
        QString title, stateWord;      ///< "31 of 45 running, 2 out of service"
        QStringList lines;             ///< "180.9 MW"
        Role stateRole = Role::Muted;  ///< with shape and word
        bool exists = true;
        std::vector<Cell> cells;
        std::vector<twin::AssetRef> assets;
        QString tip;
    };
    struct Pipe
    {
        enum class Line { TechnologyReturn, TechnologySupply, AirReturn, AirSupply, FacilityReturn, AfterDry, AfterTowers, FacilitySupply, DoorReturn, DoorSupply, ToAir };
        Line line = Line::TechnologyReturn;
        double celsius = 0, share = 0; ///< NaN: not known; share: flow against the largest, for the width
        QString label;                 ///< "37.1 °C · 1,234 m³/h"
    };
    QString problem, next;             ///< why there is no picture, and what to do
    QString summary;
    std::vector<Part> parts;           ///< by Box
    std::vector<Pipe> pipes;           ///< by Line
};

CoolingPicture coolingPicture(const twin::SiteModel& site, const twin::TwinState& state);

/// Water temperatures between the machines of heat rejection, °C, from the loop's return on; NaN where not known.
struct RejectionTemperatures
{
    double afterDry, afterTowers, afterChillers;
};
RejectionTemperatures rejectionTemperatures(const twin::KeyFigures& figures);

} // namespace views
