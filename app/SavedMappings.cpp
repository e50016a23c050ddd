#include "app/SavedMappings.h"
#include "app/Document.h"
#include <algorithm>

namespace app {
namespace {
constexpr const char* kind = "mapping";
}

std::vector<data::SavedMapping> savedMappings(const Document& document)
{
    std::vector<data::SavedMapping> out;
    for (const auto& text : document.extras(kind)) {
        try {
            out.push_back(data::savedMappingFromText(text));
        } catch (const twin::Error&) { // of a newer version of the program, perhaps: it stays in the project
        }
    }
    return out;
}

void keepMappings(Document& document, const std::vector<data::SavedMapping>& mappings)
{
    std::vector<std::string> texts;
    for (const auto& text : document.extras(kind)) { // what cannot be read here is kept
        try {
            data::savedMappingFromText(text);
        } catch (const twin::Error&) {
            texts.push_back(text);
        }
    }
    for (const auto& mapping : mappings)
        texts.push_back(data::savedMappingText(mapping));
    auto sorted = texts, before = document.extras(kind);
    std::sort(sorted.begin(), sorted.end());
    std::sort(before.begin(), before.end());
    if (sorted != before)
        document.setExtras(kind, std::move(texts));
}

} // namespace app
