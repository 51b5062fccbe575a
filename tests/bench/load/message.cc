// Mail from files: headers apart from the body, every line ended as SMTP ends it.
#include "load/message.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace letterhead::load {
namespace {

std::optional<std::string> contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string with_lf(std::string text) {
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') lines.push_back(text[i]);
    }
    return lines;
}

std::string with_crlf(std::string_view lines) {
    std::string text;
    text.reserve(lines.size() + static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')));
    for (const char c : lines) {
        if (c == '\n') text.push_back('\r');
        text.push_back(c);
    }
    return text;
}

std::string sender_in(std::string_view from) {
    const std::size_t open = from.rfind('<');
    const std::size_t close = from.rfind('>');
    if (open != std::string_view::npos && close != std::string_view::npos && open < close)
        return std::string(from.substr(open, close - open + 1));
    return "<jdoe@pvestates.org>";
}

}  // namespace

std::optional<Message> read_message(const std::string& path, std::string& problem) {
    const std::optional<std::string> raw = contents(path);
    if (!raw) {
        problem = "cannot read " + path;
        return std::nullopt;
    }
    const std::string text = with_lf(*raw);
    Message message;
    std::size_t at = 0;
    while (at < text.size() && text[at] != '\n') {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        const std::size_t colon = line.find(':');
        if ((line.front() == ' ' || line.front() == '\t') && !message.headers.empty())
            message.headers.back().second.append("\n").append(line);
        else if (colon != std::string_view::npos)
            message.headers.emplace_back(line.substr(0, colon), line.substr(colon + 1));
        at = end + 1;
    }
    if (message.headers.empty()) {
        problem = path + " does not begin with a header";
        return std::nullopt;
    }
    const std::size_t body = std::min(at + 1, text.size());
    message.body = with_crlf(std::string_view(text).substr(body));
    message.size = message.body.size() + with_crlf(std::string_view(text).substr(0, body)).size();
    message.sender = "<jdoe@pvestates.org>";
    for (const auto& [name, value] : message.headers) {
        if (name == "From") message.sender = sender_in(value);
    }
    return message;
}

std::optional<Mail> read_mail(const std::vector<std::string>& names, std::string& problem) {
    std::vector<std::string> paths;
    for (const std::string& name : names) {
        if (!name.starts_with('@')) {
            paths.push_back(name);
            continue;
        }
        std::ifstream list(name.substr(1));
        const std::filesystem::path folder = std::filesystem::path(name.substr(1)).parent_path();
        for (std::string line; std::getline(list, line);)
            if (!line.empty()) paths.push_back((folder / line).string());
    }
    Mail mail;
    std::map<std::string, std::size_t> known;
    for (const std::string& path : paths) {
        const auto [place, fresh] = known.emplace(path, mail.messages.size());
        if (fresh) {
            std::optional<Message> message = read_message(path, problem);
            if (!message) return std::nullopt;
            mail.messages.push_back(std::move(*message));
        }
        mail.order.push_back(place->second);
    }
    if (mail.order.empty()) {
        problem = "no mail to send";
        return std::nullopt;
    }
    return mail;
}

}  // namespace letterhead::load
