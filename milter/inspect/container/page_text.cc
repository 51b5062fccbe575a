// A reference is short: where none can end any more, "&" is a letter like others.

#include "inspect/container/page_text.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

constexpr std::size_t kReference = 12;

struct Named {
    std::string_view name;
    char meant;
};
// Those that an address may be disguised with.
constexpr std::array<Named, 11> kNamed = {{{"Tab", '\t'},
                                           {"NewLine", '\n'},
                                           {"colon", ':'},
                                           {"comma", ','},
                                           {"sol", '/'},
                                           {"semi", ';'},
                                           {"quot", '"'},
                                           {"apos", '\''},
                                           {"plus", '+'},
                                           {"equals", '='},
                                           {"lpar", '('}}};

// What "&...;" means, without both; 0: nothing that is known here.
char meaning(std::string_view reference) {
    for (const Named& each : kNamed) {
        if (reference == each.name) return each.meant;
    }
    if (!reference.starts_with('#')) return 0;
    const bool hex = reference.size() > 1 && ascii_lower(reference[1]) == 'x';
    unsigned value = 0;
    for (const char c : reference.substr(hex ? 2 : 1)) {
        const char low = ascii_lower(c);
        const bool digit = low >= '0' && low <= '9';
        if (!digit && !(hex && low >= 'a' && low <= 'f')) return 0;
        const auto number = static_cast<unsigned>(digit ? low - '0' : low - 'a' + 10);
        value = std::min(value * (hex ? 16U : 10U) + number, 0x110000U);
    }
    return value < 0x80 ? static_cast<char>(value) : '\x80';
}

}  // namespace

void PageText::push(std::string_view bytes, std::string& to) {
    if (width_ == Width::unknown) {
        const std::size_t taken = std::min(bytes.size(), 2 - beginning_.size());
        beginning_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (beginning_.size() < 2) return;
        const bool little = beginning_ == "\xFF\xFE" || beginning_[1] == '\0';
        const bool big = beginning_ == "\xFE\xFF" || beginning_[0] == '\0';
        width_ = little ? Width::two_little : big ? Width::two_big : Width::one;
        narrow(beginning_);
    }
    narrow(bytes);
    replace(to, false);
}

void PageText::finish(std::string& to) {
    if (width_ == Width::unknown) pending_ += beginning_;
    replace(to, true);
}

void PageText::narrow(std::string_view bytes) {
    if (width_ == Width::one) {
        pending_ += bytes;
        return;
    }
    for (const char c : bytes) {
        odd_ = !odd_;
        if (odd_) {
            half_ = c;
            continue;
        }
        const char low = width_ == Width::two_little ? half_ : c,
                   high = width_ == Width::two_little ? c : half_;
        pending_ += high == '\0' ? low : '\x80';
    }
}

void PageText::replace(std::string& to, bool at_end) {
    std::string_view text = pending_;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find('&'), text.size());
        to += text.substr(0, begin);
        text.remove_prefix(begin);
        if (text.empty()) break;
        const std::size_t end = text.substr(0, kReference).find(';');
        if (end == std::string_view::npos && text.size() < kReference && !at_end) break;
        const char meant = end == std::string_view::npos ? '\0' : meaning(text.substr(1, end - 1));
        to += meant == '\0' ? '&' : meant;
        text.remove_prefix(meant == '\0' ? 1 : end + 1);
    }
    pending_.erase(0, pending_.size() - text.size());
}

}  // namespace letterhead
