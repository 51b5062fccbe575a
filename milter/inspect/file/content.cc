// Head first: once it is complete (or the stream is), it decides who follows the rest: a container reader,
// the OLE scan, or nobody but a glance at the place where an ISO 9660 image names itself.

#include "inspect/file/content.h"

#include "base/text.h"
#include "inspect/container/rar.h"
#include "inspect/container/zip.h"
#include "inspect/families.h"
#include "inspect/file/magic.h"
#include "inspect/file/zip_type.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::string_view kZip = "application/zip";
constexpr std::string_view kIso = "application/x-iso9660-image";
constexpr std::string_view kMessage = "message/rfc822";
constexpr std::string_view kOle = "application/x-ole-storage";

// What may hold files, and mostly holds none.
bool is_document(Family family) {
    return family == Family::office || family == Family::macro_document || family == Family::pdf ||
           family == Family::text || family == Family::image || family == Family::calendar;
}

// Of a message that is no text, for its parts are binary, the headers are.
bool has_headers_of_mail(std::string_view head) {
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    const std::size_t end = std::min(head.find("\n\n"), head.find("\n\r\n"));
    return end != std::string_view::npos && sniff(head.substr(0, end + 1)).type == kMessage;
}

bool is_packed(std::string_view type) {
    return type == "image/png" || type == "image/jpeg" || type == "image/gif" || type == "image/webp" ||
           type == "application/pdf";
}

}  // namespace

bool is_page_name(std::string_view name) {
    constexpr std::string_view endings[] = {".htm", ".html", ".shtml", ".xhtml", ".xht", ".svg"};
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return iends_with(name, ending); });
}

bool is_container(Family family) {
    return family == Family::archive || family == Family::disk_image;
}

bool is_message_name(std::string_view name) {
    return family_of_name(name) == Family::message || iends_with(name, ".mht") || iends_with(name, ".mhtml");
}

void Content::IsoWatch::push(std::string_view bytes) {
    const std::uint64_t end = position_ + bytes.size();
    if (waiting() && end > kAt) {
        const std::uint64_t skip = position_ < kAt ? kAt - position_ : 0;
        seen_ += bytes.substr(static_cast<std::size_t>(skip), kMark.size() - seen_.size());
    }
    position_ = end;
}

Content::Content(How how, ContainerBudget& budget) : how_(std::move(how)), budget_(budget) {}

Content::~Content() = default;

ContainerContext Content::context() const {
    ContainerContext context{budget_, {}, how_.name};
    if (!how_.inside || how_.depth >= limits::container_depth) return context;
    context.look = [budget = &budget_, depth = how_.depth + 1](std::string_view name) {
        How how;
        how.name = name;
        how.depth = depth;
        how.inside = true;
        how.said_to_be_container = is_container(family_of_name(name));
        how.said_to_be_message = is_message_name(name);
        how.said_to_be_page = is_page_name(name);
        return std::make_unique<Content>(std::move(how), *budget);
    };
    return context;
}

bool Content::push(std::string_view bytes) {
    if (!decided_) {
        const std::size_t wanted = how_.depth == 0 ? limits::file_head : limits::entry_head;
        const std::size_t taken = std::min(wanted - head_.size(), bytes.size());
        head_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (head_.size() == wanted) decide();
    }
    if (decided_) follow(bytes);
    const bool unknown = type_.empty() && !sniffed_.text && iso_.waiting();
    const bool behind = behind_ && (how_.depth == 0 || followed_ < limits::behind_inside);
    return !decided_ || zip_ || reader_ || image_ || ole_ || unknown || behind;
}

// What is no container may have one behind it. Inside a container only formats that are packed themselves
// are watched: to unpack others for it, as white pictures, would be taken for a bomb.
bool Content::looks_behind() const {
    const bool read = zip_ || (reader_ && !is_document(family_of_type(type_)));
    const bool deep = how_.depth >= limits::container_depth;  // a picture behind a picture behind a picture
    return how_.inside && !deep && !read && (how_.depth == 0 || is_packed(type_));
}

void Content::decide() {
    decided_ = true;
    sniffed_ = sniff(head_);
    type_ = sniffed_.type;
    if (const std::string_view more = container_type(head_); type_.empty() || sniffed_.text)
        type_ = more.empty() ? type_ : std::string(more);
    if (type_.empty() && !sniffed_.text && has_headers_of_mail(head_)) type_ = kMessage;
    const bool deep = how_.depth >= limits::container_depth;
    // A browser reads a text as a page when its name says so.
    const bool page = how_.said_to_be_page && (type_ == "text/plain" || type_ == "text/xml");
    if (how_.inside && type_ != kZip) reader_ = container_reader(page ? "text/html" : type_, context());
    if (how_.inside && !reader_ && (sniffed_.text || type_.empty()) && how_.said_to_be_message)
        reader_ = container_reader(kMessage, context());
    // A ZIP or a RAR may have bytes before it, as a program that unpacks itself has; programs find it all the
    // same.
    const bool hidden = type_.empty() && !reader_ && head_.find("PK\3\4") != std::string::npos;
    const bool program = family_of_type(type_) == Family::executable && how_.inside && how_.depth == 0;
    const bool said = how_.said_to_be_container && !reader_;
    if (type_ == kZip || hidden || program || said) zip_ = std::make_unique<ZipReader>(context());
    if (program) prefixed_ = rar_reader(context());
    too_deep_ = deep && (reader_ || type_ == kZip) && !is_document(family_of_type(type_));
    if (deep) {
        // What is in a document here is named, and not looked into.
        reader_ = too_deep_ ? nullptr : std::move(reader_);
        zip_.reset();
    }
    if (type_ == kOle) ole_ = std::make_unique<OleScan>();
    if (looks_behind()) behind_ = std::make_unique<Behind>(type_, context());
    // The first sectors of a disk image are free for anything: another file may stand there.
    const bool unknown = type_.empty() && !sniffed_.text && how_.inside;
    if ((unknown || behind_) && !deep) image_ = container_reader(kIso, context());
    follow(head_);
}

