// Four columns that are as wide as what stands in them, until the row is full: then the types give way first,
// the names last, and all are cut in the middle, for the end of a name tells what it is.

#include "commands/tree_view.h"

#include "base/text.h"
#include "commands/tree.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t rows_drawn = 80;
constexpr std::size_t levels_drawn = 8;  // what is deeper stands at this one; its path tells
constexpr std::size_t margin = 4, gap = 2, short_tree = 24;
constexpr std::size_t least_width = 80;
constexpr std::size_t usual_tree = 36, usual_said = 20, usual_found = 28;  // when the row is full ...
constexpr std::size_t least_tree = 32, least_said = 10, least_found = 15;  // ... and on a narrow screen
constexpr std::size_t least_type = 10, most_columns = 1000, longest_note = 300;
constexpr std::string_view said_head = "said to be", found_head = "found to be";

struct Widths {
    std::size_t tree = 0, size = 5, said = 0, found = 0;
};

struct Branch {
    std::string row, below;  // what stands left of the row, and left of what belongs to it
};

Branch branch_of(const std::string& above, std::size_t level, bool last) {
    if (level == 0) return {above, above};
    if (level > levels_drawn) return {above, above};
    return {above + (last ? "└─ " : "├─ "), above + (last ? "   " : "│  ")};
}

std::string label_of(const TreeRow& row) {
    std::string label = row.path;
    if (!row.name.empty() || row.path.empty())
        label += (label.empty() ? "" : "  ") + (row.name.empty() ? "(no name)" : shown_text(row.name));
    return label;
}

// The words whole; the type as far as it fits.
std::string found_of(const TreeRow& row, std::size_t columns) {
    const std::string words = shown_text(row.found);
    if (row.type.empty()) return cut_in_the_middle(words, columns);
    if (words.empty()) return cut_in_the_middle(shown_text(row.type), columns);
    const std::size_t used = columns_of(words) + 2;
    if (used + least_type > columns) return cut_in_the_middle(words, columns);
    return words + ": " + cut_in_the_middle(shown_text(row.type), columns - used);
}

class Drawing {
 public:
    Drawing(std::string& out, const std::vector<TreeRow>& rows, const View& view)
        : out_(out), rows_(rows), view_(view), width_(std::max(view.width, least_width)) {
        measure(0, 0);
        fit();
    }

    void run() {
        heading();
        children(rows_[0], "", 0);
    }

 private:
    void measure(std::size_t at, std::size_t level) {
        for (const std::size_t child : rows_[at].children) {
            const TreeRow& row = rows_[child];
            const std::size_t indent = 3 * std::min(level, levels_drawn);
            widths_.tree = std::max(widths_.tree, indent + columns_of(label_of(row)));
            widths_.said = std::max(widths_.said, columns_of(shown_text(row.said)));
            widths_.found = std::max(widths_.found, columns_of(found_of(row, most_columns)));
            if (row.bytes) widths_.size = std::max(widths_.size, with_commas(*row.bytes).size());
            measure(child, level + 1);
        }
    }

    // At least as wide as their headings.
    void fit() {
        widths_.tree = std::max(widths_.tree, short_tree);
        widths_.said = std::max(widths_.said, said_head.size());
        if (widths_.found > 0) widths_.found = std::max(widths_.found, found_head.size());
        const std::size_t room = width_ - margin - widths_.size - 3 * gap;
        const auto shrink = [&](std::size_t& column, std::size_t least) {
            const std::size_t all = widths_.tree + widths_.said + widths_.found;
            if (all > room) column -= std::min(all - room, column - std::min(column, least));
        };
        shrink(widths_.tree, usual_tree);
        shrink(widths_.found, usual_found);
        shrink(widths_.said, usual_said);
        shrink(widths_.tree, least_tree);
        shrink(widths_.found, least_found);
        shrink(widths_.said, least_said);
    }

