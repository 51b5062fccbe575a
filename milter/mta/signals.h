#pragma once
// The daemon's signals: USR1, HUP, TERM and INT, one after another, in the main thread and nowhere else.
//
// All threads block them and the main thread waits for them. libmilter has a thread of its own that waits for
// HUP, TERM and INT too, and then stops at once, messages in hand included: it must never get one. So its
// waiting is done here as well (see sigwait in signals.cc).

#include <csignal>

namespace letterhead {

// In the main thread before any other begins: all others inherit it.
void block_signals();

// The next signal; waits for it. With `milliseconds` >= 0 not longer than that: 0 when none came.
int next_signal(int milliseconds = -1);

}  // namespace letterhead
