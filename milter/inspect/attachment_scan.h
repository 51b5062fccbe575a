#pragma once
// One attachment, when some rule names the scanner: whether it is sent there, and what came back.

#include "inspect/findings.h"
#include "inspect/scanner.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Nothing is spooled: limits::scan_head bytes are held back until it is decided whether it is sent.
class AttachmentScan {
 public:
    // Without a scanner every attachment that some test wants has failed. What is referred to outlives it.
    AttachmentScan(const Part& part, const std::vector<const ScanTest*>& tests, Scanner* scanner,
                   std::chrono::nanoseconds& waited);
    void push(std::string_view bytes);
    void end();
    ScanFinding finish();  // after end; waits

 private:
    void decide();

    FileFinding early_;
    const std::vector<const ScanTest*>& tests_;
    Scanner* scanner_;
    std::chrono::nanoseconds& waited_;
    std::string head_;
    bool decided_ = false, wanted_ = false;
    std::unique_ptr<Scan> scan_;
};

}  // namespace letterhead
