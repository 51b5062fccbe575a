// A line is a name, parameters, ":" and a value; one that begins with a blank goes on with the one before.
// The values of interest are letters alone, so that they are decoded as they pass; old cards end them with
// an empty line, which ends nothing here.

#include "inspect/container/card.h"

#include "base/text.h"
#include "inspect/container/listing.h"
#include "inspect/container/named_content.h"
#include "message/limits.h"

#include <memory>
#include <utility>

namespace letterhead {
namespace {

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

class CardReader final : public ContainerReader {
 public:
    explicit CardReader(const ContainerContext& context) : listing_(context) {}

    void push(std::string_view bytes) override {
        if (!listing_.context().budget.in_time()) return;
        for (const char c : bytes)
            letter(c);
    }

    ContainerDirectory finish() override {
        end_line();
        if (listing_.directory.limit.empty()) listing_.directory.limit = listing_.context().budget.spent();
        return std::move(listing_.directory);
    }

 private:
    enum class State : std::uint8_t { parameters, address, value, skipped };

    void letter(char c) {
        if (c == '\r') return;
        const bool fold = line_end_ && (c == ' ' || c == '\t');
        if (line_end_ && !fold) end_line();
        line_end_ = c == '\n';
        if (line_end_ || fold) return;
        if (state_ == State::value) return decode(c);
        if (state_ == State::skipped) return;
        head_ += c;
        if (c == '"') quoted_ = !quoted_;
        if (state_ == State::address && c == ',') return begin(iends_with(head_, ";base64,"));
        if (state_ == State::parameters && c == ':' && !quoted_) return end_of_parameters();
        if (head_.size() > limits::card_line_head) state_ = State::skipped;
    }

    void end_of_parameters() {
        state_ = State::address;
        const std::string low = ascii_lower(head_);
        const auto has = [&low](std::string_view word) { return low.find(word) != low.npos; };
        if (has(";encoding=base64") || has(";encoding=b:") || has(";encoding=b;") || has(";base64"))
            begin(true);
    }

    void begin(bool base64) {
        state_ = base64 ? State::value : State::skipped;
        if (!base64) return;
        const std::string property = head_.substr(0, head_.find_first_of(";:"));
        content_ = std::make_unique<NamedContent>(
            listing_.context(), std::vector<std::string>{file_name()},
            safe_ascii(ascii_lower(property), 20) + " " + std::to_string(++values_));
    }

    // "X-FILENAME=a.pdf", "FILENAME=", "X-APPLE-FILENAME="
    std::string file_name() const {
        constexpr std::string_view word = "filename=";
        const std::size_t at = ascii_lower(head_).find(word);
        if (at == std::string::npos) return {};
        std::string_view name = std::string_view(head_).substr(at + word.size());
        if (name.starts_with('"')) return std::string(name.substr(1, name.find('"', 1) - 1));
        return std::string(name.substr(0, name.find_first_of(";:")));
    }

    void decode(char c) {
        const int value = base64_value(c);
        if (value < 0) return;
        bits_ = (bits_ << 6U | static_cast<unsigned>(value)) & 0xFFFFFU;
        count_ += 6;
        if (count_ < 8) return;
        count_ -= 8;
        bytes_ += static_cast<char>(bits_ >> count_ & 0xFFU);
        if (bytes_.size() >= limits::entry_head) flush();
    }

    void flush() {
        content_->push(bytes_);
        bytes_.clear();
    }

    void end_line() {
        if (content_) {
            flush();
            content_->finish(true);
            // Pictures are what these values are for.
            if (content_->is_harmless())
                content_->leave(listing_);
            else
                content_->list(listing_);
        }
        content_.reset();
        head_.clear();
        bits_ = count_ = 0;
        quoted_ = false;
        state_ = State::parameters;
    }

    Listing listing_;
    State state_ = State::parameters;
    std::string head_;  // of a line: its name and parameters, and an address up to its comma
    std::unique_ptr<NamedContent> content_;
    std::string bytes_;
    unsigned bits_ = 0, count_ = 0, values_ = 0;
    bool line_end_ = false, quoted_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> card_reader(const ContainerContext& context) {
    return std::make_unique<CardReader>(context);
}

}  // namespace letterhead
