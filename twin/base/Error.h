// How failures travel: one exception for what stops the work, one value for what the user should know.
#pragma once
#include "twin/base/Ids.h"
#include <stdexcept>
#include <string>
#include <vector>

/// Marks a sentence of `twin::Error` or `twin::Issue` for the translators (context "Error").
#define TWIN_TEXT(text) text

namespace twin {

/// A sentence with places %1 .. %9 and what goes into them. Kept apart so that the window can translate the sentence;
/// `english()` is what logs and the command line print.
struct Message
{
    std::string text;
    std::vector<std::string> args;
    std::string english() const;
};

/// The work failed. The sentence says what, where, and what to do; it is shown once, as it is.
class Error : public std::runtime_error
{
public:
    enum class Kind { Failure, Usage };
    explicit Error(std::string text, std::vector<std::string> args = {}, Kind kind = Kind::Failure);
    const Message& message() const { return m_message; }
    Kind kind() const { return m_kind; }

private:
    Message m_message;
    Kind m_kind;
};

/// Something the user should know although the work went on, or the reason why an edit was refused.
struct Issue
{
    enum class Severity { Information, Warning, Critical };
    Severity severity = Severity::Information;
    Message message;
    AssetId asset; ///< what it is about, if anything
};

} // namespace twin
