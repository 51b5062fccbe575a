// Each text is walked once, in reading order; where the kind of words, their look or a picture changes, the
// walk stops and says so.

#include "commands/words_view.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace letterhead {
namespace {

constexpr std::size_t quoted_whole = 8;  // lines of a quoted stretch that are shown without being shortened
constexpr std::size_t quoted_begin = 5;  // shown of a longer one
constexpr int legible_contrast = 450;    // of WCAG 2, level AA: below, the figure is told

enum class Kind : std::uint8_t { own, signature, disclaimer, quoted, hidden };

struct KindInfo {
    std::string_view label;
    char sign;
    Ink ink;
};

const KindInfo& info(Kind kind) {
    static constexpr std::array<KindInfo, 5> table{{{"own", '|', Ink::plain},
                                                    {"signature", '=', Ink::signature},
                                                    {"disclaimer", '#', Ink::disclaimer},
                                                    {"quoted", '>', Ink::faint},
                                                    {"hidden", '~', Ink::hidden}}};
    return table[static_cast<std::size_t>(kind)];
}

struct Mark {
    std::size_t begin, end;
    Kind kind;
};

bool shows_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

// The full stop behind a finding belongs to it, and so do the blanks.
std::size_t with_punctuation(std::string_view text, std::size_t end) {
    while (end < text.size() && text[end] != '\n' && !shows_word(text[end]))
        ++end;
    return end;
}

std::vector<Mark> marks_of(const Words& words, const Findings& findings) {
    std::vector<Mark> marks;
    const auto add = [&](std::size_t begin, std::size_t end, Kind kind) {
        if (begin < end && end <= words.own.size())
            marks.push_back({begin, with_punctuation(words.own, end), kind});
    };
    for (const SignatureBlockFinding& block : findings.signature_blocks) {
        if (block.part_path == words.part_path) add(block.begin, block.end, Kind::signature);
    }
    for (const DisclaimerFinding& found : findings.disclaimers) {
        if (found.part_path == words.part_path) add(found.begin, found.end, Kind::disclaimer);
    }
    return marks;
}

std::string in_points(std::uint16_t hundredths) {
    std::string text = std::to_string(hundredths / 100);
    const int rest = hundredths % 100;
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

class TextWalk {
 public:
    TextWalk(Rows& rows, const Words& words, const Findings& findings, const View& view)
        : rows_(rows), words_(words), view_(view), marks_(marks_of(words, findings)) {}

    void run() {
        if (words_.own.empty() && words_.quoted.empty()) {
            enter(Kind::own);
            rows_.add("(no words)", Ink::faint);
            rows_.end_row();
        }
        for (const Stretch& stretch : in_order()) {
            const std::string& text = stretch.quoted ? words_.quoted : words_.own;
            const std::size_t end = std::min<std::size_t>(stretch.end, text.size());
            if (stretch.begin >= end) continue;
            if (stretch.quoted)
                lines(std::string_view(text).substr(stretch.begin, end - stretch.begin), Kind::quoted);
            else
                own(stretch.begin, end);
        }
        while (picture_ < words_.pictures.size())
            show_picture();
        if (!rows_.at_start()) rows_.end_row();
        if (!words_.hidden.empty()) lines(words_.hidden, Kind::hidden);
    }

 private:
    std::vector<Stretch> in_order() const {
        if (!words_.order.empty()) return words_.order;
        return {{false, 0, static_cast<std::uint32_t>(words_.own.size())},
                {true, 0, static_cast<std::uint32_t>(words_.quoted.size())}};
    }

    // Two disclaimers side by side are told apart.
    void enter(Kind kind, const Mark* mark = nullptr) {
        if (kind_ == kind && mark_ == mark) return;
        kind_ = kind;
        mark_ = mark;
        rows_.margin(info(kind).label, info(kind).sign, info(kind).ink);
    }

    // Words that have no place in the own ones. Long stretches are shortened.
    void lines(std::string_view text, Kind kind) {
        enter(kind);
        while (text.ends_with('\n'))
            text.remove_suffix(1);
        const std::vector<std::string_view> all = split(text, '\n');
        const bool whole = view_.all_words || all.size() <= quoted_whole;
        const std::size_t shown = whole ? all.size() : quoted_begin;
        for (std::size_t i = 0; i < shown; ++i) {
            rows_.add(all[i], info(kind).ink);
            rows_.end_row();
        }
        if (whole) return;
        rows_.add("... " + std::to_string(all.size() - shown) + " more " + std::string(info(kind).label) +
                      " lines; --all-words shows them",
                  Ink::faint);
        rows_.end_row();
    }

    void own(std::size_t begin, std::size_t end) {
        const std::string_view text = words_.own;
        while (begin < end && text[begin] == '\n')
            ++begin;
        for (std::size_t at = begin; at < end;) {
            while (picture_ < words_.pictures.size() && words_.pictures[picture_].at <= at)
                show_picture();
            if (text[at] == '\n') {  // a blank line stays with what is above it
                rows_.end_row();
                ++at;
                continue;
            }
            const Mark* const mark = mark_at(at);
            const Kind kind = mark == nullptr ? Kind::own : mark->kind;
            enter(kind, mark);
            show_look(look_at(at));
            const std::size_t next = std::min({text.find('\n', at), end, next_change(at)});
            rows_.add(text.substr(at, next - at), info(kind).ink);
            at = next;
        }
        if (!rows_.at_start()) rows_.end_row();
    }

    const Mark* mark_at(std::size_t at) const {
        const Mark* found = nullptr;
        for (const Mark& mark : marks_)
            if (at >= mark.begin && at < mark.end) found = &mark;
        return found;
    }

    // The last run that begins at or before `at`.
    const LookRun* run_at(std::size_t at) const {
        const auto after = std::upper_bound(words_.runs.begin(), words_.runs.end(), at,
                                            [](std::size_t a, const LookRun& run) { return a < run.begin; });
        return after == words_.runs.begin() ? nullptr : &*(after - 1);
    }

    std::size_t look_at(std::size_t at) const {
        const LookRun* const run = run_at(at);
        return run != nullptr && at < run->end && run->look < words_.looks.size() ? run->look : 0;
    }

    // The next place behind `at` where something may change.
    std::size_t next_change(std::size_t at) const {
        std::size_t next = std::string::npos;
        const auto consider = [&](std::size_t place) {
            if (place > at) next = std::min(next, place);
        };
        for (const Mark& mark : marks_) {
            consider(mark.begin);
            consider(mark.end);
        }
        const auto after = std::upper_bound(words_.runs.begin(), words_.runs.end(), at,
                                            [](std::size_t a, const LookRun& run) { return a < run.begin; });
        if (after != words_.runs.end()) consider(after->begin);
        if (after != words_.runs.begin()) consider((after - 1)->end);
        if (picture_ < words_.pictures.size()) consider(words_.pictures[picture_].at);
        return next;
    }

    void show_look(std::size_t look) {
        if (look == look_) return;
        look_ = look;
        std::string said = look == 0 ? "look not known" : look_words(words_.looks[look], words_);
        if (said.empty()) return;
        const bool alone = rows_.at_start();
        rows_.add("[" + said + "]", Ink::doubtful);
        alone ? rows_.end_row() : rows_.add(" ", Ink::plain);
    }

    void show_picture() {
        const std::string& said = words_.pictures[picture_++].alternative;
        rows_.add(said.empty() ? "[picture]" : "[picture: " + said + "]", Ink::doubtful);
    }

    Rows& rows_;
    const Words& words_;
    const View& view_;
    std::vector<Mark> marks_;
    std::optional<Kind> kind_;  // of the row that is open
    const Mark* mark_ = nullptr;
    std::size_t look_ = 0, picture_ = 0;
};

std::string bytes_words(std::size_t bytes, std::string_view what) {
    return std::to_string(bytes) + (bytes == 1 ? " byte " : " bytes ") + std::string(what);
}

void add_heading(std::string& out, const Words& words, const View& view) {
    out += "\n  " + painted("The words of " + words.where() + ", " + showable(words.type), Ink::strong, view);
    out += ": " + bytes_words(words.own.size(), "own");
    if (!words.quoted.empty()) out += ", " + std::to_string(words.quoted.size()) + " quoted";
    if (!words.hidden.empty()) out += ", " + std::to_string(words.hidden.size()) + " hidden";
    out += '\n';
    const auto note = [&](const std::string& text, Ink ink) {
        out += "    " + painted(text, ink, view) + "\n";
    };
    if (!words.cut_by.empty() || !words.sure)
        note((words.cut_by.empty() ? "nothing is cut off" : "cut by " + showable(words.cut_by)) + ", " +
                 std::to_string(words.confidence) + "% sure" + (words.sure ? "" : ": a guess"),
             words.sure ? Ink::faint : Ink::doubtful);
    if (words.message_depth > 0) note("in an attached message: none of it is the sender's own", Ink::faint);
    if (words.alternative) note("one of several forms of the same text", Ink::faint);
    if (!words.complete) note("not all of it could be read", Ink::doubtful);
    if (words.looks_doubtful)
        note("its look is not told for sure: styles came late, or too many", Ink::doubtful);
}

}  // namespace

std::string hex_color(std::uint32_t color) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%06X", static_cast<unsigned>(color & 0xFFFFFF));
    return text.data();
}

std::string look_words(const Look& look, const Words& words) {
    std::string said;
    if (look.size != 0) said += in_points(look.size) + " pt";
    if (look.family != 0 && look.family < words.families.size())
        said += (said.empty() ? "" : " ") + showable(words.families[look.family]);
    said += (said.empty() ? "" : ", ") + hex_color(look.color) + " on " + hex_color(look.background);
    if (look.contrast == 0) return said + ", over a picture";
    if (look.contrast < legible_contrast)
        said += ", contrast " + std::to_string(look.contrast / 100) + "." +
                std::to_string(look.contrast / 10 % 10);
    return said;
}

void add_words(std::string& out, const Findings& findings, const Policy* policy, const View& view) {
    for (const Words& words : findings.words) {
        add_heading(out, words, view);
        Rows rows(out, view);
        TextWalk(rows, words, findings, view).run();
    }
    add_judged(out, findings, policy, view);
}

}  // namespace letterhead
