#pragma once
// text/html to lines by push: what a mail program shows, and what it marks as quoted. Linear and bounded
// (limits::html_*); any split of the input gives the same lines. Hidden text is left out: display:none,
// visibility:hidden, opacity:0, font-size:0, zero height with overflow:hidden, mso-hide:all, the hidden
// attribute; by inline style and by simple <style> rules.

#include "inspect/habits.h"
#include "inspect/words/elements.h"
#include "inspect/words/html_tokenizer.h"
#include "inspect/words/lines.h"
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
        bool invisible = false;  // visibility: inner elements may show again
        bool tiny = false;       // font-size 0: inner elements may have another size
        bool keeps = false;      // line ends count
        Line marks{};
        bool visible() const { return !gone && !invisible && !tiny; }
    };
    struct Open {
        std::uint64_t key = 0;  // 0: its end tag was seen already
        Element element{};
        Shown shown{};
    };
    // What is known of elements with equal name and classes.
    struct Facts {
        Element element;
        Declarations declared;
        std::optional<std::uint8_t> mark;
    };

    void text(std::string_view utf8) override;
    void raw_text(std::string_view utf8) override;
    void tag(const HtmlTag& tag) override;

    void start(const HtmlTag& tag);
    void end(const HtmlTag& tag);
    Facts facts_of(const HtmlTag& tag);
    Shown shown_in(const HtmlTag& tag, const Facts& facts, const Declarations& declared);
    void mark_quotes(const HtmlTag& tag, const Facts& facts, Shown& shown);
    void close_before(const Element& element);
    void close_item(std::uint64_t key);
    std::optional<std::size_t> find_open(std::uint64_t key, bool past_boundaries);
    void pop_to(std::size_t index);
    void break_line();
    void append(std::string_view word);

    const MailHabits& habits_;
    HtmlTokenizer tokenizer_;
    LineWriter writer_;
    std::size_t cap_;
    StyleSheet sheet_;
    std::unordered_map<std::uint64_t, Facts> known_;
    std::vector<Open> open_;
    std::size_t paragraphs_ = 0;  // open <p>
    std::size_t unstacked_ = 0;   // open elements below the depth limit
    std::size_t steps_ = 0;       // spent on looking for open elements
    bool too_deep_ = false;

    bool in_style_ = false;
    std::string css_;

    std::string line_;
    Line marks_{};  // of line_, from its first word
    bool space_ = false, tab_ = false;
    bool rule_ = false;                   // a separator stands above the next line
    std::optional<std::uint8_t> thread_;  // the thread begins with the next line
    std::uint16_t areas_ = 0;
};

}  // namespace letterhead
