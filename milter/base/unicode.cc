// Folding and domain names through ICU's C interface, whose shared instances are immutable and safe in many
// threads.

#include "base/unicode.h"

#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t kLongestDomain = 255;  // RFC 1035 section 2.3.4

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::u16string to_utf16(std::string_view utf8) {
    std::u16string wide(utf8.size(), u'\0');  // never more units than bytes
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(wide.data(), static_cast<int32_t>(wide.size()), &length, utf8.data(),
                         static_cast<int32_t>(utf8.size()), 0xFFFD, nullptr, &status);
    wide.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(length));
    return wide;
}

std::string to_utf8(std::u16string_view wide) {
    std::string utf8(wide.size() * 3, '\0');  // a unit takes at most three bytes, a pair four
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(utf8.data(), static_cast<int32_t>(utf8.size()), &length, wide.data(),
                       static_cast<int32_t>(wide.size()), 0xFFFD, nullptr, &status);
    utf8.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(length));
    return utf8;
}

const UNormalizer2* folding() {
    static const UNormalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const UNormalizer2* found = unorm2_getNFKCCasefoldInstance(&status);
        return U_FAILURE(status) ? nullptr : found;
    }();
    return instance;
}

const UIDNA* domains() {
    static const std::unique_ptr<UIDNA, decltype(&uidna_close)> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        UIDNA* opened = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, &status);
        return std::unique_ptr<UIDNA, decltype(&uidna_close)>(U_FAILURE(status) ? nullptr : opened,
                                                              &uidna_close);
    }();
    return instance.get();
}

const USpoofChecker* confusables() {
    static const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        USpoofChecker* opened = uspoof_open(&status);
        return std::unique_ptr<USpoofChecker, decltype(&uspoof_close)>(U_FAILURE(status) ? nullptr : opened,
                                                                       &uspoof_close);
    }();
    return instance.get();
}

// A-labels as the letters that a person sees; what is no valid IDN stays as it is.
std::string unicode_domain(std::string_view domain) {
    if (ifind(domain, "xn--") == std::string_view::npos || domains() == nullptr) return std::string(domain);
    char out[4 * kLongestDomain];
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uidna_nameToUnicodeUTF8(
        domains(), domain.data(), static_cast<int32_t>(domain.size()), out, sizeof out, &info, &status);
    const bool good = U_SUCCESS(status) && static_cast<std::size_t>(length) <= sizeof out;
    return good ? std::string(out, static_cast<std::size_t>(length)) : std::string(domain);
}

}  // namespace

std::string fold_without_marks(std::string_view utf8) {
    std::string folded = fold(utf8);
    if (is_ascii(folded)) return folded;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* const apart = unorm2_getNFDInstance(&status);
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t point = next_code_point(folded, at);
        std::array<UChar, 32> letters{};  // the longest decomposition has 18 units (UAX #15)
        UErrorCode failed = U_ZERO_ERROR;
        int32_t count = -1;
        if (U_SUCCESS(status))
            count = unorm2_getDecomposition(apart, static_cast<UChar32>(point), letters.data(),
                                            static_cast<int32_t>(letters.size()), &failed);
        if (count < 0 || U_FAILURE(failed)) {
            if (u_getCombiningClass(static_cast<UChar32>(point)) == 0) append_utf8(out, point);
            continue;
        }
        const std::string pieces = to_utf8({letters.data(), static_cast<std::size_t>(count)});
        for (std::size_t i = 0; i < pieces.size();) {
            const char32_t piece = next_code_point(pieces, i);
            if (u_getCombiningClass(static_cast<UChar32>(piece)) == 0) append_utf8(out, piece);
        }
    }
    return out;
}

std::string fold(std::string_view utf8) {
    if (is_ascii(utf8)) return ascii_lower(utf8);
    constexpr std::size_t most =
        std::numeric_limits<int32_t>::max() / 32;  // NFKC makes 18 units of one at worst
    if (utf8.size() > most || folding() == nullptr) return ascii_lower(clean_utf8(utf8));

    const std::u16string wide = to_utf16(utf8);
    std::u16string folded(wide.size() + wide.size() / 4 + 32, u'\0');
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        const int32_t length = unorm2_normalize(folding(), wide.data(), static_cast<int32_t>(wide.size()),
                                                folded.data(), static_cast<int32_t>(folded.size()), &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return ascii_lower(clean_utf8(utf8));
        const bool fits = static_cast<std::size_t>(length) <= folded.size();
        folded.resize(static_cast<std::size_t>(length));
        if (fits) return to_utf8(folded);
    }
}

std::string ascii_domain(std::string_view utf8) {
    if (utf8.ends_with('.')) utf8.remove_suffix(1);
    // An A-label is checked by those who decode it; here it is only compared.
    if (is_ascii(utf8) || utf8.size() > kLongestDomain || domains() == nullptr) return ascii_lower(utf8);

    char out[4 * kLongestDomain];
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uidna_nameToASCII_UTF8(domains(), utf8.data(), static_cast<int32_t>(utf8.size()),
                                                  out, sizeof out, &info, &status);
    const bool good = U_SUCCESS(status) && info.errors == 0 && static_cast<std::size_t>(length) <= sizeof out;
    if (!good) return ascii_lower(utf8);
    std::string_view name(out, static_cast<std::size_t>(length));
    if (name.ends_with('.')) name.remove_suffix(1);  // an ideographic full stop at the end
    return std::string(name);
}

std::string domain_look(std::string_view domain) {
    if (domain.size() > kLongestDomain || confusables() == nullptr) return ascii_lower(domain);
    const std::string shown = unicode_domain(domain);
    char out[24 * kLongestDomain];  // the longest skeleton of one letter has 18 (confusables.txt)
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = uspoof_getSkeletonUTF8(
        confusables(), 0, shown.data(), static_cast<int32_t>(shown.size()), out, sizeof out, &status);
    const bool good = U_SUCCESS(status) && static_cast<std::size_t>(length) <= sizeof out;
    return fold_without_marks(good ? std::string_view(out, static_cast<std::size_t>(length)) : shown);
}

LetterCase letter_case_beyond_ascii(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    if (u_isupper(point) != 0) return LetterCase::upper;
    return u_islower(point) != 0 ? LetterCase::lower : LetterCase::none;
}

}  // namespace letterhead
