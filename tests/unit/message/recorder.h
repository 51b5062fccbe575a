#pragma once
// Reads a mail and writes down what the reader told: one line a call, the bytes of a part joined, and the
// oddities.

#include "message/reader.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead::test {

class Recorder : public PartSink {
 public:
    void message_headers(const HeaderList& headers, const Part& part) override {
        add(part, "headers " + part.path + " " + std::to_string(headers.all().size()));
    }
    void part_begin(const Part& part) override {
        add(part, "begin " + part.path + " " + part.type);
        parts_.push_back(part);
        open_[&part] = "";
    }
    void part_bytes(const Part& part, std::string_view decoded) override { open_.at(&part).append(decoded); }
    void part_end(const Part& part) override {
        const std::string bytes = open_.at(&part);
        if (part.leaf) add(part, "text " + part.path + " " + bytes);
        if (part.bytes != bytes.size()) add(part, "WRONG");
        add(part, "end " + part.path);
        if (part.opened) opened_.insert(part.path);
        if (!part.sealed.empty()) sealed_.push_back(part.path + " " + std::string(part.sealed));
        open_.erase(&part);
    }

    // Reading after reading: how they alternate is no matter.
    std::vector<std::string> lines() const {
        std::vector<std::string> all;
        for (const auto& [reading, lines] : lines_)
            all.insert(all.end(), lines.begin(), lines.end());
        return all;
    }
    const std::vector<Part>& parts() const { return parts_; }
    const std::set<std::string>& opened() const { return opened_; }
    const std::vector<std::string>& sealed() const { return sealed_; }

 private:
    void add(const Part& part, std::string line) {
        const std::size_t mark = part.path.find_last_of('~');
        const std::size_t end = mark == std::string::npos ? 0 : part.path.find('.', mark);
        lines_[part.path.substr(0, end)].push_back(std::move(line));
    }

    std::map<std::string, std::vector<std::string>> lines_;  // by reading
    std::vector<Part> parts_;                                // as they were at their begin
    std::map<const Part*, std::string> open_;                // decoded bytes
    std::set<std::string> opened_;
    std::vector<std::string> sealed_;
};

struct Reading {
    std::vector<std::string> lines;
    std::vector<Part> parts;
    std::vector<std::string> oddities;  // "kind where"
    std::set<std::string> opened;       // paths of what was signed opaquely
    std::vector<std::string> sealed;    // "1.2 is encrypted"

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
    Reading reading{recorder.lines(), recorder.parts(), {}, recorder.opened(), recorder.sealed()};
    oddities.order();
    for (const Oddity& oddity : oddities.all())
        reading.oddities.push_back(std::string(info(oddity.kind).name) + " " + oddity.where);
    return reading;
}

inline Reading read_mail(std::string_view mail) {
    return read_mail(mail, {mail.size() + 1});
}

}  // namespace letterhead::test
