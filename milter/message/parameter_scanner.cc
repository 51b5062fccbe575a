// Every ambiguity gives an oddity and both readings: a quote that is never closed, text behind a closing
// quote, a value with blanks. Comments are counted, not recursed.

#include "message/parameter_scanner.h"

#include "base/text.h"
#include "message/limits.h"

namespace letterhead {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class Scanner {
 public:
    Scanner(std::string_view text, Oddities& oddities, std::string_view where)
        : text_(text), oddities_(oddities), where_(where) {}

    RawStructured scan() {
        read_value();
        while (skip_separators()) {
            if (result_.parameters.size() >= limits::parameters) {
                flag(OddityKind::too_many_parameters);
                break;
            }
            read_parameter();
        }
        return std::move(result_);
    }

 private:
    bool more() const { return at_ < text_.size(); }
    char here() const { return text_[at_]; }
    void flag(OddityKind kind) { oddities_.add(kind, std::string(where_)); }

    // Blanks and comments; true when there was a comment.
    bool skip_blanks() {
        bool comment = false;
        while (more() && (is_blank(here()) || here() == '(')) {
            if (here() == '(') {
                at_ = skip_comment(text_, at_);
                comment = true;
            } else {
                ++at_;
            }
        }
        return comment;
    }

    bool skip_separators() {
        for (;;) {
            skip_blanks();
            if (!more() || here() != ';') return more();
            ++at_;
        }
    }

    // "text / plain (comment)": up to the semicolon, or to a parameter whose semicolon is missing.
    void read_value() {
        std::string& value = result_.value;
        while (more() && here() != ';') {
            const std::size_t before = at_;
            skip_blanks();
            if (!more() || here() == ';') break;
            const bool gap = at_ > before && !value.empty();
            if (gap && here() != '/' && value.back() != '/') {
                flag(OddityKind::parameter_malformed);
                return;
            }
            if (here() == '=' && !value.empty() && value.find_first_of("/,") == value.npos) {
                value.clear();  // "filename=plan.pdf" stands in its place
                at_ = 0;
                return;
            }
            if (here() != '"') value.push_back(ascii_lower(here()));
            ++at_;
        }
    }

    void read_parameter() {
        std::string name;
        while (more() && here() != '=' && here() != ';' && here() != '(' && !is_blank(here()))
            name.push_back(ascii_lower(text_[at_++]));
        const bool boundary = istarts_with(name, "boundary");
        skip_blanks();
        if (!more() || here() != '=') {
            flag(OddityKind::parameter_malformed);
            return;
        }
        ++at_;
        if (name.empty()) flag(OddityKind::parameter_malformed);
        if (skip_blanks() && boundary) flag(OddityKind::boundary_comment);
        if (more() && here() == '"')
            read_quoted(name);
        else
            read_bare(name, boundary);
        const bool comment = skip_blanks();
        if (comment && boundary) flag(OddityKind::boundary_comment);
    }

    void read_quoted(const std::string& name) {
        std::string value;
        const std::size_t begin = ++at_;
        while (more() && here() != '"') {
            if (here() == '\\' && at_ + 1 < text_.size()) ++at_;
            value.push_back(text_[at_++]);
        }
        if (!more()) return read_unbalanced(name, begin);
        ++at_;
        result_.parameters.push_back({name, value});
        if (!more() || here() == ';' || here() == '(' || is_blank(here())) return;
        // Text right behind the quote: some programs take it as part of the value.
        flag(OddityKind::parameter_malformed);
        while (more() && here() != ';' && !is_blank(here())) {
            if (here() != '"') value.push_back(here());
            ++at_;
        }
        result_.parameters.push_back({name, std::move(value)});
    }

    // One reading ends at the next semicolon, the other at the end of the header.
    void read_unbalanced(const std::string& name, std::size_t begin) {
        flag(OddityKind::unbalanced_quote);
        const std::size_t end = text_.find(';', begin);
        result_.parameters.push_back({name, std::string(trim(text_.substr(begin, end - begin)))});
        if (end != std::string_view::npos && !unbalanced_)
            result_.parameters.push_back(
                {name, std::string(trim(text_.substr(begin)).substr(0, limits::name))});
        unbalanced_ = true;
        at_ = end == std::string_view::npos ? text_.size() : end;
    }

    void read_bare(const std::string& name, bool boundary) {
        const bool file_name = istarts_with(name, "name") || istarts_with(name, "filename");
        const std::size_t begin = at_;
        while (more() && here() != ';' && !is_blank(here()) && !(here() == '(' && (boundary || at_ == begin)))
            ++at_;
        std::string first(text_.substr(begin, at_ - begin));
        const bool comment = more() && here() == '(' && boundary;
        if (comment) flag(OddityKind::boundary_comment);
        // More words may follow: part of the value ("name=my file.exe"), or a parameter whose semicolon is
        // missing.
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != ';' && text_[end] != '(') {
            std::size_t word = end;
            while (word < text_.size() && is_blank(text_[word]))
                ++word;
            std::size_t word_end = word;
            bool equals = false;  // of a parameter; "=?" begins an encoded word
            for (; word_end < text_.size() && text_[word_end] != ';' && !is_blank(text_[word_end]);
                 ++word_end) {
                if (text_[word_end] == '(' && word_end == word) break;
                equals = equals || (text_[word_end] == '=' && text_[word] != '=');
            }
            if (word_end == word) break;
            if (equals || !file_name) flag(OddityKind::parameter_malformed);
            if (equals) break;
            end = word_end;
        }
        if (first.find('"') != std::string::npos) {
            flag(OddityKind::unbalanced_quote);
            std::erase(first, '"');
        }
        std::string whole(trim(text_.substr(begin, end - begin)));
        std::erase(whole, '"');
        at_ = comment ? at_ : end;
        if (file_name) add_name_readings(name, first, whole);
        if (boundary || whole == first || comment) result_.parameters.push_back({name, first});
        if (whole != first && !comment) result_.parameters.push_back({name, std::move(whole)});
    }

    // A bare name may end at its first blank or at a comment; it does for some programs if it is a name then.
    void add_name_readings(const std::string& name, const std::string& first, const std::string& whole) {
        if (first != whole && first.find('.') != std::string::npos && !first.starts_with("=?"))
            result_.parameters.push_back({name, first});
        const std::size_t comment = whole.ends_with(')') ? whole.find('(') : std::string::npos;
        if (comment != std::string::npos) result_.parameters.push_back({name, whole.substr(0, comment)});
    }

    std::string_view text_;
    Oddities& oddities_;
    std::string_view where_;
    std::size_t at_ = 0;
    bool unbalanced_ = false;
    RawStructured result_;
};

}  // namespace

std::size_t skip_comment(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '(') {
            ++depth;
        } else if (text[at] == ')' && --depth == 0) {
            return at + 1;
        }
    }
    return text.size();
}

RawStructured scan_structured(std::string_view text, Oddities& oddities, std::string_view where) {
    return Scanner(text, oddities, where).scan();
}

}  // namespace letterhead
