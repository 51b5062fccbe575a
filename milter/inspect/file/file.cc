// Head first: once it is complete (or the file is), it decides who follows the rest of the stream: the ZIP's
// directory reader, the OLE scan, or nobody but a glance at the place where an ISO 9660 image names itself.

#include "inspect/file/file.h"

#include "base/text.h"
#include "inspect/container/zip.h"
#include "inspect/families.h"
#include "inspect/file/magic.h"
#include "inspect/file/ole.h"
#include "inspect/file/sniff.h"
#include "inspect/file/zip_type.h"
#include "message/limits.h"

#include <algorithm>
#include <optional>

namespace letterhead {
namespace {

constexpr std::string_view kZip = "application/zip";
constexpr std::string_view kOle = "application/x-ole-storage";

// ECMA-119 section 8: the first volume descriptor is sector 16; "CD001" follows one byte.
class IsoWatch {
 public:
    void push(std::string_view bytes) {
        const std::uint64_t end = position_ + bytes.size();
        if (position_ < kAt + kMark.size() && end > kAt) {
            const std::uint64_t skip = position_ < kAt ? kAt - position_ : 0;
            seen_ += bytes.substr(static_cast<std::size_t>(skip), kMark.size() - seen_.size());
        }
        position_ = end;
    }
    bool found() const { return seen_ == kMark; }

 private:
    static constexpr std::uint64_t kAt = 16 * 2048 + 1;
    static constexpr std::string_view kMark = "CD001";
    std::uint64_t position_ = 0;
    std::string seen_;
};

Family worst_name(const std::vector<FileName>& names) {
    Family worst = Family::unknown;
    for (const FileName& name : names)
        worst = worse(worst, family_of_name(name.name));
    return worst;
}

bool is_container(Family family) {
    return family == Family::archive || family == Family::disk_image;
}

}  // namespace

struct FileReader::State {
    bool by_content = false, containers = false;
    bool zip_by_name = false;
    bool macros = false;
    std::string head;
    std::size_t bytes = 0;
    bool decided = false;  // who follows the stream
    Sniffed sniffed;
    std::optional<ZipReader> zip;
    std::optional<OleScan> ole;
    IsoWatch iso;

    void decide();
    void follow(std::string_view piece);
    std::string content_type(FileFinding& finding);
    void zip_found(FileFinding& finding, std::string& type);
    void judge_container(FileFinding& finding) const;
};

void FileReader::State::decide() {
    decided = true;
    sniffed = sniff(head);
    // A ZIP may have bytes before it; programs find it all the same.
    const bool hidden = sniffed.type.empty() && (zip_by_name || head.find("PK\3\4") != std::string::npos);
    if (sniffed.type == kZip || hidden) zip.emplace();
    if (sniffed.type == kOle) ole.emplace();
    follow(head);
}

void FileReader::State::follow(std::string_view piece) {
    if (zip) zip->push(piece);
    if (ole) ole->push(piece);
    iso.push(piece);
}

void FileReader::State::zip_found(FileFinding& finding, std::string& type) {
    ZipDirectory directory = zip->finish();
    if (type.empty() && directory.entries.empty()) return;  // only its name says so
    type = type_of_zip(head, directory);
    macros = has_macros(directory, type);
    const Family family = family_of_type(type);
    const bool document = family == Family::office || family == Family::macro_document;
    finding.container = !document || !directory.unreadable.empty() || holds_dangerous_files(directory, type);
    finding.encrypted = directory.encrypted;
    finding.container_unreadable = std::move(directory.unreadable);
    finding.entries = std::move(directory.entries);
}

std::string FileReader::State::content_type(FileFinding& finding) {
    std::string type(sniffed.type);
    if (zip) zip_found(finding, type);
    if (ole) {
        type = ole->type(head);
        macros = ole->has_macros();
    }
    if (type.empty() && iso.found()) type = "application/x-iso9660-image";
    if (type.empty() && !sniffed.text && by_content && !head.empty()) {
        type = type_by_magic(head);
        // Its marks of old programs without a header fit one random file in a hundred; those with one were
        // seen before.
        if (family_of_type(type) == Family::executable) type.clear();
    }
    return type;
}

// An archive whose directory was not read, for whatever reason, says so.
void FileReader::State::judge_container(FileFinding& finding) const {
    if (zip && finding.container) return;
    // A message in a file holds attachments of its own. One that is declared as text is shown as text.
    const bool closed_message =
        finding.family == Family::message && !finding.declared_type.starts_with("text/");
    const bool by_type = is_container(finding.family) || closed_message;
    const bool unknown = finding.detected_type.empty();
    const bool said =
        is_container(finding.family_by_name) || is_container(family_of_type(finding.declared_type));
    if (by_type) {
        finding.container = true;
        finding.container_unreadable =
            "what is in this format (" + finding.detected_type + ") is not read by this version";
    } else if (unknown && said && bytes > 0) {
        finding.container = true;
        finding.container_unreadable = "its content is not that of an archive that is known here";
    }
}

FileReader::FileReader(const Part& part, bool by_content, bool containers, Oddities&)
    : state_(std::make_unique<State>()) {
    state_->by_content = by_content;
    state_->containers = containers;
    state_->zip_by_name = std::any_of(part.names.begin(), part.names.end(), [](const FileName& name) {
        return is_container(family_of_name(name.name));
    });
}

FileReader::~FileReader() = default;

void FileReader::push(std::string_view decoded) {
    State& state = *state_;
    state.bytes += decoded.size();
    if (!state.by_content && !state.containers) return;
    if (!state.decided) {
        const std::size_t taken = std::min(limits::file_head - state.head.size(), decoded.size());
        state.head += decoded.substr(0, taken);
        decoded.remove_prefix(taken);
        if (state.head.size() == limits::file_head) state.decide();
    }
    if (state.decided) state.follow(decoded);
}

FileFinding FileReader::finish(const Part& part) {
    State& state = *state_;
    FileFinding finding;
    finding.part_path = part.path;
    finding.names = part.names;
    finding.declared_type = part.type;
    finding.family_by_name = worst_name(part.names);
    finding.bytes = state.bytes;
    finding.message_depth = part.message_depth;
    if (state.by_content || state.containers) {
        if (!state.decided) state.decide();
        finding.detected_type = state.content_type(finding);
        finding.family = family_of_type(finding.detected_type);
        if (state.macros && finding.family == Family::office) finding.family = Family::macro_document;
        state.judge_container(finding);
    }
    const bool of_text = part.parent_type == "multipart/related" && !part.content_id.empty();
    const bool picture = state.by_content ? finding.family == Family::image : part.type.starts_with("image/");
    finding.inline_image = of_text && picture;
    return finding;
}

std::string FileFinding::shown_name() const {
    for (const FileName& name : names) {
        if (!name.name.empty()) return safe_ascii(name.name, 100);
    }
    return "an attachment without a name";
}

}  // namespace letterhead
