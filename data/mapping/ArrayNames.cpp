#include "data/mapping/ArrayNames.h"
#include "twin/base/NumberText.h"
#include "twin/model/Site.h"
#include <charconv>

namespace data {
namespace {

bool takeNumber(std::string_view& text, int& value)
{
    const auto r = std::from_chars(text.data(), text.data() + text.size(), value);
    if (r.ec != std::errc{} || value < 1 || value > 9999)
        return false;
    text.remove_prefix(static_cast<std::size_t>(r.ptr - text.data()));
    return true;
}

bool takeText(std::string_view& text, std::string_view expected)
{
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(expected.size());
    return true;
}

} // namespace

std::optional<ArrayStart> arrayStart(std::string_view rack)
{
    ArrayStart start;
    if (!takeText(rack, "H") || !takeNumber(rack, start.hall) || !takeText(rack, "-R") || !takeNumber(rack, start.row) || !takeText(rack, "-")
        || !takeNumber(rack, start.slot) || !rack.empty())
        return {};
    return start;
}

std::optional<std::string> arrayServer(const ArrayStart& start, long long index)
{
    if (index < 0 || index >= arrayRacks * arrayServersPerRack)
        return {};
    const auto server = static_cast<int>(index);
    return twin::rackName(start.hall, start.row, start.slot + server / arrayServersPerRack) + "/S" + std::to_string(server % arrayServersPerRack + 1);
}

std::optional<long long> trailingNumber(std::string_view text)
{
    auto begin = text.size();
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9')
        --begin;
    return twin::toInteger(text.substr(begin));
}

} // namespace data
