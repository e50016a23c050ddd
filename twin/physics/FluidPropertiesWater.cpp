// Liquid water after IAPWS. Coefficients as printed in the releases R7-97(2012), R12-08 and R15-11.
#include "twin/base/NumberText.h"
#include "twin/physics/FluidProperties.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace twin::fluids {
namespace {

constexpr double kelvinOffset = 273.15;
constexpr double criticalK = 647.096, criticalPa = 22.064e6, criticalKgPerM3 = 322;

// IF97 table 2: gamma(pi, tau) = sum n (7.1 - pi)^I (tau - 1.222)^J, with pi = p / 16.53 MPa and tau = 1386 K / T.
constexpr double gasConstant = 461.526; // J/kg/K, IF97 eq. 1
constexpr double region1Pa = 16.53e6, region1K = 1386;
struct Term
{
    int i, j;
    double n;
};
constexpr Term region1[] = {
    {0, -2, 0.14632971213167},      {0, -1, -0.84548187169114},     {0, 0, -3.7563603672040},       {0, 1, 3.3855169168385},
    {0, 2, -0.95791963387872},      {0, 3, 0.15772038513228},       {0, 4, -0.016616417199501},     {0, 5, 0.81214629983568e-3},
    {1, -9, 0.28319080123804e-3},   {1, -7, -0.60706301565874e-3},  {1, -1, -0.018990068218419},    {1, 0, -0.032529748770505},
    {1, 1, -0.021841717175414},     {1, 3, -0.52838357969930e-4},   {2, -3, -0.47184321073267e-3},  {2, 0, -0.30001780793026e-3},
    {2, 1, 0.47661393906987e-4},    {2, 3, -0.44141845330846e-5},   {2, 17, -0.72694996297594e-15}, {3, -4, -0.31679644845054e-4},
    {3, 0, -0.28270797985312e-5},   {3, 6, -0.85205128120103e-9},   {4, -5, -0.22425281908000e-5},  {4, -2, -0.65171222895601e-6},
    {4, 10, -0.14341729937924e-12}, {5, -8, -0.40516996860117e-6},  {8, -11, -0.12734301741641e-8}, {8, -6, -0.17424871230634e-9},
    {21, -29, -0.68762131295531e-18}, {23, -31, 0.14478307828521e-19}, {29, -38, 0.26335781662795e-22},
    {30, -39, -0.11947622640071e-22}, {31, -40, 0.18228094581404e-23}, {32, -41, -0.93537087292458e-25}};
constexpr int mostI = 32, leastJ = -41, mostJ = 17;

struct Gibbs
{
    double g = 0, gp = 0, gpp = 0, gt = 0, gtt = 0, gpt = 0; ///< gamma and its derivatives by pi and tau
};

Gibbs region1Gibbs(double pi, double tau)
{
    // Powers once, by multiplication; two spare places below for the second derivatives.
    const double a = 7.1 - pi, b = tau - 1.222, inverse = 1 / b;
    std::array<double, mostI + 1> aPower;
    std::array<double, mostJ - leastJ + 3> bPowers;
    aPower[0] = 1;
    for (std::size_t i = 1; i < aPower.size(); ++i)
        aPower[i] = aPower[i - 1] * a;
    double* const bPower = bPowers.data() - (leastJ - 2);
    bPower[0] = 1;
    for (int j = 1; j <= mostJ; ++j)
        bPower[j] = bPower[j - 1] * b;
    for (int j = -1; j >= leastJ - 2; --j)
        bPower[j] = bPower[j + 1] * inverse;
    Gibbs s;
    for (const auto& t : region1) {
        const auto i = static_cast<std::size_t>(t.i);
        const double di = t.i, dj = t.j;
        const double p1 = t.i > 0 ? -di * aPower[i - 1] : 0, p2 = t.i > 1 ? di * (di - 1) * aPower[i - 2] : 0;
        s.g += t.n * aPower[i] * bPower[t.j];
        s.gp += t.n * p1 * bPower[t.j];
        s.gpp += t.n * p2 * bPower[t.j];
        s.gt += t.n * aPower[i] * dj * bPower[t.j - 1];
        s.gtt += t.n * aPower[i] * dj * (dj - 1) * bPower[t.j - 2];
        s.gpt += t.n * p1 * dj * bPower[t.j - 1];
    }
    return s;
}

// R12-08 tables 1 and 2.
constexpr double viscosityH0[4] = {1.67752, 2.20462, 0.6366564, -0.241605};
constexpr double viscosityH1[6][7] = {
    {5.20094e-1, 2.22531e-1, -2.81378e-1, 1.61913e-1, -3.25372e-2, 0, 0},
    {8.50895e-2, 9.99115e-1, -9.06851e-1, 2.57399e-1, 0, 0, 0},
    {-1.08374, 1.88797, -7.72479e-1, 0, 0, 0, 0},
    {-2.89555e-1, 1.26613, -4.89837e-1, 0, 6.98452e-2, 0, -4.35673e-3},
    {0, 0, -2.57040e-1, 0, 0, 8.72102e-3, 0},
    {0, 1.20573e-1, 0, 0, 0, 0, -5.93264e-4}};

// R15-11 tables 1, 2 and 6.
constexpr double conductivityL0[5] = {2.443221e-3, 1.323095e-2, 6.770357e-3, -3.454586e-3, 4.096266e-4};
constexpr double conductivityL1[5][6] = {
    {1.60397357, -0.646013523, 0.111443906, 0.102997357, -0.0504123634, 0.00609859258},
    {2.33771842, -2.78843778, 1.53616167, -0.463045512, 0.0832827019, -0.00719201245},
    {2.19650529, -4.54580785, 3.55777244, -1.40944978, 0.275418278, -0.0205938816},
    {-1.21051378, 1.60812989, -0.621178141, 0.0716373224, 0, 0},
    {-2.7203370, 4.57586331, -3.18369245, 1.1168348, -0.19268305, 0.012913842}};
constexpr double referenceZetaBelow[4] = {0.310559006, 0.776397516, 1.242236025, 1.863354037};
constexpr double referenceZeta[5][6] = {
    {6.53786807199516, -5.61149954923348, 3.39624167361325, -2.27492629730878, 10.2631854662709, 1.97815050331519},
    {6.52717759281799, -6.30816983387575, 8.08379285492595, -9.82240510197603, 12.1358413791395, -5.54349664571295},
    {5.35500529896124, -3.96415689925446, 8.91990208918795, -12.0338729505790, 9.19494865194302, -2.16866274479712},
    {1.55225959906681, 0.464621290821181, 8.93237374861479, -11.0321960061126, 6.16780999933360, -0.965458722086812},
    {1.11999926419994, 0.595748562571649, 9.88952565078920, -10.3255051147040, 4.66861294457414, -0.503243546373828}};

// R15-11 eq. 18 to 26: the part that diverges at the critical point; 0.5 W/m/K there, below 0.002 in cold water.
double conductivityEnhancement(double kelvin, double density, double cp, double cv, double densityByPressure, double viscosity)
{
    constexpr double lambda = 177.8514, inverseQd = 0.40, nu = 0.630, gamma = 1.239, xi0 = 0.13, gamma0 = 0.06, referenceT = 1.5;
    constexpr double gasConstant95 = 461.51805; // the release takes that of IAPWS-95
    const double t = kelvin / criticalK, rho = density / criticalKgPerM3;
    std::size_t piece = 0;
    while (piece < 4 && rho > referenceZetaBelow[piece])
        ++piece;
    double reference = 0;
    for (int i = 5; i >= 0; --i)
        reference = reference * rho + referenceZeta[piece][i];
    const double chi = rho * (densityByPressure * criticalPa / criticalKgPerM3 - referenceT / (t * reference));
    if (!(chi > 0))
        return 0;
    const double y = xi0 * std::pow(chi / gamma0, nu / gamma) / inverseQd;
    if (y < 1.2e-7)
        return 0;
    const double ratio = cv / cp; // 1 / kappa
    const double z = 2 / (M_PI * y) * ((1 - ratio) * std::atan(y) + ratio * y + std::expm1(-1 / (1 / y + y * y / (3 * rho * rho))));
    return 1e-3 * lambda * rho * (cp / gasConstant95) * t / (viscosity * 1e6) * z;
}

} // namespace

