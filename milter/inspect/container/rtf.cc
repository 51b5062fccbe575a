// Bytes are tokens: groups, control words, text. Programs that write RTF put nothing but hexadecimal digits
// and line ends into the data of an object; what else stands there makes programs read different data, and
// nobody means well by it. Such an object is read as well as can be, and called disguised.

#include "inspect/container/rtf.h"

#include "base/text.h"
#include "inspect/container/listing.h"
#include "inspect/container/ole1_object.h"
#include "message/limits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kLongestWord = 32;
constexpr std::size_t kBlock = 4096;
constexpr int kNoDigit = -1;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : kNoDigit;
}

bool is_syntax(char c) {
    return c == '\\' || c == '{' || c == '}';
}

class RtfReader final : public ContainerReader {
 public:
    explicit RtfReader(const ContainerContext& context) : listing_(context) {}

    void push(std::string_view bytes) override {
        if (!listing_.context().budget.in_time()) return;
        while (!bytes.empty())
            bytes.remove_prefix(step(bytes));
    }

    ContainerDirectory finish() override {
        if (state_ == State::word) control_word();
        end_destination();
        if (binary_ > 0) listing_.directory.unreadable = "it is cut";
        if (listing_.directory.limit.empty()) listing_.directory.limit = listing_.context().budget.spent();
        return std::move(listing_.directory);
    }

 private:
    enum class State : std::uint8_t { text, slash, word, number, hex, hex_second };
    // What the text of a group is for.
    enum class Destination : std::uint8_t { none, data, field, place_of_template };

    // Takes what it can of the beginning; at least one byte, unless the state changed.
    std::size_t step(std::string_view bytes) {
        if (binary_ > 0) return binary(bytes);
        const char c = bytes.front();
        switch (state_) {
            case State::text:
                return is_syntax(c) ? syntax(c) : text(bytes);
            case State::slash:
                return symbol(c);
            case State::word:
                if (is_letter(c)) {
                    if (word_.size() < kLongestWord) word_ += c;
                    return 1;
                }
                state_ = State::number;
                negative_ = c == '-';
                return negative_ ? 1 : 0;
            case State::number:
                if (c >= '0' && c <= '9') {
                    number_ =
                        std::min<std::uint64_t>(number_ * 10 + static_cast<unsigned>(c - '0'), 1U << 31U);
                    return 1;
                }
                control_word();
                return c == ' ' ? 1 : 0;
            case State::hex:
                hex_ = c;
                state_ = State::hex_second;
                return 1;
            case State::hex_second:
                state_ = State::text;
                escaped(hex_, c);
                return 1;
        }
        return 1;
    }

    std::size_t syntax(char c) {
        if (c == '\\') {
            state_ = State::slash;
        } else if (c == '{') {
            depth_++;
            fresh_ = true;
            if (destination_ == Destination::data) disguised_ = true;
            return 1;
        } else {
            if (depth_ > 0) depth_--;
            if (ignored_ > depth_) ignored_ = 0;
            if (depth_ < begun_) end_destination();
        }
        return 1;
    }

    std::size_t symbol(char c) {
        if (is_letter(c)) {
            word_.assign(1, c);
            number_ = 0;
            negative_ = false;
            state_ = State::word;
            return 1;
        }
        state_ = c == '\'' ? State::hex : State::text;
        if (destination_ == Destination::data) disguised_ = true;
        if (c == '*' && fresh_ && destination_ == Destination::data && ignored_ == 0) ignored_ = depth_;
        fresh_ = false;
        if (is_syntax(c)) literal(c);
        return 1;
    }

    // A stretch without syntax, by the block.
    std::size_t text(std::string_view bytes) {
        fresh_ = false;
        const auto end = std::find_if(bytes.begin(), bytes.end(), is_syntax);
        const std::string_view stretch =
            bytes.substr(0, static_cast<std::size_t>(std::distance(bytes.begin(), end)));
        if (destination_ == Destination::data)
            digits(stretch);
        else if (destination_ != Destination::none)
            std::for_each(stretch.begin(), stretch.end(), [this](char c) { literal(c); });
        return stretch.size();
    }

    void literal(char c) {
        if (destination_ == Destination::none || destination_ == Destination::data) return;
        if (replaced_) {  // what programs show that do not know the character before
            replaced_ = false;
        } else if (text_.size() < limits::rtf_text && c != '\r' && c != '\n') {
            text_ += c;
        }
    }

