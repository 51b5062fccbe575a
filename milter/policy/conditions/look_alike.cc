// Looks are compared label by label from the end, so that what stands before ("mail.") does not matter.

#include "policy/conditions/look_alike.h"

#include "base/text.h"
#include "base/unicode.h"
#include "message/address.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

constexpr std::size_t shortest_name = 4, name_for_two_slips = 9;
constexpr std::size_t longest_label = 63;  // RFC 1035 section 2.3.4; a look may be longer, and is cut

std::vector<std::u32string> labels_of(std::string_view domain) {
    const std::string look = domain_look(domain);
    std::vector<std::u32string> labels(1);
    for (std::size_t at = 0; at < look.size();) {
        const char32_t point = next_code_point(look, at);
        if (point == U'.')
            labels.emplace_back();
        else if (labels.back().size() < longest_label)
            labels.back() += point;
    }
    return labels;
}

// Letters left out, added, changed, or swapped with the next one (optimal string alignment); `most` + 1 when
// there are more.
std::size_t slips_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    using Row = std::array<std::size_t, longest_label + 1>;
    std::array<Row, 3> rows{};  // two above, above, this
    for (std::size_t j = 0; j <= a.size(); ++j)
        rows[1][j] = j;
    for (std::size_t i = 1; i <= b.size(); ++i) {
        Row& row = rows[2];
        row[0] = i;
        for (std::size_t j = 1; j <= a.size(); ++j) {
            const std::size_t changed = rows[1][j - 1] + (a[j - 1] == b[i - 1] ? 0 : 1);
            row[j] = std::min({changed, rows[1][j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[j - 1] == b[i - 2] && a[j - 2] == b[i - 1];
            if (swapped) row[j] = std::min(row[j], rows[0][j - 2] + 1);
        }
        rows[0] = rows[1];
        rows[1] = rows[2];
    }
    return std::min(rows[1][a.size()], most + 1);
}

}  // namespace

LookAlikes::LookAlikes(const std::vector<std::string>& own_domains) {
    for (const std::string& domain : own_domains) {
        Own own{domain, labels_of(domain), {}, 0};
        for (std::size_t i = 0; i + 1 < own.labels.size(); ++i)
            if (own.labels[i].size() > own.name.size()) own.name = own.labels[i];
        if (own.name.size() >= shortest_name) own.slips = own.name.size() < name_for_two_slips ? 1 : 2;
        own_.push_back(std::move(own));
    }
}

bool LookAlikes::is_like(const Own& own, const std::vector<std::u32string>& labels) {
    if (own.slips > 0 && std::find(labels.begin(), labels.end(), own.name) != labels.end()) return true;
    if (labels.size() < own.labels.size()) return false;
    std::size_t slips = 0;
    bool same_first = true;
    for (std::size_t i = 0; i < own.labels.size() && slips <= own.slips; ++i) {
        const std::u32string& label = labels[labels.size() - own.labels.size() + i];
        slips += slips_between(own.labels[i], label, own.slips);
        same_first = same_first && label.substr(0, 1) == own.labels[i].substr(0, 1);
    }
    return slips <= (same_first ? own.slips : std::min<std::size_t>(own.slips, 1));
}

std::string_view LookAlikes::find(std::string_view domain) const {
    const bool is_own =
        std::any_of(own_.begin(), own_.end(), [&](const Own& own) { return in_domain(domain, own.domain); });
    if (is_own || domain.empty()) return {};
    const std::vector<std::u32string> labels = labels_of(domain);
    const auto found =
        std::find_if(own_.begin(), own_.end(), [&](const Own& own) { return is_like(own, labels); });
    return found == own_.end() ? std::string_view() : found->domain;
}

}  // namespace letterhead
