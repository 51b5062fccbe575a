// Patterns through PCRE2's JIT. Three things bound a match: the match limit (it counts backtracks), the JIT
// stack, and on long texts a clock, since no limit of PCRE2 counts the bytes that a gap such as .* runs over.

#include "base/pattern.h"

#include "base/pattern_lint.h"
#include "base/text.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::uint32_t kMatchLimit = 1'000'000;
constexpr std::uint32_t kProbeLimit = 100'000;
constexpr std::size_t kProbeBytes = 4096;
constexpr std::size_t kStackStart = 32 * 1024;
constexpr std::size_t kStackMost = 1024 * 1024;
constexpr std::size_t kSlice = 8 * 1024;                 // starting points between two looks at the clock
constexpr std::int64_t kNanoseconds = 50 * 1000 * 1000;  // of processor time for one pattern on one long text
constexpr std::int64_t kSliceAtMost =
    kNanoseconds / 4;  // counted: a machine that stood still is no slow pattern

struct FreeCode {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeContext {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct FreeData {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct FreeStack {
    void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

// What a thread needs to match. Scratch only: nothing of a message outlives a call.
struct Scratch {
    std::unique_ptr<pcre2_jit_stack, FreeStack> stack{
        pcre2_jit_stack_create(kStackStart, kStackMost, nullptr)};
    std::unique_ptr<pcre2_match_context, FreeContext> context{pcre2_match_context_create(nullptr)};
    std::unique_ptr<pcre2_match_data, FreeData> data{pcre2_match_data_create(1, nullptr)};

    Scratch() {
        if (complete()) pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
    bool complete() const { return stack && context && data; }
};

Scratch& scratch() {
    thread_local Scratch of_this_thread;
    return of_this_thread;
}

std::int64_t processor_time() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

// The first place at or after `position` where a character begins.
std::size_t next_start(std::string_view text, std::size_t position) {
    while (position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0U) == 0x80)
        position++;
    return std::min(position, text.size());
}

// Matches that begin in [begin, last_start].
PatternMatch match_from(const pcre2_code* code, std::string_view text, std::size_t begin,
                        std::size_t last_start) {
    Scratch& own = scratch();
    pcre2_set_offset_limit(own.context.get(), last_start);
    // The text was checked, so PCRE2 need not check it once more for each pattern.
    const int found = pcre2_jit_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), begin,
                                      PCRE2_NO_UTF_CHECK, own.data.get(), own.context.get());
    if (found == PCRE2_ERROR_NOMATCH) return {};
    if (found < 0) return {PatternMatch::Answer::gave_up, 0, 0};
    const PCRE2_SIZE* const where = pcre2_get_ovector_pointer(own.data.get());
    return {PatternMatch::Answer::yes, std::min(where[0], where[1]),
            std::max(where[0], where[1])};  // \K may swap them
}

PatternMatch search(const pcre2_code* code, std::string_view text, std::uint32_t match_limit) {
    if (!scratch().complete()) return {PatternMatch::Answer::gave_up, 0, 0};
    pcre2_set_match_limit(scratch().context.get(), match_limit);
    if (text.size() <= kSlice) return match_from(code, text, 0, text.size());

    std::int64_t spent = 0, before = processor_time();
    for (std::size_t begin = 0;;) {
        const std::size_t end = next_start(text, begin + kSlice);
        const PatternMatch match = match_from(code, text, begin, end);
        if (match.answer != PatternMatch::Answer::no || end == text.size()) return match;
        const std::int64_t now = processor_time();
        spent += std::min(now - std::exchange(before, now), kSliceAtMost);
        if (spent > kNanoseconds) return {PatternMatch::Answer::gave_up, 0, 0};
        begin = end;
    }
}

std::string repeated(std::string_view piece) {
    std::string text;
    while (!piece.empty() && text.size() + piece.size() < kProbeBytes)
        text += piece;
    return text + "!";
}

// The pattern's own plain characters: the text that nearly matches.
std::string near_miss(std::string_view pattern) {
    std::string plain;
    for (std::size_t i = 0; i < pattern.size(); i++) {
        if (pattern[i] == '\\') {
            i++;
            continue;
        }
        const char c = pattern[i];
        const bool word =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
        if (word) plain += c;
    }
    return repeated(plain);
}

std::optional<PatternError> probe(const pcre2_code* code, std::string_view pattern) {
    const std::array<std::string, 3> hostile = {repeated("a"), repeated("a1 "), near_miss(pattern)};
    for (const std::string& text : hostile) {
        if (search(code, text, kProbeLimit).answer != PatternMatch::Answer::gave_up) continue;
        return PatternError{"the pattern needs too many steps on 4 KB of text such as '" +
                                text.substr(0, 12) + "...': make its repetitions narrower",
                            0};
    }
    return std::nullopt;
}

std::string message_of(int code) {
    std::array<PCRE2_UCHAR, 256> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return std::string(reinterpret_cast<const char*>(text.data()));
}

}  // namespace

struct Pattern::Code {
    std::unique_ptr<pcre2_code, FreeCode> compiled;
};

Result<Pattern, PatternError> Pattern::compile(std::string_view pattern, PatternCase which) {
    if (!is_valid_utf8(pattern)) return Failure{PatternError{"the pattern is not valid UTF-8", 0}};
    const std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT |
                                  (which == PatternCase::insensitive ? PCRE2_CASELESS : 0U);
    int error = 0;
    PCRE2_SIZE offset = 0;
    auto code = std::make_shared<Code>();
    code->compiled.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options,
                                       &error, &offset, nullptr));
    if (!code->compiled) return Failure{PatternError{message_of(error), std::min(offset, pattern.size())}};
    if (std::optional<PatternError> complaint = lint_pattern(pattern, which))
        return Failure{std::move(*complaint)};

    const int refused = pcre2_jit_compile(code->compiled.get(), PCRE2_JIT_COMPLETE);
    std::size_t machine_code = 0;  // stays 0 when the pattern itself says (*NO_JIT)
    pcre2_pattern_info(code->compiled.get(), PCRE2_INFO_JITSIZE, &machine_code);
    if (refused != 0 || machine_code == 0) {
        return Failure{PatternError{"the pattern cannot be compiled to machine code" +
                                        (refused != 0 ? ": " + message_of(refused) : std::string()),
                                    0}};
    }
    if (std::optional<PatternError> complaint = probe(code->compiled.get(), pattern)) {
        return Failure{std::move(*complaint)};
    }
    Pattern compiled;
    compiled.text_ = pattern;
    compiled.code_ = std::move(code);
    return compiled;
}

PatternMatch Pattern::find(std::string_view utf8) const {
    if (!is_valid_utf8(utf8)) return {PatternMatch::Answer::gave_up, 0, 0};
    return search(code_->compiled.get(), utf8, kMatchLimit);
}

}  // namespace letterhead
