// What every panel and layer works with. Borrowed pointers: the application owns all of it and outlives the views.
#pragma once

class QUndoStack;
namespace twin { class SiteModel; class TwinState; }
namespace data { class Session; class TimeController; }

namespace views {

class Selection;
class Theme;

struct ViewContext
{
    twin::SiteModel* site = nullptr;
    twin::TwinState* state = nullptr;
    data::Session* session = nullptr;
    data::TimeController* time = nullptr;
    QUndoStack* undo = nullptr;
    Selection* selection = nullptr;
    Theme* theme = nullptr;
};

} // namespace views
