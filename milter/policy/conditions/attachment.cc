// Attachments by name, media type, family and size; the entries of containers too. What cannot be looked into
// is never clean.

#include "base/text.h"
#include "base/unicode.h"
#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

// One thing that a person could open: an attachment, or an entry of a container.
struct Item {
    std::vector<std::string> names;  // folded, as a desktop would take them
    std::vector<std::string> types;
    Family by_content = Family::unknown, by_name = Family::unknown;
    std::uint64_t bytes = 0;
    bool encrypted = false;
};

// Trailing dots, blanks and control characters do not keep a desktop from opening "report.exe. ".
std::string comparable_name(std::string_view name) {
    std::string folded = fold(name);
    while (!folded.empty() && (static_cast<unsigned char>(folded.back()) <= ' ' || folded.back() == '.'))
        folded.pop_back();
    return folded;
}

std::string_view base_name(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

Item item_of(const FileFinding& file) {
    Item item;
    for (const FileName& name : file.names) {
        item.names.push_back(comparable_name(name.name));
        const std::string_view base = base_name(name.name);
        if (base.size() != name.name.size()) item.names.push_back(comparable_name(base));
    }
    item.types = {fold(file.declared_type), fold(file.detected_type)};
    item.by_content = file.family;
    item.by_name = file.family_by_name;
    item.bytes = file.bytes;
    item.encrypted = file.encrypted || file.family == Family::encrypted;
    return item;
}

Item item_of(const ContainerEntry& entry) {
    Item item;
    item.names.push_back(comparable_name(entry.name));
    const std::string_view base = base_name(entry.name);
    if (base.size() != entry.name.size()) item.names.push_back(comparable_name(base));
    item.by_name = entry.family;
    item.by_content = entry.family_by_content;
    item.bytes = entry.bytes;
    item.encrypted = entry.encrypted || entry.family_by_content == Family::encrypted;
    return item;
}

// What is asked of one item: all keys that are given, and one of any_of.
struct AttachmentTest {
    std::optional<Globs> name, type;
    std::optional<std::uint32_t> families;  // a bit each
    std::optional<std::uint64_t> over;
    std::optional<bool> encrypted;
    std::vector<AttachmentTest> any_of;

    struct Match {
        std::string_view what;  // the key that says most
        Family family = Family::unknown;
    };
    bool empty() const { return !name && !type && !families && !over && !encrypted && any_of.empty(); }
    bool asks_inside() const;  // of anything that only a look into a container tells
    bool asks_type() const;
    std::optional<Family> family_of(const Item& item) const;
    std::optional<Match> match(const Item& item) const;
};

bool AttachmentTest::asks_inside() const {
    return name || type || families || encrypted ||
           std::any_of(any_of.begin(), any_of.end(), [](const auto& t) { return t.asks_inside(); });
}

bool AttachmentTest::asks_type() const {
    return type || families ||
           std::any_of(any_of.begin(), any_of.end(), [](const auto& t) { return t.asks_type(); });
}

std::optional<Family> AttachmentTest::family_of(const Item& item) const {
    const auto asked = [&](Family family) { return (*families >> static_cast<unsigned>(family) & 1U) != 0; };
    if (item.by_content != Family::unknown && asked(item.by_content)) return item.by_content;
    if (item.by_name != Family::unknown && asked(item.by_name)) return item.by_name;
    const bool unknown = item.by_content == Family::unknown && item.by_name == Family::unknown;
    if (unknown && asked(Family::unknown)) return Family::unknown;
    return std::nullopt;
}

std::optional<AttachmentTest::Match> AttachmentTest::match(const Item& item) const {
    const auto any = [](const Globs& globs, const std::vector<std::string>& texts) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return !text.empty() && globs.match(text); });
    };
    Match match{"", item.by_content != Family::unknown ? item.by_content : item.by_name};
    const auto holds = [&](std::string_view what) {
        if (match.what.empty()) match.what = what;
    };
    if (families) {
        const auto family = family_of(item);
        if (!family) return std::nullopt;
        match.family = *family;
        holds("attachment.family");
    }
    if (name) {
        if (!any(*name, item.names)) return std::nullopt;
        holds("attachment.name");
    }
    if (type) {
        if (!any(*type, item.types)) return std::nullopt;
        holds("attachment.type");
    }
    if (encrypted) {
        if (item.encrypted != *encrypted) return std::nullopt;
        holds("attachment.encrypted");
    }
    if (over) {
        if (item.bytes <= *over) return std::nullopt;
        holds("attachment.size");
    }
    if (any_of.empty()) return match;
    for (const AttachmentTest& test : any_of) {
        const auto inner = test.match(item);
        if (!inner) continue;
        if (test.families) match.family = inner->family;
        holds(inner->what);
        return match;
    }
    return std::nullopt;
}

