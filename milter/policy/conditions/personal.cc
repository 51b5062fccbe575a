// Digits are gathered into numbers first; what a number is, its form says, and the words right before it.
//
// Social security numbers: 20 CFR 422.103 and the SSA's rules of what is never assigned. Payment cards:
// ISO/IEC 7812 (Luhn) with the prefixes and lengths of the large networks. An address, a ZIP+4, a parcel or a
// tracking number is none of these.

#include "policy/conditions/personal.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>

namespace letterhead {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kBefore = 48;  // bytes before a number in which a word says what it is

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Groups of digits with one and the same sign between them: "123-45-6789", "4111 1111 1111 1111".
struct Number {
    std::size_t begin = 0, end = 0;
    std::string digits;
    std::vector<std::size_t> groups;  // their lengths
    char sign = 0;                    // between them; 0: there is one group
};

constexpr std::size_t kMostDigits = 32;

// The next number at or behind `at`.
std::optional<Number> next_number(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_digit(text[at]))
        ++at;
    if (at == text.size()) return std::nullopt;
    Number number;
    number.begin = number.end = at;
    while (at < text.size() && is_digit(text[at])) {
        const std::size_t group = at;
        while (at < text.size() && is_digit(text[at])) {
            if (number.digits.size() < kMostDigits) number.digits += text[at];
            ++at;
        }
        number.groups.push_back(at - group);
        number.end = at;
        const bool joined =
            at + 1 < text.size() && (text[at] == '-' || text[at] == ' ') && is_digit(text[at + 1]);
        if (!joined || (number.sign != 0 && text[at] != number.sign)) break;
        number.sign = text[at++];
    }
    return number;
}

// Part of something longer: "A123-45-6789", "1.2345", "#12/34".
bool stands_alone(std::string_view text, const Number& number) {
    const auto joins = [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '/' || c == '-'; };
    const bool before = number.begin > 0 && (joins(text[number.begin - 1]) || text[number.begin - 1] == '.');
    const bool after = number.end < text.size() &&
                       (joins(text[number.end]) || (text[number.end] == '.' && number.end + 1 < text.size() &&
                                                    is_digit(text[number.end + 1])));
    return !before && !after;
}

// One of the words, whole, in the bytes before `at`, in the same paragraph.
bool is_said_before(std::string_view text, std::size_t at, std::span<const std::string_view> words) {
    std::string_view before = text.substr(at - std::min(at, kBefore), std::min(at, kBefore));
    if (const std::size_t line = before.rfind("\n\n"); line != npos) before.remove_prefix(line);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        for (std::size_t found = ifind(before, word); found != npos;) {
            const bool begins = found == 0 || !is_letter(before[found - 1]);
            const std::size_t end = found + word.size();
            if (begins && (end == before.size() || !is_letter(before[end]))) return true;
            const std::size_t next = ifind(before.substr(found + 1), word);
            found = next == npos ? npos : found + 1 + next;
        }
        return false;
    });
}

std::optional<std::string> social_security(std::string_view text, const Number& number) {
    static constexpr std::array<std::string_view, 6> words = {"ssn",     "ss#",   "social security",
                                                              "soc sec", "ss no", "seguro social"};
    const std::string& digits = number.digits;
    if (digits.size() != 9) return std::nullopt;
    const int area = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
    const bool assigned = area != 0 && area != 666 && area < 900 && digits.compare(3, 2, "00") != 0 &&
                          digits.compare(5, 4, "0000") != 0;
    const bool shaped = number.groups == std::vector<std::size_t>{3, 2, 4};
    if (!assigned || (!shaped && number.sign != 0)) return std::nullopt;
    if (!(shaped && number.sign == '-') && !is_said_before(text, number.begin, words)) return std::nullopt;
    return "***-**-" + digits.substr(5);
}

