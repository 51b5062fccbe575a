// Codes of conditions, and of templates and habits, which conditions compare with.

#include "config/problem_guide_families.h"

namespace letterhead {
namespace {

using enum ExamplePlace;

constexpr ProblemGuide guides[] = {
    {Code::unknown_condition, "A condition that nobody knows",
     "`letterhead check --list` shows all of them, each with an example.", rule,
     "when: {atachment: {name: '*.exe'}}\n", "when: {attachment: {name: '*.exe'}}\n"},
    {Code::asks_nothing, "A condition that asks nothing",
     "It has none of the keys that decide, so it could be neither true nor false.", rule,
     "when: {size: {}}\n", "when: {size: {message_over: 30MB}}\n"},
    {Code::needs_definition, "A condition that lacks what it compares with",
     "Such as restricted lists, or the own domains of the pack.", rule,
     "when: {restricted_list: {is: unauthorised}}\n", "when: {recipients: {count_over: 50}}\n"},
    {Code::keys_do_not_fit, "Keys that cannot stand together",
     "What one of them asks leaves nothing for the other. Write two conditions and join them by all: or "
     "any:.",
     rule, "when: {words: {phrases: 'draft', lacks: 'final'}}\n",
     "when: {all: [{words: {phrases: 'draft'}}, {words: {lacks: 'final'}}]}\n"},
    {Code::wrong_form, "A value of the wrong form", "The message shows how it is written.", rule,
     "when: {header: {name: 'X-Draft:'}}\n", "when: {header: {name: 'X-Draft'}}\n"},
    {Code::phrase_without_words, "A phrase without a word",
     "Phrases are compared word by word; this one has neither letters nor digits. Other text is found by a "
     "pattern.",
     rule, "when: {words: {phrases: '***'}}\n", "when: {words: {pattern: '\\*{3}'}}\n"},
    {Code::pattern_wrong, "A pattern with a mistake, or one that would take too long",
     "The place is that of the mistake. In a pattern these characters mean something: . * + ? ( ) [ ] { } | "
     "^ $ \\. A "
     "backslash before one takes it as it is. Phrases and globs need none of this. Refused as well are "
     "repetitions within repetitions, as in (a+)+: with a text "
     "made for it a sender could stop the mail.",
     rule, "when: {words: {pattern: 'secret(s'}}\n", "when: {words: {pattern: 'secrets?'}}\n"},
    {Code::pattern_empty, "A pattern that is found everywhere", "It would be found in every text.", rule,
     "when: {words: {pattern: ''}}\n", "when: {words: {pattern: 'secrets?'}}\n"},
    {Code::no_scanner, "A rule that asks a scanner, and there is none",
     "Without 'scanner' in the settings the rule cannot tell of any attachment.", rule, "",
     "when: {attachment: {name: '*.exe'}}\n"},
    {Code::no_words, "A wording without words", "Templates and habits are compared word by word.", templates,
     "disclaimers:\n  city: {title: disclaimer, text: '***'}\n",
     "disclaimers:\n  city: {title: disclaimer, text: 'This is from the City.'}\n"},
    {Code::too_many_words, "More than is ever compared", "The message names the limit. Shorten it.", habits,
     R"(attributions:
  begin: ['On the day that is named below in the time zone of the server
           that took the message from the one who wrote it']
)",
     "attributions: {begin: ['On']}\n"},
    {Code::slot_keys, "A slot with keys of another type",
     "Each type of slot takes keys of its own, and some need them; a forbidden slot must be of a type "
     "that "
     "can be "
     "recognised.",
     templates,
     "signature_blocks:\n  city: {title: block, form: ['Name'], slots: [{id: name, type: person, text: "
     "'City'}]}\n",
     "signature_blocks:\n  city: {title: block, form: ['City'], slots: [{id: city, type: text, text: "
     "'City'}]}\n"},
    {Code::nothing_required, "A template that any text would fit", "At least one slot must be required.",
     templates,
     "signature_blocks:\n  city: {title: block, form: ['Name'], slots: [{id: name, type: person, use: "
     "optional}]}\n",
     "signature_blocks:\n  city: {title: block, form: ['Name'], slots: [{id: name, type: person}]}\n"},
    {Code::more_than_there_are, "A count above what there is",
     "The template itself has fewer slots or lines.", templates,
     "signature_blocks:\n  city: {title: block, form: ['Name', 'City'], lines_at_most: 1, slots: [{id: "
     "name, "
     "type: person}]}\n",
     "signature_blocks:\n  city: {title: block, form: ['Name', 'City'], lines_at_most: 8, slots: [{id: "
     "name, "
     "type: person}]}\n"},
    {Code::phrase_not_in_text, "A phrase that the disclaimer does not have",
     "Phrases that must stand word for word are copied from the text of the disclaimer.", templates,
     "disclaimers:\n  city: {title: disclaimer, text: 'This is from the City.', must_have: ['from the "
     "County']}\n",
     "disclaimers:\n  city: {title: disclaimer, text: 'This is from the City.', must_have: ['from the "
     "City']}\n"},
    {Code::habit, "A habit that would be found in anybody's words",
     "Marks are '.class', '#id' or '#id*'; lines of threads stand between dashes or end with a colon; "
     "labels "
     "of headers "
     "are a word or two.",
     habits, "thread_lines: {answered: ['sent']}\n",
     "thread_lines: {answered: ['----- Original Message -----']}\n"},
};

}  // namespace

std::span<const ProblemGuide> guides_of_conditions() {
    return guides;
}

}  // namespace letterhead
