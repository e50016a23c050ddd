// What every fuzz target gives: seeds, and one function that takes any bytes at all and comes back. Built twice: for clang's libFuzzer
// (preset `fuzz`, program fuzz_NAME), and as an ordinary test that replays the seeds and some thousand mutations of them (test_fuzz_NAME).
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

/// Sound inputs of every shape, made by the code under test itself where it can write what it reads.
std::vector<std::string> fuzzSeeds();
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

/// What must hold for any input. Stops the program, so that both kinds of runs notice.
inline void fuzzCheck(bool holds, const char* file = __builtin_FILE(), int line = __builtin_LINE())
{
    if (holds)
        return;
    std::fprintf(stderr, "%s:%d: does not hold\n", file, line);
    std::abort();
}
