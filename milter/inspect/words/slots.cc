// Web and e-mail addresses by their characters, given texts by their words.

#include "inspect/words/slots.h"

#include "base/text.h"

#include <algorithm>

namespace letterhead {

namespace {

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_host_character(char c) {
    return is_alphanumeric(c) || c == '-' || c == '.';
}
bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
    return istarts_with(text, prefix) ? text.substr(prefix.size()) : text;
}

// One letter wrong, missing, too many, or two exchanged. Both lower case.
bool one_slip(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() - b.size() > 1) return false;
    std::size_t head = 0;
    while (head < b.size() && a[head] == b[head])
        ++head;
    std::string_view rest_a = a.substr(head), rest_b = b.substr(head);
    if (rest_a.size() > rest_b.size()) return rest_a.substr(1) == rest_b;
    if (rest_a.empty() || rest_a.substr(1) == rest_b.substr(1)) return true;
    return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
}

// "dr" of "drive", "blvd" of "boulevard": the same first letter, the other letters in order.
bool abbreviates(std::string_view shorter, std::string_view longer) {
    if (shorter.empty() || shorter.size() >= longer.size() || shorter.front() != longer.front()) return false;
    std::size_t at = 0;
    for (char c : longer)
        if (at < shorter.size() && shorter[at] == c) ++at;
    return at == shorter.size();
}

enum class Likeness { none, abbreviation, slip };

Likeness likeness(std::string_view a, std::string_view b) {
    if (has_digit(a) || has_digit(b)) return Likeness::none;
    std::string x = ascii_lower(a), y = ascii_lower(b);
    if (abbreviates(x, y) || abbreviates(y, x)) return Likeness::abbreviation;
    constexpr std::size_t long_enough = 4;  // one letter of a shorter word is too much of it
    return std::min(x.size(), y.size()) >= long_enough && one_slip(x, y) ? Likeness::slip : Likeness::none;
}

// "example.org" of "https://www.example.org/path".
std::string_view host_of(std::string_view website) {
    website = without_prefix(without_prefix(without_prefix(trim(website), "https://"), "http://"), "www.");
    return website.substr(0, website.find('/'));
}

bool nearly_host(std::string_view host, std::string_view wanted) {
    if (iequals(host, wanted) || host.find('.') == std::string_view::npos) return false;
    if (istarts_with(host, wanted) && host[wanted.size()] == '.') return true;
    std::string a = ascii_lower(host), b = ascii_lower(wanted);
    bool same_but_ending = a.substr(0, a.rfind('.')) == b.substr(0, b.rfind('.'));
    return same_but_ending || one_slip(a, b);
}

}  // namespace

std::optional<Span> find_website(std::string_view text, Span line, std::string_view wanted) {
    wanted = host_of(wanted);
    if (wanted.empty()) return std::nullopt;
    for (std::size_t at = line.begin; at < line.end;) {
        std::size_t found = ifind(text.substr(at, line.end - at), wanted);
        if (found == std::string_view::npos) return std::nullopt;
        std::size_t begin = at + found, end = begin + wanted.size();
        at = begin + 1;
        bool ends = end >= text.size() ||
                    (text[end] != '@' &&
                     (!is_host_character(text[end]) ||
                      (text[end] == '.' && (end + 1 >= text.size() || !is_alphanumeric(text[end + 1])))));
        if (!ends) continue;
        if (begin >= line.begin + 4 && iequals(text.substr(begin - 4, 4), "www.")) begin -= 4;
        if (begin > line.begin && (is_host_character(text[begin - 1]) || text[begin - 1] == '@')) continue;
        while (begin > line.begin && text[begin - 1] > ' ' && text[begin - 1] != '<' &&
               text[begin - 1] != '(') {
            if (text[begin - 1] == '@') break;
            --begin;  // the scheme
        }
        return Span{begin, end};
    }
    return std::nullopt;
}

std::optional<Span> find_nearly_website(std::string_view text, Span line, std::string_view wanted) {
    wanted = host_of(wanted);
    for (std::size_t at = line.begin; at < line.end;) {
        if (!is_alphanumeric(text[at])) {
            ++at;
            continue;
        }
        std::size_t begin = at, end = at;
        while (end < line.end && is_host_character(text[end]))
            ++end;
        at = end;
        while (end > begin && !is_alphanumeric(text[end - 1]))
            --end;
        bool mail = (begin > line.begin && text[begin - 1] == '@') || (at < line.end && text[at] == '@');
        std::string_view host = text.substr(begin, end - begin);
        if (!mail && nearly_host(without_prefix(host, "www."), wanted)) return Span{begin, end};
    }
    return std::nullopt;
}

std::optional<Span> find_email(std::string_view text, Span line, std::size_t from) {
    auto is_local = [](char c) {
        return is_alphanumeric(c) ||
               std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
    };
    text = text.substr(0, line.end);  // never searched beyond the line
    for (std::size_t at = text.find('@', std::max(line.begin, from)); at < line.end;
         at = text.find('@', at + 1)) {
        std::size_t begin = at, end = at + 1;
        while (begin > line.begin && is_local(text[begin - 1]))
            --begin;
        while (end < line.end && is_host_character(text[end]))
            ++end;
        while (end > at && !is_alphanumeric(text[end - 1]))
            --end;
        if (begin < at &&
            text.substr(at + 1, end - std::min(end, at + 1)).find('.') != std::string_view::npos)
            return Span{begin, end};
    }
    return std::nullopt;
}

GivenText::GivenText(std::string_view wanted) : wanted_(wanted), tokens_(tokenize(wanted)) {
    if (tokens_.all.empty()) return;
    char first = wanted_[tokens_.all[0].begin];
    lower_ = ascii_lower(first);
    upper_ = lower_ >= 'a' && lower_ <= 'z' ? static_cast<char>(lower_ - 'a' + 'A') : lower_;
    anything_ = static_cast<unsigned char>(first) >= 0x80;
}

std::optional<std::size_t> GivenText::match(std::string_view text, std::span<const Token> tokens,
                                            std::size_t first) const {
    const std::vector<Token>& wanted = tokens_.all;
    if (wanted.empty() || first >= tokens.size()) return std::nullopt;
    std::size_t slips_left = wanted.size() / 3, abbreviations_left = wanted.size() / 2, at = first;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::string_view word = wanted[i].in(wanted_);
        bool there = at < tokens.size();
        if (there && tokens[at].hash == wanted[i].hash) {
            ++at;
            continue;
        }
        Likeness like = there ? likeness(word, tokens[at].in(text)) : Likeness::none;
        std::size_t& left = like == Likeness::abbreviation ? abbreviations_left : slips_left;
        if (left == 0) return std::nullopt;
        --left;
        if (like != Likeness::none) {
            ++at;
        } else if (i > 0 && there && at + 1 < tokens.size() && tokens[at + 1].hash == wanted[i].hash) {
            at += 2;  // a word too many
        } else if (i == 0 || has_digit(word) || !there || i + 1 == wanted.size() ||
                   tokens[at].hash != wanted[i + 1].hash) {
            return std::nullopt;  // not even a word too few
        }
    }
    std::string_view stretch = text.substr(tokens[first].begin, tokens[at - 1].end - tokens[first].begin);
    std::size_t breaks = 0, newline = 0;
    while ((newline = stretch.find('\n', newline)) != std::string_view::npos) {
        ++breaks;
        newline = stretch.find_first_not_of('\n', newline);  // a blank line is no further break
        if (newline == std::string_view::npos) break;
    }
    return breaks <= 1 ? std::optional(at) : std::nullopt;
}

}  // namespace letterhead
