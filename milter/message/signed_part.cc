// The first line of the content decides: headers of an entity, one more layer of signed data, or a file,
// which is nothing of ours ("contract.pdf.p7m").

#include "message/signed_part.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {
namespace {

bool is_smime(std::string_view type) {
    return type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime";
}

}  // namespace

bool SignedPart::is_due(const Part& part) {
    if (!part.leaf) return false;
    return is_smime(part.type) || std::any_of(part.names.begin(), part.names.end(), [](const FileName& each) {
               return iends_with(each.name, ".p7m");
           });
}

void SignedPart::push(std::size_t layer, std::string_view bytes) {
    for (;;) {
        const std::string_view piece = layers_[layer].next(bytes);
        if (piece.empty()) return;
        if (layer + 1 < layers_.size())
            push(layer + 1, piece);
        else
            take(piece);
    }
}

// Enough to tell CMS, and a line.
bool SignedPart::gather(std::string_view& content) {
    while (!content.empty()) {
        first_ += content.front();
        has_line_ = has_line_ || content.front() == '\n';
        content.remove_prefix(1);
        if (first_.size() == limits::header_name || (has_line_ && first_.size() >= SignedData::enough))
            return true;
    }
    return false;
}

void SignedPart::take(std::string_view content) {
    if (!decided_) {
        if (!gather(content)) return;
        const std::size_t layer = layers_.size();
        decide();
        if (layer < layers_.size()) return push(layer, content);
    }
    if (inner_) inner_->feed(content);
}

void SignedPart::decide() {
    std::string first;
    first.swap(first_);
    has_line_ = false;
    if (SignedData::begins(first) && layers_.size() < limits::encoded_nesting) {
        const std::size_t layer = layers_.size();
        layers_.emplace_back();
        return push(layer, first);
    }
    decided_ = true;
    part_.opened = is_entity(first);
    if (!part_.opened && !is_whole_message()) return;
    open();
    if (inner_) inner_->feed(first);
}

void SignedPart::open() {
    const bool deep = depth_.encoded > limits::encoded_nesting || depth_.containers > limits::nesting;
    const bool many = shared_.parts >= limits::parts;
    too_deep_ = deep || many;
    if (deep) shared_.oddities.add(OddityKind::too_deep, part_.where());
    if (many) shared_.oddities.add(OddityKind::too_many_parts, "message");
    if (too_deep_) {
        part_.opened = false;
        return;
    }
    inner_ = std::make_unique<Structure>(shared_, depth_);
    inner_->expect_part({part_.path + ".1", part_.type, part_.message_depth, part_.reading});
}

bool SignedPart::is_whole_message() const {
    return !part_.parent_type.starts_with("multipart/");
}

// As an attachment it may be a signed file; a whole message is shown as one, even without a header.
bool SignedPart::is_entity(std::string_view first) const {
    if (!is_whole_message()) return istarts_with(first, "content-") || istarts_with(first, "mime-version");
    const std::string_view line = trim(first.substr(0, first.find('\n')));
    return line.empty() || header_colon(line) != std::string_view::npos;
}

void SignedPart::finish() {
    while (!decided_ && layers_.back().kind() == SignedData::Kind::content) {  // short content
        const std::size_t layer = layers_.size();
        decide();
        if (layer == layers_.size()) break;
    }
    if (inner_) inner_->finish();
    if (is_smime(part_.type) || is_whole_message()) part_.sealed = why_sealed();
}

std::string_view SignedPart::why_sealed() const {
    const SignedData& inmost = layers_.back();
    switch (inmost.kind()) {
        case SignedData::Kind::encrypted:
            return "is encrypted for its recipients";
        case SignedData::Kind::compressed:
            return "is compressed, and not unpacked here";
        case SignedData::Kind::no_content:
            return part_.smime_type == "certs-only" ? "" : "is signed, but what was signed is not in it";
        case SignedData::Kind::undecided:
        case SignedData::Kind::unknown:
            return "is damaged, or of a kind that is not known here";
        case SignedData::Kind::content:
            break;
    }
    if (too_deep_) return "is signed deeper than is looked at";
    const bool file = decided_ && !inner_;
    const bool whole =
        std::all_of(layers_.begin(), layers_.end(), [](const SignedData& layer) { return layer.complete(); });
    return whole || file ? "" : "is signed, but cut or damaged";
}

}  // namespace letterhead
