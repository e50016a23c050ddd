// Mappings of tables and live sources that a project keeps, on their way between the document and the dialogs. GUI thread.
#pragma once
#include "data/import/CsvImport.h"
#include <vector>

namespace app {

class Document;

/// Those that can be read; the others stay in the project as they are.
std::vector<data::SavedMapping> savedMappings(const Document& document);
/// Takes over what was added or replaced; nothing happens if nothing was.
void keepMappings(Document& document, const std::vector<data::SavedMapping>& mappings);

} // namespace app
