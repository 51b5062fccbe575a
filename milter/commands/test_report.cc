#include "commands/test_report.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

std::string counted(std::size_t count, std::string_view one) {
    return with_commas(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string place_of(const CaseRun& run) {
    return run.file->path + ":" + std::to_string(run.test->place.line);
}

// "      expected  text that goes on\n                in the next row"
void add_row(std::string& out, std::string_view label, std::string_view text, Ink ink, const View& view) {
    constexpr std::size_t margin = 16;
    std::string head = "      " + std::string(label);
    head.resize(margin, ' ');
    out +=
        painted(wrapped(head + shown_text(text), margin, std::max<std::size_t>(view.width, 40)), ink, view);
}

std::size_t count_of(const std::vector<CaseRun>& runs, CaseState state) {
    return static_cast<std::size_t>(std::count_if(
        runs.begin(), runs.end(), [&](const CaseRun& run) { return run.result.state == state; }));
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : clean_utf8(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\n':
                out += "&#10;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

bool is_failure(CaseState state) {
    return state == CaseState::failed || state == CaseState::gap_closed;
}

void add_junit_case(std::string& out, const CaseRun& run) {
    out += "    <testcase classname=\"" + escaped(run.file->path) + "\" name=\"" + escaped(run.test->name) +
           "\"";
    if (run.result.state == CaseState::passed) {
        out += "/>\n";
        return;
    }
    std::string text;
    for (const Difference& difference : run.result.differences)
        text += difference.what + ": expected " + difference.expected + ", found " + difference.found + "\n";
    if (run.result.state == CaseState::known_gap) {
        out += ">\n      <skipped message=\"" + escaped(run.test->known_gap) + "\"/>\n    </testcase>\n";
        return;
    }
    if (run.result.state == CaseState::gap_closed) text = "a known gap is closed: remove known_gap";
    out += ">\n      <failure message=\"" + escaped(place_of(run)) + "\">" + escaped(text) +
           "</failure>\n    </testcase>\n";
}

void add_names(std::string& out, std::string_view label, const std::vector<std::string>& names,
               const View& view) {
    if (names.empty()) return;
    const std::string head = "    " + std::string(label) + ": ";
    out += painted(wrapped(head + join(names, ", "), head.size(), view.width), Ink::bad, view);
}

}  // namespace

std::string case_text(const CaseRun& run, const View& view) {
    const CaseResult& result = run.result;
    if (result.state == CaseState::passed) return {};
    std::string out;
    if (result.state == CaseState::known_gap)
        out += painted("known gap", Ink::doubtful, view);
    else
        out += painted(result.state == CaseState::failed ? "FAILED" : "GAP CLOSED", Ink::bad, view);
    out += "  " + painted(showable(run.test->name), Ink::strong, view) + "\n      " + place_of(run) + "\n";
    if (result.state == CaseState::gap_closed) {
        out += "      It is as expected now: remove known_gap ('" + showable(run.test->known_gap) + "').\n";
        return out;
    }
    if (result.state == CaseState::known_gap) {
        add_row(out, "because", run.test->known_gap, Ink::plain, view);
        return out;
    }
    for (const Difference& difference : result.differences) {
        out += "    " + showable(difference.what) + "\n";
        add_row(out, "expected", difference.expected, Ink::good, view);
        add_row(out, "found", difference.found, Ink::bad, view);
    }
    return out;
}

std::string summary_text(const std::vector<CaseRun>& runs, std::size_t files, const View& view) {
    const std::size_t failed = count_of(runs, CaseState::failed),
                      closed = count_of(runs, CaseState::gap_closed);
    const std::size_t gaps = count_of(runs, CaseState::known_gap);
    std::string out = counted(runs.size(), "case") + " in " + counted(files, "file") + ": " +
                      with_commas(count_of(runs, CaseState::passed)) + " passed";
    if (failed > 0) out += ", " + with_commas(failed) + " failed";
    if (closed > 0) out += ", " + counted(closed, "known gap") + " closed";
    if (gaps > 0) out += ", " + counted(gaps, "known gap");
    return painted(out, failed + closed > 0 ? Ink::bad : Ink::good, view) + "\n";
}

std::vector<PackCoverage> coverage(const std::vector<CaseRun>& runs) {
    std::set<std::string> fired, spared;
    std::map<std::string, const Pack*> packs;
    for (const CaseRun& run : runs) {
        for (const auto& pack : run.policy->packs)
            packs.emplace(pack->id, pack.get());
        if (run.result.state != CaseState::passed) continue;
        fired.insert(run.result.fired.begin(), run.result.fired.end());
        spared.insert(run.result.spared.begin(), run.result.spared.end());
    }
    std::vector<PackCoverage> all;
    for (const auto& [id, pack] : packs) {
        PackCoverage covered{id, 0, {}, {}};
        for (const Rule& rule : pack->rules) {
            if (rule.mode == Mode::off) continue;
            covered.rules++;
            if (!fired.contains(rule.id)) covered.never_fired.push_back(rule.id);
            if (!spared.contains(rule.id)) covered.never_spared.push_back(rule.id);
        }
        all.push_back(std::move(covered));
    }
    return all;
}

std::string coverage_text(const std::vector<PackCoverage>& packs, const View& view) {
    std::size_t width = 4;
    for (const PackCoverage& pack : packs)
        width = std::max(width, pack.pack.size());
    std::string out = "\n" + painted("Coverage", Ink::strong, view) + "\n";
    for (const PackCoverage& pack : packs) {
        const std::size_t fired = pack.rules - pack.never_fired.size();
        const std::size_t spared = pack.rules - pack.never_spared.size();
        const std::size_t percent = pack.rules == 0 ? 100 : 50 * (fired + spared) / pack.rules;
        std::string row = "  " + pack.pack;
        row.resize(width + 4, ' ');
        row += std::to_string(percent) + " %  of " + counted(pack.rules, "rule") + ": " +
               std::to_string(fired) + " shown to fire, " + std::to_string(spared) + " to spare a near miss";
        out += painted(row, pack.full() ? Ink::good : Ink::bad, view) + "\n";
        add_names(out, "never fire", pack.never_fired, view);
        add_names(out, "never spare", pack.never_spared, view);
    }
    return out;
}

std::string junit_xml(const std::vector<CaseRun>& runs) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (std::size_t at = 0; at < runs.size();) {
        std::size_t end = at;
        while (end < runs.size() && runs[end].file == runs[at].file)
            end++;
        const auto failures = std::count_if(runs.begin() + static_cast<std::ptrdiff_t>(at),
                                            runs.begin() + static_cast<std::ptrdiff_t>(end),
                                            [](const CaseRun& run) { return is_failure(run.result.state); });
        out += "  <testsuite name=\"" + escaped(runs[at].file->path) + "\" tests=\"" +
               std::to_string(end - at) + "\" failures=\"" + std::to_string(failures) + "\">\n";
        for (; at < end; at++)
            add_junit_case(out, runs[at]);
        out += "  </testsuite>\n";
    }
    return out + "</testsuites>\n";
}

}  // namespace letterhead
