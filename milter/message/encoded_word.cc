// Words that follow each other are joined as bytes while their charset stays the same, so that a character
// split between two words survives; each word has its own transfer decoder, so that padding ends at the word.

#include "message/encoded_word.h"

#include "base/text.h"
#include "message/charset.h"
#include "message/decode.h"
#include "message/limits.h"
#include "message/utf8.h"

#include <optional>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t longest_charset = 60;

struct Word {
    std::string_view charset;  // without an RFC 2231 language
    std::string_view encoded;
    bool base64 = false;
    std::size_t length = 0;  // of the whole word in the text
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// `text` begins with "=?".
std::optional<Word> read_word(std::string_view text) {
    const std::size_t charset_end = text.substr(0, longest_charset + 3).find('?', 2);
    if (charset_end == std::string_view::npos || charset_end + 3 > text.size() ||
        text[charset_end + 2] != '?')
        return {};
    const char encoding = ascii_lower(text[charset_end + 1]);
    if (encoding != 'b' && encoding != 'q') return {};
    Word word;
    word.charset = text.substr(2, charset_end - 2);
    word.charset = word.charset.substr(0, word.charset.find('*'));
    if (word.charset.find_first_of(" \t\"") != std::string_view::npos) return {};
    word.base64 = encoding == 'b';
    // A "?" inside the text is illegal but seen in Q; the word ends at "?=", unless another one begins
    // before.
    const std::size_t begin = charset_end + 3;
    for (std::size_t at = begin; at + 1 < text.size(); ++at) {
        if (text[at] == '?' && text[at + 1] == '=') {
            word.encoded = text.substr(begin, at - begin);
            word.length = at + 2;
            return word;
        }
        if (text.substr(at, 2) == "=?" && text.substr(at + 2, 1) != "=") return {};
    }
    return {};
}

void append_word_bytes(const Word& word, ByteBuffer& bytes) {
    if (word.base64) {
        TransferDecoder decoder(TransferEncoding::base64);
        decoder.push(word.encoded, bytes);
        decoder.finish(bytes);
        return;
    }
    TransferDecoder decoder(TransferEncoding::quoted_printable);
    std::string text(word.encoded);
    ByteBuffer decoded;
    for (char& c : text) {
        if (c == '_') c = ' ';
    }
    text.push_back('=');  // keeps blanks at the end: they are no line's end here
    decoder.push(text, decoded);
    decoder.finish(decoded);
    bytes.append(decoded.view());
}

// Collects what is decoded; bytes of one charset wait until another one, or plain text, follows.
class Collector {
 public:
    void word(const Word& word) {
        if (!iequals(charset_, word.charset)) flush_words();
        charset_ = word.charset;
        append_word_bytes(word, bytes_);
    }
    void plain(std::string_view text) {
        if (text.empty()) return;
        flush_words();
        if (ascii_run(text) == text.size())
            out_.append(text);
        else
            out_.append(to_utf8(text, ""));
    }
    std::string take() {
        flush_words();
        return std::move(out_);
    }

 private:
    void flush_words() {
        if (!bytes_.empty()) out_.append(to_utf8(bytes_.view(), charset_));
        bytes_.clear();
        charset_ = {};
    }

    std::string out_;
    std::string_view charset_;
    ByteBuffer bytes_;
};

}  // namespace

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    std::string text;
    CharsetDecoder decoder(charset);
    decoder.push(bytes, text);
    decoder.finish(text);
    return text;
}

std::size_t encoded_word_length(std::string_view text) {
    const std::optional<Word> word = text.starts_with("=?") ? read_word(text) : std::nullopt;
    return word ? word->length : 0;
}

DecodedWords decode_encoded_words(std::string_view text) {
    DecodedWords result;
    Collector collector;
    std::size_t words = 0;
    std::size_t plain_begin = 0;
    bool after_word = false;
    for (std::size_t at = text.find("=?"); at != std::string_view::npos; at = text.find("=?", at)) {
        const std::optional<Word> word = read_word(text.substr(at));
        if (!word) {
            at += 2;
            continue;
        }
        if (words == limits::encoded_words) {
            result.cut = true;
            break;
        }
        const std::string_view between = text.substr(plain_begin, at - plain_begin);
        bool blank = true;
        for (char c : between)
            blank = blank && is_blank(c);
        if (!after_word || !blank) collector.plain(between);
        collector.word(*word);
        ++words;
        after_word = true;
        at += word->length;
        plain_begin = at;
    }
    collector.plain(text.substr(plain_begin));
    result.any = words > 0;
    result.text = collector.take();
    return result;
}

}  // namespace letterhead
