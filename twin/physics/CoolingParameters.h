// The cooling plant's numbers beside those in PlantParameters. SI units, shares of 1.
#pragma once

namespace twin {

enum class ChillerModel { WarmWater = 0, AirCooledScrew = 1, WaterCooledCentrifugal = 2 };
enum class TowerModel { York = 0, Merkel = 1 };

struct CoolingParameters
{
    ChillerModel chillers = ChillerModel::WarmWater;
    TowerModel towers = TowerModel::York;
    double dryCoolerShare = 0;     ///< catalogue rating of the dry coolers over the design heat
    double towerDesignWetBulbC = 26.8, towerDesignRangeK = 8, towerDesignApproachK = 4;
    double towerWaterToAir = 1.2;  ///< mass flows at design, for the Merkel tower
    double towerFanTimeS = 25, towerBasinS = 240, fanDeadBand = 0.02;
    double pumpRampS = 10;
    double chillerTargetLoad = 0.6, chillerStartS = 120, chillerRestartS = 300, chillerMinRunS = 600, chillerMinOffS = 300, chillerLoadTimeS = 60;
};

} // namespace twin
