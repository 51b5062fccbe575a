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
     "exceptions: [{reason: 'agenda mailer'}]\n",
     "exceptions: [{sender: 'agenda@city.example', reason: 'agenda mailer'}]\n"},
    {Code::exception_ended, "An exception that has ended",
     "Its last day is over, and the rule holds again for those it named. Delete it, or agree on a new date.",
     rule, "exceptions: [{sender: 'jdoe', reason: 'move', until: 2020-06-30}]\n",
     "exceptions: [{sender: 'jdoe', reason: 'move', until: 2200-06-30}]\n"},
    {Code::open_brace, "A brace without its other half",
     "Braces in a text for senders hold placeholders, such as {contact}.", rule,
     "explain: 'Ask {contact about it'\n", "explain: 'Ask {contact} about it'\n"},
    {Code::unknown_placeholder, "A placeholder that nobody knows",
     "`letterhead check --list` shows what each condition fills in; {contact}, {reference} and {approver} "
     "are "
     "always there.",
     rule, "explain: 'Ask {contacts} about it'\n", "explain: 'Ask {contact} about it'\n"},
    {Code::unfilled_placeholder, "A placeholder that stays empty",
     "The condition that fills it is not asked by this rule's when: the sender would see nothing there.",
     rule, "when: {direction: outbound}\nexplain: '{attachment.name} is too large'\n",
     "when: {attachment: {name: '*.exe'}}\nexplain: '{attachment.name} is a program'\n"},
    {Code::not_ascii, "A letter that cannot be told",
     "Replies are ASCII. Letters with accents lose them; a sign of another alphabet would become '?'.", rule,
     "explain: 'Dangerous \xE2\x98\xA0'\n", "explain: 'Dangerous!'\n"},
};

}  // namespace

std::span<const ProblemGuide> guides_of_rules() {
    return guides;
}

}  // namespace letterhead
