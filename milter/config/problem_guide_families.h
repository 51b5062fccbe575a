#pragma once
// The parts of the table, by what the problems are about.

#include "config/problem_guide.h"

#include <span>

namespace letterhead {

std::span<const ProblemGuide> guides_of_files();
std::span<const ProblemGuide> guides_of_rules();
std::span<const ProblemGuide> guides_of_conditions();
std::span<const ProblemGuide> guides_of_settings();

}  // namespace letterhead
