// What must hold of a project before it is saved and after it is loaded. Pure functions.
#pragma once
#include "data/project/ProjectFile.h"
#include "twin/model/Catalogue.h"
#include <optional>
#include <string>

namespace data {

/// What is wrong with a project, in words ("the rack “H1-R01-01” stands in hall 7 of 4"); empty if nothing is. After this every
/// index of the site can be followed.
std::optional<std::string> projectFault(const Project& project, const twin::Catalogue& catalogue);

/// SHA-256 over everything a project holds, bit by bit, as hexadecimal text. The types of a project without fault are found by
/// their ids.
std::string projectDigest(const Project& project, const twin::Catalogue& catalogue);

} // namespace data
