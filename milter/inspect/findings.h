#pragma once
// What was found in a message: plain values, complete at the end of the message, and all that rules may know
// of it.

#include "inspect/scanner.h"
#include "inspect/templates.h"
#include "message/address.h"
#include "message/header.h"
#include "message/oddity.h"
#include "message/reader.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// --- words
// -------------------------------------------------------------------------------------------------------------------

// How a stretch of words shows on a screen. Plain text has no look of its own.
struct Look {
    std::uint16_t size = 0;    // hundredths of a point, with all that is inherited; 0: not known
    std::uint16_t family = 0;  // index of Words::families; 0: none is named
    std::uint32_t color = 0;   // 0xRRGGBB
    std::uint32_t background = 0xFFFFFF;
    std::uint16_t contrast = 0;  // hundredths of the ratio of WCAG 2 (100: same colour; 2100: black on
                                 // white); 0: not known, for a picture is behind it
    bool operator==(const Look&) const = default;
};

// Bytes [begin, end) of Words::own show like Words::looks[look].
struct LookRun {
    std::uint32_t begin = 0, end = 0;
    std::uint16_t look = 0;
};

// Own and quoted words in the order in which a reader sees them: bytes of Words::own or of Words::quoted.
struct Stretch {
    bool quoted = false;
    std::uint32_t begin = 0, end = 0;
};

// An <img> that shows (no tracking dot), at a byte of Words::own.
struct Picture {
    std::uint32_t at = 0;
    std::string alternative;  // its alt text, normalised; at most limits::picture_text bytes
};

// One displayable text of the message: each text/plain and text/html part that a mail program shows.
// Normalised UTF-8: one paragraph or line a line, blanks collapsed, no-break spaces as spaces.
struct Words {
    std::string part_path;
    std::string type;    // "text/plain", "text/html"
    std::string own;     // what this sender wrote now, signature and disclaimers included
    std::string quoted;  // the thread below, or the forwarded message
    std::string hidden;  // words that are there but do not show (display:none and the like), own or not
    std::string
        cut_by;  // what separated them: "blockquote", "gmail_quote", "On ... wrote:"; empty: nothing quoted
    int confidence = 100;      // of the cut between own and quoted, in percent; 100 when nothing was cut
    bool sure = true;          // false: the cut is a guess (habits say below which confidence)
    bool complete = true;      // false: limits::text_of_part reached, or bytes that could not be decoded
    bool alternative = false;  // one of several forms of the same text (multipart/alternative)
    int message_depth = 0;     // > 0: inside an attached message; never the sender's own words
    std::vector<Stretch> order;
    std::vector<Look> looks;            // [0] is a look of which nothing is known; distinct
    std::vector<std::string> families;  // [0] is ""; lower case, without quotes
    std::vector<LookRun> runs;          // of `own`, in its order; what no run covers has look 0
    std::vector<Picture> pictures;      // in the own words; at most limits::pictures
    // A <style> element came after words that it may have changed, elements are misnested, or a limit of
    // styles or looks was reached: `runs` do not tell the whole truth.
    bool looks_doubtful = false;
    std::string where() const { return "part " + part_path; }
};

enum class SlotState : std::uint8_t { missing, found, wrong, forbidden };

// Somebody who wrote what is quoted, as a header block or an attribution names him.
struct QuotedAuthor {
    std::string part_path;
    std::string text;                    // "Ann Lee <ann@example.org>", or the attribution; one line
    std::vector<std::string> addresses;  // in it, in Address::key() form; empty: only a name
    bool sure = true;                    // false: own and quoted words cannot be told apart
};

// A message that is attached (message/rfc822) and was opened.
struct AttachedMessage {
    std::string part_path;  // of what it holds: "1.2.1"
    std::string subject;    // decoded
    AddressList from, sender;
};

struct SlotFinding {
    std::string id;
    SlotState state = SlotState::missing;  // forbidden: the template forbids it, and it stands there
    std::string value;                     // what stood there
    std::size_t begin = 0, end = 0;        // bytes of Words::own, unless missing
    bool found() const { return state == SlotState::found; }
};

enum class BlockState : std::uint8_t { present, incomplete, missing };

// One per template and displayable text with own words.
struct SignatureBlockFinding {
    std::string template_id;
    std::string part_path;
    BlockState state = BlockState::missing;
    int score = 0;                     // percent of the template's slots that are there
    std::vector<SlotFinding> slots;    // as in the template
    std::vector<std::string> missing;  // labels of the slots that must be there and are not
    // What else must change: "City/State/ZIP reads '...' instead of '...'", "a motto".
    std::vector<std::string> wrong;
    std::size_t begin = 0, end = 0;  // bytes in Words::own, unless missing
    bool sure = true;                // false: own words could not be told apart, or not all text was read
};

