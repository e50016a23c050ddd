// The parts of the hydraulics suite. Internal to data/validate.
#pragma once
#include "data/validate/SuiteFolders.h"

namespace data {

void compareNetworks(SuiteFolders& folders, const ReferenceFiles& files);
void compareMeasuredPipes(SuiteFolders& folders, const ReferenceFiles& files);
void comparePumps(SuiteFolders& folders, const ReferenceFiles& files);

} // namespace data
