// A hostile pattern: the lint and the compiler must come to an end, and what they accept must match in
// bounded time. What the prefilter asks for must stand in each text in which the pattern is found.

#include "base/pattern.h"
#include "base/pattern_lint.h"
#include "base/pattern_literals.h"
#include "base/text.h"

#include <algorithm>
#include <cstdlib>
#include <string>

using namespace letterhead;

namespace {

void check_literals(std::string_view pattern, const Pattern& compiled, std::string_view text) {
    const std::vector<Literals> needs = required_literals(pattern);
    if (needs.empty() || folds_beyond_ascii(text) || compiled.find(text).answer != PatternMatch::Answer::yes)
        return;
    const std::string lower = ascii_lower(text);
    for (const Literals& any : needs) {
        if (std::none_of(any.begin(), any.end(),
                         [&](const std::string& each) { return lower.find(each) != std::string::npos; }))
            std::abort();
    }
}

}  // namespace

// Up to a NUL byte the pattern, behind it a text.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size > 300) return 0;
    std::string_view pattern(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(pattern.find('\0'), pattern.size());
    const std::string_view text = pattern.substr(std::min(end + 1, pattern.size()));
    pattern = pattern.substr(0, end);
    (void)lint_pattern(pattern, PatternCase::insensitive);  // also of what PCRE2 would refuse
    const auto compiled = Pattern::compile(pattern, PatternCase::sensitive);
    if (compiled) (void)compiled->find("hello wire transfer 123-45-6789 aaaaaaaaaaaaaaaaaaaaaaaa!");
    const auto caseless = Pattern::compile(pattern, PatternCase::insensitive);
    if (!caseless) return 0;
    check_literals(pattern, caseless.value(), text);
    check_literals(pattern, caseless.value(), pattern);  // which often matches itself
    check_literals(pattern, caseless.value(), "");
    return 0;
}
