// Values with their places, and the typed readers that say exactly what should have stood there.

#include "base/document.h"

#include "base/other_words.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kLongestShown = 60;
constexpr std::size_t kKeysShown = 20;

std::string quoted(std::string_view text) {
    std::string shown = clean_utf8(text.substr(0, kLongestShown));
    if (text.size() > kLongestShown) shown += "...";
    return "'" + shown + "'";
}

// What stands there, for "must be ..., not X".
std::string shown(const Node& node) {
    switch (node.kind()) {
        case Node::Kind::null:
            return "empty";
        case Node::Kind::scalar:
            return quoted(node.text());
        case Node::Kind::list:
            return "a list";
        case Node::Kind::map:
            return "a map of keys";
    }
    return {};
}

void wrong(const Node& node, std::string_view what, std::string_view expected, Problems& problems,
           std::string advice = {}, Code code = Code::wrong_type) {
    problems.error(code, node.place(),
                   quoted(what) + " must be " + std::string(expected) + ", not " + shown(node),
                   std::move(advice));
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    if (digits.empty() || error != std::errc() || stop != end) return std::nullopt;
    return number;
}

struct Unit {
    std::string_view name;
    std::uint64_t bytes;
};
constexpr std::array<Unit, 10> kUnits = {{{"", 1},
                                          {"b", 1},
                                          {"kb", 1000},
                                          {"mb", 1000'000},
                                          {"gb", 1000'000'000},
                                          {"tb", 1000'000'000'000},
                                          {"kib", std::uint64_t{1} << 10U},
                                          {"mib", std::uint64_t{1} << 20U},
                                          {"gib", std::uint64_t{1} << 30U},
                                          {"tib", std::uint64_t{1} << 40U}}};

std::optional<std::uint64_t> size_of(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::optional<std::uint64_t> number = number_of(text.substr(0, digits));
    const std::string unit = ascii_lower(trim(text.substr(digits)));
    const auto found =
        std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& u) { return u.name == unit; });
    if (!number || found == kUnits.end()) return std::nullopt;
    if (*number > std::numeric_limits<std::uint64_t>::max() / found->bytes) return std::nullopt;
    return *number * found->bytes;
}

std::optional<std::int64_t> days_of(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_of(text.substr(0, 4)), month = number_of(text.substr(5, 2)),
               day = number_of(text.substr(8));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

}  // namespace

Node::Node(Kind kind, Place place) : kind_(kind), place_(std::move(place)) {}
Node::Node(const Node&) = default;
Node::Node(Node&&) noexcept = default;
Node& Node::operator=(const Node&) = default;
Node& Node::operator=(Node&&) noexcept = default;
Node::~Node() = default;

Node Node::null(Place place) {
    return Node(Kind::null, std::move(place));
}

Node Node::scalar(Place place, std::string text, bool quoted) {
    Node node(Kind::scalar, std::move(place));
    node.text_ = std::move(text);
    node.quoted_ = quoted;
    return node;
}

Node Node::list(Place place, std::vector<Node> items) {
    Node node(Kind::list, std::move(place));
    node.items_ = std::move(items);
    return node;
}

Node Node::map(Place place, std::vector<Entry> entries) {
    Node node(Kind::map, std::move(place));
    node.entries_ = std::move(entries);
    return node;
}

Fields::Fields(const Node& node, std::string what, Problems& problems)
    : node_(node), what_(std::move(what)), problems_(problems) {
    if (!node_.is_map()) {
        problems_.error(Code::wrong_type, node_.place(),
                        what_ + " must be a map of keys and values, not " + shown(node_),
                        "write 'key: value' in lines of their own, indented below it, or {key: value}");
    }
}

const Node* Fields::find(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
    const auto& entries = node_.entries();
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const Node::Entry& entry) { return entry.key.text() == key; });
    return found == entries.end() ? nullptr : &found->value;
}

const Node* Fields::require(std::string_view key) {
    const Node* const value = find(key);
    if (value == nullptr && node_.is_map())
        problems_.error(Code::missing_key, node_.place(), what_ + " lacks " + quoted(key));
    return value;
}

void Fields::finish(const std::function<std::string(std::string_view key)>& elsewhere) {
    const std::vector<std::string_view> known(asked_.begin(), asked_.end());
    for (const Node::Entry& entry : node_.entries()) {
        const std::string& key = entry.key.text();
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        std::string advice = elsewhere ? elsewhere(key) : std::string();
        if (advice.empty()) advice = did_you_mean(key, known);
        if (advice.empty() && !known.empty() && known.size() <= kKeysShown)
            advice = "known here: " + join(asked_, ", ");
        problems_.error(Code::unknown_key, entry.key.place(), "unknown key " + quoted(key) + " in " + what_,
                        std::move(advice));
    }
}

