#pragma once
// The lines of own words in which a signature block may stand, and the pieces of a line that may be a name or
// a title.

#include "inspect/habits.h"
#include "inspect/words/slots.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace letterhead {

// The last lines of `own` that are not blank, not prose by length and not within `apart`; in the order of the
// text.
std::vector<Span> block_lines(std::string_view own, std::span<const Span> apart);

// A line cut at its columns (tab, '|', bullets); `commas`: at commas and spaced dashes as well. Blank pieces
// are left out.
std::vector<Span> pieces_of(std::string_view text, Span line, bool commas);

// How many words of the line, outside of what is `claimed`, are such as sentences are made of.
std::size_t prose_words(std::string_view text, Span line, std::span<const Span> claimed);
// "See you there." and "Is it?", but not "Carlos Perez Jr.".
bool ends_sentence(std::string_view text);

// Prose rather than an item of a signature: several lower-case words beside what is `claimed`, or an end of a
// sentence.
bool is_prose(std::string_view text, Span line, std::span<const Span> claimed);

// One to twelve words that could be a name or a title: no number, address, courtesy, sentence, weekday or
// link.
bool is_short_item(std::string_view piece, const MailHabits& habits);
// Two to four words that begin with a capital letter (particles like "de" and "van der" between them).
bool is_capitalised_name(std::string_view piece);
// "P.E.", "AICP", "LEED AP" and "III" behind a name; but not "CEO", nor "INTERN" behind "JANE DOE".
bool is_post_nominal(std::string_view piece, std::string_view name, const MailHabits& habits);
// Names an office or a department rather than a person: "Senior Planner", "Public Works".
bool is_office(std::string_view piece, const MailHabits& habits);
// Nothing but words of office: "City Clerk", but not "Mark Clerk".
bool is_office_alone(std::string_view piece, const MailHabits& habits);
// Names a department and nobody in it: "Planning Department", "Office of the City Clerk".
bool is_department(std::string_view piece);
// No lower-case word but "of", "the" and the like, no end of a sentence: "Assistant to the Director".
bool is_title_case(std::string_view piece);
// How many words of `piece` stand in `name` as well ("Doe, Jane" and "Jane Doe": 2); in `within` the bytes of
// `piece` from the first of them to the last.
std::size_t common_words(std::string_view piece, std::string_view name, Span* within = nullptr);

}  // namespace letterhead
