// A state machine of bytes; runs of text, values and comments are taken at once.

#include "inspect/words/html_tokenizer.h"

#include "base/text.h"
#include "inspect/words/entities.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Where a name that `at` is inside of ends: at a blank, '/', '>' or `also`.
std::size_t name_end(std::string_view utf8, std::size_t at, char also) {
    while (at < utf8.size() && !is_blank(utf8[at]) && utf8[at] != '/' && utf8[at] != '>' && utf8[at] != also)
        ++at;
    return at;
}

// Below the highest value that still leaves room for one more digit.
constexpr std::uint32_t number_limit = 0x110000;

}  // namespace

void HtmlTokenizer::push(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();)
        at = run(utf8, at);
}

void HtmlTokenizer::finish() {
    switch (state_) {
        case State::reference:
            emit_text("&");
            break;
        case State::named_reference:
            end_named_reference(false);
            break;
        case State::number_start:
            emit_text(hex_ ? "&#x" : "&#");
            break;
        case State::number: {
            std::string text;
            append_numeric_reference(number_, text);
            emit_text(text);
            break;
        }
        case State::tag_open:
            emit_text("<");
            break;
        case State::end_tag_open:
            emit_text("</");
            break;
        case State::raw_end:
            emit_text(held_);
            break;
        default:
            break;
    }
    state_ = State::text;
}

// Looks at utf8[at] in the present state and returns the place to go on from; the same place when only the
// state changed.
std::size_t HtmlTokenizer::run(std::string_view utf8, std::size_t at) {
    char c = utf8[at];
    switch (state_) {
        case State::text: {
            std::size_t end = at;
            while (end < utf8.size() && utf8[end] != '<' && utf8[end] != '&')
                ++end;
            if (end > at) sink_.text(utf8.substr(at, end - at));
            if (end == utf8.size()) return end;
            state_ = utf8[end] == '<' ? State::tag_open : State::reference;
            return end + 1;
        }
        case State::reference:
        case State::named_reference:
        case State::number_start:
        case State::number:
            return run_reference(utf8, at);
        case State::tag_open:
            if (is_letter(c)) {
                begin_tag(false);
            } else if (c == '/') {
                state_ = State::end_tag_open;
                return at + 1;
            } else if (c == '!') {
                state_ = State::declaration;
                return at + 1;
            } else if (c == '?') {
                state_ = State::bogus;
            } else {
                state_ = State::text;
                emit_text("<");
            }
            return at;
        case State::end_tag_open:
            if (is_letter(c)) {
                begin_tag(true);
                return at;
            }
            state_ = c == '>' ? State::text : State::bogus;
            return c == '>' ? at + 1 : at;
        case State::double_quoted:
        case State::single_quoted:
        case State::unquoted:
            return run_value(utf8, at);
        case State::declaration:
        case State::declaration_dash:
        case State::comment:
        case State::bogus:
            return run_comment(utf8, at);
        case State::raw:
        case State::raw_end:
            return run_raw(utf8, at);
        default:
            return run_tag(utf8, at);
    }
}

std::size_t HtmlTokenizer::run_reference(std::string_view utf8, std::size_t at) {
    char c = utf8[at];
    switch (state_) {
        case State::reference:
            held_.clear();
            if (c == '#') {
                number_ = 0;
                hex_ = digits_ = false;
                state_ = State::number_start;
                return at + 1;
            }
            if (is_letter(c)) {
                state_ = State::named_reference;
                return at;
            }
            state_ = text_state();
            emit_text("&");
            return at;
        case State::named_reference:
            if ((is_letter(c) || is_digit(c)) && held_.size() < entity_name_longest) {
                held_ += c;
                return at + 1;
            }
            state_ = text_state();
            end_named_reference(c == ';');
            return c == ';' ? at + 1 : at;
        case State::number_start:
            if (!hex_ && ascii_lower(c) == 'x') {
                hex_ = true;
                held_ = c;
                return at + 1;
            }
            if (hex_ ? is_hex(c) : is_digit(c)) {
                state_ = State::number;
                return at;
            }
            state_ = text_state();
            emit_text("&#" + held_);
            return at;
        default:
            if (hex_ ? is_hex(c) : is_digit(c)) {
                auto digit = static_cast<std::uint32_t>(is_digit(c) ? c - '0' : ascii_lower(c) - 'a' + 10);
                number_ = std::min(number_ * (hex_ ? 16U : 10U) + digit, number_limit);
                return at + 1;
            }
            held_.clear();
            append_numeric_reference(number_, held_);
            state_ = text_state();
            emit_text(held_);
            return c == ';' ? at + 1 : at;
    }
}

