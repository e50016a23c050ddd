// Command line words: `--name value`, `--flag`, positionals. Wrong usage throws twin::Error of kind Usage.
#pragma once
#include "twin/base/Timestamp.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace app::cli {

class Arguments
{
public:
    /// `options` take a value, `flags` do not. Anything else that starts with `--` is refused by name.
    Arguments(const std::vector<std::string>& words, const std::vector<std::string>& options,
              const std::vector<std::string>& flags, std::size_t minPositionals, std::size_t maxPositionals,
              const std::vector<std::string>& repeated = {}); ///< repeated: options that may be given several times

    bool flag(const std::string& name) const { return m_values.contains(name); }
    std::optional<std::string> text(const std::string& name) const;
    std::string required(const std::string& name) const;
    std::vector<std::string> texts(const std::string& name) const; ///< of a repeated option, in order
    std::optional<double> number(const std::string& name, double low, double high) const;
    std::optional<twin::Timestamp> time(const std::string& name) const;
    const std::vector<std::string>& positionals() const { return m_positionals; }

private:
    std::map<std::string, std::string> m_values;
    std::map<std::string, std::vector<std::string>> m_repeated;
    std::vector<std::string> m_positionals;
};

[[noreturn]] void usageError(const std::string& sentence);

} // namespace app::cli
