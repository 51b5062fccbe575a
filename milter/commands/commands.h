#pragma once
// The commands of the program. Each gets its own arguments (without the program and the command) and returns
// the exit status.

#include <span>
#include <string>

namespace letterhead {

int serve_command(std::span<const std::string> arguments);  // 0 after TERM, 1 when it could not start
int check_command(std::span<const std::string> arguments);  // 0 clean, 1 problems
int groups_command(std::span<const std::string> words);     // 0, 1 or 2: see its help
int explain_command(std::span<const std::string> words);    // 1 when a file or the policy could not be read

int test_command(std::span<const std::string> words);  // 1 when a case is not as expected, or there is none
int replay_command(
    std::span<const std::string> words);                // 1 when rules could not be read or there was no mail
int diff_command(std::span<const std::string> words);   // as diff(1): 0 the same, 1 differences, 2 trouble
int stats_command(std::span<const std::string> words);  // 1 when there is nothing to read

}  // namespace letterhead
