// The candidate names of a part. A rule about names holds when any of them matches, so every reading is
// listed.

#include "base/text.h"
#include "message/file_name.h"
#include "message/header.h"
#include "message/limits.h"
#include "message/part_fields.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

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

// "signature" and "signature.asc", as Thunderbird names one: the same but for an extension.
bool lacks_extension(const std::string& name, const std::string& whole) {
    return whole == name + "." + extension_of(whole);
}

// Names of one part that end alike are one file to a person; else each program shows another.
void note_differences(const Names& names, Oddities& oddities, const std::string& where) {
    if (names.size() < 2) return;
    const std::string& first = names.at(0).name;
    const std::string extension = extension_of(matchable_names(first).back());
    bool same = true;
    for (std::size_t i = 1; i < names.size(); ++i) {
        const std::string& other = names.at(i).name;
        same = same && (extension_of(matchable_names(other).back()) == extension ||
                        lacks_extension(first, other) || lacks_extension(other, first));
    }
    oddities.add(same ? OddityKind::file_names_differ : OddityKind::duplicate_file_name, where);
}

void note_trick(NameTrick trick, const std::string& shown, Oddities& oddities, const std::string& where) {
    constexpr std::array kinds = {OddityKind::file_name_path, OddityKind::file_name_invisible,
                                  OddityKind::file_name_disguised, OddityKind::file_name_control};
    if (trick == NameTrick::none) return;
    oddities.add(kinds[static_cast<std::size_t>(trick) - 1], where, safe_ascii(shown, 100));
}

void add_readings(Names& names, Oddities& oddities, const std::string& where) {
    const std::size_t given = names.size();
    for (std::size_t i = 0; i < given; ++i) {
        const FileName original = names.at(i);
        const std::vector<std::string> readings = matchable_names(original.name);
        note_trick(trick_of(original.name, readings), escaped_name(original.name), oddities, where);
        for (const std::string& reading : readings)
            names.add(reading, original.from);
    }
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
    note_differences(names, oddities, where);
    if (names.size() > 0 || !dispositions.empty()) {
        for (const std::string& description : descriptions) {
            std::string text = decode_text(description, oddities, where);
            const bool name = names.size() == 0 || text.find(' ') == std::string::npos;
            if (name && ends_like_a_name(text)) names.add(std::move(text), FileName::From::description);
        }
    }
    add_readings(names, oddities, where);
    return names.take();
}

std::vector<FileName> readings_of_name(std::string name, FileName::From from, Oddities& oddities,
                                       const std::string& where) {
    Names names;
    names.add(std::move(name), from);
    add_readings(names, oddities, where);
    return names.take();
}

}  // namespace letterhead
