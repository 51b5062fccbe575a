// Reads PCRE2's syntax after PCRE2 itself accepted it. What is not known becomes opaque, which never leads to
// a refusal.

#include "base/pattern_syntax.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace letterhead {
namespace {

constexpr int kDeepest = 250;  // PCRE2's own limit on parentheses

class Parser {
 public:
    Parser(std::string_view pattern, PatternCase which)
        : pattern_(pattern), caseless_(which == PatternCase::insensitive) {}

    std::vector<PatternBranch> alternatives(int depth);  // up to ")" or the end

 private:
    enum class Opening { group, atomic, flags, unknown };
    struct Escaped {
        enum class Kind { character, set, nothing, unknown } kind = Kind::unknown;
        char32_t character = 0;
        CharacterSet set;
    };

    bool at_end() const { return position_ >= pattern_.size(); }
    char peek(std::size_t ahead = 0) const {
        return position_ + ahead < pattern_.size() ? pattern_[position_ + ahead] : '\0';
    }
    void advance(std::size_t bytes) { position_ = std::min(position_ + bytes, pattern_.size()); }
    bool take(std::string_view text) {
        if (!pattern_.substr(position_).starts_with(text)) return false;
        position_ += text.size();
        return true;
    }
    std::string_view until(std::string_view mark);
    CharacterSet folded(CharacterSet set) const;
    void set_flags(std::string_view flags);
    bool skip_blank_or_comment();
    PatternItem item(int depth);
    PatternItem group(int depth);
    Opening opening();
    void skip_to_closing();
    PatternItem escaped_item();
    Escaped escaped();
    Escaped property(bool negated);
    void reference();
    char32_t number(int base, std::size_t digits);
    CharacterSet bracket();
    void quantifier(PatternItem& item);
    bool counts(std::size_t& least, std::size_t& most);

