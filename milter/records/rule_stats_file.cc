// One line a rule, one an exception below it. An exception's key ends its line: it may hold blanks.

#include "base/text.h"
#include "records/rule_stats.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <iterator>

namespace letterhead {
namespace {

constexpr std::string_view kFirstLine = "letterhead rule statistics 1";

void add_numbers(std::string& text, std::initializer_list<std::uint64_t> numbers) {
    for (const std::uint64_t number : numbers)
        text.append(1, ' ').append(std::to_string(number));
}

// Times are never before 1970.
std::uint64_t time_of(std::int64_t seconds) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, seconds));
}

std::string text_of(const std::vector<RuleStat>& stats) {
    std::string text(kFirstLine);
    text += '\n';
    for (const RuleStat& stat : stats) {
        text.append("rule ").append(stat.id);
        add_numbers(text, {time_of(stat.since), stat.asked, stat.yes, stat.cannot_tell,
                           time_of(stat.last_hit), stat.nanoseconds});
        text += '\n';
        for (const ExceptionStat& exception : stat.exceptions) {
            text += "exception";
            add_numbers(text, {exception.uses, time_of(exception.last_used)});
            text.append(1, ' ').append(exception.key).append(1, '\n');
        }
    }
    return text;
}

// The next word of a line, or ""; `line` loses it and the blank behind it.
std::string_view take_word(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return word;
}

template <typename Number>
bool take(std::string_view& line, Number& into) {
    const std::string_view word = take_word(line);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), into);
    return !word.empty() && error == std::errc() && end == word.data() + word.size();
}

bool read_line(std::string_view line, std::vector<RuleStat>& stats) {
    const std::string_view kind = take_word(line);
    if (kind == "rule") {
        RuleStat stat;
        stat.id = take_word(line);
        const bool good = !stat.id.empty() && take(line, stat.since) && take(line, stat.asked) &&
                          take(line, stat.yes) && take(line, stat.cannot_tell) && take(line, stat.last_hit) &&
                          take(line, stat.nanoseconds);
        stats.push_back(std::move(stat));
        return good;
    }
    ExceptionStat exception;
    if (kind != "exception" || stats.empty() || !take(line, exception.uses) ||
        !take(line, exception.last_used) || line.empty())
        return false;
    exception.key = line;
    stats.back().exceptions.push_back(std::move(exception));
    return true;
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

std::string write_rule_stats(const std::string& path, const std::vector<RuleStat>& stats) {
    const std::string beside = path + ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (file < 0) return beside + ": " + std::strerror(errno);
    bool good = write_all(file, text_of(stats));
    int reason = errno;
    if (::close(file) != 0 && good) {
        good = false;
        reason = errno;
    }
    if (good && std::rename(beside.c_str(), path.c_str()) == 0) return {};
    if (good) reason = errno;
    ::unlink(beside.c_str());
    return path + ": " + std::strerror(reason);
}

Result<std::vector<RuleStat>, std::string> read_rule_stats(const std::string& path) {
    std::vector<RuleStat> stats;
    std::ifstream in(path, std::ios::binary);
    if (!in && errno == ENOENT) return stats;
    if (!in) return Failure{path + ": " + std::strerror(errno)};
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::vector<std::string_view> lines = split(text, '\n');
    if (lines.front() != kFirstLine) return Failure{path + ": is no file of rule statistics"};
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!lines[i].empty() && !read_line(lines[i], stats))
            return Failure{path + ":" + std::to_string(i + 1) + ": cannot be understood"};
    }
    return stats;
}

}  // namespace letterhead
