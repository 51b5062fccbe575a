// Paragraphs become lines that every MTA can send.

#include "actions/reply.h"

#include "base/text.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t kLine = 500;  // with "550-5.7.1 " and CRLF exactly RFC 5321's 512
constexpr std::size_t kLines = 32;
constexpr std::size_t kLastLines = 2;  // of the last paragraph, when lines run out

// Runs of blanks become one; a line that is too long is cut at a blank, or anywhere when there is none.
void wrap(std::string_view text, std::vector<std::string>& lines) {
    std::string line;
    const auto flush = [&] {
        if (!line.empty()) lines.push_back(std::move(line));
        line.clear();
    };
    for (std::string_view word : split(text, ' ')) {
        if (word.empty()) continue;
        if (!line.empty() && line.size() + 1 + word.size() > kLine) flush();
        for (; word.size() > kLine; word.remove_prefix(kLine))
            lines.emplace_back(word.substr(0, kLine));
        if (!line.empty()) line += ' ';
        line += word;
    }
    flush();
}

// The lines of a paragraph; its own line ends are kept.
std::vector<std::string> lines_of(std::string_view paragraph) {
    std::vector<std::string> lines;
    for (const std::string_view piece : split(paragraph, '\n')) {
        std::string blanks(piece);
        std::replace_if(
            blanks.begin(), blanks.end(), [](char c) { return c == '\t' || c == '\r'; }, ' ');
        wrap(safe_ascii(blanks, blanks.size() * 4 + 4), lines);
    }
    return lines;
}

}  // namespace

Reply::Reply(int code, std::string status, const std::vector<std::string>& paragraphs)
    : code_(code), status_(std::move(status)) {
    std::vector<std::vector<std::string>> all;
    std::size_t count = 0;
    for (const std::string& paragraph : paragraphs) {
        std::vector<std::string> lines = lines_of(paragraph);
        count += lines.size();
        if (!lines.empty()) all.push_back(std::move(lines));
    }
    if (all.empty()) all.push_back({"Not sent"});
    cut_ = count > kLines;
    std::vector<std::string> last = cut_ && all.size() > 1 ? all.back() : std::vector<std::string>();
    if (last.size() > kLastLines) last.resize(kLastLines);
    const std::size_t room = cut_ ? kLines - 1 - last.size() : kLines;
    const std::size_t paragraphs_to_show = all.size() - (last.empty() ? 0 : 1);
    std::size_t shown = 0;
    for (; shown < paragraphs_to_show; ++shown) {
        const std::vector<std::string>& lines = all[shown];
        const std::size_t fits = std::min(lines.size(), room - lines_.size());
        lines_.insert(lines_.end(), lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(fits));
        if (fits < lines.size()) break;
    }
    if (!cut_) return;
    const std::size_t left = paragraphs_to_show - shown;
    lines_.push_back("... and " + std::to_string(left) + (left == 1 ? " more problem" : " more problems") +
                     "; see reference");
    lines_.insert(lines_.end(), last.begin(), last.end());
}

Reply Reply::reject(const std::vector<std::string>& paragraphs) {
    return Reply(550, "5.7.1", paragraphs);
}

Reply Reply::tempfail(const std::vector<std::string>& paragraphs) {
    return Reply(451, "4.7.1", paragraphs);
}

}  // namespace letterhead
