// Looked for by hand: a few bytes around a colon, a slash or an at sign.

#include "inspect/words/evidence.h"

#include <algorithm>

namespace letterhead {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}

bool has_time(std::string_view text) {
    for (std::size_t i = 1; i + 2 < text.size(); ++i) {
        if (text[i] != ':' && text[i] != '.') continue;
        bool two_more = is_digit(text[i + 1]) && is_digit(text[i + 2]);
        char next = i + 3 < text.size() ? text[i + 3] : ' ';
        bool ends = !is_digit(next) && (text[i] == ':' || next != '.');  // "02.01.2026" is a date
        if (is_digit(text[i - 1]) && two_more && ends) return true;
    }
    return false;
}

bool has_date(std::string_view text) {
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        bool begins = i == 0 || !is_digit(text[i - 1]);
        if (begins && (text.substr(i, 2) == "19" || text.substr(i, 2) == "20") && is_digit(text[i + 2]) &&
            is_digit(text[i + 3]) && (i + 4 == text.size() || !is_digit(text[i + 4])))
            return true;
        bool separated = i > 0 && (text[i] == '/' || text[i] == '-' || text[i] == '.');
        if (separated && is_digit(text[i - 1]) && is_digit(text[i + 1])) {
            std::size_t second = i + 2 + (is_digit(text[i + 2]) ? 1U : 0U);
            if (second + 1 < text.size() && text[second] == text[i] && is_digit(text[second + 1]))
                return true;
        }
    }
    return false;
}

bool has_address(std::string_view text) {
    std::size_t at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text[at - 1] > ' ' &&
           text[at + 1] > ' ';
}

bool has_marked_address(std::string_view text) {
    for (std::size_t open = text.find_first_of("<["); open != std::string_view::npos;
         open = text.find_first_of("<[", open + 1)) {
        std::size_t close = text.find_first_of(">]", open);
        if (close == std::string_view::npos) return false;
        if (has_address(text.substr(open + 1, close - open - 1))) return true;
    }
    return false;
}

bool introduces(std::string_view text) {
    return text.ends_with(':') || text.ends_with("：") || text.ends_with("----");
}

}  // namespace letterhead
