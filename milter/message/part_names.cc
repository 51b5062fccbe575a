// The candidate names of a part. A rule about names holds when any of them matches, so every reading is
// listed.

#include "base/text.h"
#include "message/header.h"
#include "message/limits.h"
#include "message/part_fields.h"

#include <algorithm>

namespace letterhead {
namespace {

// Controls, text direction marks, and characters that take no room.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xfeff;
}

std::string without_invisible(const std::string& name) {
    std::string visible;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_code_point(name, at);
        if (!is_invisible(c)) append_utf8(visible, c);
    }
    return visible;
}

// The end matters most (the extension): a longer name loses its beginning.
std::string bounded(std::string name) {
    if (name.size() <= limits::name) return name;
    std::size_t begin = name.size() - limits::name;
    while (begin < name.size() && (static_cast<unsigned char>(name[begin]) & 0xc0U) == 0x80)
        ++begin;
    return name.substr(begin);
}

class Names {
 public:
    void add(std::string name, FileName::From from) {
        name = bounded(std::move(name));
        const bool known =
            std::any_of(all_.begin(), all_.end(), [&](const FileName& other) { return other.name == name; });
        if (known || name.empty() || all_.size() == limits::names) return;
        all_.push_back({std::move(name), from});
    }
    std::size_t size() const { return all_.size(); }
    const FileName& at(std::size_t index) const { return all_[index]; }
    std::vector<FileName> take() { return std::move(all_); }

 private:
    std::vector<FileName> all_;
};

// Content-Description is free text; it counts as a name only when it ends like one.
bool ends_like_a_name(std::string_view text) {
    const std::size_t dot = text.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || text.size() - dot - 1 > 8 || dot + 1 == text.size())
        return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dot) + 1, text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
    });
}

}  // namespace

std::vector<FileName> gather_names(const std::vector<StructuredValue>& dispositions,
                                   const std::vector<StructuredValue>& types,
                                   const std::vector<std::string>& descriptions, Oddities& oddities,
                                   const std::string& where) {
    Names names;
    const auto add_all = [&](const std::vector<StructuredValue>& values, FileName::From from) {
        for (const StructuredValue& value : values) {
            for (const Parameter& parameter : value.parameters) {
                const bool named = parameter.name == "filename" || parameter.name == "name";
                if (named) names.add(parameter.value, from);
            }
        }
    };
    add_all(dispositions, FileName::From::disposition);
    add_all(types, FileName::From::type);
    if (names.size() > 1) oddities.add(OddityKind::duplicate_file_name, where);
    if (names.size() > 0 || !dispositions.empty()) {
        for (const std::string& description : descriptions) {
            std::string text = decode_text(description, oddities, where);
            if (ends_like_a_name(text)) names.add(std::move(text), FileName::From::description);
        }
    }
    const std::size_t given = names.size();
    for (std::size_t i = 0; i < given; ++i) {
        const FileName original = names.at(i);
        std::string visible = without_invisible(original.name);
        std::string saved = visible.substr(0, visible.find_last_not_of(". ") + 1);
        if (saved != original.name) oddities.add(OddityKind::file_name_control, where);
        const std::size_t nul = original.name.find('\0');
        if (nul != std::string::npos) names.add(original.name.substr(0, nul), original.from);
        names.add(std::move(visible), original.from);
        names.add(std::move(saved), original.from);
    }
    return names.take();
}

}  // namespace letterhead
