#pragma once
// The MIME reader by push: a message comes in as the MTA hands it over (headers one by one, then body chunks
// of any size) and goes out as parts and decoded bytes, in one pass and constant memory (line carry, a decode
// buffer, the open multiparts). Any split of the body into chunks gives the same calls, up to how part_bytes
// is cut and how readings alternate.
//
// Where programs differ, every reading is told and an oddity is recorded (docs/oddities.md).
// RFC 2045, 2046, 5322; limits from message/limits.h. One thread; no input fails.

#include "message/content_type.h"
#include "message/header.h"
#include "message/oddity.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

struct FileName {
    std::string name;  // UTF-8, decoded, control characters kept (show it through safe_ascii)
    enum class From { disposition, type, description, archive, text } from = From::disposition;
};

struct Part {
    std::string path;         // "1" is the message itself; "1.2" the second part of a multipart, or what a
                              // message/rfc822 holds
    std::string type;         // lower case, after the defaults of RFC 2045 section 5.2: "text/plain"
    std::string charset;      // as declared; empty when not
    std::string disposition;  // "attachment", "inline", or empty
    std::string format;       // text/plain; format=flowed (RFC 3676)
    bool delsp = false;
    std::string parent_type;  // "multipart/alternative", "message/rfc822"; empty for "1"
    std::string content_id;
    std::string smime_type, protocol;  // parameters smime-type and protocol of Content-Type, lower case
    std::string report_type, method;   // multipart/report; text/calendar
    std::vector<FileName> names;       // every candidate, limits::names
    TransferEncoding encoding = TransferEncoding::identity;
    int message_depth = 0;  // how many message/rfc822 it is inside of
    std::size_t bytes = 0;  // decoded; complete at part_end
    bool leaf = true;       // not multipart/* and not message/rfc822 that was opened
    // S/MIME: whether what is signed is told as the part below, and at part_end why nobody here can read it.
    bool opened = false;
    std::string_view sealed;
    int reading = 1;  // above 1: these bytes, read as another program may read them; see PartSink

    bool is_text() const { return type == "text/plain" || type == "text/html"; }
    // A part that a person sees as a file: it has a name or says attachment, or is no text shown in place and
    // no structure.
    bool is_attachment() const;
    // Text, what stands beside the parts of a multipart, or an attachment: there may be files in them that no
    // header tells of (message/embedded.h).
    bool may_hold_files() const;
    std::string where() const { return "part " + path; }
};

// What the reader tells. Calls nest like the parts; bytes come only for leaves (and for an encoded
// message/rfc822 or multipart, after it was decoded and opened, for the leaves in it).
//
// Where programs read a part differently, it comes several times: "1.2" is the reading that shows most, and
// "1.2~2", "1.2~3" are parts of their own, as are the parts in them ("1~2.1"). Their calls nest too, but come
// between those of the others: a Part stays where it is from part_begin to part_end, so its address names it.
// A file inside text (message/embedded.h) is a part below it: "1.2.1"; so is what opaque S/MIME has signed.
class PartSink {
 public:
    virtual ~PartSink() = default;
    virtual void message_headers(const HeaderList& headers,
                                 const Part& part) = 0;  // for "1" and each message/rfc822 inside
    virtual void part_begin(const Part& part) = 0;
    virtual void part_bytes(const Part& part, std::string_view decoded) = 0;
    virtual void part_end(const Part& part) = 0;
};

class Reader {
 public:
    Reader(PartSink& sink, Oddities& oddities);
    ~Reader();

    // The message's own headers, in order, as libmilter gives them (value after the colon; folds with LF or
    // CRLF).
    void header(std::string_view name, std::string_view value);
    void end_of_headers();
    void body(std::string_view chunk);
    void finish();  // closes every open part

    const HeaderList& headers() const;  // of the message itself
    std::size_t bytes() const;          // headers and body as they came in, line ends as CRLF

 private:
    class Engine;
    std::unique_ptr<Engine> engine_;
};

// Feeds a whole message, as a file holds it (LF or CRLF, an mbox "From " line allowed), as an MTA would:
// headers apart, line ends of the body as CRLF. `chunk` is the size of the body chunks (libmilter's is
// 65,535). A line that is no header ends the headers, as Postfix has it.
struct RawMessage {
    std::vector<Header> headers;
    std::string_view body;  // into the input
};
RawMessage split_message(std::string_view file);
std::string with_crlf(std::string_view text);  // every line end (LF or CRLF) as CRLF; bare CR stays

}  // namespace letterhead
