#include "commands/diff_view.h"

#include "commands/word_diff.h"

#include <array>

namespace letterhead {
namespace {

constexpr std::size_t kDetail = 6, kFurther = 10;  // columns before a detail, and before its further rows

char sign_of(Change::Kind kind) {
    switch (kind) {
        case Change::Kind::added:
            return '+';
        case Change::Kind::removed:
            return '-';
        case Change::Kind::changed:
            break;
    }
    return '~';
}

Ink ink_of(Change::Kind kind) {
    switch (kind) {
        case Change::Kind::added:
            return Ink::good;
        case Change::Kind::removed:
            return Ink::bad;
        case Change::Kind::changed:
            break;
    }
    return Ink::doubtful;
}

// A word diff holds inks, which wrapped() would count: it goes on the row as it is.
void add_detail(std::string& out, const ChangeDetail& detail, const View& view) {
    const std::string head =
        std::string(kDetail, ' ') + showable(detail.what) + (detail.what.empty() ? "" : ": ");
    if (detail.words.empty())
        out += head + word_diff(detail.before, detail.now, view) + "\n";
    else
        out += wrapped(head + showable(detail.words), kFurther, view.width);
}

}  // namespace

std::string to_text(const std::vector<ChangeSection>& sections, const View& view) {
    if (sections.empty()) return "No difference: both say the same.\n";
    std::string out;
    std::array<std::uint64_t, 3> counts{};
    for (const ChangeSection& section : sections) {
        out += painted(showable(section.title), Ink::strong, view) + "\n";
        for (const Change& change : section.changes) {
            counts[static_cast<std::size_t>(change.kind)]++;
            const std::string head =
                std::string("  ") + sign_of(change.kind) + " " + showable(change.subject);
            out += painted(head, ink_of(change.kind), view) + "\n";
            for (const ChangeDetail& detail : change.details)
                add_detail(out, detail, view);
        }
        out += '\n';
    }
    return out + counted(counts[0] + counts[1] + counts[2], "difference") + ": " + with_commas(counts[0]) +
           " added, " + with_commas(counts[1]) + " removed, " + with_commas(counts[2]) + " changed\n";
}

}  // namespace letterhead
