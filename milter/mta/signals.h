#pragma once
// The daemon's signals, one after another, in the main thread.
//
// libmilter has a thread of its own that waits for HUP, TERM and INT and stops everything at once, messages
// in hand included. Linux hands a process's signal to the main thread as long as that does not block it: so
// the main thread never does, and all other threads always do. Elsewhere libmilter's thread may win; then a
// stop does not drain.

#include <csignal>

namespace letterhead {

// From now on USR1, HUP, TERM and INT come out of next_signal. Once, in the main thread, before any other
// thread.
bool catch_signals();
// What every other thread calls first.
void block_signals();
// Puts a signal in line as if it had come; for other threads.
void send_to_main(int signal);
// The next signal in line; waits for it. With `milliseconds` >= 0 not longer than that: 0 when none came.
int next_signal(int milliseconds = -1);

}  // namespace letterhead
