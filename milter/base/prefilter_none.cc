// Where Hyperscan is not there: each pattern is tried on each text.

#include "base/prefilter.h"

namespace letterhead {

class Prefilter::Engine {};

std::size_t Prefilter::add(std::string_view) {
    needs_.emplace_back();
    return needs_.size() - 1;
}

void Prefilter::build() {}

PatternHits Prefilter::hits(std::string_view) const {
    return {};
}

std::string Prefilter::engine() {
    return {};
}

}  // namespace letterhead