double waterSaturationPressurePa(double celsius)
{
    constexpr double n1 = 0.11670521452767e4, n2 = -0.72421316703206e6, n3 = -0.17073846940092e2, n4 = 0.12020824702470e5,
                     n5 = -0.32325550322333e7, n6 = 0.14915108613530e2, n7 = -0.48232657361591e4, n8 = 0.40511340542057e6,
                     n9 = -0.23855557567849, n10 = 0.65017534844798e3;
    const double t = std::clamp(celsius + kelvinOffset, kelvinOffset, criticalK);
    const double theta = t + n9 / (t - n10);
    const double a = theta * theta + n1 * theta + n2, b = n3 * theta * theta + n4 * theta + n5, c = n6 * theta * theta + n7 * theta + n8;
    const double root = 2 * c / (-b + std::sqrt(b * b - 4 * a * c));
    return 1e6 * root * root * root * root;
}

double waterViscosityPaS(double kelvin, double densityKgPerM3)
{
    const double t = kelvin / criticalK, x = 1 / t - 1, y = densityKgPerM3 / criticalKgPerM3 - 1;
    double thin = 0;
    for (int i = 3; i >= 0; --i)
        thin = thin / t + viscosityH0[i];
    double sum = 0;
    for (int i = 5; i >= 0; --i) {
        double row = 0;
        for (int j = 6; j >= 0; --j)
            row = row * y + viscosityH1[i][j];
        sum = sum * x + row;
    }
    return 1e-6 * 100 * std::sqrt(t) / thin * std::exp((y + 1) * sum);
}

