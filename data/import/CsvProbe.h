// A look at the begin of a CSV file and at places all over it, so that one pass is enough to import it. One thread.
#pragma once
#include "data/import/CsvFacts.h"

namespace data::csv {

void probe(const Plan& plan, Facts& facts);

} // namespace data::csv
