#include "twin/physics/Electrical.h"

namespace twin {

double transformerLossW(const TransformerBank& bank, double apparentVa)
{
    if (!bank.exists())
        return 0;
    const double loading = apparentVa / bank.ratingVa;
    return bank.ratingVa * (bank.noLoad + bank.load * loading * loading);
}

double transformerInputW(const TransformerBank& bank, double outputW, double powerFactor)
{
    double input = outputW;
    for (int i = 0; i < 8; ++i) // losses are below 2 %, so each turn gains nearly two digits
        input = outputW + transformerLossW(bank, input / powerFactor);
    return input;
}

double resistiveLossW(double powerW, double ratedW, double fullLoadShare)
{
    return ratedW > 0 ? fullLoadShare * powerW * powerW / ratedW : 0;
}

double upsLossW(double loadW, double ratingW, double a0, double a1, double a2)
{
    if (!(ratingW > 0))
        return 0;
    const double x = loadW / ratingW;
    return ratingW * (a0 + a1 * x + a2 * x * x);
}

} // namespace twin
