#include "app/i18n/TextScanner.h"
#include "twin/base/Error.h"
#include "twin/base/Metric.h"
#include "twin/model/Catalogue.h"
#include "twin/model/FlowAccount.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/PlantModel.h"
#include <algorithm>
#include <fstream>
#include <sstream>

namespace app {
namespace {

void skipSpace(const std::string& s, std::size_t& i)
{
    while (i < s.size() && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r'))
        ++i;
}

/// Reads one or more adjacent string literals from `i`; empty if there is none. `i` ends behind the last one.
std::string readLiterals(const std::string& s, std::size_t& i)
{
    std::string out;
    for (skipSpace(s, i); i < s.size() && s[i] == '"'; skipSpace(s, i)) {
        for (++i; i < s.size() && s[i] != '"'; ++i) {
            if (s[i] == '\\' && i + 1 < s.size()) {
                ++i;
                out += s[i] == 'n' ? '\n' : s[i] == 't' ? '\t' : s[i];
            } else {
                out += s[i];
            }
        }
        ++i;
    }
    return out;
}

std::vector<std::string> literalsAfter(const std::string& source, const std::string& opening)
{
    std::vector<std::string> out;
    for (std::size_t i = source.find(opening); i != std::string::npos; i = source.find(opening, i)) {
        const bool partOfName = i > 0 && (std::isalnum(static_cast<unsigned char>(source[i - 1])) || source[i - 1] == '_');
        i += opening.size();
        if (partOfName)
            continue;
        std::size_t j = i;
        if (auto text = readLiterals(source, j); !text.empty())
            out.push_back(std::move(text));
    }
    return out;
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

} // namespace

std::vector<std::string> markedTexts(const std::string& source) { return literalsAfter(source, "TWIN_TEXT" "("); }

std::vector<std::string> unmarkedTexts(const std::string& source)
{
    std::vector<std::string> out;
    for (const char* opening : {"Error" "(", "Message" "{"}) // in halves, so that this line is not found itself
        for (auto& text : literalsAfter(source, opening))
            // A bare place holder passes on a sentence that is translated already, or comes from a library.
            if (text != "%1")
                out.push_back(std::move(text));
    return out;
}

TextList translatableTexts(const std::filesystem::path& root)
{
    TextList out;
    const auto add = [&](const char* context, std::string text) {
        if (!text.empty())
            out.emplace(context, std::move(text));
    };
    for (const auto& m : twin::metrics()) {
        add("Metric", std::string(m.label));
        add("Unit", std::string(m.displayUnit));
    }
    for (const auto& f : twin::keyFigureTable()) {
        add("KeyFigure", f.label);
        add("Unit", f.unit);
    }
    for (const auto& n : twin::flowNodeTable()) {
        add("Flow", n.label);
        add("Flow", n.note);
    }
    for (const auto& m : twin::figureMakeUps())
        add("Flow", m.words);
    const auto& catalogue = twin::Catalogue::builtIn();
    const auto addParameters = [&](const twin::ParameterSet& set) {
        for (const auto& p : set.all()) {
            add("Parameter", p.label);
            add("ParameterGroup", p.group);
            add("Unit", p.unit);
            add("Source", p.source);
        }
    };
    addParameters(catalogue.parameters);
    for (const auto& source : catalogue.rackSources)
        add("Source", source);
    for (const auto& unit : catalogue.unitTypes)
        add("Source", unit.source);
    for (const auto& info : twin::presets()) {
        add("Preset", info.title);
        add("Preset", info.summary);
        const auto loaded = twin::loadPreset(info.id);
        addParameters(loaded.scenario.parameters);
        for (const auto& building : loaded.site.buildings)
            add("Names", building.name);
        // Limits are named where they are computed.
        const twin::PlantModel model(twin::compilePlant(loaded.site, loaded.scenario, catalogue), 1);
        twin::PlantState state;
        model.solveSteady({}, state);
        for (const auto& limit : state.figures.limits) {
            add("Limit", limit.label);
            add("Unit", limit.unit);
        }
    }
    for (const char* folder : {"twin", "data", "app", "views"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".h") || entry.path().filename() == "TableTexts.cpp")
                continue;
            std::ifstream in(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << in.rdbuf();
            if (!in)
                throw twin::Error("%1", {"The source file " + entry.path().string() + " cannot be read."});
            for (auto& sentence : markedTexts(text.str()))
                if (sentence != "…") // the example in the macro's own description
                    add("Error", std::move(sentence));
        }
    }
    return out;
}

std::string listingSource(const TextList& texts)
{
    std::string out = "// Texts of tables, catalogue, presets and errors, listed for lupdate by scripts/update-translations.sh; a test checks that\n"
                      "// the list is complete. Written by app/i18n/ListTexts.cpp: do not edit.\n"
                      "#include <QtGlobal>\n\n"
                      "[[maybe_unused]] static constexpr const char* tableTexts[] = {\n";
    for (const auto& [context, text] : texts)
        out += "    QT_TRANSLATE_NOOP(\"" + context + "\", " + quoted(text) + "),\n";
    return out + "};\n";
}

} // namespace app
