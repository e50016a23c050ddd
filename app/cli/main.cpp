// memphis-twin-cli: the twin without a window.
#include "app/cli/Commands.h"
#include "twin/base/Error.h"
#include "twin/base/Progress.h"
#include <QGuiApplication>
#include <clocale>
#include <cstdio>
#include <iostream>
#include <string>

#ifndef TWIN_VERSION
#define TWIN_VERSION "unknown"
#endif

namespace {

struct Command
{
    const char* name;
    int (*run)(const app::cli::Words&, std::ostream&);
    const char* help;
};

constexpr Command commands[] = {
    {"presets", app::cli::presetsCommand, "presets [--json]\n      the built-in states of the facility"},
    {"kpi", app::cli::kpiCommand,
     "kpi [--preset ID | --project F] [--scenario S] [--dry-bulb C --wet-bulb C | --weather F.epw --at T | --weather DESIGN] [--at T]\n"
     "          [--utilisation 0..1] [--bands N [--seed S]] [--json]\n"
     "      headline figures and limits in steady state; without weather: the mean of the preset's month. DESIGN is design:cooling,\n"
     "      design:wetbulb or design:heating, with @F.epw after it by that file's header. --bands draws every parameter N times within\n"
     "      its range and gives the 5th, 50th and 95th percentile of each figure, and the parameters that move it most"},
    {"network", app::cli::networkCommand,
     "network [--preset ID | --project F] [--open NAME]... [--n-1] [--short-circuit] [--elements] [--scenario S]\n"
     "          [--dry-bulb C --wet-bulb C | --weather F.epw --at T] [--at T] [--utilisation 0..1] [--json]\n"
     "      the one-line: voltages, loadings, losses, who is dark with things open; every single outage; fault levels of every bus"},
    {"flows", app::cli::flowsCommand,
     "flows [--preset ID | --project F] [--scenario S] [--dry-bulb C --wet-bulb C | --weather F.epw --at T | --weather DESIGN] [--at T]\n"
     "          [--utilisation 0..1] [--json]\n"
     "      where power goes from utility to chip, heat from chip to air, and water: every flow, balanced, with what is left over"},
    {"simulate", app::cli::simulateCommand,
     "simulate [--preset ID | --project F] [--scenario S] [--weather F.epw|DESIGN] [--workload F.csv [--workload-hall N]] [--events F.json]\n"
     "           [--from T] [--hours H] [--step S] [--frame-every S] [--gpus] [--gpus-every S] [--seed N] --out F.mtrec [--json]\n"
     "      runs the facility through time into a recording"},
    {"swings", app::cli::swingsCommand,
     "swings [--preset ID | --project F] [--scenario S] [--frequency HZ] [--depth W_PER_GPU] [--gpus N] [--shelf J_PER_GPU]\n"
     "         [--event none|checkpoint|job_stop|utility_loss] [--event-at S] [--seconds S] [--step MS] [--no-battery] [--csv F] [--json]\n"
     "      what GPUs, battery, turbines and grid do within seconds of synchronous training, and whether the import keeps its ramp"},
    {"info", app::cli::infoCommand, "info F.mtrec|F.mtwin [--json]\n      what a file holds"},
    {"import", app::cli::importCommand,
     "import csv F.csv --out F.mtrec [--layout long|wide] [--delimiter C|tab] [--decimal .|,] [--time-column N]\n"
     "           [--time-unit ns|us|ms|s|min|h|iso|\"dd.MM.yyyy HH:mm:ss\"] [--time-zone UTC|-06:00|America/Chicago] [--start T]\n"
     "           [--asset-column N] [--metric-column N] [--label-columns N;N] [--value-column N] [--metric ID] [--unit U] [--scale X]\n"
     "           [--assets array:H1-R01-01 | rack:PATTERN] [--resolution R] [--events F.csv | --no-events] [--mapping F.json]\n"
     "           [--save-mapping F.json] [--json]\n"
     "      turns measured telemetry into a recording; a mapping file keeps the options and may have rules for columns and assets\n"
     "  import prometheus --url U --query Q [--query Q]... [--mapping ID|F.json] --from T --to T --step S [--counter] [--ca F]\n"
     "           [--user U --password-env V | --token-env V] [--timeout S] --out F.mtrec [--json]\n"
     "      fetches the history of a Prometheus server (or Thanos, Mimir, VictoriaMetrics): raw samples, at most one every S seconds\n"
     "  import mqtt --host H [--port P] --topic T [--topic T]... [--sparkplug] [--mapping ID|F.json] [--time PATH] [--value PATH]...\n"
     "           [--label NAME=PATH]... [--tls] [--tls-ca F] [--user U --password-env V] [--qos 0|1|2] --seconds S --out F.mtrec [--json]\n"
     "      records what a broker sends for S seconds: numbers or JSON, or Sparkplug B of the groups named by --topic (none: all)"},
    {"export", app::cli::exportCommand,
     "export F.mtrec --csv F.csv|- [--channels GLOB] [--from T] [--to T] [--step S] [--json]\n"
     "      channels (asset/metric) as a table, a row a step: the newest value of each, empty in gaps; the last column names values\n"
     "      that their source did not call good (uncertain ones stand, stale and bad ones do not)"},
    {"report", app::cli::reportCommand, "report F.mtwin | --preset ID --out F.pdf [--scenario S] [--language en|fr] [--validation DIR]\n      a PDF with figures, picture, chart, limits and assumptions; with --validation the sheet of the references in DIR"},
    {"validate", app::cli::validateCommand, "validate DIR [--json]\n      the model against every set of reference data found in a folder; exit status 1 if one fails"},
    {"bench", app::cli::benchCommand, "bench [NAME...] [--threads N] [--json]\n      how fast the model and the recording store are on this machine: day-37888 day-1m day-1m-15s edit-1m year-2025-07 scaling\n"
     "      store-ingest store-live store-size store-frame store-curve"},
};

void printHelp(std::ostream& out)
{
    out << "memphis-twin-cli " TWIN_VERSION "\n\n";
    for (const auto& command : commands)
        out << "  " << command.help << '\n';
    out << "\nExit status: 0 success, 1 the work failed, 2 wrong usage. Times are ISO 8601, UTC unless they say otherwise.\n";
}

// The report needs fonts and painters but no display.
bool needsGui(const std::string& command) { return command == "report"; }

} // namespace

