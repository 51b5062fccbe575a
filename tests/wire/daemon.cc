#include "wire/daemon.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

namespace letterhead::wire {
namespace {

constexpr auto patience = std::chrono::seconds(20);  // far more than a sanitizer's start takes

bool in_time(const std::function<bool()>& done) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!done()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

}  // namespace

Folder::Folder() {
    std::string name = "/tmp/letterhead-wire-XXXXXX";
    BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void Folder::write(std::string_view name, std::string_view text) const {
    std::ofstream(file(name), std::ios::binary) << text;
}

std::string Folder::read(std::string_view name) const {
    std::ostringstream text;
    text << std::ifstream(file(name), std::ios::binary).rdbuf();
    return text.str();
}

std::string_view test_pack() {
    return R"(pack:
  id: t
  policy: 'Policy of the wire tests'
  contact: 'the help desk'
  own_domains: [city.example]
rules:
  - id: T-1
    title: Forbidden subject
    clause: '1'
    when: {words: {phrases: [forbidden], in: [subject]}}
    action: reject
    explain: 'Do not write "{words.found}" in the subject.'
  - id: T-2
    title: Percent
    clause: '2'
    when: {header: {name: X-Percent, is: present}}
    action: reject
    explain: 'Take %20 and 100% out of X-Percent; see https://city.example/%7Ehelp.'
  - id: T-3
    title: Review
    clause: '3'
    when: {words: {phrases: [review], in: [subject]}}
    action: hold
  - id: T-4
    title: Remark
    clause: '4'
    when: {words: {phrases: [remark], in: [subject]}}
    action: tag
  - id: T-5
    title: Copy
    clause: '5'
    when: {words: {phrases: [copy], in: [subject]}}
    action: {copy: {to: ['archive@city.example']}}
  - id: T-6
    title: Redirect
    clause: '6'
    when: {words: {phrases: [redirect], in: [subject]}}
    action: {redirect: {to: 'review@city.example'}}
  - id: T-7
    title: Later
    clause: '7'
    when: {words: {phrases: [later], in: [subject]}}
    action: tempfail
    explain: 'Not now.'
  - id: T-8
    title: Forbidden text
    clause: '8'
    when: {words: {phrases: ['secret plan'], in: [own]}}
    action: reject
    explain: 'The text speaks of "{words.found}".'
)";
}

Daemon::Daemon() : socket("unix:" + socket_path()) {
    folder.write("pack.yaml", test_pack());
}

Daemon::~Daemon() {
    const std::string text = log();  // of a build with sanitizers
    BOOST_CHECK_MESSAGE(
        text.find("Sanitizer") == std::string::npos && text.find("runtime error") == std::string::npos, text);
    if (!runs()) return;
    ::kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
}

void Daemon::launch() {
    folder.write("letterhead.yaml",
                 "socket: '" + socket +
                     "'\npacks: [pack.yaml]\noutgoing: {authenticated: true, networks: ['192.0.2.0/24'], "
                     "daemon_names: ['ORIGINATING'], certificates: []}\n" +
                     settings);
    const std::string log = folder.file("log"), config = folder.file("letterhead.yaml");
    status_.reset();
    process_ = fork();
    BOOST_REQUIRE(process_ >= 0);
    if (process_ == 0) {
        const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        execl(LETTERHEAD_PROGRAM, LETTERHEAD_PROGRAM, "serve", "--config", config.c_str(),
              static_cast<char*>(nullptr));
        _exit(127);
    }
}

void Daemon::start() {
    const std::string ready = "letterhead: listening on ";
    const std::size_t before = log().size();
    launch();
    in_time([&] { return log().find(ready, before) != std::string::npos || !runs(); });
    BOOST_REQUIRE_MESSAGE(runs() && log().find(ready, before) != std::string::npos,
                          "did not start:\n" + log());
}

int Daemon::start_in_vain() {
    launch();
    return wait();
}

void Daemon::signal(int number) const {
    BOOST_REQUIRE(::kill(process_, number) == 0);
}

bool Daemon::runs() const {
    if (process_ < 0 || status_) return false;
    siginfo_t ended{};
    return waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           ended.si_pid == 0;
}

int Daemon::wait() {
    if (!status_) {
        const bool ended = in_time([&] { return !runs(); });
        if (!ended) ::kill(process_, SIGKILL);
        int status = 0;
        waitpid(process_, &status, 0);
        status_ = ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    return *status_;
}

int Daemon::stop() {
    signal(SIGTERM);
    return wait();
}

bool Daemon::said(std::string_view words, int times) const {
    return in_time([&] {
        const std::string text = log();
        int found = 0;
        for (std::size_t at = text.find(words); at != std::string::npos;
             at = text.find(words, at + words.size()))
            ++found;
        return found >= times;
    });
}

Client Daemon::connect(std::string_view address, std::uint32_t actions, std::uint32_t steps,
                       std::uint32_t version) const {
    std::string problem;
    std::optional<Client> client = Client::open(socket, problem, 20'000);
    BOOST_REQUIRE_MESSAGE(client, problem);
    BOOST_REQUIRE_MESSAGE(client->negotiate(actions, steps, version), client->problem());
    client->connect("client.example", '4', 2525, address);
    client->helo("client.example");
    return std::move(*client);
}

int counted(const std::string& log, std::string_view what) {
    const std::size_t line = log.find("letterhead: stopped ");
    const std::size_t key = line == std::string::npos ? line : log.find(" " + std::string(what) + "=", line);
    return key == std::string::npos ? -1 : std::stoi(log.substr(key + what.size() + 2));
}

bool adds_up(const std::string& log) {
    const int received = counted(log, "received");
    if (received < 0) return false;
    std::istringstream pairs(log.substr(log.find(" accepted=", log.find("letterhead: stopped "))));
    int sum = 0;
    for (std::string pair; pairs >> pair && !pair.starts_with("passed=");) {
        sum += std::stoi(pair.substr(pair.find('=') + 1));
    }
    return sum == received;
}

}  // namespace letterhead::wire
