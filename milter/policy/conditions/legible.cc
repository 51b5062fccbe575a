// Numbers with two decimals are whole hundredths here, so that 7.5 points are exactly 7.5 points.

#include "policy/conditions/legible.h"

#include "base/text.h"
#include "base/unicode.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr int kRounding = 1;  // hundredths: 10 px are 7.5 pt, whatever a program makes of them
constexpr int kMostContrast = 2100;
constexpr int kMostSize = 10'000;

// "7.5" as 750; at most two decimals.
std::optional<int> hundredths(std::string_view text) {
    int value = 0, decimals = -1;
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.size() > 7) return std::nullopt;
    for (const char c : text) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9' && decimals < 2) {
            value = value * 10 + (c - '0');
            if (decimals >= 0) ++decimals;
        } else {
            return std::nullopt;
        }
    }
    for (int i = std::max(decimals, 0); i < 2; ++i)
        value *= 10;
    return value;
}

std::optional<int> read_measure(const Node& node, std::string_view key, std::string_view unit, int most,
                                std::string_view advice, Problems& problems) {
    const auto text = read_text(node, key, problems);
    if (!text) return std::nullopt;
    std::string_view number = trim(*text);
    std::optional<int> value;
    if (number.ends_with(unit)) value = hundredths(trim(number.substr(0, number.size() - unit.size())));
    if (value && *value > 0 && *value <= most) return value;
    problems.error(Code::wrong_form, node.place(),
                   "'" + std::string(key) + "' cannot be '" + one_line(*text) + "'", std::string(advice));
    return std::nullopt;
}

std::string decimal(int value) {
    std::string text = std::to_string(value / 100);
    const int rest = value % 100;
    if (rest == 0) return text;
    text += "." + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
    return text;
}

std::string hex(std::uint32_t color) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += digits[color >> shift & 0xFU];
    return text;
}

void read_families(const Node& node, std::string_view key, const ReadContext& context,
                   std::map<std::string, std::string>& into) {
    for (const Node& word : read_words(node, key, context))
        into.emplace(fold(trim(word.text())), std::string(trim(word.text())));
}

}  // namespace

std::string Legible::faults(const Words& words, const std::vector<std::uint16_t>& looks) const {
    int size = 0;
    const Look* faint = nullptr;
    std::vector<std::string> fonts;
    for (const std::uint16_t index : looks) {
        if (index == 0 || index >= words.looks.size()) continue;
        const Look& look = words.looks[index];
        const bool small = look.size != 0 && look.size + kRounding < size_below;
        if (small && (size == 0 || look.size < size)) size = look.size;
        const bool pale = look.contrast != 0 && look.contrast < contrast_below;
        if (pale && (faint == nullptr || look.contrast < faint->contrast)) faint = &look;
        if (look.family == 0 || look.family >= words.families.size()) continue;
        const std::string& name = words.families[look.family];
        const std::string folded = fold(name);
        const auto bad = family_in.find(folded);
        const bool unlisted = !family_not.empty() && !family_not.contains(folded);
        if (bad == family_in.end() && !unlisted) continue;
        std::string font = "the font " + one_line(bad != family_in.end() ? bad->second : name, 40);
        if (std::find(fonts.begin(), fonts.end(), font) == fonts.end()) fonts.push_back(std::move(font));
    }
    std::vector<std::string> faults;
    if (size != 0) faults.push_back(decimal(size) + " points");
    faults.insert(faults.end(), fonts.begin(), fonts.end());
    if (faint != nullptr) {
        const int tenths = faint->contrast / 10 * 10;
        faults.push_back(hex(faint->color) + " on " + hex(faint->background) + " (contrast " +
                         decimal(tenths) + ")");
    }
    return join(faults, ", ");
}

std::optional<Legible> read_legible(const Node& node, const ReadContext& context) {
    Legible legible;
    const std::size_t before = context.problems.all().size();
    Fields fields(node, "legible", context.problems);
    const Node* const size = fields.find("size_below");
    const Node* const contrast = fields.find("contrast_below");
    const Node* const bad = fields.find("family_in");
    const Node* const good = fields.find("family_not");
    fields.finish();
    if (size != nullptr)
        legible.size_below = read_measure(*size, "size_below", "pt", kMostSize,
                                          "a size in points, such as 7.5pt", context.problems)
                                 .value_or(0);
    if (contrast != nullptr)
        legible.contrast_below =
            read_measure(*contrast, "contrast_below", "", kMostContrast,
                         "a ratio from 1 (the same colour) to 21 (black on white)", context.problems)
                .value_or(0);
    if (bad != nullptr) read_families(*bad, "family_in", context, legible.family_in);
    if (good != nullptr) read_families(*good, "family_not", context, legible.family_not);
    if (context.problems.all().size() > before) return std::nullopt;
    if (size == nullptr && contrast == nullptr && bad == nullptr && good == nullptr) {
        report_empty(node, "legible", context);
        return std::nullopt;
    }
    return legible;
}

}  // namespace letterhead
