// For each part, at its beginning, one decision: text that is shown, a file, or neither. The rest is handing
// bytes on.

#include "inspect/inspection.h"

#include "base/text.h"
#include "inspect/attachment_scan.h"
#include "inspect/families.h"
#include "inspect/file/file.h"
#include "inspect/judge.h"
#include "inspect/words/authors.h"
#include "inspect/words/words.h"
#include "message/limits.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace letterhead {

namespace {

// Text that a mail program shows in place and that the sender wrote. A single text that is the whole message
// is shown even when it has a name.
bool is_shown_text(const Part& part, bool attached_too) {
    if (!part.is_text() || !part.leaf || part.disposition == "attachment" || part.reading > 1) return false;
    return part.message_depth > 0 ? attached_too : part.names.empty() || part.path == "1";
}

// A file of words: by its type, or by a name such as list.csv.
bool is_attached_text(const Part& part) {
    if (!part.leaf || !part.is_attachment() || part.reading > 1 || is_shown_text(part, false)) return false;
    return part.type.starts_with("text/") ||
           std::any_of(part.names.begin(), part.names.end(),
                       [](const FileName& each) { return family_of_name(each.name) == Family::text; });
}

constexpr std::size_t least_encrypted = 100;  // bytes; "Version: 1" is shorter, a session key longer

bool is_rights_protected(const Part& part) {
    return part.type == "application/x-microsoft-rpmsg-message" ||
           std::any_of(part.names.begin(), part.names.end(),
                       [](const FileName& each) { return iends_with(each.name, ".rpmsg"); });
}

// What goes before the text of a message encrypted by PGP, also where a server has taken multipart/encrypted
// apart (RFC 3156 section 4). An encrypted attachment may be of the same type.
bool announces_encryption(const Part& part) {
    return part.type == "application/pgp-encrypted" && part.bytes < least_encrypted;
}

constexpr std::size_t glance_size = 4;  // bytes

// Does a text that begins so look like no text? By its first bytes, which are ASCII in most texts.
bool may_be_a_program(std::string_view first) {
    constexpr std::string_view marks[] = {"MZ", "ZM", "PK", "!<"};
    const bool marked = std::any_of(std::begin(marks), std::end(marks),
                                    [&](std::string_view mark) { return first.starts_with(mark); });
    return marked || std::any_of(first.begin(), first.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte >= 0x7f || (byte < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
           });
}

bool has_line(std::string_view text, std::string_view line) {
    for (std::size_t at = text.find(line); at != std::string_view::npos; at = text.find(line, at + 1)) {
        std::size_t end = at + line.size();
        if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n')) return true;
    }
    return false;
}

// All headers of a name are read: which one a mail program shows is its choice.
AddressList addresses_of(const HeaderList& headers, std::string_view name) {
    AddressList all;
    for (const Header& header : headers.all()) {
        if (!iequals(header.name, name)) continue;
        AddressList list = parse_addresses(header.value);
        all.malformed = all.malformed || list.malformed;
        all.cut = all.cut || list.cut;
        for (Address& address : list.addresses)
            all.addresses.push_back(std::move(address));
    }
    return all;
}

template <typename Kept>
void add_once(std::vector<const Kept*>& to, const std::vector<const Kept*>& from) {
    for (const Kept* each : from)
        if (std::find(to.begin(), to.end(), each) == to.end()) to.push_back(each);
}

}  // namespace

void Needs::add(const Needs& other) {
    words = words || other.words;
    attached_text = attached_text || other.attached_text;
    looks = looks || other.looks;
    files = files || other.files;
    file_types = file_types || other.file_types;
    containers = containers || other.containers;
    attached_words = attached_words || other.attached_words;
    authors = authors || other.authors;
    rates = rates || other.rates;
    if (habits == nullptr) habits = other.habits;
    add_once(signature_blocks, other.signature_blocks);
    add_once(disclaimers, other.disclaimers);
    add_once(scans, other.scans);
}

class Inspection::Room {
 public:
    Room(const Needs& needs, Scanner* scanner) : needs_(needs), scanner_(scanner) {}

    void headers(const HeaderList& headers) {
        findings_.from = addresses_of(headers, "From");
        findings_.sender = addresses_of(headers, "Sender");
        findings_.reply_to = addresses_of(headers, "Reply-To");
        findings_.to = addresses_of(headers, "To");
        findings_.cc = addresses_of(headers, "Cc");
        if (const Header* subject = headers.first("Subject"))
            findings_.subject = decode_text(subject->value, oddities, "header Subject");
        if (const Header* id = headers.first("Message-ID")) findings_.message_id = unfold(id->value);
    }

