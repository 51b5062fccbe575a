// A package: 2, label, source path, 0 and its kind, path of a copy (with its length before), the file (with
// its length before). Programs write its names once more in UTF-16 behind the file, for those that are not
// ASCII: what kind of file they say stands in the others too.

#include "inspect/container/package.h"

#include "base/text.h"
#include "inspect/container/little_endian.h"
#include "message/limits.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

constexpr std::uint32_t kFile = 3;

struct Package {
    std::vector<std::string> names;
    bool holds_file = false;  // or else a command line
    std::uint64_t bytes = 0;
    std::size_t head = 0;  // where the file begins
};

std::string_view file_of(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// Text up to a NUL, which is taken too.
std::optional<std::string_view> take_text(std::string_view& bytes) {
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return text;
}

std::optional<Package> read_package(std::string_view bytes) {
    std::string_view rest = bytes;
    if (rest.size() < 2 || little_endian_16(rest, 0) != 2) return std::nullopt;
    rest.remove_prefix(2);
    const auto label = take_text(rest), path = take_text(rest);
    if (!label || !path || rest.size() < 4) return std::nullopt;
    Package package;
    package.names = {clean_utf8(file_of(*label)), clean_utf8(file_of(*path))};
    package.holds_file = little_endian_16(rest, 2) == kFile;
    package.head = bytes.size();
    if (!package.holds_file) return package;
    const std::uint32_t length = little_endian_32(rest, 4);
    if (rest.size() < 12 || length > rest.size() - 12) return std::nullopt;
    package.names.push_back(clean_utf8(file_of(rest.substr(8, length).substr(0, rest.find('\0', 8) - 8))));
    package.bytes = little_endian_32(rest, 8 + length);
    rest.remove_prefix(12 + length);
    package.head = bytes.size() - rest.size();
    return package;
}

}  // namespace

void NativeData::push(std::string_view bytes) {
    if (!content_) {
        const std::size_t taken = std::min(limits::package_head - head_.size(), bytes.size());
        head_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (head_.size() < limits::package_head) return;
        decide();
    }
    content(bytes);
}

void NativeData::decide() {
    std::optional<Package> package = read_package(head_);
    packed_ = package.has_value();
    starts_ = packed_ && !package->holds_file;
    left_ = packed_ ? package->bytes : 0;
    content_.emplace(listing_.context(), packed_ ? std::move(package->names) : std::vector<std::string>(),
                     name_);
    content(std::string_view(head_).substr(packed_ ? package->head : 0));
    head_.clear();
}

void NativeData::content(std::string_view bytes) {
    if (packed_) {
        bytes = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
        left_ -= bytes.size();
    }
    content_->push(bytes);
}

void NativeData::finish(bool complete) {
    if (!content_) decide();
    content_->finish(complete && left_ == 0);
    if (starts_ && listing_.directory.active.empty())
        listing_.directory.active = "an object in it is a command line";
    if (packed_ || !content_->is_harmless())
        content_->list(listing_);
    else
        content_->leave(listing_);
}

}  // namespace letterhead
