// RFC 2231: segments are joined as bytes and decoded once, so that a character split between two segments
// survives.

#include "message/content_type.h"

#include "base/text.h"
#include "message/encoded_word.h"
#include "message/header.h"
#include "message/limits.h"
#include "message/parameter_scanner.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t no_index = static_cast<std::size_t>(-1);

struct Segment {
    std::size_t index = no_index;
    bool extended = false;
    std::string value;
};

struct SegmentedName {
    std::string name;
    std::size_t position = 0;  // in the list of parameters
    std::vector<Segment> segments;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "filename*1*" -> "filename", 1, extended.
Segment split_name(std::string& name) {
    Segment segment;
    if (!name.empty() && name.back() == '*') {
        segment.extended = true;
        name.pop_back();
    }
    const std::size_t star = name.rfind('*');
    if (star == std::string::npos || star + 1 == name.size() || name.size() - star > 5) return segment;
    std::size_t index = 0;
    for (std::size_t at = star + 1; at < name.size(); ++at) {
        if (!is_digit(name[at])) return segment;
        index = index * 10 + static_cast<std::size_t>(name[at] - '0');
    }
    segment.index = index;
    name.resize(star);
    return segment;
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool room = text[at] == '%' && at + 2 < text.size();
        const int high = room ? hex_digit(text[at + 1]) : -1;
        const int low = room ? hex_digit(text[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            bytes.push_back(static_cast<char>(high * 16 + low));
            at += 2;
        } else {
            bytes.push_back(text[at]);
        }
    }
    return bytes;
}

// The bytes with what UTF-8 forbids made plain: ASCII written in two or three bytes.
std::string without_overlong(std::string_view bytes) {
    std::string out;
    const auto at = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    };
    const auto low = [&](std::size_t i) { return at(i) & 0x3fU; };
    const auto goes_on = [&](std::size_t i) { return (at(i) & 0xc0U) == 0x80; };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if ((at(i) == 0xc0 || at(i) == 0xc1) && goes_on(i + 1)) {
            out.push_back(static_cast<char>((at(i) & 1U) << 6 | low(i + 1)));
            i += 1;
        } else if (at(i) == 0xe0 && (at(i + 1) == 0x80 || at(i + 1) == 0x81) && goes_on(i + 2)) {
            out.push_back(static_cast<char>((at(i + 1) & 1U) << 6 | low(i + 2)));
            i += 2;
        } else {
            out.push_back(bytes[i]);
        }
    }
    return out;
}

// Takes charset'language' off the front.
std::string take_charset(std::string& value) {
    const std::size_t first = value.find('\'');
    const std::size_t second = first == std::string::npos ? first : value.find('\'', first + 1);
    if (second == std::string::npos) return {};
    std::string charset = value.substr(0, first);
    value.erase(0, second + 1);
    return charset;
}

bool is_file_name(std::string_view name) {
    return name == "filename" || name == "name";
}

Parameter plain_parameter(std::string name, std::string value) {
    Parameter parameter{std::move(name), {}, Parameter::Form::plain};
    if (is_file_name(parameter.name)) {
        DecodedWords words = decode_encoded_words(value);
        if (words.any) parameter.form = Parameter::Form::encoded_word;
        parameter.value = std::move(words.text);
    } else if (parameter.name == "boundary") {
        parameter.value = std::move(value);  // compared with bytes of the body
    } else {
        parameter.value = to_utf8(value, "");
    }
    return parameter;
}

// The bytes of a name as a laxer program reads them: UTF-16 that does not say so from its high byte on,
// overlong UTF-8 as what it stands for.
std::string lax_text(std::string_view bytes, std::string_view charset) {
    const bool marked = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
    if (iequals(charset, "utf-16") && !marked) return to_utf8(bytes, "utf-16be");
    return to_utf8(without_overlong(bytes), charset);
}

