// The door of libarchive. Every entry is unpacked to its end by steps that the budget sees, so that no time
// is spent inside where nobody looks at the clock.

#include "inspect/container/libarchive.h"

#include "base/text.h"
#include "inspect/container/listing.h"
#include "inspect/container/spool.h"

#include <archive.h>
#include <archive_entry.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <map>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

// libarchive turns names into the charset of the locale: here UTF-8, for this thread and as long as it works.
class Utf8Locale {
 public:
    Utf8Locale() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{})) {
        if (utf8_ != locale_t{}) before_ = uselocale(utf8_);
    }
    ~Utf8Locale() {
        if (utf8_ == locale_t{}) return;
        uselocale(before_);
        freelocale(utf8_);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
    locale_t utf8_, before_{};
};

constexpr const char* kDamaged = "it is damaged, or packed in an unknown way";

class Opener {
 public:
    Opener(const Spool& spool, const ContainerContext& context, bool with_content)
        : spool_(spool), listing_(context), with_content_(with_content) {}

    ContainerDirectory open(std::string_view type) {
        const Utf8Locale locale;
        archive* const reader = archive_read_new();
        if (reader == nullptr) return {};
        name_format(reader, type);
        archive_read_set_callback_data(reader, this);
        archive_read_set_read_callback(reader, read);
        archive_read_set_seek_callback(reader, seek);
        archive_read_set_skip_callback(reader, skip);
        if (archive_read_open1(reader) == ARCHIVE_OK)
            entries(reader);
        else  // the format was not known again; to ask libarchive 3.6 about it now would read wild memory
            listing_.directory.unreadable = kDamaged;
        archive_read_free(reader);
        return std::move(listing_.directory);
    }

 private:
    static void name_format(archive* reader, std::string_view type) {
        if (type == "application/x-7z-compressed") archive_read_support_format_7zip(reader);
        if (type == "application/vnd.ms-cab-compressed") archive_read_support_format_cab(reader);
        if (type == "application/vnd.rar") {
            archive_read_support_format_rar(reader);
            archive_read_support_format_rar5(reader);
        }
    }

    static Opener& self(void* data) { return *static_cast<Opener*>(data); }
    static la_ssize_t read(archive* reader, void* data, const void** bytes) {
        Opener& opener = self(data);
        if (!opener.listing_.context().budget.in_time()) {
            archive_set_error(reader, EIO, "out of time");
            return ARCHIVE_FATAL;
        }
        const std::size_t got = opener.spool_.read(opener.at_, *opener.block_);
        opener.at_ += got;
        *bytes = opener.block_->data();
        return static_cast<la_ssize_t>(got);
    }
    static la_int64_t seek(archive*, void* data, la_int64_t offset, int whence) {
        Opener& opener = self(data);
        const auto size = static_cast<la_int64_t>(opener.spool_.size());
        const la_int64_t from = whence == SEEK_SET   ? 0
                                : whence == SEEK_END ? size
                                                     : static_cast<la_int64_t>(opener.at_);
        const la_int64_t to = std::clamp<la_int64_t>(offset, -from, size - from) + from;
        opener.at_ = static_cast<std::uint64_t>(to);
        return to;
    }
    static la_int64_t skip(archive*, void* data, la_int64_t wanted) {
        Opener& opener = self(data);
        const auto left = static_cast<la_int64_t>(opener.spool_.size() - opener.at_);
        const la_int64_t skipped = std::clamp<la_int64_t>(wanted, 0, left);
        opener.at_ += static_cast<std::uint64_t>(skipped);
        return skipped;
    }

