#pragma once
// Text to UTF-8 by push: own tables for the Latin charsets, UTF-8 and ASCII; the door to iconv for the rest
// of an allow-list.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace letterhead {

// Any split of the input gives the same output. Bytes that are invalid in the charset become U+FFFD and are
// counted.
class CharsetDecoder {
 public:
    // `name` comes from the mail (attacker input): compared case-insensitively with an allow-list, never
    // handed on as it is. Empty, "us-ascii" and unknown names read as UTF-8 where valid and as Windows-1252
    // elsewhere; known() tells.
    explicit CharsetDecoder(std::string_view name);
    ~CharsetDecoder();
    CharsetDecoder(CharsetDecoder&&) noexcept;
    CharsetDecoder& operator=(CharsetDecoder&&) noexcept;

    void push(std::string_view bytes, std::string& utf8_out);
    void finish(std::string& utf8_out);
    bool known() const;
    // How many sequences were invalid so far.
    std::size_t invalid() const;
    bool is_utf7() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace letterhead
