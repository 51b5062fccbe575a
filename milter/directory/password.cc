// A password that others can read is not used: whoever set it so should hear of it.

#include "base/text.h"
#include "directory/group_file.h"
#include "directory/limits.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace letterhead {

Result<std::string, std::string> read_password(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) return Failure{path + ": " + std::strerror(errno)};
    struct stat facts {};
    std::array<char, limits::directory_password + 1> text{};
    const bool known = ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
    const ssize_t length = known ? ::read(descriptor, text.data(), text.size()) : -1;
    ::close(descriptor);
    if (length < 0) return Failure{path + ": cannot be read"};
    if ((facts.st_mode & 0077) != 0)
        return Failure{path + ": others than its owner may read or write it; chmod 600 " + path};
    if (facts.st_uid != 0 && facts.st_uid != ::geteuid())
        return Failure{path + ": belongs to somebody else; chown root " + path};
    const std::string_view whole(text.data(), static_cast<std::size_t>(length));
    std::string_view password = whole.substr(0, whole.find('\n'));
    if (password.ends_with('\r')) password.remove_suffix(1);
    // With an empty one most servers let everybody in, as nobody.
    if (password.empty()) return Failure{path + ": is empty; its first line must be the password"};
    if (whole.size() > limits::directory_password) return Failure{path + ": is too long for a password"};
    return std::string(password);
}

}  // namespace letterhead
