// YAML events become nodes. Events, not yaml-cpp's own tree: they name a place for every key, and an alias is
// never followed.

#include "config/yaml.h"

#include "base/text.h"
#include "config/yaml_traps.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t kLargest = 1024 * 1024;
constexpr std::size_t kDeepest = 32;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Stop {};  // thrown by the handler through yaml-cpp, caught in parse_yaml

class Builder final : public YAML::EventHandler {
 public:
    Builder(const SourceLines& lines, Problems& problems) : lines_(lines), problems_(problems) {
        mark_shift_ =
            lines.source()->text.starts_with(kByteOrderMark) ? static_cast<int>(kByteOrderMark.size()) : 0;
    }

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_alias(place_of(mark)); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override;
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override;
    void OnMapEnd() override { end(); }

    void refuse(const YAML::ParserException& exception);
    std::optional<Node> take();

 private:
    struct Open {
        Node::Kind kind;
        Place place;
        std::vector<Node> items;
        std::vector<Node::Entry> entries;
        std::optional<Node> key;
    };

    Place place_of(const YAML::Mark& mark) const;
    char byte_at(const Place& place) const;
    void refuse_alias(const Place& place);
    void refuse_extras(const Place& place, const std::string& tag, YAML::anchor_t anchor);
    void begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
    void end();
    void add(Node node);
    void add_key(Node node);

    const SourceLines& lines_;
    Problems& problems_;
    int mark_shift_ = 0;
    std::vector<Open> open_;
    std::optional<Node> root_;
    int documents_ = 0;
    bool usable_ = true;
};

Place Builder::place_of(const YAML::Mark& mark) const {
    return lines_.place(mark.line + 1, mark.column + 1 + (mark.line == 0 ? mark_shift_ : 0));
}

char Builder::byte_at(const Place& place) const {
    const std::string_view rest = lines_.rest(place);
    return rest.empty() ? '\0' : rest[0];
}

void Builder::refuse_alias(const Place& place) {
    problems_.error(Code::reference, place,
                    "a text that begins with '*' is a reference in YAML, and references are refused",
                    "put a glob in single quotes: '*.exe'");
    usable_ = false;
    throw Stop{};
}

void Builder::refuse_extras(const Place& place, const std::string& tag, YAML::anchor_t anchor) {
    const char first = byte_at(place);
    if (anchor != 0 || first == '&') {
        problems_.error(Code::reference, place, "YAML anchors ('&name') are refused",
                        "write the value where it is used, or put the text in quotes");
        usable_ = false;
    } else if (first == '!' || (tag != "?" && tag != "!" && !tag.empty())) {
        problems_.error(Code::reference, place, "YAML tags ('!name') are refused",
                        "put a text that begins with '!' in quotes");
        usable_ = false;
    }
}

void Builder::OnDocumentStart(const YAML::Mark& mark) {
    if (++documents_ == 1) return;
    const std::string_view line = lines_.rest(lines_.place(mark.line + 1, 1));
    const bool meant = line.starts_with("---");
    if (meant) {
        problems_.error(Code::second_document, place_of(mark),
                        "a second document begins here; one file holds one",
                        "take the line out, or make two files");
    } else {
        problems_.error(Code::indentation, place_of(mark),
                        "this line fits neither the list nor the map above", "check its indentation");
    }
    usable_ = false;
    throw Stop{};
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    Place place = place_of(mark);
    refuse_extras(place, "", anchor);
    // A value that is left out stands nowhere: yaml-cpp marks what comes next. Its key, or its list, is where
    // to look.
    const char first = byte_at(place);
    const bool written = first == '~' || first == 'n' || first == 'N';
    if (!written && !open_.empty()) place = open_.back().key ? open_.back().key->place() : open_.back().place;
    add(Node::null(std::move(place)));
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
    const Place place = place_of(mark);
    refuse_extras(place, tag, anchor);
    const bool map = !open_.empty() && open_.back().kind == Node::Kind::map;
    const ScalarRole role = !map ? ScalarRole::item : open_.back().key ? ScalarRole::value : ScalarRole::key;
    if (!look_at_scalar(lines_, place, value, role, problems_)) throw Stop{};
    add(Node::scalar(place, value, tag == "!"));
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value) {
    begin(Node::Kind::list, mark, tag, anchor);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) {
    begin(Node::Kind::map, mark, tag, anchor);
}

void Builder::begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const Place place = place_of(mark);
    refuse_extras(place, tag, anchor);
    if (open_.size() >= kDeepest) {
        problems_.error(Code::too_deep, place, "nested deeper than " + std::to_string(kDeepest) + " levels");
        usable_ = false;
        throw Stop{};
    }
    open_.push_back({kind, place, {}, {}, {}});
}

void Builder::end() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(done.kind == Node::Kind::list ? Node::list(std::move(done.place), std::move(done.items))
                                      : Node::map(std::move(done.place), std::move(done.entries)));
}

void Builder::add(Node node) {
    if (open_.empty()) {
        root_ = std::move(node);
        return;
    }
    Open& parent = open_.back();
    if (parent.kind == Node::Kind::list) {
        parent.items.push_back(std::move(node));
    } else if (!parent.key) {
        add_key(std::move(node));
    } else {
        parent.entries.push_back({std::move(*parent.key), std::move(node)});
        parent.key.reset();
    }
}

