// What styles make of an element: the defaults of browsers, then attributes, then <style> rules, then inline
// style; and what of it takes the words out of sight.

#include "base/text.h"
#include "inspect/words/html.h"
#include "inspect/words/style_number.h"
#include "inspect/words/word_key.h"
#include "message/limits.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace letterhead {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::size_t known_at_most = 4'096;
constexpr float off_screen = -700;  // points: left of or above what anybody sees

constexpr StyleValue times(float factor) {
    return {.meaning = Meaning::font, .number = factor};
}

// The size that browsers give an element of that name: a factor of the size around it; 0: none.
float default_factor(std::uint64_t key, std::string_view name) {
    switch (key) {
        case fixed_key("h1"):
            return 2;
        case fixed_key("h2"):
            return 1.5F;
        case fixed_key("h3"):
            return 1.17F;
        case word_key("h4"):  // and h5, h6
            return name == "h5" ? 0.83F : name == "h6" ? 0.67F : 0;
        case fixed_key("small"):
        case fixed_key("sub"):
        case fixed_key("sup"):
            return 1 / 1.2F;
        case fixed_key("big"):
            return 1.2F;
        default:
            return 0;
    }
}

bool is_monospace(std::uint64_t key) {
    return key == fixed_key("tt") || key == fixed_key("code") || key == fixed_key("pre") ||
           key == fixed_key("kbd") || key == fixed_key("samp") || key == fixed_key("listing") ||
           key == fixed_key("xmp") || key == fixed_key("plaintext") || key == fixed_key("textarea");
}

// <font size=3>, or +1 and -1 from 3.
StyleValue html_font_size(std::string_view text) {
    static constexpr std::string_view sizes[] = {"x-small", "small",    "medium",   "large",
                                                 "x-large", "xx-large", "xxx-large"};
    text = trim(text);
    auto number = parse_number(text);
    if (!number) return {};
    bool relative = text[0] == '+' || text[0] == '-';
    int size = static_cast<int>(std::clamp(number->value, -10.0F, 10.0F)) + (relative ? 3 : 0);
    return parse_font_size(sizes[std::clamp(size, 1, 7) - 1]);
}

StyleValue attribute_color(const HtmlTag& tag, std::string_view attribute) {
    if (!tag.has(attribute)) return {};
    auto color = parse_attribute_color(tag.value(attribute));
    return color ? painted(*color) : StyleValue{};
}

bool is_flat(const Declarations& declared) {
    if (declared[Property::overflow].meaning != Meaning::hidden) return false;
    for (Property property : {Property::height, Property::max_height, Property::width, Property::max_width,
                              Property::line_height})
        if (declared[property].is_zero()) return true;
    return false;
}

bool is_far(const StyleValue& place, float font_size) {
    return place.number * (place.meaning == Meaning::points ? 1 : font_size) <= off_screen;
}

bool is_out_of_sight(const Declarations& declared, float font_size) {
    bool away = declared[Property::position].meaning == Meaning::away;
    bool far =
        is_far(declared[Property::text_indent], font_size) ||
        (away && (is_far(declared[Property::left], font_size) || is_far(declared[Property::top], font_size)));
    return far || is_flat(declared) || (away && declared[Property::clip].meaning == Meaning::hidden) ||
           declared[Property::transform].meaning == Meaning::hidden ||
           declared[Property::opacity].is_zero() || declared[Property::mso_hide].meaning == Meaning::hidden;
}

ElementNames names_of(const HtmlTag& tag, std::string_view classes, std::string_view id) {
    ElementNames names{{type_name(tag.name())}};
    for (std::size_t at = 0; names.all.size() <= limits::style_classes;) {
        at = classes.find_first_not_of(blanks, at);
        if (at == std::string_view::npos) break;
        std::size_t end = std::min(classes.find_first_of(blanks, at), classes.size());
        names.all.push_back(class_name(classes.substr(at, end - at)));
        at = end;
    }
    if (!id.empty()) names.all.push_back(id_name(id));
    if (tag.has("href")) names.all.push_back(link_name);
    return names;
}

}  // namespace

