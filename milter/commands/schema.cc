// The schema is written as text, from the inside out: each function gives one JSON value.

#include "commands/schema.h"

#include "commands/render.h"
#include "config/keys.h"
#include "inspect/findings.h"
#include "policy/kinds.h"
#include "policy/parameter_type.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;  // names, and values as JSON

std::string quoted(std::string_view text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') json += '\\';
        json += c;
    }
    return json + "\"";
}

std::string array(const std::vector<std::string>& values) {
    std::string json;
    for (const std::string& value : values)
        json += (json.empty() ? "" : ",") + value;
    return "[" + json + "]";
}

std::string object(const Members& members) {
    std::string json;
    for (const auto& [name, value] : members)
        json += (json.empty() ? "" : ",") + quoted(name) + ":" + value;
    return "{" + json + "}";
}

std::string reference(std::string_view definition) {
    return object({{"$ref", quoted("#/definitions/" + std::string(definition))}});
}

std::string any_of(const std::vector<std::string>& schemas) {
    return object({{"anyOf", array(schemas)}});
}

std::string choice(const std::vector<std::string>& words) {
    std::vector<std::string> values;
    for (const std::string& word : words)
        values.push_back(quoted(word));
    return object({{"enum", array(values)}});
}

std::string list_of(const std::string& items) {
    return object({{"type", quoted("array")}, {"items", items}, {"minItems", "1"}});
}

std::string one_or_list(const std::string& item) {
    return any_of({item, list_of(item)});
}

std::string map_of(const Members& properties, const std::vector<std::string>& required = {}) {
    Members members = {{"type", quoted("object")},
                       {"properties", object(properties)},
                       {"additionalProperties", "false"},
                       {"minProperties", "1"}};
    std::vector<std::string> names;
    for (const std::string& name : required)
        names.push_back(quoted(name));
    if (!names.empty()) members.emplace_back("required", array(names));
    return object(members);
}

std::string by_name(const std::string& value) {
    return object({{"type", quoted("object")}, {"additionalProperties", value}});
}

// The same schema with a sentence that editors show.
std::string described(const std::string& schema, std::string_view sentence) {
    return object({{"description", quoted(sentence)}, {"allOf", array({schema})}});
}

std::string parameters_of(const ConditionKind& kind);

const ConditionKind* find_kind(std::string_view key) {
    const auto kinds = condition_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const ConditionKind& k) { return k.key == key; });
    return found == kinds.end() ? nullptr : &*found;
}

std::string map_schema(const ParameterType& type) {
    if (const ConditionKind* const kind = find_kind(type.like)) return parameters_of(*kind);
    Members properties;
    for (const std::string& key : type.words)
        properties.emplace_back(key, "true");
    return map_of(properties);
}

std::string schema_of(const ParameterType& type) {
    using Shape = ParameterType::Shape;
    switch (type.shape) {
        case Shape::flag:
            return object({{"type", quoted("boolean")}});
        case Shape::count:
            return object({{"type", quoted("integer")}, {"minimum", "0"}});
        case Shape::size:
            return reference("size");
        case Shape::text:
            return reference("text");
        case Shape::choice:
            return choice(type.words);
        case Shape::choices:
            return one_or_list(choice(type.words));
        case Shape::words:
            return reference("words");
        case Shape::people:
            return reference("people");
        case Shape::map:
            return map_schema(type);
        case Shape::maps:
            return one_or_list(any_of({map_schema(type), reference("words")}));
        case Shape::condition:
            return reference("condition");
    }
    return "true";
}

std::string parameter_schema(const ParameterInfo& parameter) {
    const auto type = parse_parameter_type(parameter.type);
    return described(type ? schema_of(*type) : "true", parameter.sentence);
}

// A map of its parameters.
std::string parameters_of(const ConditionKind& kind) {
    Members properties;
    for (const ParameterInfo& parameter : kind.parameters) {
        if (!parameter.key.empty()) properties.emplace_back(parameter.key, parameter_schema(parameter));
    }
    return map_of(properties);
}

// What may stand behind the key of a condition.
std::string kind_schema(const ConditionKind& kind) {
    std::vector<std::string> forms;
    bool keys = false;
    for (const ParameterInfo& parameter : kind.parameters) {
        keys = keys || !parameter.key.empty();
        if (parameter.key.empty()) forms.push_back(parameter_schema(parameter));
    }
    if (keys) forms.push_back(parameters_of(kind));
    const std::string form = forms.size() == 1 ? forms.front() : any_of(forms);
    return described(form, std::string(kind.sentence) + " Example: " + std::string(kind.example));
}

bool is_flag(const ConditionKind& kind) {
    return kind.parameters.size() == 1 && kind.parameters[0].key.empty() &&
           kind.parameters[0].type == "yes/no";
}

std::string condition_schema() {
    std::vector<std::string> bare;
    Members keys;
    for (const ConditionKind& kind : condition_kinds()) {
        if (is_flag(kind)) bare.emplace_back(kind.key);
        keys.emplace_back(kind.key, kind_schema(kind));
    }
    keys.emplace_back("override", reference("override"));
    // One form for each type, so that editors say what is wrong with the one that was begun.
    const std::string list = object({{"if", object({{"type", quoted("array")}})},
                                     {"then", list_of(reference("condition"))},
                                     {"else", choice(bare)}});
    return object({{"if", object({{"type", quoted("object")}})}, {"then", map_of(keys)}, {"else", list}});
}

