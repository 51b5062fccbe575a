// Text is passed line by line; only a line that begins with 'b', '=' or '(' is held. In a file, lines that
// are no data are skipped, for programs differ on where they give up.

#include "message/embedded.h"

#include "base/text.h"
#include "message/limits.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t longest_uu_line = 63;       // bytes
constexpr std::size_t shortest_base64_line = 60;  // of base64 that stands alone
constexpr std::string_view binhex_mark = "(This file must be converted with BinHex";

// "begin 644 name" and "begin-base64 0755 name": the name; empty when the line is none.
std::string_view uu_name(std::string_view line, std::string_view word) {
    if (!line.starts_with(word)) return {};
    line.remove_prefix(word.size());
    const std::size_t digits = std::min(line.find_first_not_of("01234567"), line.size());
    if (digits < 3 || digits > 6 || digits == line.size() || line[digits] != ' ') return {};
    return trim(line.substr(digits));
}

// "=ybegin line=128 size=9 name=a b.exe": the name stands last (yEnc 1.3).
std::string_view yenc_name(std::string_view line) {
    const std::size_t name = line.find(" name=");
    if (!line.starts_with("=ybegin ") || line.find("size=") == line.npos || name == line.npos) return {};
    return trim(line.substr(name + 6));
}

std::size_t uu_size(std::string_view line) {
    return line.empty() ? 0 : static_cast<std::size_t>((static_cast<unsigned char>(line[0]) - 32U) & 63U);
}

// Blanks at the end may be lost on the way, a checksum may follow.
bool is_uu_data(std::string_view line) {
    const std::size_t size = uu_size(line), whole = 1 + (size + 2) / 3 * 4;
    if (size == 0 || size > longest_uu_line || line.size() > whole + 2) return false;
    const std::size_t written = line.find_last_not_of(' ') + 1;
    if (line.size() < whole && (whole - line.size() > 4 && written == line.size())) return false;
    return std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '`'; });
}

bool is_base64_data(std::string_view line) {
    return !line.empty() && line.size() % 4 == 0 && std::all_of(line.begin(), line.end(), [](char c) {
        const char lower = ascii_lower(c);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=';
    });
}

// A line of base64 of mixed letters: a checksum, a gene or a number is none.
bool is_bare_base64(std::string_view line) {
    const auto any = [&](char from, char to) {
        return std::any_of(line.begin(), line.end(), [&](char c) { return c >= from && c <= to; });
    };
    return line.size() >= shortest_base64_line && is_base64_data(line) && any('A', 'Z') && any('g', 'z');
}

// The name that stands first in BinHex 4.0 data: its length, then its bytes, six bits a character.
std::string binhex_name(std::string_view line) {
    constexpr std::string_view alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
    std::string bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char c : line.substr(1)) {
        const std::size_t digit = alphabet.find(c);
        if (digit == alphabet.npos) break;
        bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xffffU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<char>(bits >> count & 0xffU));
    }
    const std::size_t size = bytes.empty() ? 0 : static_cast<unsigned char>(bytes[0]);
    return size == 0 || size > 63 || bytes.size() <= size ? std::string() : bytes.substr(1, size);
}

}  // namespace

void EmbeddedFiles::push(std::string_view text, Sink& sink) {
    while (!text.empty()) {
        const bool begins = state_ == State::text && !bare_base64_ && line_.empty() && !middle_;
        if (begins && text[0] != 'b' && text[0] != '=' && text[0] != '(') dull_ = true;
        const std::size_t newline = text.find('\n');
        const bool complete = newline != std::string_view::npos;
        const std::string_view rest = text.substr(0, newline);
        text.remove_prefix(complete ? newline + 1 : text.size());
        for (std::string_view piece = rest; !dull_ && !piece.empty();) {
            const std::size_t room = std::min(piece.size(), limits::embedded_line - line_.size());
            line_.append(piece.substr(0, room));
            piece.remove_prefix(room);
            if (line_.size() == limits::embedded_line) take_line(sink, false);
        }
        middle_ = middle_ || dull_;
        if (!complete) continue;
        if (!dull_) take_line(sink, true);
        dull_ = middle_ = false;
    }
}

void EmbeddedFiles::finish(Sink& sink) {
    if (!line_.empty()) take_line(sink, true);
    if (state_ != State::text) end(sink);
}

void EmbeddedFiles::take_line(Sink& sink, bool complete) {
    std::string_view line = line_;
    if (complete && line.ends_with('\r')) line.remove_suffix(1);
    const bool starts = !middle_;
    switch (state_) {
        case State::text:
            if (starts) read_begin(line, sink);
            if (starts && state_ == State::text) read_bare_base64(line, sink);
            break;
        case State::uu_expected:
        case State::uu:
            if (starts && complete) read_uu(line, sink);
            break;
        case State::base64_expected:
        case State::base64:
            read_base64(line, sink);
            break;
        case State::yenc:
            read_yenc(line, starts, complete, sink);
            break;
        case State::binhex_expected:
        case State::binhex:
            read_binhex(line, complete, sink);
            break;
    }
    middle_ = !complete;
    line_.clear();
}

