#pragma once
// What an OLE compound file ([MS-CFB]) holds, told by the names of its directory. Directory entries are 128
// bytes long and lie on multiples of 128 wherever the directory is (often at the end), so a scan of the
// stream meets them all, without memory.

#include <cstdint>
#include <string>
#include <string_view>

namespace letterhead {

class OleScan {
 public:
    void push(std::string_view bytes);  // the whole file, in pieces of any size

    // A media type: of the document, of the same with macros, "application/encrypted", or
    // "application/x-ole-storage". `head` is the beginning of the file, for the marks of an encrypted Word or
    // Excel 97 document.
    std::string_view type(std::string_view head) const;
    bool has_macros() const;

 private:
    void entry(std::string_view record);

    std::string partial_;  // of a record
    std::uint64_t position_ = 0;
    std::uint32_t seen_ = 0;            // one bit for each known name
    std::uint32_t document_start_ = 0;  // first sector of the Word or Excel stream
};

}  // namespace letterhead
