// The whole reader: no crash, nothing unbounded, and the same calls for any split of the body.

#include "message/limits.h"
#include "message/reader.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace letterhead;

// Writes every call down; the bytes of a part are joined.
class Recorder : public PartSink {
 public:
    void message_headers(const HeaderList& headers, const Part& part) override {
        text_ += "H" + part.path;
        for (const Header& header : headers.all())
            text_ += header.name + ":" + header.value + "\n";
    }
    void part_begin(const Part& part) override {
        ++depth_;
        ++parts_;
        text_ += "B" + part.path + part.type;
        for (const FileName& name : part.names)
            text_ += "[" + name.name + "]";
    }
    void part_bytes(const Part& part, std::string_view decoded) override {
        if (!part.leaf) std::abort();
        text_ += decoded;
    }
    void part_end(const Part& part) override {
        --depth_;
        text_ += "E" + part.path + std::to_string(part.bytes);
    }
    const std::string& text() const { return text_; }
    void check() const {
        if (depth_ != 0 || parts_ > limits::parts) std::abort();
    }

 private:
    std::string text_;
    int depth_ = 0;
    std::size_t parts_ = 0;
};

std::string read(std::string_view mail, std::size_t step) {
    Recorder recorder;
    Oddities oddities;
    Reader reader(recorder, oddities);
    const RawMessage message = split_message(mail);
    for (const Header& header : message.headers)
        reader.header(header.name, header.value);
    reader.end_of_headers();
    for (std::size_t at = 0; at < message.body.size(); at += step)
        reader.body(message.body.substr(at, step));
    reader.finish();
    recorder.check();
    std::string text = recorder.text();
    for (const Oddity& oddity : oddities.all()) {
        text += info(oddity.kind).name;
        text += oddity.where + oddity.detail;
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view mail(reinterpret_cast<const char*>(data), size);
    const std::string whole = read(mail, size + 1);
    if (read(mail, 1) != whole || read(mail, 7) != whole) std::abort();
    return 0;
}
