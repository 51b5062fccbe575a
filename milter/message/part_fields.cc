// The most inclusive sensible reading of a part's headers: a multipart before a message before a leaf, base64
// before quoted-printable before identity, an attachment before inline.

#include "message/part_fields.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {
namespace {

bool is_message_type(std::string_view type) {
    return type == "message/rfc822" || type == "message/global";
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

std::vector<StructuredValue> parse_all(const std::vector<std::string>& values, Oddities& oddities,
                                       const std::string& where) {
    std::vector<StructuredValue> parsed;
    parsed.reserve(values.size());
    for (const std::string& value : values)
        parsed.push_back(parse_structured(value, oddities, where));
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

TransferEncoding encoding_of(const std::vector<std::string>& values, Oddities& oddities,
                             const std::string& where) {
    TransferEncoding encoding = TransferEncoding::identity;
    bool first = true;
    for (const std::string& value : values) {
        const TransferEncoding next = parse_transfer_encoding(value, oddities, where);
        const bool decodes =
            next == TransferEncoding::base64 ||
            (next == TransferEncoding::quoted_printable && encoding != TransferEncoding::base64);
        if (first || decodes) encoding = next;
        first = false;
    }
    if (values.size() > 1) oddities.add(OddityKind::duplicate_transfer_encoding, where);
    return encoding;
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
    if (!list || list->size() == limits::structure_fields || bytes_ + value.size() > limits::header) return;
    bytes_ += value.size();
    list->emplace_back(value);
}

void PartFields::clear() {
    for (auto* list : {&types, &encodings, &dispositions, &descriptions, &ids})
        list->clear();
}

bool Entity::is_message() const {
    return is_message_type(part.type);
}

bool Part::is_attachment() const {
    if (type.starts_with("multipart/")) return false;
    if (!names.empty() || disposition == "attachment") return true;
    return leaf && !type.starts_with("text/") && parent_type != "multipart/report";
}

Entity make_entity(const PartFields& fields, PartPlace place, Oddities& oddities) {
    Entity entity;
    Part& part = entity.part;
    part.path = std::move(place.path);
    part.parent_type = std::move(place.parent_type);
    part.message_depth = place.message_depth;
    const std::string where = part.where();

    const std::vector<StructuredValue> types = parse_all(fields.types, oddities, where);
    if (types.size() > 1) oddities.add(OddityKind::duplicate_content_type, where);
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

    part.encoding = encoding_of(fields.encodings, oddities, where);
    part.leaf = !entity.is_multipart() && !entity.is_message();
    if (entity.is_multipart()) entity.boundaries = usable_boundaries(types, oddities, where);
    const bool encoded =
        part.encoding == TransferEncoding::base64 || part.encoding == TransferEncoding::quoted_printable;
    if (!part.leaf && encoded) oddities.add(OddityKind::encoded_multipart, where);
    return entity;
}

}  // namespace letterhead
