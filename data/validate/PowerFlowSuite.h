// Electrical networks against solved references. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "data/validate/Sheet.h"

namespace data {

/// Bus cases, grid-model cases and four-node feeders, found by their keys; one result a top-level folder that holds any.
std::vector<SuiteResult> powerFlowSuite(const ReferenceFiles& files);

} // namespace data
