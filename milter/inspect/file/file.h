#pragma once
// The inspector of one attachment: a 16 KB head, a count, and of a container what its reader keeps
// (inspect/container/container.h). Never the whole file.

#include "inspect/container/budget.h"
#include "inspect/findings.h"

#include <memory>
#include <string_view>

namespace letterhead {

class FileReader {
 public:
    // `budget` is that of the message, and outlives it.
    FileReader(const Part& part, bool by_content, bool containers, ContainerBudget& budget);
    ~FileReader();
    void push(std::string_view decoded_bytes);
    FileFinding finish(const Part& part);  // `part` with its final size

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace letterhead