std::string action_schema() {
    const std::string approver = map_of({{"approver", reference("text")}}, {"approver"});
    const std::string to = map_of({{"to", reference("words")}}, {"to"});
    return any_of({choice({"tag", "hold", "reject", "tempfail"}), map_of({{"hold", approver}}),
                   map_of({{"copy", to}}), map_of({{"redirect", to}})});
}

std::string translated_schema() {
    return any_of(
        {reference("text"), object({{"type", quoted("object")},
                                    {"propertyNames", object({{"pattern", quoted("^[a-z]{2,3}$")}})},
                                    {"additionalProperties", reference("text")}})});
}

std::string advice_schema() {
    Members families = {{"other", translated_schema()}};
    for (unsigned i = 0; i <= static_cast<unsigned>(Family::encrypted); ++i)
        families.emplace_back(family_key(static_cast<Family>(i)), translated_schema());
    return map_of(families);
}

// A list or a group: words in place, files, and what a local file says of those of its base.
std::string named_words_schema() {
    const std::string file = map_of({{"file", reference("text")}}, {"file"});
    const std::string entries = list_of(any_of({reference("text"), file}));
    return any_of(
        {reference("text"), file, entries,
         map_of({{"override", reference("override")}, {"entries", entries}, {"file", reference("text")}},
                {"override"})});
}

std::string key_schema(std::string_view type) {
    constexpr std::string_view section = "section ", sections = "sections ", named = " by name";
    if (type == "date") return reference("date");
    if (type == "translated text") return translated_schema();
    if (type == "action") return action_schema();
    if (type == "advice") return advice_schema();
    if (type == "conditions by name") return by_name(reference("condition"));
    if (type == "lists by name" || type == "groups by name") return by_name(named_words_schema());
    if (type.starts_with(section)) return reference(type.substr(section.size()));
    if (type.starts_with(sections) && type.ends_with(named))
        return by_name(reference(type.substr(sections.size(), type.size() - sections.size() - named.size())));
    if (type.starts_with(sections)) return list_of(reference(type.substr(sections.size())));
    const auto parsed = parse_parameter_type(type);
    return parsed ? schema_of(*parsed) : "true";
}

// A section, and as `local` what a local file may say of it: nothing is required there.
std::string section_schema(std::string_view section, bool local) {
    Members keys;
    std::vector<std::string> required;
    for (const KeyInfo& info : file_keys()) {
        if (info.section != section) continue;
        const bool rest = info.type == "words" && section != "pack" && section != "restricted_list";
        const std::string schema =
            rest ? any_of({reference("words"), object({{"type", quoted("array")}})}) : key_schema(info.type);
        keys.emplace_back(info.key, described(schema, info.sentence));
        if (info.required) required.emplace_back(info.key);
    }
    if (local) keys.emplace_back("override", reference("override"));
    return map_of(keys, local ? std::vector<std::string>{} : required);
}

// In a file with a base, or with an override, keys may be left out.
std::string maybe_local(std::string_view section) {
    const std::string local = object({{"required", array({quoted("override")})}});
    return object(
        {{"if", local}, {"then", section_schema(section, true)}, {"else", section_schema(section, false)}});
}

Members definitions() {
    const std::string text = object({{"type", array({quoted("string"), quoted("number")})}});
    const std::string list = map_of({{"list", reference("text")}}, {"list"});
    const std::string group = map_of({{"group", one_or_list(reference("text"))}}, {"group"});
    Members all = {
        {"text", text},
        {"date", object({{"type", quoted("string")}, {"pattern", quoted("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")}})},
        {"size", any_of({object({{"type", quoted("integer")}, {"minimum", "0"}}),
                         object({{"type", quoted("string")},
                                 {"pattern", quoted("^[0-9]+ *([KMGTkmgt][Ii]?)?[Bb]?$")}})})},
        {"override", choice({"append", "replace"})},
        {"words", one_or_list(any_of({reference("text"), list}))},
        {"people", one_or_list(any_of({reference("text"), list, group}))},
        {"condition", condition_schema()},
        {"pack", object({{"$comment", quoted("a local file need not repeat the keys of its base")},
                         {"allOf", array({section_schema("pack", true)})}})},
        {"rule", maybe_local("rule")},
        {"restricted_list", maybe_local("restricted_list")},
    };
    for (const std::string_view section :
         {"exception", "outgoing", "scanner", "directory", "directory_group", "log"})
        all.emplace_back(section, section_schema(section, false));
    return all;
}

}  // namespace

std::string json_schema() {
    const std::string local = object({{"required", array({quoted("base")})}});
    const std::string whole = object({{"required", array({quoted("pack"), quoted("rules")})}});
    const std::string rules =
        object({{"allOf", array({section_schema("file", true), object({{"if", local}, {"else", whole}})})}});
    const std::string settings = object({{"required", array({quoted("socket")})}});
    return pretty_json(object({{"$schema", quoted("http://json-schema.org/draft-07/schema#")},
                               {"title", quoted("Rule files and settings of Letterhead")},
                               {"if", settings},
                               {"then", section_schema("settings", false)},
                               {"else", rules},
                               {"definitions", object(definitions())}}));
}

}  // namespace letterhead
