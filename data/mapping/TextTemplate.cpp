#include "data/mapping/TextTemplate.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>

namespace data {
namespace {

constexpr std::size_t longestLabel = 4096, longestName = 1000;

[[noreturn]] void refuse(const char* sentence, std::vector<std::string> args)
{
    throw twin::Error(sentence, std::move(args), twin::Error::Kind::Usage);
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Digits alone, few enough to count with.
std::optional<long long> plainNumber(std::string_view text)
{
    return isDigits(text) && text.size() <= 18 ? twin::toInteger(text) : std::nullopt;
}

} // namespace

TextTemplate::TextTemplate(const std::string& text, const std::string& where)
{
    std::string before;
    std::string_view rest = text;
    while (!rest.empty()) {
        const char c = rest.front();
        rest.remove_prefix(1);
        if ((c == '{' || c == '}') && !rest.empty() && rest.front() == c) {
            before += c;
            rest.remove_prefix(1);
        } else if (c == '{') {
            Part part = parsePlace(rest, text, where);
            part.before = std::exchange(before, {});
            m_parts.push_back(std::move(part));
        } else if (c == '}') {
            refuse(TWIN_TEXT("%1: “%2” has a } without its {; write {label}, or }} for the sign itself."), {where, text});
        } else {
            before += c;
        }
    }
    m_after = std::move(before);
}

TextTemplate::Part TextTemplate::parsePlace(std::string_view& rest, const std::string& text, const std::string& where) const
{
    Part part;
    const auto end = rest.find_first_of(":}");
    if (end == rest.npos)
        refuse(TWIN_TEXT("%1: a place in “%2” is not closed; write {label}."), {where, text});
    part.label = rest.substr(0, end);
    rest.remove_prefix(end);
    if (const auto sign = part.label.find_last_of("+-"); sign != part.label.npos && sign > 0 && isDigits(std::string_view(part.label).substr(sign + 1))) {
        const auto number = plainNumber(std::string_view(part.label).substr(sign + 1));
        if (!number || *number > 1'000'000'000)
            refuse(TWIN_TEXT("%1: the number added in “%2” is too large; use at most 1000000000."), {where, text});
        part.add = part.label[sign] == '-' ? -*number : *number;
        part.isNumber = true;
        part.label.resize(sign);
    }
    if (part.label.empty())
        refuse(TWIN_TEXT("%1: a place in “%2” names no label; write {label}."), {where, text});
    if (part.label.find_first_of("{/") != part.label.npos)
        refuse(TWIN_TEXT("%1: “%3” in “%2” is no label; write {label}, {label:02} or {label:/regex/}."), {where, text, part.label});
    if (const auto number = plainNumber(part.label); number && *number >= 1 && *number <= 99)
        part.capture = static_cast<int>(*number);
    while (rest.front() == ':') {
        rest.remove_prefix(1);
        if (rest.starts_with("/") && !part.hasRegex && part.digits == 0) {
            std::string pattern;
            std::size_t i = 1;
            for (; i < rest.size() && rest[i] != '/'; ++i) {
                if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '/')
                    ++i; // an escaped slash
                else if (rest[i] == '\\' && i + 1 < rest.size())
                    pattern += rest[i++];
                pattern += rest[i];
            }
            if (i >= rest.size())
                refuse(TWIN_TEXT("%1: the regex in “%2” is not closed; write {label:/regex/}."), {where, text});
            rest.remove_prefix(i + 1);
            // The limit keeps a careless expression from stalling the program: it finds nothing then.
            part.regex = QRegularExpression(QStringLiteral("(*LIMIT_MATCH=100000)") + QString::fromStdString(pattern));
            if (!part.regex.isValid())
                refuse(TWIN_TEXT("%1: the regex /%2/ is broken: %3."), {where, pattern, part.regex.errorString().toStdString()});
            if (part.regex.captureCount() < 1)
                refuse(TWIN_TEXT("%1: the regex /%2/ has no group; put what it should take in brackets, as in /node(\\d+)/."), {where, pattern});
            part.regex.optimize();
            part.hasRegex = true;
        } else if (rest.size() >= 2 && rest[0] == '0' && rest[1] >= '1' && rest[1] <= '9') {
            part.digits = rest[1] - '0';
            part.isNumber = true;
            rest.remove_prefix(2);
        } else {
            refuse(TWIN_TEXT("%1: what follows “%3:” in “%2” is neither a number of digits such as 02 nor a regex such as /(\\d+)/."), {where, text, part.label});
        }
        if (rest.empty() || (rest.front() != ':' && rest.front() != '}'))
            refuse(TWIN_TEXT("%1: a place in “%2” is not closed; write {label}."), {where, text});
    }
    rest.remove_prefix(1);
    return part;
}

std::optional<std::string> TextTemplate::valueOf(const Part& part, const Source& source)
{
    std::string_view text;
    if (part.capture > 0 && static_cast<std::size_t>(part.capture) <= source.captures.size()) {
        text = source.captures[static_cast<std::size_t>(part.capture) - 1];
    } else if (const auto it = source.labels.find(part.label); it != source.labels.end()) {
        text = it->second;
    } else if (part.label == "__name__") {
        text = source.name;
    } else {
        return {};
    }
    if (text.empty() || text.size() > longestLabel)
        return {};
    std::string value(text);
    if (part.hasRegex) {
        const auto match = part.regex.match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        if (!match.hasMatch() || match.capturedStart(1) < 0)
            return {};
        value = match.captured(1).toStdString();
        if (value.empty())
            return {};
    }
    if (!part.isNumber)
        return value;
    const auto number = plainNumber(value);
    if (!number || *number + part.add < 0)
        return {};
    value = std::to_string(*number + part.add);
    if (value.size() < static_cast<std::size_t>(part.digits))
        value.insert(0, static_cast<std::size_t>(part.digits) - value.size(), '0');
    return value;
}

std::optional<std::string> TextTemplate::fill(const Source& source) const
{
    std::string out;
    for (const Part& part : m_parts) {
        const auto value = valueOf(part, source);
        if (!value)
            return {};
        out += part.before;
        out += *value;
        if (out.size() > longestName)
            return {};
    }
    out += m_after;
    return out;
}

std::vector<std::string> TextTemplate::labels() const
{
    std::vector<std::string> out;
    for (const Part& part : m_parts)
        if (part.capture == 0 && part.label != "__name__" && std::find(out.begin(), out.end(), part.label) == out.end())
            out.push_back(part.label);
    return out;
}

AssetTemplate::AssetTemplate(const std::string& text, const std::string& where)
{
    if (!text.starts_with("array:")) {
        m_text = TextTemplate(text, where);
        return;
    }
    const auto slash = text.find('/');
    m_array = arrayStart(std::string_view(text).substr(6, slash == text.npos ? text.npos : slash - 6));
    if (!m_array)
        refuse(TWIN_TEXT("%1: “%2” does not name the first rack of an array; write it as array:H1-R01-01/{label}."), {where, text});
    m_text = TextTemplate(slash == text.npos ? std::string{} : text.substr(slash + 1), where);
    if (m_text.isFixed())
        refuse(TWIN_TEXT("%1: “%2” has no running number to spread over the array; write it as array:H1-R01-01/{label}."), {where, text});
}

std::optional<std::string> AssetTemplate::fill(const TextTemplate::Source& source) const
{
    auto text = m_text.fill(source);
    if (!text || text->empty() || text->size() > longestName)
        return {};
    if (!m_array)
        return text;
    const auto slash = std::min(text->find('/'), text->size());
    const auto number = trailingNumber(std::string_view(*text).substr(0, slash));
    if (!number)
        return {};
    auto name = arrayServer(*m_array, *number - 1);
    if (name)
        *name += text->substr(slash);
    return name;
}

} // namespace data
