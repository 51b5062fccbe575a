// Fixed slots (given texts, numbers, addresses) are claimed first, wherever they stand; the stretch of lines
// with the most of them is the block; name and title are then the short lines beside them that nothing else
// claims.

#include "inspect/words/signature_block.h"

#include "base/text.h"
#include "inspect/habits.h"
#include "inspect/words/block_lines.h"

#include <algorithm>
#include <array>
#include <optional>

namespace letterhead {

namespace {

constexpr std::size_t claims_at_most = 256;
constexpr std::size_t reach = 4;       // a name or title stands at most so many lines from a fixed slot,
constexpr std::size_t name_reach = 7;  // the sender's own name a few more: pronouns, certificates, divisions

// A telephone number has more, and most lines have none.
bool has_phone_digits(std::string_view line) {
    return std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 7;
}

constexpr std::string_view fax_words[] = {"fax", "facsimile", "telefax", "f"};

struct Claim {
    std::size_t slot = 0;
    Span span;
    std::size_t first_line = 0, last_line = 0;  // indices of lines
};

struct Piece {
    Span span;
    std::size_t line = 0;
};

class BlockFinder {
 public:
    BlockFinder(std::string_view own, const Tokens& tokens, std::span<const Span> apart,
                const SignatureTemplate& wanted, const MailHabits& habits)
        : own_(own),
          tokens_(tokens),
          apart_(apart),
          wanted_(wanted),
          habits_(habits),
          lines_(block_lines(own, apart)),
          taken_(wanted.slots.size()) {}

    // The spans of the slots that were found, by slot.
    std::vector<std::optional<Span>> run(std::string_view from_name) {
        claim_fixed_slots();
        if (claims_.empty()) return taken_;
        choose_stretch();
        std::vector<Piece> items = free_items();
        for (std::size_t slot = 0; slot < taken_.size(); ++slot)
            if (wanted_.slots[slot].type == SlotType::person) take_person(slot, items, from_name);
        for (std::size_t slot = 0; slot < taken_.size(); ++slot)
            if (wanted_.slots[slot].type == SlotType::words) take_words(slot, items);
        return taken_;
    }

 private:
    std::string_view text(Span span) const { return own_.substr(span.begin, span.end - span.begin); }

