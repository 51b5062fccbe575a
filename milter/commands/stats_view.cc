// One table of all rules, the busiest first; then what deserves a look: rules that never hit, and exceptions
// that nobody uses any more.

#include "commands/stats_view.h"

#include "base/text.h"
#include "commands/table.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace letterhead {
namespace {

constexpr std::size_t kBar = 8;
constexpr std::int64_t kDay = 86'400;
using Column = Table::Column;

struct Row {
    const Rule* rule;
    RuleStat stat;
    std::uint64_t hits() const { return stat.yes + stat.cannot_tell; }
};

std::string ago(std::int64_t seconds) {
    const auto in = [&](std::int64_t unit, std::string_view name) {
        return counted(static_cast<std::uint64_t>(seconds / unit), name) + " ago";
    };
    if (seconds < 60) return "now";
    if (seconds < 3600) return in(60, "minute");
    if (seconds < kDay) return in(3600, "hour");
    return in(kDay, "day");
}

Cell when(std::int64_t time, std::int64_t now) {
    if (time == 0) return {"never", Ink::faint};
    return {ago(std::max<std::int64_t>(0, now - time))};
}

Cell number(std::uint64_t count, Ink ink = Ink::plain) {
    return {count == 0 ? "-" : with_commas(count), count == 0 ? Ink::faint : ink};
}

// Microseconds of one question.
std::string cost(const RuleStat& stat) {
    if (stat.asked == 0) return "-";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f µs",
                  static_cast<double>(stat.nanoseconds) / static_cast<double>(stat.asked) / 1e3);
    return text.data();
}

std::vector<Row> rows_of(const StatsView& stats) {
    std::vector<Row> rows;
    for (const auto& pack : stats.policy->packs) {
        for (const Rule& rule : pack->rules)
            rows.push_back({&rule, stat_of(stats, rule)});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.hits() > b.hits(); });
    return rows;
}

void add_heading(std::string& out, const std::string& text, const View& view) {
    out += "\n" + painted(text, Ink::strong, view) + "\n";
}

std::string rule_table(const std::vector<Row>& rows, std::int64_t now, const View& view) {
    Table table({Column::text, Column::words, Column::text, Column::number, Column::number, Column::number,
                 Column::text, Column::number},
                {"rule", "", "", "asked", "yes", "cannot tell", "last hit", "cost"});
    for (const Row& row : rows) {
        const bool enforced = row.rule->mode == Mode::enforce;
        table.add({{row.rule->id, Ink::strong},
                   {row.rule->title},
                   {enforced ? "" : std::string(mode_name(row.rule->mode)), Ink::faint},
                   number(row.stat.asked),
                   number(row.stat.yes),
                   number(row.stat.cannot_tell, Ink::doubtful),
                   when(row.stat.last_hit, now),
                   {cost(row.stat)}});
    }
    return table.text(view);
}

void add_never_hit(std::string& out, const std::vector<Row>& rows, const StatsView& stats, const View& view) {
    Table table({Column::text, Column::words, Column::number, Column::text}, {"rule", "", "asked", "since"});
    for (const Row& row : rows) {
        if (row.hits() > 0 || row.rule->mode == Mode::off) continue;
        table.add(
            {{row.rule->id, Ink::strong},
             {row.rule->title},
             number(row.stat.asked),
             row.stat.since == 0 ? Cell{"not asked yet", Ink::faint} : when(row.stat.since, stats.now)});
    }
    if (table.empty()) return;
    add_heading(out, "Rules that never hit", view);
    out += table.text(view);
}

// What they take of the time of all rules tells whether that matters.
void add_slowest(std::string& out, std::vector<Row> rows, const View& view) {
    constexpr std::size_t shown = 5;
    std::uint64_t all_time = 0;
    for (const Row& row : rows)
        all_time += row.stat.nanoseconds;
    std::erase_if(rows, [](const Row& row) { return row.stat.asked == 0; });
    const auto mean = [](const Row& row) { return row.stat.nanoseconds / row.stat.asked; };
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return mean(a) > mean(b); });
    if (rows.size() > shown) rows.resize(shown);
    if (rows.empty()) return;
    Table table({Column::text, Column::words, Column::number, Column::number, Column::text},
                {"rule", "", "cost", "of all rules", ""});
    for (const Row& row : rows)
        table.add({{row.rule->id, Ink::strong},
                   {row.rule->title},
                   {cost(row.stat)},
                   {percent(row.stat.nanoseconds, all_time), Ink::faint},
                   {bar(mean(row), std::max<std::uint64_t>(1, mean(rows.front())), kBar), Ink::faint}});
    add_heading(out, "Slowest rules", view);
    out += table.text(view);
}

void add_exceptions(std::string& out, const std::vector<Row>& rows, const StatsView& stats,
                    const View& view) {
    Table table({Column::text, Column::words, Column::words, Column::number, Column::text},
                {"rule", "exception", "", "used", "last"});
    std::size_t unused = 0;
    for (const Row& row : rows) {
        for (const Exception& exception : row.rule->exceptions) {
            const std::string key = exception_key(exception);
            const auto found = std::find_if(row.stat.exceptions.begin(), row.stat.exceptions.end(),
                                            [&](const ExceptionStat& stat) { return stat.key == key; });
            const ExceptionStat stat = found == row.stat.exceptions.end() ? ExceptionStat{} : *found;
            // An exception is as young as what is known of its rule.
            const std::int64_t last = std::max(stat.last_used, row.stat.since);
            const bool idle = last != 0 && stats.now - last > stats.unused_days * kDay;
            unused += idle ? 1 : 0;
            std::string why = exception.reason;
            if (!exception.ticket.empty()) why += " (" + exception.ticket + ")";
            Cell time = when(stat.last_used, stats.now);
            if (idle) time.ink = Ink::bad;
            table.add({{row.rule->id, Ink::strong}, {key}, {why, Ink::faint}, number(stat.uses), time});
        }
    }
    if (table.empty()) return;
    add_heading(out, "Exceptions", view);
    out += table.text(view);
    if (unused > 0)
        out += painted("  " + counted(unused, "exception") + " not used for more than " +
                           std::to_string(stats.unused_days) + " days: still needed?\n",
                       Ink::bad, view);
}

}  // namespace

RuleStat stat_of(const StatsView& stats, const Rule& rule) {
    const auto found = std::find_if(stats.stats.begin(), stats.stats.end(),
                                    [&](const RuleStat& stat) { return stat.id == rule.id; });
    if (found != stats.stats.end()) return *found;
    RuleStat none;
    none.id = rule.id;
    return none;
}

std::string to_text(const StatsView& stats, const View& view) {
    const std::vector<Row> rows = rows_of(stats);
    std::string out = rule_table(rows, stats.now, view);
    // A daemon that runs writes every minute.
    if (stats.written != 0 && stats.now - stats.written > 3 * 60)
        out += painted("  Written " + ago(stats.now - stats.written) + ": does the daemon run?\n", Ink::bad,
                       view);
    add_never_hit(out, rows, stats, view);
    add_slowest(out, rows, view);
    add_exceptions(out, rows, stats, view);
    return out;
}

}  // namespace letterhead
