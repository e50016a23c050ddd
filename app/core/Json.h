// Writes JSON in the order it is told, with numbers that are the same in every locale; NaN becomes null.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace app {

class Json
{
public:
    Json& beginObject();
    Json& endObject();
    Json& beginArray();
    Json& endArray();
    Json& key(std::string_view name);
    Json& value(std::string_view text);
    Json& value(const char* text) { return value(std::string_view(text)); }
    Json& value(double number);
    Json& value(long long number);
    Json& value(int number) { return value(static_cast<long long>(number)); }
    Json& value(long number) { return value(static_cast<long long>(number)); }
    Json& value(bool yes);
    Json& null();
    template<class T> Json& field(std::string_view name, const T& v) { return key(name).value(v); }
    const std::string& text() const { return m_text; } ///< without a final newline

private:
    void item();
    void newLine();
    std::string m_text;
    std::vector<bool> m_empty; ///< by open container
    bool m_afterKey = false;
};

} // namespace app
