// Judgements on single lines, each from their words alone.

#include "inspect/words/block_lines.h"

#include "base/text.h"
#include "inspect/habits.h"
#include "message/limits.h"

#include <algorithm>
#include <array>

namespace letterhead {

namespace {

constexpr std::string_view bullets[] = {
    "|",      "\t",     "\u2022", "\u00B7", "\u2027", "\u25CF", "\u2219", "\u25AA", "\u2023", "\u2043",
    "\u25E6", "\u25A0", "\u25C6", "\u2666", "\u00A6", "\u2502", "\u2503", "\u2551",  // and lines of boxes
};
constexpr std::string_view commas_too[] = {",", " - ", " \u2013 ", " \u2014 ", ";", " ~ ", " :: "};

// Bytes with which some separator begins: few, so that most of a text is asked for nothing more.
constexpr std::array<bool, 256> may_separate = [] {
    std::array<bool, 256> table{};
    for (std::string_view each : bullets)
        table[static_cast<unsigned char>(each[0])] = true;
    for (std::string_view each : commas_too)
        table[static_cast<unsigned char>(each[0])] = true;
    return table;
}();

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

// Before a number on an address line of its own: no title.
constexpr std::string_view address_words[] = {"box", "suite", "ste",  "room",     "rm",  "floor",
                                              "fl",  "unit",  "bldg", "building", "p.o", "po"};

// Lines around a block that are neither a name nor a title: how they begin, and words that stand alone.
constexpr std::string_view notices[] = {"confidential", "privileged",   "follow us",    "follow the",
                                        "like us",      "find us",      "connect with", "visit us",
                                        "join us",      "subscribe",    "sign up",      "click here",
                                        "please ",      "think before", "save paper"};
constexpr std::string_view lone_words[] = {
    "facebook", "twitter", "instagram", "linkedin", "youtube",   "nextdoor", "tiktok", "threads", "x",
    "logo",     "image",   "picture",   "photo",    "website",   "web",      "email",  "e-mail",  "mail",
    "tel",      "phone",   "telephone", "ph",       "cell",      "mobile",   "direct", "office",  "main",
    "desk",     "fax",     "p",         "t",        "f",         "c",        "m",      "o",       "d",
    "e",        "w",       "address",   "ext",      "extension", "and",      "or",     "noreply", "map"};
constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday",  "friday", "saturday",
                                         "sunday", "mondays", "fridays",   "thursdays", "mon",    "tue",
                                         "tues",   "wed",     "thu",       "thur",      "thurs",  "fri"};
constexpr std::string_view departments[] = {"department", "departments", "dept",   "div",
                                            "division",   "bureau",      "section"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::string_view (&words)[size]) {
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view each) { return iequals(word, each); });
}

// Words between blanks, without the punctuation around them.
std::vector<Span> chunks(std::string_view text, Span within) {
    std::vector<Span> out;
    auto inner = [](char c) { return is_lower(c) || is_upper(c) || is_digit(c) || is_beyond_ascii(c); };
    for (std::size_t at = within.begin; at < within.end;) {
        while (at < within.end && text[at] <= ' ' && !is_beyond_ascii(text[at]))
            ++at;
        std::size_t begin = at;
        while (at < within.end && (text[at] > ' ' || is_beyond_ascii(text[at])))
            ++at;
        std::size_t end = at;
        while (begin < end && !inner(text[begin]))
            ++begin;
        while (end > begin && !inner(text[end - 1]))
            --end;
        if (end > begin) out.push_back({begin, end});
    }
    return out;
}

bool all_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return is_lower(c) || is_upper(c) || is_beyond_ascii(c) || c == '\''; });
}

bool is_particle(std::string_view word) {
    constexpr std::string_view particles[] = {"de", "del", "della", "di",  "da",  "der", "den", "du",
                                              "la", "le",  "van",   "von", "y",   "e",   "bin", "al",
                                              "st", "dos", "los",   "las", "ten", "ter", "el",  "zu"};
    return std::find(std::begin(particles), std::end(particles), word) != std::end(particles);
}

// "of" and "and" stand in titles too, particles in names.
bool counts_as_prose(std::string_view word) {
    return word.size() > 1 && is_lower(word.front()) && all_letters(word) && word != "of" && word != "and" &&
           !is_particle(word);
}

bool is_stopword(std::string_view word) {
    constexpr std::string_view stopwords[] = {"of", "and", "the", "to", "for", "&", "at", "in"};
    return is_one_of(word, stopwords);
}

