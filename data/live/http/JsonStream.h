// Reads JSON as it arrives, piece by piece, without holding it. For answers too large to keep as a tree.
#pragma once
#include <string>
#include <string_view>

namespace data::live {

/// Hands out the tokens of one JSON text (RFC 8259). Bounded: nesting, length of a text and of what is kept raw. Any thread, one at a time.
class JsonStream
{
public:
    class Handler
    {
    public:
        virtual ~Handler() = default;
        virtual void beginObject() = 0;
        virtual void endObject() = 0;
        virtual void beginArray() = 0;
        virtual void endArray() = 0;
        virtual void key(std::string_view name) = 0;
        virtual void text(std::string_view value) = 0;
        virtual void number(std::string_view digits) = 0; ///< as it stands there; a valid JSON number
        virtual void literal(char first) = 0;             ///< 't', 'f' or 'n'
        virtual void raw(std::string_view) {}             ///< the value that `keepRaw` asked for
    };

    explicit JsonStream(Handler& handler) : m_handler(handler) {}
    JsonStream(const JsonStream&) = delete;
    JsonStream& operator=(const JsonStream&) = delete;
    /// False once the text is no JSON or breaks a bound; what follows is ignored.
    bool feed(std::string_view piece);
    /// True if what was fed is a whole text.
    bool finish();
    /// Called from `key`: the value behind it comes as one piece of text to `raw`, not as tokens.
    void keepRaw() { m_wantsRaw = true; }
    /// Called from any callback: nothing more is wanted. `feed` gives false from then on.
    void stop() { m_isBroken = true; }
    bool isBroken() const { return m_isBroken; }

    static constexpr std::size_t deepest = 64, longestText = 1 << 20, longestRaw = 256 << 10;

private:
    enum class State : unsigned char { Value, FirstValue, FirstKey, Key, Colon, CommaOrEnd, Done, Text, Escape, Unicode, Number, Literal };
    void open(char bracket);
    void close(char bracket);
    void beginValue(char c);
    void endValue();
    void endText();
    void endNumber();
    void addCodePoint(unsigned code);
    void flushHighSurrogate();
    bool isSilent() const { return m_isRaw; }

    Handler& m_handler;
    State m_state = State::Value;
    std::string m_stack, m_token, m_raw;
    std::size_t m_rawDepth = 0;
    unsigned m_unicode = 0, m_unicodeDigits = 0, m_highSurrogate = 0;
    const char* m_literal = nullptr;
    bool m_isKey = false, m_wantsRaw = false, m_isRaw = false, m_isBroken = false;
    const char* m_rawFrom = nullptr; ///< where in the present piece the raw value (or its rest) begins
    const char* m_at = nullptr;      ///< the character at hand
};

} // namespace data::live