    void digits(std::string_view stretch) {
        if (ignored_ > 0) return;
        for (const char c : stretch) {
            const int value = digit(c);
            if (value == kNoDigit) {
                if (static_cast<unsigned char>(c) > ' ') disguised_ = true;
                continue;
            }
            if (high_ == kNoDigit) {
                high_ = value;
                continue;
            }
            block_[filled_++] = static_cast<char>(high_ << 4 | value);
            high_ = kNoDigit;
            if (filled_ == kBlock) flush();
        }
    }

    void flush() {
        if (object_) object_->push({block_.data(), filled_});
        filled_ = 0;
    }

    std::size_t binary(std::string_view bytes) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(binary_, bytes.size()));
        binary_ -= size;
        if (destination_ == Destination::data) {
            flush();
            object_->push(bytes.substr(0, size));
        }
        return size;
    }

    void escaped(char first, char second) {
        const int high = digit(first), low = digit(second);
        if (destination_ == Destination::data) high_ = kNoDigit;
        if (high != kNoDigit && low != kNoDigit) literal(static_cast<char>(high << 4 | low));
    }

    void control_word() {
        state_ = State::text;
        fresh_ = false;
        const std::string_view word = word_;
        if (word == "bin" && !negative_) {
            binary_ = number_;
            return;
        }
        if (word == "objdata") return begin_object();
        if (destination_ == Destination::data) {
            disguised_ = true;
            return;
        }
        if (word == "u" && destination_ != Destination::none) return unicode();
        if (word == "fldinst" && destination_ != Destination::field) return begin(Destination::field);
        if (word == "template") return begin(Destination::place_of_template);
        if (word == "objupdate") activate("an object in it starts by itself");
        if (word == "objocx") activate("it carries a control (ActiveX)");
        if (word == "objautlink" || word == "objlink") note_link();
    }

    void unicode() {
        const auto unit = static_cast<std::uint32_t>(
            negative_ ? 0x10000 - std::min<std::uint64_t>(number_, 0x10000) : number_);
        if (text_.size() < limits::rtf_text) append_utf8(text_, unit & 0xFFFFU);
        replaced_ = true;
    }

    void begin(Destination destination) {
        end_destination();
        destination_ = destination;
        begun_ = depth_;
    }

    void begin_object() {
        const bool nested = destination_ == Destination::data;
        begin(Destination::data);
        disguised_ = nested;
        object_.emplace(listing_, "object " + std::to_string(++objects_));
    }

    void end_destination() {
        const Destination ended = std::exchange(destination_, Destination::none);
        const std::string said = ascii_lower(trim(std::exchange(text_, {})));
        begun_ = 0;
        ignored_ = 0;
        replaced_ = false;
        if (ended == Destination::data) end_object();
        if (ended == Destination::field && (said.starts_with("dde ") || said.find("ddeauto") != said.npos))
            activate("a field in it starts a program (DDE)");
        if (ended == Destination::place_of_template) judge_template(said);
    }

    void end_object() {
        flush();
        object_->finish();
        if (disguised_ || high_ != kNoDigit || object_->is_disguised()) {
            activate("an object in it is disguised");
            if (listing_.directory.unreadable.empty())
                listing_.directory.unreadable =
                    "an object in it is written in a way that programs read differently";
        }
        object_.reset();
        high_ = kNoDigit;
        disguised_ = false;
    }

    // Templates on a file server of one's own are everyday.
    void judge_template(std::string_view place) {
        const auto has = [place](std::string_view words) { return place.find(words) != place.npos; };
        if (has("http:") || has("https:") || has("ftp:") || has("@ssl") || has("davwwwroot"))
            activate("its template is fetched from a web address");
    }

    void note_link() {
        if (!std::exchange(linked_, true)) listing_.directory.add_fact("an object in it is linked to a file");
    }

    void activate(std::string_view why) {
        if (listing_.directory.active.empty()) listing_.directory.active = why;
    }

    Listing listing_;
    State state_ = State::text;
    Destination destination_ = Destination::none;
    std::uint64_t depth_ = 0, begun_ = 0, ignored_ = 0;  // ignored_: depth of a group that does not count
    std::uint64_t binary_ = 0, number_ = 0;              // bytes to come; parameter of a control word
    std::string word_, text_;
    char hex_ = 0;
    int high_ = kNoDigit, objects_ = 0;  // the first digit of a byte
    bool negative_ = false, fresh_ = false, replaced_ = false, disguised_ = false, linked_ = false;
    std::optional<Ole1Object> object_;
    std::array<char, kBlock> block_{};
    std::size_t filled_ = 0;
};

}  // namespace

std::unique_ptr<ContainerReader> rtf_reader(const ContainerContext& context) {
    return std::make_unique<RtfReader>(context);
}

}  // namespace letterhead
