#include "policy/parameter_type.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

using Shape = ParameterType::Shape;

struct Known {
    std::string_view words;
    Shape shape;
};
constexpr std::array kKnown = {
    Known{"yes/no", Shape::flag},         Known{"count", Shape::count},
    Known{"percent", Shape::count},       Known{"size", Shape::size},
    Known{"text", Shape::text},           Known{"name", Shape::text},
    Known{"header name", Shape::text},    Known{"regular expressions", Shape::words},
    Known{"time span", Shape::text},      Known{"hours", Shape::text},
    Known{"words", Shape::words},         Known{"globs", Shape::words},
    Known{"domains", Shape::words},       Known{"families", Shape::words},
    Known{"people", Shape::people},       Known{"words login=address", Shape::words},
    Known{"condition", Shape::condition}, Known{"conditions", Shape::condition},
};

// What follows the opening words, separated by commas.
struct Opening {
    std::string_view words;
    Shape shape;
};
constexpr std::array kOpenings = {
    Opening{"one of: ", Shape::choice},
    Opening{"any of: ", Shape::choices},
    Opening{"map of ", Shape::map},
    Opening{"list of maps of ", Shape::maps},
};

std::vector<std::string> words_between_commas(std::string_view text) {
    std::vector<std::string> words;
    for (const std::string_view word : split(text, ','))
        words.emplace_back(trim(word));
    return words;
}

}  // namespace

std::optional<ParameterType> parse_parameter_type(std::string_view type) {
    const auto known =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& each) { return each.words == type; });
    if (known != kKnown.end()) return ParameterType{known->shape, {}, {}};
    for (const Opening& opening : kOpenings) {
        if (type.starts_with(opening.words))
            return ParameterType{opening.shape, words_between_commas(type.substr(opening.words.size())), {}};
    }
    constexpr std::string_view map_like = "map like ", maps_like = "list of maps like ";
    if (type.starts_with(map_like))
        return ParameterType{Shape::map, {}, std::string(type.substr(map_like.size()))};
    if (type.starts_with(maps_like))
        return ParameterType{Shape::maps, {}, std::string(type.substr(maps_like.size()))};
    if (type.starts_with("name of ") || type.starts_with("names of "))
        return ParameterType{Shape::words, {}, {}};
    return std::nullopt;
}

}  // namespace letterhead
