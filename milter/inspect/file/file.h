#pragma once
// The inspector of one attachment: a 16 KB head, a count, and of a ZIP the tail with its directory. Never the
// whole file.

#include "inspect/findings.h"

#include <memory>
#include <string_view>

namespace letterhead {

class FileReader {
 public:
    FileReader(const Part& part, bool by_content, bool containers, Oddities& oddities);
    ~FileReader();
    void push(std::string_view decoded_bytes);
    FileFinding finish(const Part& part);  // `part` with its final size

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace letterhead
