#include "app/core/Json.h"
#include "twin/base/NumberText.h"
#include <cstdio>

namespace app {

void Json::newLine() { m_text += '\n' + std::string(2 * m_empty.size(), ' '); }

void Json::item()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_empty.empty())
        return;
    if (!m_empty.back())
        m_text += ',';
    m_empty.back() = false;
    newLine();
}

Json& Json::beginObject()
{
    item();
    m_text += '{';
    m_empty.push_back(true);
    return *this;
}

Json& Json::endObject()
{
    const bool empty = m_empty.back();
    m_empty.pop_back();
    if (!empty)
        newLine();
    m_text += '}';
    return *this;
}

Json& Json::beginArray()
{
    item();
    m_text += '[';
    m_empty.push_back(true);
    return *this;
}

Json& Json::endArray()
{
    const bool empty = m_empty.back();
    m_empty.pop_back();
    if (!empty)
        newLine();
    m_text += ']';
    return *this;
}

Json& Json::key(std::string_view name)
{
    value(name);
    m_text += ": ";
    m_afterKey = true;
    return *this;
}

Json& Json::value(std::string_view text)
{
    item();
    m_text += '"';
    for (const char c : text) {
        switch (c) {
        case '"': m_text += "\\\""; break;
        case '\\': m_text += "\\\\"; break;
        case '\n': m_text += "\\n"; break;
        case '\t': m_text += "\\t"; break;
        case '\r': m_text += "\\r"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                char buffer[8];
                std::snprintf(buffer, sizeof buffer, "\\u%04x", static_cast<unsigned>(c));
                m_text += buffer;
            } else {
                m_text += c;
            }
        }
    }
    m_text += '"';
    return *this;
}

Json& Json::value(double number)
{
    item();
    m_text += twin::numberText(number);
    return *this;
}

Json& Json::value(long long number)
{
    item();
    m_text += std::to_string(number);
    return *this;
}

Json& Json::value(bool yes)
{
    item();
    m_text += yes ? "true" : "false";
    return *this;
}

Json& Json::null()
{
    item();
    m_text += "null";
    return *this;
}

} // namespace app