    void claim_fixed_slots() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
                const Slot& each = wanted_.slots[slot];
                std::optional<Span> found;
                if (each.type == SlotType::website) found = find_website(own_, lines_[i], each.text);
                if (each.type == SlotType::email) found = find_email(own_, lines_[i]);
                if (found) claim(slot, *found);
            }
            if (!has_phone_digits(text(lines_[i]))) continue;
            for (Span piece : pieces_of(own_, lines_[i], false))
                claim_phones(piece);
        }
        claim_texts();
        drop_prose();
    }

    void claim(std::size_t slot, Span span) {
        if (claims_.size() >= claims_at_most) return;
        if (std::any_of(apart_.begin(), apart_.end(), [&](Span each) { return each.overlaps(span); })) return;
        std::optional<std::size_t> first = line_of(span.begin), last = line_of(span.end - 1);
        if (first && last) claims_.push_back({slot, span, *first, *last});
    }

    std::optional<std::size_t> line_of(std::size_t at) const {
        auto after =
            std::partition_point(lines_.begin(), lines_.end(), [&](Span line) { return line.begin <= at; });
        if (after == lines_.begin() || !std::prev(after)->contains(at)) return std::nullopt;
        return static_cast<std::size_t>(after - lines_.begin()) - 1;
    }

    // A number that is called by a slot's label is that slot's; one that is called nothing, or something else
    // than fax or another slot's label, goes to a slot without labels.
    void claim_phones(Span piece) {
        for (const PhoneNumber& number : find_phones(own_, piece)) {
            auto called = [&](std::string_view word) {
                return std::any_of(number.labels.begin(), number.labels.end(),
                                   [&](const std::string& label) { return iequals(label, word); });
            };
            bool elsewhere = std::any_of(std::begin(fax_words), std::end(fax_words), called);
            for (const Slot& slot : wanted_.slots)
                elsewhere = elsewhere || (slot.type == SlotType::phone &&
                                          std::any_of(slot.labels.begin(), slot.labels.end(), called));
            for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
                const Slot& each = wanted_.slots[slot];
                if (each.type != SlotType::phone) continue;
                bool fits = each.labels.empty() ? !elsewhere
                                                : std::any_of(each.labels.begin(), each.labels.end(), called);
                if (fits) claim(slot, number.span);
            }
        }
    }

    void claim_texts() {
        if (lines_.empty()) return;
        std::size_t begin = lines_.front().begin;
        auto first = std::partition_point(tokens_.all.begin(), tokens_.all.end(),
                                          [&](const Token& token) { return token.begin < begin; });
        std::span<const Token> tail(first, tokens_.all.end());
        for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
            if (wanted_.slots[slot].type != SlotType::text) continue;
            GivenText given(wanted_.slots[slot].text);
            for (std::size_t i = 0; i < tail.size(); ++i)
                if (auto end = given.match(own_, tail, i)) claim(slot, {tail[i].begin, tail[*end - 1].end});
        }
    }

    // Claims within prose go, and with them what the city's name in a sentence would otherwise prove.
    void drop_prose() {
        std::vector<std::vector<Span>> claimed(lines_.size());
        for (const Claim& each : claims_)
            for (std::size_t line = each.first_line; line <= each.last_line; ++line)
                claimed[line].push_back(each.span);
        std::vector<bool> prose(lines_.size(), false);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (claimed[i].empty()) continue;
            for (Span piece : pieces_of(own_, lines_[i], false))
                for (const PhoneNumber& number : find_phones(own_, piece))
                    claimed[i].push_back(with_labels(number));
            if (auto email = find_email(own_, lines_[i])) claimed[i].push_back(*email);
            prose[i] = is_prose(own_, lines_[i], claimed[i]);
        }
        std::erase_if(claims_,
                      [&](const Claim& each) { return prose[each.first_line] || prose[each.last_line]; });
    }

    static Span with_labels(const PhoneNumber& number) {
        std::size_t longest = 0;
        for (const std::string& label : number.labels)
            longest = std::max(longest, label.size());
        if (longest == 0) return number.span;
        std::size_t wide = longest + 4;  // ": (" and the like between
        return {number.span.begin - std::min(number.span.begin, wide), number.span.end + wide};
    }

    // The stretch of at most lines_at_most lines with the most slots, required ones first; of equals the
    // last.
    void choose_stretch() {
        std::sort(claims_.begin(), claims_.end(),
                  [](const Claim& a, const Claim& b) { return a.span.begin < b.span.begin; });
        auto lines_at_most = static_cast<std::size_t>(std::max(wanted_.lines_at_most, 1));
        std::size_t best_value = 0;
        for (std::size_t from = 0; from < claims_.size(); ++from) {
            std::vector<std::optional<Span>> slots(wanted_.slots.size());
            std::vector<Span> used;
            std::size_t value = 0, last = claims_[from].last_line;
            for (std::size_t i = from; i < claims_.size(); ++i) {
                const Claim& each = claims_[i];
                if (each.last_line >= claims_[from].first_line + lines_at_most) continue;
                bool twice = wanted_.slots[each.slot].type == SlotType::phone &&
                             std::any_of(used.begin(), used.end(),
                                         [&](Span span) { return span.overlaps(each.span); });
                if (slots[each.slot] || twice) continue;
                slots[each.slot] = each.span;
                used.push_back(each.span);
                value += wanted_.slots[each.slot].required ? 100 : 1;
                last = std::max(last, each.last_line);
            }
            if (value < best_value) continue;
            best_value = value;
            taken_ = slots;
            first_line_ = claims_[from].first_line;
            last_line_ = last;
        }
    }

    // The pieces in reach of the stretch that no fixed slot overlaps and that could be a name or a title; in
    // the order of the text.
    std::vector<Piece> free_items() const {
        std::vector<Piece> items;
        std::size_t lines_left = static_cast<std::size_t>(std::max(wanted_.lines_at_most, 1));
        lines_left -= std::min(lines_left, last_line_ - first_line_ + 1);
        std::size_t above = std::min({first_line_, name_reach, std::max<std::size_t>(lines_left, 1)});
        std::size_t below = std::min(lines_.size() - 1 - last_line_, reach);
        for (std::size_t i = first_line_ - above; i <= last_line_ + below; ++i) {
            for (Span column : pieces_of(own_, lines_[i], false))
                if (!is_piece_of_prose(i, column)) add_items(column, i, items);
        }
        return items;
    }

    void add_items(Span column, std::size_t line, std::vector<Piece>& items) const {
        for (Span piece : pieces_of(own_, column, true)) {
            bool claimed = std::any_of(claims_.begin(), claims_.end(),
                                       [&](const Claim& each) { return each.span.overlaps(piece); });
            if (!claimed && is_short_item(text(piece), habits_) && !is_label(text(piece)))
                items.push_back({piece, line});
        }
    }

    // In prose around the stretch a piece between commas may be short.
    bool is_piece_of_prose(std::size_t line, Span column) const {
        return (line < first_line_ || line > last_line_) && is_prose(own_, column, {});
    }

    bool is_label(std::string_view piece) const {
        for (const Slot& slot : wanted_.slots)
            for (const std::string& label : slot.labels)
                if (iequals(piece, label)) return true;
        return false;
    }

    void take(std::size_t slot, std::vector<Piece>& items, std::size_t index) {
        taken_[slot] = items[index].span;
        name_line_ = items[index].line;
        name_end_ = items[index].span.end;
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
    }

    // The item that shares most words with the From name; without such a one the first of those that stand
    // together with the fixed slots and look like a name.
    void take_person(std::size_t slot, std::vector<Piece>& items, std::string_view from_name) {
        from_name = trim(from_name.substr(0, from_name.find_first_of("(|")));  // "Jane Doe (Planning)"
        if (is_office(from_name, habits_)) from_name = {};                     // nobody's name
        std::size_t index = best_match(items, from_name);
        std::string name(from_name);
        if (index == items.size()) index = first_name_like(items, !from_name.empty());
        if (index < items.size()) {
            name = text(items[index].span);
            take(slot, items, index);
        }
        std::erase_if(items, [&](const Piece& each) { return belongs_to_name(each, name, from_name); });
    }

    // No title: "Jane" below "Thanks,", "P.E." behind the name, "Jane" behind "Doe,", "(she/her)".
    bool belongs_to_name(const Piece& each, std::string_view name, std::string_view from_name) const {
        std::string_view item = text(each.span);
        if (habits_.is_pronouns(item)) return true;
        if (is_one_word(item) && (common_words(item, name) > 0 || common_words(item, from_name) > 0))
            return true;
        return name_end_ && each.line == name_line_ && each.span.begin > *name_end_ && is_post_nominal(item);
    }

    std::size_t best_match(const std::vector<Piece>& items, std::string_view from_name) const {
        std::size_t best = items.size(), most = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::string_view item = text(items[i].span);
            std::size_t common = common_words(item, from_name);
            bool first_name_only = is_one_word(item) && !is_one_word(from_name);
            if (common <= most || first_name_only) continue;
            most = common;
            best = i;
        }
        return best;
    }

    std::size_t first_name_like(std::vector<Piece>& items, bool sender_known) const {
        std::size_t begin = items.size();  // upwards from the fixed slots, as far as the lines are items
        std::size_t line = first_line_;
        for (std::size_t i = items.size(); i-- > 0 && items[i].line + reach >= first_line_;) {
            if (items[i].line < first_line_ && items[i].line + 1 < line) break;
            line = std::min(line, items[i].line);
            begin = i;
        }
        bool alone = items.size() - begin == 1 && sender_known && wants_words();
        if (alone) return items.size();  // the sender's name is known and this is not it: rather the title
        for (std::size_t i = begin; i < items.size(); ++i) {
            if (is_name_like(items[i].span)) return i;
            if (i + 1 == items.size() || items[i + 1].line != items[i].line) continue;
            Span both{items[i].span.begin, items[i + 1].span.end};  // "Doe, Jane"
            if (own_[items[i].span.end] != ',' || !is_name_like(both)) continue;
            items[i].span = both;
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            return i;
        }
        return items.size();
    }

    bool is_name_like(Span span) const {
        return is_capitalised_name(text(span)) && !is_office(text(span), habits_);
    }
    static bool is_one_word(std::string_view item) { return item.find(' ') == std::string_view::npos; }

    bool wants_words() const {
        return std::any_of(wanted_.slots.begin(), wanted_.slots.end(),
                           [](const Slot& slot) { return slot.type == SlotType::words && slot.required; });
    }

    // The next item behind the name; else one directly above it; without a name the nearest one above the
    // fixed slots.
    void take_words(std::size_t slot, std::vector<Piece>& items) {
        std::size_t last = last_line_;
        if (name_end_ && name_line_ >= last_line_) last = name_line_ + 1;
        for (std::size_t i = 0; i < items.size(); ++i) {
            bool behind = name_end_ ? items[i].span.begin >= *name_end_ && items[i].line <= last
                                    : items[i].line + 2 >= first_line_ && items[i].line <= last_line_;
            if (behind) return take(slot, items, i);
        }
        for (std::size_t i = items.size(); i-- > 0;) {
            std::string_view item = text(items[i].span);
            bool above = name_end_ && items[i].line + 1 >= name_line_ && items[i].line <= name_line_ &&
                         is_title_case(item) && (is_office(item, habits_) || !is_one_word(item));
            if (above || (name_end_ && items[i].line >= first_line_)) return take(slot, items, i);
        }
    }

    std::string_view own_;
    const Tokens& tokens_;
    std::span<const Span> apart_;
    const SignatureTemplate& wanted_;
    const MailHabits& habits_;
    std::vector<Span> lines_;
    std::vector<Claim> claims_;
    std::vector<std::optional<Span>> taken_;
    std::size_t first_line_ = 0, last_line_ = 0;
    std::size_t name_line_ = 0;
    std::optional<std::size_t> name_end_;
};

