// From says who writes: a line that shares words with it is the name, whatever its words mean ("Mark Clerk").
// Without such a line it is the first one that looks like a name. A title is any line where a title stands:
// behind the name, whatever its words.

#include "inspect/words/signature_block_person.h"

#include "base/text.h"
#include "base/unicode.h"
#include "inspect/words/block_lines.h"

#include <algorithm>

namespace letterhead {

namespace {

constexpr std::size_t reach = 4;       // a name or title stands at most so many lines from a fixed slot,
constexpr std::size_t name_reach = 7;  // the sender's own name a few more: pronouns, certificates, divisions
constexpr std::size_t shortest_name = 3;  // letters; fewer stand in an address by chance
constexpr std::size_t title_reach = 4;    // lines from the name to what is a title by its place alone

struct Piece {
    Span span;
    std::size_t line = 0;
};

// A piece as a name: how many words it shares with From, and what of it is no name but a title.
struct NameMatch {
    std::size_t common = 0;
    Span name, title;  // of the piece; title may be empty
};

bool is_one_word(std::string_view item) {
    return item.find(' ') == std::string_view::npos;
}

class PersonFinder {
 public:
    PersonFinder(std::string_view own, const SignatureTemplate& wanted, const MailHabits& habits,
                 const Sender& sender, BlockStretch& stretch)
        : own_(own), wanted_(wanted), habits_(habits), block_(stretch), from_(name_of(sender)) {
        if (!sender.addresses.empty()) address_ = fold_without_marks(sender.addresses.front().local);
    }

    void run() {
        collect_items();
        for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot)
            if (wanted_.slots[slot].type == SlotType::person) take_person(slot);
        bool first = true;
        auto titles = std::count_if(wanted_.slots.begin(), wanted_.slots.end(),
                                    [](const Slot& slot) { return slot.type == SlotType::words; });
        for (std::size_t slot = 0; slot < wanted_.slots.size(); ++slot) {
            if (wanted_.slots[slot].type != SlotType::words) continue;
            // Of several the first is the title; a department alone is none.
            take_words(slot, !first && titles > 1);
            first = false;
        }
    }

 private:
    std::string_view text(Span span) const { return own_.substr(span.begin, span.end - span.begin); }
    std::string_view text(const Piece& piece) const { return text(piece.span); }

    // "Jane Doe (Planning)" is Jane Doe, "City Clerk" nobody; jane.doe@ tells a name as well.
    std::string name_of(const Sender& sender) const {
        std::string_view name = sender.name;
        for (std::string_view end : {"(", "|", " - ", " via "})
            name = name.substr(0, name.find(end));
        std::string out(trim(name));
        if (out.empty() && !sender.addresses.empty()) {
            out = sender.addresses.front().local;
            if (out.find_first_of("._") == std::string::npos) return {};
            std::replace_if(
                out.begin(), out.end(), [](char c) { return c == '.' || c == '_'; }, ' ');
        }
        return is_office_alone(out, habits_) ? std::string() : without_rank(out);
    }

    // "Jane Doe" of "Chief Jane Doe"
    std::string without_rank(const std::string& name) const {
        std::size_t blank = name.find(' ');
        bool rank = blank != std::string::npos && habits_.is_office_word(name.substr(0, blank)) &&
                    is_capitalised_name(name.substr(blank + 1));
        return rank ? name.substr(blank + 1) : name;
    }

    // The pieces in reach of the stretch that could be a name or a title; in the order of the text.
    void collect_items() {
        std::size_t lines_left = static_cast<std::size_t>(std::max(wanted_.lines_at_most, 1));
        lines_left -= std::min(lines_left, block_.last_line - block_.first_line + 1);
        std::size_t above = std::min({block_.first_line, name_reach, std::max<std::size_t>(lines_left, 1)});
        std::size_t below = std::min(block_.lines.size() - 1 - block_.last_line, reach);
        for (std::size_t i = block_.first_line - above; i <= block_.last_line + below; ++i) {
            for (Span column : pieces_of(own_, block_.lines[i], false))
                if (!is_piece_of_prose(i, column)) add_items(column, i);
        }
    }

    void add_items(Span column, std::size_t line) {
        for (Span piece : pieces_of(own_, column, true)) {
            cut_claimed(piece);
            std::string_view words = trim(text(piece));
            if (std::size_t badge = words.rfind(" #"); badge != std::string_view::npos)
                words = trim(words.substr(0, badge));
            piece.end = piece.begin + words.size();
            if (!words.empty() && is_short_item(words, habits_) && !is_label(words))
                items_.push_back({piece, line});
        }
    }