// "Carlos Pe\u00f1a Jr.": a short capitalised word, and nothing of prose before it.
bool ends_in_abbreviation(std::string_view text) {
    constexpr std::size_t longest = 5;
    std::string_view last = text.substr(std::min(text.rfind(' ') + 1, text.size()));
    std::vector<Span> words = chunks(text, {0, text.size()});
    return last.size() <= longest && is_upper(last.front()) &&
           std::none_of(words.begin(), words.end(), [&](Span word) {
               return counts_as_prose(text.substr(word.begin, word.end - word.begin));
           });
}

void cut(std::string_view text, Span line, std::span<const std::string_view> separators,
         std::vector<Span>& out) {
    std::size_t begin = line.begin;
    auto close = [&](std::size_t end) {
        while (begin < end && text[begin] == ' ')
            ++begin;
        while (end > begin && text[end - 1] == ' ')
            --end;
        if (end > begin) out.push_back({begin, end});
    };
    for (std::size_t at = line.begin; at < line.end;) {
        if (!may_separate[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        auto found = std::find_if(separators.begin(), separators.end(), [&](std::string_view separator) {
            return text[at] == separator[0] && text.substr(at, line.end - at).starts_with(separator);
        });
        if (found == separators.end()) {
            ++at;
            continue;
        }
        close(at);
        at += found->size();
        begin = at;
    }
    close(line.end);
}

// No name, no title: "Office Hours", "Facebook", "Monday", "P.O. Box 12", "City Hall".
bool is_notice(std::string_view piece, std::span<const Span> words, const MailHabits& habits) {
    std::string_view text = piece.substr(words.front().begin);
    auto begins = [&](std::string_view notice) { return istarts_with(text, notice); };
    if (ifind(piece, "hours") != std::string_view::npos || iequals(text, "city hall")) return true;
    if (std::any_of(std::begin(notices), std::end(notices), begins) && !is_office(piece, habits)) return true;
    bool digits = std::any_of(piece.begin(), piece.end(), is_digit), nothing_else = true;
    for (Span word : words) {
        std::string_view each = piece.substr(word.begin, word.end - word.begin);
        if (is_one_of(each, weekdays) || (digits && is_one_of(each, address_words))) return true;
        nothing_else = nothing_else && is_one_of(each, lone_words);
    }
    return nothing_else;
}

}  // namespace

bool ends_sentence(std::string_view text) {
    text = trim(text);
    if (text.ends_with('?') || text.ends_with('!')) return true;
    return text.ends_with('.') && text.size() > 1 && is_lower(text[text.size() - 2]) &&
           !ends_in_abbreviation(text);
}

std::size_t prose_words(std::string_view text, Span line, std::span<const Span> claimed) {
    std::size_t count = 0;
    for (Span chunk : chunks(text, line)) {
        bool free =
            std::none_of(claimed.begin(), claimed.end(), [&](Span span) { return span.overlaps(chunk); });
        if (free && counts_as_prose(text.substr(chunk.begin, chunk.end - chunk.begin))) ++count;
    }
    return count;
}

std::vector<Span> block_lines(std::string_view own, std::span<const Span> apart) {
    std::vector<Span> lines;
    std::size_t end = own.size();
    while (lines.size() < limits::signature_lines) {
        std::size_t newline = end == 0 ? std::string_view::npos : own.rfind('\n', end - 1);
        Span line{newline == std::string_view::npos ? 0 : newline + 1, end};
        std::size_t size = line.end - line.begin, covered = 0;
        for (Span each : apart)
            if (each.overlaps(line))
                covered += std::min(each.end, line.end) - std::max(each.begin, line.begin);
        if (size > 0 && size <= limits::signature_line_bytes && covered * 2 <= size) lines.push_back(line);
        if (newline == std::string_view::npos) break;
        end = newline;
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

std::vector<Span> pieces_of(std::string_view text, Span line, bool commas) {
    std::vector<Span> columns, out;
    cut(text, line, bullets, columns);
    if (!commas) return columns;
    for (Span column : columns)
        cut(text, column, commas_too, out);
    return out;
}

bool is_prose(std::string_view text, Span line, std::span<const Span> claimed) {
    std::size_t count = prose_words(text, line, claimed);
    bool ended = ends_sentence(text.substr(line.begin, line.end - line.begin));
    return count >= 3 || (ended && count >= 1);
}

bool is_short_item(std::string_view piece, const MailHabits& habits) {
    constexpr std::size_t longest = 12, long_already = 8;
    std::vector<Span> words = chunks(piece, {0, piece.size()});
    if (words.empty() || words.size() > longest || is_rule_line(piece) || habits.is_courtesy(piece))
        return false;
    if (piece.find_first_of("@<>:") != std::string_view::npos ||
        ifind(piece, "www.") != std::string_view::npos || is_notice(piece, words, habits))
        return false;
    if (std::count_if(piece.begin(), piece.end(), is_digit) >= 3) return false;
    std::size_t letters = 0, lower = 0;
    for (Span word : words) {
        std::string_view each = piece.substr(word.begin, word.end - word.begin);
        if (!is_digit(each.front())) ++letters;
        if (counts_as_prose(each)) ++lower;
    }
    bool all_lower = lower == words.size();
    if (letters == 0 || (all_lower ? words.size() > 4 : lower >= 3 && lower * 2 >= words.size()))
        return false;
    if (words.size() > long_already && (lower > 0 && !is_office(piece, habits))) return false;
    return words.size() <= 2 || !ends_sentence(piece);
}

bool is_capitalised_name(std::string_view piece) {
    std::size_t count = 0;
    for (Span word : chunks(piece, {0, piece.size()})) {
        std::string_view each = piece.substr(word.begin, word.end - word.begin);
        if (is_upper(each.front()) || is_beyond_ascii(each.front()))
            ++count;
        else if (!is_particle(each))
            return false;
    }
    return count >= 2 && count <= 4;
}

bool is_post_nominal(std::string_view piece, std::string_view name, const MailHabits& habits) {
    constexpr std::string_view officers[] = {"CEO", "CFO", "CIO", "COO", "CTO", "CAO", "CSO", "CISO", "CPO"};
    constexpr std::string_view plain[] = {"jr", "sr", "esq", "phd", "md", "rn"};
    bool name_in_capitals = std::none_of(name.begin(), name.end(), is_lower);
    std::size_t longest = name_in_capitals ? 4 : 5;
    std::vector<Span> words = chunks(piece, {0, piece.size()});
    return words.size() <= 3 && std::all_of(words.begin(), words.end(), [&](Span word) {
               std::string_view each = piece.substr(word.begin, word.end - word.begin);
               bool dotted = each.find('.') != std::string_view::npos && each.size() <= 6;
               bool capitals = each.size() <= longest && std::none_of(each.begin(), each.end(), is_lower);
               bool office = habits.is_office_word(each) || is_one_of(each, officers);
               return !office && (dotted || capitals || is_one_of(each, plain));
           });
}

bool is_office(std::string_view piece, const MailHabits& habits) {
    for (Span word : chunks(piece, {0, piece.size()}))
        if (habits.is_office_word(piece.substr(word.begin, word.end - word.begin))) return true;
    return false;
}

bool is_office_alone(std::string_view piece, const MailHabits& habits) {
    for (Span word : chunks(piece, {0, piece.size()})) {
        std::string_view each = piece.substr(word.begin, word.end - word.begin);
        if (!habits.is_office_word(each) && !is_stopword(each) && !is_one_of(each, lone_words)) return false;
    }
    return true;
}

bool is_department(std::string_view piece) {
    std::vector<Span> words = chunks(piece, {0, piece.size()});
    if (words.size() < 2) return false;
    auto word = [&](std::size_t i) { return piece.substr(words[i].begin, words[i].end - words[i].begin); };
    bool of = iequals(word(1), "of");
    if (of && (is_one_of(word(0), departments) || iequals(word(0), "office"))) return true;
    bool head = std::any_of(words.begin(), words.end(), [&](Span each) {
        return iequals(piece.substr(each.begin, each.end - each.begin), "of");  // "Head of ..."
    });
    return !head && is_one_of(word(words.size() - 1), departments);
}

bool is_title_case(std::string_view piece) {
    std::vector<Span> words = chunks(piece, {0, piece.size()});
    return piece.find_first_of(".!?") == std::string_view::npos &&
           std::none_of(words.begin(), words.end(), [&](Span word) {
               std::string_view each = piece.substr(word.begin, word.end - word.begin);
               return counts_as_prose(each) && !is_stopword(each);
           });
}

std::size_t common_words(std::string_view piece, std::string_view name, Span* within) {
    Tokens mine = tokenize(piece), theirs = tokenize(name);
    std::size_t count = 0;
    for (const Token& token : mine.all) {
        bool initial = token.end - token.begin <= 1;
        bool both = std::any_of(theirs.all.begin(), theirs.all.end(),
                                [&](const Token& other) { return other.hash == token.hash; });
        if (initial || !both) continue;
        if (within != nullptr && count == 0) within->begin = token.begin;
        if (within != nullptr) within->end = token.end;
        ++count;
    }
    return count;
}

}  // namespace letterhead
