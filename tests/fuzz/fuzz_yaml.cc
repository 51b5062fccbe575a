// Rule files are written by friends, but may be anything: the reader of YAML must answer with a tree or with
// problems.

#include "config/yaml.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace letterhead;
    const std::string text(reinterpret_cast<const char*>(data), size);
    Problems problems;
    const auto tree = parse_yaml(std::make_shared<const Source>(Source{"fuzz.yaml", text}), problems);
    if (!tree && !problems.any_errors()) std::abort();  // refused without a word
    if (render(problems).empty() != problems.all().empty()) std::abort();
    return 0;
}