void HtmlText::end_style() {
    bool written = !line_.empty() || !hidden_.empty() || !writer_.empty();
    bool changes = sheet_.add(css_, families_);
    doubtful_ = doubtful_ || (changes && written);
    known_.clear();
    if (!written) restyle_root();
}

// <html> began before the styles that speak of it: its font is what rem means, and what the body inherits.
void HtmlText::restyle_root() {
    bool in_head = open_.size() >= 2 && open_.size() <= 3 && open_[1].key == fixed_key("html") &&
                   (open_.size() == 2 || open_[2].key == fixed_key("head"));
    if (!in_head) return;
    Appearance root = open_[0].shown.appearance;
    root.apply(sheet_.of(sheet_.candidates_of({{type_name("html")}}), path_), medium_size);
    root_size_ = root.size();
    for (std::size_t i = 1; i < open_.size(); ++i)
        open_[i].shown.appearance = root;
}

const HtmlText::Facts& HtmlText::facts_of(const HtmlTag& tag) {
    std::string_view classes = tag.raw("class"), id = tag.raw("id");
    std::hash<std::string_view> hash;
    std::uint64_t mix = 0x9E3779B97F4A7C15U;
    std::uint64_t key =
        ((word_key(tag.name()) * mix ^ hash(classes)) * mix ^ hash(id)) * 2 + (tag.has("href") ? 1 : 0);
    if (auto found = known_.find(key); found != known_.end()) return found->second;
    ElementNames names = names_of(tag, classes, id);
    StyleSheet::Candidates candidates = sheet_.candidates_of(names);
    Declarations declared;
    if (!candidates.by_place) declared = sheet_.of(candidates, path_);  // whatever is around
    Facts facts{element_of(tag.name()), habits_.find_quote_mark(classes, id), std::move(names),
                std::move(candidates), declared};
    if (known_.size() < known_at_most) return known_.emplace(key, std::move(facts)).first->second;
    return unknown_ = std::move(facts);
}

const Declarations& HtmlText::inline_style(std::string_view style) {
    style_ = style;
    auto found = styles_.find(style_);
    if (found != styles_.end()) return found->second;
    if (styles_.size() >= limits::inline_styles) styles_.clear();
    return styles_.emplace(style_, parse_declarations(style_, families_)).first->second;
}

Declarations HtmlText::declared_of(const HtmlTag& tag, std::uint64_t key, const Facts& facts) {
    Declarations declared = attributes_of(tag, key);
    declared.override_with(facts.candidates.by_place ? sheet_.of(facts.candidates, path_) : facts.declared);
    if (std::string_view style = tag.raw("style"); !style.empty())
        declared.override_with(style.find('&') == std::string_view::npos ? inline_style(style)
                                                                         : inline_style(tag.value("style")));
    return declared;
}

// The defaults of browsers, and attributes that are older than styles.
Declarations HtmlText::attributes_of(const HtmlTag& tag, std::uint64_t key) {
    Declarations out;
    if (float factor = default_factor(key, tag.name()); factor > 0)
        out.set(Property::font_size, times(factor));
    if (is_monospace(key))
        out.set(Property::font_family, {.meaning = Meaning::family, .index = monospace_family});
    switch (key) {
        case fixed_key("font"):
            out.set(Property::font_size, html_font_size(tag.raw("size")));
            out.set(Property::color, attribute_color(tag, "color"));
            if (tag.has("face"))
                out.set(Property::font_family, parse_font_family(tag.value("face"), families_));
            return out;
        case fixed_key("a"):
            if (tag.has("href")) out.set(Property::color, link_color_);
            return out;
        case fixed_key("body"):
            out.set(Property::color, attribute_color(tag, "text"));
            if (StyleValue link = attribute_color(tag, "link"); link.meaning != Meaning::unset)
                link_color_ = link;
            break;
        case fixed_key("table"):
        case fixed_key("tbody"):
        case fixed_key("thead"):
        case fixed_key("tfoot"):
        case fixed_key("tr"):
        case fixed_key("td"):
        case fixed_key("th"):
            break;
        default:
            return out;
    }
    out.set(Property::background_color, attribute_color(tag, "bgcolor"));
    if (!tag.raw("background").empty()) out.set(Property::background_image, {.meaning = Meaning::picture});
    return out;
}

