// Every order in which people write their names becomes one word without gaps: equal words are equal names.

#include "policy/conditions/own_name.h"

#include "base/text.h"
#include "base/unicode.h"

#include <algorithm>
#include <string>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t shortest = 3, longest_text = 400, most_parts = 6;

bool is_gap(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (byte < '0' || byte > '9') && (byte < 'a' || byte > 'z');
}

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    bool gap = true;
    for (const char c : fold_without_marks(text.substr(0, longest_text))) {
        if (!is_gap(c)) {
            if (gap) parts.emplace_back();
            parts.back() += c;
        }
        gap = is_gap(c);
    }
    return parts;
}

}  // namespace

void Names::add_parts(std::string_view text, bool alone) {
    const std::vector<std::string> parts = parts_of(text);
    if (parts.empty() || parts.size() > most_parts || (parts.size() == 1 && !alone)) return;
    const auto add = [&](std::string name) {
        if (name.size() >= shortest) names_.insert(std::move(name));
    };
    const std::string &first = parts.front(), &last = parts.back();
    add(join(parts, ""));
    if (parts.size() == 1) return;
    add(first + last);
    add(last + first);
    add(last + join({parts.begin(), parts.end() - 1}, ""));
    add(join({parts.begin() + 1, parts.end()}, "") + first);
}

void Names::add_local_part(std::string_view local) {
    local = local.substr(0, local.find('+'));
    const std::size_t end = local.find_last_not_of("0123456789._-");
    add_parts(local.substr(0, end == std::string_view::npos ? 0 : end + 1), true);
}

void Names::add_display_name(std::string_view display) {
    add_parts(display.substr(0, display.find('(')), false);  // "Ann Lee (Planning)"
}

void Names::add_person(std::string_view key) {
    const std::size_t at = key.rfind('@');
    const bool shown = at == std::string_view::npos && key.find(' ') != std::string_view::npos;
    if (shown)
        add_display_name(key);
    else
        add_local_part(key.substr(0, at));
}

std::string Names::find_in(std::string_view line) const {
    const std::vector<std::string> parts = parts_of(line);
    for (std::size_t first = 0; first < parts.size() && !names_.empty(); ++first) {
        std::string name = parts[first];
        std::string shown = name;
        for (std::size_t last = first + 1; last < std::min(parts.size(), first + most_parts); ++last) {
            name += parts[last];
            shown += " " + parts[last];
            if (names_.contains(name)) return shown;
        }
    }
    return {};
}

bool Names::meets(const Names& other) const {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const std::string& name) { return other.names_.contains(name); });
}

Oneself::Oneself(const Facts& facts) {
    const std::string& login = facts.envelope.login;
    if (!login.empty()) sender_.add_local_part(std::string_view(login).substr(0, login.rfind('@')));
    sender_.add_local_part(facts.envelope.sender_address.local);
    for (const Address& address : facts.findings.from.addresses) {
        sender_.add_local_part(address.local);
        sender_.add_display_name(address.display_name);
    }
    for (const AddressList* const list : {&facts.findings.to, &facts.findings.cc}) {
        for (const Address& address : list->addresses)
            if (!address.display_name.empty()) shown_.emplace(address.key(), address.display_name);
    }
}

bool Oneself::is(const std::string& recipient) const {
    Names names;
    names.add_local_part(std::string_view(recipient).substr(0, recipient.rfind('@')));
    const auto [first, last] = shown_.equal_range(recipient);
    for (auto shown = first; shown != last; ++shown)
        names.add_display_name(shown->second);
    return sender_.meets(names);
}

}  // namespace letterhead
