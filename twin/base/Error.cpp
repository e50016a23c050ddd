#include "twin/base/Error.h"

namespace twin {

std::string Message::english() const
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            const auto n = static_cast<std::size_t>(text[i + 1] - '1');
            if (n < args.size()) {
                out += args[n];
                ++i;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

Error::Error(std::string text, std::vector<std::string> args, Kind kind)
    : std::runtime_error(Message{text, args}.english()), m_message{std::move(text), std::move(args)}, m_kind(kind)
{
}

} // namespace twin