    std::string_view pattern_;
    std::size_t position_ = 0;
    bool caseless_, dot_all_ = false, extended_ = false, literal_ = false;
};

// What stands before the next `mark`; goes on behind it.
std::string_view Parser::until(std::string_view mark) {
    const std::size_t begin = position_;
    const std::size_t end = std::min(pattern_.find(mark, begin), pattern_.size());
    position_ = std::min(end + mark.size(), pattern_.size());
    return pattern_.substr(begin, end - begin);
}

CharacterSet Parser::folded(CharacterSet set) const {
    if (!caseless_) return set;
    for (std::size_t c = 'a'; c <= 'z'; c++) {
        const std::size_t upper = c - 'a' + 'A';
        if (set.test(c) || set.test(upper)) set.set(c).set(upper);
    }
    return set;
}

void Parser::set_flags(std::string_view flags) {
    bool value = true;
    for (const char flag : flags) {
        if (flag == '^') caseless_ = dot_all_ = extended_ = false;
        if (flag == '-') value = false;
        if (flag == 'i') caseless_ = value;
        if (flag == 's') dot_all_ = value;
        if (flag == 'x') extended_ = value;
    }
}

bool Parser::skip_blank_or_comment() {
    if (take("(?#")) {
        until(")");
    } else if (extended_ && take("#")) {
        until("\n");
    } else if (extended_ && !at_end() && trim(pattern_.substr(position_, 1)).empty()) {
        advance(1);
    } else {
        return false;
    }
    return true;
}

std::vector<PatternBranch> Parser::alternatives(int depth) {
    std::vector<PatternBranch> branches(1);
    while (!at_end() && (literal_ || peek() != ')')) {
        if (take("\\E")) {
            literal_ = false;
        } else if (!literal_ && take("\\Q")) {
            literal_ = true;
        } else if (!literal_ && take("|")) {
            branches.emplace_back();
        } else if (literal_ || !skip_blank_or_comment()) {
            PatternItem next = item(depth);
            if (!literal_) quantifier(next);
            branches.back().push_back(std::move(next));
        }
    }
    return branches;
}

PatternItem Parser::item(int depth) {
    if (!literal_ && peek() == '(') return group(depth);
    if (!literal_ && peek() == '\\') return escaped_item();
    PatternItem next;
    next.offset = position_;
    next.kind = PatternItem::Kind::set;
    if (literal_) {
        next.set = folded(one_character(next_code_point(pattern_, position_)));
    } else if (peek() == '[') {
        next.set = bracket();
    } else if (take(".")) {
        next.set = dot_all_ ? CharacterSet().set() : ~one_character('\n');
    } else if (take("^") || take("$")) {
        next.kind = PatternItem::Kind::opaque;
        next.least = 0;
    } else {
        next.set = folded(one_character(next_code_point(pattern_, position_)));
    }
    return next;
}

// What follows "(": reads up to the content of the group, or past ")" when it only sets flags.
Parser::Opening Parser::opening() {
    if (peek() == '*') return Opening::unknown;
    if (!take("?")) return Opening::group;
    if (take(":") || take("|")) return Opening::group;
    if (take(">")) return Opening::atomic;
    if (peek() == '<' && (peek(1) == '=' || peek(1) == '!')) return Opening::unknown;
    if (take("<") || take("P<")) {
        until(">");
        return Opening::group;
    }
    if (take("'")) {
        until("'");
        return Opening::group;
    }
    const std::size_t end = pattern_.find_first_not_of("^-imnsxJU", position_);
    if (end == std::string_view::npos || end == position_) return Opening::unknown;
    if (pattern_[end] != ':' && pattern_[end] != ')') return Opening::unknown;
    set_flags(pattern_.substr(position_, end - position_));
    position_ = end + 1;
    return pattern_[end] == ':' ? Opening::group : Opening::flags;
}

// Past the ")" that closes the group in whose content we stand.
void Parser::skip_to_closing() {
    for (int open = 1; open > 0 && !at_end();) {
        if (peek() == '[') {
            bracket();
            continue;
        }
        if (peek() == '\\')
            advance(1);
        else if (peek() == '(')
            open++;
        else if (peek() == ')')
            open--;
        advance(1);
    }
}

PatternItem Parser::group(int depth) {
    PatternItem next;
    next.offset = position_;
    const bool caseless = caseless_, dot_all = dot_all_, extended = extended_;
    advance(1);
    const Opening kind = depth < kDeepest ? opening() : Opening::unknown;
    if (kind == Opening::flags ||
        kind == Opening::unknown) {  // unknown: look-around, recursion, conditions, verbs
        next.least = 0;
        if (kind == Opening::unknown) skip_to_closing();
        return next;
    }
    next.kind = PatternItem::Kind::group;
    next.possessive = kind == Opening::atomic;
    next.branches = alternatives(depth + 1);
    advance(1);
    caseless_ = caseless;
    dot_all_ = dot_all;
    extended_ = extended;
    return next;
}

PatternItem Parser::escaped_item() {
    PatternItem next;
    next.offset = position_;
    const Escaped what = escaped();
    if (what.kind == Escaped::Kind::nothing) next.least = 0;
    if (what.kind == Escaped::Kind::nothing || what.kind == Escaped::Kind::unknown) return next;
    next.kind = PatternItem::Kind::set;
    next.set = folded(what.kind == Escaped::Kind::set ? what.set : one_character(what.character));
    return next;
}

char32_t Parser::number(int base, std::size_t digits) {
    const bool braced = peek() == '{';
    std::string_view text = braced ? until("}").substr(1) : pattern_.substr(position_, digits);
    if (text.starts_with("U+")) text.remove_prefix(2);
    unsigned value = 0;
    const char* const end = std::from_chars(text.data(), text.data() + text.size(), value, base).ptr;
    if (!braced) advance(static_cast<std::size_t>(end - text.data()));
    return value;
}

Parser::Escaped Parser::escaped() {
    using Kind = Escaped::Kind;
    advance(1);
    const char32_t letter = next_code_point(pattern_, position_);
    if (letter >= beyond_ascii) return {Kind::character, letter, {}};
    const char c = static_cast<char>(letter);
    constexpr std::string_view controls = "tnrfea", control_values = "\t\n\r\f\x1B\a";
    constexpr std::string_view sets = "dDwWsShHvVRX", places = "bBAzZGKEQ";
    if (const std::size_t i = controls.find(c); i != std::string_view::npos) {
        return {Kind::character, static_cast<unsigned char>(control_values[i]), {}};
    }
    if (sets.find(c) != std::string_view::npos) return {Kind::set, 0, named_characters(c)};
    if (places.find(c) != std::string_view::npos) return {Kind::nothing, 0, {}};
    if (c >= '1' && c <= '9') {
        number(10, 2);
        return {};
    }
    switch (c) {
        case 'x':
            return {Kind::character, number(16, 2), {}};
        case 'o':
            return {Kind::character, number(8, 3), {}};
        case '0':
            return {Kind::character, number(8, 2), {}};
        case 'N':
            if (peek() == '{') return {Kind::character, number(16, 6), {}};
            return {Kind::set, 0, named_characters('n')};
        case 'p':
        case 'P':
            return property(c == 'P');
        case 'c':
            advance(1);
            return {};
        case 'k':
        case 'g':
            reference();
            return {};
        default:
            return {Kind::character, letter, {}};
    }
}

// \p{L}, \pL: letters are known here, no other property is.
Parser::Escaped Parser::property(bool negated) {
    std::string_view name = pattern_.substr(position_, 1);
    if (name == "{") {
        name = until("}").substr(1);
    } else {
        advance(1);
    }
    if (negated || !trim(name).starts_with("L")) return {};
    return {Escaped::Kind::set, 0, named_characters('l')};
}

// \g2, \g{-1}, \g<name>, \k'name'.
void Parser::reference() {
    const char open = peek();
    if (open == '{' || open == '<' || open == '\'') {
        advance(1);
        until(open == '{' ? "}" : open == '<' ? ">" : "'");
    } else {
        number(10, 2);
    }
}

CharacterSet Parser::bracket() {
    advance(1);
    const bool negated = take("^");
    CharacterSet set;
    for (bool first = true; !at_end() && (first || peek() != ']'); first = false) {
        if (take("[:")) {
            const std::string_view name = until(":]");
            set |= name == "digit"   ? named_characters('d')
                   : name == "space" ? named_characters('s')
                                     : named_characters('w');
            continue;
        }
        Escaped from{Escaped::Kind::character, 0, {}};
        if (peek() == '\\')
            from = escaped();
        else
            from.character = next_code_point(pattern_, position_);
        if (from.kind == Escaped::Kind::set) set |= from.set;
        if (from.kind != Escaped::Kind::character) continue;
        char32_t last = from.character;
        if (peek() == '-' && peek(1) != ']' && peek(1) != '\0') {
            advance(1);
            last = peek() == '\\' ? escaped().character : next_code_point(pattern_, position_);
        }
        set |= character_range(from.character, std::max(from.character, last));
    }
    advance(1);
    set = folded(set);
    return negated ? ~set | all_beyond_ascii() : set;
}

// {n}, {n,} or {n,m}; anything else in braces is text.
bool Parser::counts(std::size_t& least, std::size_t& most) {
    const std::size_t end = pattern_.find('}', position_);
    if (peek() != '{' || end == std::string_view::npos) return false;
    const std::vector<std::string_view> numbers =
        split(pattern_.substr(position_ + 1, end - position_ - 1), ',');
    const auto read = [](std::string_view text, std::size_t& value) {
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return !text.empty() && error == std::errc() && stop == text.data() + text.size();
    };
    if (numbers.size() > 2 || !read(numbers.front(), least)) return false;
    most = least;
    if (numbers.size() == 2 && numbers[1].empty()) most = PatternItem::unbounded;
    if (numbers.size() == 2 && !numbers[1].empty() && !read(numbers[1], most)) return false;
    position_ = end + 1;
    return true;
}

void Parser::quantifier(PatternItem& item) {
    while (extended_ && skip_blank_or_comment()) {
    }
    std::size_t least = 1, most = 1;
    if (take("*")) {
        least = 0;
        most = PatternItem::unbounded;
    } else if (take("+")) {
        most = PatternItem::unbounded;
    } else if (take("?")) {
        least = 0;
    } else if (!counts(least, most)) {
        return;
    }
    if (item.least > 0) item.least = least;
    item.most = most;
    if (take("+"))
        item.possessive = true;
    else
        take("?");
}

}  // namespace

std::vector<PatternBranch> parse_pattern(std::string_view pattern, PatternCase which) {
    return Parser(pattern, which).alternatives(0);
}

}  // namespace letterhead
