// The file is given to the reader of mail as the content of a message/rfc822, so that nothing is read in two
// ways. What the reader tells of readings comes in turns that depend on the pieces: it is put in order at the
// end of each message.

#include "inspect/container/mail_file.h"

#include "base/text.h"
#include "inspect/container/named_content.h"
#include "message/limits.h"
#include "message/reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kLongestFirstLine = 1000;
constexpr std::string_view kSeparator = "From ";

// What a mail program cannot open without a key, or shows only after it has taken a signature off.
bool is_sealed(const Part& part) {
    if (part.parent_type == "multipart/encrypted" || part.type == "application/x-microsoft-rpmsg-message")
        return true;
    const bool smime = part.type == "application/pkcs7-mime" || part.type == "application/x-pkcs7-mime";
    return smime && part.smime_type != "certs-only";
}

// A text may look like nearly anything in its first bytes but for these.
bool is_no_text(const ContainerEntry& entry) {
    switch (entry.family_by_content) {
        case Family::executable:
        case Family::installer:
        case Family::macro_document:
        case Family::archive:
        case Family::disk_image:
            return true;
        default:
            return false;
    }
}

// One message: its attachments, in its order.
class OneMessage final : public PartSink {
 public:
    explicit OneMessage(const ContainerContext& context) : context_(context), reader_(*this, oddities_) {
        reader_.header("Content-Type", " message/rfc822");
        reader_.end_of_headers();
    }

    void push(std::string_view bytes) { reader_.body(bytes); }
    // cut: another message follows, as a line in this one says.
    void finish(ContainerDirectory& directory, bool cut) {
        reader_.finish();
        std::stable_sort(seen_.begin(), seen_.end(),
                         [](const Seen& a, const Seen& b) { return a.reading < b.reading; });
        for (Seen& seen : seen_)
            append_inner(directory, std::move(seen.directory));
        oddities_.order();
        for (const Oddity& oddity : oddities_.all()) {
            if (info(oddity.kind).ambiguous)
                directory.add_fact(std::string(info(oddity.kind).name) + " in its " + oddity.where);
        }
        if (!directory.unreadable.empty()) return;
        if (oddities_.has(OddityKind::too_deep)) directory.unreadable = "its parts are nested too deeply";
        if (oddities_.has(OddityKind::too_many_parts)) directory.unreadable = "it has too many parts";
        if (oddities_.has(OddityKind::too_many_headers)) directory.unreadable = "it has too many headers";
        if (cut && oddities_.has(OddityKind::close_delimiter_missing))
            directory.unreadable = "a message in it ends within a part";
    }

    void message_headers(const HeaderList&, const Part&) override {}
    void part_begin(const Part& part) override {
        if (!part.leaf || context_.budget.is_spent()) return;
        open_.emplace(&part, std::make_unique<NamedContent>(context_, names_of(part), "part " + part.path));
    }
    void part_bytes(const Part& part, std::string_view decoded) override {
        if (const auto open = open_.find(&part); open != open_.end()) open->second->push(decoded);
    }
    void part_end(const Part& part) override {
        const auto open = open_.find(&part);
        if (open == open_.end()) return attached_message(part);
        const std::unique_ptr<NamedContent> content = std::move(open->second);
        open_.erase(open);
        ContainerEntry& entry = content->finish(true);
        if (is_sealed(part) && !entry.opened) {
            entry.encrypted = true;
            entry.looked = false;
        }
        Listing listing(context_);
        const bool page = is_web_archive() && (entry.family_by_content == Family::script ||
                                               entry.family_by_content == Family::active_document);
        if (part.is_attachment() || page || is_no_text(entry)) content->list(listing);
        keep(part, std::move(listing.directory));
    }

 private:
    // A browser runs what is in its pages.
    bool is_web_archive() const {
        return iends_with(context_.name, ".mht") || iends_with(context_.name, ".mhtml");
    }

    struct Seen {
        std::string reading;  // empty: the first
        ContainerDirectory directory;
    };

    static std::vector<std::string> names_of(const Part& part) {
        std::vector<std::string> names;
        for (const FileName& name : part.names)
            names.push_back(name.name);
        return names;
    }

    // A part that was opened and has a name of its own; its parts come by themselves.
    void attached_message(const Part& part) {
        if (part.leaf || part.names.empty() || part.path == "1") return;
        NamedContent content(context_, names_of(part), "");
        ContainerEntry& entry = content.finish(true);
        entry.bytes = part.bytes;
        entry.family_by_content = Family::message;
        entry.opened = true;
        Listing listing(context_);
        content.list(listing);
        keep(part, std::move(listing.directory));
    }

    void keep(const Part& part, ContainerDirectory&& directory) {
        const bool nothing =
            directory.entries.empty() && directory.unreadable.empty() && directory.limit.empty();
        if (nothing) return;
        const bool first = part.path.find('~') == std::string::npos;
        seen_.push_back({first ? "" : part.path, std::move(directory)});
    }

