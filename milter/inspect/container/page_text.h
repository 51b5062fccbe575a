#pragma once
// The text of a page as its reader searches it: one byte a character, references by number replaced. What is
// not ASCII in UTF-16 becomes 0x80.

#include <string>
#include <string_view>

namespace letterhead {

class PageText {
 public:
    void push(std::string_view bytes, std::string& to);
    void finish(std::string& to);

 private:
    void narrow(std::string_view bytes);
    void replace(std::string& to, bool at_end);

    enum class Width { unknown, one, two_little, two_big };
    Width width_ = Width::unknown;
    std::string beginning_;  // until the width is known
    std::string pending_;    // one byte a character, references not replaced yet
    char half_ = 0;
    bool odd_ = false;
};

}  // namespace letterhead