void Content::follow(std::string_view piece) {
    if (zip_) zip_->push(piece);
    if (reader_) reader_->push(piece);
    if (prefixed_) prefixed_->push(piece);
    if (ole_) ole_->push(piece);
    if (behind_) behind_->push(piece);
    followed_ += piece.size();
    iso_.push(piece);
    if (type_.empty() && how_.depth == 0) tail_.push(piece);
    if (image_) image_->push(piece);
    if (!iso_.waiting() && !iso_.found()) image_.reset();
}

EntryLook Content::finish() {
    if (!decided_) decide();
    EntryLook look;
    look.type = type_;
    if (zip_) finish_zip(look);
    if (ole_) {
        look.type = ole_->type(head_);
        macros_ = ole_->has_macros();
    }
    if (iso_.found() && (image_ || look.type.empty())) look.type = kIso;
    if (look.type.empty() && iso_.found_udf()) look.type = "application/x-udf-image";
    if (look.type.empty()) look.type = type_of_tail(tail_.bytes());
    if (look.type == kIso) reader_ = std::move(image_);
    if (look.type.empty() && !sniffed_.text && how_.by_magic && !head_.empty()) {
        look.type = type_by_magic(head_);
        // Its marks of old programs without a header fit one random file in a hundred; those with one were
        // seen before.
        if (family_of_type(look.type) == Family::executable) look.type.clear();
    }
    look.family = family_of_type(look.type);
    if (macros_ && look.family == Family::office) look.family = Family::macro_document;
    finish_container(look);
    finish_behind(look);
    return look;
}

void Content::finish_behind(EntryLook& look) {
    if (!behind_) return;
    ContainerDirectory directory = behind_->finish();
    // A document tells its own files by itself.
    const auto is_told = [&](const ContainerEntry& entry) {
        return std::any_of(look.directory.entries.begin(), look.directory.entries.end(),
                           [&](const ContainerEntry& told) { return told.name.ends_with("/" + entry.name); });
    };
    std::erase_if(directory.entries, is_told);
    if (directory.entries.empty() && directory.unreadable.empty()) return;
    look.container = true;
    append_inner(look.directory, std::move(directory));
}

void Content::finish_zip(EntryLook& look) {
    ContainerDirectory directory = zip_->finish();
    const bool found = !directory.entries.empty();
    if (look.type != kZip) {
        // Only its name or a few bytes say so; or something else stands before it.
        if (!found || (!look.type.empty() && !directory.unreadable.empty())) return;
        if (!look.type.empty()) {
            look.container = true;
            look.directory = std::move(directory);
            return;
        }
    }
    look.type = type_of_zip(head_, directory);
    macros_ = has_macros(directory, look.type);
    const Family family = family_of_type(look.type);
    const bool document = family == Family::office || family == Family::macro_document;
    const bool unseen = how_.inside && std::any_of(directory.entries.begin(), directory.entries.end(),
                                                   [](const ContainerEntry& entry) { return !entry.looked; });
    const bool whole = directory.unreadable.empty() && directory.limit.empty() && !unseen;
    look.container = !document || !whole || holds_dangerous_files(directory, look.type);
    look.directory = std::move(directory);
}

// A container that was not read, for whatever reason, says so.
void Content::finish_container(EntryLook& look) {
    if (look.container) return;
    if (prefixed_) {
        look.directory = prefixed_->finish();
        look.container = !look.directory.entries.empty() || look.directory.encrypted;
        if (!look.container) look.directory = {};
    } else if (reader_) {
        look.directory = reader_->finish();
        const ContainerDirectory& found = look.directory;
        const bool document = is_document(look.family) || (ole_ && look.family != Family::message);
        look.container = !document || how_.said_to_be_message || !found.entries.empty() ||
                         !found.unreadable.empty() || !found.limit.empty();
        if (found.macros && look.family == Family::office) look.family = Family::macro_document;
        if (!found.active.empty()) look.family = worse(look.family, Family::active_document);
    } else if (too_deep_) {
        look.container = true;
        look.directory.limit = "too deep";
        look.directory.unreadable = "it is packed too deep";
    } else if (is_container(look.family) || look.family == Family::message ||
               look.family == Family::installer || look.type == "application/onenote") {
        look.container = true;
        look.directory.unreadable = "what is in this format (" + look.type + ") is not read by this version";
    }
}

}  // namespace letterhead
