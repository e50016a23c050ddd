// Losses between the meter and the racks. Pure functions, any thread; W and VA.
#pragma once

namespace twin {

/// A bank of equal transformers sharing the load. `noLoad` and `load` are shares of the rating.
struct TransformerBank
{
    double ratingVa = 0; ///< of all in service
    double noLoad = 0, load = 0;
    bool exists() const { return ratingVa > 0; }
};

/// P0 + Pk (S/Sr)².
double transformerLossW(const TransformerBank& bank, double apparentVa);
/// Power into the bank so that `outputW` leaves it. The apparent power is taken on the input side.
double transformerInputW(const TransformerBank& bank, double outputW, double powerFactor);

/// Resistive loss that is `fullLoadShare` of the power at `ratedW`.
double resistiveLossW(double powerW, double ratedW, double fullLoadShare);

/// Double-conversion UPS: a0 + a1 x + a2 x² of the rating, x being the loading.
double upsLossW(double loadW, double ratingW, double a0, double a1, double a2);

} // namespace twin