// A container or a message inside, by its content or, when that says nothing, by its name.
bool holds_more(const ContainerEntry& entry) {
    const bool known = entry.looked && entry.family_by_content != Family::unknown;
    const bool message = entry.family == Family::message && entry.family_by_content == Family::text;
    const Family family = known && !message ? entry.family_by_content : entry.family;
    return family == Family::archive || family == Family::disk_image || family == Family::message;
}

class AttachmentCondition final : public Condition {
 public:
    AttachmentCondition(AttachmentTest test, bool inside)
        : test_(std::move(test)), inside_(inside && test_.asks_inside()) {}

    Answer judge(const Facts& facts) const override {
        std::vector<Evidence> seen, doubts;
        for (const FileFinding& file : facts.findings.files) {
            if (seen.size() >= limits::evidence_of_rule) break;
            if (const auto match = test_.match(item_of(file))) {
                seen.push_back(evidence(*match, file.shown_name(), "", file.bytes, file));
            } else if (inside_) {
                look_inside(file, seen, doubts);
            }
        }
        if (facts.findings.files_cut)
            doubts.push_back({"attachment.cut", "", "too many attachments to look at each", {}});
        facts.add_unseen(inside_ ? Unseen::parts_and_contents : Unseen::parts, doubts);
        if (facts.findings.opaque && test_.asks_inside())
            doubts.push_back({"attachment.opaque", "", facts.findings.opaque_why, {}});
        return yes_if_any(std::move(seen), std::move(doubts));
    }

    void add_needs(Needs& needs) const override {
        needs.files = true;
        needs.file_types = needs.file_types || test_.asks_type();
        needs.containers = needs.containers || inside_;
    }

 private:
    static Evidence evidence(const AttachmentTest::Match& match, const std::string& name,
                             const std::string& where, std::uint64_t bytes, const FileFinding& file) {
        const std::string kind(family_words(match.family));
        return {std::string(match.what),
                file.where(),
                name + where + ": " + kind + ", " + human_size(bytes),
                {{"attachment.name", name},
                 {"attachment.kind", kind},
                 {"attachment.where", where},
                 {"attachment.size", human_size(bytes)}}};
    }

    void look_inside(const FileFinding& file, std::vector<Evidence>& seen,
                     std::vector<Evidence>& doubts) const;

    AttachmentTest test_;
    bool inside_;
};

