#include "app/cli/Arguments.h"
#include "app/cli/Commands.h"
#include "app/cli/ReferenceSite.h"
#include "app/core/Json.h"
#include "twin/model/Preset.h"
#include <ostream>

namespace app::cli {

int presetsCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {}, {"json"}, 0, 0);
    if (!arguments.flag("json")) {
        for (const auto& p : twin::presets())
            out << p.id << (p.isDefault ? " *  " : "    ") << p.title << "\n            " << p.summary << '\n';
        out << "* is the default\n\nreference site\n" << referenceSiteId << "    " << referenceSiteTitle() << "\n            " << referenceSiteSummary() << '\n';
        return 0;
    }
    Json json;
    json.beginArray();
    for (const auto& p : twin::presets())
        json.beginObject().field("id", p.id).field("title", p.title).field("summary", p.summary).field("default", p.isDefault).endObject();
    json.endArray();
    out << json.text() << '\n';
    return 0;
}

} // namespace app::cli
