// The floor of the bench: a libmilter program that takes every callback, looks at nothing and accepts
// everything. What Letterhead costs beyond it is Letterhead's own. See --help for what else it shows.
#include <libmilter/mfapi.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>

namespace {

constexpr const char* help =
    "null_milter [--answer] [--work MS] [--wake MS] SOCKET\n"
    "  SOCKET       unix:PATH or inet:PORT@HOST, as libmilter reads it\n"
    "  --answer     answer every packet (otherwise none but the end of the message)\n"
    "  --work MS    sleep so long at the end of each message\n"
    "  --wake MS    connect to the own unix socket and close again, so often (docs/libmilter-stalls.md)\n";

struct Options {
    bool answer = false;
    int work_ms = 0;
    int wake_ms = 0;
    std::string socket;
};
Options options;

sfsistat on_negotiate(SMFICTX*, unsigned long offered_actions, unsigned long offered, unsigned long,
                      unsigned long, unsigned long* actions, unsigned long* protocol, unsigned long* third,
                      unsigned long* fourth) {
    constexpr unsigned long wanted = SMFIP_NR_CONN | SMFIP_NR_HELO | SMFIP_NR_MAIL | SMFIP_NR_RCPT |
                                     SMFIP_NR_DATA | SMFIP_NR_HDR | SMFIP_NR_EOH | SMFIP_NR_BODY |
                                     SMFIP_HDR_LEADSPC;
    *actions = offered_actions & (SMFIF_ADDHDRS | SMFIF_QUARANTINE);
    *protocol = options.answer ? 0 : offered & wanted;
    *third = *fourth = 0;
    return SMFIS_CONTINUE;
}

sfsistat go_on() {
    return options.answer ? SMFIS_CONTINUE : SMFIS_NOREPLY;
}
sfsistat on_connect(SMFICTX*, char*, _SOCK_ADDR*) {
    return go_on();
}
sfsistat on_text(SMFICTX*, char*) {
    return go_on();
}
sfsistat on_arguments(SMFICTX*, char**) {
    return go_on();
}
sfsistat on_stage(SMFICTX*) {
    return go_on();
}
sfsistat on_header(SMFICTX*, char*, char*) {
    return go_on();
}
sfsistat on_body(SMFICTX*, unsigned char*, std::size_t) {
    return go_on();
}
sfsistat on_end_of_message(SMFICTX*) {
    if (options.work_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(options.work_ms));
    return SMFIS_ACCEPT;
}
sfsistat on_abort(SMFICTX*) {
    return SMFIS_CONTINUE;
}
sfsistat on_close(SMFICTX*) {
    return SMFIS_CONTINUE;
}

// A connection that comes and goes makes the pool hand a worker to it; that worker then takes the session
// that waits.
void wake_for_ever() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = options.socket.substr(options.socket.find(':') + 1);
    if (path.size() >= sizeof address.sun_path) return;
    std::memcpy(address.sun_path, path.data(), path.size());
    while (true) {
        std::this_thread::sleep_for(std::chrono::milliseconds(options.wake_ms));
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (descriptor < 0) continue;
        // A full backlog is refused at once: then there is no lack of connections.
        (void)::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::close(descriptor);
    }
}

bool number(std::string_view text, int& value) {
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size() && value >= 0;
}

bool read_options(int count, char** words) {
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--answer") {
            options.answer = true;
        } else if ((word == "--work" || word == "--wake") && i + 1 < count) {
            if (!number(words[++i], word == "--work" ? options.work_ms : options.wake_ms)) return false;
        } else if (!word.starts_with('-') && options.socket.empty()) {
            options.socket = word;
        } else {
            return false;
        }
    }
    return !options.socket.empty();
}

}  // namespace

int main(int count, char** words) {
    if (!read_options(count, words)) {
        std::fputs(help, stderr);
        return 2;
    }
    char name[] = "null_milter";
    smfiDesc filter{};
    filter.xxfi_name = name;
    filter.xxfi_version = SMFI_VERSION;
    filter.xxfi_flags = SMFIF_ADDHDRS | SMFIF_QUARANTINE;
    filter.xxfi_connect = on_connect;
    filter.xxfi_helo = on_text;
    filter.xxfi_envfrom = on_arguments;
    filter.xxfi_envrcpt = on_arguments;
    filter.xxfi_data = on_stage;
    filter.xxfi_header = on_header;
    filter.xxfi_eoh = on_stage;
    filter.xxfi_body = on_body;
    filter.xxfi_eom = on_end_of_message;
    filter.xxfi_abort = on_abort;
    filter.xxfi_close = on_close;
    filter.xxfi_negotiate = on_negotiate;
    if (smfi_setconn(options.socket.data()) != MI_SUCCESS || smfi_register(filter) != MI_SUCCESS ||
        smfi_setmaxdatasize(1U << 20U) == 0 || smfi_opensocket(true) != MI_SUCCESS) {
        std::fprintf(stderr, "null_milter: cannot listen on %s\n", options.socket.c_str());
        return 1;
    }
    if (options.wake_ms > 0) std::thread(wake_for_ever).detach();
    return smfi_main() == MI_SUCCESS ? 0 : 1;
}
