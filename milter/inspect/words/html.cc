// A stack of open elements with what holds inside them; text goes to the line that is being written. End tags
// close as browsers do it in the cases that mails contain; what a look at the stack costs is bounded over the
// whole part.

#include "inspect/words/html.h"

#include "base/text.h"
#include "inspect/habits.h"
#include "inspect/words/word_key.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {

namespace {

constexpr std::size_t steps_at_most = 8'000'000;  // looking through the stack, whole part: some 20 ms

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

std::size_t word_end(std::string_view utf8, std::size_t at) {
    while (at < utf8.size() && !is_blank(utf8[at]))
        ++at;
    return at;
}

bool is_list(std::uint64_t key) {
    return key == fixed_key("ul") || key == fixed_key("ol");
}

// Elements whose content the tokenizer keeps apart; they never are on the stack.
bool is_kept_apart(std::uint64_t key) {
    return key == fixed_key("script") || key == fixed_key("style") || key == fixed_key("title") ||
           key == fixed_key("iframe") || key == fixed_key("noembed") || key == fixed_key("noframes");
}

}  // namespace

Lines HtmlText::finish() {
    tokenizer_.finish();
    break_line();
    Lines lines = writer_.take(hidden_);
    lines.looks = std::move(looks_.looks());
    lines.families = std::move(families_.names());
    lines.looks_doubtful =
        lines.looks_doubtful || doubtful_ || too_deep_ || sheet_.cut() || looks_.full() || families_.full();
    return lines;
}

void HtmlText::text(std::string_view utf8) {
    const Shown& shown = open_.back().shown;
    if (!shown.visible()) return hide(utf8);
    for (std::size_t at = 0; at < utf8.size();) {
        if (is_blank(utf8[at])) {
            if (shown.keeps && utf8[at] == '\n') {
                if (line_.empty()) writer_.blank();
                break_line();
            } else if (shown.keeps && utf8[at] == '\t') {
                tab_ = true;
            } else {
                space_ = true;
            }
            ++at;
            continue;
        }
        std::size_t end = word_end(utf8, at);
        append(utf8.substr(at, end - at), looks_.index_of(shown.appearance));
        at = end;
    }
}

void HtmlText::append(std::string_view word, std::uint16_t look) {
    if (line_.size() > cap_) return;
    if (line_.empty())
        marks_ = open_.back().shown.marks;
    else if (tab_ || space_)
        line_ += tab_ ? '\t' : ' ';
    space_ = tab_ = false;
    hidden_gap_ = '\n';
    if (pieces_.empty() || pieces_.back().look != look) {
        if (pieces_.size() < limits::look_runs)
            pieces_.push_back({static_cast<std::uint32_t>(line_.size()), look, Piece::no_picture});
        else
            doubtful_ = true;
    }
    line_ += word;
}

// The text is normalised when all of it is there.
void HtmlText::hide(std::string_view utf8) {
    if (open_.back().shown.nobodys) return;
    for (std::size_t at = 0; at < utf8.size() && hidden_.size() < limits::hidden_text;) {
        std::size_t end = word_end(utf8, at);
        if (end > at) {
            if (hidden_gap_ != 0 && !hidden_.empty()) hidden_ += hidden_gap_;
            hidden_gap_ = 0;
            std::size_t room = limits::hidden_text - std::min(limits::hidden_text, hidden_.size());
            hidden_.append(utf8, at, std::min(end - at, room));
        } else if (hidden_gap_ == 0) {
            hidden_gap_ = ' ';
        }
        at = std::max(end, at + 1);
    }
}

void HtmlText::break_line() {
    space_ = tab_ = false;
    hidden_gap_ = '\n';
    if (line_.empty()) return;
    marks_.rule_before = rule_;
    if (thread_) {
        marks_.thread_begins = true;
        marks_.mark = *thread_;
    }
    if (writer_.add(line_, marks_, pieces_)) {
        rule_ = false;
        thread_.reset();
    }
    line_.clear();
    pieces_.clear();
}

void HtmlText::raw_text(std::string_view utf8) {
    if (in_style_ && css_.size() <= limits::style_text) css_ += utf8;
}

void HtmlText::tag(const HtmlTag& tag) {
    if (writer_.full()) return;
    if (tag.is_end())
        end(tag);
    else
        start(tag);
}

