#pragma once
// text/html to lines by push: what a mail program shows, and what it marks as quoted. Linear and bounded
// (limits::html_*); any split of the input gives the same lines. Words carry their looks, by the defaults of
// browsers, attributes like bgcolor, <style> rules and inline style; words that do not show are kept apart.

#include "inspect/habits.h"
#include "inspect/words/elements.h"
#include "inspect/words/html_tokenizer.h"
#include "inspect/words/lines.h"
#include "inspect/words/look.h"
#include "inspect/words/style.h"
#include "inspect/words/style_sheet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace letterhead {

class HtmlText final : private HtmlSink {
 public:
    HtmlText(const MailHabits& habits, std::size_t cap)
        : habits_(habits), tokenizer_(*this), writer_(cap), cap_(cap) {
        open_.push_back({});
        link_color_ = painted(opaque(0x0000EE));
    }
    void push(std::string_view utf8) { tokenizer_.push(utf8); }
    Lines finish();
    bool too_deep() const {
        return too_deep_;
    }  // limits::html_depth reached: styles of deeper elements were not seen

 private:
    // What holds for the text inside an element.
    struct Shown {
        bool gone = false;       // the element and all in it
        bool nobodys = false;    // no words of anybody: <template> and the like
        bool invisible = false;  // visibility: inner elements may show again
        bool keeps = false;      // line ends count
        Appearance appearance;
        Line marks{};
        bool visible() const { return !gone && !invisible && !appearance.invisible(); }
    };
    struct Open {
        std::uint64_t key = 0;  // 0: its end tag was seen already
        Element element{};
        Shown shown{};
    };
    // What is known of elements with equal name, classes and id.
    struct Facts {
        Element element;
        std::optional<std::uint8_t> mark;
        ElementNames names;
        StyleSheet::Candidates candidates;
        Declarations declared;  // by <style>, when that does not depend on the elements around
    };

    void text(std::string_view utf8) override;
    void raw_text(std::string_view utf8) override;
    void tag(const HtmlTag& tag) override;

    void start(const HtmlTag& tag);
    void end(const HtmlTag& tag);
    const Facts& facts_of(const HtmlTag& tag);
    const Declarations& inline_style(std::string_view style);
    Declarations declared_of(const HtmlTag& tag, std::uint64_t key, const Facts& facts);
    Declarations attributes_of(const HtmlTag& tag, std::uint64_t key);
    Shown shown_in(const HtmlTag& tag, const Facts& facts, const Declarations& declared);
    void mark_quotes(const HtmlTag& tag, const Facts& facts, Shown& shown);
    void picture(const HtmlTag& tag, const Shown& shown, const Declarations& declared);
    void end_style();
    void restyle_root();
    void close_before(const Element& element);
    void close_item(std::uint64_t key);
    std::optional<std::size_t> find_open(std::uint64_t key, bool past_boundaries);
    void pop_to(std::size_t index);
    void break_line();
    void append(std::string_view word, std::uint16_t look);
    void hide(std::string_view utf8);

    const MailHabits& habits_;
    HtmlTokenizer tokenizer_;
    LineWriter writer_;
    std::size_t cap_;
    FontFamilies families_;
    LookBook looks_;
    StyleSheet sheet_;
    std::unordered_map<std::uint64_t, Facts> known_;
    Facts unknown_;                                         // of an element, when known_ is full
    std::unordered_map<std::string, Declarations> styles_;  // inline ones: writers repeat them
    std::string style_;
    StyledPath path_;
    std::vector<Open> open_;      // [0] is the page; path_ has the others
    std::size_t paragraphs_ = 0;  // open <p>
    std::size_t unstacked_ = 0;   // open elements below the depth limit
    std::size_t steps_ = 0;       // spent on looking for open elements
    bool too_deep_ = false;
    bool doubtful_ = false;  // looks
    float root_size_ = medium_size;
    StyleValue link_color_;

    bool in_style_ = false;
    std::string css_;

    std::string line_;
    std::vector<Piece> pieces_;  // of line_
    Line marks_{};               // of line_, from its first word
    bool space_ = false, tab_ = false;
    bool rule_ = false;                   // a separator stands above the next line
    std::optional<std::uint8_t> thread_;  // the thread begins with the next line
    std::uint16_t areas_ = 0;

    std::string hidden_;   // as it came, but for blanks
    char hidden_gap_ = 0;  // between the hidden words so far and the next one
};

}  // namespace letterhead