std::string_view label_of(const Slot& slot) {
    return slot.label.empty() ? slot.id : slot.label;
}

// What is there and what lacks, and with it the state.
void judge(SignatureBlockFinding& finding, const SignatureTemplate& wanted) {
    int optional_missing = 0, found = 0;
    std::vector<std::string> optional_labels;
    for (std::size_t i = 0; i < wanted.slots.size(); ++i) {
        if (finding.slots[i].found()) {
            ++found;
        } else if (wanted.slots[i].required) {
            finding.missing.emplace_back(label_of(wanted.slots[i]));
        } else {
            ++optional_missing;
            optional_labels.emplace_back(label_of(wanted.slots[i]));
        }
    }
    bool too_few = optional_missing > wanted.optional_missing_at_most;
    if (finding.missing.empty() && !too_few) {
        finding.state = BlockState::present;
        return;
    }
    if (too_few)
        finding.missing.insert(finding.missing.end(), optional_labels.begin(), optional_labels.end());
    finding.state = found >= 2 ? BlockState::incomplete : BlockState::missing;
}

}  // namespace

SignatureBlockFinding find_signature_block(const Words& words, const Tokens& own, std::span<const Span> apart,
                                           const SignatureTemplate& wanted, const MailHabits& habits,
                                           std::string_view from_name) {
    SignatureBlockFinding finding;
    finding.template_id = wanted.id;
    finding.part_path = words.part_path;
    std::vector<std::optional<Span>> spans =
        BlockFinder(words.own, own, apart, wanted, habits).run(from_name);
    std::size_t begin = words.own.size(), end = 0;
    for (std::size_t i = 0; i < wanted.slots.size(); ++i) {
        SlotFinding slot;
        slot.id = wanted.slots[i].id;
        if (spans[i]) {
            slot.state = SlotState::found;
            slot.begin = spans[i]->begin;
            slot.end = spans[i]->end;
            slot.value = words.own.substr(spans[i]->begin, spans[i]->end - spans[i]->begin);
            begin = std::min(begin, spans[i]->begin);
            end = std::max(end, spans[i]->end);
        }
        finding.slots.push_back(std::move(slot));
    }
    judge(finding, wanted);
    if (finding.state != BlockState::missing) {
        finding.begin = begin;
        finding.end = end;
    }
    finding.sure = finding.state == BlockState::present || (words.sure && words.complete && !own.cut);
    return finding;
}

}  // namespace letterhead
