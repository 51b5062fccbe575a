// Where the processor has AVX2, eight groups at a time: ranges of the alphabet are compared for all 32 bytes
// at once. Elsewhere, and for what is left of a line, four tables of 256 words, one for each place in a
// group, so that a group is one OR of four look-ups. No packaged library of Debian 12 does this
// (docs/dependencies.md).

#include "message/base64_groups.h"

#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace letterhead {
namespace {

using Tables = std::array<std::array<std::uint32_t, 256>, 4>;

constexpr Tables make_tables() {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Tables tables{};
    for (auto& table : tables)
        table.fill(base64_no_digit);
    for (std::uint32_t digit = 0; digit < alphabet.size(); ++digit) {
        const auto byte = static_cast<unsigned char>(alphabet[digit]);
        for (std::uint32_t place = 0; place < 4; ++place)
            tables[place][byte] = digit << (18 - 6 * place);
    }
    return tables;
}

constexpr Tables tables = make_tables();

std::size_t by_tables(const unsigned char* input, std::size_t groups, char* output) {
    std::size_t done = 0;
    for (; done < groups; ++done, input += 4, output += 3) {
        const std::uint32_t word =
            tables[0][input[0]] | tables[1][input[1]] | tables[2][input[2]] | tables[3][input[3]];
        if ((word & base64_no_digit) != 0) break;
        output[0] = static_cast<char>(word >> 16);
        output[1] = static_cast<char>(word >> 8);
        output[2] = static_cast<char>(word);
    }
    return done;
}

#if defined(__x86_64__)
constexpr std::size_t kBlock = 8;  // groups
using Bytes = signed char __attribute__((vector_size(4 * kBlock)));
using Words = std::uint32_t __attribute__((vector_size(4 * kBlock)));

__attribute__((target("avx2"))) std::size_t by_blocks(const unsigned char* input, std::size_t groups,
                                                      char* output) {
    std::size_t done = 0;
    // Two groups more than a block, since all of a block is written, and 4 bytes.
    for (; groups - done >= kBlock + 2; done += kBlock, input += 4 * kBlock, output += 3 * kBlock) {
        Bytes c;
        std::memcpy(&c, input, sizeof c);
        const Bytes upper = (c >= 'A') & (c <= 'Z'), lower = (c >= 'a') & (c <= 'z');
        const Bytes number = (c >= '0') & (c <= '9'), plus = c == '+', slash = c == '/';
        // How many of the bytes are digits, up to the first that is none (a line end, as a rule).
        const auto known = reinterpret_cast<__m256i>(upper | lower | number | plus | slash);
        const auto others = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(known));
        const auto good = static_cast<std::size_t>(std::countr_zero(others)) / 4;
        const Bytes digits = c - ((upper & 'A') | (lower & ('a' - 26)) | (number & ('0' - 52)) |
                                  (plus & ('+' - 62)) | (slash & ('/' - 63)));
        // Little-endian: the first digit of a group is its lowest byte.
        const auto word = reinterpret_cast<Words>(digits);
        const Words group =
            word << 18 | (word & 0x3f00) << 4 | (word & 0x3f0000) >> 10 | word >> 24;  // 24 bits each
        const auto bytes = reinterpret_cast<Bytes>(group);
        const Bytes packed =
            __builtin_shufflevector(bytes, bytes, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 3, 3, 3,  //
                                    18, 17, 16, 22, 21, 20, 26, 25, 24, 30, 29, 28, 19, 19, 19, 19);
        std::memcpy(output, &packed, 16);
        std::memcpy(output + 12, reinterpret_cast<const char*>(&packed) + 16, 16);
        if (good < kBlock) return done + good;
    }
    return done;
}
#endif

}  // namespace

std::uint32_t base64_digit(char c) {
    return tables[3][static_cast<unsigned char>(c)];
}

std::size_t base64_groups(const unsigned char* input, std::size_t groups, char* output) {
    std::size_t done = 0;
#if defined(__x86_64__)
    static const bool has_blocks = __builtin_cpu_supports("avx2") != 0;
    if (has_blocks) {
        done = by_blocks(input, groups, output);
        if (groups - done >= kBlock + 2) return done;  // it stands at a byte that is no digit
    }
#endif
    return done + by_tables(input + 4 * done, groups - done, output + 3 * done);
}

}  // namespace letterhead
