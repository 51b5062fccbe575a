// Which reader for which format.

#include "inspect/container/container.h"

#include "inspect/container/active_mime.h"
#include "inspect/container/cab.h"
#include "inspect/container/card.h"
#include "inspect/container/iso.h"
#include "inspect/container/libarchive.h"
#include "inspect/container/little_endian.h"
#include "inspect/container/mail_file.h"
#include "inspect/container/ole_file.h"
#include "inspect/container/onenote.h"
#include "inspect/container/page.h"
#include "inspect/container/pdf.h"
#include "inspect/container/peel.h"
#include "inspect/container/rar.h"
#include "inspect/container/rtf.h"
#include "inspect/container/sevenzip.h"
#include "inspect/container/signed.h"
#include "inspect/container/tar.h"
#include "inspect/container/tnef.h"
#include "inspect/container/zip.h"

namespace letterhead {
namespace {

using Make = std::unique_ptr<ContainerReader> (*)(const ContainerContext&);

template <std::unique_ptr<Unpacker> (*Unpack)()>
std::unique_ptr<ContainerReader> peel(const ContainerContext& context) {
    return peel_reader(Unpack(), context);
}

std::unique_ptr<ContainerReader> zip(const ContainerContext& context) {
    return std::make_unique<ZipReader>(context);
}

struct Format {
    std::string_view type;
    Make make;
};

constexpr Format kFormats[] = {
    {"application/zip", zip},
    {"application/x-tar", tar_reader},
    {"application/x-cpio", cpio_reader},
    {"application/x-archive", ar_reader},
    {"application/vnd.debian.binary-package", ar_reader},
    {"application/vnd.rar", rar_reader},
    {"application/x-7z-compressed", sevenzip_reader},
    {"application/vnd.ms-cab-compressed", cab_reader},
    {"application/x-arj", arj_reader},
    {"application/x-lha", lha_reader},
    {"application/ms-tnef", tnef_reader},
    {"message/rfc822", mail_reader},
    {"application/mbox", mbox_reader},
    {"application/x-ole-storage", ole_reader},
    {"application/rtf", rtf_reader},
    {"application/x-iso9660-image", iso_reader},
    {"application/cms", signed_reader},
    {"application/x-pgp-message", pgp_reader},
    {"application/gzip", peel<gzip_unpacker>},
    {"application/x-bzip2", peel<bzip2_unpacker>},
    {"application/x-xz", peel<xz_unpacker>},
    {"application/x-lzma", peel<xz_unpacker>},
    {"application/x-lzip", peel<xz_unpacker>},
    {"application/zstd", peel<zstd_unpacker>},
    {"application/x-compress", peel<compress_unpacker>},
    {"application/pdf", pdf_reader},
    {"application/onenote", onenote_reader},
    {"text/html", page_reader},
    {"application/xhtml+xml", page_reader},
    {"image/svg+xml", svg_reader},
    {"application/vnd.ms-wordml", page_reader},
    {"application/vnd.ms-spreadsheetml", page_reader},
    {"application/vnd.oasis.opendocument.text-flat-xml", page_reader},
    {"application/x-opc-types", page_reader},
    {"text/calendar", card_reader},
    {"text/vcard", card_reader},
    {"application/x-mso", active_mime_reader},
};

}  // namespace

std::unique_ptr<ContainerReader> container_reader(std::string_view type, const ContainerContext& context) {
    for (const Format& format : kFormats) {
        if (format.type != type) continue;
        std::unique_ptr<ContainerReader> reader = format.make(context);
        if (!context.look || !opens_with_libarchive(type)) return reader;
        return opened_reader(type, std::move(reader), context);
    }
    return nullptr;
}

namespace {

// lzma has no magic: properties of the usual kind, a dictionary of 2^n or 2^n + 2^(n-1) bytes, and a size
// that is not known or below 2^40.
bool is_lzma(std::string_view head) {
    if (head.size() < 14 || little_endian_8(head, 0) != 0x5D || little_endian_8(head, 13) != 0) return false;
    const std::uint32_t dictionary = little_endian_32(head, 1);
    const std::uint64_t size = little_endian_64(head, 5);
    const std::uint32_t rest = dictionary & (dictionary - 1);
    const bool usual =
        dictionary >= 4096 && (rest == 0 || (rest & (rest - 1)) == 0 || dictionary == 0xFFFFFFFF);
    return usual && (size == 0xFFFFFFFFFFFFFFFF || size >> 40U == 0);
}

// A line "From writer, time of day", and a header behind it.
bool is_mbox(std::string_view head) {
    const std::string_view line = head.substr(0, head.find('\n'));
    if (!head.starts_with("From ") || line.find(':') == std::string_view::npos || line.size() == head.size())
        return false;
    const std::string_view behind = head.substr(line.size() + 1);
    const std::size_t colon = behind.find_first_of(": \r\n\t");
    return colon != std::string_view::npos && colon > 1 && behind[colon] == ':';
}

}  // namespace

std::string_view container_type(std::string_view head) {
    if (is_tar_header(head)) return "application/x-tar";
    if (is_lzma(head)) return "application/x-lzma";
    if (is_mbox(head)) return "application/mbox";
    return {};
}

}  // namespace letterhead
