#pragma once
// Words out of strings, and the templates of an invented city for the tests of the words half.

#include "config/habits.h"
#include "inspect/inspection.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/signature_block.h"
#include "inspect/words/words.h"
#include "message/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead::test {

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

inline SignatureTemplate signature_template() {
    SignatureTemplate wanted;
    wanted.id = "haven";
    wanted.slots = {
        {"name", "Name", SlotType::person, "", {}, true},
        {"title", "Position/Title", SlotType::words, "", {}, true},
        {"city", "City", SlotType::text, "City of Pine Haven Bluffs", {}, true},
        {"street", "Street", SlotType::text, "340 Pine Haven Drive West", {}, true},
        {"place", "Place", SlotType::text, "Pine Haven Bluffs, CA 90999", {}, true},
        {"phone", "Phone number/Extension", SlotType::phone, "", {}, true},
        {"fax", "Fax number", SlotType::phone, "", {"fax", "f"}, false},
        {"website", "Website", SlotType::website, "www.pinehaven.example", {}, true},
    };
    wanted.optional_missing_at_most = 1;
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
