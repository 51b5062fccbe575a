#pragma once
// Words out of strings, and the templates of an invented city for the tests of the words half.

#include "config/habits.h"
#include "inspect/inspection.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/signature_block.h"
#include "inspect/words/words.h"
#include "message/reader.h"

#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead::test {

// CPU time of this thread so far, in milliseconds: what a busy machine does not lengthen.
inline double cpu_ms() {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

inline const MailHabits& habits() {
    return shipped_habits();
}

inline Part text_part(std::string type, std::string format = "") {
    Part part;
    part.path = "1";
    part.type = std::move(type);
    part.charset = "utf-8";
    part.format = std::move(format);
    return part;
}

// `chunk` bytes at a time.
inline Words read_words(const Part& part, std::string_view text, std::size_t chunk = std::string_view::npos) {
    Oddities oddities;
    WordsReader reader(part, habits(), oddities);
    for (std::size_t at = 0; at < text.size(); at += std::min(chunk, text.size() - at))
        reader.push(text.substr(at, chunk));
    return reader.finish();
}

inline Words html(std::string_view text) {
    return read_words(text_part("text/html"), text);
}
inline Words plain(std::string_view text) {
    return read_words(text_part("text/plain"), text);
}

// Everything that shows, own and quoted alike.
inline std::string shown(std::string_view text) {
    Words words = html(text);
    return words.quoted.empty() ? words.own : words.own + "\n" + words.quoted;
}

inline Slot slot_of(std::string id, SlotType type, std::string label, std::vector<std::string> texts = {}) {
    Slot slot;
    slot.id = std::move(id);
    slot.type = type;
    slot.label = std::move(label);
    slot.texts = std::move(texts);
    return slot;
}

// All of it must be there, but for the fax.
inline SignatureTemplate signature_template() {
    SignatureTemplate wanted;
    wanted.id = "haven";
    wanted.slots = {
        slot_of("name", SlotType::person, "Name"),
        slot_of("title", SlotType::words, "Position/Title"),
        slot_of("city", SlotType::text, "City", {"City of Pine Haven Bluffs"}),
        slot_of("street", SlotType::text, "Street", {"340 Pine Haven Drive West"}),
        slot_of("place", SlotType::text, "Place", {"Pine Haven Bluffs, CA 90999"}),
        slot_of("phone", SlotType::phone, "Phone number/Extension"),
        slot_of("fax", SlotType::phone, "Fax number"),
        slot_of("website", SlotType::website, "Website", {"www.pinehaven.example"}),
    };
    wanted.slots[6].labels = {"fax", "f"};
    wanted.slots[6].use = SlotUse::optional;
    return wanted;
}

inline Slot& slot_named(SignatureTemplate& wanted, std::string_view id) {
    for (Slot& slot : wanted.slots)
        if (slot.id == id) return slot;
    return wanted.slots.front();
}

// The form of most cities: name, title, city and phone, and two of street, place and website.
inline SignatureTemplate comparable_template() {
    SignatureTemplate wanted = signature_template();
    for (std::string_view id : {"street", "place", "website"})
        slot_named(wanted, id).must = false;
    wanted.of_the_rest = 2;
    return wanted;
}

inline DisclaimerTemplate transmission() {
    return {"transmission", "confidentiality disclaimer",
            "This is a transmission from the City of Pine Haven Bluffs. The information contained in this "
            "e-mail pertains to "
            "City business and is intended solely for the use of the individual or entity to whom it is "
            "addressed. If the "
            "reader of this message is not an intended recipient, and you have received this message in "
            "error, please advise "
            "the sender by reply e-mail and delete the message.",
            10};
}

inline DisclaimerTemplate viruses() {
    return {"viruses", "virus disclaimer",
            "WARNING: Computer viruses can be transmitted by e-mail. The recipient should check this e-mail "
            "and any "
            "attachments for the presence of viruses. The CITY OF PINE HAVEN BLUFFS accepts no liability for "
            "any damage "
            "caused by any virus transmitted by this e-mail.",
            10};
}

// A whole message through Reader and Inspection.
inline Findings inspect(std::string_view message, Needs needs, std::size_t chunk = 65'535) {
    needs.habits = &habits();
    Inspection inspection(needs);
    Reader reader(inspection, inspection.oddities());
    RawMessage raw = split_message(message);
    for (const Header& header : raw.headers)
        reader.header(header.name, header.value);
    reader.end_of_headers();
    std::string body = with_crlf(raw.body);
    for (std::size_t at = 0; at < body.size(); at += chunk)
        reader.body(std::string_view(body).substr(at, chunk));
    reader.finish();
    return inspection.finish(reader);
}

}  // namespace letterhead::test