    void attached_headers(const HeaderList& headers, const Part& part) {
        if (!needs_.authors) return;
        AttachedMessage message{
            part.path, {}, addresses_of(headers, "From"), addresses_of(headers, "Sender")};
        if (const Header* subject = headers.first("Subject"))
            message.subject = decode_text(subject->value, oddities, part.where());
        findings_.attached_messages.push_back(std::move(message));
    }

    void begin(const Part& part) {
        Open open;
        open.part = &part;
        open.index = findings_.parts.size();
        findings_.parts.push_back(part);
        if (part.type == "multipart/encrypted") seal(part, "is encrypted", part.type);
        if (is_rights_protected(part)) seal(part, "is rights-protected", part.type);
        if (wants_words() && is_shown_text(part, needs_.attached_words)) {
            if (texts_ < limits::text_parts && text_left_ > 0)
                open.words = begin_words(part);
            else
                leave_unread(part);
        } else if (needs_.attached_text && is_attached_text(part)) {
            begin_attached(open, part);
        }
        if (wants_files() && part.is_attachment())
            open_file(open);
        else
            open.glance = part.leaf && needs_.file_types && part.type.starts_with("text/");
        open_.push_back(std::move(open));
    }

    void bytes(const Part& part, std::string_view decoded) {
        const auto open = find(part);
        if (open == open_.end()) return;
        if (part.opened) close_file(*open);
        if (open->words) open->words->push(decoded);
        if (open->glance) glance(*open, decoded);
        if (open->file) push_file(*open, decoded);
    }

    void end(const Part& part) {
        const auto found = find(part);
        if (found == open_.end()) return;
        Open open = std::move(*found);
        open_.erase(found);
        findings_.parts[open.index] = part;
        if (!part.sealed.empty()) seal(part, part.sealed, "S/MIME");
        if (announces_encryption(part)) seal(part, "is encrypted", part.type);
        if (part.opened) close_file(open);
        if (open.words && open.attached)
            end_attached(*open.words);
        else if (open.words)
            end_words(*open.words, part);
        if (open.file) end_file(open, part);
    }

    Findings finish(const Reader& reader) {
        findings_.headers = reader.headers();
        findings_.message_bytes = reader.bytes();
        bool no_text = std::none_of(findings_.words.begin(), findings_.words.end(),
                                    [](const Words& words) { return words.message_depth == 0; });
        if (wants_words() && no_text &&
            !findings_.opaque) {  // nothing was written: rules on own words see that
            Words nothing;
            nothing.part_path = "1";
            nothing.type = "text/plain";
            findings_.words.push_back(std::move(nothing));
        }
        if (unread_)
            for (Words& words : findings_.words)
                words.complete = false;
        judge_texts(needs_, findings_, oddities);
        while (!scans_.empty())
            finish_scan();
        order_readings();
        findings_.oddities = std::move(oddities);
        return std::move(findings_);
    }

    Oddities oddities;

 private:
    struct Open {
        const Part* part = nullptr;  // its address names it
        std::size_t index = 0;       // in findings_.parts
        std::unique_ptr<WordsReader> words;
        bool attached = false;  // they are those of a file
        std::unique_ptr<FileReader> file;
        std::unique_ptr<AttachmentScan> scan;  // of the file
        bool glance = false;                   // is this text one?
        std::string first;                     // its first bytes, until that is known
    };

    // A scan whose attachment has ended.
    struct Scanning {
        std::size_t file = 0;  // in findings_.files
        std::unique_ptr<AttachmentScan> scan;
    };

