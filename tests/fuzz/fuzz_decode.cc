// Transfer and charset decoders: any split of the input gives the same output, and text comes out as valid
// UTF-8.

#include "base/text.h"
#include "message/charset.h"
#include "message/decode.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace letterhead;

constexpr std::string_view charsets[] = {"",
                                         "utf-8",
                                         "us-ascii",
                                         "iso-8859-15",
                                         "windows-1255",
                                         "shift_jis",
                                         "euc-jp",
                                         "iso-2022-jp",
                                         "gb18030",
                                         "big5",
                                         "euc-kr",
                                         "koi8-r",
                                         "utf-16",
                                         "utf-16le",
                                         "utf-7",
                                         "iso-2022-kr",
                                         "utf-32",
                                         "euc-tw",
                                         "iso-2022-cn",
                                         "big5-hkscs",
                                         "johab",
                                         "viscii",
                                         "iso-2022-jp-3"};

std::string decode(TransferEncoding encoding, std::string_view input, std::size_t step) {
    TransferDecoder decoder(encoding);
    ByteBuffer out;
    for (std::size_t at = 0; at < input.size(); at += step)
        decoder.push(input.substr(at, step), out);
    decoder.finish(out);
    return std::string(out.view());
}

std::string to_text(std::string_view charset, std::string_view input, std::size_t step) {
    CharsetDecoder decoder(charset);
    std::string out;
    for (std::size_t at = 0; at < input.size(); at += step)
        decoder.push(input.substr(at, step), out);
    decoder.finish(out);
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t step = 1 + data[0] % 8U;
    const std::string_view charset = charsets[data[1] % std::size(charsets)];
    const std::string_view input(reinterpret_cast<const char*>(data) + 2, size - 2);
    for (TransferEncoding encoding : {TransferEncoding::base64, TransferEncoding::quoted_printable}) {
        if (decode(encoding, input, step) != decode(encoding, input, size)) std::abort();
    }
    const std::string text = to_text(charset, input, size);
    if (!is_valid_utf8(text) || to_text(charset, input, step) != text) std::abort();
    return 0;
}
