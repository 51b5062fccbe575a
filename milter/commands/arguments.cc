#include "commands/arguments.h"

#include "base/problem.h"

#include <algorithm>
#include <cstdio>

namespace letterhead {
namespace {

std::string unknown_option(std::string_view name, std::span<const OptionInfo> options) {
    std::vector<std::string_view> names, longer;
    for (const OptionInfo& option : options) {
        names.push_back(option.name);
        if (option.name.starts_with(name)) longer.push_back(option.name);
    }
    const std::string hint = longer.size() == 1 ? "did you mean '" + std::string(longer.front()) + "'?"
                                                : did_you_mean(name, names);
    return "there is no option '" + std::string(name) + "'" + (hint.empty() ? "" : " (" + hint + ")");
}

}  // namespace

void complain(std::string_view command, const std::string& what) {
    std::fprintf(stderr, "letterhead %.*s: %s\nTry: letterhead %.*s --help\n",
                 static_cast<int>(command.size()), command.data(), what.c_str(),
                 static_cast<int>(command.size()), command.data());
}

bool Arguments::has(std::string_view option) const {
    return options.find(option) != options.end();
}

std::string Arguments::last(std::string_view option, std::string_view otherwise) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::vector<std::string>{} : found->second;
}

std::optional<Arguments> parse_arguments(std::string_view command, std::span<const std::string> arguments,
                                         std::span<const OptionInfo> options) {
    Arguments parsed;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view word = arguments[i];
        if (word == "--") {
            parsed.words.insert(parsed.words.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                arguments.end());
            break;
        }
        if (word.size() < 2 || word.front() != '-') {  // "-" alone is standard input
            parsed.words.emplace_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const auto option = std::ranges::find(options, name, &OptionInfo::name);
        if (option == options.end()) {
            complain(command, unknown_option(name, options));
            return std::nullopt;
        }
        if (!option->takes_value && equals != std::string_view::npos) {
            complain(command, "option '" + std::string(name) + "' takes no value");
            return std::nullopt;
        }
        if (!option->takes_value) {
            parsed.options[std::string(name)].emplace_back();
        } else if (equals != std::string_view::npos) {
            parsed.options[std::string(name)].emplace_back(word.substr(equals + 1));
        } else if (i + 1 < arguments.size()) {
            parsed.options[std::string(name)].push_back(arguments[++i]);
        } else {
            complain(command, "option '" + std::string(name) + "' needs a value");
            return std::nullopt;
        }
    }
    return parsed;
}

}  // namespace letterhead
