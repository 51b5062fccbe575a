#pragma once
// What the objects of a PDF say, token by token and in the order of the file: a name and the value behind it
// are a pair, wherever they stand. No object is kept.

#include "inspect/container/pdf_tokens.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// Of the whole document.
struct PdfFindings {
    std::map<std::uint32_t, std::string> files;  // object numbers of embedded files, and their names
    bool launches = false, opens_file = false, script = false, media = false, encrypted = false;
    bool cut = false;  // too many files to keep
};

class PdfObjects {
 public:
    explicit PdfObjects(PdfFindings& findings) : findings_(findings) {}

    // Reads whole tokens from the beginning of `text`, to its end or behind the word "stream"; says how many
    // bytes that were. The rest is given again, with more behind it.
    std::size_t read(std::string_view text, bool at_end);
    bool at_stream() const { return at_stream_; }
    void end_object();

    // What the dictionary of the stream says that has just begun.
    struct Stream {
        std::uint32_t object = 0;
        bool file = false, objects = false, filtered = false;  // filtered: by a predictor
        std::vector<std::string> filters;
    };
    const Stream& stream() const { return stream_; }

 private:
    struct Dictionary {
        std::string key;  // whose value it is
        std::string name, short_name;
        std::vector<std::uint32_t> files;  // of its /EF
        bool launches = false, parameters = false;
    };

    void take(const PdfToken& token);
    void take_name(std::string name);
    void take_string(const PdfToken& token);
    void take_word(std::string_view word);
    void refer(std::uint32_t object);
    void open();
    void close();
    void pair(std::string_view key, std::string_view value);

    PdfFindings& findings_;
    Stream stream_;
    std::vector<Dictionary> open_;
    std::string key_;        // the last name
    std::string array_key_;  // whose array it is
    bool in_array_ = false, at_stream_ = false;
    PdfToken::Kind last_ = PdfToken::Kind::more;
    std::uint32_t numbers_[2] = {0, 0};  // the last two
    std::size_t retry_ = 0;              // a token is not tried again before there is so much
    std::size_t no_string_ = 0;
};

}  // namespace letterhead
