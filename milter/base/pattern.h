#pragma once
// The door to PCRE2: patterns with limits. A pattern either answers or gives up; giving up is an answer that
// rules must handle.

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

struct PatternError {
    std::string message;
    std::size_t offset = 0;  // bytes into the pattern
};

struct PatternMatch {
    enum class Answer {
        no,
        yes,
        gave_up
    };  // gave_up: match limit, JIT stack or heap limit reached, or the text is not UTF-8
    Answer answer = Answer::no;
    std::size_t begin = 0, end = 0;  // bytes of the whole match, when yes
};

enum class PatternCase { sensitive, insensitive };

// A compiled pattern: UTF and UCP, JIT (compile refuses a pattern that JIT cannot take), match_limit and JIT
// stack as measured in docs/dependencies.md. Immutable: safe from many threads; match data and JIT stacks are
// per thread, inside.
class Pattern {
 public:
    static Result<Pattern, PatternError> compile(std::string_view pattern, PatternCase which);
    // Refuses (as PatternError) nested quantifiers over the same text and unbounded gaps that make matching
    // explode: called by compile.
    PatternMatch find(std::string_view utf8) const;
    const std::string& text() const { return text_; }

 private:
    struct Code;
    Pattern() = default;
    std::string text_;
    std::shared_ptr<const Code> code_;
};

}  // namespace letterhead
