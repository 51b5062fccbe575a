#pragma once
// What a correct signature block and each mandatory disclaimer look like: plain data, read from signatures/
// by config/templates. They are verified, never inserted.

#include <cstdint>
#include <string>
#include <vector>

namespace letterhead {

enum class SlotType : std::uint8_t {
    words,   // any line of words: a title
    person,  // a name; compared with the From display name as evidence
    text,    // this very text (tokens, tolerant of case, punctuation and small slips)
    phone,   // a telephone number, with or without an extension
    email,
    website,  // this host name, with or without http:// and www.
};

struct Slot {
    std::string id;     // "phone": how rules and bounces name it
    std::string label;  // "Phone number/Extension": how the sender reads it; falls back to id
    SlotType type = SlotType::words;
    std::string text;  // for text and website
    std::vector<std::string>
        labels;  // for phone: words that stand before or after this number and no other ("fax", "f")
    bool required = true;
};

struct SignatureTemplate {
    std::string id;           // "pve"
    std::string title;        // "signature block"
    std::string form;         // the expected form as a person reads it, lines separated by '\n'
    std::vector<Slot> slots;  // in the order of the form
    // "Substantially comparable": every slot with required: true, and of the optional ones at most this many
    // missing.
    int optional_missing_at_most = 0;
    int lines_at_most = 16;  // a block is compact: all of it within so many lines
};

struct DisclaimerTemplate {
    std::string id;              // "pve-transmission"
    std::string title;           // "confidentiality disclaimer"
    std::string text;            // the prescribed wording
    int tolerance_percent = 10;  // tokens that may be wrong, missing or extra
};

}  // namespace letterhead
