// First what happens to mails, then by rule, then by department, then some of the mails.

#include "commands/replay_view.h"

#include "commands/table.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t kBar = 20, kRuleBar = 10;
using Column = Table::Column;

Ink ink_of(Fate fate) {
    switch (fate) {
        case Fate::refused:
            return Ink::bad;
        case Fate::held:
        case Fate::deferred:
            return Ink::doubtful;
        case Fate::passes:
            break;
    }
    return Ink::good;
}

Ink ink_of(Turn turn) {
    switch (turn) {
        case Turn::newly_refused:
            return Ink::bad;
        case Turn::newly_held:
        case Turn::newly_deferred:
            return Ink::doubtful;
        case Turn::newly_passed:
            return Ink::good;
        case Turn::other_rules:
        case Turn::same:
            break;
    }
    return Ink::plain;
}

Cell number(std::uint64_t count, Ink ink = Ink::plain) {
    return {count == 0 ? "-" : with_commas(count), count == 0 ? Ink::faint : ink};
}

void add_heading(std::string& out, std::string_view text, const View& view) {
    out += "\n" + painted(text, Ink::strong, view) + "\n";
}

void add_sum(Table& table, std::string_view name, std::uint64_t count, std::uint64_t all, Ink ink) {
    table.add({{std::string(name), count == 0 ? Ink::faint : ink},
               number(count),
               {percent(count, all), Ink::faint},
               {bar(count, all, kBar), ink}});
}

std::string sums(const Replayed& replayed, const View& view) {
    const FateTally& all = replayed.tally.all;
    Table table({Column::text, Column::number, Column::number, Column::text}, {"", "mails", "", ""});
    if (replayed.before) {
        for (std::size_t i = 0; i < turns; ++i) {
            const auto turn = static_cast<Turn>(i);
            if (turn == Turn::newly_deferred && all.turned[i] == 0) continue;
            add_sum(table, turn_name(turn), all.turned[i], all.mails, ink_of(turn));
        }
    } else {
        for (const Fate fate : {Fate::refused, Fate::held, Fate::deferred, Fate::passes}) {
            const std::uint64_t count = all.now[static_cast<std::size_t>(fate)];
            if (fate == Fate::deferred && count == 0) continue;
            add_sum(table, fate_name(fate), count, all.mails, ink_of(fate));
        }
    }
    return table.text(view);
}

const Rule* rule_of(const std::shared_ptr<const Policy>& policy, std::string_view id) {
    if (!policy) return nullptr;
    for (const auto& pack : policy->packs) {
        for (const Rule& rule : pack->rules)
            if (rule.id == id) return &rule;
    }
    return nullptr;
}

std::string title_of(const Replayed& replayed, std::string_view id) {
    const Rule* const now = rule_of(replayed.now, id);
    const Rule* const before = rule_of(replayed.before, id);
    if (now == nullptr) return before == nullptr ? "" : before->title + " (removed)";
    return replayed.before && before == nullptr ? now->title + " (new)" : now->title;
}

// "", "observe"; "observe -> enforce" when that changed.
std::string mode_of(const Replayed& replayed, std::string_view id) {
    const Rule* const now = rule_of(replayed.now, id);
    const Rule* const before = rule_of(replayed.before, id);
    if (now == nullptr) return {};
    if (before != nullptr && before->mode != now->mode)
        return std::string(mode_name(before->mode)) + " -> " + std::string(mode_name(now->mode));
    return now->mode == Mode::enforce ? "" : std::string(mode_name(now->mode));
}

using RuleRow = std::pair<std::string_view, const RuleTally*>;

// Those that matter most first: by what changes, or by how often they fire.
std::vector<RuleRow> sorted_rules(const Replayed& replayed) {
    std::vector<RuleRow> rows;
    for (const auto& [id, tally] : replayed.tally.rules)
        rows.emplace_back(id, &tally);
    const bool against = replayed.before != nullptr;
    std::stable_sort(rows.begin(), rows.end(), [&](const RuleRow& a, const RuleRow& b) {
        const auto weight = [&](const RuleTally& tally) {
            return std::pair(against ? tally.newly + tally.no_longer : 0, tally.now);
        };
        return weight(*a.second) > weight(*b.second);
    });
    return rows;
}

Cell signed_number(char sign, std::uint64_t count, Ink ink) {
    if (count == 0) return {"-", Ink::faint};
    return {sign + with_commas(count), ink};
}

std::string rule_table(const Replayed& replayed, const View& view) {
    const bool against = replayed.before != nullptr;
    Table table = against ? Table({Column::text, Column::words, Column::text, Column::number, Column::number,
                                   Column::number, Column::number, Column::text},
                                  {"rule", "", "", "before", "now", "newly", "no longer", ""})
                          : Table({Column::text, Column::words, Column::text, Column::number, Column::number,
                                   Column::number, Column::text},
                                  {"rule", "", "", "fires", "cannot tell", "decides", ""});
    for (const auto& [id, tally] : sorted_rules(replayed)) {
        std::vector<Cell> row = {
            {std::string(id), Ink::strong}, {title_of(replayed, id)}, {mode_of(replayed, id), Ink::faint}};
        if (against) {
            row.push_back(number(tally->before));
            row.push_back(number(tally->now));
            row.push_back(signed_number('+', tally->newly, Ink::bad));
            row.push_back(signed_number('-', tally->no_longer, Ink::good));
        } else {
            row.push_back(number(tally->now));
            row.push_back(number(tally->cannot_tell, Ink::doubtful));
            row.push_back(number(tally->decides));
        }
        row.push_back({bar(tally->now, replayed.tally.all.mails, kRuleBar), Ink::faint});
        table.add(std::move(row));
    }
    return table.empty() ? "  none fired\n" : table.text(view);
}

