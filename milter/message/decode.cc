// Base64 by groups (message/base64_groups.h); everything that is no whole group inside the input goes byte by
// byte. Quoted-printable copies runs and holds back only what a line end or the next two bytes may still
// change.

#include "message/decode.h"

#include "message/base64_groups.h"
#include "message/limits.h"

#include <array>
#include <cstring>

namespace letterhead {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// The part of `run` that a line end may still drop: blanks, then perhaps a CR.
std::size_t undecided_tail(std::string_view run) {
    std::size_t keep = run.size();
    if (keep > 0 && run[keep - 1] == '\r') --keep;
    std::size_t blanks = 0;
    while (keep > 0 && blanks < limits::trailing_blanks && is_blank(run[keep - 1]))
        --keep, ++blanks;
    return keep;
}

}  // namespace

TransferDecoder::TransferDecoder(TransferEncoding encoding) : encoding_(encoding) {}

bool TransferDecoder::is_identity() const {
    return encoding_ == TransferEncoding::identity || encoding_ == TransferEncoding::unknown;
}

void TransferDecoder::push(std::string_view input, ByteBuffer& out) {
    switch (encoding_) {
        case TransferEncoding::base64:
            push_base64(input, out);
            break;
        case TransferEncoding::quoted_printable:
            push_quoted_printable(input, out);
            break;
        case TransferEncoding::identity:
        case TransferEncoding::unknown:
            out.append(input);
            break;
    }
}

void TransferDecoder::finish(ByteBuffer& out) {
    if (encoding_ == TransferEncoding::base64 && bit_count_ > 0) {
        notes_.truncated = true;
        std::array<char, 3> bytes{};
        char* end = end_group(bytes.data());
        out.append({bytes.data(), static_cast<std::size_t>(end - bytes.data())});
    }
    if (held_.empty()) return;
    if (held_[0] != '=') return drop_blanks(out);
    // "=" as the last byte is a soft line break that lost its line end.
    const std::string_view held(held_.data(), held_.size());
    if (held.find_first_not_of(" \t\r", 1) != std::string_view::npos) {
        ++notes_.invalid_escapes;
        out.append(held);
    }
    held_.clear();
}

// Writes the whole bytes of an unfinished group and forgets the bits that are left.
char* TransferDecoder::end_group(char* output) {
    for (int bits = bit_count_; bits >= 8; bits -= 8)
        *output++ = static_cast<char>(bits_ >> (bits - 8));
    bits_ = 0;
    bit_count_ = 0;
    return output;
}

char* TransferDecoder::base64_byte(char c, char* output) {
    const std::uint32_t digit = base64_digit(c);
    if (digit != base64_no_digit) {
        if (inside_blank_) ++notes_.junk;
        inside_blank_ = false;
        in_line_ = begun_ = true;
        if (padded_) notes_.after_padding = true;
        bits_ = (bits_ << 6) | digit;
        bit_count_ += 6;
        if (bit_count_ < 24) return output;
        padded_ = false;
        return end_group(output);
    }
    if (c == '=') {
        if (bit_count_ == 0 && !padded_) ++notes_.junk;
        if (bit_count_ == 6) notes_.truncated = true;
        padded_ = true;
        return end_group(output);
    }
    if (c == '\n' || c == '\r') in_line_ = inside_blank_ = false;
    if (is_blank(c)) inside_blank_ = in_line_;
    if (c != '\r' && c != '\n' && !is_blank(c)) {
        ++notes_.junk;
        notes_.junk_first = notes_.junk_first || !begun_;
    }
    if (c == '-' || c == '_') notes_.url_alphabet = true;
    return output;
}

void TransferDecoder::push_base64(std::string_view input, ByteBuffer& out) {
    // 6: three more digits, and a group that was begun before
    char* const begin = out.room(input.size() / 4 * 3 + 6);
    char* output = begin;
    const auto* bytes = reinterpret_cast<const unsigned char*>(input.data());
    std::size_t at = 0;
    bool in_line = in_line_;  // apart from the object, which `output` might point into
    while (at < input.size()) {
        if (bit_count_ == 0 && !padded_ && !inside_blank_) {
            const std::size_t groups = base64_groups(bytes + at, (input.size() - at) / 4, output);
            at += groups * 4;
            output += groups * 3;
            in_line = in_line || groups > 0;
            const std::size_t line_end = at;
            while (at < input.size() && (input[at] == '\r' || input[at] == '\n'))
                ++at;
            in_line = in_line && at == line_end;
            if (at == input.size()) break;
            if (base64_digit(input[at]) != base64_no_digit && groups > 0 && input.size() - at >= 4) continue;
        }
        in_line_ = in_line;
        begun_ = begun_ || output != begin;
        output = base64_byte(input[at++], output);
        in_line = in_line_;
    }
    in_line_ = in_line;
    begun_ = begun_ || output != begin;
    out.append_written(static_cast<std::size_t>(output - begin));
}

