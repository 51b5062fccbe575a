#pragma once
// What a correct signature block and each mandatory disclaimer look like: plain data, read from signatures/
// by config/templates. They are verified, never inserted.

#include "base/pattern.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace letterhead {

enum class SlotType : std::uint8_t {
    words,   // a line of free words: a title, a department
    person,  // a name; compared with the From display name as evidence
    text,    // one of the given texts (tokens, tolerant of case, punctuation, abbreviations and small slips)
    phone,   // a telephone number, with or without an extension
    email,
    website,  // one of these host names, with or without http:// and www.
    pattern,  // a line in which the pattern matches
    quote,    // a quotation or motto in or right below the block
    picture,  // a picture in or right below the block
};

enum class SlotUse : std::uint8_t {
    required,   // of the form; how many of these must be there, `must` and the template say
    optional,   // may stand there and counts for nothing
    forbidden,  // must not stand there
};

enum class Extension : std::uint8_t { optional, required, forbidden };

struct Slot {
    std::string id;     // "phone": how rules and bounces name it
    std::string label;  // "Phone number/Extension": how the sender reads it; falls back to id
    SlotType type = SlotType::words;
    SlotUse use = SlotUse::required;
    bool must = true;                 // no block is comparable without it; else it is one of the rest
    std::vector<std::string> texts;   // of text and website: each is right; the first is told to senders
    std::vector<std::string> labels;  // of phone: words that name this number and no other ("fax", "f")
    Extension extension = Extension::optional;  // of phone
    bool of_sender = false;                     // of email: it must be an address of From
    std::optional<Pattern> pattern;             // of pattern

    const std::string& shown() const { return label.empty() ? id : label; }
};

struct SignatureTemplate {
    std::string id;           // "pve"
    std::string title;        // "signature block"
    std::string form;         // the expected form as a person reads it, lines separated by '\n'
    std::vector<Slot> slots;  // in the order of the form
    // "Substantially comparable": of the slots that must be there at most so many lack, and of the other
    // required ones at least so many are there.
    int missing_at_most = 0;
    int of_the_rest = 0;
    int lines_at_most = 16;  // a block is compact: all of it within so many lines
};

struct DisclaimerTemplate {
    std::string id;                        // "pve-transmission"
    std::string title;                     // "confidentiality disclaimer"
    std::string text;                      // the prescribed wording
    int tolerance_percent = 10;            // tokens that may be wrong, missing or extra
    std::vector<std::string> must_have{};  // phrases of the wording that stand word for word, whatever the
                                           // tolerance: one changed word would turn their meaning
};

}  // namespace letterhead
