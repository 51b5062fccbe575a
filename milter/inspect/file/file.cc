// An attachment: its content, and what its part says of it.

#include "inspect/file/file.h"

#include "base/text.h"
#include "inspect/families.h"
#include "inspect/file/agreement.h"
#include "inspect/file/content.h"
#include "message/file_name.h"

#include <algorithm>
#include <utility>

namespace letterhead {
namespace {

Family worst_name(const std::vector<FileName>& names) {
    Family worst = Family::unknown;
    for (const FileName& name : names)
        worst = worse(worst, family_of_name(name.name));
    return worst;
}

std::string first_name(const std::vector<FileName>& names) {
    return names.empty() ? std::string() : names.front().name;
}

}  // namespace

struct FileReader::State {
    ContainerBudget& budget;
    std::size_t bytes = 0;
    std::unique_ptr<Content> content;

    void take(FileFinding& finding, EntryLook&& look) const;
    void judge_container(FileFinding& finding) const;
};

FileReader::FileReader(const Part& part, bool by_content, bool containers, ContainerBudget& budget)
    : state_(std::make_unique<State>(State{budget, 0, nullptr})) {
    if (!by_content && !containers) return;
    Content::How how;
    how.name = first_name(part.names);
    how.inside = containers;
    how.by_magic = by_content;
    how.said_to_be_container = std::any_of(part.names.begin(), part.names.end(), [](const FileName& name) {
        return is_container(family_of_name(name.name));
    });
    how.said_to_be_message = std::any_of(part.names.begin(), part.names.end(),
                                         [](const FileName& name) { return is_message_name(name.name); });
    how.said_to_be_page = std::any_of(part.names.begin(), part.names.end(),
                                      [](const FileName& name) { return is_page_name(name.name); });
    state_->content = std::make_unique<Content>(std::move(how), budget);
}

void FileReader::State::take(FileFinding& finding, EntryLook&& look) const {
    finding.detected_type = std::move(look.type);
    finding.family = look.family;
    finding.container = look.container;
    finding.encrypted = look.directory.encrypted;
    finding.entries = std::move(look.directory.entries);
    finding.container_unreadable = std::move(look.directory.unreadable);
    finding.container_limit = std::move(look.directory.limit);
    finding.container_facts = std::move(look.directory.facts);
}

void FileReader::State::judge_container(FileFinding& finding) const {
    const bool said =
        is_container(finding.family_by_name) || is_container(family_of_type(finding.declared_type));
    if (finding.detected_type.empty() && said && bytes > 0) {
        finding.container = true;
        finding.container_unreadable = "its content is not that of an archive that is known here";
    }
    // A message in a file holds attachments of its own. One that is declared as text is shown as text,
    // and opened when its name says so.
    const bool shown = finding.family == Family::message && finding.declared_type.starts_with("text/") &&
                       finding.family_by_name != Family::message;
    if (shown && finding.entries.empty()) {
        finding.container = false;
        finding.container_unreadable.clear();
    }
}

FileReader::~FileReader() = default;

void FileReader::push(std::string_view decoded) {
    State& state = *state_;
    state.bytes += decoded.size();
    if (!state.content) return;
    state.budget.add_packed(decoded.size());
    if (!state.content->reads_container()) {
        (void)state.content->push(decoded);
        return;
    }
    const ContainerBudget::Work work(state.budget);
    (void)state.content->push(decoded);
}

FileFinding FileReader::finish(const Part& part) {
    State& state = *state_;
    FileFinding finding;
    finding.part_path = part.path;
    finding.names = part.names;
    finding.declared_type = part.type;
    // A program that saves a file without a name makes one up by its type.
    finding.family_by_name = part.names.empty() ? family_of_type(part.type) : worst_name(part.names);
    finding.bytes = state.bytes;
    finding.message_depth = part.message_depth;
    if (state.content) {
        const ContainerBudget::Work work(state.budget);
        state.take(finding, state.content->finish());
        state.judge_container(finding);
        finding.mismatch = disagreement(finding);
    }
    const bool by_content = state.content && state.content->by_magic();
    const bool of_text = part.parent_type == "multipart/related" && !part.content_id.empty();
    const bool picture = by_content ? finding.family == Family::image : part.type.starts_with("image/");
    finding.inline_image = of_text && picture;
    return finding;
}

namespace {

constexpr std::size_t longest_shown = 100;

// Beginning and end, for the end of a name tells what it is.
std::string shortened(std::string name) {
    if (name.size() <= longest_shown) return name;
    const auto cut = [&](std::size_t at) {
        while (at < name.size() && (static_cast<unsigned char>(name[at]) & 0xc0U) == 0x80)
            ++at;
        return at;
    };
    return name.substr(0, cut(longest_shown / 3)) + "..." + name.substr(cut(name.size() - longest_shown / 2));
}

}  // namespace

std::string FileFinding::shown_name() const {
    for (const FileName& name : names) {
        if (!name.name.empty()) return shortened(escaped_name(name.name));
    }
    return "an attachment without a name";
}

}  // namespace letterhead
