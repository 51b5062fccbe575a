// A hostile pattern: the lint and the compiler must come to an end, and what they accept must match in
// bounded time.

#include "base/pattern.h"
#include "base/pattern_lint.h"

using namespace letterhead;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size > 300) return 0;
    const std::string_view pattern(reinterpret_cast<const char*>(data), size);
    (void)lint_pattern(pattern, PatternCase::insensitive);  // also of what PCRE2 would refuse
    const auto compiled = Pattern::compile(pattern, PatternCase::sensitive);
    if (compiled) (void)compiled->find("hello wire transfer 123-45-6789 aaaaaaaaaaaaaaaaaaaaaaaa!");
    return 0;
}
