// One database, mapped once and shared by all handles (libmagic's own loading maps it for each, and asks
// $HOME).

#include "inspect/file/magic.h"

#include "message/limits.h"

#include <fcntl.h>
#include <magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr const char* kDatabases[] = {"/usr/lib/file/magic.mgc", "/usr/share/misc/magic.mgc",
                                      "/usr/share/file/magic.mgc"};
constexpr std::size_t kKept = 8;
// What our own look has decided already: texts, OLE files. Compressed files must never be unpacked: libmagic
// would fork.
constexpr int kFlags = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TEXT |
                       MAGIC_NO_CHECK_ENCODING | MAGIC_NO_CHECK_TOKENS | MAGIC_NO_CHECK_JSON |
                       MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_APPTYPE;

struct Close {
    void operator()(magic_t handle) const { magic_close(handle); }
};
using Handle = std::unique_ptr<std::remove_pointer_t<magic_t>, Close>;

// The mapped file; lives as long as the process, like the handles that point into it.
struct Database {
    void* bytes = nullptr;
    std::size_t size = 0;
};

Database map_database() {
    for (const char* path : kDatabases) {
        const int file = open(path, O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        struct stat status {};
        Database database;
        if (fstat(file, &status) == 0 && status.st_size > 0) {
            database.size = static_cast<std::size_t>(status.st_size);
            // Private and writable, as libmagic maps it: it would swap bytes in place on a foreign machine.
            database.bytes = mmap(nullptr, database.size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
        }
        close(file);
        if (database.bytes != nullptr && database.bytes != MAP_FAILED) return database;
    }
    return {};
}

const Database& database() {
    static const Database mapped = map_database();
    return mapped;
}

Handle open_handle() {
    Database base = database();
    if (base.bytes == nullptr) return nullptr;
    Handle handle(magic_open(kFlags));
    if (!handle || magic_load_buffers(handle.get(), &base.bytes, &base.size, 1) != 0) return nullptr;
    const auto limit = [&handle](int parameter, std::size_t most) {
        magic_setparam(handle.get(), parameter, &most);
    };
    limit(MAGIC_PARAM_BYTES_MAX, limits::file_head);
    limit(MAGIC_PARAM_REGEX_MAX, 1024);
    limit(MAGIC_PARAM_INDIR_MAX, 8);
    limit(MAGIC_PARAM_NAME_MAX, 32);
    return handle;
}

class Pool {
 public:
    Handle borrow() {
        {
            const std::lock_guard lock(mutex_);
            if (!free_.empty()) {
                Handle handle = std::move(free_.back());
                free_.pop_back();
                return handle;
            }
        }
        return open_handle();
    }
    void give_back(Handle handle) {
        const std::lock_guard lock(mutex_);
        if (free_.size() < kKept) free_.push_back(std::move(handle));
    }

 private:
    std::mutex mutex_;  // held for a push or a pop
    std::vector<Handle> free_;
};

Pool& pool() {
    static Pool handles;
    return handles;
}

}  // namespace

std::string type_by_magic(std::string_view head) {
    Handle handle = pool().borrow();
    if (!handle) return {};
    const char* const found = magic_buffer(handle.get(), head.data(), head.size());
    std::string type = found != nullptr ? found : "";
    pool().give_back(std::move(handle));
    const std::string_view word = type;
    if (word == "application/octet-stream" || word.starts_with("text/plain") ||
        word.find('/') == std::string_view::npos) {
        return {};
    }
    return type;
}

bool magic_is_ready() {
    return database().bytes != nullptr;
}

}  // namespace letterhead
