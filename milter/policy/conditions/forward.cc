// Words of others that a message passes on: quoted below, attached as a message, or sent again as a whole.
// How it passes them on, as a forward or as a reply to somebody else, makes no difference to those who get
// them.

#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/own_name.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::string_view kQuoted = " in the quoted text", kAttached = " in an attached message",
                           kResent = " sent again";

struct Pass {
    std::vector<Evidence> seen, doubts;

    void tell(std::string_view what, const std::string& where, const std::string& found,
              std::string_view where_words) {
        const bool told = std::any_of(seen.begin(), seen.end(),
                                      [&](const Evidence& other) { return other.detail == found; });
        if (told || seen.size() >= limits::evidence_of_rule) return;
        const std::string key = "forward." + std::string(what);
        seen.push_back({key, where, found, {{key, found}, {"forward.where", std::string(where_words)}}});
    }
    void doubt(const std::string& where, std::string why) {
        if (doubts.size() < limits::evidence_of_rule)
            doubts.push_back({"forward.unsure", where, std::move(why), {}});
    }
};

struct Forward {
    std::optional<People> people;
    Names names;  // of these people, for a header block that shows no address
    std::optional<Phrases> marks;

    Answer judge(const Facts& facts) const;

 private:
    // The address or name of one of these people; empty: he is none of them.
    std::string person_in(const QuotedAuthor& author) const;
    std::string person_in(const AddressList& list) const;
    void look_for_people(const Findings& findings, Pass& pass) const;
    void look_for_marks(const Facts& facts, Pass& pass) const;
};

std::string Forward::person_in(const QuotedAuthor& author) const {
    for (const std::string& address : author.addresses)
        if (people->has(address)) return one_line(address);
    return author.addresses.empty() ? one_line(names.find_in(author.text)) : std::string();
}

std::string Forward::person_in(const AddressList& list) const {
    for (const Address& address : list.addresses)
        if (people->has(address.key())) return one_line(address.key());
    return {};
}

void Forward::look_for_people(const Findings& findings, Pass& pass) const {
    for (const QuotedAuthor& author : findings.quoted_authors) {
        const std::string where = "part " + author.part_path;
        const std::string found = person_in(author);
        if (found.empty()) continue;
        if (author.sure)
            pass.tell("of", where, found, kQuoted);
        else
            pass.doubt(where, "own and quoted words cannot be told apart");
    }
    if (findings.quoted_authors_cut) pass.doubt("", "too many quoted messages to look at each");
    for (const AttachedMessage& message : findings.attached_messages) {
        const std::string where = "part " + message.part_path;
        for (const AddressList* const list : {&message.from, &message.sender}) {
            if (const std::string found = person_in(*list); !found.empty())
                pass.tell("of", where, found, kAttached);
            if (list->malformed || list->cut) pass.doubt(where, "not every address of its From can be read");
        }
    }
    const bool resent = findings.headers.first("Resent-From") != nullptr ||
                        findings.headers.first("Resent-Sender") != nullptr;
    if (const std::string found = resent ? person_in(findings.from) : ""; !found.empty())
        pass.tell("of", "header From", found, kResent);
}

void Forward::look_for_marks(const Facts& facts, Pass& pass) const {
    const auto look = [&](const std::string& text) {
        return marks->find_all(text, facts.tokens(text), limits::evidence_of_rule);
    };
    for (const Words& text : facts.findings.words) {
        const bool attached = text.message_depth > 0;
        const std::string_view where = attached ? kAttached : kQuoted;
        const auto tell = [&](const std::vector<std::string>& found) {
            for (const std::string& mark : found)
                pass.tell("mark", text.where(), mark, where);
        };
        if (!text.sure && !attached) {
            if (!look(text.own).empty() || !look(text.quoted).empty())
                pass.doubt(text.where(), "own and quoted words cannot be told apart");
            continue;
        }
        tell(look(text.quoted));
        if (attached) tell(look(text.own));
    }
    for (const AttachedMessage& message : facts.findings.attached_messages) {
        for (const std::string& mark : look(message.subject))
            pass.tell("mark", "part " + message.part_path, mark, kAttached);
    }
}

// A message as a file that was not opened: Outlook's own format, or a name alone.
bool is_unread_message(const FileFinding& file, const Findings& findings) {
    const Family family =
        file.family == Family::unknown || file.family == Family::text ? file.family_by_name : file.family;
    return family == Family::message &&
           std::none_of(findings.attached_messages.begin(), findings.attached_messages.end(),
                        [&](const AttachedMessage& message) {
                            return message.part_path.starts_with(file.part_path + ".");
                        });
}

Answer Forward::judge(const Facts& facts) const {
    const Findings& findings = facts.findings;
    Pass pass;
    if (people) look_for_people(findings, pass);
    if (marks) look_for_marks(facts, pass);
    for (const Words& text : findings.words)
        if (!text.complete) pass.doubt(text.where(), "not all of the text was read");
    for (const FileFinding& file : findings.files)
        if (is_unread_message(file, findings))
            pass.doubt(file.where(), "an attached message that cannot be read");
    if (findings.files_cut) pass.doubt("", "too many attachments to look at each");
    facts.add_unseen(Unseen::parts, pass.doubts);
    if (findings.opaque) pass.doubt("", findings.opaque_why);
    return yes_if_any(std::move(pass.seen), std::move(pass.doubts));
}

ConditionPtr read_forward(const Node& value, const ReadContext& context) {
    Forward forward;
    Fields fields(value, "forward", context.problems);
    if (const Node* const of = fields.find("of")) {
        forward.people = read_people(*of, "of", context);
        forward.people->each_named([&](std::string_view key) { forward.names.add_person(key); });
    }
    if (const Node* const marks = fields.find("marks"))
        forward.marks = read_phrases(*marks, "marks", context);
    fields.finish();
    if (value.entries().empty()) report_empty(value, "forward", context);
    Needs needs;
    needs.words = needs.authors = needs.files = true;
    needs.attached_words = true;
    return make_condition([forward = std::move(forward)](const Facts& facts) { return forward.judge(facts); },
                          std::move(needs));
}

constexpr ParameterInfo kParameters[] = {
    {"of", "people",
     "what is passed on was written by one of these: their address in the header block or attribution above "
     "it, or in the From of an attached message; where only a name is shown, the name that the address is "
     "made of ('ann.lee@...'), or a name given here ('Ann Lee')"},
    {"marks", "words", "or these words or phrases stand in it"}};
constexpr std::string_view kFields[] = {"forward.of", "forward.mark", "forward.where"};

}  // namespace

std::span<const ConditionKind> forward_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"forward",
         "Something that others wrote is passed on: quoted below, as an attached message, or sent again. A "
         "reply to its author passes it on as well; a rule spares it by unless: {not: {recipients: {not_in: "
         "...}}}.",
         "forward: {of: {group: staff}, marks: {list: phrases}}", kParameters, kFields, read_forward},
    };
    return kinds;
}

}  // namespace letterhead
