#pragma once
// Reads a mail and writes down what the reader told: one line a call, the bytes of a part joined, and the
// oddities.

#include "message/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace letterhead::test {

class Recorder : public PartSink {
 public:
    void message_headers(const HeaderList& headers, const Part& part) override {
        lines_.push_back("headers " + part.path + " " + std::to_string(headers.all().size()));
    }
    void part_begin(const Part& part) override {
        lines_.push_back("begin " + part.path + " " + part.type);
        parts_.push_back(part);
        open_.push_back({part.path, ""});
    }
    void part_bytes(const Part&, std::string_view decoded) override { open_.back().bytes.append(decoded); }
    void part_end(const Part& part) override {
        if (part.leaf) lines_.push_back("text " + part.path + " " + open_.back().bytes);
        if (part.bytes != open_.back().bytes.size() || part.path != open_.back().path)
            lines_.push_back("WRONG");
        lines_.push_back("end " + part.path);
        open_.pop_back();
    }

    const std::vector<std::string>& lines() const { return lines_; }
    const std::vector<Part>& parts() const { return parts_; }

 private:
    struct Open {
        std::string path, bytes;
    };
    std::vector<std::string> lines_;
    std::vector<Part> parts_;  // as they were at their begin
    std::vector<Open> open_;
};

struct Reading {
    std::vector<std::string> lines;
    std::vector<Part> parts;
    std::vector<std::string> oddities;  // "kind where"

    bool has(std::string_view oddity) const {
        for (const std::string& one : oddities) {
            if (one.substr(0, one.find(' ')) == oddity) return true;
        }
        return false;
    }
    const Part* part(std::string_view path) const {
        for (const Part& one : parts) {
            if (one.path == path) return &one;
        }
        return nullptr;
    }
    // The decoded bytes of the leaf at `path`; "(none)" when there is none.
    std::string text(std::string_view path) const {
        const std::string start = "text " + std::string(path) + " ";
        for (const std::string& line : lines) {
            if (line.starts_with(start)) return line.substr(start.size());
        }
        return "(none)";
    }
};

// `sizes`: the sizes of the chunks in turn, repeated.
inline Reading read_mail(std::string_view mail, const std::vector<std::size_t>& sizes) {
    Recorder recorder;
    Oddities oddities;
    Reader reader(recorder, oddities);
    const RawMessage message = split_message(mail);
    for (const Header& header : message.headers)
        reader.header(header.name, header.value);
    reader.end_of_headers();
    std::size_t turn = 0;
    for (std::string_view body = message.body; !body.empty();) {
        const std::string_view chunk = body.substr(0, sizes[turn++ % sizes.size()]);
        reader.body(chunk);
        body.remove_prefix(chunk.size());
    }
    reader.finish();
    Reading reading{recorder.lines(), recorder.parts(), {}};
    for (const Oddity& oddity : oddities.all())
        reading.oddities.push_back(std::string(info(oddity.kind).name) + " " + oddity.where);
    return reading;
}

inline Reading read_mail(std::string_view mail) {
    return read_mail(mail, {mail.size() + 1});
}

}  // namespace letterhead::test
