#include "commands/test_report.h"

#include "base/text.h"

#include <algorithm>
#include <span>

namespace letterhead {
namespace {

std::string place_of(const CaseRun& run) {
    return run.file->path + ":" + std::to_string(run.test->place.line);
}

// "      expected  text that goes on\n                in the next row", and each line of it in a row of its
// own.
void add_row(std::string& out, std::string_view label, std::string_view text, Ink ink, const View& view) {
    constexpr std::size_t margin = 16;
    std::string head = "      " + std::string(label);
    for (const std::string_view line : split(text, '\n')) {
        head.resize(margin, ' ');
        out += painted(wrapped(head + shown_text(line), margin, view.width), ink, view);
        head.clear();
    }
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
            default:  // XML takes no other control characters, not even as numbers
                out += c >= 0 && c < ' ' && c != '\n' ? '?' : c;
        }
    }
    return out;
}

bool is_failure(CaseState state) {
    return state == CaseState::failed || state == CaseState::gap_closed;
}

void add_junit_case(std::string& out, const CaseRun& run) {
    out += "    <testcase classname=\"" + escaped(run.file->path) + "\" name=\"" +
           escaped(one_line(run.test->name)) + "\"";
    if (run.result.state == CaseState::passed) {
        out += "/>\n";
        return;
    }
    if (run.result.state == CaseState::known_gap) {
        out += ">\n      <skipped message=\"" + escaped(one_line(run.test->known_gap, 1000)) +
               "\"/>\n    </testcase>\n";
        return;
    }
    std::vector<std::string> whats;
    std::string text = place_of(run) + "\n";
    for (const Difference& difference : run.result.differences) {
        whats.push_back(difference.what);
        text += difference.what + "\n  expected: " + difference.expected + "\n  found: " + difference.found +
                "\n";
    }
    if (run.result.state == CaseState::gap_closed) whats = {"it is as expected now: remove known_gap"};
    out += ">\n      <failure message=\"" + escaped(join(whats, ", ")) + "\">" + escaped(text) +
           "</failure>\n    </testcase>\n";
}

// What CI systems add up: of a file, or of all.
std::string junit_counts(std::span<const CaseRun> runs) {
    const auto count = [&](auto is) { return std::to_string(std::count_if(runs.begin(), runs.end(), is)); };
    return " tests=\"" + std::to_string(runs.size()) + "\" failures=\"" +
           count([](const CaseRun& run) { return is_failure(run.result.state); }) +
           "\" errors=\"0\" skipped=\"" +
           count([](const CaseRun& run) { return run.result.state == CaseState::known_gap; }) + "\"";
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
        if (!difference.nearest.empty()) add_row(out, "nearest", difference.nearest, Ink::doubtful, view);
        add_row(out, "found", difference.found, Ink::bad, view);
    }
    return out;
}

std::string summary_text(const std::vector<CaseRun>& runs, const View& view) {
    std::set<const CaseFile*> files;
    for (const CaseRun& run : runs)
        files.insert(run.file);
    const std::size_t failed = count_of(runs, CaseState::failed),
                      closed = count_of(runs, CaseState::gap_closed);
    const std::size_t gaps = count_of(runs, CaseState::known_gap);
    std::string out = counted(runs.size(), "case") + " in " + counted(files.size(), "file") + ": " +
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
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + junit_counts(runs) + ">\n";
    for (std::size_t at = 0; at < runs.size();) {
        const std::size_t begin = at;
        while (at < runs.size() && runs[at].file == runs[begin].file)
            at++;
        const auto of_file = std::span(runs).subspan(begin, at - begin);
        out +=
            "  <testsuite name=\"" + escaped(runs[begin].file->path) + "\"" + junit_counts(of_file) + ">\n";
        for (const CaseRun& run : of_file)
            add_junit_case(out, run);
        out += "  </testsuite>\n";
    }
    return out + "</testsuites>\n";
}

}  // namespace letterhead
