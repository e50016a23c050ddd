#include "data/live/http/JsonStream.h"
#include <cstring>

namespace data::live {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The grammar of RFC 8259, 6.
bool isNumber(std::string_view s)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < s.size() && isDigit(s[i]))
            ++i;
        return i > from;
    };
    if (i < s.size() && s[i] == '-')
        ++i;
    if (i < s.size() && s[i] == '0')
        ++i;
    else if (!digits())
        return false;
    if (i < s.size() && s[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
        ++i;
        if (i < s.size() && (s[i] == '+' || s[i] == '-'))
            ++i;
        if (!digits())
            return false;
    }
    return i == s.size();
}
} // namespace

void JsonStream::open(char bracket)
{
    if (m_stack.size() >= deepest) {
        m_isBroken = true;
        return;
    }
    m_stack.push_back(bracket);
    m_state = bracket == '{' ? State::FirstKey : State::FirstValue;
    if (isSilent())
        return;
    bracket == '{' ? m_handler.beginObject() : m_handler.beginArray();
}

void JsonStream::close(char bracket)
{
    if (m_stack.empty() || m_stack.back() != bracket) {
        m_isBroken = true;
        return;
    }
    m_stack.pop_back();
    if (!isSilent())
        bracket == '{' ? m_handler.endObject() : m_handler.endArray();
    ++m_at; // the bracket belongs to a raw value
    endValue();
    --m_at;
}

void JsonStream::beginValue(char c)
{
    if (m_wantsRaw) {
        m_wantsRaw = false;
        m_isRaw = true;
        m_rawDepth = m_stack.size();
        m_raw.clear();
        m_rawFrom = m_at;
    }
    switch (c) {
    case '{':
    case '[': open(c); return;
    case '"':
        m_token.clear();
        m_isKey = false;
        m_state = State::Text;
        return;
    case 't': m_literal = "true"; break;
    case 'f': m_literal = "false"; break;
    case 'n': m_literal = "null"; break;
    default:
        if (c != '-' && !isDigit(c)) {
            m_isBroken = true;
            return;
        }
        m_token.assign(1, c);
        m_state = State::Number;
        return;
    }
    m_token.assign(1, c);
    m_state = State::Literal;
}

/// `m_at` stands behind the value's last character.
void JsonStream::endValue()
{
    if (m_isRaw && m_stack.size() == m_rawDepth) {
        m_raw.append(m_rawFrom, m_at);
        m_rawFrom = nullptr;
        m_isRaw = false;
        if (m_raw.size() > longestRaw) {
            m_isBroken = true;
            return;
        }
        m_handler.raw(m_raw);
    }
    m_state = m_stack.empty() ? State::Done : State::CommaOrEnd;
}

void JsonStream::endText()
{
    flushHighSurrogate();
    if (m_isKey) {
        m_state = State::Colon;
        if (!isSilent())
            m_handler.key(m_token);
        return;
    }
    if (!isSilent())
        m_handler.text(m_token);
    ++m_at;
    endValue();
    --m_at;
}

void JsonStream::endNumber()
{
    if (!isNumber(m_token)) {
        m_isBroken = true;
        return;
    }
    if (!isSilent())
        m_handler.number(m_token);
    endValue();
}