    // "Jane Doe City of ...": what stands before the city may be a name or a title. Before a number it is
    // rather what the number is called, unless From knows it.
    void cut_claimed(Span& piece) const {
        for (Span claimed : block_.claimed) {
            if (!claimed.overlaps(piece)) continue;
            piece.end = std::max(piece.begin, claimed.begin);
            char first = own_[claimed.begin];
            bool number = (first >= '0' && first <= '9') || first == '(' || first == '+';
            if (number && common_words(text(piece), from_) == 0) piece.end = piece.begin;
        }
    }

    // In prose around the stretch a piece between commas may be short. A long title is no prose.
    bool is_piece_of_prose(std::size_t line, Span column) const {
        bool title = is_title_case(text(column)) && is_office(text(column), habits_);
        return (line < block_.first_line || line > block_.last_line) && !title && is_prose(own_, column, {});
    }

    bool is_label(std::string_view piece) const {
        for (const Slot& slot : wanted_.slots)
            for (const std::string& label : slot.labels)
                if (iequals(piece, label)) return true;
        return false;
    }

    void take(std::size_t slot, std::size_t index) {
        block_.slots[slot] = {SlotState::found, items_[index].span, {}};
        name_line_ = items_[index].line;
        name_end_ = items_[index].span.end;
        items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(index));
    }

    // The item that shares most words with the From name; without such a one the first of those that stand
    // together with the fixed slots and look like a name.
    void take_person(std::size_t slot) {
        std::string name = from_;
        std::size_t index = best_match();
        if (index == items_.size()) index = first_name_like();
        if (index < items_.size()) {
            name = text(items_[index]);
            take(slot, index);
            if (is_somebody_else(name)) {
                std::string wrong =
                    "reads '" + shown_in_sentence(name) + "', and the mail is from '" + from_ + "'";
                block_.slots[slot].state = SlotState::wrong;
                block_.slots[slot].wrong = std::move(wrong);
            }
        }
        std::erase_if(items_, [&](const Piece& each) { return belongs_to_name(each, name); });
    }

    // A colleague's block pasted into the text. Only when From names a person beyond doubt, for its address
    // is made of that name, and neither has a word of this one. Marks on letters do not count.
    bool is_somebody_else(std::string_view name) const {
        std::string mine = fold_without_marks(from_), theirs = fold_without_marks(name);
        return common_words(theirs, mine) == 0 && is_address_of(mine) && !stands_in_address(theirs);
    }

    // jdoe, jane.doe, doej of "Jane Doe"; but finance@ of "City Finance" is an office, and jane@ may be one.
    bool is_address_of(std::string_view folded_name) const {
        std::vector<Token> words = tokenize(folded_name).all;
        for (const Token& word : words)
            if (habits_.is_office_word(word.in(folded_name))) return false;
        for (const Token& word : words) {
            std::size_t at = address_.find(word.in(folded_name));
            if (word.end - word.begin < shortest_name || at == std::string::npos) continue;
            std::string rest = address_.substr(0, at) + address_.substr(at + (word.end - word.begin));
            std::erase_if(rest, [](char c) { return c < 'a' || c > 'z'; });
            for (const Token& other : words)
                if (&other != &word && !rest.empty() && rest.front() == other.in(folded_name).front())
                    return true;
        }
        return false;
    }

    bool stands_in_address(std::string_view folded_name) const {
        std::vector<Token> words = tokenize(folded_name).all;
        return std::any_of(words.begin(), words.end(), [&](const Token& word) {
            return word.end - word.begin >= shortest_name &&
                   address_.find(word.in(folded_name)) != std::string::npos;
        });
    }

    // No title: "Jane" below "Thanks,", "P.E." behind the name, "Jane" behind "Doe,", "(she/her)".
    bool belongs_to_name(const Piece& each, std::string_view name) const {
        std::string_view item = text(each);
        if (habits_.is_pronouns(item)) return true;
        bool office = is_behind_name(each) && is_office(item, habits_);  // "Clerk" below "Mark Clerk"
        if (is_one_word(item) && !office && (common_words(item, name) > 0 || common_words(item, from_) > 0))
            return true;
        if (!is_behind_name(each)) return false;
        bool dotted =
            each.line == name_line_ + 1 && text(block_.lines[each.line]).find('.') != std::string_view::npos;
        return (each.line == name_line_ || dotted) && is_post_nominal(item, name, habits_);
    }

    bool is_behind_name(const Piece& each) const { return name_end_ && each.span.begin >= *name_end_; }

