// Turns what a QPdfWriter produced into a file whose bytes follow from the input alone.
#pragma once
#include "twin/base/Timestamp.h"
#include <QByteArray>
#include <filesystem>

namespace app {

/// Replaces the time of writing that Qt puts into the document's information by `generatedAt`; nothing else changes its place.
void setCreationTime(QByteArray& pdf, twin::Timestamp generatedAt);
/// Writes atomically. Throws twin::Error with file and reason; an existing file stays then.
void saveAtomically(const QByteArray& bytes, const std::filesystem::path& file);

} // namespace app
