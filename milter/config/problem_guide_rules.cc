// Codes of names, rules and the texts that senders read.

#include "config/problem_guide_families.h"

namespace letterhead {
namespace {

using enum ExamplePlace;

constexpr ProblemGuide guides[] = {
    {Code::bad_id, "An id with other characters than ids have",
     "Ids of packs and rules stand in log lines and in headers: at most 64 letters, digits, '.', '-' and "
     "'_'.",
     file,
     R"(rules:
  - id: 'E.1 signature'
    title: Signature
    when: {direction: outbound}
    action: tag
)",
     R"(rules:
  - id: E.1-signature
    title: Signature
    when: {direction: outbound}
    action: tag
)"},
    {Code::twice, "Two things with one name",
     "Ids of rules and packs are unique over all packs, ids of templates and slots within theirs: a "
     "reference number "
     "or a report must mean one. The message says where the other stands.",
     file, R"(rules:
  - {id: CC-1, title: Mail to outside, when: {direction: outbound}, action: tag}
  - {id: CC-1, title: Mail within, when: {direction: internal}, action: tag}
)",
     R"(rules:
  - {id: CC-1, title: Mail to outside, when: {direction: outbound}, action: tag}
  - {id: CC-2, title: Mail within, when: {direction: internal}, action: tag}
)"},
    {Code::unknown_name, "A name that nothing has",
     "The list, group, condition, template, restricted list or slot is not in this pack. Mostly the name is "
     "misspelt; "
     "packs do not share their lists.",
     file, R"(groups:
  safety: ['chief@city.example']
rules:
  - id: CC-1
    title: Mail to outside
    when: {direction: outbound}
    unless: [{sender: {group: safety}}, {sender: {group: saftey}}]
    action: tag
)",
     R"(groups:
  safety: ['chief@city.example']
rules:
  - id: CC-1
    title: Mail to outside
    when: {direction: outbound}
    unless: [{sender: {group: safety}}]
    action: tag
)"},
    {Code::never_used, "Something that no rule uses",
     "A list, group, condition, restricted list or template is written and nothing asks it: a rule was "
     "deleted, or a "
     "name is misspelt. Delete it, or use it.",
     file, R"(groups:
  safety: ['chief@city.example']
)",
     R"(groups:
  safety: ['chief@city.example']
rules:
  - id: CC-1
    title: Mail to outside
    when: {direction: outbound}
    unless: [{sender: {group: safety}}]
    action: tag
)"},
    {Code::no_address, "A text that is no address",
     "People are addresses (name@example.org), whole domains (@example.org) or logins; approvers and "
     "recipients of "
     "copies are addresses.",
     rule, "action: {hold: {approver: 'the city clerk'}}\n",
     "action: {hold: {approver: 'cityclerk@city.example'}}\n"},
    {Code::no_domain, "A text that is no domain",
     "Write the bare domain, such as example.org, without '@' and '*': its sub-domains are meant too.", rule,
     "when: {sender: {domain: '*.example.org'}}\n", "when: {sender: {domain: 'example.org'}}\n"},
    {Code::condition_below, "A named condition that stands further down",
     "A named condition may use those above it, so that none can lead back to itself. Move it down.", file,
     R"(conditions:
  private: {all: [{condition: outside}, {sender: 'jdoe'}]}
  outside: {direction: outbound}
rules:
  - {id: CC-1, title: Private mail, when: {condition: private}, action: tag}
)",
     R"(conditions:
  outside: {direction: outbound}
  private: {all: [{condition: outside}, {sender: 'jdoe'}]}
rules:
  - {id: CC-1, title: Private mail, when: {condition: private}, action: tag}
)"},
    {Code::list_in_itself, "A restricted list that would be in itself",
     "Who writes to a list writes to the lists in it; none may lead back to the first. Take one of them out.",
     file,
     R"(restricted_lists:
  staff: {lists: [police], may_send: ['jdoe']}
  police: {addresses: ['police@example.org'], lists: [staff], may_send: ['jdoe']}
rules:
  - {id: CC-1, title: Mail to all, when: restricted_list, action: tag}
)",
     R"(restricted_lists:
  staff: {lists: [police], may_send: ['jdoe']}
  police: {addresses: ['police@example.org'], may_send: ['jdoe']}
