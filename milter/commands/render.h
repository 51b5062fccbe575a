#pragma once
// A journey as people and programs read it: pure functions from values to text.

#include "commands/paint.h"
#include "filter.h"

#include <memory>
#include <string>

namespace letterhead {

struct Explained {
    std::string file;
    bool outgoing = true;  // false: the message passes untouched, and the journey is empty
    Envelope envelope;
    Journey journey;
    std::string policy_hash;
    std::shared_ptr<const Policy> policy;  // gives its labels to what was found; may be null
};

std::string to_text(const Explained& explained, const View& view);  // for a person, ended by '\n'
// One line, ended by '\n'; fields are only ever added (docs/explain-json.md). What people wrote is in it only
// when asked for.
std::string to_json(const Explained& explained, bool with_words);
// JSON again, indented, ended by '\n'.
std::string pretty_json(const std::string& json);

}  // namespace letterhead