// At a line end: blanks before it go (RFC 2045 section 6.7, rule 3), the CR of it stays.
void TransferDecoder::drop_blanks(ByteBuffer& out) {
    const bool carriage_return = held_.back() == '\r';
    const std::size_t blanks = held_.size() - (carriage_return ? 1 : 0);
    if (blanks > limits::trailing_blanks) out.append({held_.data(), blanks - limits::trailing_blanks});
    if (carriage_return) out.push_back('\r');
    held_.clear();
}

// One more byte while an escape or blanks are held. False: nothing is held any more and `c` is still to be
// read.
bool TransferDecoder::quoted_printable_held(char c, ByteBuffer& out) {
    const bool escape = held_[0] == '=';
    const bool after_return = held_.back() == '\r';
    if (c == '\n') {
        const std::string_view held(held_.data(), held_.size());
        const bool soft_break = escape && held.find_first_not_of(" \t\r", 1) == std::string_view::npos;
        if (soft_break) {
            if (held.size() > 1 && is_blank(held[1])) notes_.blank_soft_breaks = true;
            held_.clear();
            return true;
        }
        if (!escape) {
            drop_blanks(out);
            return false;
        }
    }
    if (escape && held_.size() == 2 && hex_digit(held_[1]) >= 0 && hex_digit(c) >= 0) {
        out.push_back(static_cast<char>(hex_digit(held_[1]) * 16 + hex_digit(c)));
        held_.clear();
        return true;
    }
    const bool wanted =
        !after_return && (is_blank(c) || c == '\r' || (escape && held_.size() == 1 && hex_digit(c) >= 0));
    const bool hex_held = escape && held_.size() == 2 && hex_digit(held_[1]) >= 0;
    if (wanted && !hex_held && !(escape && held_.size() > limits::trailing_blanks)) {
        held_.push_back(c);
        if (!escape && held_.size() > 2 * limits::trailing_blanks) {
            out.append({held_.data(), limits::trailing_blanks});
            held_.erase(held_.begin(), held_.begin() + limits::trailing_blanks);
        }
        return true;
    }
    if (!escape) {
        out.append({held_.data(), held_.size()});
        held_.clear();
        return false;
    }
    // No escape after all: the sign is literal, and what was held behind it is read as text.
    ++notes_.invalid_escapes;
    out.push_back('=');
    held_.erase(held_.begin());
    if (!held_.empty() && !is_blank(held_[0]) && held_[0] != '\r') {
        out.append({held_.data(), held_.size()});
        held_.clear();
    }
    return false;
}

void TransferDecoder::push_quoted_printable(std::string_view input, ByteBuffer& out) {
    std::size_t at = 0;
    while (at < input.size()) {
        if (!held_.empty()) {
            if (quoted_printable_held(input[at], out)) ++at;
            continue;
        }
        const std::string_view rest = input.substr(at);
        const void* line_end = std::memchr(rest.data(), '\n', rest.size());
        const std::size_t line =
            line_end ? static_cast<std::size_t>(static_cast<const char*>(line_end) - rest.data())
                     : rest.size();
        const void* sign = std::memchr(rest.data(), '=', line);
        if (sign) {
            const std::size_t run = static_cast<std::size_t>(static_cast<const char*>(sign) - rest.data());
            out.append(rest.substr(0, run));
            at += run;
            const int high = run + 2 < line ? hex_digit(rest[run + 1]) : -1;
            const int low = run + 2 < line ? hex_digit(rest[run + 2]) : -1;
            if (high >= 0 && low >= 0) {
                out.push_back(static_cast<char>(high * 16 + low));
                at += 3;
            } else {
                held_.push_back('=');
                ++at;
            }
            continue;
        }
        const std::size_t keep = undecided_tail(rest.substr(0, line));
        out.append(rest.substr(0, keep));
        at += line;
        if (!line_end) {
            held_.assign(rest.begin() + static_cast<std::ptrdiff_t>(keep), rest.end());
        } else {
            if (line > 0 && rest[line - 1] == '\r') out.push_back('\r');
            out.push_back('\n');
            ++at;
        }
    }
}

}  // namespace letterhead
