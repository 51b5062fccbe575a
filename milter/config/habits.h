#pragma once
// Files such as signatures/mail-habits.yaml to MailHabits.

#include "base/document.h"
#include "config/files.h"
#include "inspect/habits.h"

#include <map>
#include <string>
#include <utility>

namespace letterhead {

// Several files read one after the other are joined: of sure_from the highest counts, and a word that has
// another meaning in an earlier file is a problem.
class HabitsReading {
 public:
    // A path that was read already is not read again.
    void read(const std::string& path, const Place& asked_from, FileSet& files, Problems& problems);
    void read(const std::shared_ptr<const Source>& source, Problems& problems);
    bool any() const { return any_; }
    const HabitLists& lists() const { return lists_; }

 private:
    struct Meaning {
        std::string_view name;
        Place place;
    };
    void read_marks(const Node& node, Problems& problems);
    void read_thread_lines(const Node& node, Problems& problems);
    void read_header_labels(const Node& node, Problems& problems);
    void read_attributions(const Node& node, Problems& problems);
    void read_sure_from(const Node& node, Problems& problems);
    bool claim(const std::string& key, std::string_view meaning, const Node& item, Problems& problems);

    HabitLists lists_;
    std::map<std::string, Meaning, std::less<>> meanings_;
    std::map<std::string, bool> paths_;
    bool any_ = false;
};

// signatures/mail-habits.yaml as it was when the program was built: for packs that name no habits.
const MailHabits& shipped_habits();
std::string_view shipped_habits_text();

}  // namespace letterhead