void add_lax_reading(std::vector<Parameter>& parameters, std::string_view bytes, std::string_view charset) {
    Parameter lax = parameters.back();
    if (!is_file_name(lax.name)) return;
    lax.value = lax_text(bytes, charset);
    if (lax.value != to_utf8(bytes, charset)) parameters.push_back(std::move(lax));
}

void add_plain(std::vector<Parameter>& parameters, RawParameter raw) {
    const std::string bytes = raw.value;
    parameters.push_back(plain_parameter(std::move(raw.name), std::move(raw.value)));
    add_lax_reading(parameters, bytes, "");
}

void add_extended(std::vector<Parameter>& parameters, RawParameter raw) {
    const std::string charset = take_charset(raw.value);
    const std::string bytes = percent_decoded(raw.value);
    parameters.push_back({std::move(raw.name), to_utf8(bytes, charset), Parameter::Form::extended});
    add_lax_reading(parameters, bytes, charset);
}

void add_joined(std::vector<Parameter>& parameters, const std::string& name,
                const std::vector<Segment>& segments) {
    std::string charset;
    std::string bytes;
    for (const Segment& segment : segments) {
        std::string value = segment.value;
        if (segment.extended && &segment == &segments.front()) charset = take_charset(value);
        bytes += segment.extended ? percent_decoded(value) : value;
    }
    std::string text = to_utf8(bytes, charset);
    if (is_file_name(name) && charset.empty()) text = decode_encoded_words(text).text;
    parameters.push_back({name, std::move(text), Parameter::Form::continued});
    add_lax_reading(parameters, bytes, charset);
}

// The readings of one segmented parameter: the first of equal segments, and the last when there are such.
std::vector<Parameter> join_segments(SegmentedName& group, Oddities& oddities, std::string_view where) {
    bool in_order = true;
    for (std::size_t i = 0; i < group.segments.size(); ++i)
        in_order = in_order && group.segments[i].index == i;
    std::vector<Parameter> parameters;
    if (in_order) {
        add_joined(parameters, group.name, group.segments);
        return parameters;
    }
    oddities.add(OddityKind::file_name_gap, std::string(where), group.name);
    std::stable_sort(group.segments.begin(), group.segments.end(),
                     [](const Segment& a, const Segment& b) { return a.index < b.index; });
    std::vector<Segment> first, last;
    for (const Segment& segment : group.segments) {
        const bool repeated = !first.empty() && first.back().index == segment.index;
        if (!repeated) first.push_back(segment);
        if (repeated) last.back() = segment;
        if (!repeated) last.push_back(segment);
    }
    add_joined(parameters, group.name, first);
    if (first.size() != group.segments.size()) add_joined(parameters, group.name, last);
    return parameters;
}

void add_segment(std::vector<SegmentedName>& groups, const std::string& name, std::size_t position,
                 Segment segment) {
    auto group =
        std::find_if(groups.begin(), groups.end(), [&](const auto& other) { return other.name == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), SegmentedName{name, position, {}});
    if (group->segments.size() < limits::parameter_segments) group->segments.push_back(std::move(segment));
}

void note_boundaries(StructuredValue& value, Oddities& oddities, std::string_view where) {
    std::size_t boundaries = 0;
    std::vector<Parameter> decoded;
    for (const Parameter& parameter : value.parameters) {
        if (parameter.name != "boundary") continue;
        ++boundaries;
        if (parameter.form != Parameter::Form::plain) {
            oddities.add(OddityKind::encoded_boundary, std::string(where));
            continue;
        }
        DecodedWords words = decode_encoded_words(parameter.value);
        if (!words.any) continue;
        oddities.add(OddityKind::encoded_boundary, std::string(where));
        decoded.push_back({"boundary", std::move(words.text), Parameter::Form::encoded_word});
    }
    if (boundaries > 1) oddities.add(OddityKind::duplicate_boundary, std::string(where));
    value.parameters.insert(value.parameters.end(), decoded.begin(), decoded.end());
}