bool has_check_digit(const std::string& digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); i++) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool is_card_prefix(const std::string& digits) {
    struct Range {
        std::string_view from, to;
        std::size_t least, most;
    };
    static constexpr std::array<Range, 10> ranges = {{{"4", "4", 13, 19},
                                                      {"51", "55", 16, 16},
                                                      {"2221", "2720", 16, 16},
                                                      {"34", "34", 15, 15},
                                                      {"37", "37", 15, 15},
                                                      {"6011", "6011", 16, 19},
                                                      {"644", "659", 16, 19},
                                                      {"300", "305", 14, 14},
                                                      {"36", "39", 14, 14},
                                                      {"3528", "3589", 16, 19}}};
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
        const std::string_view prefix = std::string_view(digits).substr(0, range.from.size());
        return digits.size() >= range.least && digits.size() <= range.most && prefix >= range.from &&
               prefix <= range.to;
    });
}

// As cards print it, or one run of digits that words call a card.
std::optional<std::string> card(std::string_view text, const Number& number) {
    static constexpr std::array<std::string_view, 10> words = {
        "card", "visa", "mastercard", "amex", "credit", "discover", "debit", "cc", "tarjeta", "express"};
    const std::string& digits = number.digits;
    if (digits.size() < 13 || digits.size() > 19 || !is_card_prefix(digits) || !has_check_digit(digits))
        return std::nullopt;
    const std::vector<std::size_t>& groups = number.groups;
    const bool fours = groups.size() >= 4 && std::all_of(groups.begin(), groups.end() - 1,
                                                         [](std::size_t size) { return size == 4; });
    const bool printed =
        fours || groups == std::vector<std::size_t>{4, 6, 5} || groups == std::vector<std::size_t>{4, 6, 4};
    if (number.sign != 0 && !printed) return std::nullopt;
    if (number.sign == 0 && !is_said_before(text, number.begin, words)) return std::nullopt;
    return "**** " + digits.substr(digits.size() - 4);
}

// Where a value begins behind a label that ends at `at`: behind ':', '=', '#' or "is"; npos: there is none.
std::size_t value_at(std::string_view text, std::size_t at, bool needs_sign) {
    const auto pass_blanks = [&] {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
            ++at;
    };
    pass_blanks();
    bool sign = false;
    if (at < text.size() && (text[at] == ':' || text[at] == '=' || text[at] == '#')) {
        sign = true;
        ++at;
    } else if (istarts_with(text.substr(at), "is ") || istarts_with(text.substr(at), "is:")) {
        sign = true;
        at += 3;
    }
    pass_blanks();
    if (needs_sign && !sign) return npos;
    return at < text.size() && text[at] != '\n' ? at : npos;
}

std::string_view word_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    std::string_view word = rest.substr(0, std::min(rest.find_first_of(" \t\r\n"), rest.size()));
    while (!word.empty() && std::string_view(".,;!?)\"'").find(word.back()) != npos)
        word.remove_suffix(1);
    return word;
}

