// The most inclusive sensible reading of a part's headers: a multipart before a message before a leaf, base64
// before quoted-printable before identity, an attachment before inline.

#include "message/part_fields.h"

#include "base/text.h"
#include "message/encoded_word.h"
#include "message/file_name.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {
namespace {

bool is_message_type(std::string_view type) {
    return type == "message/rfc822" || type == "message/global" || type == "message/news";
}

int opens(const StructuredValue& type) {
    if (type.value.starts_with("multipart")) return 2;
    return is_message_type(type.value) ? 1 : 0;
}

// The value of the first parameter of that name, lower case.
std::string word_parameter(const StructuredValue& value, std::string_view name) {
    const Parameter* parameter = value.first(name);
    return parameter ? ascii_lower(trim(parameter->value)) : std::string();
}

std::vector<std::string> usable_boundaries(const std::vector<StructuredValue>& types, Oddities& oddities,
                                           const std::string& where) {
    std::vector<std::string> boundaries;
    bool empty = false;
    std::size_t values = 0;
    for (const StructuredValue& type : types) {
        for (const Parameter& parameter : type.parameters) {
            if (parameter.name != "boundary") continue;
            if (++values > limits::boundaries) break;
            const std::string text = parameter.value.substr(0, parameter.value.find_last_not_of(" \t") + 1);
            if (text.size() != parameter.value.size()) oddities.add(OddityKind::boundary_space, where);
            if (text.size() > limits::boundary_legal) oddities.add(OddityKind::boundary_too_long, where);
            empty = empty || text.empty();
            const bool known = std::find(boundaries.begin(), boundaries.end(), text) != boundaries.end();
            if (!text.empty() && text.size() <= limits::boundary && !known) boundaries.push_back(text);
        }
    }
    if (empty) oddities.add(OddityKind::boundary_empty, where);
    if (empty && boundaries.empty()) boundaries.emplace_back();
    if (boundaries.empty()) oddities.add(OddityKind::boundary_missing, where);
    return boundaries;
}

bool is_file_name(const Parameter& parameter) {
    return parameter.name == "filename" || parameter.name == "name";
}

// The header with the blanks of its folds dropped; empty when it is folded only behind a semicolon.
std::string without_fold_blanks(std::string_view value) {
    std::string joined;
    bool broken = false;
    for (std::string_view rest = value; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = trim(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        joined.append(line);
        broken = broken || (!rest.empty() && !line.empty() && line.back() != ';');
    }
    return broken ? joined : std::string();
}

// Some programs drop the blanks of a fold: "plan.\n js" is their plan.js.
void add_folded_names(StructuredValue& value, std::string_view header_value, const std::string& where) {
    const std::string joined = without_fold_blanks(header_value);
    if (joined.empty()) return;
    Oddities known;  // the other reading noted them
    for (Parameter& other : parse_structured(joined, known, where).parameters) {
        const std::string extension = extension_of(other.value);
        const bool same =
            extension.empty() || !is_file_name(other) ||
            std::any_of(value.parameters.begin(), value.parameters.end(), [&](const auto& each) {
                return is_file_name(each) && extension_of(each.value) == extension;
            });
        if (!same) value.parameters.push_back(std::move(other));
    }
}

std::vector<StructuredValue> parse_all(const std::vector<std::string>& values, Oddities& oddities,
                                       const std::string& where) {
    std::vector<StructuredValue> parsed;
    parsed.reserve(values.size());
    for (const std::string& value : values) {
        parsed.push_back(parse_structured(value, oddities, where));
        add_folded_names(parsed.back(), value, where);
        if (!trim(value).starts_with("=?")) continue;
        oddities.add(OddityKind::encoded_header, where);
        parsed.push_back(parse_structured(decode_encoded_words(unfold(value)).text, oddities, where));
    }
    return parsed;
}

std::string type_of(const StructuredValue* type, std::string_view parent_type, Oddities& oddities,
                    const std::string& where) {
    if (!type) return parent_type == "multipart/digest" ? "message/rfc822" : "text/plain";
    if (is_media_type(type->value)) return type->value;
    oddities.add(OddityKind::content_type_invalid, where);
    return type->value.starts_with("multipart") ? "multipart/mixed" : "text/plain";
}

void read_type(Part& part, const StructuredValue& type) {
    part.charset = word_parameter(type, "charset");
    part.format = word_parameter(type, "format");
    part.delsp = word_parameter(type, "delsp") == "yes";
    part.smime_type = word_parameter(type, "smime-type");
    part.protocol = word_parameter(type, "protocol");
    part.report_type = word_parameter(type, "report-type");
    part.method = word_parameter(type, "method");
}

// Every encoding that a program may take, each once: base64 before quoted-printable before none.
std::vector<TransferEncoding> encodings_of(const std::vector<std::string>& values, Oddities& oddities,
                                           const std::string& where) {
    std::vector<TransferEncoding> all;
    for (const std::string& value : values) {
        for (const TransferEncoding encoding : parse_transfer_encodings(value, oddities, where))
            if (std::find(all.begin(), all.end(), encoding) == all.end()) all.push_back(encoding);
    }
    if (values.size() > 1) oddities.add(OddityKind::duplicate_transfer_encoding, where);
    if (all.empty()) all.push_back(TransferEncoding::identity);
    const auto rank = [](TransferEncoding encoding) {
        if (encoding == TransferEncoding::base64) return 0;
        return encoding == TransferEncoding::quoted_printable ? 1 : 2;
    };
    const bool known = all.front() != TransferEncoding::unknown;
    if (known) std::stable_sort(all.begin(), all.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    return all;
}

// The readings beside the first: every other type with the first encoding, every other encoding.
void add_readings(Entity& entity, const std::vector<StructuredValue>& types,
                  const std::vector<TransferEncoding>& encodings) {
    const auto add = [&](std::string type, TransferEncoding encoding) {
        const auto same = [&](const Part& part) { return part.type == type && part.encoding == encoding; };
        if (same(entity.part) || std::any_of(entity.others.begin(), entity.others.end(), same)) return;
        if (entity.others.size() == limits::readings) return;
        Part& other = entity.others.emplace_back(entity.part);
        other.type = std::move(type);
        other.encoding = encoding;
        other.leaf = true;
        other.reading = static_cast<int>(entity.others.size()) + 1;
        other.path += "~" + std::to_string(other.reading);
    };
    const bool opened = !entity.part.leaf;
    std::string leaf_type = opened ? "" : entity.part.type;
    for (const StructuredValue& type : types) {
        if (type.value.starts_with("multipart") || type.value == entity.part.type) continue;
        std::string name = is_media_type(type.value) ? type.value : "application/octet-stream";
        if (leaf_type.empty()) leaf_type = name;
        add(std::move(name), entity.part.encoding);
    }
    if (leaf_type.empty()) return;  // every program opens it; its encodings are the structure's affair
    for (const TransferEncoding encoding : encodings)
        add(leaf_type, encoding);
}

}  // namespace

void PartFields::add(std::string_view name, std::string_view value) {
    if (name.size() < 10 || !istarts_with(name, "content-")) return;
    const std::string_view rest = name.substr(8);
    std::vector<std::string>* list = nullptr;
    if (iequals(rest, "type")) list = &types;
    if (iequals(rest, "transfer-encoding")) list = &encodings;
    if (iequals(rest, "disposition")) list = &dispositions;
    if (iequals(rest, "description")) list = &descriptions;
    if (iequals(rest, "id")) list = &ids;
    if (!list || bytes_ + value.size() > limits::header) return;
    bytes_ += value.size();
    if (list->size() == limits::structure_fields) list->pop_back();  // the first ones count, and the last
    list->emplace_back(value);
}

void PartFields::clear() {
    bytes_ = 0;
    for (auto* list : {&types, &encodings, &dispositions, &descriptions, &ids})
        list->clear();
}

bool Entity::is_message() const {
    return is_message_type(part.type);
}

bool Part::is_attachment() const {
    if (type.starts_with("multipart/") || opened) return false;
    if (!names.empty() || disposition == "attachment") return true;
    return leaf && !type.starts_with("text/") && parent_type != "multipart/report";
}

bool Part::may_hold_files() const {
    return type.starts_with("text/") || type.starts_with("multipart/") ||
           encoding == TransferEncoding::unknown || (leaf && is_attachment());
}

Entity make_entity(const PartFields& fields, PartPlace place, Oddities& oddities) {
    Entity entity;
    Part& part = entity.part;
    part.path = std::move(place.path);
    part.parent_type = std::move(place.parent_type);
    part.message_depth = place.message_depth;
    part.reading = place.reading;
    const std::string where = part.where();

    const std::vector<StructuredValue> types = parse_all(fields.types, oddities, where);
    if (fields.types.size() > 1) oddities.add(OddityKind::duplicate_content_type, where);
    const auto chosen = std::max_element(types.begin(), types.end(), [](const auto& a, const auto& b) {
        return opens(a) < opens(b);  // the first of equals
    });
    const StructuredValue* type = chosen == types.end() ? nullptr : &*chosen;
    part.type = type_of(type, part.parent_type, oddities, where);
    if (type) read_type(part, *type);
    if (part.type == "message/partial") oddities.add(OddityKind::partial_message, where);
    if (part.type == "message/external-body") oddities.add(OddityKind::external_body, where);

    const std::vector<StructuredValue> dispositions = parse_all(fields.dispositions, oddities, where);
    for (const StructuredValue& disposition : dispositions) {
        if (part.disposition.empty() || disposition.value == "attachment")
            part.disposition = disposition.value;
    }
    if (!dispositions.empty() || !types.empty())
        part.names = gather_names(dispositions, types, fields.descriptions, oddities, where);
    if (!fields.ids.empty()) {
        part.content_id = unfold(fields.ids.front());
        if (part.content_id.starts_with('<')) part.content_id.erase(0, 1);
        if (part.content_id.ends_with('>')) part.content_id.pop_back();
    }

    const std::vector<TransferEncoding> encodings = encodings_of(fields.encodings, oddities, where);
    part.encoding = encodings.front();
    part.leaf = !entity.is_multipart() && !entity.is_message();
    if (entity.is_multipart()) entity.boundaries = usable_boundaries(types, oddities, where);
    const bool encoded =
        part.encoding == TransferEncoding::base64 || part.encoding == TransferEncoding::quoted_printable;
    if (!part.leaf && encoded)
        oddities.add(entity.is_multipart() ? OddityKind::encoded_multipart : OddityKind::encoded_message,
                     where);
    if (types.size() > 1 || encodings.size() > 1) add_readings(entity, types, encodings);
    return entity;
}

}  // namespace letterhead
