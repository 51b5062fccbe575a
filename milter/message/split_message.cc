// A message as a file holds it, taken apart as an MTA would hand it over.

#include "message/header_block.h"
#include "message/reader.h"

namespace letterhead {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

RawMessage split_message(std::string_view file) {
    RawMessage message;
    std::string_view rest = file;
    if (rest.starts_with("\xef\xbb\xbf")) rest.remove_prefix(3);  // an editor's byte order mark
    if (rest.starts_with("From ") || rest.starts_with(">From ")) take_line(rest);
    while (!rest.empty()) {
        const std::string_view before = rest;
        const std::string_view line = take_line(rest);
        if (line.empty()) break;
        if (is_blank(line[0]) && !message.headers.empty()) {
            message.headers.back().value.append("\n").append(line);
            continue;
        }
        const std::size_t colon = header_colon(line);
        if (colon == std::string_view::npos) {
            rest = before;  // as Postfix has it, the body begins here
            break;
        }
        std::string_view name = line.substr(0, colon);
        while (is_blank(name.back()))
            name.remove_suffix(1);
        message.headers.push_back({std::string(name), std::string(line.substr(colon + 1))});
    }
    message.body = rest;
    return message;
}

std::string with_crlf(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 32 + 2);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
        out.append(line);
        if (end != std::string_view::npos) out.append("\r\n");
    }
    return out;
}

}  // namespace letterhead
