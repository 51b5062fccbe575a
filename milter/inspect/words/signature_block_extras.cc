// By the shape of lines alone: what a motto says is nobody's business.

#include "inspect/words/signature_block_extras.h"

#include "base/text.h"
#include "inspect/words/block_lines.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::size_t below = 6;        // lines below the block that still belong to it
constexpr std::size_t quote_lines = 4;  // of one quotation
constexpr std::size_t quote_words = 3;  // fewer are a nickname or an emphasis
constexpr std::size_t loose_words = 8;  // below a picture at the end: "Sent from ..." and the like

struct Marks {
    std::string_view open, close;
};
constexpr Marks marks[] = {{"\"", "\""},         {"\u201C", "\u201D"}, {"\u201E", "\u201C"},
                           {"\u00AB", "\u00BB"}, {"\u2018", "\u2019"}, {"'", "'"},
                           {"\u201C", "\""}};
constexpr std::string_view dashes[] = {"- ", "\u2013", "\u2014", "~", "-- ", "\u2015", "\u2012"};

std::optional<std::size_t> quotation_end(std::string_view own, std::size_t begin, std::size_t end) {
    for (const Marks& each : marks) {
        std::string_view inside = own.substr(begin, end - begin);
        if (!inside.starts_with(each.open)) continue;
        std::size_t close = inside.rfind(each.close);
        if (close == std::string_view::npos || close < each.open.size()) continue;
        std::string_view words = inside.substr(each.open.size(), close - each.open.size());
        if (tokenize(words).all.size() >= quote_words) return begin + close + each.close.size();
    }
    return std::nullopt;
}

// "- Jane Austen", "~ Lao Tzu"
bool is_attribution(std::string_view line) {
    for (std::string_view dash : dashes) {
        if (!line.starts_with(dash)) continue;
        std::string_view name = trim(line.substr(dash.size()));
        name = name.substr(0, name.find(','));
        bool one =
            name.find(' ') == std::string_view::npos && !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
        return one || is_capitalised_name(name);
    }
    return false;
}

}  // namespace

std::optional<Span> find_quote(std::string_view own, const BlockStretch& stretch) {
    const std::vector<Span>& lines = stretch.lines;
    std::size_t end = std::min(lines.size(), stretch.last_line + 1 + below);
    auto is_slot = [&](Span line) {
        return std::any_of(stretch.slots.begin(), stretch.slots.end(), [&](const SlotPlace& slot) {
            return slot.state != SlotState::missing && slot.span.overlaps(line);
        });
    };
    for (std::size_t i = stretch.first_line; i < end; ++i) {
        if (is_slot(lines[i])) continue;
        std::size_t last = i;
        while (last + 1 < end && last + 1 < i + quote_lines && !is_slot(lines[last + 1]))
            ++last;
        if (auto found = quotation_end(own, lines[i].begin, lines[last].end))
            return Span{lines[i].begin, *found};
        std::string_view line = own.substr(lines[i].begin, lines[i].end - lines[i].begin);
        bool said =
            i > stretch.first_line && !is_slot(lines[i - 1]) &&
            tokenize(own.substr(lines[i - 1].begin, lines[i - 1].end - lines[i - 1].begin)).all.size() >=
                quote_words;
        if (said && is_attribution(line)) return Span{lines[i - 1].begin, lines[i].end};
    }
    return std::nullopt;
}

const Picture* find_picture(const Words& words, Span block) {
    std::size_t limit = words.own.find('\n', std::min(block.end, words.own.size()));
    limit = words.own.find_first_not_of('\n', std::min(limit, words.own.size()));
    limit = std::min(limit, words.own.size());
    for (const Picture& each : words.pictures)
        if (each.at >= block.begin && each.at <= limit) return &each;
    return nullptr;
}

const Picture* find_picture_at_the_end(const Words& words, const Tokens& own, std::span<const Span> apart) {
    if (words.pictures.empty()) return nullptr;
    const Picture& last = words.pictures.back();
    auto first = std::partition_point(own.all.begin(), own.all.end(),
                                      [&](const Token& token) { return token.begin < last.at; });
    auto loose = std::count_if(first, own.all.end(), [&](const Token& token) {
        return std::none_of(apart.begin(), apart.end(), [&](Span each) {
            return each.overlaps({token.begin, token.end});
        });
    });
    return static_cast<std::size_t>(loose) <= loose_words ? &last : nullptr;
}

}  // namespace letterhead
