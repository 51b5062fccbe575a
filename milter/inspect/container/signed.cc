// One entry, named as the file without its ".p7m". A signed message among files is none of them: it is said
// to be unread.

#include "inspect/container/signed.h"

#include "base/text.h"
#include "inspect/container/listing.h"
#include "message/signed_data.h"

#include <utility>

namespace letterhead {
namespace {

constexpr std::string_view suffix = ".p7m";
constexpr std::string_view message_marks[] = {"content-", "mime-version:"};

class SignedReader final : public ContainerReader {
 public:
    explicit SignedReader(const ContainerContext& context) : listing_(context) {}

    void push(std::string_view bytes) override {
        for (;;) {
            const std::string_view piece = data_.next(bytes);
            if (piece.empty()) return;
            take(piece);
        }
    }

    ContainerDirectory finish() override {
        if (data_.kind() == SignedData::Kind::content && !begun_) begin();
        if (listing_.is_open()) {
            listing_.entry().bytes = bytes_;
            listing_.close(data_.complete());
        }
        std::string& unreadable = listing_.directory.unreadable;
        if (unreadable.empty()) unreadable = why_unread();
        return std::move(listing_.directory);
    }

 private:
    void begin() {
        begun_ = true;
        std::string name = listing_.context().name;
        if (iends_with(name, suffix)) name.erase(name.size() - suffix.size());
        ContainerEntry entry = listed_entry(std::move(name), 0);
        entry.looked = false;
        (void)listing_.open(std::move(entry));
    }

    void take(std::string_view piece) {
        if (!begun_) begin();
        constexpr std::size_t longest_mark = message_marks[1].size();
        if (first_.size() < longest_mark) first_ += piece.substr(0, longest_mark - first_.size());
        bytes_ += piece.size();
        listing_.content(piece);
    }

    std::string why_unread() const {
        switch (data_.kind()) {
            case SignedData::Kind::content:
                break;
            case SignedData::Kind::compressed:
                return "it is compressed in a form that is not unpacked here";
            case SignedData::Kind::encrypted:
                return "it is encrypted";
            default:
                return "it is damaged";
        }
        if (!data_.complete()) return "it is cut or damaged";
        const bool message = istarts_with(first_, message_marks[0]) || istarts_with(first_, message_marks[1]);
        return message ? "it is a signed message, which is not read here" : "";
    }

    Listing listing_;
    SignedData data_;
    std::string first_;  // bytes of the content
    std::uint64_t bytes_ = 0;
    bool begun_ = false;
};

class PgpReader final : public ContainerReader {
    void push(std::string_view) override {}
    ContainerDirectory finish() override {
        ContainerDirectory directory;
        directory.unreadable = "it is signed or compressed by PGP, which is not opened here";
        return directory;
    }
};

}  // namespace

std::unique_ptr<ContainerReader> signed_reader(const ContainerContext& context) {
    return std::make_unique<SignedReader>(context);
}

std::unique_ptr<ContainerReader> pgp_reader(const ContainerContext&) {
    return std::make_unique<PgpReader>();
}

}  // namespace letterhead
