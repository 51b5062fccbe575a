// Everything odd about a word is a problem now: a word that can never match would be missed only when a mail
// is judged wrong.

#include "config/habits.h"

#include "base/text.h"
#include "base/unicode.h"
#include "config/yaml.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace letterhead {
namespace {

constexpr std::size_t kLongestWords = 100;

std::optional<std::string> read_words(const Node& node, std::string_view what, Problems& problems) {
    std::optional<std::string> text = read_text(node, what, problems);
    if (!text) return std::nullopt;
    const std::string_view words = trim(*text);
    if (words.empty()) {
        problems.error(Code::no_words, node.place(), "'" + std::string(what) + "' holds no words");
    } else if (words.size() > kLongestWords) {
        problems.error(Code::too_many_words, node.place(),
                       "longer than " + std::to_string(kLongestWords) + " bytes",
                       "write only what every mail of the program has");
    } else {
        return text;  // with a blank at its end: "she, "
    }
    return std::nullopt;
}

void read_word_list(const Node& node, std::string_view what, std::vector<std::string>& into,
                    Problems& problems) {
    for (const Node& item : read_list(node, what, problems).value_or(std::vector<Node>{})) {
        if (auto words = read_words(item, what, problems)) into.push_back(std::move(*words));
    }
}

bool is_mark_name(std::string_view name) {
    if (name.size() < 3 || (name[0] != '.' && name[0] != '#')) return false;
    const std::string_view rest = name.substr(1, name.size() - 1 - (name.back() == '*' ? 1U : 0U));
    return rest.size() >= 2 && rest.find_first_of(" \t.#*\"'<>") == std::string_view::npos &&
           (name.back() != '*' || name[0] == '#');
}

bool is_dash(char c) {
    return c == '-' || c == '_' || c == ' ';
}

// '---------- Forwarded by *' as its words and what holds for them.
ThreadLine thread_line_of(std::string_view text, bool forwards) {
    ThreadLine line;
    line.forwards = forwards;
    line.dashed = text.starts_with("--") || text.starts_with("__");
    line.open = text.ends_with(" *");
    if (line.open) text.remove_suffix(2);
    while (!text.empty() && is_dash(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_dash(text.back()))
        text.remove_suffix(1);
    line.words = text;
    return line;
}

}  // namespace

void HabitsReading::read(const std::string& path, const Place& asked_from, FileSet& files,
                         Problems& problems) {
    std::error_code error;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
    if (!paths_.emplace(error ? path : real.string(), true).second) return;
    any_ = true;
    if (const auto source = files.read(path, asked_from, problems)) read(source, problems);
}

void HabitsReading::read(const std::shared_ptr<const Source>& source, Problems& problems) {
    const std::optional<Node> root = parse_yaml(source, problems);
    if (!root) return;
    Fields fields(*root, "the mail habits", problems);
    if (const Node* value = fields.find("sure_from")) read_sure_from(*value, problems);
    if (const Node* value = fields.find("html_marks")) read_marks(*value, problems);
    if (const Node* value = fields.find("thread_lines")) read_thread_lines(*value, problems);
    if (const Node* value = fields.find("header_labels")) read_header_labels(*value, problems);
    if (const Node* value = fields.find("attributions")) read_attributions(*value, problems);
    const std::array<std::pair<std::string_view, std::vector<std::string>*>, 5> lists = {
        {{"answers_inside", &lists_.answers_inside},
         {"forward_subjects", &lists_.forward_subjects},
         {"courtesies", &lists_.courtesies},
         {"pronouns", &lists_.pronouns},
         {"office_words", &lists_.office_words}}};
    for (const auto& [key, list] : lists) {
        if (const Node* value = fields.find(key)) read_word_list(*value, key, *list, problems);
    }
    fields.finish();
}

// False, and reported, when the word means something else already.
bool HabitsReading::claim(const std::string& key, std::string_view meaning, const Node& item,
                          Problems& problems) {
    const auto [known, is_new] = meanings_.emplace(key, Meaning{meaning, item.place()});
    if (is_new) return true;
    const Meaning& other = known->second;
    if (other.name == meaning) return false;
    problems.error(Code::twice, item.place(),
                   "'" + item.text() + "' is '" + std::string(other.name) + "' already",
                   "see " + other.place.source->name + ":" + std::to_string(other.place.line));
    return false;
}

void HabitsReading::read_sure_from(const Node& node, Problems& problems) {
    const std::optional<std::uint64_t> percent = read_count(node, "sure_from", problems);
    if (!percent) return;
    if (*percent < 1 || *percent > 100) {
        problems.error(Code::out_of_range, node.place(), "'sure_from' is a percentage from 1 to 100");
        return;
    }
    lists_.sure_from = std::max(lists_.sure_from, static_cast<int>(*percent));
}

void HabitsReading::read_marks(const Node& node, Problems& problems) {
    constexpr std::array<std::pair<std::string_view, QuoteRole>, 4> roles = {{{"cited", QuoteRole::cited},
                                                                              {"area", QuoteRole::area},
                                                                              {"thread", QuoteRole::thread},
                                                                              {"border", QuoteRole::border}}};
    Fields fields(node, "html_marks", problems);
    for (const auto& [key, role] : roles) {
        const Node* const list = fields.find(key);
        if (list == nullptr) continue;
        for (const Node& item : read_list(*list, key, problems).value_or(std::vector<Node>{})) {
            const std::optional<std::string> name = read_words(item, key, problems);
            if (!name) continue;
            if (!is_mark_name(*name)) {
                problems.error(Code::habit, item.place(), "'" + *name + "' is no mark",
                               "'.name' is a class, '#name' an id, and '#name*' every id that begins so");
            } else if (lists_.marks.size() >= most_quote_marks) {
                problems.error(Code::too_many_words, item.place(),
                               "more than " + std::to_string(most_quote_marks) + " marks");
            } else if (claim(ascii_lower(*name), key, item, problems)) {
                lists_.marks.push_back({*name, role});
            }
        }
    }
    fields.finish();
}

void HabitsReading::read_thread_lines(const Node& node, Problems& problems) {
    Fields fields(node, "thread_lines", problems);
    for (const std::string_view key : {"forwarded", "answered"}) {
        const Node* const list = fields.find(key);
        if (list == nullptr) continue;
        for (const Node& item : read_list(*list, key, problems).value_or(std::vector<Node>{})) {
            const std::optional<std::string> text = read_words(item, key, problems);
            if (!text) continue;
            const ThreadLine line = thread_line_of(*text, key == "forwarded");
            if (line.words.size() < 4 || line.words.find('*') != std::string::npos) {
                problems.error(Code::habit, item.place(), "'" + *text + "' is no thread line",
                               "words between dashes, with ' *' at the end at most");
            } else if (!line.dashed && !line.words.ends_with(':') && !line.words.ends_with("：")) {
                problems.error(Code::habit, item.place(),
                               "'" + *text + "' would be found in the words of any writer",
                               "put it between dashes, or end it with a colon");
            } else if (claim("line " + fold(line.words), key, item, problems)) {
                lists_.thread_lines.push_back(line);
            }
        }
    }
    fields.finish();
}

void HabitsReading::read_header_labels(const Node& node, Problems& problems) {
    constexpr std::array<std::pair<std::string_view, HeaderLabel>, 5> kinds = {
        {{"from", HeaderLabel::from},
         {"date", HeaderLabel::date},
         {"to", HeaderLabel::to},
         {"subject", HeaderLabel::subject},
         {"other", HeaderLabel::other}}};
    Fields fields(node, "header_labels", problems);
    for (const auto& [key, label] : kinds) {
        const Node* const list = fields.find(key);
        if (list == nullptr) continue;
        for (const Node& item : read_list(*list, key, problems).value_or(std::vector<Node>{})) {
            std::optional<std::string> word = read_words(item, key, problems);
            if (!word) continue;
            while (word->ends_with(':') || word->ends_with(' '))
                word->pop_back();
            if (word->empty() || word->find(':') != std::string::npos ||
                word->size() > longest_header_label) {
                problems.error(Code::habit, item.place(),
                               "'" + *word + "' cannot stand before the colon of a header",
                               "a word or two, without the colon");
            } else if (claim("label " + fold(*word), key, item, problems)) {
                lists_.header_labels.emplace_back(std::move(*word), label);
            }
        }
    }
    fields.finish();
}

void HabitsReading::read_attributions(const Node& node, Problems& problems) {
    Fields fields(node, "attributions", problems);
    if (const Node* value = fields.find("begin"))
        read_word_list(*value, "begin", lists_.attribution_begins, problems);
    if (const Node* value = fields.find("wrote")) read_word_list(*value, "wrote", lists_.wrote, problems);
    fields.finish();
}

const MailHabits& shipped_habits() {
    static const MailHabits habits = [] {
        HabitsReading reading;
        Problems problems;
        reading.read(std::make_shared<const Source>(
                         Source{"signatures/mail-habits.yaml", std::string(shipped_habits_text())}),
                     problems);
        return MailHabits(reading.lists());
    }();
    return habits;
}

}  // namespace letterhead
