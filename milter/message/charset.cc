// The door to iconv, and the decoders that need none. ASCII runs are copied; the rest goes by table or by
// UTF-8 step. What a chunk leaves unfinished is carried, so that chunk borders do not show.

#include "message/charset.h"

#include "base/text.h"
#include "message/charset_names.h"
#include "message/utf8.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace letterhead {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";
constexpr std::size_t longest_sequence = 16;  // no charset of the list holds back more

class Iconv {
 public:
    explicit Iconv(const char* name) : handle_(iconv_open("UTF-8", name)) {}
    Iconv(const Iconv&) = delete;
    Iconv& operator=(const Iconv&) = delete;
    ~Iconv() {
        if (is_open()) iconv_close(handle_);
    }
    bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    // Appends what `bytes` gives; returns how many were used (the rest is an unfinished sequence).
    std::size_t convert(std::string_view bytes, std::string& out, std::size_t& invalid) {
        std::array<char, 4096> buffer;
        char* input = const_cast<char*>(bytes.data());  // iconv's interface; it does not write there
        std::size_t left = bytes.size();
        while (left > 0) {
            char* output = buffer.data();
            std::size_t room = buffer.size();
            const char* const begin = input;
            const std::size_t answer = iconv(handle_, &input, &left, &output, &room);
            const int error = answer == static_cast<std::size_t>(-1) ? errno : 0;
            out.append(buffer.data(), static_cast<std::size_t>(output - buffer.data()));
            if (error == EINVAL) break;
            if (error == EILSEQ) ++invalid;
            // Asked again, it stands still before what is bad; but glibc's CP949 has passed A2 E8 when it
            // complains of it.
            if (error == EILSEQ && input == begin) {
                out.append(replacement);
                ++input;
                --left;
            }
        }
        return bytes.size() - left;
    }

    void flush(std::string& out) {
        std::array<char, 64> buffer;
        char* output = buffer.data();
        std::size_t room = buffer.size();
        iconv(handle_, nullptr, nullptr, &output, &room);
        out.append(buffer.data(), static_cast<std::size_t>(output - buffer.data()));
    }

 private:
    iconv_t handle_;
};

}  // namespace

std::size_t ascii_run(std::string_view text) {
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if ((word & 0x8080'8080'8080'8080U) != 0) break;
    }
    while (at < text.size() && is_ascii_byte(text[at]))
        ++at;
    return at;
}

struct CharsetDecoder::State {
    CharsetName charset;
    bool known = true;
    std::size_t invalid = 0;
    bool by_byte = false;
    std::unique_ptr<Iconv> outside;
    std::string carry;

    void push_table_byte(char c, const charset_tables::HalfTable& half, std::string& out) {
        const char16_t code = half[static_cast<unsigned char>(c) - 0x80U];
        if (code == 0xfffd) ++invalid;
        append_utf8(out, code);
    }

    void push_table(std::string_view bytes, std::string& out) {
        while (!bytes.empty()) {
            const std::size_t run = ascii_run(bytes);
            out.append(bytes.substr(0, run));
            bytes.remove_prefix(run);
            for (; !bytes.empty() && !is_ascii_byte(bytes[0]); bytes.remove_prefix(1))
                push_table_byte(bytes[0], *charset.table, out);
        }
    }

    void push_broken(std::string_view bytes, std::string& out) {
        if (charset.kind == CharsetName::Kind::utf8) {
            out.append(replacement);
            ++invalid;
        } else {
            for (char c : bytes)
                push_table_byte(c, charset_tables::windows_1252, out);
        }
    }

    // Returns the bytes used; what is left is an unfinished sequence.
    std::size_t push_utf8(std::string_view bytes, std::string& out) {
        std::size_t at = 0;
        while (at < bytes.size()) {
            const std::string_view rest = bytes.substr(at);
            const std::size_t run = ascii_run(rest);
            if (run > 0) {
                out.append(rest.substr(0, run));
                at += run;
                continue;
            }
            const Utf8Step step = utf8_step(rest);
            if (step.kind == Utf8Step::Kind::incomplete) return at;
            if (step.kind == Utf8Step::Kind::valid)
                out.append(rest.substr(0, step.length));
            else
                push_broken(rest.substr(0, step.length), out);
            at += step.length;
        }
        return at;
    }

    std::size_t push_some(std::string_view bytes, std::string& out) {
        if (outside) return outside->convert(bytes, out, invalid);
        return push_utf8(bytes, out);
    }
};

CharsetDecoder::CharsetDecoder(std::string_view name) : state_(std::make_unique<State>()) {
    if (name.empty()) return;
    const CharsetName* found = find_charset(name);
    if (found) state_->charset = *found;
    state_->known = found != nullptr;
    if (!state_->charset.iconv_name) return;
    state_->outside = std::make_unique<Iconv>(state_->charset.iconv_name);
    state_->by_byte = is_utf7() || std::string_view(state_->charset.iconv_name).starts_with("ISO-2022");
    if (state_->outside->is_open()) return;
    state_->outside.reset();
    state_->by_byte = false;
    state_->charset = {};
    state_->known = false;
}

CharsetDecoder::~CharsetDecoder() = default;
CharsetDecoder::CharsetDecoder(CharsetDecoder&&) noexcept = default;
CharsetDecoder& CharsetDecoder::operator=(CharsetDecoder&&) noexcept = default;

void CharsetDecoder::push(std::string_view bytes, std::string& utf8_out) {
    State& state = *state_;
    if (state.charset.table) return state.push_table(bytes, utf8_out);
    // A carried beginning grows byte by byte until it is used up; then the rest goes at once. Where iconv
    // keeps a state of its own, what it makes of errors depends on how it is fed: there all goes byte by
    // byte.
    while ((state.by_byte || !state.carry.empty()) && !bytes.empty()) {
        state.carry.push_back(bytes[0]);
        bytes.remove_prefix(1);
        state.carry.erase(0, state.push_some(state.carry, utf8_out));
        if (state.carry.size() <= longest_sequence) continue;
        utf8_out.append(replacement);
        ++state.invalid;
        state.carry.clear();
    }
    if (!bytes.empty()) state.carry.assign(bytes.substr(state.push_some(bytes, utf8_out)));
}

void CharsetDecoder::finish(std::string& utf8_out) {
    State& state = *state_;
    if (state.outside) {
        state.outside->flush(utf8_out);
        if (!state.carry.empty()) {
            utf8_out.append(replacement);
            ++state.invalid;
        }
    } else if (!state.carry.empty()) {
        state.push_broken(state.carry, utf8_out);
    }
    state.carry.clear();
}

bool CharsetDecoder::known() const {
    return state_->known;
}
std::size_t CharsetDecoder::invalid() const {
    return state_->invalid;
}
bool CharsetDecoder::is_utf7() const {
    return state_->charset.kind == CharsetName::Kind::utf7;
}

}  // namespace letterhead
