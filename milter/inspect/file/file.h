#pragma once
// The inspector of one attachment: a 16 KB head, a count, and of a ZIP the tail with its directory. Never the whole file.

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

// What a file name says by its last extension, after trailing dots and blanks: the table of widely known extensions in
// inspect/file/families.cc (facts about file formats, no policy).
Family family_of_name(std::string_view name);
Family family_of_type(std::string_view media_type);
// The more dangerous of two: executable before script before ... before unknown.
Family worse(Family a, Family b);

}  // namespace letterhead
