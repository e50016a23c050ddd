// What a site's loops are sized with where no drawing says it. Plain values.
#pragma once

namespace twin::hydraulics {

/// SI units. Every default is an estimate unless its line says otherwise.
struct LoopSizing
{
    // Facility water: pumps and plant, a trunk past the halls, a branch into each; supply and return alike.
    double trunkVelocityMPerS = 2.4;  ///< ASHRAE Fundamentals 2013, ch. 22: large pipes at 100 to 400 Pa/m, up to about 3 m/s
    double branchVelocityMPerS = 2.0; ///< as above
    double roughnessM = 4.6e-5;       ///< commercial steel (Moody, Trans. ASME 66 (1944))
    double trunkPerHallM = 80, branchM = 60;
    double fittingsShare = 0.5;       ///< of the straight pipe's drop: bends, tees, valves
    double plantPa = 60e3;            ///< evaporators, exchanger to the towers, strainers at design flow
    double hallOpenFlow = 1.3;        ///< of design: what a hall takes at its design drop with all its valves open; as the plant model's CDUs
    double shutOffRatio = 1.25;       ///< of the design lift; flat curves of large centrifugal pumps
    // Technology loops: a CDU with its pumps, a manifold past the racks.
    double rackPa = 120e3;            ///< couplings, manifold and cold plates; within the 276 kPa (40 psi) of rack pump units (OCP)
    double cduPa = 60e3;              ///< exchanger and strainer at the CDU's rated flow; loops run with less, as CDUs are rated for more heat
    double rackExponent = 1.8;        ///< of flow: between narrow channels and fittings
    double rackPitchM = 0.75;         ///< of the row
    double manifoldVelocityMPerS = 1.5;
    double inRackEfficiency = 0.36;   ///< wire to water at best, small canned pumps of some 0.3 kW: CDUs then take the 1.2 % of heat of their catalogue
    double rowEfficiency = 0.62;      ///< the same, close-coupled pumps of row CDUs, some 5 kW: 0.8 %
    double inRackCduW = 100e3;        ///< Supermicro in-rack unit (EE Times Japan, December 2024); a larger rating is a share of a row CDU
    double rowCduW = 1350e3;          ///< Vertiv XDU1350 class
    int pumpsPerCdu = 2;              ///< redundant pumps, both running; one alone carries the design flow (ServeTheHome tour, 2024)
    double glycolShare = 0.25;        ///< PG25
};

} // namespace twin::hydraulics
