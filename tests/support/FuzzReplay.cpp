// Runs a fuzz target without libFuzzer: its seeds, then mutations of them, always the same ones; or the files named on the command line, to
// see again what libFuzzer found. No input may take more than ten seconds, and all together no more than 256 MB.
#include "Fuzz.h"
#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <sys/resource.h>
#include <sys/time.h>

namespace {

constexpr int mostMutations = 6000;
constexpr auto budget = std::chrono::seconds(5);
constexpr long mostKilobytes = 256 * 1024;

/// Of the processor's time: on a busy machine the clock says nothing. 0: none.
void limitTo(int seconds)
{
    itimerval limit{};
    limit.it_value.tv_sec = seconds;
    setitimer(ITIMER_PROF, &limit, nullptr);
}

void run(const std::string& input)
{
    // A copy of its own size, so that the address sanitizer sees the first byte read behind it.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    limitTo(10); // a hang ends the program
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    limitTo(0);
}

std::string mutated(const std::vector<std::string>& seeds, std::mt19937_64& random)
{
    const auto pick = [&](std::size_t n) { return n == 0 ? std::size_t{0} : static_cast<std::size_t>(random() % n); };
    std::string s = seeds[pick(seeds.size())];
    const std::size_t changes = 1 + pick(5);
    for (std::size_t i = 0; i < changes; ++i) {
        // Sizes and kinds stand in front: half of the changes go there.
        const std::size_t at = pick(2) ? pick(s.size()) : pick(std::min<std::size_t>(s.size(), 128));
        switch (random() % 8) {
        case 0: s.resize(at); break;
        case 1:
        case 2:
            if (!s.empty())
                s[at] = static_cast<char>(random());
            break;
        case 3:
            if (!s.empty())
                s[at] = static_cast<char>(static_cast<unsigned char>(s[at]) ^ (1u << (random() % 8)));
            break;
        case 4: s.insert(at, pick(40), static_cast<char>(random())); break;
        case 5: s.erase(at, pick(40)); break;
        case 6: { // a number that is on an edge
            static constexpr std::uint64_t edges[] = {0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x7fffffffffffffff, 0xffffffffffffffff};
            const std::uint64_t edge = edges[random() % std::size(edges)];
            const std::size_t width = std::size_t{1} << pick(4);
            for (std::size_t b = 0; b < width && at + b < s.size(); ++b)
                s[at + b] = static_cast<char>(edge >> (8 * b));
            break;
        }
        default: { // a piece of another one
            const std::string& other = seeds[pick(seeds.size())];
            const std::size_t from = pick(other.size());
            s.insert(at, other, from, pick(200));
        }
        }
    }
    return s;
}

long memoryKilobytes()
{
    rusage u{};
    getrusage(RUSAGE_SELF, &u);
    return u.ru_maxrss;
}

} // namespace

int main(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        std::ifstream in(argv[i], std::ios::binary);
        run({std::istreambuf_iterator<char>(in), {}});
    }
    if (argc > 1)
        return 0;
    const std::vector<std::string> seeds = fuzzSeeds();
    if (seeds.empty()) {
        std::fprintf(stderr, "there are no seeds\n");
        return 1;
    }
    for (const std::string& seed : seeds)
        run(seed);
    std::mt19937_64 random(1);
    const auto until = std::chrono::steady_clock::now() + budget;
    int mutations = 0;
    for (; mutations < mostMutations && std::chrono::steady_clock::now() < until; ++mutations)
        run(mutated(seeds, random));
    run({});
    std::printf("%zu seeds and %d mutations, %ld MB at most\n", seeds.size(), mutations, memoryKilobytes() / 1024);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    if (memoryKilobytes() > mostKilobytes) {
        std::fprintf(stderr, "more than 256 MB\n");
        return 1;
    }
#endif
    return 0;
}
