// One pass over tokens with a small state: the words so far, whether an angle bracket is open, where the last
// "@" was. A group name is just words that a colon forgets, so no shape of input nests.

#include "message/address.h"

#include "base/text.h"
#include "base/unicode.h"
#include "message/encoded_word.h"
#include "message/header.h"
#include "message/limits.h"
#include "message/parameter_scanner.h"

#include <utility>

namespace letterhead {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool is_special(char c) {
    return std::string_view("<>@,;:\"(").find(c) != std::string_view::npos;
}

struct Word {
    std::string text;
    bool quoted = false;
    bool blank_before = false;
};

std::string domain_of(std::string_view text) {
    return ascii_domain(text);
}

// The display text of header words: unquoted, decoded, controls as blanks.
std::string display_of(std::string_view text) {
    Oddities unheard;  // display names are looked at again as header text
    return std::string(trim(decode_text(text, unheard, "")));
}

class Parser {
 public:
    explicit Parser(std::string_view text) : text_(text) {}

    AddressList parse() {
        while (at_ < text_.size() && !list_.cut)
            step();
        end_address();
        return std::move(list_);
    }

 private:
    void step() {
        const char c = text_[at_];
        if (is_blank(c)) {
            blank_ = true;
            ++at_;
        } else if (c == '(') {
            read_comment();
        } else if (c == '"') {
            read_quoted();
        } else if (is_special(c)) {
            ++at_;
            special(c);
        } else {
            read_atom();
        }
    }

    void special(char c) {
        switch (c) {
            case '<':
                if (angle_) list_.malformed = true;
                display_ = joined(0, words_.size(), false);
                reset_words();
                angle_ = true;
                break;
            case '>':
                if (!angle_ || closed_) list_.malformed = true;
                closed_ = true;
                break;
            case '@':
                // Only the last one parts local part and domain; one before it is text.
                if (at_sign_ != none && !route_)
                    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(at_sign_),
                                  Word{"@", false, false});
                at_sign_ = words_.size();
                ++at_signs_;
                break;
            case ':':
                // A group name; or, inside angle brackets, the end of an obsolete route.
                if (angle_ && at_signs_ == 0) list_.malformed = true;
                reset_words();
                break;
            case ',':
                if (angle_ && !closed_ && is_route()) break;
                [[fallthrough]];
            default:
                end_address();
                break;
        }
    }

    bool is_route() const { return at_signs_ > 0 && route_; }

    void read_comment() {
        const std::size_t end = skip_comment(text_, at_);
        if (end == text_.size() && text_.back() != ')') list_.malformed = true;
        comment_ = std::string(text_.substr(at_ + 1, end - at_ - 1));
        if (!comment_.empty() && comment_.back() == ')') comment_.pop_back();
        at_ = end;
        blank_ = true;
    }