void Builder::add_key(Node node) {
    Open& parent = open_.back();
    if (!node.is_scalar()) {
        problems_.error(Code::no_key, node.place(), "a key must be a word",
                        "is a quote missing, or a value before the ':'?");
        usable_ = false;
        throw Stop{};
    }
    parent.key = std::move(node);
}

// What yaml-cpp says, in the words of somebody who looks at the file.
struct Translation {
    std::string_view theirs;
    Code code;
    std::string_view ours, advice;
};
constexpr std::array<Translation, 8> kTranslations = {{
    {"illegal map value", Code::not_yaml, "a ':' where no key can stand",
     "put a text that holds ': ' in single quotes, and check the indentation here and above"},
    {"end of map not found", Code::indentation, "this does not belong to the map above",
     "check the indentation, and quotes that close too early: an apostrophe within them is written twice"},
    {"end of sequence not found", Code::indentation, "this does not belong to the list above",
     "check the indentation, and quotes that close too early: an apostrophe within them is written twice"},
    {"illegal block entry", Code::indentation, "a '-' where no list item can stand",
     "begin a list on a line of its own, and check the indentation"},
    {"illegal flow end", Code::not_yaml, "this closes nothing that is open", ""},
    {"illegal tab when looking for indentation", Code::tab, "a tab in the indentation", "use blanks"},
    {"unknown token", Code::not_yaml, "a plain text cannot begin with this character",
     "put the text in single quotes"},
    {"cannot assign multiple anchors to the same node", Code::reference, "YAML anchors ('&name') are refused",
     "put the text in single quotes"},
}};

void Builder::refuse(const YAML::ParserException& exception) {
    usable_ = false;
    const Place place = place_of(exception.mark);
    const std::string& message = exception.msg;
    if (message == "the referenced anchor is not defined") {
        problems_.error(Code::reference, place,
                        "a text that begins with '*' is a reference in YAML, and references are refused",
                        "put a glob in single quotes: '*.exe'");
    } else if (message.starts_with("unknown escape character")) {
        problems_.error(Code::backslash, place, "a backslash in double quotes that YAML does not know",
                        "use single quotes: a backslash means itself there");
    } else if (message.find(" flow not found") != std::string::npos && !open_.empty()) {
        problems_.error(
            Code::never_closed, open_.back().place,
            std::string("this '") + byte_at(open_.back().place) + "' is never closed",
            std::string("write '") + (byte_at(open_.back().place) == '{' ? '}' : ']') + "' where it ends");
    } else if (const auto missing = missing_blank(lines_, place)) {
        problems_.error(Code::missing_blank, missing->place,
                        std::string("a blank is missing behind the '") + missing->sign + "'",
                        "write '" + std::string(1, missing->sign) + " '");
    } else {
        const auto found = std::find_if(kTranslations.begin(), kTranslations.end(),
                                        [&](const Translation& t) { return t.theirs == message; });
        if (found == kTranslations.end()) {
            problems_.error(Code::not_yaml, place, "not valid YAML: " + message);
        } else {
            problems_.error(found->code, place, std::string(found->ours), std::string(found->advice));
        }
    }
}

std::optional<Node> Builder::take() {
    if (!usable_) return std::nullopt;
    if (!root_) return Node::null({lines_.source(), 0, 0});
    return std::move(root_);
}

// The first of two equal keys stays, so that what follows can be checked as well.
Node without_duplicates(const Node& node, Problems& problems) {
    if (node.is_list()) {
        std::vector<Node> items;
        for (const Node& item : node.items())
            items.push_back(without_duplicates(item, problems));
        return Node::list(node.place(), std::move(items));
    }
    if (!node.is_map()) return node;
    std::map<std::string_view, int> lines;
    std::vector<Node::Entry> entries;
    for (const Node::Entry& entry : node.entries()) {
        const auto [first, is_new] = lines.emplace(entry.key.text(), entry.key.place().line);
        if (is_new) {
            entries.push_back({entry.key, without_duplicates(entry.value, problems)});
        } else {
            problems.error(Code::duplicate_key, entry.key.place(), "duplicate key '" + entry.key.text() + "'",
                           "it stands in line " + std::to_string(first->second) + " already");
        }
    }
    return Node::map(node.place(), std::move(entries));
}

}  // namespace

std::optional<Node> parse_yaml(const std::shared_ptr<const Source>& source, Problems& problems) {
    if (source->text.size() > kLargest) {
        problems.error(Code::file_too_large, {source, 0, 0}, "larger than 1 MiB",
                       "move long lists to files of their own: {file: ...}");
        return std::nullopt;
    }
    const SourceLines lines(source);
    const std::size_t before = problems.all().size();
    look_at_bytes(lines, problems);
    const auto& all = problems.all();
    const bool readable =
        std::none_of(all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
    if (!readable) return std::nullopt;

    Builder builder(lines, problems);
    try {
        std::istringstream stream(source->text);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Stop&) {
        return std::nullopt;
    } catch (const YAML::ParserException& exception) {
        builder.refuse(exception);
        return std::nullopt;
    } catch (const YAML::Exception& exception) {
        problems.error(Code::not_yaml, {source, 0, 0}, std::string("not valid YAML: ") + exception.what());
        return std::nullopt;
    }
    std::optional<Node> root = builder.take();
    if (root) root = without_duplicates(*root, problems);
    return root;
}

}  // namespace letterhead
