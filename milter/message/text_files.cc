// A file in text has a name and nothing else: its type is for those who look into it.

#include "message/text_files.h"

#include "message/encoded_word.h"
#include "message/limits.h"
#include "message/part_fields.h"

namespace letterhead {

void TextFiles::push(std::string_view bytes) {
    if (over_) return;
    const std::size_t nul = may_be_binary_ ? bytes.find('\0') : bytes.npos;
    files_.push(bytes.substr(0, nul), *this);
    if (nul != bytes.npos) finish();
}

void TextFiles::finish() {
    if (!over_) files_.finish(*this);
    over_ = true;
}

void TextFiles::begin_file(std::string_view name) {
    if (!name.empty()) oddities_.add(OddityKind::uuencode, text_.where());
    if (parts_ >= limits::parts) return oddities_.add(OddityKind::too_many_parts, "message");
    ++parts_;
    open_ = std::make_unique<Part>();
    open_->path = text_.path + (text_.leaf ? "." : "~0.") + std::to_string(++count_);
    open_->type = "application/octet-stream";
    open_->parent_type = text_.type;
    open_->disposition = "attachment";
    open_->message_depth = text_.message_depth;
    open_->reading = text_.reading;
    if (!name.empty())
        open_->names = readings_of_name(to_utf8(name, ""), FileName::From::text, oddities_, open_->where());
    sink_.part_begin(*open_);
}

void TextFiles::file_bytes(std::string_view decoded) {
    if (!open_) return;
    open_->bytes += decoded.size();
    sink_.part_bytes(*open_, decoded);
}

void TextFiles::end_file() {
    if (open_) sink_.part_end(*open_);
    open_.reset();
}

}  // namespace letterhead
