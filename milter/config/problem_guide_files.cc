// Codes of a file as such, and of its YAML.

#include "config/problem_guide_families.h"

namespace letterhead {
namespace {

using enum ExamplePlace;

constexpr ProblemGuide guides[] = {
    {Code::file_unreadable, "A file that cannot be read",
     "The file is not there, cannot be opened, is no regular file, or may be written by others than its "
     "owner "
     "and group: anybody could change the policy then. Names of files are taken from the folder of the file "
     "that "
     "names them.",
     file, R"(lists:
  webmail: {file: lists/no-such-file.txt}
)",
     R"(lists:
  webmail: ['mail.example', 'post.example']
)"},
    {Code::file_too_large, "A file that is too large",
     "A rule file has at most 1 MiB. Long lists belong into files of their own, one entry a line, at most 64 "
     "MiB each: a million entries cost no more time than ten. A longer list names several files.",
     file, "", R"(lists:
  webmail: {file: lists/webmail-domains.txt}
)"},
    {Code::not_plain_text, "Bytes that are no plain text",
     "The file has control characters, or is not saved as UTF-8. Some editors save as UTF-16 or Windows-1252 "
     "unless they are told: choose UTF-8 when saving.",
     rule, "explain: 'el a\xF1o'\n", "explain: 'el a\xC3\xB1o'\n"},
    {Code::tab, "A tab as indentation",
     "YAML is indented by blanks; a tab looks the same and means something else. Let your editor insert "
     "blanks for "
     "the tab key.",
     file, "lists:\n  webmail: ['mail.example',\n\t'post.example']\n",
     "lists:\n  webmail: ['mail.example',\n            'post.example']\n"},
    {Code::not_yaml, "A text that is no YAML",
     "Most often a plain text has a ': ' in it, or begins with a character that means something to YAML. In "
     "single "
     "quotes every text stands for itself; an apostrophe is written twice there.",
     rule, "explain: Remove this: it is private\n", "explain: 'Remove this: it is private'\n"},
    {Code::never_closed, "A quote or bracket that is never closed",
     "The place is where it was opened. An apostrophe within single quotes is written twice: 'don''t'.", rule,
     "explain: 'Please send it again\n", "explain: 'Please send it again'\n"},
    {Code::indentation, "Lines that do not belong together",
     "Keys of one map, and items of one list, begin in the same column. Look at the line that is named and "
     "at the "
     "one above.",
     rule, R"(explain: 'Send it again'
 cannot_tell: tag
)",
     R"(explain: 'Send it again'
cannot_tell: tag
)"},
    {Code::reference, "A YAML anchor, alias or tag",
     "In YAML a plain text that begins with *, & or ! is a reference or a tag. They make files hard to read "
     "and "
     "are refused. Mostly a glob without quotes was meant.",
     rule, "when: {attachment: {name: *.exe}}\n", "when: {attachment: {name: '*.exe'}}\n"},
    {Code::second_document, "A second document in the file",
     "A line of three dashes begins another document. One file holds one; a second pack is a file of its "
     "own.",
     file, R"(lists: {webmail: ['mail.example']}
---
groups: {staff: ['jdoe']}
)",
     R"(lists: {webmail: ['mail.example']}
groups: {staff: ['jdoe']}
)"},
    {Code::too_deep, "Values nested too deeply",
     "Maps and lists may be nested 32 levels deep. Give a part of the condition a name under conditions: and "
     "refer "
     "to it with condition:.",
     rule, "when: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n    null_sender ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
     "when: [null_sender]\n"},
    {Code::duplicate_key, "A key that stands there twice",
     "Readers of YAML would silently take the one or the other. Join the two, or delete one.", rule,
     R"(mode: observe
mode: enforce
)",
     "mode: enforce\n"},
    {Code::unknown_key, "A key that nobody knows",
     "Nothing reads this key, so what it says would not happen. Mostly it is misspelt, or stands one level "
     "too high "
     "or too low.",
     rule, "explian: 'Send it again'\n", "explain: 'Send it again'\n"},
    {Code::missing_key, "A key that must be there",
     "Without it nobody can tell what is meant. The place is that of the map which lacks it.", rule,
     "exceptions: [{sender: 'agenda@city.example', owner: 'City Clerk'}]\n",
     "exceptions: [{sender: 'agenda@city.example', owner: 'City Clerk', reason: 'agenda mailer'}]\n"},
    {Code::wrong_type, "A value of the wrong kind",
     "A text, number, size, date, list or map was expected, and something else stands there. Sizes are "
     "written "
     "10MB (millions of bytes) or 10MiB (units of 1024), dates 2027-06-30, truth true or false.",
     rule, "when: {size: {message_over: 'ten megabytes'}}\n", "when: {size: {message_over: 10MB}}\n"},
    {Code::wrong_choice, "A word that is not among the choices",
     "Only the words that are listed can stand here.", rule, "mode: watch\n", "mode: observe\n"},
    {Code::empty_value, "Something empty",
     "An empty list, word, condition or map says nothing: leave the key out, or write what was meant.", rule,
     "unless: []\n", "unless: [null_sender]\n"},
    {Code::no_key, "A key that is no word",
     "A list or a map stands where a key was expected. Mostly a quote is missing, or a value slipped in "
     "front of "
     "the colon.",
     rule, "when: {[direction]: outbound}\n", "when: {direction: outbound}\n"},
    {Code::backslash, "A backslash in double quotes",
     "In double quotes YAML replaces \\b, \\t and their like by other characters, and takes no unknown ones. "
     "In "
     "single quotes a backslash means itself: write patterns there.",
     rule, R"(when: {words: {pattern: "\bsecret\b"}}
)",
     R"(when: {words: {pattern: '\bsecret\b'}}
)"},
    {Code::bare_boolean, "A plain yes, no, on or off",
     "Older YAML takes these words for true and false, so other programs would read another list. Put the "
     "word in "
     "single quotes.",
     rule, "when: {words: {phrases: [secret, no]}}\n", "when: {words: {phrases: [secret, 'no']}}\n"},
    {Code::leading_zero, "A plain number with a leading zero",
     "Some readers of YAML take it for an octal number: 0644 is 420 then. Put it in single quotes.", rule,
     "clause: 0644\n", "clause: '0644'\n"},
    {Code::out_of_range, "A number beyond its limits", "The message names the limit.", rule,
     "when: {capitals: {share_over: 150}}\n", "when: {capitals: {share_over: 60}}\n"},
    {Code::bare_time, "A plain number with colons",
     "Some readers of YAML take 12:30 for a number to the base 60, which is 750. Put it in single quotes.",
     rule, "clause: 12:30\n", "clause: '12:30'\n"},
    {Code::no_unit, "A size without a unit",
     "A plain number is a size in bytes: 10 is less than any message has. Sizes are whole numbers with B, "
     "KB, MB, "
     "GB (thousands) or KiB, MiB, GiB (of 1024).",
     rule, "when: {size: {message_over: 10}}\n", "when: {size: {message_over: 10MB}}\n"},
    {Code::foreign_quotes, "The quotes of a word processor",
     "Word processors and web pages turn quotes into typographic ones. To YAML these are letters: they "
     "become a "
     "part of the text, and a name in them is never found. Write straight quotes.",
     rule,
     "clause: \xE2\x80\x98"
     "A.4\xE2\x80\x99\n",
     "clause: 'A.4'\n"},
    {Code::missing_blank, "A blank is missing behind a colon or a dash",
     "'mode:observe' is one word to YAML; a key ends with a colon and a blank, an item of a list begins with "
     "a dash "
     "and a blank.",
     rule, "mode:observe\nclause: '1'\n", "mode: observe\nclause: '1'\n"},
};

}  // namespace

std::span<const ProblemGuide> guides_of_files() {
    return guides;
}

}  // namespace letterhead
