// What is written is a plain file that a person can read, compare and, when the directory is gone for good,
// go on with.

#include "directory/group_file.h"

#include "base/text.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace letterhead {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view signed_by = "# Written by 'letterhead groups pull'";

// A descriptor and, until it is kept, the file behind it.
class NewFile {
 public:
    explicit NewFile(std::string pattern)
        : path_(std::move(pattern)), descriptor_(::mkostemp(path_.data(), O_CLOEXEC)) {}
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (descriptor_ < 0) return;
        ::close(descriptor_);
        if (!kept_) ::unlink(path_.c_str());
    }
    int descriptor() const { return descriptor_; }
    bool write(std::string_view text) {
        while (!text.empty()) {
            const ssize_t written = ::write(descriptor_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return ::fsync(descriptor_) == 0;
    }
    bool rename_to(const std::string& path) {
        kept_ = ::rename(path_.c_str(), path.c_str()) == 0;
        return kept_;
    }

 private:
    std::string path_;
    int descriptor_;
    bool kept_ = false;
};

std::string failed(const std::string& path) {
    return path + ": " + std::strerror(errno);
}

// The rename lasts only once the folder is on disk.
void sync_folder(const std::string& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

// Those who could read the file before can read it after, and nobody else.
bool take_rights(int descriptor, const std::string& path, const std::string& folder) {
    struct stat facts {};
    mode_t mode = 0640;
    if (::stat(path.c_str(), &facts) == 0) {
        mode = facts.st_mode & 0664U;
    } else if (::stat(folder.c_str(), &facts) != 0) {
        return false;
    }
    struct stat own {};
    if (::fstat(descriptor, &own) != 0) return false;
    if (own.st_gid != facts.st_gid && ::fchown(descriptor, static_cast<uid_t>(-1), facts.st_gid) != 0)
        return false;
    return ::fchmod(descriptor, mode) == 0;
}

}  // namespace

std::string shown_time(std::chrono::system_clock::time_point time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M UTC", &parts);
    return {text.data(), length};
}

std::string shown_age(std::chrono::system_clock::duration age) {
    using Unit = std::pair<std::int64_t, const char*>;
    const auto seconds =
        std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::seconds>(age).count());
    for (const auto& [length, name] :
         {Unit{86'400, "day"}, Unit{3'600, "hour"}, Unit{60, "minute"}, Unit{1, "second"}}) {
        if (seconds < length && length > 1) continue;
        const std::int64_t count = seconds / length;
        return std::to_string(count) + " " + name + (count == 1 ? "" : "s");
    }
    return "";
}

std::string_view entry_of_line(std::string_view line) {
    const std::size_t comment = line.starts_with('#') ? 0 : std::min(line.find(" #"), line.find("\t#"));
    return trim(line.substr(0, comment));
}

Result<GroupFile, std::string> read_group_file(const std::string& path) {
    GroupFile file;
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
        if (errno == ENOENT) return file;
        return Failure{failed(path)};
    }
    std::ifstream in(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.good() && !in.eof()) return Failure{failed(path)};
    file.there = true;
    file.checked = std::chrono::system_clock::from_time_t(facts.st_mtim.tv_sec);
    for (const std::string_view line : split(text, '\n')) {
        if (line.starts_with(signed_by)) file.ours = true;
        if (const std::string_view entry = entry_of_line(line); !entry.empty())
            file.entries.push_back(ascii_lower(entry));
    }
    std::ranges::sort(file.entries);
    return file;
}

std::string group_file_text(const std::string& what, const std::string& server,
                            std::chrono::system_clock::time_point now,
                            const std::vector<std::string>& entries) {
    std::string first = clean_utf8(what);
    std::ranges::replace(first, '\n', ' ');
    std::string text = "# " + first + "\n" + std::string(signed_by) + " on " + shown_time(now) + " from " +
                       server + ";\n# what is changed here by hand is lost with the next change there.\n";
    for (const std::string& entry : entries)
        text += entry + "\n";
    return text;
}

std::string write_group_file(const std::string& path, std::string_view text) {
    std::error_code error;
    const fs::path target = fs::canonical(path, error);
    const std::string real = error ? path : target.string();
    const std::string parent = fs::path(real).parent_path().string();
    const std::string folder = parent.empty() ? "." : parent;
    if (!fs::is_directory(folder, error))
        return folder + ": there is no such folder; make it, and let us write there";
    NewFile file(folder + "/." + fs::path(real).filename().string() + ".XXXXXX");
    if (file.descriptor() < 0) return failed(folder);
    if (!take_rights(file.descriptor(), real, folder))
        return failed(real) + ", when it was to keep its group";
    if (!file.write(text) || !file.rename_to(real)) return failed(real);
    sync_folder(folder);
    return "";
}

std::string confirm_group_file(const std::string& path) {
    return ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0 ? "" : failed(path);
}

EntryChanges changes(const std::vector<std::string>& before, const std::vector<std::string>& now) {
    EntryChanges found;
    std::ranges::set_difference(now, before, std::back_inserter(found.added));
    std::ranges::set_difference(before, now, std::back_inserter(found.gone));
    return found;
}

std::string refusal_to_shrink(std::size_t people, std::size_t minimum, std::size_t entries_before,
                              std::size_t entries_gone, std::size_t shrink_percent) {
    if (people < minimum)
        return (people == 0 ? "nobody" : "only " + std::to_string(people)) + " in it, and its minimum is " +
               std::to_string(minimum);
    if (entries_gone * 100 > entries_before * shrink_percent)
        return std::to_string(entries_gone) + " of " + std::to_string(entries_before) +
               " entries would go, more than " + std::to_string(shrink_percent) + " %";
    return "";
}

}  // namespace letterhead
