// The allow-list: aliases as mail programs write them, folded to lower-case letters and digits. ISO-8859-1,
// -9 and -11 mean their Windows supersets, as in every mail program.

#include "message/charset_names.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace letterhead {
namespace {

namespace tables = charset_tables;
using Kind = CharsetName::Kind;

constexpr CharsetName utf8{Kind::utf8, nullptr, nullptr};
constexpr CharsetName guess{Kind::guess, nullptr, nullptr};
constexpr CharsetName table(const tables::HalfTable& half) {
    return {Kind::table, &half, nullptr};
}
constexpr CharsetName outside(const char* name) {
    return {Kind::iconv, nullptr, name};
}

struct Alias {
    std::string_view name;
    CharsetName charset;
};

constexpr std::size_t longest_alias = 24;
constexpr Alias aliases[] = {
    {"utf8", utf8},
    {"unicode11utf8", utf8},
    {"usascii", guess},
    {"ascii", guess},
    {"ansix341968", guess},
    {"iso646us", guess},
    {"iso88591", table(tables::windows_1252)},
    {"latin1", table(tables::windows_1252)},
    {"windows1252", table(tables::windows_1252)},
    {"cp1252", table(tables::windows_1252)},
    {"ansi", table(tables::windows_1252)},
    {"iso88592", table(tables::iso_8859_2)},
    {"latin2", table(tables::iso_8859_2)},
    {"iso88593", table(tables::iso_8859_3)},
    {"iso88594", table(tables::iso_8859_4)},
    {"iso88595", table(tables::iso_8859_5)},
    {"iso88596", table(tables::iso_8859_6)},
    {"iso88596i", table(tables::iso_8859_6)},
    {"iso88597", table(tables::iso_8859_7)},
    {"iso88598", table(tables::iso_8859_8)},
    {"iso88598i", table(tables::iso_8859_8)},
    {"iso88599", table(tables::windows_1254)},
    {"iso885910", table(tables::iso_8859_10)},
    {"iso885911", table(tables::windows_874)},
    {"iso885913", table(tables::iso_8859_13)},
    {"iso885914", table(tables::iso_8859_14)},
    {"iso885915", table(tables::iso_8859_15)},
    {"latin9", table(tables::iso_8859_15)},
    {"iso885916", table(tables::iso_8859_16)},
    {"windows1250", table(tables::windows_1250)},
    {"cp1250", table(tables::windows_1250)},
    {"windows1251", table(tables::windows_1251)},
    {"cp1251", table(tables::windows_1251)},
    {"windows1253", table(tables::windows_1253)},
    {"cp1253", table(tables::windows_1253)},
    {"windows1254", table(tables::windows_1254)},
    {"cp1254", table(tables::windows_1254)},
    {"windows1255", table(tables::windows_1255)},
    {"cp1255", table(tables::windows_1255)},
    {"windows1256", table(tables::windows_1256)},
    {"cp1256", table(tables::windows_1256)},
    {"windows1257", table(tables::windows_1257)},
    {"cp1257", table(tables::windows_1257)},
    {"windows1258", table(tables::windows_1258)},
    {"cp1258", table(tables::windows_1258)},
    {"windows874", table(tables::windows_874)},
    {"tis620", table(tables::windows_874)},
    {"koi8r", table(tables::koi8_r)},
    {"koi8u", table(tables::koi8_u)},
    {"ibm437", table(tables::ibm437)},
    {"cp437", table(tables::ibm437)},
    {"ibm850", table(tables::ibm850)},
    {"cp850", table(tables::ibm850)},
    {"ibm866", table(tables::ibm866)},
    {"cp866", table(tables::ibm866)},
    {"macintosh", table(tables::macintosh)},
    {"macroman", table(tables::macintosh)},
    {"xmacroman", table(tables::macintosh)},
    {"shiftjis", outside("CP932")},
    {"sjis", outside("CP932")},
    {"xsjis", outside("CP932")},
    {"mskanji", outside("CP932")},
    {"windows31j", outside("CP932")},
    {"cp932", outside("CP932")},
    {"eucjp", outside("EUC-JP")},
    {"xeucjp", outside("EUC-JP")},
    {"iso2022jp", outside("ISO-2022-JP")},
    {"iso2022jp1", outside("ISO-2022-JP-1")},
    {"iso2022jp2", outside("ISO-2022-JP-2")},
    {"iso2022jp3", outside("ISO-2022-JP-3")},
    {"csiso2022jp", outside("ISO-2022-JP")},
    {"iso2022kr", outside("ISO-2022-KR")},
    {"iso2022cn", outside("ISO-2022-CN")},
    {"gb18030", outside("GB18030")},
    {"gbk", outside("GB18030")},
    {"cp936", outside("GB18030")},
    {"windows936", outside("GB18030")},
    {"gb2312", outside("GB18030")},
    {"gb231280", outside("GB18030")},
    {"euccn", outside("GB18030")},
    {"big5", outside("BIG5")},
    {"cp950", outside("CP950")},
    {"big5hkscs", outside("BIG5-HKSCS")},
    {"euctw", outside("EUC-TW")},
    {"euckr", outside("CP949")},
    {"ksc56011987", outside("CP949")},
    {"ksc5601", outside("CP949")},
    {"cp949", outside("CP949")},
    {"windows949", outside("CP949")},
    {"johab", outside("JOHAB")},
    {"viscii", outside("VISCII")},
    {"armscii8", outside("ARMSCII-8")},
    {"georgianps", outside("GEORGIAN-PS")},
    {"ptcp154", outside("PT154")},
    {"ibm852", outside("IBM852")},
    {"cp852", outside("IBM852")},
    {"ibm855", outside("IBM855")},
    {"ibm857", outside("IBM857")},
    {"ibm862", outside("IBM862")},
    {"cp858", outside("CP858")},
    {"utf16", outside("UTF-16")},
    {"utf16le", outside("UTF-16LE")},
    {"utf16be", outside("UTF-16BE")},
    {"ucs2", outside("UTF-16")},
    {"iso10646ucs2", outside("UTF-16BE")},
    {"utf32", outside("UTF-32")},
    {"utf32le", outside("UTF-32LE")},
    {"utf32be", outside("UTF-32BE")},
    {"utf7", {Kind::utf7, nullptr, "UTF-7"}},
    {"unicode11utf7", {Kind::utf7, nullptr, "UTF-7"}},
};

}  // namespace

const CharsetName* find_charset(std::string_view name) {
    std::array<char, longest_alias> folded{};
    std::size_t length = 0;
    for (char c : name) {
        const char lower = ascii_lower(c);
        if (lower == '-' || lower == '_' || lower == ' ' || lower == '"' || lower == '\'' || lower == '.')
            continue;
        if (length == folded.size()) return nullptr;
        folded[length++] = lower;
    }
    const std::string_view wanted(folded.data(), length);
    const auto* found = std::find_if(std::begin(aliases), std::end(aliases),
                                     [&](const Alias& alias) { return alias.name == wanted; });
    return found == std::end(aliases) ? nullptr : &found->charset;
}

std::vector<std::string_view> charset_names() {
    std::vector<std::string_view> names;
    for (const Alias& alias : aliases)
        names.push_back(alias.name);
    return names;
}

}  // namespace letterhead
