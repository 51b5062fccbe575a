#pragma once
// From decoded parts to Findings: one inspector per part, chosen by what the rules in force need. One thread,
// one message.

#include "inspect/findings.h"
#include "inspect/habits.h"
#include "inspect/scanner.h"
#include "message/reader.h"

#include <memory>
#include <vector>

namespace letterhead {

// What some rule of the policy in force asks for; nothing else is looked at. Templates live in the policy,
// which outlives the message.
struct Needs {
    bool words = false;           // displayable text, own words apart from quoted words
    bool attached_words = false;  // and those of attached messages
    bool authors = false;         // who wrote what is quoted or attached
    bool looks = false;           // how these words show: sizes, fonts, colours
    bool attached_text = false;   // words of attached text files
    bool files = false;           // names, declared types, sizes of attachments
    bool file_types = false;      // type by content
    bool containers = false;      // directories of archives
    bool rates = false;           // what the sender sent before: Envelope::before
    std::vector<const ScanTest*>
        scans;  // attachments that some rule wants to have scanned; they live in the policy, too
    const MailHabits* habits =
        nullptr;  // never null when any of words, signature_blocks, disclaimers is asked for
    std::vector<const SignatureTemplate*> signature_blocks;
    std::vector<const DisclaimerTemplate*> disclaimers;

    void add(const Needs& other);  // templates once each
};

class Inspection final : public PartSink {
 public:
    // `needs` and `scanner` must outlive the inspection; null: none is set up.
    explicit Inspection(const Needs& needs, Scanner* scanner = nullptr);
    ~Inspection() override;

    void message_headers(const HeaderList& headers, const Part& part) override;
    void part_begin(const Part& part) override;
    void part_bytes(const Part& part, std::string_view decoded) override;
    void part_end(const Part& part) override;

    Oddities& oddities();  // shared with the Reader
    // After Reader::finish: judges signature blocks and disclaimers, and hands everything over. Once.
    Findings finish(const Reader& reader);

 private:
    class Room;
    std::unique_ptr<Room> room_;
};

}  // namespace letterhead
