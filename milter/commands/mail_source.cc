// A walk over folders hands out files; an mbox is a file that hands out mails. Who asks reads a plain file by
// itself, outside the lock.

#include "commands/mail_source.h"

#include "commands/mbox.h"
#include "message/limits.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

namespace fs = std::filesystem;

bool is_mail_by_name(const fs::path& path) {
    const std::string extension = path.extension().string();
    return extension == ".eml" || extension == ".msg" || extension == ".mbox";
}

bool is_maildir(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "cur", error) && fs::is_directory(folder / "new", error);
}

// Files below the paths, folder by folder, with only the open folders in memory.
class FileWalk {
 public:
    explicit FileWalk(std::vector<std::string> paths) : paths_(std::move(paths)) {}

    // Of the paths themselves every one is given, of folders what is a mail.
    std::optional<fs::path> next() {
        std::error_code error;
        for (;;) {
            while (!open_.empty()) {
                if (auto found = next_of_folder()) return found;
            }
            if (at_ == paths_.size()) return std::nullopt;
            fs::path path = paths_[at_++];
            if (!fs::is_directory(path, error)) return path;
            open(path, is_box(path));
        }
    }

    std::size_t left_alone = 0, unreadable = 0;
    std::string first_unreadable;

 private:
    struct Folder {
        fs::directory_iterator at;
        bool everything;  // the cur or new of a Maildir
    };

    // "Maildir/cur" named by itself.
    static bool is_box(const fs::path& folder) {
        const std::string name = folder.filename().string();
        return (name == "cur" || name == "new") && is_maildir(folder.parent_path());
    }

    void open(const fs::path& folder, bool everything) {
        std::error_code error;
        fs::directory_iterator begin(folder, error);
        if (error) {
            if (unreadable++ == 0) first_unreadable = folder.string();
        } else {
            open_.push_back({std::move(begin), everything});
        }
    }

    std::optional<fs::path> next_of_folder() {
        Folder& top = open_.back();
        if (top.at == fs::directory_iterator()) {
            open_.pop_back();
            return std::nullopt;
        }
        const fs::directory_entry entry = *top.at;
        const bool everything = top.everything;
        std::error_code error;
        top.at.increment(error);
        if (entry.is_directory(error) && !entry.is_symlink(error)) {
            const std::string name = entry.path().filename().string();
            const bool of_maildir =
                (name == "cur" || name == "new" || name == "tmp") && is_maildir(entry.path().parent_path());
            if (!of_maildir || name != "tmp") open(entry.path(), of_maildir);
            return std::nullopt;
        }
        if (!entry.is_regular_file(error)) return std::nullopt;
        if (everything || is_mail_by_name(entry.path())) return entry.path();
        left_alone++;
        return std::nullopt;
    }

    std::vector<std::string> paths_;
    std::size_t at_ = 0;
    std::vector<Folder> open_;
};

constexpr std::string_view kFromLine = "From ";

enum class Read { whole, too_large, failed, mbox };

// A file that is one mail; of an mbox only its beginning is read.
Read read_file(std::ifstream& in, std::string& into) {
    into.clear();
    std::array<char, 64 * 1024> piece{};
    while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
        into.append(piece.data(), static_cast<std::size_t>(in.gcount()));
        if (into.starts_with(kFromLine)) return Read::mbox;
        if (into.size() > limits::stored_mail) return Read::too_large;
    }
    return in.bad() || !in.eof() ? Read::failed : Read::whole;
}

}  // namespace

struct MailSource::Walk {
    explicit Walk(std::vector<std::string> paths) : files(std::move(paths)) {}

    // Locked. False when no mbox is open that has more.
    bool next_of_mbox(StoredMail& into) {
        while (!boxes.empty()) {
            Mbox& box = *boxes.back();
            const Mbox::Found found = box.next(into.text);
            if (found == Mbox::Found::nothing) {
                boxes.pop_back();
                continue;
            }
            totals.bytes += into.text.size();
            into.name = box.name() + ":" + std::to_string(box.number());
            if (found == Mbox::Found::mail) return true;
            totals.too_large++;
        }
        return false;
    }

    // Locked.
    void cannot_read(const std::string& why) {
        if (totals.unreadable++ == 0) totals.first_unreadable = why;
    }

    mutable std::mutex mutex;
    FileWalk files;
    std::vector<std::unique_ptr<Mbox>> boxes;  // open; no more than there are threads
    SourceTotals totals;
};

MailSource::MailSource(std::vector<std::string> paths) : walk_(std::make_unique<Walk>(std::move(paths))) {}

MailSource::~MailSource() = default;

bool MailSource::next(StoredMail& into) {
    for (;;) {
        {
            const std::lock_guard lock(walk_->mutex);
            if (walk_->next_of_mbox(into)) return true;
            const auto path = walk_->files.next();
            if (!path) return false;
            into.name = path->string();
        }
        std::ifstream in(into.name, std::ios::binary);
        const Read outcome = in ? read_file(in, into.text) : Read::failed;
        const std::lock_guard lock(walk_->mutex);
        switch (outcome) {
            case Read::whole:
                walk_->totals.bytes += into.text.size();
                return true;
            case Read::mbox:
                walk_->boxes.push_back(std::make_unique<Mbox>(into.name));
                break;
            case Read::too_large:
                walk_->totals.bytes += into.text.size();
                walk_->totals.too_large++;
                break;
            case Read::failed:
                walk_->cannot_read(into.name);
                break;
        }
    }
}

SourceTotals MailSource::totals() const {
    const std::lock_guard lock(walk_->mutex);
    SourceTotals totals = walk_->totals;
    totals.left_alone = walk_->files.left_alone;
    totals.unreadable += walk_->files.unreadable;
    if (totals.first_unreadable.empty()) totals.first_unreadable = walk_->files.first_unreadable;
    return totals;
}

std::uint64_t MailSource::bytes_of(const std::vector<std::string>& paths) {
    FileWalk files(paths);
    std::uint64_t bytes = 0;
    while (const auto path = files.next()) {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(*path, error);
        if (!error) bytes += size;
    }
    return bytes;
}

}  // namespace letterhead
