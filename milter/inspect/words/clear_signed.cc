// Four states. Prose where armour is due ends the armour, so that nothing a reader sees hides in it.

#include "inspect/words/clear_signed.h"

#include "base/text.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t longest_armour = 76;  // RFC 9580 section 6.2

bool is_armour_header(std::string_view line) {
    constexpr std::string_view names[] = {"Hash", "Charset", "Version", "MessageID", "Comment"};
    const std::string_view name = line.substr(0, line.find(": "));
    return name.size() < line.size() &&
           std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_armour(std::string_view line) {
    return line.size() <= longest_armour && std::all_of(line.begin(), line.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      c == '+' || c == '/' || c == '=';
           });
}

}  // namespace

bool ClearSigned::keeps(std::string_view& line) {
    const std::string_view mark = trim(line);
    if (state_ == State::outside) {
        if (!line.starts_with("-----BEGIN PGP SIGNED MESSAGE-----") || mark.size() != 34) return true;
        state_ = State::headers;
        return false;
    }
    if (state_ == State::headers) {
        if (is_armour_header(line)) return false;
        state_ = State::text;
        if (mark.empty()) return false;
    }
    if (state_ == State::text) {
        if (mark == "-----BEGIN PGP SIGNATURE-----") {
            state_ = State::signature;
            return false;
        }
        if (line.starts_with("- ")) line.remove_prefix(2);
        return true;
    }
    if (is_armour_header(line) || is_armour(mark)) return false;
    state_ = State::outside;
    return mark != "-----END PGP SIGNATURE-----" && keeps(line);
}

}  // namespace letterhead
