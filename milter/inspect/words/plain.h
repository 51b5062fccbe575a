#pragma once
// text/plain to lines by push: '>' marks counted and removed; format=flowed and delsp joined to paragraphs
// (RFC 3676); the armour of text signed by PGP left out. Any split of the input gives the same lines.

#include "inspect/words/clear_signed.h"
#include "inspect/words/lines.h"

#include <string>
#include <string_view>

namespace letterhead {

class PlainText {
 public:
    PlainText(bool flowed, bool delsp, std::size_t cap)
        : writer_(cap), cap_(cap), flowed_(flowed), delsp_(delsp) {}
    void push(std::string_view utf8);
    Lines finish();

 private:
    void end_line();
    void end_paragraph();

    ClearSigned signed_;
    LineWriter writer_;
    std::size_t cap_;
    bool flowed_, delsp_;
    std::string line_;       // as it comes
    std::string paragraph_;  // flowed lines joined
    int paragraph_depth_ = 0;
    bool open_ = false;  // paragraph_ waits for its next line
};

}  // namespace letterhead
