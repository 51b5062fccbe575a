// cpio and ar: a header, a name, the content, and fillers to an even or fourfold place between them.

#include "inspect/container/little_endian.h"
#include "inspect/container/records.h"
#include "inspect/container/tar.h"
#include "inspect/container/text_number.h"

#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::string_view kBehind = "something stands behind its end";

// Only zeros may follow the end of an archive.
bool is_filler(std::string_view bytes) {
    return bytes.find_first_not_of('\0') == std::string_view::npos;
}

class CpioReader final : public RecordReader {
 public:
    explicit CpioReader(const ContainerContext& context) : RecordReader(context, kMagic) {}

 private:
    static constexpr std::size_t kMagic = 6, kBinary = 26, kOctal = 76, kNew = 110, kFiller = 4096;
    enum class Form : std::uint8_t { unknown, binary_little, binary_big, octal, hexadecimal };

    struct Header {
        std::uint64_t name = 0, size = 0;
        std::size_t length = 0;
        std::uint64_t align = 1;
    };

    void record(std::string_view bytes) override {
        if (ended_) {
            if (!is_filler(bytes)) fail(std::string(kBehind));
            return;
        }
        if (bytes.size() == kMagic) return start(bytes);
        const std::optional<Header> header = read(bytes);
        if (!header || header->name == 0 || header->name > limits::container_record)
            return fail("its directory is damaged");
        const std::uint64_t fill =
            (header->align - (header->length + header->name) % header->align) % header->align;
        const std::uint64_t whole = header->length + header->name + fill;
        if (bytes.size() < whole) return more(static_cast<std::size_t>(whole));
        file(bytes.substr(header->length, static_cast<std::size_t>(header->name) - 1), *header);
    }

    void start(std::string_view magic) {
        if (magic.starts_with("\xC7\x71"))
            form_ = Form::binary_little;
        else if (magic.starts_with("\x71\xC7"))
            form_ = Form::binary_big;
        else if (magic == "070707")
            form_ = Form::octal;
        else if (magic == "070701" || magic == "070702")
            form_ = Form::hexadecimal;
        else
            return fail("its directory is damaged");
        if (form_ == Form::octal) return more(kOctal);
        more(form_ == Form::hexadecimal ? kNew : kBinary);
    }

    std::optional<Header> read(std::string_view bytes) const {
        if (form_ == Form::octal || form_ == Form::hexadecimal) {
            const bool octal = form_ == Form::octal;
            const auto name =
                octal ? number_in_text(bytes.substr(59, 6), 8) : number_in_text(bytes.substr(94, 8), 16);
            const auto size =
                octal ? number_in_text(bytes.substr(65, 11), 8) : number_in_text(bytes.substr(54, 8), 16);
            if (!name || !size) return std::nullopt;
            return Header{*name, *size, octal ? kOctal : kNew, octal ? 1U : 4U};
        }
        // Two 16-bit words each, the higher one first, in either order of bytes.
        const auto word = [&](std::size_t at) {
            const std::uint32_t value = little_endian_16(bytes, at);
            return form_ == Form::binary_little ? value : (value >> 8U | value << 8U) & 0xFFFFU;
        };
        return Header{word(20), std::uint64_t{word(22)} << 16U | word(24), kBinary, 2};
    }

    void file(std::string_view name, const Header& header) {
        const std::uint64_t fill = (header.align - header.size % header.align) % header.align;
        if (name.substr(0, name.find('\0')) == "TRAILER!!!") {
            ended_ = true;
            skip(header.size + fill);
            return want(kFiller);
        }
        if (!open(listed_entry(std::string(name), header.size))) return;
        want(kMagic);
        pass(header.size, fill);
    }

    void end(std::string_view left, bool cut) override {
        if (!ended_ || cut)
            fail("it is cut");
        else if (!is_filler(left))
            fail(std::string(kBehind));
    }

    Form form_ = Form::unknown;
    bool ended_ = false;
};

class ArReader final : public RecordReader {
 public:
    explicit ArReader(const ContainerContext& context) : RecordReader(context, kSignature) {}

 private:
    static constexpr std::size_t kSignature = 8, kHeader = 60;

    void record(std::string_view bytes) override {
        if (bytes.size() == kSignature && !started_) {
            started_ = true;
            return want(kHeader);
        }
        const std::optional<std::uint64_t> size = number_in_text(bytes.substr(48, 10), 10);
        if (!bytes.substr(58).starts_with("`\n") || !size) return fail("its directory is damaged");
        const std::uint64_t filler = *size % 2;
        std::string_view name = bytes.substr(0, 16);
        name = name.substr(0, name.find_last_not_of(' ') + 1);
        std::uint64_t own = 0;  // bytes of a name that stands before the content (BSD)
        if (name == "//" || name.starts_with("#1/")) {
            own = name == "//" ? *size + filler : number_in_text(name.substr(3), 10).value_or(*size + 1);
            if (own > (name == "//" ? *size + filler : *size)) return fail("its directory is damaged");
            if (bytes.size() < kHeader + own) return more(static_cast<std::size_t>(kHeader + own));
        }
        want(kHeader);
        if (name == "//") {
            long_names_ = bytes.substr(kHeader);
            (void)add(listed_entry("//", 0));
            return;
        }
        const std::string_view before = bytes.substr(kHeader);
        std::string full(own > 0 ? before.substr(0, before.find('\0')) : long_name(name));
        if (open(listed_entry(std::move(full), *size - own))) pass(*size - own, filler);
    }

    // GNU: "/123" is a place in the table of long names, and a name ends with a slash.
    std::string_view long_name(std::string_view name) const {
        const std::size_t digit = name.size() > 1 && name[0] == '/' ? 1 : std::string_view::npos;
        if (digit == 1 && name[1] >= '0' && name[1] <= '9') {
            const std::uint64_t at = number_in_text(name.substr(1), 10).value_or(long_names_.size());
            if (at < long_names_.size())
                name = std::string_view(long_names_).substr(static_cast<std::size_t>(at));
            name = name.substr(0, name.find('\n'));
        }
        return name.size() > 1 && name.ends_with('/') ? name.substr(0, name.size() - 1) : name;
    }

    void end(std::string_view left, bool cut) override {
        if (!left.empty() || cut || !started_) fail("it is cut");
    }

    bool started_ = false;
    std::string long_names_;
};

}  // namespace

std::unique_ptr<ContainerReader> cpio_reader(const ContainerContext& context) {
    return std::make_unique<CpioReader>(context);
}

std::unique_ptr<ContainerReader> ar_reader(const ContainerContext& context) {
    return std::make_unique<ArReader>(context);
}

}  // namespace letterhead