rules:
  - {id: CC-1, title: Mail to all, when: restricted_list, action: tag}
)"},
    {Code::list_entry_too_long, "A line of a list file that is no entry",
     "A file of a list or group has one entry a line, of at most 4096 bytes. Is it another file than it "
     "should be, or were its line ends lost?",
     file, "", R"(lists:
  webmail: {file: lists/webmail-domains.txt}
)"},
    {Code::no_rules, "A pack without rules",
     "'rules' is a list with at least one rule; each begins with '- id:'.", file, "rules: {}\n",
     "rules:\n  - {id: CC-1, title: Mail to outside, when: {direction: outbound}, action: tag}\n"},
    {Code::action_to_whom, "An action that does not say to whom",
     "copy and redirect need addresses; a redirect has one, the review mailbox. 'cannot_tell: copy' is "
     "possible where "
     "the action is copy as well.",
     rule, "action: copy\n", "action: {copy: {to: 'records@city.example'}}\n"},
    {Code::action_too_much, "An action that takes nothing further",
     "Only hold has an approver, and copy and redirect have addresses.", rule,
     "action: {reject: {approver: 'cityclerk@city.example'}}\nexplain: 'Send it again'\n",
     "action: {hold: {approver: 'cityclerk@city.example'}}\n"},
    {Code::reject_without_explain, "A refusal without an explanation",
     "A sender who is refused must be told what is wrong, and how to fix it.", file,
     R"(rules:
  - {id: CC-1, title: Large mail, when: {size: {message_over: 30MB}}, action: reject}
)",
     R"(rules:
  - id: CC-1
    title: Large mail
    when: {size: {message_over: 30MB}}
    action: reject
    explain: 'The limit is {size.limit}. Use the file transfer page.'
)"},
    {Code::exception_for_all, "An exception for everybody",
     "An exception names a sender, a recipient or both. To switch a rule off, write mode: off.", rule,
     "exceptions: [{owner: 'City Clerk', reason: 'agenda mailer'}]\n",
     "exceptions: [{sender: 'agenda@city.example', owner: 'City Clerk', reason: 'agenda mailer'}]\n"},
    {Code::exception_ended, "An exception that has ended",
     "Its last day is over, and the rule holds again for those it named. Delete it, or agree on a new date.",
     rule, "exceptions: [{sender: 'jdoe', owner: 'City Clerk', reason: 'move', until: 2020-06-30}]\n",
     "exceptions: [{sender: 'jdoe', owner: 'City Clerk', reason: 'move', until: 2200-06-30}]\n"},
    {Code::exception_without_owner, "An exception that nobody owns",
     "Exceptions grow old. The owner asked for it and is asked whether it is needed still when it is "
     "reviewed.",
     rule, "exceptions: [{sender: 'agenda@city.example', reason: 'agenda mailer'}]\n",
     "exceptions: [{sender: 'agenda@city.example', owner: 'City Clerk', reason: 'agenda mailer'}]\n"},
    {Code::enforce_from, "A day from which nothing is enforced",
     "enforce_from says when a rule that is enforced begins to act; until then it only tags. A rule that is "
     "off or "
     "observes never acts.",
     rule, "mode: observe\nenforce_from: 2027-01-01\n", "mode: enforce\nenforce_from: 2027-01-01\n"},
    {Code::never_true, "A condition that can never hold",
     "It asks for something and its opposite, or unless: says what when: says: the rule would never act.",
     rule, "when: {direction: outbound}\nunless: [{direction: outbound}]\n",
     "when: {direction: outbound}\nunless: [null_sender]\n"},
    {Code::shadowed, "A rule that adds nothing",
     "Whenever it holds, an earlier rule holds as well and does at least as much. All rules that hold are "
     "told to the "
     "sender, so this one is only noise; perhaps its condition is not what was meant.",
     file, R"(rules:
  - id: CC-1
    title: Large mail
    when: {size: {message_over: 30MB}}
    action: tempfail
  - id: CC-2
    title: Large mail to outside
    when: {size: {message_over: 30MB}, direction: outbound}
    action: tag
)",
     R"(rules:
  - id: CC-1
    title: Large mail
    when: {size: {message_over: 30MB}}
    action: tag
  - id: CC-2
    title: Large mail to outside
    when: {size: {message_over: 30MB}, direction: outbound}
    action: tempfail
)"},
    {Code::rejects_bounces, "A rule that refuses bounces",
     "A bounce has no sender: nobody would get the answer (RFC 5321, 4.5.5). Such mail is held instead.",
     rule, "when: {null_sender: true}\naction: reject\nexplain: 'No bounces'\n",
     "when: {null_sender: true}\naction: hold\n"},
    {Code::open_brace, "A brace without its other half",
     "Braces in a text for senders hold placeholders, such as {contact}.", rule,
     "explain: 'Ask {contact about it'\n", "explain: 'Ask {contact} about it'\n"},
    {Code::unknown_placeholder, "A placeholder that nobody knows",
     "`letterhead check --list` shows what each condition fills in; {contact}, {reference} and "
     "{approver} "
     "are "
     "always there.",
     rule, "explain: 'Ask {contacts} about it'\n", "explain: 'Ask {contact} about it'\n"},
    {Code::unfilled_placeholder, "A placeholder that stays empty",
     "The condition that fills it is not asked by this rule's when: the sender would see nothing "
     "there.",
     rule, "when: {direction: outbound}\nexplain: '{attachment.name} is too large'\n",
     "when: {attachment: {name: '*.exe'}}\nexplain: '{attachment.name} is a program'\n"},
    {Code::not_ascii, "A letter that cannot be told",
     "Replies are ASCII. Letters with accents lose them; a sign of another alphabet would become "
     "'?'.",
     rule, "explain: 'Dangerous \xE2\x98\xA0'\n", "explain: 'Dangerous!'\n"},
    {Code::language, "A language that the pack does not have",
     "The languages of explanations stand in the pack: languages: [en, es]. The first is told first, and "
     "every text "
     "has it. For others than English the pack names a file with the sentences around the explanations.",
     rule, "explain: {en: 'Send it again', fr: 'Envoyez encore'}\n", "explain: {en: 'Send it again'}\n"},
    {Code::override_unknown, "An override of what the base does not have",
     "Mostly the name is misspelt, or a new version of the base has no such thing any more.", local,
     "rules:\n  - {id: CC-9, override: replace, mode: observe}\n",
     "rules:\n  - {id: CC-0, override: replace, mode: observe}\n"},
    {Code::override_missing, "A name that the base has already",
     "A local file says how it changes what the base says: 'override: replace' for the keys that follow, "
     "'override: "
     "append' to add to its lists. So nothing is changed by an accident of names.",
     local, "rules:\n  - {id: CC-0, mode: observe}\n",
     "rules:\n  - {id: CC-0, override: replace, mode: observe}\n"},
    {Code::override_circle, "Files that stand on themselves",
     "A local file names its base, which may have a base as well; at most 8 files in all.", local,
     "base: local.yaml\n", "base: vendor.yaml\n"},
};

}  // namespace

std::span<const ProblemGuide> guides_of_rules() {
    return guides;
}

}  // namespace letterhead
