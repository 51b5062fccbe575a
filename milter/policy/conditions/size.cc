// Sizes against limits: of each attachment, of all, and of the message. Any limit that is passed counts.

#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace letterhead {
namespace {

struct Limits {
    std::optional<std::uint64_t> attachment, attachments, message;
};

Evidence over(std::string_view what, const std::string& where, const std::string& item, std::uint64_t found,
              std::uint64_t limit) {
    std::string found_words = human_size(found);
    const std::string limit_words = human_size(limit);
    if (found_words == limit_words) found_words = human_count(found) + " bytes";
    return {std::string(what),
            where,
            item + ": " + found_words + ", limit " + limit_words,
            {{"size.item", item}, {"size.found", found_words}, {"size.limit", limit_words}}};
}

// All attachments as one recipient gets them: other readings of the same bytes, and files in a file that is
// itself an attachment (a signed envelope, a text with a uuencoded file), are not counted again.
std::uint64_t sum_of(const std::vector<FileFinding>& files) {
    std::unordered_set<std::string_view> paths;
    for (const FileFinding& file : files)
        paths.insert(file.part_path);
    const auto lies_in_another = [&](std::string_view path) {
        for (std::size_t dot = path.rfind('.'); dot != path.npos; dot = path.rfind('.', dot - 1)) {
            if (paths.count(path.substr(0, dot)) != 0) return true;
            if (dot == 0) break;
        }
        return false;
    };
    const auto read_again = [](std::string_view path) {
        const std::size_t mark = path.find('~');
        return mark != path.npos && path.substr(mark, 3) != "~0.";
    };
    std::uint64_t sum = 0;
    for (const FileFinding& file : files)
        sum += read_again(file.part_path) || lies_in_another(file.part_path) ? 0 : file.bytes;
    return sum;
}

Answer judge(const Limits& limit, const Facts& facts) {
    const Findings& findings = facts.findings;
    std::vector<Evidence> seen, doubts;
    if (limit.message && findings.message_bytes > *limit.message) {
        seen.push_back(over("size.message", "", "The message", findings.message_bytes, *limit.message));
    }
    const std::uint64_t total = limit.attachments ? sum_of(findings.files) : 0;
    if (limit.attachments && total > *limit.attachments) {
        seen.push_back(over("size.attachments", "", "The sum of all attachments", total, *limit.attachments));
    }
    for (const FileFinding& file : findings.files) {
        if (!limit.attachment || file.bytes <= *limit.attachment || seen.size() >= limits::evidence_of_rule)
            continue;
        seen.push_back(
            over("size.attachment", file.where(), file.shown_name(), file.bytes, *limit.attachment));
    }
    if (findings.files_cut && (limit.attachment || limit.attachments)) {
        doubts.push_back({"size.cut", "", "too many attachments to look at each", {}});
    }
    if (limit.attachment || limit.attachments) facts.add_unseen(Unseen::parts, doubts);
    return yes_if_any(std::move(seen), std::move(doubts));
}

ConditionPtr read_sizes(const Node& value, const ReadContext& context) {
    Limits limit;
    Fields fields(value, "size", context.problems);
    const auto read = [&](std::string_view key, std::optional<std::uint64_t>& into) {
        const Node* const node = fields.find(key);
        if (node != nullptr) into = read_size(*node, key, context.problems);
        return node != nullptr;
    };
    const bool attachment = read("attachment_over", limit.attachment),
               attachments = read("attachments_over", limit.attachments),
               message = read("message_over", limit.message);
    fields.finish();
    if (!attachment && !attachments && !message) report_empty(value, "size", context);
    Needs needs;
    needs.files = attachment || attachments;
    return make_condition([limit](const Facts& facts) { return judge(limit, facts); }, std::move(needs));
}

constexpr ParameterInfo kParameters[] = {
    {"attachment_over", "size", "one attachment is larger"},
    {"attachments_over", "size", "all attachments together are larger"},
    {"message_over", "size", "the whole message, as it travels, is larger"}};
constexpr std::string_view kFields[] = {"size.item", "size.found", "size.limit"};

}  // namespace

std::span<const ConditionKind> size_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"size", "One of these limits is passed.",
         "size: {attachment_over: 10MB, attachments_over: 20MB, message_over: 30MB}", kParameters, kFields,
         read_sizes},
    };
    return kinds;
}

}  // namespace letterhead