int main(int argc, char* argv[])
{
    std::vector<std::string> words(argv + 1, argv + argc);
    if (words.empty()) {
        printHelp(std::cerr);
        return 2;
    }
    const std::string name = words.front();
    words.erase(words.begin());
    if (name == "help" || name == "--help" || name == "-h") {
        printHelp(std::cout);
        return 0;
    }
    if (name == "--version") {
        std::cout << "memphis-twin-cli " TWIN_VERSION "\n";
        return 0;
    }
    for (const auto& command : commands) {
        if (name != command.name)
            continue;
        try {
            // What goes wrong is said once, by us; Qt's remarks on the desktop it does not find are no business of a script.
            qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
                if (type == QtCriticalMsg || type == QtFatalMsg)
                    std::cerr << text.toStdString() << '\n';
            });
            std::unique_ptr<QCoreApplication> application;
            if (needsGui(name)) {
                qputenv("QT_QPA_PLATFORM", "offscreen");
                application = std::make_unique<QGuiApplication>(argc, argv);
            } else {
                application = std::make_unique<QCoreApplication>(argc, argv);
            }
            std::setlocale(LC_NUMERIC, "C");
            const int status = command.run(words, std::cout);
            std::cout.flush();
            if (!std::cout) {
                std::cerr << "memphis-twin-cli: the output could not be written; check the disk or the pipe.\n";
                return 1;
            }
            return status;
        } catch (const twin::Error& error) {
            std::cerr << "memphis-twin-cli " << name << ": " << error.what() << '\n';
            return error.kind() == twin::Error::Kind::Usage ? 2 : 1;
        } catch (const twin::Cancelled&) {
            std::cerr << "memphis-twin-cli " << name << ": cancelled.\n";
            return 1;
        } catch (const std::bad_alloc&) {
            std::cerr << "memphis-twin-cli " << name << ": not enough memory for this; use a smaller preset or a larger machine.\n";
            return 1;
        } catch (const std::exception& error) {
            std::cerr << "memphis-twin-cli " << name << ": " << error.what() << '\n';
            return 1;
        }
    }
    std::cerr << "memphis-twin-cli: there is no command “" << name << "”; `memphis-twin-cli help` lists what there is.\n";
    return 2;
}
