// Every place that a fixed slot could be is claimed first, wherever it stands; then the stretch of lines with
// the most of them is chosen; then what lacks in it is looked for once more, less strictly, to tell a sender
// that a ZIP code is wrong and not that it is missing.

#include "inspect/words/signature_block_claims.h"

#include "base/text.h"
#include "inspect/words/align.h"
#include "inspect/words/block_lines.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::size_t claims_at_most = 256;
constexpr std::size_t around = 2;  // lines above and below the stretch in which a wrong slot may stand

// A telephone number has more, and most lines have none.
bool has_phone_digits(std::string_view line) {
    return std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 7;
}

constexpr std::string_view fax_words[] = {"fax", "facsimile", "telefax", "f"};

struct Claim {
    std::size_t slot = 0;
    Span span;
    std::size_t first_line = 0, last_line = 0;  // indices of lines
    std::string wrong;                          // empty: the slot is as it must be
};

bool says(const std::vector<std::string>& labels, std::string_view word) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const std::string& label) { return iequals(label, word); });
}

// What is wrong with a number; empty: nothing.
std::string fault_of(const PhoneNumber& number, const Slot& slot) {
    if (!number.area) return "without the area code";
    if (slot.extension == Extension::required && !number.extension) return "without an extension";
    if (slot.extension == Extension::forbidden && number.extension) return "with an extension";
    return {};
}

class Claims {
 public:
    Claims(std::string_view own, const Tokens& tokens, std::span<const Span> apart,
           const SignatureTemplate& wanted, const Sender& sender)
        : own_(own), tokens_(tokens), apart_(apart), wanted_(wanted), sender_(sender) {
        out_.lines = block_lines(own, apart);
        out_.slots.resize(wanted.slots.size());
        for (std::size_t i = 0; i < out_.lines.size(); ++i)
            if (trim(text(out_.lines[i])) == "--") marks_.push_back(i);
    }

    BlockStretch run() {
        for (Span line : out_.lines)
            claim_line(line);
        claim_texts();
        drop_prose();
        std::sort(claims_.begin(), claims_.end(),
                  [](const Claim& a, const Claim& b) { return a.span.begin < b.span.begin; });
        choose_stretch();
        if (out_.found) look_around();
        for (const Claim& each : claims_)
            out_.claimed.push_back(each.span);
        return std::move(out_);
    }

 private:
    std::string_view text(Span span) const { return own_.substr(span.begin, span.end - span.begin); }

