#pragma once
// Files that stand in text without MIME: uuencode (POSIX, both its alphabets), yEnc, and BinHex, whose text
// is handed on as it is. A push reader in constant memory; any split of the text gives the same calls, up to
// how file_bytes is cut. A begin line alone is prose: a file begins with its first line of data.

#include "message/decode.h"

#include <optional>
#include <string>
#include <string_view>

namespace letterhead {

class EmbeddedFiles {
 public:
    class Sink {
     public:
        virtual ~Sink() = default;
        virtual void begin_file(std::string_view name) = 0;  // as written; empty when base64 stands alone
        virtual void file_bytes(std::string_view decoded) = 0;
        virtual void end_file() = 0;
    };

    // `attached`: the text is a file itself; when it begins with a line of base64, that is a file in it.
    explicit EmbeddedFiles(bool attached = false) : bare_base64_(attached) {}

    void push(std::string_view text, Sink& sink);
    void finish(Sink& sink);  // the text ends, and with it an open file

 private:
    enum class State { text, uu_expected, uu, base64_expected, base64, yenc, binhex_expected, binhex };

    void take_line(Sink& sink, bool complete);
    void read_begin(std::string_view line, Sink& sink);
    void read_uu(std::string_view line, Sink& sink);
    void read_base64(std::string_view line, Sink& sink);
    void read_bare_base64(std::string_view line, Sink& sink);
    void read_binhex(std::string_view line, bool complete, Sink& sink);
    void read_yenc(std::string_view line, bool starts, bool complete, Sink& sink);
    void begin(State state, Sink& sink);
    void end(Sink& sink);

    State state_ = State::text;
    std::string line_;
    std::string name_;
    bool bare_base64_;     // may begin with the first line that is not blank
    bool middle_ = false;  // line_ goes on with a line whose beginning was taken
    bool dull_ = false;    // the rest of the line is passed
    bool escape_ = false;  // yEnc: the last byte was "="
    std::optional<TransferDecoder> base64_;
    ByteBuffer decoded_;
};

}  // namespace letterhead
