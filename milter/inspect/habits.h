#pragma once
// What mail programs write between the words of a reply and the thread below, and the words of courtesy and
// office that people write around their names: facts about programs and languages, no policy. They are data
// (signatures/mail-habits.yaml, read by config/habits).

#include "inspect/phrase_index.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace letterhead {

enum class QuoteRole : std::uint8_t {
    cited,   // everything inside is quoted
    area,    // what a reply adds: attribution and quote, but the writer may have written inside as well
    thread,  // everything from here to the end is the thread
    border,  // a separator, when a header block follows
};

struct QuoteMark {
    std::string
        name;  // ".gmail_quote": a class; "#divRplyFwdMsg": an id; "#yahoo_quoted*": ids that begin so
    QuoteRole role = QuoteRole::cited;
};

enum class HeaderLabel : std::uint8_t { none, from, date, to, subject, other };

struct ThreadLine {
    std::string words;      // without the dashes around them; empty: no such line
    bool dashed = false;    // counts between dashes only
    bool open = false;      // more may follow: "Forwarded by Ann Lee on ..."
    bool forwards = false;  // what follows is forwarded rather than answered
};

// As they are written in the file.
struct HabitLists {
    std::vector<QuoteMark> marks;
    std::vector<ThreadLine> thread_lines;
    std::vector<std::pair<std::string, HeaderLabel>> header_labels;
    std::vector<std::string> attribution_begins, wrote, answers_inside, forward_subjects;
    std::vector<std::string> courtesies, pronouns, office_words;
    int sure_from = 0;  // percent; 0: not said
};

inline constexpr std::size_t longest_header_label = 40;  // bytes
inline constexpr std::size_t most_quote_marks = 250;     // an index fits a byte

// Index 0 is the blockquote with type=cite, index 1 a line that begins with '>'.
inline constexpr std::uint8_t cite_mark = 0, angle_mark = 1;

// Immutable once built, and shared by all messages.
class MailHabits {
 public:
    // Knows the two marks above and no word.
    MailHabits() : MailHabits(HabitLists{}) {}
    explicit MailHabits(const HabitLists& lists);

    // From which confidence on (percent) own words count as told apart for sure.
    int sure_from() const { return sure_from_; }

    // --- marks of HTML
    std::span<const QuoteMark> quote_marks() const { return marks_; }
    std::string_view quote_mark_name(std::size_t index) const;
    // The mark of an element: by its id, else by the first of its classes that is one.
    std::optional<std::uint8_t> find_quote_mark(std::string_view classes, std::string_view id) const;

    // --- lines
    // "-----Original Message-----", "Begin forwarded message:": the line says that the thread begins. Null
    // when it does not.
    const ThreadLine* thread_line(std::string_view line) const;
    // "From: x", "*Sent:* x", "Von: x": what the line would be in the header block of a forwarded or answered
    // message.
    HeaderLabel header_label(std::string_view line) const;
    // "On", "Am", "Le" ...: how the line above a quote begins in some language.
    bool begins_attribution(std::string_view line) const;
    // "wrote", "schrieb", "a écrit" ...
    bool has_wrote(std::string_view text) const;
    // "see my answers below", "in red": the writer says that he wrote into the quoted words.
    bool announces_answers_inside(std::string_view text) const;

    // "FW: budget", "Fwd: budget", "WG: Haushalt": so a program begins the subject of what it forwards.
    bool is_forward_subject(std::string_view subject) const;

    // --- people
    // "Dear Mr. Smith," and "Best regards,": short lines of courtesy, which are neither a name nor a title.
    bool is_courtesy(std::string_view line) const;
    // "(she/her)"
    bool is_pronouns(std::string_view item) const;
    // Words of titles and departments, never of a person's name: "director", "planning".
    bool is_office_word(std::string_view word) const;

 private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename Value>
    using ByWord = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    void add_mark(const QuoteMark& mark);
    void add_thread_line(const ThreadLine& line);

    int sure_from_;
    std::vector<QuoteMark> marks_;
    ByWord<std::uint8_t> by_class_, by_id_;                              // lower case
    std::vector<std::pair<std::string, std::uint8_t>> by_id_beginning_;  // lower case
    ByWord<ThreadLine> thread_lines_;  // folded; the whole line between its dashes
    PhraseIndex open_threads_;         // the `open` ones of thread_lines_
    ByWord<HeaderLabel> labels_;       // folded
    std::size_t longest_label_ = 0;    // bytes
    PhraseIndex openers_;              // as written: "On", but not "on"
    PhraseIndex wrote_, answers_inside_, forward_subjects_, courtesies_, pronouns_;  // folded
    std::unordered_set<std::string, Hash, std::equal_to<>> last_words_;              // courtesies of one word
    std::unordered_set<std::string, Hash, std::equal_to<>> office_words_;
};

// A line of dashes, underscores or the like and nothing else.
bool is_rule_line(std::string_view line);

}  // namespace letterhead
