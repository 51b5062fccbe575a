#pragma once
// The code of every problem that Letterhead reports about a file. Its number never changes and is never given
// to another problem: administrators look it up and write it into tickets. What each one means, with a right
// and a wrong example, is in config/problem_guide.h; `letterhead check --explain LH-R012` prints it.

#include <cstdint>
#include <string>

namespace letterhead {

// The number is the name: 12 is LH-R012 (rule files and whatever else is YAML), 1004 is LH-S004 (settings),
// 2003 is LH-T003 (templates and habits in signatures/).
enum class Code : std::uint16_t {
    // A file and its YAML
    file_unreadable = 1,
    file_too_large = 2,
    not_plain_text = 3,
    tab = 4,
    not_yaml = 5,
    never_closed = 6,
    indentation = 7,
    reference = 8,
    second_document = 9,
    too_deep = 10,
    duplicate_key = 11,
    unknown_key = 12,
    missing_key = 13,
    wrong_type = 14,
    wrong_choice = 15,
    empty_value = 16,
    no_key = 17,
    backslash = 18,
    bare_boolean = 19,
    leading_zero = 20,
    out_of_range = 21,
    bare_time = 22,
    no_unit = 23,
    foreign_quotes = 24,
    missing_blank = 25,

    // Names
    bad_id = 30,
    twice = 31,
    unknown_name = 32,
    never_used = 33,
    no_address = 34,
    no_domain = 35,
    condition_below = 36,
    list_in_itself = 37,
    list_entry_too_long = 38,

    // Rules
    no_rules = 40,
    action_to_whom = 41,
    action_too_much = 42,
    reject_without_explain = 43,
    exception_for_all = 44,
    exception_ended = 45,
    exception_without_owner = 46,
    enforce_from = 47,
    never_true = 48,
    shadowed = 49,
    rejects_bounces = 50,

    // Conditions
    unknown_condition = 60,
    asks_nothing = 61,
    needs_definition = 62,
    keys_do_not_fit = 63,
    wrong_form = 64,
    phrase_without_words = 65,
    pattern_wrong = 66,
    pattern_empty = 67,
    no_scanner = 68,

    // Texts for senders
    open_brace = 80,
    unknown_placeholder = 81,
    unfilled_placeholder = 82,
    not_ascii = 83,
    language = 84,

    // Packs that stand on others
    override_unknown = 90,
    override_missing = 91,
    override_circle = 92,

    // Settings
    network = 1001,
    all_outgoing = 1002,
    none_outgoing = 1003,
    socket_mode = 1004,
    socket_group = 1005,
    socket = 1006,
    scanner_silent = 1007,

    // Templates and habits
    no_words = 2001,
    too_many_words = 2002,
    slot_keys = 2003,
    nothing_required = 2004,
    more_than_there_are = 2005,
    phrase_not_in_text = 2006,
    habit = 2007,
};

std::string code_name(Code code);  // "LH-R012"

}  // namespace letterhead
