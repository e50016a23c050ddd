// The commands of memphis-twin-cli, one function each. They print to `out`, return the exit status and throw twin::Error.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace app::cli {

using Words = std::vector<std::string>;

int presetsCommand(const Words& words, std::ostream& out);
int kpiCommand(const Words& words, std::ostream& out);
int flowsCommand(const Words& words, std::ostream& out);
int networkCommand(const Words& words, std::ostream& out);
int simulateCommand(const Words& words, std::ostream& out);
int swingsCommand(const Words& words, std::ostream& out);
int infoCommand(const Words& words, std::ostream& out);
int importCommand(const Words& words, std::ostream& out);
int exportCommand(const Words& words, std::ostream& out);
int importPrometheusCommand(const Words& words, std::ostream& out); ///< `import prometheus`
int importMqttCommand(const Words& words, std::ostream& out); ///< `import mqtt`
int reportCommand(const Words& words, std::ostream& out);
int validateCommand(const Words& words, std::ostream& out);
int benchCommand(const Words& words, std::ostream& out);

} // namespace app::cli