    void claim_line(Span line) {
        for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
            const Slot& each = wanted_.slots[slot];
            if (each.type == SlotType::email) claim_emails(slot, line);
            if (each.type == SlotType::pattern && each.pattern) claim_pattern(slot, line);
            if (each.type != SlotType::website) continue;
            for (const std::string& host : each.texts)
                if (auto found = find_website(own_, line, host)) claim(slot, *found);
        }
        if (!has_phone_digits(text(line))) return;
        for (Span piece : pieces_of(own_, line, false))
            claim_phones(piece);
    }

    void claim(std::size_t slot, Span span, std::string wrong = {}) {
        if (claims_.size() >= claims_at_most || span.begin >= span.end) return;
        if (std::any_of(apart_.begin(), apart_.end(), [&](Span each) { return each.overlaps(span); })) return;
        std::optional<std::size_t> first = line_of(span.begin), last = line_of(span.end - 1);
        if (first && last) claims_.push_back({slot, span, *first, *last, std::move(wrong)});
    }

    std::optional<std::size_t> line_of(std::size_t at) const {
        const std::vector<Span>& lines = out_.lines;
        auto after =
            std::partition_point(lines.begin(), lines.end(), [&](Span line) { return line.begin <= at; });
        if (after == lines.begin() || !std::prev(after)->contains(at)) return std::nullopt;
        return static_cast<std::size_t>(after - lines.begin()) - 1;
    }

    void claim_emails(std::size_t slot, Span line) {
        std::size_t from = line.begin;
        while (auto found = find_email(own_, line, from)) {
            from = found->end;
            bool theirs = !wanted_.slots[slot].of_sender || sender_.addresses.empty();
            for (const Address& address : sender_.addresses)
                theirs = theirs || iequals(text(*found), address.local + "@" + address.domain);
            const Address* first = sender_.addresses.empty() ? nullptr : &sender_.addresses.front();
            claim(slot, *found,
                  theirs ? std::string()
                         : reads(*found) + " instead of the sender's own '" + first->local + "@" +
                               first->domain + "'");
        }
    }

    void claim_pattern(std::size_t slot, Span line) {
        PatternMatch match = wanted_.slots[slot].pattern->find(text(line));
        out_.gave_up = out_.gave_up || match.answer == PatternMatch::Answer::gave_up;
        if (match.answer == PatternMatch::Answer::yes)
            claim(slot, {line.begin + match.begin, line.begin + match.end});
    }

    // A number that is called by a slot's label is that slot's; one that is called nothing, or something else
    // than fax or another slot's label, goes to a slot without labels.
    void claim_phones(Span piece) {
        for (const PhoneNumber& number : find_phones(own_, piece)) {
            auto called = [&](std::string_view word) { return says(number.labels, word); };
            bool elsewhere = std::any_of(std::begin(fax_words), std::end(fax_words), called);
            for (const Slot& slot : wanted_.slots)
                elsewhere = elsewhere || (slot.type == SlotType::phone &&
                                          std::any_of(slot.labels.begin(), slot.labels.end(), called));
            for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
                const Slot& each = wanted_.slots[slot];
                if (each.type != SlotType::phone) continue;
                bool fits = each.labels.empty() ? !elsewhere
                                                : std::any_of(each.labels.begin(), each.labels.end(), called);
                std::string fault = fault_of(number, each);
                if (fits) claim(slot, number.span, fault.empty() ? fault : reads(number.span) + " " + fault);
            }
        }
    }

    void claim_texts() {
        if (out_.lines.empty()) return;
        std::span<const Token> tail = tokens_within({out_.lines.front().begin, own_.size()});
        for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
            if (wanted_.slots[slot].type != SlotType::text) continue;
            for (const std::string& each : wanted_.slots[slot].texts) {
                GivenText given(each);
                for (std::size_t i = 0; i < tail.size(); ++i) {
                    if (!given.may_begin_with(own_[tail[i].begin])) continue;
                    if (auto end = given.match(own_, tail, i))
                        claim(slot, {tail[i].begin, tail[*end - 1].end});
                }
            }
        }
    }

    std::span<const Token> tokens_within(Span span) const {
        auto first = std::partition_point(tokens_.all.begin(), tokens_.all.end(),
                                          [&](const Token& token) { return token.begin < span.begin; });
        auto last = std::partition_point(first, tokens_.all.end(),
                                         [&](const Token& token) { return token.end <= span.end; });
        return {first, last};
    }

    // Claims within prose go, and with them what the city's name in a sentence would otherwise prove.
    void drop_prose() {
        std::vector<std::vector<Span>> claimed(out_.lines.size());
        for (const Claim& each : claims_)
            for (std::size_t line = each.first_line; line <= each.last_line; ++line)
                claimed[line].push_back(each.span);
        std::vector<bool> prose(out_.lines.size(), false);
        for (std::size_t i = 0; i < out_.lines.size(); ++i) {
            if (claimed[i].empty()) continue;
            // "... (310) 555-0142 about the line." is a sentence, whatever a line may be called.
            bool sentence =
                ends_sentence(text(out_.lines[i])) && prose_words(own_, out_.lines[i], claimed[i]) >= 3;
            for (Span piece : pieces_of(own_, out_.lines[i], false))
                for (const PhoneNumber& number : find_phones(own_, piece))
                    claimed[i].push_back(with_labels(number));
            if (auto email = find_email(own_, out_.lines[i])) claimed[i].push_back(*email);
            prose[i] = sentence || is_prose(own_, out_.lines[i], claimed[i]);
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

    // What a slot speaks for a stretch: first those that must be there, then the rest of the form.
    static std::size_t value_of(const Slot& slot) {
        if (slot.use == SlotUse::forbidden) return 0;
        if (slot.use == SlotUse::optional) return 1;
        return slot.must ? 100 : 90;
    }

    // The stretch of at most lines_at_most lines with the most slots; of equals the last.
    void choose_stretch() {
        auto lines_at_most = static_cast<std::size_t>(std::max(wanted_.lines_at_most, 1));
        std::size_t best_value = 1;
        for (std::size_t from = 0; from < claims_.size(); ++from) {
            std::vector<SlotPlace> slots(wanted_.slots.size());
            std::vector<Span> used;
            std::size_t value = 0, last = claims_[from].last_line;
            if (!counts(claims_[from])) continue;
            for (std::size_t i = from; i < claims_.size(); ++i) {
                const Claim& each = claims_[i];
                if (each.first_line >= claims_[from].first_line + lines_at_most) break;
                if (is_parted(claims_[from].first_line, each.first_line)) break;
                if (!counts(each) || each.last_line >= claims_[from].first_line + lines_at_most) continue;
                bool twice = wanted_.slots[each.slot].type == SlotType::phone &&
                             std::any_of(used.begin(), used.end(),
                                         [&](Span span) { return span.overlaps(each.span); });
                if (slots[each.slot].state == SlotState::found || twice) continue;
                slots[each.slot] = {SlotState::found, each.span, {}};
                used.push_back(each.span);
                value += value_of(wanted_.slots[each.slot]);
                last = std::max(last, each.last_line);
            }
            if (value < best_value) continue;
            best_value = value;
            out_.slots = std::move(slots);
            out_.first_line = claims_[from].first_line;
            out_.last_line = last;
            out_.found = true;
        }
    }

    // A signature mark between two lines: the block is below it (RFC 3676 section 4.3).
    bool is_parted(std::size_t first, std::size_t last) const {
        auto mark = std::lower_bound(marks_.begin(), marks_.end(), first);
        return mark != marks_.end() && *mark < last;
    }

    bool counts(const Claim& claim) const {
        return claim.wrong.empty() && wanted_.slots[claim.slot].use != SlotUse::forbidden;
    }

    // What is forbidden, and what lacks but stands there nearly.
    void look_around() {
        std::size_t first = out_.first_line, last = out_.last_line;
        auto is_item = [&](std::size_t line) { return !is_prose(own_, out_.lines[line], {}); };
        while (first > 0 && first + around > out_.first_line && is_item(first - 1))
            --first;
        while (last + 1 < out_.lines.size() && last < out_.last_line + around && is_item(last + 1))
            ++last;
        Span near{out_.lines[first].begin, out_.lines[last].end};
        for (const Claim& each : claims_) {
            SlotPlace& place = out_.slots[each.slot];
            bool forbidden = wanted_.slots[each.slot].use == SlotUse::forbidden;
            if (counts(each) || place.state != SlotState::missing || !near.overlaps(each.span)) continue;
            if (forbidden && !each.wrong.empty()) continue;
            place = {forbidden ? SlotState::forbidden : SlotState::wrong, each.span, each.wrong};
        }
        for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
            const Slot& each = wanted_.slots[slot];
            bool lacks = out_.slots[slot].state == SlotState::missing && each.use == SlotUse::required;
            if (lacks && each.type == SlotType::text) look_for_text(slot, near);
            if (lacks && each.type == SlotType::website) look_for_website(slot, first, last);
        }
    }

    // A third of the words wrong, and in words that are no other slot's.
    void look_for_text(std::size_t slot, Span near) {
        std::vector<Token> free;
        for (const Token& token : tokens_within(near)) {
            Span span{token.begin, token.end};
            auto taken = [&](const SlotPlace& place) {
                return place.state != SlotState::missing && place.span.overlaps(span);
            };
            auto apart = [&](Span each) { return each.overlaps(span); };
            if (std::none_of(out_.slots.begin(), out_.slots.end(), taken) &&
                std::none_of(apart_.begin(), apart_.end(), apart))
                free.push_back(token);
        }
        for (const std::string& each : wanted_.slots[slot].texts) {
            Wording wording(tokenize(each));
            auto place = wording.find(free, wording.tokens().size() / 3);
            if (!place) continue;
            std::size_t end = place->end;  // of the words that are wrong the last one too
            while (end - place->begin < wording.tokens().size() && end < free.size() &&
                   text({free[end - 1].end, free[end].begin}).find_first_of("\n\t|") ==
                       std::string_view::npos)
                ++end;
            Span span{free[place->begin].begin, free[end - 1].end};
            if (!is_in_one_block(span)) continue;
            return take_wrong(slot, span);
        }
    }

    // Not across what another slot holds, nor over many lines.
    bool is_in_one_block(Span span) const {
        bool across = std::any_of(out_.slots.begin(), out_.slots.end(), [&](const SlotPlace& place) {
            return place.state != SlotState::missing && place.span.overlaps(span);
        });
        std::string_view words = text(span);
        return !across && std::count(words.begin(), words.end(), '\n') <= 2;
    }

    void look_for_website(std::size_t slot, std::size_t first, std::size_t last) {
        for (std::size_t line = first; line <= last; ++line)
            for (const std::string& host : wanted_.slots[slot].texts)
                if (auto found = find_nearly_website(own_, out_.lines[line], host))
                    return take_wrong(slot, *found);
    }

    void take_wrong(std::size_t slot, Span span) {
        std::string wrong =
            reads(span) + " instead of '" + shown_in_sentence(wanted_.slots[slot].texts.front()) + "'";
        out_.slots[slot] = {SlotState::wrong, span, wrong};
        out_.claimed.push_back(span);
    }

    std::string reads(Span span) const { return "reads '" + shown_in_sentence(text(span)) + "'"; }

    std::string_view own_;
    const Tokens& tokens_;
    std::span<const Span> apart_;
    const SignatureTemplate& wanted_;
    const Sender& sender_;
    std::vector<Claim> claims_;
    std::vector<std::size_t> marks_;  // lines "--"
    BlockStretch out_;
};

}  // namespace

bool BlockStretch::is_claimed(Span span) const {
    return std::any_of(claimed.begin(), claimed.end(), [&](Span each) { return each.overlaps(span); });
}

BlockStretch find_block_stretch(std::string_view own, const Tokens& tokens, std::span<const Span> apart,
                                const SignatureTemplate& wanted, const Sender& sender) {
    return Claims(own, tokens, apart, wanted, sender).run();
}

std::string shown_in_sentence(std::string_view text) {
    constexpr std::size_t longest = 80;
    std::string out;
    for (char c : text) {
        bool blank = c == '\n' || c == '\t' || c == ' ';
        if (!blank || (!out.empty() && out.back() != ' ')) out += blank ? ' ' : c;
    }
    if (out.size() <= longest) return out;
    std::size_t end = longest;  // never within a character
    while ((static_cast<unsigned char>(out[end]) & 0xC0) == 0x80)
        --end;
    return out.substr(0, end) + "...";
}

}  // namespace letterhead
