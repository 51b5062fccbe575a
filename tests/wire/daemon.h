// The real program, started for one story in a folder of its own.
#pragma once

#include "wire_client/milter_wire.h"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace letterhead::wire {

// A folder that vanishes with its owner.
class Folder {
 public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string file(std::string_view name) const { return (path_ / name).string(); }
    void write(std::string_view name, std::string_view text) const;
    std::string read(std::string_view name) const;

 private:
    std::filesystem::path path_;
};

// Rules that reject, hold, tag, ... by a word in the subject; README of the stories.
std::string_view test_pack();

// `letterhead serve` with `pack.yaml` and `letterhead.yaml` of its folder.
class Daemon {
 public:
    Daemon();   // the folder is ready, nothing runs
    ~Daemon();  // kills what still runs

    Folder folder;
    std::string socket;    // "unix:<folder>/lh.sock" at first
    std::string settings;  // further lines of the settings file

    // Until it says that it listens, or has ended. Fails the story unless it listens.
    void start();
    // The exit status of a start that must not succeed; what it said is in log().
    int start_in_vain();
    void signal(int number) const;
    // The exit status: after SIGTERM, or of a process that ends by itself. -1 when it had to be killed.
    int stop();
    int wait();
    bool runs() const;

    std::string log() const { return folder.read("log"); }
    // Waits until `words` stand in the log `times` times.
    bool said(std::string_view words, int times = 1) const;
    std::string socket_path() const { return folder.file("lh.sock"); }
    // An open connection that has negotiated and said from where it comes. Fails the story when it cannot.
    Client connect(std::string_view address = "127.0.0.1", std::uint32_t actions = action::all,
                   std::uint32_t steps = protocol::postfix, std::uint32_t version = 6) const;

 private:
    void launch();
    pid_t process_ = -1;
    std::optional<int> status_;
};

// A number of the line "stopped received=1 accepted=...".
int counted(const std::string& log, std::string_view what);
// What was received is the sum of what became of it (all that stands before "passed").
bool adds_up(const std::string& log);

}  // namespace letterhead::wire