HtmlText::Shown HtmlText::shown_in(const HtmlTag& tag, const Facts& facts, const Declarations& declared) {
    Shown shown = open_.back().shown;
    Meaning display = declared[Property::display].meaning;
    bool none = display == Meaning::none || (display == Meaning::unset && tag.has("hidden"));
    shown.nobodys = shown.nobodys || facts.element.hidden;
    shown.gone = shown.gone || none || facts.element.hidden;
    if (shown.gone) return shown;
    shown.appearance.apply(declared, root_size_);
    shown.gone = is_out_of_sight(declared, shown.appearance.size());
    Meaning visibility = declared[Property::visibility].meaning;
    if (visibility != Meaning::unset && visibility != Meaning::inherit)
        shown.invisible = visibility == Meaning::hidden;
    Meaning space = declared[Property::white_space].meaning;
    if (space != Meaning::unset && space != Meaning::inherit)
        shown.keeps = space == Meaning::keep;
    else if (facts.element.keeps)
        shown.keeps = true;
    if (shown.gone) return shown;
    if (declared[Property::border_top].meaning == Meaning::drawn) rule_ = true;
    mark_quotes(tag, facts, shown);
    return shown;
}

void HtmlText::mark_quotes(const HtmlTag& tag, const Facts& facts, Shown& shown) {
    Line& marks = shown.marks;
    bool cites = false;
    if (tag.name() == "blockquote") {
        cites = facts.mark || iequals(tag.raw("type"), "cite") || tag.has("cite");
        if (!cites) marks.indented = static_cast<std::uint16_t>(marks.indented + 1);
    }
    if (!cites && !facts.mark) return;
    std::uint8_t mark = facts.mark.value_or(cite_mark);
    QuoteRole role = cites ? QuoteRole::cited : habits_.quote_marks()[mark].role;
    if (role == QuoteRole::border) rule_ = true;
    if (role == QuoteRole::thread && !thread_) thread_ = mark;
    if (role == QuoteRole::cited) {
        if (marks.cited == 0) marks.mark = mark;
        marks.cited = static_cast<std::uint16_t>(marks.cited + 1);
    }
    if (role == QuoteRole::area && marks.reply_area == 0 && areas_ < 0xFFFF) {
        marks.reply_area = ++areas_;
        if (marks.cited == 0) marks.mark = mark;
    }
}

// A dot or a line is no picture.
void HtmlText::picture(const HtmlTag& tag, const Shown& shown, const Declarations& declared) {
    if (!shown.visible()) return;
    for (std::string_view side : {"width", "height"}) {
        const StyleValue& styled = declared[side == "width" ? Property::width : Property::height];
        auto said = parse_number(trim(tag.raw(side)));
        if (styled.meaning == Meaning::points ? styled.number < 1
                                              : said && said->unit != "%" && said->value <= 1)
            return;
    }
    std::string alternative;
    append_normalised(tag.value("alt"), alternative);
    std::uint16_t index = writer_.add_picture(std::move(alternative), shown.marks, thread_.has_value());
    if (!line_.empty() && index != Piece::no_picture && pieces_.size() < limits::look_runs)
        pieces_.push_back({static_cast<std::uint32_t>(line_.size()), pieces_.back().look, index});
}

}  // namespace letterhead