    // The innermost as a rule.
    std::vector<Open>::iterator find(const Part& part) {
        const auto last =
            std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return open.part == &part; });
        return last == open_.rend() ? open_.end() : std::prev(last.base());
    }

    void open_file(Open& open) {
        if (findings_.files.size() + files_open_ >= limits::files) {
            findings_.files_cut = true;
            return;
        }
        open.file =
            std::make_unique<FileReader>(*open.part, needs_.file_types, needs_.containers, containers_);
        ++files_open_;
        if (!needs_.scans.empty())
            open.scan =
                std::make_unique<AttachmentScan>(*open.part, needs_.scans, scanner_, waited_for_scans_);
    }

    // What was a file at first is a signed text: the parts in it count.
    void close_file(Open& open) {
        if (open.file) --files_open_;
        open.file.reset();
    }

    // Text that is shown in place is a file all the same when its content is none of a text. Few texts need
    // more than a glance at their first bytes.
    void glance(Open& open, std::string_view& decoded) {
        const std::string_view taken = decoded.substr(0, glance_size - open.first.size());
        open.first += taken;
        decoded.remove_prefix(taken.size());
        if (open.first.size() < glance_size) return;
        open.glance = false;
        if (!may_be_a_program(open.first)) return;
        open_file(open);
        if (open.file) push_file(open, open.first);
    }

    static void push_file(Open& open, std::string_view decoded) {
        open.file->push(decoded);
        if (open.scan) open.scan->push(decoded);
    }

    void end_file(Open& open, const Part& part) {
        FileFinding finding = open.file->finish(part);
        --files_open_;
        const bool program = finding.family == Family::executable || finding.family == Family::installer;
        if (!part.is_attachment() && !program) return;
        findings_.files.push_back(std::move(finding));
        if (!open.scan) return;
        open.scan->end();
        scans_.push_back({findings_.files.size() - 1, std::move(open.scan)});
        if (scans_.size() > limits::scans_waiting) finish_scan();
    }

    void finish_scan() {
        findings_.files[scans_.front().file].scan = scans_.front().scan->finish();
        scans_.pop_front();
    }

    // Readings come in turns that depend on how the body was cut: each of them follows the parts of the
    // first.
    void order_readings() {
        const auto key = [](std::string_view path) { return path.find('~') == path.npos ? "" : path; };
        std::stable_sort(findings_.parts.begin(), findings_.parts.end(),
                         [&](const Part& a, const Part& b) { return key(a.path) < key(b.path); });
        std::stable_sort(
            findings_.files.begin(), findings_.files.end(),
            [&](const FileFinding& a, const FileFinding& b) { return key(a.part_path) < key(b.part_path); });
        oddities.order();
    }

    bool wants_words() const {
        return needs_.words || !needs_.signature_blocks.empty() || !needs_.disclaimers.empty();
    }
    bool wants_files() const { return needs_.files || needs_.file_types || needs_.containers; }

    std::unique_ptr<WordsReader> begin_words(const Part& part) {
        ++texts_;
        return std::make_unique<WordsReader>(part, *needs_.habits, oddities,
                                             std::min(limits::text_of_part, text_left_));
    }

    void leave_unread(const Part& part) {
        unread_ = true;
        oddities.add(OddityKind::text_too_long, part.where(), "texts of the message together");
    }

    void end_words(WordsReader& reader, const Part& part) {
        Words words = reader.finish(needs_.habits->is_forward_subject(findings_.subject));
        words.alternative = part.parent_type == "multipart/alternative";
        text_left_ -= std::min(text_left_, words.own.size() + words.quoted.size());
        if (has_line(words.own, "-----BEGIN PGP MESSAGE-----"))
            seal(part, "is encrypted", "PGP message in the text");
        if (needs_.authors) add_quoted_authors(words, *needs_.habits, findings_);
        findings_.words.push_back(std::move(words));
    }

    void begin_attached(Open& open, const Part& part) {
        findings_.attached_unread = findings_.attached_unread || attached_left_ == 0;
        if (attached_left_ == 0) return;
        open.attached = true;
        const std::size_t room = std::min(limits::text_of_part, attached_left_);
        open.words = std::make_unique<WordsReader>(part, *needs_.habits, attached_oddities_, room);
    }

    void end_attached(WordsReader& reader) {
        Words words = reader.finish();
        attached_left_ -= std::min(attached_left_, words.own.size() + words.quoted.size());
        findings_.attached_texts.push_back(std::move(words));
    }

    void seal(const Part& part, std::string_view why, std::string_view what) {
        if (findings_.opaque || part.message_depth > 0) return;
        findings_.opaque = true;
        findings_.opaque_why = part.where() + " " + std::string(why) + " (" + std::string(what) + ")";
    }

    const Needs& needs_;
    Scanner* const scanner_;
    Findings findings_;
    std::vector<Open> open_;
    std::size_t texts_ = 0;
    std::size_t text_left_ = limits::text_of_message, attached_left_ = limits::attached_text;
    Oddities attached_oddities_;  // of no account: a file may be anything
    bool unread_ = false;         // some displayed text
    std::size_t files_open_ = 0;
    ContainerBudget containers_;  // of the message
    std::chrono::nanoseconds waited_for_scans_{};
    std::deque<Scanning> scans_;  // the oldest first
};

Inspection::Inspection(const Needs& needs, Scanner* scanner)
    : room_(std::make_unique<Room>(needs, scanner)) {}
Inspection::~Inspection() = default;

void Inspection::message_headers(const HeaderList& headers, const Part& part) {
    if (part.message_depth == 0)
        room_->headers(headers);
    else
        room_->attached_headers(headers, part);
}
void Inspection::part_begin(const Part& part) {
    room_->begin(part);
}
void Inspection::part_bytes(const Part& part, std::string_view decoded) {
    room_->bytes(part, decoded);
}
void Inspection::part_end(const Part& part) {
    room_->end(part);
}
Oddities& Inspection::oddities() {
    return room_->oddities;
}
Findings Inspection::finish(const Reader& reader) {
    return room_->finish(reader);
}

}  // namespace letterhead
