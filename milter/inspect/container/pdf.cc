// Two ways of reading take turns: tokens of objects, up to the word "stream"; then packed bytes, which only
// the end of the stream or the head of another object ends, wherever its length says it ends.

#include "inspect/container/pdf.h"

#include "inspect/container/listing.h"
#include "inspect/container/pdf_objects.h"
#include "inspect/container/unpack.h"
#include "inspect/families.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>
#include <utility>

namespace letterhead {
namespace {

constexpr std::string_view kEnd = "endstream";
constexpr std::size_t kPiece = 64 * 1024, kMark = 64;  // kMark: more than a mark of an end can take

// The first of the two, or npos.
std::size_t find_stream_end(std::string_view text) {
    const std::size_t end = text.find(kEnd);
    return std::min(end, find_pdf_object(text.substr(0, end)));
}

std::string_view without_line_end(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

class PdfReader final : public ContainerReader {
 public:
    explicit PdfReader(const ContainerContext& context) : listing_(context) {}

    void push(std::string_view bytes) override {
        while (!bytes.empty() && !stopped_) {
            const std::string_view piece = bytes.substr(0, kPiece);
            bytes.remove_prefix(piece.size());
            if (!text_.empty()) text_ += piece;
            read(text_.empty() ? piece : text_, false);
            if (!listing_.context().budget.in_time()) stop();
        }
    }

    ContainerDirectory finish() override {
        read(text_, true);
        objects_.end_object();
        end_stream(false);
        name_files();
        ContainerDirectory& directory = listing_.directory;
        if (damaged_ && !findings_.encrypted) fail("some of its objects are damaged");
        if (findings_.cut) fail("it names too many files");
        if (findings_.launches) directory.active = "it starts a program";
        if (findings_.opens_file) directory.add_fact("it opens another file");
        if (findings_.script) directory.add_fact("it holds JavaScript");
        if (findings_.media) directory.add_fact("it holds media that play");
        if (findings_.encrypted) directory.add_fact("its text is encrypted");
        if (stopped_ && directory.limit.empty()) directory.limit = listing_.context().budget.spent();
        return std::move(directory);
    }

 private:
    enum class State : std::uint8_t { objects, line_end, stream };
    enum class Kind : std::uint8_t { page, file, objects };

    // What `text`, the held text or a piece behind none, leaves unread is held.
    void read(std::string_view text, bool at_end) {
        std::size_t used = 0;
        for (bool going = true; going && !stopped_;) {
            const std::string_view rest = text.substr(used);
            const std::size_t before = used;
            const State state = state_;
            if (state == State::objects)
                used += read_objects(rest, at_end);
            else if (state == State::line_end)
                used += read_line_end(rest, at_end);
            else
                used += read_stream(rest, at_end);
            going = used > before || state_ != state;
        }
        text_.assign(text.substr(used));  // may be its own end
    }

    std::size_t read_objects(std::string_view text, bool at_end) {
        const std::size_t used = objects_.read(text, at_end);
        if (objects_.at_stream()) state_ = State::line_end;
        return used;
    }

    std::size_t read_line_end(std::string_view text, bool at_end) {
        if (text.size() < 2 && !at_end) return 0;
        begin_stream();
        state_ = State::stream;
        if (text.starts_with("\r\n")) return 2;
        return text.starts_with('\n') || text.starts_with('\r') ? 1 : 0;
    }

    std::size_t read_stream(std::string_view text, bool at_end) {
        const std::size_t end = find_stream_end(text);
        const bool found = end != std::string_view::npos;
        std::size_t used = found ? end : text.size() - std::min(text.size(), at_end ? 0 : kMark);
        take(found ? without_line_end(text.substr(0, end)) : text.substr(0, used));
        if (!found) return used;
        end_stream(true);
        state_ = State::objects;
        return used + (text.substr(end).starts_with(kEnd) ? kEnd.size() : 0);
    }

    void begin_stream() {
        const PdfObjects::Stream& stream = objects_.stream();
        object_ = stream.object;
        const bool file = stream.file || findings_.files.contains(object_);
        kind_ = stream.objects ? Kind::objects : file ? Kind::file : Kind::page;
        const std::vector<std::string>& filters = stream.filters;
        const bool flate = filters.size() == 1 && (filters[0] == "FlateDecode" || filters[0] == "Fl");
        const bool known = (flate && !stream.filtered) || filters.empty();
        bytes_ = 0;
        whole_ = known;
        unpacker_ = flate && known && kind_ != Kind::page ? zlib_inflater() : nullptr;
        if (kind_ == Kind::objects) {
            if (!known) fail("its objects are packed in an unknown way");
            packed_text_.clear();
            packed_ = std::make_unique<PdfObjects>(findings_);
        }
        if (kind_ == Kind::file) open_file();
        objects_.end_object();
    }

    void open_file() {
        ContainerEntry entry = listed_entry("embedded file " + std::to_string(object_), 0);
        entry.looked = false;
        if (!listing_.open(std::move(entry))) stop();
    }

    // Bytes of the stream.
    void take(std::string_view bytes) {
        if (kind_ == Kind::page || !whole_) return;
        if (!unpacker_) return give(bytes);
        if (kind_ == Kind::file && bytes_ > 0 && !listing_.wants_content()) unpacked_ = true;
        while (!unpacked_) {
            const Unpacker::Step step = unpacker_->step(bytes, room_);
            bytes.remove_prefix(step.taken);
            if (step.given > 0 && !listing_.context().budget.add_unpacked(step.given)) return stop();
            give({room_.data(), step.given});
            unpacked_ = step.state == Unpacker::State::ended;
            whole_ = step.state != Unpacker::State::broken;
            const bool more = step.given > 0 || (step.taken > 0 && !bytes.empty());
            if (!whole_ || !more) return;
        }
    }

    // Bytes of its content.
    void give(std::string_view bytes) {
        bytes_ += bytes.size();
        if (kind_ == Kind::file) return listing_.content(bytes);
        packed_text_ += bytes;
        read_packed(false);
    }

    // Within packed objects no stream can begin (ISO 32000-1, 7.5.7): the word is passed over.
    void read_packed(bool at_end) {
        std::size_t used = 0;
        do
            used += packed_->read(std::string_view(packed_text_).substr(used), at_end);
        while (packed_->at_stream());
        packed_text_.erase(0, used);
    }

    void end_stream(bool complete) {
        if (state_ != State::stream) return;
        whole_ = whole_ && complete && (!unpacker_ || unpacked_);
        if (kind_ == Kind::objects) {
            read_packed(true);
            packed_->end_object();
            damaged_ = damaged_ || !whole_;
        }
        if (kind_ == Kind::file && listing_.is_open()) {
            listing_.entry().bytes = bytes_;
            listing_.entry().looked = whole_ && bytes_ == 0;
            const std::size_t begin = listing_.directory.entries.size();
            const bool plain = unpacker_ != nullptr && whole_;  // not encrypted, or it would be damaged
            listing_.close(whole_);
            files_.push_back({object_, begin, listing_.directory.entries.size(), plain});
        }
        unpacker_.reset();
        unpacked_ = false;
    }

    // Names may come behind the files, and so does the word that all of it is encrypted.
    void name_files() {
        std::set<std::uint32_t> seen;
        for (const File& file : files_) {
            seen.insert(file.object);
            name_file(file);
        }
        for (const auto& [object, name] : findings_.files) {
            if (seen.contains(object)) continue;
            ContainerEntry entry = listed_entry(name, 0);
            entry.looked = false;
            if (!listing_.add(std::move(entry))) return;
        }
    }

    struct File {
        std::uint32_t object;
        std::size_t begin, end;  // of the entries
        bool plain;
    };

    void name_file(const File& file) {
        std::vector<ContainerEntry>& entries = listing_.directory.entries;
        ContainerEntry& entry = entries[file.begin];
        if (findings_.encrypted && !file.plain) {
            entry.encrypted = true;
            entry.looked = false;
            entry.family_by_content = Family::unknown;
            listing_.directory.encrypted = true;
        }
        const auto known = findings_.files.find(file.object);
        if (known == findings_.files.end() || known->second.empty()) return;
        const std::size_t before = entry.name.size();
        if (!listing_.context().budget.add_names(known->second.size() * (file.end - file.begin))) return;
        entry.family = family_of_name(known->second);
        for (std::size_t i = file.begin; i < file.end; i++)
            entries[i].name.replace(0, before, known->second);
    }

    void stop() { stopped_ = true; }
    void fail(std::string why) {
        if (listing_.directory.unreadable.empty()) listing_.directory.unreadable = std::move(why);
    }

    Listing listing_;
    PdfFindings findings_;
    PdfObjects objects_{findings_};
    std::string text_;
    State state_ = State::objects;

    // The stream that is being read.
    Kind kind_ = Kind::page;
    std::uint32_t object_ = 0;
    std::uint64_t bytes_ = 0;
    bool whole_ = false, unpacked_ = false;
    std::unique_ptr<Unpacker> unpacker_;
    std::unique_ptr<PdfObjects> packed_;
    std::string packed_text_;
    std::array<char, 16 * 1024> room_{};

    std::vector<File> files_;
    bool damaged_ = false, stopped_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> pdf_reader(const ContainerContext& context) {
    return std::make_unique<PdfReader>(context);
}

}  // namespace letterhead
