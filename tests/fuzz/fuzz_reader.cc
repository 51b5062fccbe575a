// The whole reader: no crash, nothing unbounded, and the same calls for any split of the body.

#include "message/limits.h"
#include "message/reader.h"

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>

namespace {

using namespace letterhead;

// Each part of the first reading may have readings of their own, with a few parts each.
constexpr std::size_t most_parts = limits::parts * (1 + limits::readings * limits::reading_parts);

// Writes every call down; the bytes of a part are joined.
class Recorder : public PartSink {
 public:
    void message_headers(const HeaderList& headers, const Part& part) override {
        std::string& text = of(part);
        text += "H" + part.path;
        for (const Header& header : headers.all())
            text += header.name + ":" + header.value + "\n";
    }
    void part_begin(const Part& part) override {
        ++depth_;
        ++parts_;
        std::string& text = of(part);
        text += "B" + part.path + part.type;
        for (const FileName& name : part.names)
            text += "[" + name.name + "]";
    }
    void part_bytes(const Part& part, std::string_view decoded) override {
        if (!part.leaf) std::abort();
        bytes_[&part] += decoded;
    }
    void part_end(const Part& part) override {
        --depth_;
        of(part) += bytes_[&part] + "E" + part.path + std::to_string(part.bytes);
        bytes_.erase(&part);
    }
    std::string text() const {
        std::string all;
        for (const auto& [reading, text] : texts_)
            all += text;
        return all;
    }
    void check() const {
        if (depth_ != 0 || parts_ > most_parts) std::abort();
    }

 private:
    std::string& of(const Part& part) {
        const std::size_t mark = part.path.find_last_of('~');
        return texts_[part.path.substr(0, mark == std::string::npos ? 0 : part.path.find('.', mark))];
    }

    std::map<std::string, std::string> texts_;  // by reading: how they alternate depends on the split
    std::map<const Part*, std::string> bytes_;
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
    oddities.order();
    if (oddities.not_kept() > 0) return text;  // which ones are kept depends on how readings alternate
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