    ContainerContext context_;
    Oddities oddities_;
    std::map<const Part*, std::unique_ptr<NamedContent>> open_;
    std::vector<Seen> seen_;
    Reader reader_;
};

// "From writer Mon Jan  5 12:00:00 2026", with a zone or without.
bool is_separator(std::string_view line) {
    if (!line.starts_with(kSeparator)) return false;
    constexpr std::string_view days[] = {" Mon ", " Tue ", " Wed ", " Thu ", " Fri ", " Sat ", " Sun "};
    const bool day = std::any_of(std::begin(days), std::end(days), [line](std::string_view name) {
        return line.find(name) != std::string_view::npos;
    });
    const std::size_t colon = line.find(':');
    const auto digit = [line](std::size_t at) {
        return at < line.size() && line[at] >= '0' && line[at] <= '9';
    };
    return day && colon != std::string_view::npos && digit(colon - 1) && digit(colon + 1);
}

class MailFile final : public ContainerReader {
 public:
    MailFile(const ContainerContext& context, bool many) : context_(context), many_(many) {}

    void push(std::string_view bytes) override {
        if (!context_.budget.in_time()) return;
        if (!begun_) begin(bytes);
        if (!begun_) return;
        if (many_)
            lines(bytes);
        else
            feed(bytes);
    }

    ContainerDirectory finish() override {
        if (!begun_) feed(held_);
        if (begun_ && many_) feed(held_);
        end_message(false);
        if (directory_.limit.empty()) directory_.limit = context_.budget.spent();
        return std::move(directory_);
    }

 private:
    // Before the headers may stand blank lines, the line of an mbox, or the number of bytes (emlx).
    void begin(std::string_view& bytes) {
        if (held_.empty()) {
            const auto blank = [](char c) { return mark_.find(c) != std::string_view::npos; };
            while (!bytes.empty() && blank(bytes.front()))
                bytes.remove_prefix(1);
        }
        const std::size_t end = bytes.find('\n');
        const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
        const std::size_t taken = std::min(size, kLongestFirstLine - held_.size());
        held_ += bytes.substr(0, taken);
        bytes.remove_prefix(taken);
        if (!held_.ends_with('\n') && held_.size() < kLongestFirstLine) return;
        begun_ = true;
        line_start_ = held_.ends_with('\n');
        const std::string first = std::exchange(held_, {});
        const bool number = std::string_view(first).find_first_not_of("0123456789 \r\n") == std::string::npos;
        if (!first.starts_with(kSeparator) && !first.starts_with(">From ") && !number) feed(first);
    }

    // Every line that may begin a message is judged whole; the others go through in blocks.
    void lines(std::string_view bytes) {
        while (!bytes.empty()) {
            if (!line_start_) {
                const std::size_t block = up_to_candidate(bytes);
                feed(bytes.substr(0, block));
                bytes.remove_prefix(block);
                continue;
            }
            const std::size_t end = bytes.find('\n');
            const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
            const std::size_t taken = std::min(size, kLongestFirstLine - held_.size());
            held_ += bytes.substr(0, taken);
            bytes.remove_prefix(taken);
            const bool candidate =
                kSeparator.starts_with(std::string_view(held_).substr(0, kSeparator.size()));
            const bool whole = held_.ends_with('\n');
            if (candidate && !whole && held_.size() < kLongestFirstLine) continue;
            const std::string line = std::exchange(held_, {});
            line_start_ = whole;
            if (whole && is_separator(line))
                end_message(true);
            else
                feed(line);
        }
    }

    std::size_t up_to_candidate(std::string_view bytes) {
        for (std::size_t end = bytes.find('\n'); end != std::string_view::npos;
             end = bytes.find('\n', end + 1)) {
            line_start_ = end + 1 == bytes.size() || bytes[end + 1] == kSeparator.front();
            if (line_start_) return end + 1;
        }
        return bytes.size();
    }

    void feed(std::string_view bytes) {
        if (bytes.empty() || context_.budget.is_spent()) return;
        if (!message_) message_.emplace(context_);
        message_->push(bytes);
    }

    void end_message(bool cut) {
        if (!message_) return;
        message_->finish(directory_, cut);
        message_.reset();
    }

    static constexpr std::string_view mark_ = " \t\r\n\xEF\xBB\xBF";  // blanks and a byte order mark
    ContainerContext context_;
    bool many_, begun_ = false, line_start_ = false;
    std::string held_;
    std::optional<OneMessage> message_;
    ContainerDirectory directory_;
};

}  // namespace

std::unique_ptr<ContainerReader> mail_reader(const ContainerContext& context) {
    return std::make_unique<MailFile>(context, false);
}

std::unique_ptr<ContainerReader> mbox_reader(const ContainerContext& context) {
    return std::make_unique<MailFile>(context, true);
}

}  // namespace letterhead
