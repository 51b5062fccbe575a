#pragma once
// Many patterns, one pass: which of them are worth trying on a text. The plain text that a pattern needs is
// searched for by Hyperscan (Vectorscan on arm64), all of it at once; PCRE2 decides. Built without that
// library, or on a processor that it does not know, each pattern is tried.

#include "base/pattern_literals.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Of one text: which patterns may stand in it.
class PatternHits {
 public:
    PatternHits() = default;  // any of them
    explicit PatternHits(std::vector<bool> possible) : possible_(std::move(possible)) {}
    bool may_hold(std::size_t pattern) const { return possible_.empty() || possible_[pattern]; }

 private:
    std::vector<bool> possible_;  // by number; empty: all are
};

// Filled while rules are read, by one thread; then build() once; then immutable and shared by all threads.
class Prefilter {
 public:
    // A pattern that PCRE2 accepts, in any case or not. Its number, from 0.
    std::size_t add(std::string_view pattern);
    // Without it hits() names all patterns.
    void build();
    // One pass over the text. Never leaves out a pattern that is found there.
    PatternHits hits(std::string_view utf8) const;

    // "hyperscan 5.4.0"; empty when each pattern is tried.
    static std::string engine();

 private:
    class Engine;  // prefilter_hyperscan.cc, or prefilter_none.cc where it is not there
    std::vector<std::vector<Literals>> needs_;  // by pattern
    std::shared_ptr<const Engine> engine_;
};

}  // namespace letterhead
