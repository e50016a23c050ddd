#include "twin/base/NumberText.h"
#include <charconv>
#include <cmath>

namespace twin {
namespace {

std::string_view trimmed(std::string_view s)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!s.empty() && isSpace(s.front()))
        s.remove_prefix(1);
    while (!s.empty() && isSpace(s.back()))
        s.remove_suffix(1);
    return s;
}

template<class T> std::optional<T> parse(std::string_view text)
{
    text = trimmed(text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-') // from_chars knows no plus sign
        text.remove_prefix(1);
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return {};
    return value;
}

} // namespace

std::string numberText(double value)
{
    if (!std::isfinite(value))
        return "null";
    char buffer[40];
    const auto r = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, r.ptr};
}

std::string numberText(double value, int decimals)
{
    if (!std::isfinite(value))
        return "null";
    char buffer[400];
    const auto r = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    return {buffer, r.ptr};
}

std::optional<double> toNumber(std::string_view text) { return parse<double>(text); }
std::optional<long long> toInteger(std::string_view text) { return parse<long long>(text); }

} // namespace twin
