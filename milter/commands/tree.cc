// Parts find their parents by their paths, entries by their names. What is left out is counted where it was.

#include "commands/tree.h"

#include "inspect/families.h"
#include "message/file_name.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace letterhead {
namespace {

enum Weight { of_entry, of_unseen, of_part, of_program, of_evidence };

constexpr std::size_t other_names = 4;     // that are told of a part
constexpr std::size_t plain_entries = 20;  // of one container, when the tree is cut

bool may_run(Family family) {
    return worse(family, Family::disk_image) != Family::disk_image;
}

// The reading "1.2~2" hangs below "1.2".
std::string_view parent_path(std::string_view path) {
    const std::size_t end = path.find_last_of(".~");
    return end == path.npos ? std::string_view() : path.substr(0, end);
}

bool is_reading(std::string_view path) {
    const std::size_t end = path.find_last_of(".~");
    return end != path.npos && path[end] == '~';
}

// A container, or a message with files of its own, by content or, when that says nothing, by name.
bool holds_more(const ContainerEntry& entry) {
    const bool known = entry.looked && entry.family_by_content != Family::unknown;
    const Family family = known ? entry.family_by_content : entry.family;
    return family == Family::archive || family == Family::disk_image || family == Family::message;
}

std::string named(Family family) {
    return family == Family::unknown ? std::string() : std::string(family_name(family));
}

void join(std::string& text, std::string_view more, std::string_view between) {
    if (!text.empty() && !more.empty()) text += between;
    text += more;
}

class Builder {
 public:
    Builder(const Findings& findings, const Verdict& verdict) : findings_(findings) {
        for (const RuleResult& result : verdict.fired)
            for (const Evidence& evidence : result.evidence)
                note_evidence(evidence);
        for (const FileFinding& file : findings.files)
            files_[file.part_path] = &file;
        for (const Oddity& oddity : findings.oddities.all())
            oddities_[oddity.where].push_back(&oddity);
    }

    std::vector<TreeRow> build() {
        rows_.resize(1);
        for (const Part& part : findings_.parts)
            add_part(part);
        return std::move(rows_);
    }

 private:
    void note_evidence(const Evidence& evidence) {
        std::set<std::string>& names = named_[evidence.where];
        for (const auto& [field, value] : evidence.fields)
            if (field == "attachment.name") names.insert(value);
    }

    std::size_t add(TreeRow row, std::size_t parent) {
        const std::size_t at = rows_.size();
        row.parent = parent;
        rows_[parent].children.push_back(at);
        rows_.push_back(std::move(row));
        return at;
    }

    void add_part(const Part& part) {
        TreeRow row;
        row.path = part.path;
        row.said = part.type;
        row.weight = named_.contains(part.where()) ? of_evidence : of_part;
        if (part.leaf) row.bytes = part.bytes;
        if (!part.names.empty()) row.name = part.names.front().name;
        if (is_reading(part.path))
            row.notes.push_back({"the same bytes, as another program may read them", Ink::faint});
        const auto file = files_.find(part.path);
        if (file != files_.end()) describe(row, *file->second);
        if (part.names.size() > 1) row.notes.push_back({"also named " + others(part.names), Ink::faint});
        if (const auto odd = oddities_.find(part.where()); odd != oddities_.end()) {
            for (const Oddity* oddity : odd->second) {
                std::string text(info(oddity->kind).name);
                join(text, oddity->detail, ": ");
                row.notes.push_back({std::move(text), Ink::doubtful});
            }
        }
        const std::size_t at = add(std::move(row), parent_of(part.path));
        parts_[part.path] = at;
        if (file != files_.end() && file->second->container) add_entries(*file->second, at);
    }

    // A reading may go on in a structure that is told already: "1~2.1" without a "1~2".
    std::size_t parent_of(std::string_view path) const {
        for (path = parent_path(path); !path.empty(); path = parent_path(path))
            if (const auto found = parts_.find(path); found != parts_.end()) return found->second;
        return 0;
    }

    static std::string others(const std::vector<FileName>& names) {
        std::string text;
        for (std::size_t i = 1; i < names.size() && i <= other_names; ++i)
            join(text, "'" + names[i].name + "'", ", ");
        if (names.size() > other_names + 1)
            text += " and " + std::to_string(names.size() - other_names - 1) + " more";
        return text;
    }

