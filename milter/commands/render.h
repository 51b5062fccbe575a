#pragma once
// A journey as people and programs read it: pure functions from values to text.

#include "filter.h"

#include <string>

namespace letterhead {

struct Explained {
    std::string file;
    bool outgoing = true;  // false: the message passes untouched, and the journey is empty
    Envelope envelope;
    Journey journey;
    std::string policy_hash;
};

std::string to_text(const Explained& explained);  // several lines for a person, ended by '\n'
std::string to_json(const Explained& explained);  // one line, ended by '\n'; fields are only ever added
                                                  // (docs/explain-json.md)

}  // namespace letterhead
