// One element's header at a time, and a stack of the ends of those that are open. What stands deeper than the
// step that is due belongs to an element nobody asks about.

#include "message/signed_data.h"

#include "message/limits.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t no_end = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned integer = 0x02, octet_string = 0x04, object_identifier = 0x06, sequence = 0x30, set = 0x31,
                   field_0 = 0xA0, constructed_octet_string = 0x24;
constexpr std::uint64_t longest_type = 32;

constexpr std::string_view pkcs7 = "\x2A\x86\x48\x86\xF7\x0D\x01\x07"sv;          // 1.2.840.113549.1.7
constexpr std::string_view smime = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01"sv;  // 1.2.840.113549.1.9.16.1

unsigned byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

// The last arc of a type that begins with `arc`; 0: it is another.
unsigned below(std::string_view type, std::string_view arc) {
    return type.size() == arc.size() + 1 && type.starts_with(arc) ? byte(type, arc.size()) : 0;
}

struct Due {
    unsigned tag;
    std::size_t depth;
    bool entered;  // else passed over; a type is taken
};

constexpr Due grammar[] = {
    {sequence, 0, true},            // message
    {object_identifier, 1, false},  //   message_type
    {field_0, 1, true},             //   message_body
    {sequence, 2, true},            //     signed_data
    {integer, 3, false},            //       version
    {set, 3, false},                //       algorithms
    {sequence, 3, true},            //       encapsulated
    {object_identifier, 4, false},  //         content_type
    {field_0, 4, true},             //         content_field
    {octet_string, 5, false},       //           content
};

// Envelopes and what else only a recipient opens; SignedData leaves it undecided.
SignedData::Kind kind_of(std::string_view type) {
    using Kind = SignedData::Kind;
    const unsigned plain = below(type, pkcs7), more = below(type, smime);
    if (plain == 2) return Kind::undecided;
    if (plain == 3 || plain == 4 || plain == 6 || more == 23) return Kind::encrypted;
    return more == 9 ? Kind::compressed : Kind::unknown;
}

// How many length octets follow the first.
std::size_t length_octets(std::string_view header) {
    return header.size() < 2 || byte(header, 1) < 0x80 ? 0 : byte(header, 1) - 0x80;
}

}  // namespace

bool SignedData::begins(std::string_view bytes) {
    if (bytes.size() < 2 || byte(bytes, 0) != sequence) return false;
    const std::size_t more = length_octets(bytes);
    bytes.remove_prefix(std::min(2 + more, bytes.size()));
    if (more > sizeof(std::uint64_t) || bytes.size() < 2 || byte(bytes, 0) != object_identifier) return false;
    return kind_of(bytes.substr(2, byte(bytes, 1))) != Kind::unknown;
}

std::string_view SignedData::next(std::string_view& bytes) {
    while (!bytes.empty() && !done()) {
        if (left_ == 0) {
            take_header(bytes);
            continue;
        }
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
        const std::string_view piece = bytes.substr(0, size);
        bytes.remove_prefix(size);
        left_ -= size;
        position_ += size;
        const Taking what = taking_;
        if (what == Taking::type) type_ += piece;
        if (left_ == 0) end_elements();
        if (what == Taking::content) return piece;
    }
    bytes = {};
    return {};
}

// Before the content: nothing is known of it. Within it: it stays incomplete.
void SignedData::damaged() {
    damaged_ = true;
    if (kind_ == Kind::undecided) kind_ = Kind::unknown;
}

void SignedData::take_header(std::string_view& bytes) {
    header_ += bytes.front();
    bytes.remove_prefix(1);
    ++position_;
    const std::size_t more = length_octets(header_);
    if (more > sizeof(std::uint64_t) || (byte(header_, 0) & 0x1FU) == 0x1F) return damaged();
    if (header_.size() < 2 + more) return;
    Element element{byte(header_, 0), (byte(header_, 0) & 0x20U) != 0, byte(header_, 1) == 0x80, 0};
    if (more == 0) element.length = byte(header_, 1) & 0x7FU;
    for (std::size_t i = 0; i < more; ++i)
        element.length = element.length << 8U | byte(header_, 2 + i);
    header_.clear();
    const std::uint64_t end = open_.empty() ? no_end - 1 : open_.back();
    const bool fits = position_ <= end && element.length <= end - position_;
    if (!fits || (element.endless && !element.constructed)) return damaged();
    if (element.tag == 0 && element.length == 0) {  // the end mark
        if (open_.empty() || open_.back() != no_end) return damaged();
        return leave();
    }
    begin(element);
}

void SignedData::begin(const Element& element) {
    const Due& due = grammar[static_cast<std::size_t>(step_)];
    if (step_ == Step::content) {
        if (element.tag == constructed_octet_string) return enter(element);
        if (element.tag != octet_string) return damaged();
        kind_ = Kind::content;
        return take(element, Taking::content);
    }
    if (open_.size() == due.depth) {
        if (element.tag != due.tag) return damaged();
        step_ = static_cast<Step>(static_cast<int>(step_) + 1);
        if (due.tag == object_identifier) {
            if (element.length > longest_type) return damaged();
            return take(element, Taking::type);
        }
        if (due.entered) return enter(element);
    }
    return element.endless ? enter(element) : take(element, Taking::nothing);
}

void SignedData::enter(const Element& element) {
    if (open_.size() == limits::asn1_depth) return damaged();
    open_.push_back(element.endless ? no_end : position_ + element.length);
    end_elements();
}

void SignedData::take(const Element& element, Taking what) {
    taking_ = what;
    left_ = element.length;
    if (left_ == 0) end_elements();
}

// What was taken is whole, and with it perhaps what it stands in.
void SignedData::end_elements() {
    if (std::exchange(taking_, Taking::nothing) == Taking::type) end_type();
    while (!done() && !open_.empty() && open_.back() == position_)
        leave();
}

void SignedData::leave() {
    open_.pop_back();
    if (open_.size() >= grammar[static_cast<std::size_t>(step_)].depth) return;
    const bool has_content = kind_ == Kind::content;
    if (step_ == Step::content && has_content)
        complete_ = true;
    else if (step_ >= Step::content_field)
        kind_ = Kind::no_content;
    else
        damaged();
}

void SignedData::end_type() {
    const Kind kind = kind_of(std::exchange(type_, {}));
    if (step_ == Step::message_body) {
        if (kind != Kind::undecided) kind_ = kind;
    } else if (kind != Kind::unknown) {  // CMS as such in CMS; content of any other type is content
        kind_ = kind == Kind::undecided ? Kind::unknown : kind;
    }
}

}  // namespace letterhead