    void entries(archive* reader) {
        archive_entry* entry = nullptr;
        for (;;) {
            const int result = archive_read_next_header(reader, &entry);
            if (result == ARCHIVE_EOF) break;
            if (result < ARCHIVE_WARN) return fail(reader);
            const char* name = archive_entry_pathname_utf8(entry);
            if (name == nullptr) name = archive_entry_pathname(entry);
            const bool encrypted = archive_entry_is_encrypted(entry) != 0;
            const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_entry_size(entry)));
            if (!listing_.open(listed_entry(name != nullptr ? clean_utf8(name) : "", size, encrypted)))
                return;
            if (encrypted || size == 0 || !with_content_)
                listing_.close(false);
            else if (!content(reader))
                return;
        }
        if (archive_read_has_encrypted_entries(reader) == 1) listing_.directory.encrypted = true;
    }

    bool content(archive* reader) {
        for (;;) {
            const void* bytes = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            const int result = archive_read_data_block(reader, &bytes, &size, &offset);
            if (result == ARCHIVE_EOF) break;
            const bool room = listing_.context().budget.add_unpacked(size);
            if (result < ARCHIVE_WARN || !room) {
                listing_.close(false);
                if (room && result <= ARCHIVE_FATAL) fail(reader);
                return room && result > ARCHIVE_FATAL;
            }
            listing_.content({static_cast<const char*>(bytes), size});
        }
        listing_.close();
        return true;
    }

    void fail(archive* reader) {
        listing_.directory.encrypted =
            listing_.directory.encrypted || archive_read_has_encrypted_entries(reader) == 1;
        listing_.directory.unreadable = kDamaged;
    }

    const Spool& spool_;
    Listing listing_;
    bool with_content_;
    std::uint64_t at_ = 0;
    std::unique_ptr<std::array<char, kBlock>> block_ = std::make_unique<std::array<char, kBlock>>();
};

class OpenedReader final : public ContainerReader {
 public:
    OpenedReader(std::string_view type, std::unique_ptr<ContainerReader> own, const ContainerContext& context)
        : type_(type), own_(std::move(own)), context_(context) {}

    void push(std::string_view bytes) override {
        own_->push(bytes);
        spool_.push(bytes);
    }

    ContainerDirectory finish() override {
        ContainerDirectory own = own_->finish();
        const bool packed = own.unreadable == container_directory_packed;
        const bool unseen =
            std::any_of(own.entries.begin(), own.entries.end(),
                        [](const ContainerEntry& entry) { return !entry.looked && !entry.encrypted; });
        const bool open = packed || (unseen && own.unreadable.empty());
        if (!open || !spool_.sound() || context_.budget.is_spent()) return own;
        ContainerDirectory opened = Opener(spool_, context_, true).open(type_);
        if (packed && opened.unreadable.empty()) return opened;
        if (packed) {  // in a way that is unknown to it; the names may be told all the same
            own = Opener(spool_, {context_.budget, {}, {}}, false).open(type_);
            if (!own.unreadable.empty()) return opened;
            opened.unreadable.clear();
        }
        return joined(std::move(own), std::move(opened));
    }

 private:
    // The names are those that our reader saw; what was found in the content comes from libarchive.
    static ContainerDirectory joined(ContainerDirectory own, ContainerDirectory opened) {
        std::multimap<std::string_view, std::size_t> mine;
        for (std::size_t i = 0; i < own.entries.size(); i++)
            mine.emplace(without_slash(own.entries[i].name), i);
        std::vector<ContainerEntry> inner;
        for (ContainerEntry& entry : opened.entries) {
            const auto same = mine.find(without_slash(entry.name));
            if (same == mine.end()) {
                inner.push_back(std::move(entry));
                continue;
            }
            ContainerEntry& known = own.entries[same->second];
            mine.erase(same);
            if (known.looked) continue;
            known.looked = entry.looked && entry.bytes == known.bytes;
            known.family_by_content = entry.family_by_content;
            known.opened = entry.opened;
        }
        opened.entries = std::move(inner);
        append_inner(own, std::move(opened));
        return own;
    }
    static std::string_view without_slash(std::string_view name) {
        return name.ends_with('/') ? name.substr(0, name.size() - 1) : name;
    }

    std::string type_;
    std::unique_ptr<ContainerReader> own_;
    ContainerContext context_;
    Spool spool_;
};

}  // namespace

bool opens_with_libarchive(std::string_view type) {
    return type == "application/x-7z-compressed" || type == "application/vnd.rar" ||
           type == "application/vnd.ms-cab-compressed";
}

std::unique_ptr<ContainerReader> opened_reader(std::string_view type, std::unique_ptr<ContainerReader> own,
                                               const ContainerContext& context) {
    return std::make_unique<OpenedReader>(type, std::move(own), context);
}

}  // namespace letterhead
