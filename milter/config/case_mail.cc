// The writer of mail for tests: as plain as a careful mail program, and the same octets every time.

#include "config/case_mail.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr int kDeepest = 4;  // messages within messages
constexpr std::size_t kLongestLine = 900;
constexpr std::uint64_t kMostFiller = 128 << 20;  // bytes that a case may ask for by number alone

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        for (std::size_t i = 0; i < 3; i++)
            group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; i++)
            out += i <= count ? digits[group >> (18 - 6 * i) & 63U] : '=';
    }
    return out;
}

std::string in_lines(std::string_view text) {
    constexpr std::size_t line = 76;
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += line)
        out += std::string(text.substr(at, line)) + "\n";
    return out;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// RFC 2047: only what stands outside of ASCII needs it, word by word.
std::string header_words(const std::string& text) {
    if (is_ascii(text)) return text;
    std::string out;
    for (const std::string_view word : split(text, ' ')) {
        if (!out.empty()) out += ' ';
        out += is_ascii(word) ? std::string(word) : "=?utf-8?B?" + base64(word) + "?=";
    }
    return out;
}

// A parameter of a header (RFC 2231 when it is no ASCII).
std::string parameter(std::string_view key, const std::string& value) {
    if (is_ascii(value)) {
        std::string quoted;
        for (const char c : value)
            quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        return "; " + std::string(key) + "=\"" + quoted + "\"";
    }
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "; " + std::string(key) + "*=utf-8''";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        out += plain ? std::string(1, c) : std::string{'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    return out;
}

std::string text_part(std::string_view type, const std::string& text) {
    const auto lines = split(text, '\n');
    const bool plain = is_ascii(text) && std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
                           return line.size() < kLongestLine;
                       });
    std::string out = "Content-Type: " + std::string(type) + "; charset=utf-8\nContent-Transfer-Encoding: ";
    out += plain ? "7bit\n\n" + text : "base64\n\n" + in_lines(base64(text));
    if (!out.ends_with('\n')) out += '\n';
    return out;
}

std::string multipart(std::string_view kind, int level, const std::vector<std::string>& parts) {
    const std::string boundary = "=_" + std::string(kind) + "_" + std::to_string(level);
    std::string out = "Content-Type: multipart/" + std::string(kind) + "; boundary=\"" + boundary + "\"\n\n";
    for (const std::string& part : parts)
        out += "--" + boundary + "\n" + part;
    return out + "--" + boundary + "--\n";
}

class Writer {
 public:
    explicit Writer(const CaseMailReading& reading) : reading_(reading) {}

    std::string write(const Node& node, const std::string& from, int level) {
        Fields fields(node, "mail", reading_.problems);
        std::vector<std::pair<std::string, std::string>> headers;
        const std::optional<std::string> own_from = text_of(fields, "from");
        headers.emplace_back("From", own_from.value_or(from));
        if (headers[0].second.empty())
            reading_.problems.error(Code::missing_key, node.place(), "the mail has no sender",
                                    "write from: 'name@example.org'");
        for (const auto& [key, name] : kAddresses)
            if (const Node* value = fields.find(key)) headers.emplace_back(name, addresses(*value, key));
        headers.emplace_back("Subject", text_of(fields, "subject").value_or("A test"));
        headers.emplace_back("Date", "Tue, 13 Jan 2026 10:00:00 +0000");
        headers.emplace_back("Message-ID", "<case." + std::to_string(level) + "@tests.example>");
        headers.emplace_back("MIME-Version", "1.0");
        if (const Node* value = fields.find("headers")) add_headers(*value, headers);
        const std::string body = content(fields, level);
        fields.finish();
        std::string out;
        for (const auto& [name, value] : headers)
            out += name + ": " + header_words(value) + "\n";
        return out + body;
    }

 private:
    static constexpr std::array<std::pair<std::string_view, const char*>, 4> kAddresses = {
        {{"to", "To"}, {"cc", "Cc"}, {"reply_to", "Reply-To"}, {"sender", "Sender"}}};

