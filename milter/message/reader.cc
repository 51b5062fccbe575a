// The message's own headers come apart from the body; from their end on, the structure machine reads.

#include "message/reader.h"

#include "base/text.h"
#include "message/address.h"
#include "message/header_block.h"
#include "message/limits.h"
#include "message/structure.h"

namespace letterhead {
namespace {

constexpr std::string_view single_headers[] = {"From", "Sender", "Reply-To", "Subject",
                                               "Date", "To",     "Cc",       "Message-ID"};
constexpr std::string_view address_headers[] = {"From", "To", "Cc", "Bcc", "Reply-To"};

void note_headers(const HeaderList& headers, Oddities& oddities) {
    for (std::string_view name : single_headers) {
        if (headers.count(name) > 1)
            oddities.add(OddityKind::duplicate_header, "header " + std::string(name));
    }
    if (!headers.first("From")) oddities.add(OddityKind::from_missing, "header From");
    for (std::string_view name : address_headers) {
        const Header* header = headers.first(name);
        // Shorter ones cannot hold that many.
        if (header && header->value.size() > 2 * limits::addresses && parse_addresses(header->value).cut)
            oddities.add(OddityKind::too_many_addresses, "header " + std::string(name));
    }
}

}  // namespace

class Reader::Engine {
 public:
    Engine(PartSink& sink, Oddities& oddities)
        : oddities_(oddities), shared_{sink, oddities}, block_(oddities), structure_(shared_, {}) {
        block_.begin(true, "part 1");
    }

    void header(std::string_view name, std::string_view value) {
        bytes_ += name.size() + 1 + value.size() + 2;
        for (std::size_t at = value.find('\n'); at != std::string_view::npos; at = value.find('\n', at + 1))
            bytes_ += at > 0 && value[at - 1] == '\r' ? 0 : 1;
        block_.add(name, value);
    }

    void end_of_headers() {
        bytes_ += 2;
        begun_ = true;
        note_headers(block_.headers(), oddities_);
        structure_.open_message(block_, {"1", "", 0});
    }

    void body(std::string_view chunk) {
        if (!begun_) end_of_headers();
        bytes_ += chunk.size();
        structure_.feed(chunk);
    }

    void finish() {
        if (!begun_) end_of_headers();
        structure_.finish();
    }

    const HeaderList& headers() const { return block_.headers(); }
    std::size_t bytes() const { return bytes_; }

 private:
    Oddities& oddities_;
    Structure::Shared shared_;
    HeaderBlock block_;
    Structure structure_;
    std::size_t bytes_ = 0;
    bool begun_ = false;
};

Reader::Reader(PartSink& sink, Oddities& oddities) : engine_(std::make_unique<Engine>(sink, oddities)) {}
Reader::~Reader() = default;
void Reader::header(std::string_view name, std::string_view value) {
    engine_->header(name, value);
}
void Reader::end_of_headers() {
    engine_->end_of_headers();
}
void Reader::body(std::string_view chunk) {
    engine_->body(chunk);
}
void Reader::finish() {
    engine_->finish();
}
const HeaderList& Reader::headers() const {
    return engine_->headers();
}
std::size_t Reader::bytes() const {
    return engine_->bytes();
}

}  // namespace letterhead
