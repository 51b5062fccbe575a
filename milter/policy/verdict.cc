// Names, and the logic of yes, no and cannot tell.

#include "policy/verdict.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>
#include <iterator>

namespace letterhead {
namespace {

void append(std::vector<Evidence>& to, std::vector<Evidence>&& more) {
    const std::size_t room = limits::evidence_of_rule - std::min(limits::evidence_of_rule, to.size());
    const auto end = more.begin() + static_cast<std::ptrdiff_t>(std::min(room, more.size()));
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(end));
}

// The one whose truth comes first in `order`; the evidence of both when they agree.
Answer join(Answer a, Answer b, const Truth (&order)[2]) {
    if (a.truth == b.truth) {
        append(a.evidence, std::move(b.evidence));
        return a;
    }
    for (const Truth strongest : order) {
        if (a.truth == strongest) return a;
        if (b.truth == strongest) return b;
    }
    return a;
}

}  // namespace

std::string_view action_name(Action action) {
    switch (action) {
        case Action::accept:
            return "accept";
        case Action::tag:
            return "tag";
        case Action::copy:
            return "copy";
        case Action::redirect:
            return "redirect";
        case Action::hold:
            return "hold";
        case Action::tempfail:
            return "tempfail";
        case Action::reject:
            return "reject";
    }
    return {};
}

std::string_view truth_name(Truth truth) {
    switch (truth) {
        case Truth::no:
            return "no";
        case Truth::yes:
            return "yes";
        case Truth::cannot_tell:
            return "cannot_tell";
    }
    return {};
}

std::string one_line(std::string_view text, std::size_t limit) {
    std::string line;
    bool gap = false;
    const std::string clean =
        clean_utf8(text.substr(0, 4 * limit + 4));  // enough, however many blanks are collapsed: else "..."
    std::size_t position = 0;
    while (position < clean.size() && line.size() <= limit) {
        const std::size_t begin = position;
        const char32_t point = next_code_point(clean, position);
        if (point == U' ' || point == U'\n' || point == U'\t' || point == U'\u00A0' || point == U'\u2028' ||
            point == U'\u2029') {
            gap = !line.empty();
            continue;
        }
        if (gap) line += ' ';
        gap = false;
        line += std::string_view(clean).substr(begin, position - begin);
    }
    if (line.size() <= limit && text.size() <= 4 * limit + 4) return line;
    std::size_t end = std::min(line.size(), limit - std::min<std::size_t>(limit, 3));
    while (end > 0 && end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U)
        --end;
    return line.substr(0, end) + "...";
}

Answer both(Answer a, Answer b) {
    return join(std::move(a), std::move(b), {Truth::no, Truth::cannot_tell});
}

Answer either(Answer a, Answer b) {
    return join(std::move(a), std::move(b), {Truth::yes, Truth::cannot_tell});
}

Answer negate(Answer a) {
    if (a.truth == Truth::no) return Answer::yes({});
    if (a.truth == Truth::yes) a.truth = Truth::no;
    return a;
}

}  // namespace letterhead