enum class DisclaimerState : std::uint8_t {
    present,
    altered,           // nearly right: `difference` shows the first slip
    before_signature,  // complete, but above the signature block
    quoted_only,       // complete, but only in the quoted words
    hidden,            // complete, but in words that do not show
    missing,
};

struct DisclaimerFinding {
    std::string template_id;
    std::string part_path;
    DisclaimerState state = DisclaimerState::missing;
    int wrong_percent = 100;         // of the template's tokens, at the best place
    std::string difference;          // "'accepts some liability' instead of 'accepts no liability'"
    std::size_t begin = 0, end = 0;  // bytes in Words::own when present, altered or before_signature
    // The looks of its words: indices of Words::looks, each once; empty for plain text.
    std::vector<std::uint16_t> looks;
    bool sure = true;
};

// --- files
// -------------------------------------------------------------------------------------------------------------------

enum class Family : std::uint8_t {
    unknown,
    executable,
    script,
    installer,
    shortcut,
    macro_document,
    active_document,
    archive,
    disk_image,
    office,
    pdf,
    image,
    audio,
    video,
    text,
    message,
    calendar,
    certificate,
    signature,
    encrypted,
};
std::string_view family_name(Family family);   // "macro document"
std::string_view family_key(Family family);    // "macro_document"
std::string_view family_words(Family family);  // "an executable program", as a bounce says it

struct ContainerEntry {
    std::string name;  // UTF-8, with folders
    std::uint64_t bytes = 0;
    bool encrypted = false;
    Family family = Family::unknown;  // by name
    Family family_by_content = Family::unknown;
    bool looked =
        true;  // false: its content was not looked at: encrypted, packed in an unknown way, over a limit
    bool opened = false;    // a container, whose own entries follow as "name/entry"
    std::string type = {};  // by content: a media type, empty when nothing was sure
};

struct FileFinding {
    std::string part_path;
    std::vector<FileName> names;  // every candidate; may be empty
    std::string declared_type;
    std::string detected_type;                // by content: a media type, empty when nothing was sure
    Family family = Family::unknown;          // by content; unknown when nothing was sure
    Family family_by_name = Family::unknown;  // the most dangerous that a candidate name says, or a declared
                                              // type without a name
    std::size_t bytes = 0;                    // decoded
    // How its content contradicts its name or declared type: "named .pdf, but its content is a ZIP archive";
    // empty: they agree, or nothing is sure.
    std::string mismatch;
    bool inline_image = false;  // an image of the HTML text (Content-ID, inside multipart/related)
    int message_depth = 0;
    // A container's directory, when it has one and was read.
    std::vector<ContainerEntry> entries;
    bool container = false;  // it is one (by content or by name)
    bool encrypted = false;  // some entry, or the directory itself
    std::string
        container_unreadable;  // why the directory could not be read (then no entry is sure); empty: it was
    std::string container_limit;  // the limit that ended the look inside: "too deep", "too many entries" ...
    std::vector<std::string>
        container_facts;  // oddities inside: "'a.txt' is called 'b.exe' by its directory"
    ScanFinding scan;     // when some rule wants it scanned
    std::string shown_name()
        const;  // the first name, escaped (message/file_name.h), or "an attachment without a name"
    std::string where() const { return "part " + part_path; }
};

// --- all together
// ------------------------------------------------------------------------------------------------------------

struct Findings {
    HeaderList headers;   // of the message itself
    std::string subject;  // decoded
    AddressList from, sender, reply_to, to, cc;
    std::string message_id;                    // trimmed, as written
    std::vector<Part> parts;                   // every part, structure included, in the order of part_begin
    std::vector<Words> words;                  // when needed
    std::vector<Words> attached_texts;         // of files that are text by type or name, when needed
    bool attached_unread = false;              // there are more than limits::attached_text takes
    std::vector<QuotedAuthor> quoted_authors;  // when needed; at most limits::quoted_authors
    std::vector<AttachedMessage> attached_messages;  // when needed
    std::vector<SignatureBlockFinding> signature_blocks;
    std::vector<DisclaimerFinding> disclaimers;
    std::vector<FileFinding> files;
    std::size_t message_bytes = 0;
    bool files_cut = false;  // limits::files reached
    bool quoted_authors_cut = false;
    bool opaque = false;     // encrypted or rights-protected: there is text that nobody here can read
    std::string opaque_why;  // "part 1 is encrypted (application/pkcs7-mime)"
    Oddities oddities;
};

}  // namespace letterhead
