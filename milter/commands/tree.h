#pragma once
// What a message holds, as a tree of rows that are ready to be drawn: parts, other readings of them, and what
// is in containers. Texts are as the message has them; whoever draws makes them safe to show.

#include "commands/paint.h"
#include "inspect/findings.h"
#include "policy/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace letterhead {

struct TreeNote {
    std::string text;
    Ink ink = Ink::faint;  // bad and doubtful ones are marked with "!"
};

struct TreeRow {
    std::string path;  // "1.2"; empty for an entry
    std::string name;
    std::optional<std::uint64_t> bytes;  // decoded
    std::string said;                    // what it is by its declared type or, for an entry, by its name
    std::string found;                   // what it is by its content, and what hinders a look at it
    std::string type;                    // its media type by content, when that is not what is declared
    Ink ink = Ink::plain;
    std::vector<TreeNote> notes;
    std::size_t parent = 0;
    std::vector<std::size_t> children;  // in their order
    std::size_t left_out = 0;           // of those below it; they are no children any more
    int weight = 0;                     // the heavier, the later it is left out
};

// [0] stands for the whole and is not drawn. More than `most` rows are cut to so many, and those that lead to
// them: first what rules named, then what may run, the parts, what was not looked into, and some of the rest.
std::vector<TreeRow> tree_of(const Findings& findings, const Verdict& verdict, std::size_t most);

}  // namespace letterhead
