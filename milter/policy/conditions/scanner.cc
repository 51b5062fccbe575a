// What the scanner found in attachments. It is asked while the message comes (inspect/attachment_scan.h);
// here its answers are read. No answer, for whatever reason, is never a clean one.

#include "inspect/scanner.h"

#include "message/limits.h"
#include "policy/conditions/attachment_test.h"
#include "policy/conditions/families.h"

#include <algorithm>

namespace letterhead {
namespace {

class ScannerCondition final : public Condition, public ScanTest {
 public:
    // Without a test every attachment is meant.
    ScannerCondition(std::optional<AttachmentTest> test, bool inside)
        : test_(std::move(test)), inside_(inside) {}

    Answer judge(const Facts& facts) const override {
        std::vector<Evidence> seen, doubts;
        for (const FileFinding& file : facts.findings.files) {
            if (!wants(file)) continue;
            const std::optional<std::string> doubt = doubt_of(file);
            if (file.scan.state == ScanFinding::State::found) {
                if (seen.size() < limits::evidence_of_rule) seen.push_back(found_in(file));
            } else if (doubt && doubts.size() < limits::evidence_of_rule) {
                doubts.push_back({"scanner.unscanned", file.where(), file.shown_name() + ": " + *doubt, {}});
            }
        }
        if (facts.findings.files_cut)
            doubts.push_back({"attachment.cut", "", "too many attachments to scan each", {}});
        facts.add_unseen(Unseen::parts_and_contents, doubts);
        if (facts.findings.opaque) doubts.push_back({"attachment.opaque", "", facts.findings.opaque_why, {}});
        return yes_if_any(std::move(seen), std::move(doubts));
    }

    void add_needs(Needs& needs) const override {
        needs.files = needs.file_types = needs.containers = true;
        needs.scans.push_back(this);
    }

    // Anything but a picture, a sound or a film may turn out to be something else, or to hold it.
    bool may_want(const FileFinding& early) const override {
        const bool sure = early.family != Family::unknown;
        return !test_ || (inside_ && !sure) || test_->may_match(item_of(early), sure);
    }

 private:
    // What could not be looked into may hold what is asked for: it is meant, too.
    bool wants(const FileFinding& file) const {
        if (!test_ || test_->match(item_of(file))) return true;
        if (!inside_ || !file.container) return false;
        const auto wanted = [&](const ContainerEntry& entry) {
            return !entry.looked || test_->match(item_of(entry));
        };
        return !file.container_unreadable.empty() || !file.container_limit.empty() ||
               std::any_of(file.entries.begin(), file.entries.end(), wanted);
    }

    // Why nobody can tell that it is clean; nothing when it is.
    static std::optional<std::string> doubt_of(const FileFinding& file) {
        if (file.scan.state == ScanFinding::State::failed) return file.scan.what;
        if (file.scan.state == ScanFinding::State::not_asked) return "it was not sent to the scanner";
        if (file.encrypted || file.family == Family::encrypted)
            return "no scanner can read what is encrypted";
        return std::nullopt;
    }

    static Evidence found_in(const FileFinding& file) {
        const std::string name = file.shown_name();
        return {"scanner.found",
                file.where(),
                name + ": " + one_line(file.scan.what),
                {{"scanner.found", one_line(file.scan.what)},
                 {"attachment.name", name},
                 {"attachment.kind", std::string(family_words(file.family))},
                 {"attachment.where", ""},
                 {"attachment.size", human_size(file.bytes)}}};
    }

    std::optional<AttachmentTest> test_;
    bool inside_;
};

ConditionPtr read_scanner(const Node& value, const ReadContext& context) {
    static constexpr std::string_view what[] = {"malware"};
    std::optional<AttachmentTest> test;
    bool inside = true;
    Fields fields(value, "scanner", context.problems);
    if (const Node* const node = fields.require("finds"))
        (void)read_choice(*node, "finds", what, context.problems);
    if (const Node* const node = fields.find("in"))
        test = read_attachment_test(*node, "in", context, &inside);
    fields.finish();
    inside = inside && (!test || test->asks_inside());
    return std::make_shared<ScannerCondition>(std::move(test), inside);
}

constexpr ParameterInfo kParameters[] = {
    {"finds", "one of: malware", "what the scanner says is in the attachment"},
    {"in", "map like attachment",
     "only these attachments are sent to it, and what could not be looked into; the keys are those of "
     "attachment. All when not given"}};
constexpr std::string_view kFields[] = {"scanner.found", "attachment.name", "attachment.kind",
                                        "attachment.where", "attachment.size"};

}  // namespace

std::span<const ConditionKind> scanner_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"scanner",
         "The scanner of the settings (ClamAV's clamd) finds something in an attachment. Without its answer "
         "nobody can tell.",
         "scanner: {finds: malware, in: {family: [archive, office, executable]}}", kParameters, kFields,
         read_scanner},
    };
    return kinds;
}

}  // namespace letterhead