    static void describe(TreeRow& row, const FileFinding& file) {
        row.found = named(file.family);
        if (file.inline_image) row.found += " of the text";
        if (file.detected_type != file.declared_type) row.type = file.detected_type;
        const bool program = may_run(file.family) || may_run(file.family_by_name);
        const bool closed =
            file.encrypted || !file.container_unreadable.empty() || !file.container_limit.empty();
        if (program) row.weight = std::max<int>(row.weight, of_program);
        if (program || closed) row.ink = program ? Ink::bad : Ink::doubtful;
        const auto note = [&](std::string text, Ink ink = Ink::doubtful) {
            row.notes.push_back({std::move(text), ink});
        };
        if (!file.mismatch.empty())
            note(file.mismatch, Ink::bad);
        else if (may_run(file.family_by_name) && file.family_by_name != file.family)
            note("named like " + std::string(family_words(file.family_by_name)), Ink::bad);
        const bool some = std::any_of(file.entries.begin(), file.entries.end(),
                                      [](const ContainerEntry& entry) { return entry.encrypted; });
        if (file.encrypted && !some) note("encrypted as a whole");
        if (!file.container_unreadable.empty())
            note("cannot be read to its end: " + file.container_unreadable);
        if (!file.container_limit.empty()) note("not looked into to its end: " + file.container_limit);
        for (const std::string& fact : file.container_facts)
            note(fact);
        if (file.container && file.entries.empty() && !closed) note("nothing is in it", Ink::faint);
    }

    void add_entries(const FileFinding& file, std::size_t part) {
        const auto evidence = named_.find(file.where());
        std::vector<std::pair<std::size_t, std::string>> open{
            {part, ""}};  // rows, and what names below begin with
        for (const ContainerEntry& entry : file.entries) {
            while (!entry.name.starts_with(open.back().second))
                open.pop_back();
            TreeRow row;
            row.name = entry.name.substr(open.back().second.size());
            describe(row, entry);
            const std::string_view last = std::string_view(row.name).substr(row.name.find_last_of("/\\") + 1);
            if (evidence != named_.end() && evidence->second.contains(one_line(last)))
                row.weight = of_evidence;
            const std::size_t at = add(std::move(row), open.back().first);
            if (entry.opened) open.emplace_back(at, entry.name + "/");
        }
    }

    static void describe(TreeRow& row, const ContainerEntry& entry) {
        if (row.name.ends_with('/')) {
            row.said = "folder";
            return;
        }
        row.bytes = entry.bytes;
        row.said = named(entry.family);
        row.found = named(entry.family_by_content);
        const bool program = may_run(entry.family) || may_run(entry.family_by_content);
        const std::string_view why = entry.encrypted                      ? "encrypted"
                                     : !entry.looked                      ? "not looked into"
                                     : !entry.opened && holds_more(entry) ? "not opened"
                                                                          : "";
        join(row.found, why, ", ");
        const bool doubtful = !why.empty() || escaped_name(row.name) != row.name;
        if (program || doubtful) row.ink = program ? Ink::bad : Ink::doubtful;
        row.weight = program ? of_program : doubtful ? of_unseen : of_entry;
    }

    const Findings& findings_;
    std::vector<TreeRow> rows_;
    std::map<std::string, std::set<std::string>, std::less<>> named_;  // by place: names that evidence tells
    std::map<std::string, const FileFinding*, std::less<>> files_;
    std::map<std::string, std::vector<const Oddity*>, std::less<>> oddities_;
    std::map<std::string, std::size_t, std::less<>> parts_;
};

void shorten(std::vector<TreeRow>& rows, std::size_t most) {
    if (rows.size() <= most + 1) return;
    std::vector<std::size_t> order(rows.size() - 1);
    std::iota(order.begin(), order.end(), std::size_t{1});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a].weight > rows[b].weight; });
    std::vector<bool> kept(rows.size(), false);
    kept[0] = true;
    std::vector<std::size_t> plain(rows.size(), 0);  // kept of each row, so that none takes the place of all
    for (std::size_t i = 0, room = most; i < order.size() && room > 0; ++i) {
        const TreeRow& row = rows[order[i]];
        if (row.weight == of_entry && ++plain[row.parent] > plain_entries) continue;
        --room;
        for (std::size_t at = order[i]; !kept[at]; at = rows[at].parent)
            kept[at] = true;
    }
    for (std::size_t at = 1; at < rows.size(); ++at) {
        if (kept[at]) continue;
        std::size_t above = rows[at].parent;
        while (!kept[above])
            above = rows[above].parent;
        ++rows[above].left_out;
    }
    for (TreeRow& row : rows)
        std::erase_if(row.children, [&](std::size_t child) { return !kept[child]; });
}

}  // namespace

std::vector<TreeRow> tree_of(const Findings& findings, const Verdict& verdict, std::size_t most) {
    std::vector<TreeRow> rows = Builder(findings, verdict).build();
    shorten(rows, most);
    return rows;
}

}  // namespace letterhead