void HtmlText::start(const HtmlTag& tag) {
    std::uint64_t key = word_key(tag.name());
    if (is_kept_apart(key)) {
        in_style_ = key == fixed_key("style") && is_usual_medium(tag.raw("media"));
        css_.clear();
        return;
    }
    const Facts& facts = facts_of(tag);
    Element element = facts.element;
    close_before(element);
    Declarations declared = declared_of(tag, key, facts);
    Meaning display = declared[Property::display].meaning;
    if (display == Meaning::box) element.cell = true;
    bool visible = open_.back().shown.visible();
    if (element.cell && visible) tab_ = true;
    if (element.cell && !visible) hidden_gap_ = std::max(hidden_gap_, ' ');
    if (display == Meaning::in_line || display == Meaning::box) element.block = false;
    if (display == Meaning::block) element.block = true;
    if (element.block) break_line();
    if (key == fixed_key("br") && visible) {
        if (line_.empty()) writer_.blank();
        break_line();
    }
    if (key == fixed_key("br")) hidden_gap_ = '\n';
    if (key == fixed_key("hr") && visible) rule_ = true;
    Shown shown = shown_in(tag, facts, declared);
    if (key == fixed_key("img")) picture(tag, shown, declared);
    if (key == fixed_key("html")) root_size_ = shown.appearance.size();
    if (element.empty) return;
    if (open_.size() >= limits::html_depth) {
        ++unstacked_;
        too_deep_ = true;
        return;
    }
    if (key == fixed_key("p")) ++paragraphs_;
    open_.push_back({key, element, shown});
    path_.push(facts.names);
}

// Start tags that end what is open: <li> an <li>, <tr> a <tr>, a block a <p>.
void HtmlText::close_before(const Element& element) {
    if (element.closes != 0) close_item(element.closes);
    if (element.closes_p && paragraphs_ > 0) {
        if (auto index = find_open(fixed_key("p"), false)) {
            break_line();
            pop_to(*index);
        }
    }
}

void HtmlText::close_item(std::uint64_t key) {
    for (std::size_t i = open_.size() - 1; i > 0 && steps_ < steps_at_most; --i, ++steps_) {
        std::uint64_t there = open_[i].key;
        if (there == key || (key == fixed_key("td") && there == fixed_key("th"))) return pop_to(i);
        if (there == fixed_key("table")) return;
        if (key == fixed_key("li") && (is_list(there) || open_[i].element.boundary)) return;
    }
}

std::optional<std::size_t> HtmlText::find_open(std::uint64_t key, bool past_boundaries) {
    for (std::size_t i = open_.size() - 1; i > 0 && steps_ < steps_at_most; --i, ++steps_) {
        if (open_[i].key == key) return i;
        if (open_[i].element.boundary && !past_boundaries) return std::nullopt;
        if (open_[i].key == fixed_key("table")) return std::nullopt;  // a row ends in its own table only
    }
    if (steps_ >= steps_at_most) too_deep_ = true;
    return std::nullopt;
}

void HtmlText::pop_to(std::size_t index) {
    while (open_.size() > index) {
        if (open_.back().key == fixed_key("p")) --paragraphs_;
        open_.pop_back();
    }
    path_.shrink(open_.size() - 1);
}

void HtmlText::end(const HtmlTag& tag) {
    std::uint64_t key = word_key(tag.name());
    if (is_kept_apart(key)) {
        if (in_style_ && key == fixed_key("style")) end_style();
        in_style_ = false;
        return;
    }
    if (key == fixed_key("body") || key == fixed_key("html")) return;  // what follows still shows
    if (key == fixed_key("br") || key == fixed_key("p")) {
        if (open_.back().shown.visible()) break_line();
    }
    if (unstacked_ > 0 && !element_of(tag.name()).empty) {
        --unstacked_;
        if (element_of(tag.name()).block) break_line();
        return;
    }
    bool table_part = key == fixed_key("table") || key == fixed_key("tr") || key == fixed_key("tbody") ||
                      key == fixed_key("thead") || key == fixed_key("tfoot");
    auto index = find_open(key, table_part);
    if (!index) return;
    const Open& closed = open_[*index];
    if (closed.element.cell && closed.shown.visible()) tab_ = true;
    if (closed.element.block) {
        break_line();
    } else if (!closed.element.boundary) {
        bool block_inside = std::any_of(open_.begin() + static_cast<std::ptrdiff_t>(*index) + 1, open_.end(),
                                        [](const Open& open) { return open.element.block; });
        if (block_inside) {  // the block goes on as it began, where a browser would undo the looks
            open_[*index].key = 0;
            doubtful_ = true;
            return;
        }
    }
    pop_to(*index);
}

}  // namespace letterhead
