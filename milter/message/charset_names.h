#pragma once
// The charsets a message may name. A name from outside is only ever compared with this list.

#include "message/charset_tables.h"

#include <string_view>
#include <vector>

namespace letterhead {

struct CharsetName {
    enum class Kind { utf8, guess, table, iconv, utf7 } kind = Kind::guess;
    const charset_tables::HalfTable* table = nullptr;
    const char* iconv_name = nullptr;
};

// nullptr: not on the list. Case, blanks, quotes and the separators '-', '_' do not count.
const CharsetName* find_charset(std::string_view name);

// Every name of the list, folded as find_charset compares them: for tests.
std::vector<std::string_view> charset_names();

}  // namespace letterhead
