#pragma once
// Command lines: long options with and without a value, and the words that are left.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct OptionInfo {
    std::string_view name;  // "--config"
    bool takes_value;
};

struct Arguments {
    std::map<std::string, std::vector<std::string>, std::less<>>
        options;  // by name, values in order ("" for those without)
    std::vector<std::string> words;
    bool has(std::string_view option) const;
    std::string last(std::string_view option, std::string_view otherwise = {}) const;
    std::vector<std::string> all(std::string_view option) const;
};

// "--name value" and "--name=value"; "--" ends the options. An unknown option or a missing value is told on
// standard error, with "did you mean" and the command's own help to look at; then nullopt.
std::optional<Arguments> parse_arguments(std::string_view command, std::span<const std::string> arguments,
                                         std::span<const OptionInfo> options);

// A mistake on the command line, on standard error, with the command's help to look at.
void complain(std::string_view command, const std::string& what);

}  // namespace letterhead
