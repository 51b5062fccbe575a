// Header text as a person sees it, and the bounded list of a message's headers.

#include "message/header.h"

#include "base/text.h"
#include "message/encoded_word.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t usual_headers = 32;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}
bool is_line_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Blanks for tab and line ends, U+FFFD for the rest; true when the rest was there.
bool replace_controls(std::string& text) {
    if (std::none_of(text.begin(), text.end(), is_control)) return false;
    bool harmful = false;
    std::string clean;
    clean.reserve(text.size());
    for (char c : text) {
        if (!is_control(c)) {
            clean.push_back(c);
        } else if (is_line_blank(c)) {
            clean.push_back(' ');
        } else {
            clean.append("\xef\xbf\xbd");
            harmful = true;
        }
    }
    text = std::move(clean);
    return harmful;
}

}  // namespace

std::string unfold(std::string_view value) {
    value = trim(value);
    std::string text;
    text.reserve(value.size());
    while (!value.empty()) {
        const std::size_t end = value.find('\n');
        if (end == std::string_view::npos) {
            text.append(value);
            break;
        }
        std::string_view line = value.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        text.append(line);
        value.remove_prefix(end + 1);
    }
    return text;
}

std::string decode_text(std::string_view value, Oddities& oddities, std::string_view where) {
    DecodedWords decoded = decode_encoded_words(unfold(value));
    if (decoded.cut) oddities.add(OddityKind::too_many_encoded_words, std::string(where));
    if (replace_controls(decoded.text)) oddities.add(OddityKind::header_control, std::string(where));
    return std::move(decoded.text);
}

std::string first_token(std::string_view value) {
    std::string text = unfold(value);
    std::string_view rest = text;
    while (!rest.empty() && rest[0] == '(') {
        const std::size_t end = rest.find(')');
        rest = end == std::string_view::npos ? std::string_view() : trim(rest.substr(end + 1));
    }
    return ascii_lower(trim(rest.substr(0, rest.find_first_of(" \t;,("))));
}

bool HeaderList::add(std::string_view name, std::string_view value) {
    const std::size_t size = name.size() + value.size();
    if (headers_.size() == limits::headers_count || bytes_ + size > limits::headers_total) return false;
    bytes_ += size;
    if (headers_.empty()) headers_.reserve(usual_headers);
    headers_.push_back({std::string(name), std::string(value)});
    return true;
}

const Header* HeaderList::first(std::string_view name) const {
    const auto found = std::find_if(headers_.begin(), headers_.end(),
                                    [&](const Header& header) { return iequals(header.name, name); });
    return found == headers_.end() ? nullptr : &*found;
}

std::size_t HeaderList::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(
        headers_.begin(), headers_.end(), [&](const Header& header) { return iequals(header.name, name); }));
}

}  // namespace letterhead
