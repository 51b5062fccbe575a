#pragma once
// What mail programs write between the words of a reply and the thread below, and the words of courtesy and
// office that people write around their names: facts about programs and languages, no policy.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace letterhead {

enum class QuoteRole : std::uint8_t {
    cited,   // everything inside is quoted
    area,    // what a reply adds: attribution and quote, but the writer may have written inside as well
    thread,  // everything from here to the end is the thread
    border,  // a separator, when a header block follows
};

struct QuoteMark {
    std::string_view attribute;  // "class" or "id"
    std::string_view value;      // of a class list: one of its words; of an id: its beginning
    QuoteRole role;
};

enum class HeaderLabel : std::uint8_t { none, from, date, to, subject, other };

// Index 0 is the blockquote with type=cite, index 1 a line that begins with '>'.
inline constexpr std::uint8_t cite_mark = 0, angle_mark = 1;

// Immutable once built, and shared by all messages.
class MailHabits {
 public:
    // --- marks of HTML
    std::span<const QuoteMark> quote_marks() const;
    std::string_view quote_mark_name(std::size_t index) const;
    // The mark of an element, by its class list and id; the first that fits.
    std::optional<std::uint8_t> find_quote_mark(std::string_view classes, std::string_view id) const;

    // --- lines
    // "-----Original Message-----", "Begin forwarded message:": the line says that the thread begins. The
    // name of it, or empty.
    std::string_view thread_line(std::string_view line) const;
    // "From: x", "*Sent:* x", "Von: x": what the line would be in the header block of a forwarded or answered
    // message.
    HeaderLabel header_label(std::string_view line) const;
    // "On", "Am", "Le" ...: how the line above a quote begins in some language.
    bool begins_attribution(std::string_view line) const;
    // "wrote", "schrieb", "a écrit" ...
    bool has_wrote(std::string_view text) const;

    // --- people
    // "Dear Mr. Smith," and "Best regards,": short lines of courtesy, which are neither a name nor a title.
    bool is_courtesy(std::string_view line) const;
    // "(she/her)"
    bool is_pronouns(std::string_view item) const;
    // Words of titles and departments, never of a person's name: "director", "planning".
    bool is_office_word(std::string_view word) const;
};

// A line of dashes, underscores or the like and nothing else.
bool is_rule_line(std::string_view line);

}  // namespace letterhead