void EmbeddedFiles::read_begin(std::string_view line, Sink& sink) {
    state_ = State::text;
    const std::string_view uu = uu_name(line, "begin "), base64 = uu_name(line, "begin-base64 "),
                           yenc = yenc_name(line);
    name_ = !uu.empty() ? uu : !base64.empty() ? base64 : yenc;
    if (!uu.empty()) state_ = State::uu_expected;
    if (!base64.empty()) state_ = State::base64_expected;
    if (!yenc.empty()) begin(State::yenc, sink);
    if (line.starts_with(binhex_mark)) state_ = State::binhex_expected;
}

void EmbeddedFiles::begin(State state, Sink& sink) {
    state_ = state;
    escape_ = false;
    base64_.emplace(TransferEncoding::base64);
    sink.begin_file(name_);
}

void EmbeddedFiles::end(Sink& sink) {
    const bool begun =
        state_ == State::uu || state_ == State::base64 || state_ == State::yenc || state_ == State::binhex;
    if (state_ == State::base64) {
        decoded_.clear();
        base64_->finish(decoded_);
        if (!decoded_.empty()) sink.file_bytes(decoded_.view());
    }
    state_ = State::text;
    if (begun) sink.end_file();
}

void EmbeddedFiles::read_uu(std::string_view line, Sink& sink) {
    if (trim(line) == "end") return end(sink);
    if (!is_uu_data(line)) {
        if (state_ == State::uu_expected && !trim(line).empty()) read_begin(line, sink);
        return;
    }
    if (state_ == State::uu_expected) begin(State::uu, sink);
    const std::size_t size = uu_size(line);
    const auto digit = [&](std::size_t at) {
        return at < line.size() ? (static_cast<unsigned char>(line[at]) - 32U) & 63U : 0U;
    };
    decoded_.clear();
    for (std::size_t at = 1; decoded_.size() < size; at += 4) {
        const unsigned word = digit(at) << 18 | digit(at + 1) << 12 | digit(at + 2) << 6 | digit(at + 3);
        for (unsigned shift : {16U, 8U, 0U})
            decoded_.push_back(static_cast<char>(word >> shift & 0xffU));
    }
    sink.file_bytes(decoded_.view().substr(0, size));
}

void EmbeddedFiles::read_base64(std::string_view line, Sink& sink) {
    if (line == "====") return end(sink);
    if (state_ == State::base64_expected) {
        if (!is_base64_data(line)) return trim(line).empty() ? void() : read_begin(line, sink);
        begin(State::base64, sink);
    }
    decoded_.clear();
    base64_->push(line, decoded_);
    if (!decoded_.empty()) sink.file_bytes(decoded_.view());
}

void EmbeddedFiles::read_bare_base64(std::string_view line, Sink& sink) {
    if (!bare_base64_ || trim(line).empty()) return;
    bare_base64_ = false;
    if (!is_bare_base64(line)) return;
    name_.clear();
    begin(State::base64, sink);
    read_base64(line, sink);
}

// Its first line of data begins with a colon and says the name; its last one ends with a colon.
void EmbeddedFiles::read_binhex(std::string_view line, bool complete, Sink& sink) {
    if (state_ == State::binhex_expected) {
        if (trim(line).empty()) return;
        if (line.starts_with(':')) name_ = binhex_name(line);
        if (!line.starts_with(':') || name_.empty()) return read_begin(line, sink);
        begin(State::binhex, sink);
        sink.file_bytes(binhex_mark);
        sink.file_bytes(" 4.0)\n\n");
    }
    sink.file_bytes(line);
    if (complete) sink.file_bytes("\n");
    if (complete && line.ends_with(':')) end(sink);
}

void EmbeddedFiles::read_yenc(std::string_view line, bool starts, bool complete, Sink& sink) {
    if (starts && line.starts_with("=yend")) return end(sink);
    if (starts && line.starts_with("=y")) return;
    decoded_.clear();
    for (char c : line) {
        if (!escape_ && c == '=') {
            escape_ = true;
            continue;
        }
        const unsigned shift = escape_ ? 42U + 64U : 42U;
        decoded_.push_back(static_cast<char>((static_cast<unsigned char>(c) - shift) & 0xffU));
        escape_ = false;
    }
    if (complete) escape_ = false;
    if (!decoded_.empty()) sink.file_bytes(decoded_.view());
}

}  // namespace letterhead
