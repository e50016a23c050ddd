#include "views/panels/headline/HeadlineDrag.h"
#include "twin/physics/KeyFigures.h"
#include "views/panels/common/ChannelDrag.h"
#include "views/panels/headline/HeadlineStrip.h"

namespace views {

void makeDraggable(HeadlineStrip& strip)
{
    new ChannelDrag(&strip, [&strip](const QPointF& position) {
        std::vector<ChartChannel> channels;
        for (const auto& place : strip.places()) {
            if (!place.rect.contains(position))
                continue;
            const auto& item = strip.items()[static_cast<std::size_t>(place.item)];
            // What the tile's curve shows; else the figure of its own name. Counts and limits have none.
            for (const auto& id : {item.spark, item.id.toStdString()})
                if (channels.empty() && !id.empty() && id != "gpus" && twin::keyFigureById(id))
                    channels.push_back({{}, id});
        }
        return channels;
    });
}

} // namespace views
