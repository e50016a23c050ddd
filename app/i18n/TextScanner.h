// Finds the texts that are not tr() calls: tables, the catalogue, presets and the sentences of errors. For the tool that lists
// them for lupdate, and for the test that the list is complete.
#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Context and text, sorted.
using TextList = std::set<std::pair<std::string, std::string>>;

/// All of them. `sourceRoot` is the project's folder, whose sources are searched for TWIN_TEXT("…"). Throws twin::Error.
TextList translatableTexts(const std::filesystem::path& sourceRoot);
/// The literals marked with TWIN_TEXT in one source text; adjacent literals are joined.
std::vector<std::string> markedTexts(const std::string& source);
/// Sentences given to twin::Error or twin::Message as a bare literal: they would never be translated.
std::vector<std::string> unmarkedTexts(const std::string& source);
/// The content of app/i18n/TableTexts.cpp for these texts.
std::string listingSource(const TextList& texts);

} // namespace app