    void heading() {
        constexpr std::string_view title = "  The message", bytes = "bytes";
        out_.append(1, '\n').append(painted(title, Ink::strong, view_));
        out_.append(margin + widths_.tree + gap + widths_.size - bytes.size() - title.size(), ' ');
        std::string heads(bytes);
        heads.append(gap, ' ').append(said_head);
        if (widths_.found > 0) heads.append(widths_.said - said_head.size() + gap, ' ').append(found_head);
        out_ += painted(heads, Ink::faint, view_) + "\n";
    }

    void children(const TreeRow& row, const std::string& above, std::size_t level) {
        for (const std::size_t child : row.children) {
            const bool last = child == row.children.back() && row.left_out == 0;
            const Branch branch = branch_of(above, level, last);
            const bool more = !rows_[child].children.empty() || rows_[child].left_out > 0;
            draw(rows_[child], branch);
            notes(rows_[child], branch.below + (more && level < levels_drawn ? "│  " : "   "));
            children(rows_[child], branch.below, level + 1);
        }
        if (row.left_out == 0) return;
        const Branch branch = branch_of(above, level, true);
        out_.append(margin, ' ').append(painted(branch.row, Ink::faint, view_));
        out_ += painted("… and " + with_commas(row.left_out) + " more", Ink::doubtful, view_) + "\n";
    }

    void draw(const TreeRow& row, const Branch& branch) {
        const std::size_t used = columns_of(branch.row);
        const std::string label = cut_in_the_middle(label_of(row), widths_.tree - used);
        out_.append(margin, ' ')
            .append(painted(branch.row, Ink::faint, view_))
            .append(painted(label, row.ink, view_));
        std::size_t behind = used + columns_of(label);  // the column that is reached
        const auto cell = [&](const std::string& text, std::size_t column, Ink ink) {
            if (text.empty()) return;
            out_.append(column > behind ? column - behind : 1, ' ').append(painted(text, ink, view_));
            behind = std::max(column, behind + 1) + columns_of(text);
        };
        const std::string size = row.bytes ? with_commas(*row.bytes) : "";
        const std::size_t said = widths_.tree + gap + widths_.size + gap;
        cell(size, said - gap - size.size(), Ink::plain);
        cell(cut_in_the_middle(shown_text(row.said), widths_.said), said, Ink::plain);
        cell(found_of(row, widths_.found), said + widths_.said + gap, row.ink);
        out_ += '\n';
    }

    void notes(const TreeRow& row, const std::string& left) {
        const std::size_t room = width_ - std::min(width_ - 20, margin + columns_of(left) + 2);
        for (const TreeNote& note : row.notes) {
            std::string_view sign = note.ink == Ink::faint ? "  " : "! ";
            const std::string text = cut_in_the_middle(shown_text(note.text), longest_note);
            for (const std::string& line : in_lines(text, room)) {
                out_.append(margin, ' ').append(painted(left, Ink::faint, view_));
                out_ += painted(std::string(sign) + line, note.ink, view_) + "\n";
                sign = "  ";
            }
        }
    }

    static std::vector<std::string> in_lines(const std::string& text, std::size_t room) {
        std::vector<std::string> lines(1);
        for (const std::string_view each : split(text, ' ')) {
            const std::string word = cut_in_the_middle(std::string(each), room);
            std::string& line = lines.back();
            if (line.empty())
                line = word;
            else if (columns_of(line) + 1 + columns_of(word) <= room)
                line += " " + word;
            else
                lines.push_back(word);
        }
        return lines;
    }

    std::string& out_;
    const std::vector<TreeRow>& rows_;
    const View& view_;
    std::size_t width_;
    Widths widths_;
};

}  // namespace

void add_tree(std::string& out, const Findings& findings, const Verdict& verdict, const View& view) {
    const std::vector<TreeRow> rows = tree_of(findings, verdict, rows_drawn);
    Drawing(out, rows, view).run();
    const auto note = [&](const std::string& text) {
        out += "    " + painted("! " + shown_text(text), Ink::doubtful, view) + "\n";
    };
    if (findings.files_cut) note("too many attachments: not each of them was looked at");
    if (findings.opaque) note(findings.opaque_why + ": nobody here can read it");
}

}  // namespace letterhead
