#pragma once
// A replay as people and programs read it: pure functions from what was counted to text.

#include "commands/mail_source.h"
#include "commands/paint.h"
#include "commands/replay_tally.h"

#include <memory>
#include <string>

namespace letterhead {

struct Replayed {
    ReplayTally tally{0};
    std::shared_ptr<const Policy> now, before;  // before: null without old rules
    SourceTotals source;
    double seconds = 0;
};

std::string to_text(const Replayed& replayed, const View& view);
std::string to_json(const Replayed& replayed);  // one object, ended by '\n'; docs/testing-rules.md

}  // namespace letterhead