void HtmlTokenizer::end_named_reference(bool semicolon) {
    std::string text;
    std::size_t read = append_named_reference(held_, semicolon, text);
    if (read == 0) text = "&";
    text += std::string_view(held_).substr(read);
    if (semicolon && (read == 0 || read < held_.size())) text += ';';
    emit_text(text);
}

void HtmlTokenizer::begin_tag(bool end) {
    tag_.bytes_.clear();
    tag_.attributes_.clear();
    tag_.name_size_ = 0;
    tag_.end_ = end;
    state_ = State::tag_name;
}

void HtmlTokenizer::begin_attribute() {
    keep_ = tag_.attributes_.size() < limits::html_attributes && tag_.bytes_.size() < limits::html_tag;
    if (keep_) {
        auto here = static_cast<std::uint32_t>(tag_.bytes_.size());
        tag_.attributes_.push_back({here, here, here});
    }
    state_ = State::attribute_name;
}

void HtmlTokenizer::append_lower(std::string_view name) {
    std::size_t room = limits::html_tag - std::min(tag_.bytes_.size(), limits::html_tag);
    for (char c : name.substr(0, room))
        tag_.bytes_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

void HtmlTokenizer::append_name(std::string_view name) {
    if (!keep_) return;
    append_lower(name);
    HtmlTag::Attribute& attribute = tag_.attributes_.back();
    attribute.value = attribute.end = static_cast<std::uint32_t>(tag_.bytes_.size());
}

void HtmlTokenizer::append_value(std::string_view bytes) {
    if (!keep_) return;
    tag_.bytes_ += bytes.substr(0, limits::html_tag - std::min(tag_.bytes_.size(), limits::html_tag));
    tag_.attributes_.back().end = static_cast<std::uint32_t>(tag_.bytes_.size());
}

std::size_t HtmlTokenizer::run_tag(std::string_view utf8, std::size_t at) {
    char c = utf8[at];
    if (c == '>') {
        emit_tag();
        return at + 1;
    }
    switch (state_) {
        case State::tag_name: {
            std::size_t end = name_end(utf8, at, '>');
            append_lower(utf8.substr(at, end - at));
            tag_.name_size_ = tag_.bytes_.size();
            if (end > at) return end;
            state_ = c == '/' ? State::self_closing : is_blank(c) ? State::before_attribute : state_;
            return at + 1;
        }
        case State::before_attribute:
            if (is_blank(c)) return at + 1;
            if (c == '/') {
                state_ = State::self_closing;
                return at + 1;
            }
            begin_attribute();
            append_name(utf8.substr(at, 1));  // even '='
            return at + 1;
        case State::attribute_name: {
            std::size_t end = name_end(utf8, at, '=');
            append_name(utf8.substr(at, end - at));
            if (end > at) return end;
            state_ = is_blank(c) ? State::after_attribute_name
                     : c == '/'  ? State::self_closing
                                 : State::before_value;
            return at + 1;
        }
        case State::after_attribute_name:
            if (is_blank(c)) return at + 1;
            if (c == '=') {
                state_ = State::before_value;
                return at + 1;
            }
            state_ = State::before_attribute;
            return at;
        case State::before_value:
            if (is_blank(c)) return at + 1;
            state_ = c == '"' ? State::double_quoted : c == '\'' ? State::single_quoted : State::unquoted;
            return state_ == State::unquoted ? at : at + 1;
        default:  // after_quoted, self_closing
            state_ = State::before_attribute;
            return at;
    }
}

std::size_t HtmlTokenizer::run_value(std::string_view utf8, std::size_t at) {
    std::size_t end = at;
    if (state_ == State::unquoted) {
        while (end < utf8.size() && !is_blank(utf8[end]) && utf8[end] != '>')
            ++end;
        append_value(utf8.substr(at, end - at));
        if (end < utf8.size()) state_ = State::before_attribute;
        return end;
    }
    end = std::min(utf8.find(state_ == State::double_quoted ? '"' : '\'', at), utf8.size());
    append_value(utf8.substr(at, end - at));
    if (end == utf8.size()) return end;
    state_ = State::after_quoted;
    return end + 1;
}

std::size_t HtmlTokenizer::run_comment(std::string_view utf8, std::size_t at) {
    char c = utf8[at];
    if (state_ == State::declaration) {
        state_ = c == '-' ? State::declaration_dash : State::bogus;
        return c == '-' ? at + 1 : at;
    }
    if (state_ == State::declaration_dash) {
        state_ = c == '-' ? State::comment : State::bogus;
        dashes_ = 0;
        fresh_ = true;
        bang_ = false;
        return c == '-' ? at + 1 : at;
    }
    if (state_ == State::bogus) {
        std::size_t end = utf8.find('>', at);
        if (end == std::string_view::npos) return utf8.size();
        state_ = State::text;
        return end + 1;
    }
    if (c == '>' && (dashes_ >= 2 || fresh_ || bang_)) {
        state_ = State::text;
        return at + 1;
    }
    if (c == '-') {
        ++dashes_;
        bang_ = false;
        return at + 1;
    }
    bang_ = c == '!' && dashes_ >= 2;
    fresh_ = false;
    dashes_ = 0;
    if (bang_) return at + 1;
    return std::min(utf8.find('-', at + 1), utf8.size());
}

void HtmlTokenizer::emit_tag() {
    state_ = State::text;
    raw_ = Raw::none;
    if (!tag_.is_end()) enter_raw(tag_.name());
    sink_.tag(tag_);
}

void HtmlTokenizer::enter_raw(std::string_view name) {
    if (name == "script" || name == "style" || name == "iframe" || name == "noembed" || name == "noframes" ||
        name == "title")
        raw_ = Raw::dropped;
    else if (name == "xmp")
        raw_ = Raw::shown;
    else if (name == "textarea")
        raw_ = Raw::decoded;
    else if (name == "plaintext")
        raw_ = Raw::rest;
    if (raw_ == Raw::none) return;
    raw_name_ = name;
    state_ = State::raw;
}

void HtmlTokenizer::emit_text(std::string_view text) {
    if (raw_ == Raw::dropped)
        sink_.raw_text(text);
    else
        sink_.text(text);
}

// Raw text ends only at its own end tag.
std::size_t HtmlTokenizer::run_raw(std::string_view utf8, std::size_t at) {
    if (state_ == State::raw) {
        std::size_t end = at;
        while (end < utf8.size() && (raw_ == Raw::rest || utf8[end] != '<') &&
               (raw_ != Raw::decoded || utf8[end] != '&'))
            ++end;
        if (end > at) emit_text(utf8.substr(at, end - at));
        if (end == utf8.size()) return end;
        held_ = "<";
        state_ = utf8[end] == '<' ? State::raw_end : State::reference;
        return end + 1;
    }
    char c = utf8[at];
    std::size_t size = held_.size();  // "</style"
    bool more = size == 1 ? c == '/' : size - 2 < raw_name_.size() && ascii_lower(c) == raw_name_[size - 2];
    if (more) {
        held_ += c;
        return at + 1;
    }
    if (size == raw_name_.size() + 2 && (is_blank(c) || c == '/' || c == '>')) {
        begin_tag(true);
        tag_.bytes_ = raw_name_;
        tag_.name_size_ = raw_name_.size();
        return at;
    }
    state_ = State::raw;
    emit_text(held_);
    return at;
}

}  // namespace letterhead
