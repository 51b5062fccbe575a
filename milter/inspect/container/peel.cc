// Several streams behind each other are one file (gzip, bzip2, xz, zstd); zeros may follow the last.

#include "inspect/container/peel.h"

#include "base/text.h"
#include "inspect/container/listing.h"

#include <array>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kRoom = 64 * 1024;

std::string inner_name(std::string name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos || dot == 0) return name;
    const std::string last = ascii_lower(std::string_view(name).substr(dot));
    name.erase(dot);
    const bool tar = last == ".tgz" || last == ".tbz" || last == ".tbz2" || last == ".txz" ||
                     last == ".tzst" || last == ".taz";
    return tar ? name + ".tar" : name;
}

class PeelReader final : public ContainerReader {
 public:
    PeelReader(std::unique_ptr<Unpacker> unpacker, const ContainerContext& context)
        : context_(context), unpacker_(std::move(unpacker)) {
        if (context_.look) content_ = context_.look(inner_name(context_.name));
        wanted_ = content_ != nullptr;
    }

    void push(std::string_view bytes) override {
        while (wanted_ && !bytes.empty()) {
            if (between_ && !begin_next(bytes)) continue;
            const Unpacker::Step step = unpacker_->step(bytes, *room_);
            bytes.remove_prefix(step.taken);
            take(step.given);
            const bool going = step.state == Unpacker::State::going;
            const bool stuck = going && step.taken == 0 && step.given == 0;
            if (step.state == Unpacker::State::broken || stuck)
                return fail("its content is damaged, or packed in an unknown way");
            between_ = !going;
        }
    }

    ContainerDirectory finish() override {
        drain();
        std::string name = unpacker_->name();
        if (name.empty()) name = inner_name(context_.name);
        ContainerEntry entry = listed_entry(std::move(name), bytes_);
        entry.looked = content_ && failure_.empty() && !context_.budget.is_spent();
        ContainerDirectory directory;
        bool stands_for_it = false;
        if (content_) {
            EntryLook look = content_->finish();
            entry.family_by_content = look.family;
            entry.opened = look.container && look.directory.unreadable.empty();
            stands_for_it = look.container && !look.directory.entries.empty();
            directory = std::move(look.directory);
            directory.macros = directory.macros || look.family == Family::macro_document;
        }
        if (!stands_for_it && context_.budget.add_entry(entry.name.size()))
            directory.entries.push_back(std::move(entry));
        if (directory.unreadable.empty()) directory.unreadable = failure_;
        if (directory.limit.empty()) directory.limit = context_.budget.spent();
        return directory;
    }

 private:
    void take(std::size_t given) {
        if (given == 0) return;
        bytes_ += given;
        if (bytes_ > limits::container_entry_bytes)
            context_.budget.spend("an entry is too large to look into");
        wanted_ = context_.budget.add_unpacked(given) && content_->push({room_->data(), given});
    }

    bool begin_next(std::string_view& bytes) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of('\0'), bytes.size()));
        if (bytes.empty()) return false;
        between_ = false;
        if (unpacker_->restart()) return true;
        fail("something stands behind its end");
        return false;
    }

    // What the decoder still holds back.
    void drain() {
        while (wanted_ && !between_) {
            const Unpacker::Step step = unpacker_->step({}, *room_);
            take(step.given);
            between_ = step.state == Unpacker::State::ended;
            if (step.given == 0) break;
        }
        const bool open = wanted_ && !between_ && failure_.empty();
        if (open && !unpacker_->endless()) failure_ = "it is cut";
    }

    void fail(std::string why) {
        wanted_ = false;
        failure_ = std::move(why);
    }

    ContainerContext context_;
    std::unique_ptr<Unpacker> unpacker_;
    std::unique_ptr<EntryContent> content_;
    std::unique_ptr<std::array<char, kRoom>> room_ = std::make_unique<std::array<char, kRoom>>();
    std::uint64_t bytes_ = 0;
    bool wanted_ = false, between_ = false;
    std::string failure_;
};

}  // namespace

std::unique_ptr<ContainerReader> peel_reader(std::unique_ptr<Unpacker> unpacker,
                                             const ContainerContext& context) {
    return std::make_unique<PeelReader>(std::move(unpacker), context);
}

}  // namespace letterhead