double waterConductivityBackgroundWPerMK(double kelvin, double densityKgPerM3)
{
    const double t = kelvin / criticalK, x = 1 / t - 1, y = densityKgPerM3 / criticalKgPerM3 - 1;
    double thin = 0;
    for (int k = 4; k >= 0; --k)
        thin = thin / t + conductivityL0[k];
    double sum = 0;
    for (int i = 4; i >= 0; --i) {
        double row = 0;
        for (int j = 5; j >= 0; --j)
            row = row * y + conductivityL1[i][j];
        sum = sum * x + row;
    }
    return 1e-3 * std::sqrt(t) / thin * std::exp((y + 1) * sum);
}

Water water(double celsius, double pressurePa)
{
    if (!std::isfinite(celsius) || !std::isfinite(pressurePa) || pressurePa <= 0)
        throw Error(TWIN_TEXT("There is no liquid water at %1 °C and %2 Pa; give finite numbers and a pressure above zero."),
                    {numberText(celsius), numberText(pressurePa)});
    Water w;
    w.askedCelsius = celsius;
    w.askedPressurePa = pressurePa;
    w.celsius = std::clamp(celsius, waterLowestC, waterHighestC);
    w.pressurePa = std::clamp(pressurePa, waterSaturationPressurePa(w.celsius), waterHighestPa);
    w.range = (w.celsius != celsius ? temperatureClamped : 0u) | (w.pressurePa != pressurePa ? pressureClamped : 0u);

    const double t = w.celsius + kelvinOffset, pi = w.pressurePa / region1Pa, tau = region1K / t;
    const auto g = region1Gibbs(pi, tau);
    const double rt = gasConstant * t, cross = g.gp - tau * g.gpt;
    w.densityKgPerM3 = region1Pa / (rt * g.gp);
    w.internalEnergyJPerKg = rt * (tau * g.gt - pi * g.gp);
    w.entropyJPerKgK = gasConstant * (tau * g.gt - g.g);
    w.enthalpyJPerKg = rt * tau * g.gt;
    w.heatCapacityJPerKgK = -gasConstant * tau * tau * g.gtt;
    w.heatCapacityVJPerKgK = gasConstant * (-tau * tau * g.gtt + cross * cross / g.gpp);
    w.soundSpeedMPerS = std::sqrt(rt * g.gp * g.gp / (cross * cross / (tau * tau * g.gtt) - g.gpp));
    w.viscosityPaS = waterViscosityPaS(t, w.densityKgPerM3);
    const double densityByPressure = -w.densityKgPerM3 * w.densityKgPerM3 * rt * g.gpp / (region1Pa * region1Pa);
    w.conductivityWPerMK =
        waterConductivityBackgroundWPerMK(t, w.densityKgPerM3)
        + conductivityEnhancement(t, w.densityKgPerM3, w.heatCapacityJPerKgK, w.heatCapacityVJPerKgK, densityByPressure, w.viscosityPaS);
    return w;
}

} // namespace twin::fluids
