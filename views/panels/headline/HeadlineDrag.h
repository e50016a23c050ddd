// Figures of the headline can be dragged into a chart. GUI thread.
#pragma once

namespace views {

class HeadlineStrip;

/// Once a strip: it keeps what it needs.
void makeDraggable(HeadlineStrip& strip);

} // namespace views
