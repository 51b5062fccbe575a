// A mail file, cut up once so that sending it costs the load client as little as can be.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace letterhead::load {

struct Message {
    std::string sender;                                        // of its From header, in angle brackets
    std::vector<std::pair<std::string, std::string>> headers;  // value as after the colon, folds as LF
    std::string body;                                          // CRLF
    std::size_t size = 0;                                      // octets, lines ended by CRLF
};

// Reads a mail with LF or CRLF. Nothing, and a sentence in `problem`, when it cannot be read or has no
// header.
std::optional<Message> read_message(const std::string& path, std::string& problem);

// The files to send in turn: a name alone, or "@LIST" for a file of names, one a line, repeats kept; names in
// a list are relative to it. Each file is read once: `order` holds places in `messages`.
struct Mail {
    std::vector<Message> messages;
    std::vector<std::size_t> order;
};
std::optional<Mail> read_mail(const std::vector<std::string>& names, std::string& problem);

}  // namespace letterhead::load
