// A header of 512 bytes, the content in blocks of 512, and again. What GNU and pax put before a header to say
// more about it (a long name, a large size) is kept for the next one.

#include "inspect/container/tar.h"

#include "inspect/container/records.h"
#include "inspect/container/text_number.h"

#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kBlock = 512;

std::string_view until_nul(std::string_view field) {
    return field.substr(0, field.find('\0'));
}

// Octal, or with the highest bit set base 256 (GNU).
std::optional<std::uint64_t> size_of(std::string_view header) {
    const std::string_view field = header.substr(124, 12);
    if ((static_cast<unsigned char>(field[0]) & 0x80U) == 0) return number_in_text(field, 8);
    std::uint64_t value = static_cast<unsigned char>(field[0]) & 0x7FU;
    for (const char c : field.substr(1)) {
        if (value >> 54U != 0) return std::nullopt;
        value = value << 8U | static_cast<unsigned char>(c);
    }
    return value;
}

std::string name_of(std::string_view header) {
    const std::string_view name = until_nul(header.substr(0, 100));
    const bool ustar = header.substr(257, 6) == std::string_view("ustar\0", 6);
    const std::string_view prefix = ustar ? until_nul(header.substr(345, 155)) : std::string_view();
    return prefix.empty() ? std::string(name) : std::string(prefix) + "/" + std::string(name);
}

std::uint64_t padding(std::uint64_t size) {
    return (kBlock - size % kBlock) % kBlock;
}

class TarReader final : public RecordReader {
 public:
    explicit TarReader(const ContainerContext& context) : RecordReader(context, kBlock) {}

 private:
    enum class Next : std::uint8_t { header, pax, global_pax, long_name, ignored, sparse };

    void record(std::string_view bytes) override {
        const Next now = std::exchange(next_, Next::header);
        switch (now) {
            case Next::header:
                return header(bytes);
            case Next::pax:
            case Next::global_pax:
                pax(bytes);
                break;
            case Next::long_name:
                name_ = until_nul(bytes);
                break;
            case Next::ignored:
                break;
            case Next::sparse:
                return sparse(bytes[504] != 0);
        }
        want(kBlock);
    }

    void header(std::string_view bytes) {
        if (bytes.find_first_not_of('\0') == std::string_view::npos) {
            ended_ = true;  // another archive may be behind it, and some programs read on
            return;
        }
        std::optional<std::uint64_t> size = size_of(bytes);
        if (!is_tar_header(bytes) || !size) {
            if (ended_)
                fail("something that is no archive stands behind its end");
            else
                fail("its directory is damaged");
            return;
        }
        ended_ = false;
        const char kind = bytes[156];
        if (kind == 'x' || kind == 'X') return about_next(Next::pax, *size);
        if (kind == 'g') return about_next(Next::global_pax, *size);
        if (kind == 'L') return about_next(Next::long_name, *size);
        if (kind == 'K') return about_next(Next::ignored, *size);
        if (size_) size = std::exchange(size_, std::nullopt);
        std::string name = name_ ? *std::exchange(name_, std::nullopt) : name_of(bytes);
        file(std::move(name), kind, *size, bytes[482] != 0);
    }

    // Text about the next header; padded with its block.
    void about_next(Next what, std::uint64_t size) {
        next_ = what;
        if (size == 0) {
            next_ = Next::header;
        } else if (size > limits::container_record) {
            fail("a record of its directory is too large");
        } else {
            text_size_ = static_cast<std::size_t>(size);
            want(static_cast<std::size_t>(size + padding(size)));
        }
    }

    void file(std::string name, char kind, std::uint64_t size, bool extended) {
        const bool link = kind == '1' || kind == '2';
        const bool no_content = link || (kind >= '3' && kind <= '6');
        const bool sparse_file = kind == 'S' || std::exchange(sparse_, false);
        // A link of the pax form may have content; its size says so.
        const std::uint64_t content = no_content && kind != '1' ? 0 : size;
        ContainerEntry entry = listed_entry(std::move(name), content);
        if (kind == 'M') listing.directory.unreadable = "it is one volume of several";
        if (!open(std::move(entry))) return;
        content_ = content;
        sparse_file_ = sparse_file;
        if (kind == 'S')
            sparse(extended);
        else
            body();
    }

    // GNU's map of a sparse file, in blocks that each say whether another one follows.
    void sparse(bool more_follow) {
        if (more_follow) {
            next_ = Next::sparse;
            want(kBlock);
        } else {
            body();
        }
    }

    void body() {
        want(kBlock);
        // The first bytes in the archive need not be the first of a file with holes.
        if (sparse_file_) {
            listing.close(false);
            skip(content_ + padding(content_));
        } else {
            pass(content_, padding(content_));
        }
    }

    void pax(std::string_view bytes) {
        bytes = bytes.substr(0, text_size_);
        while (!bytes.empty()) {  // "LENGTH KEY=VALUE\n", the length counts itself
            const std::size_t blank = bytes.find(' '), equals = bytes.find('=');
            const std::optional<std::uint64_t> length = number_in_text(bytes.substr(0, blank), 10);
            const bool sound = length && blank < equals && equals < *length && *length <= bytes.size();
            if (!sound) return fail("its directory is damaged");
            const std::string_view key = bytes.substr(blank + 1, equals - blank - 1);
            const std::string_view value =
                bytes.substr(equals + 1, static_cast<std::size_t>(*length) - equals - 2);
            if (key == "path" || key == "GNU.sparse.name") name_ = value;
            if (key == "size") size_ = number_in_text(value, 10);
            if (key.starts_with("GNU.sparse.")) sparse_ = true;
            bytes.remove_prefix(static_cast<std::size_t>(*length));
        }
    }

    void end(std::string_view left, bool cut) override {
        const bool zeros = left.find_first_not_of('\0') == std::string_view::npos;
        if (cut || next_ != Next::header || !zeros) fail("it is cut");
    }

    Next next_ = Next::header;
    std::size_t text_size_ = 0;
    std::uint64_t content_ = 0;
    bool sparse_file_ = false, sparse_ = false, ended_ = false;
    std::optional<std::string> name_;
    std::optional<std::uint64_t> size_;
};

}  // namespace

bool is_tar_header(std::string_view head) {
    if (head.size() < kBlock) return false;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBlock; i++)
        sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
    const std::optional<std::uint64_t> said = number_in_text(head.substr(148, 8), 8);
    return said && *said == sum && sum != 8 * ' ';
}

std::unique_ptr<ContainerReader> tar_reader(const ContainerContext& context) {
    return std::make_unique<TarReader>(context);
}

}  // namespace letterhead