    std::optional<std::string> text_of(Fields& fields, std::string_view key) {
        const Node* const value = fields.find(key);
        return value == nullptr ? std::nullopt : read_text(*value, key, reading_.problems);
    }

    std::string addresses(const Node& node, std::string_view what) {
        return join(read_texts(node, what, reading_.problems).value_or(std::vector<std::string>{}), ", ");
    }

    // One that is there already is replaced: a test may want another Date, or none ('').
    void add_headers(const Node& node, std::vector<std::pair<std::string, std::string>>& headers) {
        if (!node.is_map())
            reading_.problems.error(Code::wrong_type, node.place(), "'headers' must be a map",
                                    "write headers: {'X-Name': 'value'}");
        for (const Node::Entry& entry : node.entries()) {
            const std::string& name = entry.key.text();
            std::erase_if(headers, [&](const auto& header) { return iequals(header.first, name); });
            const std::string value = read_text(entry.value, name, reading_.problems).value_or("");
            if (!value.empty()) headers.emplace_back(name, value);
        }
    }

    std::string content(Fields& fields, int level) {
        std::vector<std::string> texts, parts;
        if (const auto text = text_of(fields, "text")) texts.push_back(text_part("text/plain", *text));
        if (const auto html = text_of(fields, "html")) texts.push_back(text_part("text/html", *html));
        if (texts.empty()) texts.push_back(text_part("text/plain", ""));
        std::string shown = texts.size() == 1 ? texts[0] : multipart("alternative", level, texts);
        const Node* const attach = fields.find("attach");
        if (attach == nullptr) return shown;
        parts.push_back(std::move(shown));
        for (const Node& item : read_list(*attach, "attach", reading_.problems).value_or(std::vector<Node>{}))
            parts.push_back(attachment(item, level));
        return multipart("mixed", level, parts);
    }

    std::string attachment(const Node& node, int level) {
        Fields fields(node, "attachment", reading_.problems);
        const Node* const mail = fields.find("mail");
        const std::string name = text_of(fields, "name").value_or("");
        const std::string type = text_of(fields, "type").value_or("application/octet-stream");
        std::string out;
        if (mail != nullptr && level < kDeepest) {
            out = "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n" +
                  write(*mail, "", level + 1);
        } else {
            out = "Content-Type: " + type + (name.empty() ? "" : parameter("name", name)) +
                  "\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment" +
                  (name.empty() ? "" : parameter("filename", name)) + "\n\n" + in_lines(packed(fields, node));
        }
        fields.finish();
        return out;
    }

    std::string packed(Fields& fields, const Node& node) {
        if (const auto text = text_of(fields, "text")) return base64(*text);
        if (const auto ready = text_of(fields, "base64")) return *ready;
        if (const Node* file = fields.find("file")) {
            const auto path = read_text(*file, "file", reading_.problems);
            const auto source = path ? reading_.files.read(relative_to(reading_.path, *path), file->place(),
                                                           reading_.problems)
                                     : nullptr;
            return source ? base64(source->text) : "";
        }
        if (const Node* bytes = fields.find("bytes")) {
            const std::uint64_t count = read_size(*bytes, "bytes", reading_.problems).value_or(0);
            if (count > kMostFiller)
                reading_.problems.error(Code::out_of_range, bytes->place(), "that is too much for a test",
                                        "128MB are enough");
            return base64(std::string(static_cast<std::size_t>(std::min(count, kMostFiller)), '\n'));
        }
        reading_.problems.error(
            Code::missing_key, node.place(), "an attachment without content",
            "write text: '...', base64: '...', file: path, bytes: 11MB (blank lines), or mail: {...}");
        return "";
    }

    const CaseMailReading& reading_;
};

}  // namespace

std::string write_case_mail(const Node& node, const std::string& from, const CaseMailReading& reading) {
    return Writer(reading).write(node, from, 1);
}

}  // namespace letterhead
