// A file stands between two identifiers and is as long as it says; its name is elsewhere, in UTF-16. Which
// name is whose only the structure of the pages tells: a name that is dangerous counts for the section.

#include "inspect/container/onenote.h"

#include "inspect/container/listing.h"
#include "inspect/container/little_endian.h"
#include "inspect/families.h"
#include "message/limits.h"

#include <algorithm>
#include <vector>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBegin = "\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC"sv;
constexpr std::string_view kEnd = "\x22\xA7\xFB\x71\x79\x0F\x0B\x4A\xBB\x13\x89\x92\x56\x42\x6B\x24"sv;
constexpr std::size_t kHeader = 36, kPiece = 64 * 1024, kName = 255;

class OneNoteReader final : public ContainerReader {
 public:
    explicit OneNoteReader(const ContainerContext& context) : listing_(context) {}

    void push(std::string_view bytes) override {
        while (!bytes.empty() && !stopped_) {
            const std::string_view piece = bytes.substr(0, kPiece);
            bytes.remove_prefix(piece.size());
            text_ += piece;
            read(false);
        }
    }

    ContainerDirectory finish() override {
        read(true);
        if (state_ != State::pages) end_file(false);
        end_name();
        const auto plain = [](const ContainerEntry& entry) {
            const Family family = entry.family_by_content;
            return family == Family::image || family == Family::audio || family == Family::video ||
                   family == Family::office || family == Family::pdf;
        };
        const std::vector<ContainerEntry>& entries = listing_.directory.entries;
        if (!std::all_of(entries.begin(), entries.end(), plain)) add_names();
        if (damaged_) listing_.directory.unreadable = "a file in it does not end where it says";
        return std::move(listing_.directory);
    }

 private:
    enum class State : std::uint8_t { pages, file, end };

    void read(bool at_end) {
        std::size_t used = 0;
        for (bool going = true; going && !stopped_;) {
            const std::string_view rest = std::string_view(text_).substr(used);
            const State before = state_;
            std::size_t step = 0;
            if (state_ == State::pages)
                step = read_pages(rest, at_end);
            else if (state_ == State::file)
                step = read_file(rest);
            else
                step = read_end(rest);
            used += step;
            going = step > 0 || state_ != before;
        }
        text_.erase(0, used);
    }

    std::size_t read_pages(std::string_view text, bool at_end) {
        const std::size_t found = text.find(kBegin);
        const bool begins = found != std::string_view::npos;
        const std::size_t end =
            begins ? found : text.size() - std::min(text.size(), at_end ? 0 : kBegin.size());
        look_for_names(text.substr(0, end));
        if (!begins || text.size() - found < kHeader) return end;
        left_ = little_endian_64(text, found + kBegin.size());
        // Each is filled up to eight bytes.
        filling_ = (8 - left_ % 8) % 8;
        ContainerEntry entry = listed_entry("embedded file " + std::to_string(++files_), left_);
        if (!listing_.open(std::move(entry))) stopped_ = true;
        state_ = State::file;
        return found + kHeader;
    }

    std::size_t read_file(std::string_view text) {
        const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(left_, text.size()));
        listing_.content(text.substr(0, taken));
        left_ -= taken;
        if (left_ == 0) state_ = State::end;
        return taken;
    }

    std::size_t read_end(std::string_view text) {
        if (text.size() < filling_ + kEnd.size()) return 0;
        const bool sound = text.substr(filling_).starts_with(kEnd);
        end_file(true);
        damaged_ = damaged_ || !sound;
        return sound ? filling_ + kEnd.size() : 0;
    }

    void end_file(bool complete) {
        listing_.close(complete || left_ == 0);
        damaged_ = damaged_ || !complete;
        state_ = State::pages;
    }

    // Letters with a zero behind each, at whatever place they begin.
    void look_for_names(std::string_view bytes) {
        for (const char c : bytes) {
            const bool letter = static_cast<unsigned char>(c) >= ' ' && static_cast<unsigned char>(c) < 0x7F;
            if (letter && !half_) {
                half_ = true;
                if (name_.size() < kName) name_ += c;
            } else if (c == '\0' && half_) {
                half_ = false;
            } else {
                end_name();
                half_ = letter;
                if (letter) name_ += c;
            }
        }
    }

    void end_name() {
        const Family family = family_of_name(name_);
        const bool dangerous = family == Family::executable || family == Family::script ||
                               family == Family::installer || family == Family::shortcut;
        const bool known = std::find(names_.begin(), names_.end(), name_) != names_.end();
        if (dangerous && !known && names_.size() < limits::onenote_names) names_.push_back(name_);
        name_.clear();
        half_ = false;
    }

    void add_names() {
        for (const std::string& name : names_) {
            ContainerEntry entry = listed_entry(name, 0);  // its content is one of those above
            if (!listing_.add(std::move(entry))) return;
        }
    }

    Listing listing_;
    std::string text_, name_;
    std::vector<std::string> names_;
    State state_ = State::pages;
    std::uint64_t left_ = 0;
    std::size_t filling_ = 0, files_ = 0;
    bool half_ = false, damaged_ = false, stopped_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> onenote_reader(const ContainerContext& context) {
    return std::make_unique<OneNoteReader>(context);
}

}  // namespace letterhead
