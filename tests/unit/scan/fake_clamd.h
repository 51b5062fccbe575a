#pragma once
// A clamd of the test's own: it listens on a UNIX socket in a temporary folder, and behaves as it is told.

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace letterhead::testing {

// One connection, from clamd's side.
class Visit {
 public:
    Visit(int descriptor, const std::atomic<bool>& over) : descriptor_(descriptor), over_(over) {}

    std::string read(std::size_t bytes) {
        std::string all(bytes, '\0');
        std::size_t got = 0;
        while (got < bytes) {
            const ssize_t more = ::recv(descriptor_, all.data() + got, bytes - got, 0);
            if (more <= 0) break;
            got += static_cast<std::size_t>(more);
        }
        all.resize(got);
        return all;
    }
    // The stream after zINSTREAM; nothing when it is cut or is none.
    std::optional<std::string> stream() {
        const std::string_view command("zINSTREAM\0", 10);
        if (read(command.size()) != command) return std::nullopt;
        std::string all;
        for (;;) {
            const std::string length = read(4);
            if (length.size() < 4) return std::nullopt;
            std::size_t bytes = 0;
            for (const char c : length)
                bytes = bytes << 8 | static_cast<unsigned char>(c);
            if (bytes == 0) return all;
            largest_chunk = std::max(largest_chunk, bytes);
            const std::string chunk = read(bytes);
            if (chunk.size() < bytes) return std::nullopt;
            all += chunk;
        }
    }
    void say(std::string_view words) { (void)::send(descriptor_, words.data(), words.size(), MSG_NOSIGNAL); }
    void answer(std::string_view words) { say(std::string(words) + '\0'); }

    // Until the test is over.
    void sleep() const {
        while (!over_)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }

    std::size_t largest_chunk = 0;

 private:
    int descriptor_;
    const std::atomic<bool>& over_;
};

class FakeClamd {
 public:
    using Manners = std::function<void(Visit&)>;  // the connection is closed when it returns

    explicit FakeClamd(Manners manners, int queue = 100) : manners_(std::move(manners)) {
        char name[] = "/tmp/letterhead-clamd-XXXXXX";
        folder_ = mkdtemp(name);
        listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path().copy(address.sun_path, sizeof address.sun_path - 1);
        BOOST_REQUIRE(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        BOOST_REQUIRE(::listen(listener_, queue) == 0);
        if (manners_) receptionist_ = std::thread([this] { receive(); });
    }
    ~FakeClamd() {
        over_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        if (receptionist_.joinable()) receptionist_.join();
        for (std::thread& thread : threads_)
            thread.join();
        ::close(listener_);
        ::unlink(path().c_str());
        ::rmdir(folder_.c_str());
    }
    FakeClamd(const FakeClamd&) = delete;
    FakeClamd& operator=(const FakeClamd&) = delete;

    std::string socket() const { return "unix:" + path(); }
    int visits() const { return visits_; }

 private:
    std::string path() const { return folder_ + "/clamd.ctl"; }
    void receive() {
        for (;;) {
            const int descriptor = ::accept(listener_, nullptr, nullptr);
            if (descriptor < 0) return;
            ++visits_;
            threads_.emplace_back([this, descriptor] {
                Visit visit(descriptor, over_);
                manners_(visit);
                ::close(descriptor);
            });
        }
    }

    Manners manners_;
    std::string folder_;
    int listener_ = -1;
    std::atomic<int> visits_{0};
    std::atomic<bool> over_{false};
    std::thread receptionist_;
    std::vector<std::thread> threads_;
};

}  // namespace letterhead::testing
