#pragma once
// The named things of a pack: lists of words, groups of people, restricted distribution lists.

#include "config/pack.h"

namespace letterhead {

// lists: {webmail: {file: lists/webmail-domains.txt}, risky: ['*.exe', {file: more.txt}]}. Files hold one
// entry a line; '#' at the begin of a line or after a blank starts a comment.
void read_lists(const Node& node, const PackReading& reading, Pack& into);
// groups: {safety: {file: groups/safety.txt}, attorneys: ['cityattorney@example.org', '@law.example.org',
// 'jdoe']}
void read_groups(const Node& node, const PackReading& reading, Pack& into);
// restricted_lists: {everyone: {addresses: [...], lists: [council], may_send: ['a@b', {group: x}], hours:
// '07:00-19:00', days: [mon, tue], max_size: 1MB, attachments: false, approver: 'a@b', note: '...'}}
void read_restricted_lists(const Node& node, const PackReading& reading, Pack& into);

// One entry of `lists` or `groups`: words, and files that are read now and looked into by WordList::for_each.
WordList read_word_list(const Node::Entry& named, FileSet& files, Problems& problems);

// A section that maps names to things; another is reported.
bool is_section(const Node& node, std::string_view what, Problems& problems);
// An address, '@domain' or login; another text is reported.
void add_person(const Node& entry, Group& into, Problems& problems);
// One address, such as 'clerk@example.org', in Address::key() form; another text is reported.
std::optional<std::string> read_address(const Node& node, std::string_view what, Problems& problems);

}  // namespace letterhead