void AttachmentCondition::look_inside(const FileFinding& file, std::vector<Evidence>& seen,
                                      std::vector<Evidence>& doubts) const {
    if (!file.container) return;
    const std::string container = file.shown_name();
    const auto doubt = [&](std::string_view what, const std::string& why) {
        if (doubts.size() < limits::evidence_of_rule)
            doubts.push_back({std::string(what), file.where(), why, {}});
    };
    bool closed = false, locked = false, unseen = false;
    for (const ContainerEntry& entry : file.entries) {
        if (const auto match = test_.match(item_of(entry)); match && seen.size() < limits::evidence_of_rule) {
            seen.push_back(
                evidence(*match, one_line(base_name(entry.name)), " inside " + container, entry.bytes, file));
        }
        closed = closed || (!entry.opened && holds_more(entry));
        locked = locked || entry.encrypted;
        unseen = unseen || !entry.looked;
    }
    if (!file.container_unreadable.empty()) {
        doubt("attachment.unreadable",
              container + " cannot be looked into: " + one_line(file.container_unreadable));
    } else if (!file.container_limit.empty()) {
        doubt("attachment.limit", container + " was not looked into to its end: " + file.container_limit);
    } else if (closed) {
        doubt("attachment.too_deep", container + " holds a container that was not opened");
    } else if (locked && test_.asks_type()) {
        doubt("attachment.locked", container + " holds encrypted files");
    } else if (unseen && test_.asks_type()) {
        doubt("attachment.unseen", container + " holds files of which only the names are known");
    }
}

std::uint32_t read_families(const Node& node, const ReadContext& context) {
    static const std::vector<std::string_view> keys = [] {
        std::vector<std::string_view> all;
        for (unsigned i = 0; i <= static_cast<unsigned>(Family::encrypted); ++i)
            all.push_back(family_key(static_cast<Family>(i)));
        return all;
    }();
    return read_choices(node, "family", keys, context);
}

AttachmentTest read_test(const Node& value, const ReadContext& context, bool* inside) {
    static constexpr std::string_view where[] = {"containers", "none"};
    AttachmentTest test;
    Fields fields(value, inside != nullptr ? "attachment" : "any_of", context.problems);
    if (const Node* const node = fields.find("name")) test.name = read_globs(*node, "name", context);
    if (const Node* const node = fields.find("type")) test.type = read_globs(*node, "type", context);
    if (const Node* const node = fields.find("family")) test.families = read_families(*node, context);
    if (const Node* const node = fields.find("over")) test.over = read_size(*node, "over", context.problems);
    if (const Node* const node = fields.find("encrypted"))
        test.encrypted = read_bool(*node, "encrypted", context.problems);
    if (inside != nullptr) {
        if (const Node* const node = fields.find("inside")) {
            *inside = read_choice(*node, "inside", where, context.problems) == std::size_t{0};
        }
        if (const Node* const node = fields.find("any_of")) {
            const auto maps =
                node->is_map() ? std::vector<Node>{*node}
                               : read_list(*node, "any_of", context.problems).value_or(std::vector<Node>());
            for (const Node& map : maps)
                test.any_of.push_back(read_test(map, context, nullptr));
        }
    }
    fields.finish();
    if (test.empty()) report_empty(value, inside != nullptr ? "attachment" : "any_of", context);
    return test;
}

ConditionPtr read_attachment(const Node& value, const ReadContext& context) {
    bool inside = true;
    AttachmentTest test = read_test(value, context, &inside);
    return std::make_shared<AttachmentCondition>(std::move(test), inside);
}

constexpr ParameterInfo kParameters[] = {
    {"name", "globs", "a file name, as any mail program might show it"},
    {"type", "globs", "a media type, as declared or by content, such as image/*"},
    {"family", "families", "what kind of file it is, by content or by name: executable, script, archive ..."},
    {"over", "size", "larger than this"},
    {"encrypted", "yes/no", "it cannot be opened without a password"},
    {"inside", "one of: containers, none",
     "whether the entries of containers are asked too; containers when not given"},
    {"any_of", "list of maps", "one of these holds, each with the keys name, type, family, over, encrypted"}};
constexpr std::string_view kFields[] = {"attachment.name", "attachment.kind", "attachment.where",
                                        "attachment.size"};

}  // namespace

std::span<const ConditionKind> attachment_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"attachment", "One attachment, or an entry of a container, is all of this.",
         "attachment: {any_of: [{family: [executable, script]}, {name: {list: names}}], inside: containers}",
         kParameters, kFields, read_attachment},
    };
    return kinds;
}

}  // namespace letterhead
