#pragma once
// The inspector of displayable text: bytes of one text part in, Words out.

#include "inspect/findings.h"
#include "inspect/habits.h"
#include "message/limits.h"

#include <memory>
#include <string_view>

namespace letterhead {

class WordsReader {
 public:
    // At most `cap` bytes of text are kept. `part` is text/html or is read as text/plain; `habits` outlive
    // the reader.
    WordsReader(const Part& part, const MailHabits& habits, Oddities& oddities,
                std::size_t cap = limits::text_of_part);
    ~WordsReader();
    void push(std::string_view decoded_bytes);
    // `forwarded`: the subject says that the message forwards another.
    Words finish(bool forwarded = false);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace letterhead
