#pragma once
// What the `type` of a parameter says, for machines: `letterhead check --schema` and the manual are made from
// it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// The words of a type are one of these. A list may always be written as its only item.
//     yes/no                       flag
//     count, percent               count
//     size                         size: 10MB
//     text, name, name of ...      text
//     header name, time span, hours
//     one of: a, b                 choice
//     any of: a, b                 choices: one word or a list
//     words, globs, domains, regular expressions, ...
//                                  words: in place, or {list: name}
//     names of ...
//     people                       people: words, {group: name} among them
//     map of a, b                  map with these keys
//     list of maps of a, b         maps with these keys
//     map like attachment          map with the parameters of that condition; list of maps like ...
//     condition, conditions        condition
struct ParameterType {
    enum class Shape { flag, count, size, text, choice, choices, words, people, map, maps, condition };
    Shape shape = Shape::text;
    std::vector<std::string> words;  // of choices: the words; of maps: the keys
    std::string like;                // the condition whose parameters a map has
};

// nullopt: words that are not in the table above.
std::optional<ParameterType> parse_parameter_type(std::string_view type);

}  // namespace letterhead
