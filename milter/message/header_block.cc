// Follows Postfix where it matters: a line that is no header ends the block.

#include "message/header_block.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>
#include <iterator>

namespace letterhead {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// Notes what has no place in a header: controls, and a CR that ends no line.
void note_controls(std::string_view name, std::string_view value, Oddities& oddities,
                   const std::string& where) {
    for (std::size_t at = 0; at < value.size(); ++at) {
        const auto byte = static_cast<unsigned char>(value[at]);
        if ((byte >= ' ' && byte != 0x7f) || byte == '\t' || byte == '\n') continue;
        const bool carriage_return = byte == '\r';
        if (carriage_return && at + 1 < value.size() && value[at + 1] == '\n') continue;
        oddities.add(carriage_return ? OddityKind::bare_cr : OddityKind::header_control, where,
                     safe_ascii(name, 60));
    }
}

bool is_mbox_line(std::string_view line) {
    return line.starts_with("From ") || line.starts_with(">From ");
}

// What a name is damaged with: no letter, digit, blank or mark of ASCII.
bool is_damage(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < ' ' && c != '\t' && c != '\n') || byte >= 0x7f;
}
bool is_dash(char c) {
    return c == '-' || c == '_' || is_damage(c);
}

template <typename Passed>
void pass(std::string_view& text, Passed passed) {
    while (!text.empty() && passed(text[0]))
        text.remove_prefix(1);
}

// Takes "content-type" off the front, with whatever stands for its dashes.
bool take_name(std::string_view& text, std::string_view name) {
    while (!name.empty()) {
        const std::string_view word = name.substr(0, name.find('-'));
        if (!istarts_with(text, word)) return false;
        text.remove_prefix(word.size());
        name.remove_prefix(word.size());
        if (name.empty()) return true;
        if (text.empty() || !is_dash(text[0])) return false;
        name.remove_prefix(1);
        pass(text, is_dash);
    }
    return true;
}

// Behind a name: up to its colon; without one, only what no sentence goes on with.
bool take_colon(std::string_view& text) {
    constexpr std::string_view values[] = {"multipart/", "message/", "application/", "base64", "attachment"};
    const auto passed = [](char c) { return is_blank(c) || is_damage(c); };
    const bool gap = !text.empty() && passed(text[0]);
    pass(text, passed);
    const bool bare = gap && std::any_of(std::begin(values), std::end(values),
                                         [&](std::string_view value) { return istarts_with(text, value); });
    if (bare) return true;
    if (text.starts_with('(')) {
        const std::size_t end = text.find(')');
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        pass(text, passed);
    }
    if (!text.starts_with(':')) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::optional<StructuralHeader> structural_header(std::string_view line) {
    constexpr std::string_view names[] = {"content-type", "content-transfer-encoding", "content-disposition"};
    pass(line, is_damage);
    if (!istarts_with(line, "content")) return {};  // most lines, at little cost
    for (const std::string_view name : names) {
        std::string_view rest = line;
        if (take_name(rest, name) && take_colon(rest)) return StructuralHeader{name, rest};
    }
    return {};
}

std::size_t header_colon(std::string_view line) {
    line = line.substr(0, limits::header_name);
    std::size_t at = 0;
    while (at < line.size() && line[at] > ' ' && line[at] < 0x7f && line[at] != ':')
        ++at;
    if (at == 0) return std::string_view::npos;
    while (at < line.size() && is_blank(line[at]))
        ++at;
    return at < line.size() && line[at] == ':' ? at : std::string_view::npos;
}

void HeaderBlock::begin(bool keep_all, std::string where) {
    fields_.clear();
    headers_ = {};
    where_ = std::move(where);
    open_.clear();
    keep_all_ = keep_all;
    first_line_ = true;
    passes_ = false;
}

void HeaderBlock::go_on(const HeaderBlock& other) {
    fields_ = other.fields_;
    headers_ = other.headers_;
    where_ = other.where_;
    open_ = other.open_;
    keep_all_ = other.keep_all_;
    first_line_ = false;
    passes_ = true;
}

bool HeaderBlock::takes(std::string_view line_start) const {
    if (!line_start.empty() && is_blank(line_start[0])) return !open_.empty();
    if (keep_all_ && first_line_ && is_mbox_line(line_start)) return true;
    return header_colon(line_start) != std::string_view::npos;
}

HeaderBlock::Line HeaderBlock::add_line(std::string_view line) {
    if (line.ends_with('\n')) {
        line.remove_suffix(1);
        if (line.ends_with('\r')) line.remove_suffix(1);
    }
    if (line.empty()) return Line::end;
    if (passes_ && !takes(line)) {
        const std::optional<StructuralHeader> damaged = structural_header(line);
        if (!damaged) return Line::kept;
        add_open();
        open_.assign(damaged->name).append(":").append(damaged->value.substr(0, limits::header));
        return Line::kept;
    }
    if (!takes(line)) {
        oddities_.add(OddityKind::header_without_colon, where_, safe_ascii(line, 60));
        return Line::body;
    }
    const bool continuation = is_blank(line[0]);
    if (!continuation) add_open();
    const bool mbox_line = header_colon(line) == std::string_view::npos && !continuation;
    first_line_ = false;
    if (mbox_line) return Line::kept;
    if (continuation) open_.push_back('\n');
    open_.append(line.substr(0, limits::header + 1 - std::min(open_.size(), limits::header + 1)));
    return Line::kept;
}

void HeaderBlock::add_open() {
    if (open_.empty()) return;
    const std::size_t colon = header_colon(open_);
    add(std::string_view(open_).substr(0, colon), std::string_view(open_).substr(colon + 1));
    open_.clear();
}

void HeaderBlock::add(std::string_view name, std::string_view value) {
    while (!name.empty() && is_blank(name.back()))
        name.remove_suffix(1);
    if (name.size() + value.size() >= limits::header) {
        oddities_.add(OddityKind::header_too_long, where_, safe_ascii(name, 60));
        name = name.substr(0, limits::header_name);
        value = value.substr(0, limits::header - name.size());
    }
    note_controls(name, value, oddities_, where_);
    fields_.add(name, value);
    if (keep_all_ && !headers_.add(name, value)) oddities_.add(OddityKind::too_many_headers, where_);
}

void HeaderBlock::finish() {
    add_open();
}

}  // namespace letterhead