// "8-bit", "7bits" and "8 bit" are slips of the pen for what leaves the content as it is.
bool is_identity(const std::vector<std::string>& tokens) {
    constexpr std::string_view names[] = {"7bit",  "8bit",  "binary", "7-bit", "8-bit", "7bits",
                                          "8bits", "7_bit", "8_bit",  "none",  "plain"};
    if (tokens.size() == 2) return (tokens[0] == "7" || tokens[0] == "8") && tokens[1] == "bit";
    return tokens.size() == 1 && std::find(std::begin(names), std::end(names), tokens[0]) != std::end(names);
}

// The tokens of an encoding header, comments and quotes removed; `strange` when programs may read it
// differently.
std::vector<std::string> encoding_tokens(std::string_view text, bool& strange) {
    std::vector<std::string> tokens;
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '(') {
            strange = strange || tokens.empty();
            at = skip_comment(text, at);
            open = false;
            continue;
        }
        const bool separator = c == ' ' || c == '\t' || c == ';' || c == ',' || c == ':' || c == '"';
        strange = strange || (separator && c != ' ' && c != '\t');
        if (!separator) {
            if (!open) tokens.emplace_back();
            tokens.back().push_back(ascii_lower(c));
        }
        open = !separator;
        ++at;
    }
    strange = strange || tokens.size() > 1;
    return tokens;
}

}  // namespace

const Parameter* StructuredValue::first(std::string_view name) const {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

StructuredValue parse_structured(std::string_view header_value, Oddities& oddities, std::string_view where) {
    RawStructured raw = scan_structured(unfold(header_value), oddities, where);
    StructuredValue result;
    result.value = std::move(raw.value);
    std::vector<SegmentedName> groups;
    for (RawParameter& parameter : raw.parameters) {
        Segment segment = split_name(parameter.name);
        if (segment.index != no_index) {
            segment.value = std::move(parameter.value);
            add_segment(groups, parameter.name, result.parameters.size(), std::move(segment));
        } else if (segment.extended) {
            add_extended(result.parameters, std::move(parameter));
        } else {
            add_plain(result.parameters, std::move(parameter));
        }
    }
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const std::vector<Parameter> readings = join_segments(*group, oddities, where);
        result.parameters.insert(result.parameters.begin() + static_cast<std::ptrdiff_t>(group->position),
                                 readings.begin(), readings.end());
    }
    note_boundaries(result, oddities, where);
    return result;
}

std::vector<TransferEncoding> parse_transfer_encodings(std::string_view header_value, Oddities& oddities,
                                                       std::string_view where) {
    using enum TransferEncoding;
    bool strange = false;
    const std::vector<std::string> tokens = encoding_tokens(unfold(header_value), strange);
    const bool blanks = tokens.size() == 2 && is_identity(tokens);
    if ((tokens.empty() && !strange) || blanks || (!strange && is_identity(tokens))) return {identity};
    const auto has = [&](std::string_view name) {
        return std::find(tokens.begin(), tokens.end(), name) != tokens.end();
    };
    const bool plain = has("7bit") || has("8bit") || has("binary");
    std::vector<TransferEncoding> readings;
    if (has("base64")) readings.push_back(base64);
    if (has("quoted-printable")) readings.push_back(quoted_printable);
    if (plain) readings.push_back(identity);
    if (readings.size() > 1) oddities.add(OddityKind::duplicate_transfer_encoding, std::string(where));
    if (!strange && !readings.empty()) return readings;
    oddities.add(OddityKind::unknown_transfer_encoding, std::string(where),
                 safe_ascii(trim(header_value.substr(0, 80)), 80));
    if (readings.empty()) return {unknown, base64};
    if (!plain) readings.push_back(identity);
    return readings;
}

bool is_media_type(std::string_view value) {
    const std::size_t slash = value.find('/');
    if (slash == 0 || slash == std::string_view::npos || slash + 1 == value.size()) return false;
    if (value.find('/', slash + 1) != std::string_view::npos) return false;
    return std::all_of(value.begin(), value.end(), [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("()<>@,;:\\\"[]?=").find(c) == std::string_view::npos;
    });
}

}  // namespace letterhead
