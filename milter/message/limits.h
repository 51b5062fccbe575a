#pragma once
// Every limit on what a message may make Letterhead do, in one place. Reaching one is never an error: it
// becomes an oddity (message/oddity.h) or a "cannot tell", which rules can name. Sizes are bytes.

#include <cstddef>

namespace letterhead::limits {

// Structure. Postfix accepts 100 levels and rspamd 64; mail programs stay below 10.
inline constexpr std::size_t nesting = 64;
inline constexpr std::size_t encoded_nesting =
    8;  // containers that are themselves base64 or quoted-printable
inline constexpr std::size_t parts = 1000;
inline constexpr std::size_t boundary_legal = 70;     // RFC 2046 section 5.1.1
inline constexpr std::size_t boundary = 900;          // tolerated, with an oddity
inline constexpr std::size_t boundaries = 4;          // of one multipart, when its header names several
inline constexpr std::size_t delimiter_line = 998;    // RFC 5322 section 2.1.1; a longer line is no delimiter
inline constexpr std::size_t delimiter_leading = 64;  // bytes before a delimiter that are noticed
inline constexpr std::size_t readings = 3;            // of one part beside the first, where programs differ
inline constexpr std::size_t readings_open = 4;     // of all parts at a time: each byte is read so often more
inline constexpr std::size_t reading_parts = 100;   // of a reading that sees another structure
inline constexpr std::size_t embedded_line = 1024;  // of a uuencoded or yEnc file in text
inline constexpr std::size_t asn1_depth = 16;       // of a signed message (CMS)
inline constexpr std::size_t decode_slice = 16 * 1024;  // encoded bytes decoded at a time
inline constexpr std::size_t structure_fields = 4;  // Content-Type, Content-Transfer-Encoding ... of one part

// Transfer encodings.
inline constexpr std::size_t trailing_blanks = 1000;  // quoted-printable: dropped before a line end
inline constexpr std::size_t base64_junk = 3;         // tolerated without an oddity

// Headers. Postfix passes at most 102,400 bytes of one header (header_size_limit).
inline constexpr std::size_t header = 128 * 1024;
inline constexpr std::size_t headers_total =
    256 * 1024;  // of one header block; what follows is counted, not kept
inline constexpr std::size_t headers_count = 1000;
inline constexpr std::size_t header_name =
    1000;  // a line without a colon so far is no header; above delimiter_line
inline constexpr std::size_t encoded_words = 500;       // RFC 2047, in one header
inline constexpr std::size_t parameter_segments = 100;  // RFC 2231 continuations
inline constexpr std::size_t parameters = 100;          // of one header
inline constexpr std::size_t addresses = 2000;          // of one header
inline constexpr std::size_t names = 48;                // candidate names of one part, readings included
inline constexpr std::size_t name_readings = 12;        // of one name
inline constexpr std::size_t name = 1024;
inline constexpr std::size_t oddities = 100;  // kept; more are counted

// Text kept for rules, per part after decoding, and over all parts.
inline constexpr std::size_t text_of_part = 256 * 1024;
inline constexpr std::size_t text_of_message = 512 * 1024;
// Of all attached text files together; a single one up to text_of_part.
inline constexpr std::size_t attached_text = 1024 * 1024;
inline constexpr std::size_t text_parts = 64;  // displayable texts that are read; the following are an oddity
inline constexpr std::size_t text_views = 8;   // judged; more forms of one text are an oddity
inline constexpr std::size_t lines_of_text = 32'768;
inline constexpr std::size_t quoted_authors = 200;  // of a message
inline constexpr std::size_t quoted_author = 400;   // bytes of the line that names him

// HTML.
inline constexpr std::size_t html_depth = 512;
inline constexpr std::size_t html_tag = 64 * 1024;
inline constexpr std::size_t html_attributes = 256;
inline constexpr std::size_t style_text = 256 * 1024;   // CSS read of one part
inline constexpr std::size_t style_rules = 2'000;       // kept
inline constexpr std::size_t style_classes = 16;        // looked up for one element
inline constexpr std::size_t inline_styles = 64;        // remembered, for writers repeat them
inline constexpr std::size_t style_steps = 8;           // "div.a > p b": of one selector, and names of a step
inline constexpr std::size_t style_names = 4'096;       // of elements, remembered for rules that come late
inline constexpr std::size_t style_candidates = 256;    // rules that one element is tried against
inline constexpr std::size_t style_trials = 4'000'000;  // steps tried on all elements: some 10 ms
inline constexpr std::size_t looks = 1'024;             // distinct ones of one part
inline constexpr std::size_t look_runs = 16'384;
inline constexpr std::size_t font_families = 64;
inline constexpr std::size_t font_family_name = 64;
inline constexpr std::size_t hidden_text = 64 * 1024;  // kept of what does not show
inline constexpr std::size_t pictures = 64;
inline constexpr std::size_t picture_text = 512;
inline constexpr std::size_t stray_bytes = 50;  // one invalid sequence in so many bytes of text hides nothing
inline constexpr std::size_t charset_head = 1'024;  // of HTML without a charset, searched for a <meta>

// Files.
inline constexpr std::size_t file_head = 16 * 1024;  // kept for the type by content
inline constexpr std::size_t file_tail =
    66 * 1024;  // kept: the end record of a ZIP, its comment of 64 KB, some of its directory

// Containers: one budget for all that a message holds (inspect/container/container.h).
inline constexpr std::size_t container_depth = 4;  // containers inside each other that are opened
inline constexpr std::size_t container_entries = 10'000;
inline constexpr std::size_t container_names = 2 * 1024 * 1024;    // bytes of all their names
inline constexpr std::size_t container_bytes = 256 * 1024 * 1024;  // unpacked, in all
inline constexpr std::size_t container_entry_bytes = 64 * 1024 * 1024;
inline constexpr std::size_t container_ratio = 100;               // unpacked to packed ...
inline constexpr std::size_t container_ratio_from = 1024 * 1024;  // ... once so many bytes came out
inline constexpr std::size_t container_milliseconds = 300;        // of CPU
inline constexpr std::size_t container_record =
    1024 * 1024;  // one record of a directory, or a whole packed one
inline constexpr std::size_t container_prefix = 1024 * 1024;           // of a program that unpacks itself
inline constexpr std::size_t container_dictionary = 64 * 1024 * 1024;  // memory that a decoder may ask for
inline constexpr std::size_t container_facts = 20;
inline constexpr std::size_t entry_head = 4 * 1024;    // kept of an entry for its type by content
inline constexpr std::size_t pdf_string = 64 * 1024;   // a longer one is no file name
inline constexpr std::size_t pdf_name = 128;           // ISO 32000-1, annex C
inline constexpr std::size_t pdf_depth = 64;           // of dictionaries
inline constexpr std::size_t script_code = 64 * 1024;  // of a page's own script; a longer one is a library
inline constexpr std::size_t script_payload = 256;     // letters in a row that a script may turn into a file
inline constexpr std::size_t data_address_type = 256;  // "data:", to its comma
inline constexpr std::size_t card_line_head = 4096;    // name and parameters of a line of a calendar
inline constexpr std::size_t onenote_names = 64;
inline constexpr std::size_t behind_inside =
    1024 * 1024;  // of an entry, where something may stand behind its end
inline constexpr std::size_t spool_in_memory = 256 * 1024;
inline constexpr std::size_t package_head = 8 * 1024;  // names and paths of a file that a document embeds
inline constexpr std::size_t ole_entries = 65'536;     // of the directory of a compound file
inline constexpr std::size_t ole_depth = 32;           // storages in storages
inline constexpr std::size_t rtf_text = 1024;          // of a field, a template or the class of an object
inline constexpr std::size_t files = 1000;

// Signature blocks and disclaimers.
inline constexpr std::size_t tokens_of_text = 50'000;
inline constexpr std::size_t tokens_of_template = 2'000;
inline constexpr std::size_t signature_lines = 100;       // looked at, from the end of the own words
inline constexpr std::size_t signature_line_bytes = 600;  // a longer line is prose

// Rules.
inline constexpr std::size_t evidence_of_rule = 20;
inline constexpr std::size_t phrases_beside =
    200;  // places of phrases whose sentence is looked at, of one text
inline constexpr std::size_t recipients = 10'000;

// Files of rules, lists and groups (config/files.h).
inline constexpr std::size_t policy_file =
    64 * 1024 * 1024;                                // some 2.5 million addresses; a list may take several
inline constexpr std::size_t list_entry = 4 * 1024;  // one line of a list file

// Rates of senders, kept in memory: some 8 MB when every place is taken. The sender that was quiet longest is
// forgotten first.
inline constexpr std::size_t rate_senders = 10'000;
inline constexpr std::size_t rate_key = 320;  // bytes of a sender's name: RFC 5321 section 4.5.3.1

// Mail in archives (commands/mail_source.h).
inline constexpr std::size_t stored_mail = 64 * 1024 * 1024;  // a larger one is counted, not replayed

// Scanning.
inline constexpr std::size_t scan_head = 512;         // held back until it is known whether a rule wants it
inline constexpr std::size_t scan_chunk = 64 * 1024;  // of what is sent
inline constexpr std::size_t scan_answer = 1024;      // of the scanner; a longer one is none
inline constexpr std::size_t scans_waiting = 4;       // attachments of a message whose answers are awaited

}  // namespace letterhead::limits