    std::size_t best_match() {
        std::size_t best = items_.size();
        NameMatch most;
        for (std::size_t i = 0; i < items_.size() && !from_.empty(); ++i) {
            NameMatch match = match_from(items_[i].span);
            if (match.common <= most.common) continue;
            most = match;
            best = i;
        }
        if (best < items_.size() && most.title.begin < most.title.end) {
            Piece title{most.title, items_[best].line};
            bool before = most.title.begin < most.name.begin;
            items_[best].span = most.name;
            items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(best + (before ? 0 : 1)), title);
            if (before) ++best;
        }
        return best;
    }

    // "Chief Jane Doe" and "Jane Doe (Senior Planner)" hold a title as well; "Code Enforcement Officer" from
    // "Code Enforcement" is no name at all.
    NameMatch match_from(Span item) const {
        std::string_view words = text(item);
        Span within;
        NameMatch match{common_words(words, from_, &within), item, {}};
        if (match.common == 0 || (is_one_word(words) && !is_one_word(from_))) return {};
        std::string_view before = trim(words.substr(0, within.begin)), after = trim(words.substr(within.end));
        bool office_before = is_office(before, habits_), office_after = is_office(after, habits_);
        // Of a From that may name an office: "City Hall", and "City Hall Receptionist" is nobody.
        bool doubtful =
            is_office(from_, habits_) && !after.empty() && !is_post_nominal(after, words, habits_);
        if (!office_before && !office_after) return doubtful ? NameMatch{} : match;
        if (office_before == office_after || (match.common < 2 && !is_one_word(from_))) return {};
        if (office_before) {
            match.name.begin = item.begin + within.begin;
            match.title = {item.begin, item.begin + before.size()};
            return match;
        }
        bool apart = std::string_view("(-/").find(after.front()) != std::string_view::npos;
        if (!apart && (is_one_word(after) || !is_office_alone(after, habits_))) return {};
        match.name.end = item.begin + within.end;
        match.title = {item.end - after.size(), item.end};
        return match;
    }

    std::size_t first_name_like() {
        std::size_t begin = items_.size();  // upwards from the fixed slots, as far as the lines are items
        std::size_t line = block_.first_line;
        for (std::size_t i = items_.size(); i-- > 0 && items_[i].line + reach >= block_.first_line;) {
            if (items_[i].line < block_.first_line && items_[i].line + 1 < line) break;
            line = std::min(line, items_[i].line);
            begin = i;
        }
        bool alone = items_.size() - begin == 1 && !from_.empty() && wants_words();
        if (alone) return items_.size();  // the sender's name is known and this is not it: rather the title
        for (std::size_t i = begin; i < items_.size(); ++i) {
            if (is_name_like(items_[i].span)) return i;
            if (i + 1 == items_.size() || items_[i + 1].line != items_[i].line) continue;
            Span both{items_[i].span.begin, items_[i + 1].span.end};  // "Doe, Jane"
            if (own_[items_[i].span.end] != ',' || !is_name_like(both)) continue;
            items_[i].span = both;
            items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            return i;
        }
        return items_.size();
    }

    bool is_name_like(Span span) const {
        return is_capitalised_name(text(span)) && !is_office(text(span), habits_);
    }

    bool wants_words() const {
        return std::any_of(wanted_.slots.begin(), wanted_.slots.end(), [](const Slot& slot) {
            return slot.type == SlotType::words && slot.use == SlotUse::required;
        });
    }

    // The next item behind the name; else one directly above it; without a name the nearest one above the
    // fixed slots.
    void take_words(std::size_t slot, bool department) {
        std::size_t last = block_.last_line;
        if (name_end_ && name_line_ >= last) last = name_line_ + 1;
        auto fits = [&](const Piece& each) { return department || !is_department(text(each)); };
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const Piece& each = items_[i];
            bool near = each.line <= name_line_ + title_reach || is_office(text(each), habits_);
            bool behind = name_end_ ? is_behind_name(each) && each.line <= last && near
                                    : each.line + 2 >= block_.first_line && each.line <= last;
            if (behind && fits(each)) return take(slot, i);
        }
        for (std::size_t i = items_.size(); i-- > 0;) {
            const Piece& each = items_[i];
            std::string_view item = text(each);
            bool above = name_end_ && each.line + 1 >= name_line_ && each.line <= name_line_ &&
                         is_title_case(item) && (is_office(item, habits_) || !is_one_word(item));
            if ((above || (name_end_ && each.line >= block_.first_line && each.line <= last)) && fits(each))
                return take(slot, i);
        }
    }

    std::string_view own_;
    const SignatureTemplate& wanted_;
    const MailHabits& habits_;
    BlockStretch& block_;
    std::string from_;     // the name that From tells; empty: nobody's
    std::string address_;  // the local part of its address, folded
    std::vector<Piece> items_;
    std::size_t name_line_ = 0;
    std::optional<std::size_t> name_end_;
};

}  // namespace

void take_name_and_titles(std::string_view own, const SignatureTemplate& wanted, const MailHabits& habits,
                          const Sender& sender, BlockStretch& stretch) {
    PersonFinder(own, wanted, habits, sender, stretch).run();
}

}  // namespace letterhead