std::optional<std::string> read_text(const Node& node, std::string_view what, Problems& problems) {
    if (node.is_scalar()) return node.text();
    wrong(node, what, "a text", problems);
    return std::nullopt;
}

std::optional<std::vector<Node>> read_list(const Node& node, std::string_view what, Problems& problems) {
    if (node.is_scalar()) return std::vector<Node>{node};
    if (!node.is_list()) {
        wrong(node, what, "a list", problems,
              "write ['one', 'two'], or each in a line of its own behind a '-'");
        return std::nullopt;
    }
    if (node.items().empty()) {
        problems.error(Code::empty_value, node.place(), quoted(what) + " is an empty list",
                       "write what belongs into it, or leave the key out");
        return std::nullopt;
    }
    return node.items();
}

std::optional<std::vector<std::string>> read_texts(const Node& node, std::string_view what,
                                                   Problems& problems) {
    const std::optional<std::vector<Node>> items = read_list(node, what, problems);
    if (!items) return std::nullopt;
    std::vector<std::string> texts;
    bool all_good = true;
    for (const Node& item : *items) {
        if (item.is_scalar()) {
            texts.push_back(item.text());
        } else {
            problems.error(Code::wrong_type, item.place(),
                           "each of " + quoted(what) + " must be a text, not " + shown(item));
            all_good = false;
        }
    }
    if (!all_good) return std::nullopt;
    return texts;
}

std::optional<bool> read_bool(const Node& node, std::string_view what, Problems& problems) {
    const bool plain = node.is_scalar() && !node.quoted();
    if (plain && node.text() == "true") return true;
    if (plain && node.text() == "false") return false;
    const std::string word = ascii_lower(node.text());
    std::string advice;
    if (word == "yes" || word == "on" || word == "y" || word == "1" || word == "true")
        advice = "write true, without quotes";
    if (word == "no" || word == "off" || word == "n" || word == "0" || word == "false")
        advice = "write false, without quotes";
    wrong(node, what, "true or false", problems, std::move(advice));
    return std::nullopt;
}

std::optional<std::uint64_t> read_count(const Node& node, std::string_view what, Problems& problems) {
    const std::optional<std::uint64_t> number = node.is_scalar() ? number_of(node.text()) : std::nullopt;
    if (!number) wrong(node, what, "a whole number", problems);
    return number;
}

std::optional<std::uint64_t> read_size(const Node& node, std::string_view what, Problems& problems) {
    const std::optional<std::uint64_t> size = node.is_scalar() ? size_of(node.text()) : std::nullopt;
    if (!size) wrong(node, what, "a size such as 10MB", problems, "a whole number and one of B, KB, MB, GB");
    if (size && *size > 0 && number_of(node.text()))
        problems.warning(Code::no_unit, node.place(),
                         quoted(what) + " is " + node.text() + (*size == 1 ? " byte" : " bytes"),
                         "write a unit: " + node.text() + "MB, or " + node.text() + "B if bytes are meant");
    return size;
}

std::optional<std::int64_t> read_date(const Node& node, std::string_view what, Problems& problems) {
    const std::optional<std::int64_t> days = node.is_scalar() ? days_of(node.text()) : std::nullopt;
    if (!days)
        wrong(node, what, "a date such as 2027-06-30", problems,
              "year, month and day, two digits each for the last two");
    return days;
}

std::optional<std::size_t> read_choice(const Node& node, std::string_view what,
                                       std::span<const std::string_view> choices, Problems& problems) {
    if (node.is_scalar()) {
        const auto found = std::find(choices.begin(), choices.end(), node.text());
        if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
    }
    std::string expected = choices.size() > 1 ? "one of " : "";
    for (std::size_t i = 0; i < choices.size(); i++) {
        if (i > 0) expected += i + 1 == choices.size() ? " or " : ", ";
        expected += choices[i];
    }
    const std::string_view meant = node.is_scalar() ? meant_by(node.text(), choices) : std::string_view();
    wrong(node, what, expected, problems,
          !meant.empty()     ? "did you mean '" + std::string(meant) + "'?"
          : node.is_scalar() ? did_you_mean(node.text(), choices)
                             : std::string(),
          Code::wrong_choice);
    return std::nullopt;
}

}  // namespace letterhead
