// Lines keep their order in the own words, so one walk over lines and runs is enough. Only looks and families
// of own words are kept.

#include "inspect/words/words_looks.h"

#include <algorithm>

namespace letterhead {

namespace {

class Placing {
 public:
    Placing(const Lines& lines, Words& words)
        : lines_(lines), words_(words), looks_(lines.looks.size()), families_(lines.families.size()) {
        words.looks.emplace_back();
        words.families.emplace_back();
    }

    void add(std::uint32_t begin, std::uint32_t end, std::uint16_t look) {
        std::uint16_t mine = look_of(look);
        if (!words_.runs.empty() && words_.runs.back().look == mine)
            words_.runs.back().end = end;
        else
            words_.runs.push_back({begin, end, mine});
    }

 private:
    std::uint16_t look_of(std::uint16_t look) {
        if (looks_[look] == 0 && look != 0) {
            looks_[look] = static_cast<std::uint16_t>(words_.looks.size());
            words_.looks.push_back(lines_.looks[look]);
            words_.looks.back().family = family_of(lines_.looks[look].family);
        }
        return looks_[look];
    }

    std::uint16_t family_of(std::uint16_t family) {
        if (families_[family] == 0 && family != 0) {
            families_[family] = static_cast<std::uint16_t>(words_.families.size());
            words_.families.push_back(lines_.families[family]);
        }
        return families_[family];
    }

    const Lines& lines_;
    Words& words_;
    std::vector<std::uint16_t> looks_, families_;  // 0: not met yet
};

// A picture behind the last line is quoted when its place is marked, or when nothing marked but the words of
// the lines before it say that the thread has begun.
bool is_quoted(const LinePicture& picture, const Lines& lines, const Segments& segments) {
    if (picture.line < lines.all.size()) return segments.placed[picture.line].quoted;
    if (picture.marked || lines.all.empty()) return picture.marked;
    const Line& last = lines.all.back();
    return segments.placed.back().quoted && last.cited == 0 && last.reply_area == 0;
}

std::uint32_t place_of(const LinePicture& picture, const Lines& lines, const Segments& segments) {
    if (picture.line >= lines.all.size()) return static_cast<std::uint32_t>(segments.own.size());
    const Line& line = lines.all[picture.line];
    return segments.placed[picture.line].begin + std::clamp(picture.picture.at, line.begin, line.end) -
           line.begin;
}

}  // namespace

void place_looks(const Lines& lines, const Segments& segments, Words& words) {
    Placing placing(lines, words);
    std::size_t line = 0;
    for (const LookRun& run : lines.runs) {
        while (lines.all[line].end <= run.begin)
            ++line;
        const PlacedLine& placed = segments.placed[line];
        std::uint32_t shift = run.begin - lines.all[line].begin;
        if (!placed.quoted)
            placing.add(placed.begin + shift, placed.begin + shift + (run.end - run.begin), run.look);
    }
    for (const LinePicture& each : lines.pictures)
        if (!is_quoted(each, lines, segments))
            words.pictures.push_back({place_of(each, lines, segments), each.picture.alternative});
    std::stable_sort(words.pictures.begin(), words.pictures.end(),
                     [](const Picture& a, const Picture& b) { return a.at < b.at; });
}

}  // namespace letterhead
