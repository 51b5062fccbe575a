// What a milter may say: changes, each a packet, then one packet that ends the answer.
#include "wire_client/answer.h"

#include <strings.h>

namespace letterhead::wire {
namespace {

Step take_header(char octet, std::string_view data, Answer& answer) {
    HeaderEdit edit{octet, 0, {}, {}};
    if (octet != 'h') {
        if (data.size() < 4) return Step::broken;
        edit.index = number_at(data);
        data.remove_prefix(4);
    }
    edit.name = take_string(data);
    edit.value = take_string(data);
    answer.headers.push_back(std::move(edit));
    return Step::more;
}

}  // namespace

std::string_view name_of(Final final) {
    switch (final) {
        case Final::unanswered:
            return "unanswered";
        case Final::lost:
            return "lost";
        case Final::proceed:
            return "proceed";
        case Final::accept:
            return "accept";
        case Final::reject:
            return "reject";
        case Final::tempfail:
            return "tempfail";
        case Final::discard:
            return "discard";
        case Final::reply:
            return "reply";
        case Final::skip:
            return "skip";
        case Final::shutdown:
            return "shutdown";
        case Final::fail:
            return "fail";
    }
    return "unknown";
}

std::optional<std::string> Answer::header(std::string_view name) const {
    for (const HeaderEdit& edit : headers) {
        if (edit.kind != 'm' && edit.name.size() == name.size() &&
            ::strncasecmp(edit.name.data(), name.data(), name.size()) == 0)
            return edit.value;
    }
    return std::nullopt;
}

Step take(char octet, std::string_view data, Answer& answer) {
    switch (octet) {
        case 'y':
            answer.text = take_string(data);
            [[fallthrough]];
        case 'c':
        case 'a':
        case 'r':
        case 't':
        case 'd':
        case 's':
        case '4':
        case 'f':
            answer.final = static_cast<Final>(octet);
            return Step::final;
        case 'h':
        case 'i':
        case 'm':
            return take_header(octet, data, answer);
        case 'q':
            answer.quarantine = take_string(data);
            return Step::more;
        case '+':
        case '2':
            answer.added.emplace_back(take_string(data));
            return Step::more;
        case '-':
            answer.deleted.emplace_back(take_string(data));
            return Step::more;
        case 'e':
            answer.sender = take_string(data);
            return Step::more;
        case 'b':
            if (!answer.body) answer.body.emplace();
            answer.body->append(data);
            return Step::more;
        case 'p':
            ++answer.progress;
            return Step::more;
        default:
            return Step::broken;
    }
}

std::uint32_t number_at(std::string_view data) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(data[i]);
    return value;
}

void append_number(std::string& to, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        to.push_back(static_cast<char>(value >> shift & 0xff));
}

std::string_view take_string(std::string_view& data) {
    const std::size_t nul = data.find('\0');
    const std::string_view text = data.substr(0, nul);
    data.remove_prefix(nul == std::string_view::npos ? data.size() : nul + 1);
    return text;
}

}  // namespace letterhead::wire
