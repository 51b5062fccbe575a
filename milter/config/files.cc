// Files are read whole, once, through one descriptor: what was checked is what was read.

#include "config/files.h"

#include "base/digest.h"
#include "message/limits.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

struct Refusal {
    std::string reason, advice;
    Code code = Code::file_unreadable;
};

Refusal too_large() {
    return {"larger than " + std::to_string(limits::policy_file >> 20) + " MiB",
            "split it: a list may name several files, [{file: a.txt}, {file: b.txt}]", Code::file_too_large};
}

class Descriptor {
 public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

 private:
    int number_;
};

std::string user_name(uid_t user) {
    std::string buffer(16 * 1024, '\0');
    passwd entry{};
    passwd* found = nullptr;
    ::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found);
    return found != nullptr ? "'" + std::string(found->pw_name) + "'" : "user " + std::to_string(user);
}

// Who called sudo may be root at will: a file of this user gives nobody a new right.
std::optional<uid_t> sudo_user() {
    const char* const value = ::geteuid() == 0 ? std::getenv("SUDO_UID") : nullptr;
    if (value == nullptr) return std::nullopt;
    uid_t user = 0;
    const char* const end = value + std::strlen(value);
    const auto [stop, error] = std::from_chars(value, end, user);
    if (error != std::errc() || stop != end) return std::nullopt;
    return user;
}

Refusal refusal_of_open(int error) {
    if (error == ENOENT) return {"not found", "check the path"};
    if (error == EACCES)
        return {"not readable by this user, " + user_name(::geteuid()),
                "let this user read the file and enter its folders"};
    if (error == ENXIO) return {"not a regular file", ""};
    return {std::strerror(error), ""};
}

std::optional<Refusal> refusal_of(const struct stat& facts, const std::string& path) {
    if (S_ISDIR(facts.st_mode)) return Refusal{"a folder, not a file", "name the file in it"};
    if (!S_ISREG(facts.st_mode)) return Refusal{"not a regular file", ""};
    if ((facts.st_mode & S_IWOTH) != 0) return Refusal{"writable by everyone", "chmod o-w " + path};
    if (facts.st_uid != 0 && facts.st_uid != ::geteuid() && facts.st_uid != sudo_user())
        return Refusal{"is owned by " + user_name(facts.st_uid) + ", who could change the policy",
                       "chown root " + path};
    if (facts.st_size > static_cast<off_t>(limits::policy_file)) return too_large();
    return std::nullopt;
}

// The whole content; a file that grows meanwhile is too large at some point, and one that cannot be read is
// none.
Result<std::string, Refusal> content_of(int descriptor) {
    std::string content;
    while (true) {
        const std::size_t filled = content.size();
        content.resize(filled + kBlock);
        const ssize_t got = ::read(descriptor, content.data() + filled, kBlock);
        content.resize(filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Failure{Refusal{std::strerror(errno), ""}};
        if (got == 0) return content;
        if (content.size() > limits::policy_file) return Failure{too_large()};
    }
}

Result<std::string, Refusal> read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) return Failure{refusal_of_open(errno)};
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0) return Failure{Refusal{std::strerror(errno), ""}};
    if (const std::optional<Refusal> refusal = refusal_of(facts, path)) return Failure{*refusal};
    return content_of(file.number());
}

}  // namespace

FileStamp stamp_of(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) return {path};
    constexpr std::int64_t second = 1'000'000'000;
    return {path, facts.st_dev, facts.st_ino, facts.st_size,
            facts.st_ctim.tv_sec * second + facts.st_ctim.tv_nsec};
}

std::shared_ptr<const Source> FileSet::read(const std::string& path, const Place& asked_from,
                                            Problems& problems) {
    stamps_.push_back(stamp_of(path));
    Result<std::string, Refusal> content = read_file(path);
    if (content) {
        auto source = std::make_shared<const Source>(Source{path, std::move(content).value()});
        digests_ += sha256_hex(source->text) + "\n";
        return source;
    }
    const Refusal& refusal = content.error();
    if (asked_from.source) {
        problems.error(refusal.code, asked_from, path + ": " + refusal.reason, refusal.advice);
    } else {
        problems.error(refusal.code, {std::make_shared<const Source>(Source{path, {}}), 0, 0}, refusal.reason,
                       refusal.advice);
    }
    return nullptr;
}

std::string FileSet::hash() const {
    return "sha256:" + sha256_hex(digests_);
}

std::string relative_to(const std::string& base, const std::string& path) {
    namespace fs = std::filesystem;
    const fs::path given(path);
    if (given.is_absolute()) return path;
    const fs::path plain = fs::path(base).parent_path() / given;
    const fs::path short_form = plain.lexically_normal();
    // "etc/../rules" is "rules" unless etc is a symbolic link.
    std::error_code error;
    const fs::path folder = plain.parent_path(), short_folder = short_form.parent_path();
    const bool same =
        fs::equivalent(folder.empty() ? "." : folder, short_folder.empty() ? "." : short_folder, error);
    return same || error ? short_form.string() : plain.string();
}

}  // namespace letterhead
