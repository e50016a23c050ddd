// Writes the seeds of a fuzz target into a folder for libFuzzer. Runs before its main(): fuzz_NAME with FUZZ_SEEDS=FOLDER in the environment.
#include "Fuzz.h"
#include <cstdlib>
#include <filesystem>
#include <fstream>

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    const char* folder = std::getenv("FUZZ_SEEDS");
    if (!folder)
        return 0;
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const std::string& seed : fuzzSeeds())
        std::ofstream(std::filesystem::path(folder) / ("seed-" + std::to_string(number++)), std::ios::binary).write(seed.data(), static_cast<std::streamsize>(seed.size()));
    return 0;
}
