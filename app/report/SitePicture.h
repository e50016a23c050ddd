// An axonometric drawing of the site, painted without OpenGL: for reports written on machines without a screen.
#pragma once
#include "app/i18n/Texts.h"
#include "twin/base/Metric.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Site.h"
#include <QImage>
#include <span>

namespace app {

struct SitePictureInput
{
    const twin::Site& site;
    const twin::Catalogue& catalogue;
    std::span<const float> rackValues;      ///< by rack, in the metric's stored unit, NaN where not known; empty: racks stay grey
    twin::Metric metric = twin::Metric::Power;
    twin::Origin origin = twin::Origin::Modelled;
};

/// Buildings, halls, racks coloured by the metric with a legend, and the yard with its groups named; north arrow and scale bar.
/// Colours of data are those of the 3D scene. Draws into an image of its own; any thread.
QImage drawSitePicture(const SitePictureInput& input, const QSize& size, const Texts& texts);

} // namespace app