    void read_quoted() {
        Word word{{}, true, std::exchange(blank_, false)};
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
            word.text.push_back(text_[at_]);
        }
        if (at_ == text_.size()) list_.malformed = true;
        if (at_ < text_.size()) ++at_;
        add_word(std::move(word));
    }

    void read_atom() {
        const std::size_t begin = at_;
        // An encoded word may hold commas and colons, though it should not.
        const std::string_view encoded = text_.substr(at_, encoded_word_length(text_.substr(at_)));
        if (encoded.find_first_of(" \t<>") == std::string_view::npos) at_ += encoded.size();
        if (text_.substr(at_, 1) == "[") {
            const std::size_t end = text_.find(']', at_);
            at_ = end == std::string_view::npos ? at_ + 1 : end + 1;
        }
        while (at_ < text_.size() && !is_blank(text_[at_]) && !is_special(text_[at_]))
            ++at_;
        add_word({std::string(text_.substr(begin, at_ - begin)), false, std::exchange(blank_, false)});
    }

    void add_word(Word word) {
        if (closed_) list_.malformed = true;  // words behind ">"
        if (closed_) return;
        words_.push_back(std::move(word));
        if (angle_ && words_.size() == 1 && at_signs_ > 0) route_ = true;  // "<@host" begins a route
    }

    // Words [begin, end): as an address (no blanks) or as display text (blanks where they were).
    std::string joined(std::size_t begin, std::size_t end, bool address) const {
        std::string text;
        for (std::size_t i = begin; i < end; ++i) {
            if (!address && words_[i].blank_before && !text.empty()) text.push_back(' ');
            if (!address && i == at_sign_) text.push_back('@');
            text += words_[i].text;
        }
        return text;
    }

    // The first of the words before the "@" that belong to the local part: those that touch, or are joined by
    // dots.
    std::size_t local_begin() const {
        std::size_t begin = at_sign_;
        while (begin > 0) {
            if (begin < at_sign_) {
                const Word& next = words_[begin];
                const std::string& before = words_[begin - 1].text;
                const bool dots = next.text.starts_with('.') || before.ends_with('.');
                if (next.blank_before && !dots) break;
            }
            --begin;
        }
        return begin;
    }

    void end_address() {
        if (angle_ && !closed_) list_.malformed = true;
        if (!words_.empty() || at_signs_ > 0)
            keep_address();
        else if (!display_.empty() && !angle_)
            list_.malformed = true;
        reset_words();
        display_.clear();
        comment_.clear();
        angle_ = closed_ = false;
    }

    void keep_address() {
        Address address;
        const bool has_domain = at_sign_ != none;
        if (!has_domain && !angle_) {
            // Words alone: a local name when it is one word, else no address.
            const bool local_name = words_.size() == 1 && !words_[0].quoted;
            if (!local_name) list_.malformed = true;
            if (!local_name) return;
        }
        const std::size_t local_end = has_domain ? at_sign_ : words_.size();
        const std::size_t begin = has_domain && !angle_ ? local_begin() : 0;
        address.local = joined(begin, local_end, true);
        if (has_domain) address.domain = domain_of(joined(local_end, words_.size(), true));
        if (has_domain && (address.local.empty() || address.domain.empty() || at_signs_ > 1))
            list_.malformed = true;
        if (begin > 0) list_.malformed = true;
        if (begin > 0) display_ = joined(0, begin, false);
        address.display_name = display_of(display_.empty() ? std::string_view(comment_) : display_);
        if (address.empty()) return;
        if (list_.addresses.size() == limits::addresses) {
            list_.cut = true;
            return;
        }
        list_.addresses.push_back(std::move(address));
    }

    void reset_words() {
        words_.clear();
        at_sign_ = none;
        at_signs_ = 0;
        route_ = false;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::string_view text_;
    std::size_t at_ = 0;
    AddressList list_;
    std::vector<Word> words_;
    std::string display_, comment_;
    std::size_t at_sign_ = none;  // index of the first word behind the last "@"
    std::size_t at_signs_ = 0;
    bool angle_ = false, closed_ = false, route_ = false, blank_ = false;
};

// The end of the path that begins at `begin`: ">" or a blank outside of quotes.
std::size_t path_end(std::string_view text, std::size_t begin, bool angle) {
    bool quoted = false;
    for (std::size_t at = begin; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            quoted = !quoted;
        else if (!quoted && (angle ? text[at] == '>' : is_blank(text[at])))
            return at;
    }
    return text.size();
}

std::string unquoted(std::string_view local) {
    std::string text;
    for (std::size_t at = 0; at < local.size(); ++at) {
        if (local[at] == '"') continue;
        if (local[at] == '\\' && at + 1 < local.size()) ++at;
        text.push_back(local[at]);
    }
    return text;
}

}  // namespace

std::string Address::key() const {
    std::string text = ascii_lower(local);
    if (!domain.empty()) text.append("@").append(domain);
    return text;
}

AddressList parse_addresses(std::string_view header_value) {
    const std::string text = unfold(header_value);
    return Parser(text).parse();
}

Address parse_path(std::string_view envelope_argument) {
    std::string_view path = trim(envelope_argument);
    const bool angle = path.starts_with('<');
    if (angle) path.remove_prefix(1);
    path = trim(path.substr(0, path_end(path, 0, angle)));
    if (path.starts_with('@')) {
        const std::size_t colon = path.find(':');
        path.remove_prefix(colon == std::string_view::npos ? 0 : colon + 1);
    }
    Address address;
    const std::size_t sign = path.rfind('@');
    if (sign == std::string_view::npos || path.ends_with('"')) {
        address.local = unquoted(path);
        return address;
    }
    address.local = unquoted(path.substr(0, sign));
    address.domain = domain_of(path.substr(sign + 1));
    return address;
}

bool in_domain(std::string_view domain, std::string_view parent) {
    if (parent.empty() || !domain.ends_with(parent)) return false;
    return domain.size() == parent.size() || domain[domain.size() - parent.size() - 1] == '.';
}

}  // namespace letterhead
