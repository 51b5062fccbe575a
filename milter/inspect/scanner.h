#pragma once
// What an inspection asks of a scanner of attachments, whichever it is (scan/clamd.h is one).

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

struct FileFinding;

// What the scanner says of one attachment. Clean only when it has seen all of it.
struct ScanFinding {
    enum class State : std::uint8_t { not_asked, clean, found, failed };
    State state = State::not_asked;
    std::string what;  // the name of what was found, or why it failed
};

// One attachment on its way. Dropped at any time: then nobody wants to know.
class Scan {
 public:
    virtual ~Scan() = default;
    virtual void push(std::string_view bytes) = 0;
    virtual void end() = 0;  // that was all of it: it may be judged while the rest of the message comes
    virtual ScanFinding finish() = 0;  // waits for the answer
};

// Asked from many threads at once. Nothing here throws for what the scanner does or fails to do.
class Scanner {
 public:
    virtual ~Scanner() = default;
    // `waited` is how long the message has waited for all of its scans so far, and outlives them: a scanner
    // has a limit for it, which bounds what push, end and finish cost a message together.
    virtual std::unique_ptr<Scan> begin(std::chrono::nanoseconds& waited) = 0;
    virtual std::string counters() const = 0;  // "scanned=12 found=1 unscanned=0"
};

// Which attachments a rule wants to have scanned.
class ScanTest {
 public:
    virtual ~ScanTest() = default;
    // `early` is what is known at the beginning: names, declared type, and family and detected_type when the
    // first bytes are those of a picture, a sound or a film. False only when the rule will not ask for it.
    virtual bool may_want(const FileFinding& early) const = 0;
};

}  // namespace letterhead
