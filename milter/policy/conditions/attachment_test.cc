// Names, types, families and sizes of attachments against what a rule asks.

#include "policy/conditions/attachment_test.h"

#include "base/unicode.h"

#include <algorithm>

namespace letterhead {
namespace {

// Trailing dots, blanks and control characters do not keep a desktop from opening "report.exe. ".
std::string comparable_name(std::string_view name) {
    std::string folded = fold(name);
    while (!folded.empty() && (static_cast<unsigned char>(folded.back()) <= ' ' || folded.back() == '.'))
        folded.pop_back();
    return folded;
}

bool any(const Globs& globs, const std::vector<std::string>& texts) {
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& text) { return !text.empty() && globs.match(text); });
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

}  // namespace

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
    item.mismatch = !file.mismatch.empty();
    return item;
}

Item item_of(const ContainerEntry& entry) {
    Item item;
    item.names.push_back(comparable_name(entry.name));
    const std::string_view base = base_name(entry.name);
    if (base.size() != entry.name.size()) item.names.push_back(comparable_name(base));
    item.types = {fold(entry.type)};
    item.by_name = entry.family;
    item.by_content = entry.family_by_content;
    item.bytes = entry.bytes;
    item.encrypted = entry.encrypted || entry.family_by_content == Family::encrypted;
    return item;
}

bool AttachmentTest::asks_inside() const {
    return name || type || families || encrypted ||
           std::any_of(any_of.begin(), any_of.end(), [](const auto& t) { return t.asks_inside(); });
}

bool AttachmentTest::asks_type() const {
    return type || families || mismatch ||
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

bool AttachmentTest::may_match(const Item& item, bool sure_of_type) const {
    if (name && !any(*name, item.names)) return false;
    if (sure_of_type && type && !any(*type, item.types)) return false;
    if (sure_of_type && families && !family_of(item)) return false;
    return any_of.empty() || std::any_of(any_of.begin(), any_of.end(), [&](const AttachmentTest& test) {
               return test.may_match(item, sure_of_type);
           });
}

std::optional<AttachmentTest::Match> AttachmentTest::match(const Item& item) const {
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
    if (mismatch) {
        if (item.mismatch != *mismatch) return std::nullopt;
        holds("attachment.mismatch");
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

// An ending without a star: no file is called just that.
void warn_of_endings(const Node& names, const ReadContext& context) {
    std::vector<const Node*> words;
    if (names.is_scalar()) words.push_back(&names);
    for (const Node& item : names.items())
        if (item.is_scalar()) words.push_back(&item);
    for (const Node* const word : words) {
        const std::string& text = word->text();
        const bool ending =
            text.starts_with('.') || (text.size() <= 4 && text.find('.') == std::string::npos);
        if (!ending || text.find_first_of("*?") != std::string::npos) continue;
        context.problems.warning(
            Code::wrong_form, word->place(),
            "'" + one_line(text) + "' is the whole name of a file here, not its ending",
            "write '*" + std::string(text.starts_with('.') ? "" : ".") + one_line(text) + "'");
    }
}

AttachmentTest read_attachment_test(const Node& value, std::string_view what, const ReadContext& context,
                                    bool* inside) {
    static constexpr std::string_view where[] = {"containers", "none"};
    AttachmentTest test;
    Fields fields(value, std::string(what), context.problems);
    if (const Node* const node = fields.find("name")) {
        test.name = read_globs(*node, "name", context);
        warn_of_endings(*node, context);
    }
    if (const Node* const node = fields.find("type")) test.type = read_globs(*node, "type", context);
    if (const Node* const node = fields.find("family")) test.families = read_families(*node, context);
    if (const Node* const node = fields.find("over")) test.over = read_size(*node, "over", context.problems);
    if (const Node* const node = fields.find("encrypted"))
        test.encrypted = read_bool(*node, "encrypted", context.problems);
    if (const Node* const node = fields.find("mismatch"))
        test.mismatch = read_bool(*node, "mismatch", context.problems);
    if (inside != nullptr) {
        if (const Node* const node = fields.find("inside")) {
            *inside = read_choice(*node, "inside", where, context.problems) == std::size_t{0};
        }
        if (const Node* const node = fields.find("any_of")) {
            const auto maps =
                node->is_map() ? std::vector<Node>{*node}
                               : read_list(*node, "any_of", context.problems).value_or(std::vector<Node>());
            for (const Node& map : maps)
                test.any_of.push_back(read_attachment_test(map, "any_of", context, nullptr));
        }
    }
    fields.finish();
    if (test.empty()) report_empty(value, what, context);
    return test;
}

}  // namespace letterhead
