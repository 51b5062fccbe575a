// Readers of parameters, and the small things that conditions are made of.

#include "policy/conditions/reading.h"

#include "base/text.h"

#include <algorithm>
#include <bit>

namespace letterhead {
namespace {

class FunctionCondition final : public Condition {
 public:
    FunctionCondition(Judge judge, Needs needs) : judge_(std::move(judge)), needs_(std::move(needs)) {}
    Answer judge(const Facts& facts) const override { return judge_(facts); }
    void add_needs(Needs& needs) const override { needs.add(needs_); }

 private:
    Judge judge_;
    Needs needs_;
};

// Where `offset` bytes into the scalar stand in the file, when the scalar is written there as it is.
Place place_in(const Node& scalar, std::size_t offset) {
    Place place = scalar.place();
    if (!place.source || place.line <= 0 || place.column <= 0) return place;
    const std::vector<std::string_view> lines = split(place.source->text, '\n');
    if (static_cast<std::size_t>(place.line) > lines.size()) return place;
    const std::string_view line = lines[static_cast<std::size_t>(place.line) - 1];
    const std::size_t from = static_cast<std::size_t>(place.column) - 1;
    const std::size_t found = from <= line.size() ? line.find(scalar.text(), from) : std::string_view::npos;
    if (found != std::string_view::npos && found <= from + 1)
        place.column = static_cast<int>(found + offset) + 1;
    return place;
}

}  // namespace

Globs read_globs(const Node& node, std::string_view what, const ReadContext& context) {
    Globs globs;
    for_each_word(node, what, context, [&](const Node& word) { globs.add(word.text()); });
    return globs;
}

Domains read_domains(const Node& node, std::string_view what, const ReadContext& context) {
    Domains domains;
    for_each_word(node, what, context, [&](const Node& word) {
        if (word.text().find_first_of("@* /") == std::string::npos) {
            domains.add(word.text());
            return;
        }
        const bool file = word.text().find('/') != std::string::npos;
        context.problems.error(
            Code::no_domain, word.place(), "'" + one_line(word.text()) + "' is no domain name",
            file ? "to read a file, write {file: '" + one_line(word.text()) + "'}"
                 : "write the bare domain, such as example.org; its sub-domains are meant too");
    });
    return domains;
}

void read_groups(const Node& node, std::string_view what, const ReadContext& context, People& people) {
    const auto names = read_list(node, what, context.problems);
    if (!names) return;
    for (const Node& name : *names) {
        const Group* const group = find_named(context.pack.groups, name, "group", context);
        if (group == nullptr) continue;
        group->used = true;
        people.add(*group);
    }
}

People read_people(const Node& node, std::string_view what, const ReadContext& context) {
    People people;
    const auto add = [&](const Node& one) {
        const bool is_group = std::any_of(one.entries().begin(), one.entries().end(),
                                          [](const auto& entry) { return entry.key.text() == "group"; });
        if (!is_group) {
            for_each_word(one, what, context, [&](const Node& word) { people.add(word.text()); });
            return;
        }
        Fields fields(one, std::string(what), context.problems);
        if (const Node* const group = fields.find("group")) read_groups(*group, what, context, people);
        fields.finish();
    };
    if (node.is_list() && !node.items().empty()) {
        for (const Node& item : node.items())
            add(item);
    } else {
        add(node);
    }
    return people;
}

Phrases read_phrases(const Node& node, std::string_view what, const ReadContext& context) {
    Phrases phrases;
    for_each_word(node, what, context, [&](const Node& word) {
        if (phrases.add(word.text())) {
            if (word.text().find('*') != std::string::npos)
                context.problems.warning(
                    Code::wrong_form, word.place(),
                    "the '*' in '" + one_line(word.text()) + "' stands for itself",
                    "phrases are whole words, in any case; for parts of words use pattern:");
            return;
        }
        context.problems.error(Code::phrase_without_words, word.place(),
                               "there is no word in the phrase '" + one_line(word.text()) + "'",
                               "a phrase has letters or digits; for other text use pattern:");
    });
    return phrases;
}

namespace {

std::optional<Pattern> read_pattern(const Node& node, const ReadContext& context) {
    if (node.text().empty()) {
        context.problems.error(Code::pattern_empty, node.place(),
                               "the pattern is empty: it would match every text");
        return std::nullopt;
    }
    auto pattern = Pattern::compile(node.text(), PatternCase::insensitive);
    if (pattern) {
        if (pattern.value().find("").answer == PatternMatch::Answer::yes)
            context.problems.warning(Code::pattern_empty, node.place(),
                                     "the pattern is found in any text, even in an empty one",
                                     "say what must stand there: 'a+' rather than 'a*'");
        return std::move(pattern).value();
    }
    const PatternError& error = pattern.error();
    context.problems.error(
        Code::pattern_wrong, place_in(node, error.offset),
        "the pattern is wrong at character " + std::to_string(error.offset + 1) + ": " + error.message,
        "write patterns in single quotes; \\ before a character takes it as it is");
    return std::nullopt;
}

}  // namespace

std::vector<NumberedPattern> read_patterns(const Node& node, std::string_view what,
                                           const ReadContext& context) {
    std::vector<NumberedPattern> patterns;
    const auto add = [&](const Node& word) {
        std::optional<Pattern> pattern = read_pattern(word, context);
        if (!pattern) return;
        const std::size_t number = context.pack.prefilter.add(pattern->text());
        patterns.push_back({std::move(*pattern), number});
    };
    if (node.is_scalar())
        add(node);
    else
        for_each_word(node, what, context, add);
    return patterns;
}

std::uint32_t read_choices(const Node& node, std::string_view what, std::span<const std::string_view> choices,
                           const ReadContext& context) {
    std::uint32_t chosen = 0;
    for (const Node& word : read_words(node, what, context)) {
        const auto index = read_choice(word, what, choices, context.problems);
        if (index) chosen |= std::uint32_t{1} << *index;
    }
    return chosen;
}

std::uint32_t find_choices(Fields& fields, std::string_view key, std::span<const std::string_view> choices,
                           std::uint32_t otherwise, const ReadContext& context) {
    const Node* const node = fields.find(key);
    return node == nullptr ? otherwise : read_choices(*node, key, choices, context);
}

void report_empty(const Node& node, std::string_view kind, const ReadContext& context) {
    if (!node.is_map()) return;  // Fields has reported it
    context.problems.error(Code::asks_nothing, node.place(), std::string(kind) + " asks for nothing",
                           "`letterhead check --list` shows its parameters");
}

void report_unknown_name(const Node& node, std::string_view noun, std::vector<std::string_view> known,
                         const ReadContext& context) {
    constexpr std::size_t shown = 12;
    std::string advice = did_you_mean(node.text(), known);
    if (advice.empty() && known.empty()) advice = "the pack has no " + std::string(noun);
    if (advice.empty() && known.size() <= shown) {
        for (const std::string_view name : known)
            advice += (advice.empty() ? "there are: " : ", ") + std::string(name);
    }
    context.problems.error(Code::unknown_name, node.place(),
                           "there is no " + std::string(noun) + " '" + one_line(node.text()) + "'",
                           std::move(advice));
}

ConditionPtr make_condition(Judge judge, Needs needs) {
    return std::make_shared<FunctionCondition>(std::move(judge), std::move(needs));
}

ConditionPtr read_flag(const Node& value, std::string_view kind, const ReadContext& context, Judge judge,
                       Needs needs) {
    const auto wanted = read_bool(value, kind, context.problems);
    if (!wanted) return nullptr;
    if (*wanted) return make_condition(std::move(judge), std::move(needs));
    return make_condition([inner = std::move(judge)](const Facts& facts) { return negate(inner(facts)); },
                          std::move(needs));
}

Answer yes_if_any(std::vector<Evidence> seen, std::vector<Evidence> doubts) {
    if (!seen.empty()) return Answer::yes(std::move(seen));
    if (!doubts.empty()) return Answer::cannot_tell(std::move(doubts));
    return Answer::no();
}

std::string human_count(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, 1, ',');
    return digits;
}

std::string human_size(std::uint64_t bytes) {
    if (bytes < 1000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    static constexpr std::string_view units[] = {"KB", "MB", "GB", "TB"};
    std::uint64_t unit = 1000;
    std::size_t index = 0;
    while (index + 1 < std::size(units) && bytes >= unit * 1000) {
        unit *= 1000;
        ++index;
    }
    const std::uint64_t tenths =
        bytes / unit * 10 + bytes % unit * 10 / unit;  // cut, never rounded up past a limit
    std::string text = human_count(tenths / 10);
    if (tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text + " " + std::string(units[index]);
}

}  // namespace letterhead
