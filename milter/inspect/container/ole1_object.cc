#include "inspect/container/ole1_object.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::uint32_t kLinked = 1, kEmbedded = 2, kPresentation = 5, kVersion = 0x0501;

// Text with its length before it.
std::optional<std::string_view> take_text(std::string_view& bytes) {
    const std::uint32_t length = little_endian_32(bytes, 0);
    if (bytes.size() < 4 || length > bytes.size() - 4) return std::nullopt;
    const std::string_view text = bytes.substr(4, length);
    bytes.remove_prefix(4 + std::size_t{length});
    return text.substr(0, text.find('\0'));
}

}  // namespace

void Ole1Object::push(std::string_view bytes) {
    if (!decided_) {
        const std::size_t taken = std::min(limits::package_head - head_.size(), bytes.size());
        head_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (head_.size() < limits::package_head) return;
        decide();
    }
    content(bytes);
}

void Ole1Object::decide() {
    decided_ = true;
    std::string_view rest = head_;
    const std::uint32_t format = little_endian_32(rest, 4);
    rest.remove_prefix(std::min<std::size_t>(8, rest.size()));
    const auto type = take_text(rest), topic = take_text(rest), item = take_text(rest);
    const bool nothing = format == 0 && little_endian_16(head_, 0) == kVersion;
    const bool known = nothing || format == kLinked || format == kEmbedded || format == kPresentation;
    disguised_ = !known || !type || !topic || !item || rest.size() < 4;
    if (disguised_) {  // some program may find what is in it all the same
        rest = head_;
        if (const std::size_t file = rest.find(kCompoundFile); file != rest.npos) rest.remove_prefix(file);
        left_ = rest.empty() ? 0 : std::uint64_t(-1);
    } else {
        if (istarts_with(*type, "Equation."))
            listing_.directory.add_fact("it holds an object of the Equation Editor");
        if (format == kLinked) link(*topic);
        if (format == kEmbedded) left_ = little_endian_32(rest, 0);
        rest.remove_prefix(4);
    }
    if (left_ == 0) return;
    native_.emplace(listing_, name_);
    content(rest);
}

void Ole1Object::link(std::string_view to) {
    listing_.directory.add_fact("it links to '" + safe_ascii(to, 60) + "'");
    const bool web = istarts_with(to, "http:") || istarts_with(to, "https:");
    if (web && listing_.directory.active.empty())
        listing_.directory.active = "an object in it is fetched from a web address";
}

void Ole1Object::content(std::string_view bytes) {
    if (!native_) return;
    bytes = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
    left_ -= bytes.size();
    native_->push(bytes);
}

void Ole1Object::finish() {
    if (!decided_) decide();
    head_.clear();
    if (native_) native_->finish(left_ == 0 || disguised_);
}

}  // namespace letterhead
