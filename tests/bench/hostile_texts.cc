// Texts made to cost much, each on the whole way from bytes to Outcome with a real pack:
//   hostile_texts PACK      CPU milliseconds of each, the least of three; exit 1 when one takes more than 50
#include "config/rules.h"
#include "filter.h"
#include "message/charset_names.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

using namespace letterhead;

namespace {

constexpr double limit_ms = 50;

struct Hostile {
    std::string name, type, body;
};

std::string times(std::string_view text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

// Lines of 900 octets, as mail must have them.
std::string noise(std::size_t size, unsigned seed, unsigned low, unsigned high) {
    std::mt19937 random(seed);
    std::string out;
    while (out.size() < size) {
        if (out.size() % 900 == 899) out += '\n';
        out += static_cast<char>(low + random() % (high - low + 1));
    }
    return out;
}

std::string numbered(std::string_view before, std::size_t count, std::string_view after) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out.append(before).append(std::to_string(i)).append(after);
    return out;
}

std::vector<Hostile> html_texts() {
    const std::string html = "text/html; charset=utf-8";
    std::vector<Hostile> out = {
        {"500 KB of nested <div>", html, times("<div>", 100'000)},
        {"500 KB of nested <b><i><font size=1>", html, times("<b><i><font size=1>", 26'000)},
        {"500 KB of nested <table><tr><td>", html, times("<table><tr><td>", 33'000)},
        {"500 KB of open <p> and stray ends", html, times("<p></div></td></b>", 28'000)},
        {"500 KB of open formatting, ends reversed", html,
         times("<b><i><u>", 30'000) + times("</b></u></i>", 20'000)},
        {"100,000 attributes on one element", html, "<p " + numbered("a", 100'000, "=1 ") + ">x</p>"},
        {"one attribute of 1 MB", html, "<p style='" + times("color:red;", 100'000) + "'>x</p>"},
        {"1 MB without a space", html, std::string(1 << 20, 'x')},
        {"1 MB of references", html, times("&amp;&#x41;&notit;", 60'000)},
        {"1 MB of '<'", html, std::string(1 << 20, '<')},
        {"1 MB of comments", html, times("<!-- a -- b -->", 70'000)},
        {"an open comment of 1 MB", html, "<!--" + times("-- >", 260'000)},
        {"100,000 quote levels, blockquote", html, times("<blockquote type=cite>", 100'000) + "x"},
        {"50,000 hidden elements", html, times("<span style='display:none'>word </span>", 50'000)},
        {"50,000 looks", html, numbered("<span style='font-size:", 30'000, "px;color:#123456'>w </span>")},
        {"20,000 families", html, numbered("<font face='f", 20'000, "'>w </font>")},
        {"50,000 pictures", html, times("<img src=x alt='words of a picture'>", 30'000)},
        {"deep brackets in CSS", html, "<style>" + times("a{", 100'000) + "</style>x"},
    };
    std::string rules = "<style>" + numbered(".a .b .c .d", 4'000, "{font-size:8pt}") + "</style>";
    out.push_back(
        {"4,000 descendant rules, 10,000 elements", html, rules + times("<div class='a b c d1'>x", 10'000)});
    rules = "<style>" + times("div div div div div div p{color:red}", 2'000) + "</style>";
    out.push_back(
        {"the same deep rule 2,000 times", html, rules + times("<div>", 500) + times("<p>x</p>", 10'000)});
    return out;
}

std::vector<Hostile> plain_texts() {
    const std::string plain = "text/plain; charset=utf-8";
    return {
        {"100,000 quote levels, plain", plain, std::string(100'000, '>') + " x"},
        {"100,000 lines of rising quotes", plain, numbered("> > > ", 100'000, "\n")},
        {"100,000 lines like headers", plain, times("From: a\nSent: b\n", 50'000)},
        {"100,000 lines that begin an attribution", plain, times("On Monday 1 at 9:41 he\n", 50'000)},
        {"50,000 attributions in full", plain, times("On 1 Jan 2026, at 9:41, A <a@b.c> wrote:\n", 25'000)},
        {"100,000 lines of dashes", plain, times("-----Original\n-----\n", 50'000)},
        {"1 MB without a space", plain, std::string(1 << 20, 'x')},
        {"1 MB of digits", plain, times("310-378-0383 ", 80'000)},
        {"1 MB of the city's name", plain, times("City of Palos Verdes Estates\n", 36'000)},
        {"1 MB of nearly the disclaimer", plain,
         times("This is a transmission from the City of Palos Verdes ", 20'000)},
        {"1 MB of '@'", plain, std::string(1 << 20, '@')},
        {"500 KB of blank lines", plain, std::string(500'000, '\n')},
        {"flowed lines without end", "text/plain; format=flowed; delsp=yes", times("> word \n", 100'000)},
    };
}

std::vector<Hostile> charset_texts() {
    std::vector<Hostile> out;
    for (std::string_view name : charset_names()) {
        std::string type = "text/html; charset=" + std::string(name);
        out.push_back({"500 KB of noise as " + std::string(name), type, noise(500'000, 1, 0, 255)});
    }
    for (const char* name : {"utf-8", "utf-16", "utf-7"}) {
        out.push_back({std::string("500 KB of high octets as ") + name,
                       std::string("text/plain; charset=") + name, noise(500'000, 2, 128, 255)});
        out.push_back({std::string("500 KB of +AGE- as ") + name, std::string("text/plain; charset=") + name,
                       times("+AGEA-+2AA-", 45'000)});
    }
    return out;
}

double trip_ms(const std::shared_ptr<const Policy>& policy, const RawMessage& mail) {
    constexpr std::size_t chunk = 65'535;
    auto now = [] {
        timespec at{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
    };
    double least = 1e9;
    for (int round = 0; round < 3; ++round) {
        const double begin = now();
        travel(policy, Envelope{}, mail, chunk, Detail::fired_only);
        least = std::min(least, now() - begin);
    }
    return least;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: hostile_texts PACK\n", stderr);
        return 1;
    }
    Problems problems;
    const std::shared_ptr<const Policy> policy = read_policy({{words[1], {}}}, problems, today());
    if (!policy) {
        std::fprintf(stderr, "hostile_texts: '%s' cannot be read; try letterhead check\n", words[1]);
        return 1;
    }
    int slow = 0;
    double worst = 0;
    std::size_t total = 0;
    for (const std::vector<Hostile>& group : {html_texts(), plain_texts(), charset_texts()}) {
        for (const Hostile& each : group) {
            const double ms = trip_ms(
                policy,
                split_message("From: a@pvestates.org\nContent-Type: " + each.type + "\n\n" + each.body));
            worst = std::max(worst, ms);
            ++total;
            if (ms > limit_ms) ++slow;
            if (ms > limit_ms || !each.name.starts_with("500 KB of noise"))
                std::printf("  %s%6.1f ms  %s\n", ms > limit_ms ? "SLOW " : "     ", ms, each.name.c_str());
        }
    }
    std::printf("hostile_worst_ms %.1f\nhostile_slow %d\nhostile_texts %zu\n", worst, slow, total);
    return slow == 0 ? 0 : 1;
}