void JsonStream::addCodePoint(unsigned code)
{
    if (code < 0x80) {
        m_token += static_cast<char>(code);
    } else if (code < 0x800) {
        m_token += static_cast<char>(0xc0 | (code >> 6));
        m_token += static_cast<char>(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        m_token += static_cast<char>(0xe0 | (code >> 12));
        m_token += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        m_token += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        m_token += static_cast<char>(0xf0 | (code >> 18));
        m_token += static_cast<char>(0x80 | ((code >> 12) & 0x3f));
        m_token += static_cast<char>(0x80 | ((code >> 6) & 0x3f));
        m_token += static_cast<char>(0x80 | (code & 0x3f));
    }
}

/// Half a pair stands for no character.
void JsonStream::flushHighSurrogate()
{
    if (m_highSurrogate != 0)
        addCodePoint(0xfffd);
    m_highSurrogate = 0;
}

bool JsonStream::feed(std::string_view piece)
{
    const char* const end = piece.data() + piece.size();
    if (m_isRaw)
        m_rawFrom = piece.data();
    for (m_at = piece.data(); m_at != end && !m_isBroken; ++m_at) {
        const char c = *m_at;
        switch (m_state) {
        case State::Text: {
            // Most of a text is plain: take it at once.
            const char* run = m_at;
            while (run != end && *run != '"' && *run != '\\' && static_cast<unsigned char>(*run) >= 0x20)
                ++run;
            if (run != m_at) {
                flushHighSurrogate();
                m_token.append(m_at, run);
                if (m_token.size() > longestText)
                    m_isBroken = true;
                m_at = run;
            }
            if (run == end || m_isBroken) {
                --m_at;
                break;
            }
            if (*run == '"')
                endText();
            else if (*run == '\\')
                m_state = State::Escape;
            else
                m_isBroken = true;
            break;
        }
        case State::Escape: {
            m_state = State::Text;
            constexpr std::string_view from = "\"\\/bfnrt", to = "\"\\/\b\f\n\r\t";
            if (c == 'u') {
                m_state = State::Unicode;
                m_unicode = m_unicodeDigits = 0;
            } else if (const auto i = from.find(c); i != std::string_view::npos) {
                flushHighSurrogate();
                m_token += to[i];
            } else {
                m_isBroken = true;
            }
            break;
        }
        case State::Unicode: {
            const unsigned digit = isDigit(c) ? static_cast<unsigned>(c - '0') : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10) : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A' + 10) : 16U;
            if (digit > 15) {
                m_isBroken = true;
                break;
            }
            m_unicode = m_unicode * 16 + digit;
            if (++m_unicodeDigits < 4)
                break;
            m_state = State::Text;
            if (m_unicode >= 0xd800 && m_unicode < 0xdc00) {
                flushHighSurrogate();
                m_highSurrogate = m_unicode;
            } else if (m_unicode >= 0xdc00 && m_unicode < 0xe000) {
                addCodePoint(m_highSurrogate != 0 ? 0x10000 + ((m_highSurrogate - 0xd800) << 10) + (m_unicode - 0xdc00) : 0xfffd);
                m_highSurrogate = 0;
            } else {
                flushHighSurrogate();
                addCodePoint(m_unicode);
            }
            break;
        }
        case State::Number:
            if (isDigit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-') {
                m_token += c;
                if (m_token.size() > 1000)
                    m_isBroken = true;
                break;
            }
            endNumber();
            if (!m_isBroken)
                --m_at; // what ended the number is looked at again
            break;
        case State::Literal:
            if (c != m_literal[m_token.size()]) {
                m_isBroken = true;
                break;
            }
            m_token += c;
            if (m_literal[m_token.size()] == '\0') {
                if (!isSilent())
                    m_handler.literal(m_token[0]);
                ++m_at;
                endValue();
                --m_at;
            }
            break;
        default:
            if (isSpace(c))
                break;
            switch (m_state) {
            case State::FirstValue:
                if (c == ']') {
                    close('[');
                    break;
                }
                [[fallthrough]];
            case State::Value: beginValue(c); break;
            case State::FirstKey:
                if (c == '}') {
                    close('{');
                    break;
                }
                [[fallthrough]];
            case State::Key:
                if (c != '"') {
                    m_isBroken = true;
                    break;
                }
                m_token.clear();
                m_isKey = true;
                m_state = State::Text;
                break;
            case State::Colon:
                m_state = State::Value;
                m_isBroken = c != ':';
                break;
            case State::CommaOrEnd:
                if (c == ',')
                    m_state = m_stack.back() == '{' ? State::Key : State::Value;
                else if (c == '}')
                    close('{');
                else if (c == ']')
                    close('[');
                else
                    m_isBroken = true;
                break;
            default: m_isBroken = true; // something behind the end
            }
        }
    }
    if (m_isRaw && !m_isBroken && m_rawFrom) {
        m_raw.append(m_rawFrom, end);
        m_isBroken = m_raw.size() > longestRaw;
    }
    return !m_isBroken;
}

bool JsonStream::finish()
{
    if (!m_isBroken && m_state == State::Number && m_stack.empty() && !m_isRaw)
        endNumber();
    return !m_isBroken && m_state == State::Done;
}

} // namespace data::live
