#pragma once
// The decoders, each behind one door: zlib in inflate.cc, libbz2 in bunzip.cc, liblzma in unxz.cc, libzstd in
// unzstd.cc, and compress(1), which has no library, in uncompress.cc. Bounded in memory by
// limits::container_dictionary.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace letterhead {

class Unpacker {
 public:
    enum class State { going, ended, broken };
    struct Step {
        std::size_t taken = 0, given = 0;
        State state = State::going;
    };

    virtual ~Unpacker() = default;
    // Takes from the beginning of `packed` and writes to the beginning of `room`; going without anything
    // taken or given: more input is needed.
    virtual Step step(std::string_view packed, std::span<char> room) = 0;
    virtual bool restart() = 0;                      // for another stream; false: cannot
    virtual bool endless() const { return false; }   // a stream has no mark of its end
    virtual std::string name() const { return {}; }  // of the file, when the stream tells it
};

std::unique_ptr<Unpacker> raw_inflater();   // RFC 1951, the method 8 of ZIP
std::unique_ptr<Unpacker> zlib_inflater();  // RFC 1950
std::unique_ptr<Unpacker> gzip_unpacker();
std::unique_ptr<Unpacker> bzip2_unpacker();
std::unique_ptr<Unpacker> xz_unpacker();  // xz, lzma and lzip
std::unique_ptr<Unpacker> zstd_unpacker();
std::unique_ptr<Unpacker> compress_unpacker();

}  // namespace letterhead