// No word of a sentence: it has a digit or a sign within, capitals behind small letters, or stands `alone`,
// between its label and the end of the line.
bool looks_secret(std::string_view word, bool alone) {
    const bool same = word.find_first_not_of(word.substr(0, 1)) == npos;  // "****"
    if (word.size() < 4 || same || word.find("://") != npos || word.front() == '<' || word.front() == '[')
        return false;
    const bool sign = std::any_of(word.begin(), word.end(), [](char c) { return !is_letter(c) && c != '-'; });
    bool turned = false;
    for (std::size_t i = 1; i < word.size(); i++)
        turned = turned || (word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' && word[i - 1] <= 'z');
    return sign || turned || alone;
}

// Each place of each label, whole, in any case: one pass, which stops where a word begins like a label.
void each_label(std::string_view text, std::span<const std::string_view> labels,
                const std::function<void(std::size_t end)>& take) {
    std::array<bool, 256> begins{};
    for (const std::string_view label : labels)
        begins[static_cast<unsigned char>(label[0])] = true;
    for (std::size_t at = 0; at < text.size(); at++) {
        if (!begins[static_cast<unsigned char>(ascii_lower(text[at]))] || (at > 0 && is_letter(text[at - 1])))
            continue;
        for (const std::string_view label : labels) {
            const std::size_t end = at + label.size();
            if (!istarts_with(text.substr(at), label)) continue;
            if (end == text.size() || (!is_letter(text[end]) && !is_digit(text[end]))) take(end);
        }
    }
}

class Hunt {
 public:
    Hunt(std::string_view text, std::size_t limit) : text_(text), limit_(limit) {}

    void numbers(std::uint32_t kinds) {
        for (auto number = next_number(text_, 0); number; number = next_number(text_, number->end)) {
            if (number->digits.size() < 9 || !stands_alone(text_, *number)) continue;
            if ((kinds & like_social_security_number) != 0)
                if (auto masked = social_security(text_, *number))
                    add(like_social_security_number, *number, std::move(*masked));
            if ((kinds & like_card_number) != 0)
                if (auto masked = card(text_, *number)) add(like_card_number, *number, std::move(*masked));
        }
    }

    void passwords() {
        static constexpr std::array<std::string_view, 7> labels = {
            "password", "passwort", "passcode", "pwd", "pass word", "passphrase", "contrase\u00f1a"};
        static constexpr std::array<std::string_view, 3> pins = {"pin", "pin code", "pin number"};
        each_label(text_, labels, [&](std::size_t end) {
            const std::size_t at = value_at(text_, end, true);
            if (at == npos) return;
            const std::string_view word = word_at(text_, at);
            const std::string_view rest = text_.substr(std::min(at + word.size(), text_.size()));
            const std::size_t next = rest.find_first_not_of(" \t\r.");
            const bool label = text_.substr(end, at - end).find_first_of(":=") != npos;
            const bool alone = label && (next == npos || rest[next] == '\n');
            if (looks_secret(word, alone)) add(like_password, at, word, "********");
        });
        each_label(text_, pins, [&](std::size_t end) {
            const std::size_t at = value_at(text_, end, true);
            const std::string_view word = at == npos ? "" : word_at(text_, at);
            if (word.size() >= 4 && word.size() <= 8 && std::all_of(word.begin(), word.end(), is_digit))
                add(like_password, at, word, "****");
        });
    }

    void births() {
        static constexpr std::array<std::string_view, 6> labels = {"date of birth", "birth date", "birthdate",
                                                                   "dob",           "d.o.b.",     "born on"};
        each_label(text_, labels, [&](std::size_t end) {
            const std::size_t at = value_at(text_, end, false);
            if (at == npos) return;
            const std::string_view value = text_.substr(at, 18).substr(0, text_.substr(at, 18).find('\n'));
            const auto digits = std::count_if(value.begin(), value.end(), is_digit);
            if (digits >= 4) add(like_date_of_birth, at, value, "**/**/****");
        });
    }

    void records() {
        static constexpr std::array<std::string_view, 5> labels = {
            "mrn", "medical record number", "medical record no", "medical record #", "patient id"};
        each_label(text_, labels, [&](std::size_t end) {
            const std::size_t at = value_at(text_, end, false);
            const std::string_view word = at == npos ? "" : word_at(text_, at);
            if (word.size() >= 5 && std::count_if(word.begin(), word.end(), is_digit) >= 4)
                add(like_medical_record_number, at, word, "*****");
        });
    }

    std::vector<PersonalFind> take() { return std::move(finds_); }

 private:
    void add(std::uint32_t kind, const Number& number, std::string masked) {
        add(kind, number.begin, number.digits, std::move(masked));
    }
    void add(std::uint32_t kind, std::size_t begin, std::string_view value, std::string masked) {
        const std::uint64_t hash = std::hash<std::string_view>{}(value);
        const bool again = std::any_of(finds_.begin(), finds_.end(), [&](const PersonalFind& other) {
            return other.kind == kind && other.value == hash;
        });
        if (!again && finds_.size() < limit_) finds_.push_back({kind, begin, std::move(masked), hash});
    }

    std::string_view text_;
    std::size_t limit_;
    std::vector<PersonalFind> finds_;
};

}  // namespace

std::vector<PersonalFind> find_personal(std::uint32_t kinds, std::string_view text, std::size_t limit) {
    Hunt hunt(text, limit);
    if ((kinds & (like_social_security_number | like_card_number)) != 0) hunt.numbers(kinds);
    if ((kinds & like_password) != 0) hunt.passwords();
    if ((kinds & like_date_of_birth) != 0) hunt.births();
    if ((kinds & like_medical_record_number) != 0) hunt.records();
    return hunt.take();
}

}  // namespace letterhead
