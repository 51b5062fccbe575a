// Attachments by name, media type, family and size; the entries of containers too. What cannot be looked into
// is never clean.

#include "message/limits.h"
#include "policy/conditions/attachment_test.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

// A container or a message inside, by its content or, when that says nothing, by its name.
bool holds_more(const ContainerEntry& entry) {
    const bool known = entry.looked && entry.family_by_content != Family::unknown;
    const bool message = entry.family == Family::message && entry.family_by_content == Family::text;
    const Family family = known && !message ? entry.family_by_content : entry.family;
    return family == Family::archive || family == Family::disk_image || family == Family::message;
}

// Nobody here can look into it: by its content or, when that says nothing, by its name.
bool is_locked(Family by_content, Family by_name) {
    return (by_content == Family::unknown ? by_name : by_content) == Family::encrypted;
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
                 {"attachment.family", std::string(family_key(match.family))},
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
    const std::string container = file.shown_name();
    const auto doubt = [&](std::string_view what, const std::string& why) {
        if (doubts.size() < limits::evidence_of_rule)
            doubts.push_back({std::string(what), file.where(), why, {}});
    };
    if (is_locked(file.family, file.family_by_name) && test_.asks_type())
        doubt("attachment.locked", container + " is encrypted");
    if (!file.container) return;
    bool closed = false, locked = false, unseen = false;
    for (const ContainerEntry& entry : file.entries) {
        if (const auto match = test_.match(item_of(entry)); match && seen.size() < limits::evidence_of_rule) {
            seen.push_back(
                evidence(*match, one_line(base_name(entry.name)), " inside " + container, entry.bytes, file));
        }
        closed = closed || (!entry.opened && holds_more(entry));
        locked = locked || entry.encrypted || is_locked(entry.family_by_content, entry.family);
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

ConditionPtr read_attachment(const Node& value, const ReadContext& context) {
    bool inside = true;
    AttachmentTest test = read_attachment_test(value, "attachment", context, &inside);
    return std::make_shared<AttachmentCondition>(std::move(test), inside);
}

constexpr ParameterInfo kParameters[] = {
    {"name", "globs", "a file name, as any mail program might show it"},
    {"type", "globs", "a media type, as declared or by content, such as image/*"},
    {"family", "families", "what kind of file it is, by content or by name: executable, script, archive ..."},
    {"over", "size", "larger than this"},
    {"encrypted", "yes/no", "it cannot be opened without a password"},
    {"mismatch", "yes/no", "its content is of another kind than its name or declared type says"},
    {"inside", "one of: containers, none",
     "whether the entries of containers are asked too; containers when not given"},
    {"any_of", "list of maps of name, type, family, over, encrypted, mismatch", "one of these holds"}};
constexpr std::string_view kFields[] = {"attachment.name", "attachment.kind",   "attachment.where",
                                        "attachment.size", "attachment.family", "attachment.advice"};

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