std::string department_table(const Replayed& replayed, const View& view) {
    const bool against = replayed.before != nullptr;
    const std::vector<Turn> shown_turns = {Turn::newly_refused, Turn::newly_held, Turn::newly_passed,
                                           Turn::other_rules};
    const std::vector<Fate> shown_fates = {Fate::refused, Fate::held, Fate::passes};
    std::vector<Column> columns = {Column::words, Column::number};
    std::vector<std::string> titles = {"department", "mails"};
    for (std::size_t i = 0; i < (against ? shown_turns.size() : shown_fates.size()); ++i) {
        columns.push_back(Column::number);
        titles.emplace_back(against ? turn_name(shown_turns[i]) : fate_name(shown_fates[i]));
    }
    Table table(columns, titles);
    for (const auto& [name, tally] : replayed.tally.departments) {
        std::vector<Cell> row = {{name.empty() ? "(none)" : name, name.empty() ? Ink::faint : Ink::strong},
                                 number(tally.mails)};
        for (const Turn turn : shown_turns) {
            if (against) row.push_back(number(tally.turned[static_cast<std::size_t>(turn)], ink_of(turn)));
        }
        for (const Fate fate : shown_fates) {
            if (!against) row.push_back(number(tally.now[static_cast<std::size_t>(fate)], ink_of(fate)));
        }
        table.add(std::move(row));
    }
    return table.text(view);
}

// `all`: how many mails there are of the kind.
void add_examples(std::string& out, std::string heading, std::uint64_t all, const std::set<Example>& examples,
                  const View& view) {
    if (examples.empty()) return;
    if (all > examples.size())
        heading +=
            ", " + with_commas(examples.size()) + " of " + with_commas(all) + " (--examples N names more)";
    Table table({Column::path, Column::text, Column::text}, {"", "", ""});
    for (const Example& example : examples) {
        const std::string way = example.before.empty() ? example.now : example.before + " -> " + example.now;
        table.add({{example.mail}, {way}, {example.rules, Ink::faint}});
    }
    add_heading(out, heading, view);
    const std::string rows = table.text(view);
    out += rows.substr(rows.find('\n') + 1);
}

std::string upper_first(std::string_view word) {
    std::string out(word);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
    return out;
}

void add_leftovers(std::string& out, const SourceTotals& source, const View& view) {
    std::string row;
    if (source.unreadable > 0)
        row += counted(source.unreadable, "file") + " could not be read, " +
               shown_text(source.first_unreadable) + " for one. ";
    if (source.too_large > 0) row += counted(source.too_large, "mail") + " too large to replay. ";
    if (source.left_alone > 0)
        row += counted(source.left_alone, "file") + " left alone: no .eml, .msg or .mbox. ";
    while (row.ends_with(' '))
        row.pop_back();
    if (!row.empty()) out += painted(wrapped("  " + row, 2, view.width), Ink::doubtful, view);
}

}  // namespace

std::string to_text(const Replayed& replayed, const View& view) {
    const ReplayTally& tally = replayed.tally;
    if (tally.all.mails == 0) {
        std::string none = painted("No mail was found there.", Ink::bad, view) + "\n";
        add_leftovers(none, replayed.source, view);
        return none;
    }
    std::string out = painted(counted(tally.all.mails, "mail") + " replayed", Ink::strong, view) +
                      ": policy " + replayed.now->short_hash();
    if (replayed.before) out += " against " + replayed.before->short_hash();
    out += "\n" + sums(replayed, view);
    add_leftovers(out, replayed.source, view);
    add_heading(out, "By rule", view);
    out += rule_table(replayed, view);
    const bool one_department = tally.departments.size() == 1 && tally.departments.begin()->first.empty();
    if (!one_department && !tally.departments.empty()) {
        add_heading(out, "By the sender's department", view);
        out += department_table(replayed, view);
    }
    for (std::size_t i = 0; i < turns; ++i)
        add_examples(out, upper_first(turn_name(static_cast<Turn>(i))), tally.all.turned[i], tally.changed[i],
                     view);
    for (const Fate fate : {Fate::refused, Fate::held, Fate::deferred, Fate::passes}) {
        const auto at = static_cast<std::size_t>(fate);
        const bool passes = fate == Fate::passes;  // most of them without a mark
        add_examples(out, passes ? "Passes with a mark" : upper_first(fate_name(fate)),
                     passes ? tally.examples[at].size() : tally.all.now[at], tally.examples[at], view);
    }
    return out;
}

}  // namespace letterhead
