// Disclaimers are found first, so that the city's name in them proves no signature block; then the blocks;
// then it is said which disclaimer stands below its block.

#include "inspect/judge.h"

#include "inspect/views.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/signature_block.h"
#include "message/limits.h"

#include <algorithm>
#include <optional>

namespace letterhead {

namespace {

// The parts of a view as one text.
struct ViewText {
    Words words;
    std::vector<std::size_t> begins;  // of each part's own words in words.own
    std::vector<std::string> paths;
};

ViewText join(const std::vector<Words>& all, const std::vector<std::size_t>& view) {
    ViewText out;
    for (std::size_t index : view) {
        const Words& part = all[index];
        if (out.paths.empty()) {
            out.words = part;
            out.begins.push_back(0);
        } else {
            out.words.own += '\n';
            out.begins.push_back(out.words.own.size());
            out.words.own += part.own;
            out.words.quoted += '\n';
            out.words.quoted += part.quoted;
            out.words.sure = out.words.sure && part.sure;
            out.words.complete = out.words.complete && part.complete;
        }
        out.paths.push_back(part.part_path);
    }
    return out;
}

// From places in the joined text to places in the part where the finding begins.
template <typename Finding>
void place(Finding& finding, const ViewText& view) {
    if (finding.begin == finding.end) return;
    auto after = std::upper_bound(view.begins.begin(), view.begins.end(), finding.begin);
    auto part = static_cast<std::size_t>(after - view.begins.begin()) - 1;
    finding.part_path = view.paths[part];
    std::size_t end = part + 1 < view.begins.size() ? view.begins[part + 1] - 1 : view.words.own.size();
    finding.end = std::min(finding.end, end) - view.begins[part];
    finding.begin -= view.begins[part];
}

bool in_own_words(const DisclaimerFinding& finding) {
    return finding.state == DisclaimerState::present || finding.state == DisclaimerState::altered;
}

// Where the sender's signature block begins: of the templates the one that is complete, else the one that is
// nearly.
std::optional<std::size_t> signature_begin(const std::vector<SignatureBlockFinding>& blocks) {
    for (BlockState state : {BlockState::present, BlockState::incomplete})
        for (const SignatureBlockFinding& block : blocks)
            if (block.state == state) return block.begin;
    return std::nullopt;
}

void judge_view(const ViewText& view, const Needs& needs, const std::vector<DisclaimerSearch>& searches,
                Findings& findings) {
    const Words& words = view.words;
    Tokens own = tokenize(words.own);
    LazyTokens quoted(words.quoted);
    std::vector<DisclaimerFinding> disclaimers;
    std::vector<Span> apart;
    for (const DisclaimerSearch& search : searches) {
        disclaimers.push_back(search.find(words, own, quoted));
        if (in_own_words(disclaimers.back()))
            apart.push_back({disclaimers.back().begin, disclaimers.back().end});
    }
    std::string_view from_name;
    if (!findings.from.addresses.empty()) from_name = findings.from.addresses.front().display_name;
    std::vector<SignatureBlockFinding> blocks;
    for (const SignatureTemplate* wanted : needs.signature_blocks)
        blocks.push_back(find_signature_block(words, own, apart, *wanted, *needs.habits, from_name));
    std::optional<std::size_t> begin = signature_begin(blocks);
    for (std::size_t i = 0; i < disclaimers.size(); ++i) {
        if (begin) disclaimers[i] = searches[i].below(*begin, disclaimers[i], words, own);
        disclaimers[i].sure = disclaimers[i].sure && (!findings.opaque || in_own_words(disclaimers[i]));
        place(disclaimers[i], view);
        findings.disclaimers.push_back(std::move(disclaimers[i]));
    }
    for (SignatureBlockFinding& block : blocks) {
        block.sure = block.sure && (!findings.opaque || block.state == BlockState::present);
        place(block, view);
        findings.signature_blocks.push_back(std::move(block));
    }
}

}  // namespace

void judge_texts(const Needs& needs, Findings& findings, Oddities& oddities) {
    if (needs.signature_blocks.empty() && needs.disclaimers.empty()) return;
    std::vector<DisclaimerSearch> searches;
    searches.reserve(needs.disclaimers.size());
    for (const DisclaimerTemplate* wanted : needs.disclaimers)
        searches.emplace_back(*wanted);
    std::vector<std::vector<std::size_t>> views = text_views(findings.parts, findings.words);
    if (views.size() > limits::text_views) {
        oddities.add(OddityKind::too_many_parts, "part 1", "forms of the same text");
        views.resize(limits::text_views);
    }
    for (const std::vector<std::size_t>& view : views)
        judge_view(join(findings.words, view), needs, searches, findings);
}

}  // namespace letterhead
