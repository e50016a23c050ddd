#include "data/live/modbus/SunSpec.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace data::live {
namespace {
// "SunS" (SunSpec device information model specification, 6.2), and where it may stand.
constexpr std::uint16_t mark[] = {0x5375, 0x6e53};
constexpr int bases[] = {40000, 50000, 0};
constexpr std::uint16_t endOfChain = 0xFFFF;
constexpr int lastAddress = 65535, mostBlocks = 256, modelHead = 2;
constexpr int largestScale = 10; // sunssf lies between -10 and 10
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
using Type = SunSpecPoint::Type;

int sizeOf(Type type)
{
    switch (type) {
    case Type::Acc32:
    case Type::Bits32:
    case Type::Uint32:
    case Type::Int32: return 2;
    case Type::Uint64: return 4;
    default: return 1;
    }
}

std::uint64_t bitsAt(std::span<const std::uint16_t> registers, int at, int size)
{
    std::uint64_t bits = 0; // the most significant register comes first
    for (int i = 0; i < size; ++i)
        bits = bits << 16 | registers[static_cast<std::size_t>(at + i)];
    return bits;
}

/// The number behind a point's bits; nothing for the mark "not implemented" of its type (specification 6.5).
std::optional<double> number(Type type, std::uint64_t bits)
{
    switch (type) {
    case Type::Int16: return bits == 0x8000 ? std::nullopt : std::optional<double>(static_cast<std::int16_t>(bits));
    case Type::Uint16:
    case Type::Enum16: return bits == 0xFFFF ? std::nullopt : std::optional<double>(static_cast<double>(bits));
    case Type::Int32: return bits == 0x8000'0000 ? std::nullopt : std::optional<double>(static_cast<std::int32_t>(bits));
    case Type::Uint32: return bits == 0xFFFF'FFFF ? std::nullopt : std::optional<double>(static_cast<double>(bits));
    case Type::Acc32: return bits == 0 ? std::nullopt : std::optional<double>(static_cast<double>(bits));
    case Type::Bits32: return bits & 0x8000'0000 ? std::nullopt : std::optional<double>(static_cast<double>(bits)); // the top bit is never a flag
    case Type::Uint64: return bits == 0xFFFF'FFFF'FFFF'FFFF ? std::nullopt : std::optional<double>(static_cast<double>(bits));
    }
    return {};
}

/// Decimal powers that are exact, so that 2345 with -1 is 234.5 and nothing beside it.
double scaled(double value, int power)
{
    constexpr double tens[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    return power < 0 ? value / tens[-power] : value * tens[power];
}

void readPoints(std::span<const SunSpecPoint> points, int element, int begin, std::span<const std::uint16_t> registers, std::vector<SunSpecReading>& out,
                std::optional<twin::Message>& problem)
{
    for (const SunSpecPoint& point : points) {
        const int at = begin + point.offset, size = sizeOf(point.type);
        SunSpecReading r{&point, element, nan, 0, 0, false};
        if (at + size > static_cast<int>(registers.size())) { // an older, shorter form of the model
            out.push_back(r);
            continue;
        }
        const std::uint64_t bits = bitsAt(registers, at, size);
        if (const auto value = number(point.type, bits)) {
            int power = 0;
            bool isKnown = true;
            if (point.scaleAt >= 0) {
                isKnown = point.scaleAt < static_cast<int>(registers.size());
                power = isKnown ? static_cast<std::int16_t>(registers[static_cast<std::size_t>(point.scaleAt)]) : 0;
                if (power < -largestScale || power > largestScale) {
                    isKnown = false;
                    problem = {TWIN_TEXT("The scale factor of “%1” is %2, although only -10 to 10 are allowed; its values are left out."), {point.metric, std::to_string(power)}};
                }
            }
            if (isKnown) {
                r.isImplemented = true;
                r.raw = static_cast<std::uint32_t>(bits & 0xFFFF'FFFF);
                // Percent as a share: fold the factor 0.01 into the power, which keeps decimals exact.
                const bool isPercent = point.factor == 0.01;
                if (isPercent && power - 2 >= -largestScale)
                    power -= 2;
                r.value = scaled(*value, power) * (isPercent ? 1 : point.factor);
                r.resolution = scaled(1, power) * (isPercent ? 1 : point.factor);
            }
        }
        out.push_back(r);
    }
}

std::string textAt(std::span<const std::uint16_t> registers, std::size_t at, std::size_t size)
{
    std::string text;
    for (std::size_t i = at; i < at + size && i < registers.size(); ++i)
        for (const int shift : {8, 0}) {
            const char c = static_cast<char>(registers[i] >> shift & 0xFF);
            if (c == 0)
                return text;
            text += c >= 0x20 && c < 0x7f ? c : '?';
        }
    while (text.ends_with(' '))
        text.pop_back();
    return text;
}
} // namespace

std::optional<std::vector<SunSpecBlock>> findSunSpec(const RegisterReader& read, int base)
{
    const std::vector<int> places = base >= 0 ? std::vector{base} : std::vector<int>(std::begin(bases), std::end(bases));
    for (const int place : places) {
        std::uint16_t head[modelHead];
        if (place + modelHead > lastAddress || !read(place, head) || !std::equal(std::begin(mark), std::end(mark), head))
            continue;
        std::vector<SunSpecBlock> blocks;
        int address = place + modelHead;
        while (static_cast<int>(blocks.size()) < mostBlocks) {
            if (address + modelHead - 1 > lastAddress || !read(address, head))
                throw twin::Error(TWIN_TEXT("The list of SunSpec models breaks off at register %1; the device ends it wrongly."), {std::to_string(address)});
            if (head[0] == endOfChain)
                return blocks;
            const SunSpecBlock block{head[0], address, head[1]};
            if (block.length == 0 || address + modelHead + block.length > lastAddress + 1)
                throw twin::Error(TWIN_TEXT("SunSpec model %1 at register %2 says that it is %3 registers long, which cannot be."),
                                  {std::to_string(block.id), std::to_string(address), std::to_string(block.length)});
            blocks.push_back(block);
            address += modelHead + block.length;
        }
        throw twin::Error(TWIN_TEXT("The device lists more than %1 SunSpec models, which cannot be."), {std::to_string(mostBlocks)});
    }
    return {};
}

SunSpecIdentity readIdentity(std::span<const std::uint16_t> registers)
{
    return {textAt(registers, 2, 16), textAt(registers, 18, 16), textAt(registers, 42, 8), textAt(registers, 50, 16)};
}

int neededRegisters(const SunSpecModel& model, int length)
{
    const int whole = modelHead + length;
    if (model.countAt >= 0)
        return whole;
    int most = modelHead;
    for (const SunSpecPoint& p : model.points)
        most = std::max({most, p.offset + sizeOf(p.type), p.scaleAt + 1});
    return std::min(whole, most);
}

std::vector<SunSpecReading> readModel(const SunSpecModel& model, std::span<const std::uint16_t> registers, std::optional<twin::Message>& problem)
{
    std::vector<SunSpecReading> out;
    const auto fixed = registers.first(std::min<std::size_t>(registers.size(), model.fixedSize));
    readPoints(model.points, -1, 0, fixed, out, problem);
    if (model.countAt < 0 || static_cast<int>(registers.size()) <= model.countAt || model.groupSize == 0)
        return out;
    const int room = static_cast<int>(registers.size() - fixed.size()) / model.groupSize;
    int count = registers[static_cast<std::size_t>(model.countAt)];
    if (count == 0xFFFF) // not implemented: as many as there is room for
        count = room;
    if (count > room) {
        problem = {TWIN_TEXT("SunSpec model %1 announces %2 elements, but has room for %3; those are read."),
                   {std::to_string(model.id), std::to_string(count), std::to_string(room)}};
        count = room;
    }
    for (int i = 0; i < count; ++i)
        readPoints(model.groupPoints, i, model.fixedSize + i * model.groupSize, registers, out, problem);
    return out;
}

} // namespace data::live
