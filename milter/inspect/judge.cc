// Disclaimers are found first, so that the city's name in them proves no signature block; then the blocks;
// then it is said which disclaimer stands below its block. When nobody knows for certain which words are the
// sender's own, both readings are judged: what they agree on is certain all the same.

#include "inspect/judge.h"

#include "inspect/views.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/signature_block.h"
#include "message/limits.h"

#include <algorithm>
#include <optional>

namespace letterhead {

namespace {

using View = std::vector<std::size_t>;  // indices of Findings::words

// The parts of a view as one text.
struct ViewText {
    Words words;
    std::vector<std::size_t> begins;  // of each part's own words in words.own
};

// Own and quoted words in the order of the text, as if the sender had written them all.
Words all_as_own(const Words& part) {
    Words out;
    std::vector<Stretch> order = part.order;
    if (order.empty())
        order = {{false, 0, static_cast<std::uint32_t>(part.own.size())},
                 {true, 0, static_cast<std::uint32_t>(part.quoted.size())}};
    for (const Stretch& each : order) {
        if (each.begin >= each.end) continue;
        if (!out.own.empty()) out.own += '\n';
        for (const Picture& picture : part.pictures) {
            bool here = !each.quoted && picture.at >= each.begin && picture.at <= each.end;
            auto at = static_cast<std::uint32_t>(out.own.size()) + picture.at - each.begin;
            if (here) out.pictures.push_back({at, picture.alternative});
        }
        out.own.append(each.quoted ? part.quoted : part.own, each.begin, each.end - each.begin);
    }
    return out;
}

enum class Cut { as_made, none };

ViewText join(const std::vector<Words>& all, const View& view, Cut cut) {
    ViewText out;
    for (std::size_t index : view) {
        const Words& part = all[index];
        Words uncut;
        if (cut == Cut::none) uncut = all_as_own(part);
        const Words& from = cut == Cut::none ? uncut : part;
        if (out.begins.empty()) {
            out.words.part_path = part.part_path;
            out.words.type = part.type;
        } else {
            out.words.own += '\n';
            out.words.quoted += '\n';
            out.words.hidden += '\n';
        }
        std::size_t begin = out.words.own.size();
        out.begins.push_back(begin);
        out.words.own += from.own;
        out.words.quoted += from.quoted;
        out.words.hidden += part.hidden;
        for (const Picture& picture : from.pictures)
            out.words.pictures.push_back(
                {picture.at + static_cast<std::uint32_t>(begin), picture.alternative});
        out.words.sure = out.words.sure && part.sure;
        out.words.complete = out.words.complete && part.complete;
    }
    return out;
}

bool in_own_words(const DisclaimerFinding& finding) {
    return finding.state == DisclaimerState::present || finding.state == DisclaimerState::altered ||
           finding.state == DisclaimerState::before_signature;
}

struct Judgement {
    std::vector<SignatureBlockFinding> blocks;
    std::vector<DisclaimerFinding> disclaimers;
};

// Where the sender's signature block begins: of the templates the one that is complete, else the one that is
// nearly.
std::optional<std::size_t> signature_begin(const std::vector<SignatureBlockFinding>& blocks) {
    for (BlockState state : {BlockState::present, BlockState::incomplete})
        for (const SignatureBlockFinding& block : blocks)
            if (block.state == state) return block.begin;
    return std::nullopt;
}

Judgement judge_words(const Words& words, const Needs& needs, const std::vector<DisclaimerSearch>& searches,
                      const AddressList& from) {
    Judgement out;
    Tokens own = tokenize(words.own);
    LazyTokens quoted(words.quoted), hidden(words.hidden);
    std::vector<Span> apart;
    for (const DisclaimerSearch& search : searches) {
        out.disclaimers.push_back(search.find(words, own, quoted, hidden));
        const DisclaimerFinding& found = out.disclaimers.back();
        if (in_own_words(found)) apart.push_back({found.begin, found.end});
    }
    Sender sender;
    if (!from.addresses.empty()) sender = {from.addresses.front().display_name, from.addresses};
    for (const SignatureTemplate* wanted : needs.signature_blocks)
        out.blocks.push_back(find_signature_block(words, own, apart, *wanted, *needs.habits, sender));
    if (std::optional<std::size_t> begin = signature_begin(out.blocks))
        for (std::size_t i = 0; i < searches.size(); ++i)
            out.disclaimers[i] = searches[i].below(*begin, std::move(out.disclaimers[i]), words, own);
    return out;
}

// What both readings of a doubtful cut say is sure.
void compare(Judgement& mine, const Judgement& other) {
    for (std::size_t i = 0; i < mine.blocks.size(); ++i)
        mine.blocks[i].sure = mine.blocks[i].sure && mine.blocks[i].state == other.blocks[i].state;
    for (std::size_t i = 0; i < mine.disclaimers.size(); ++i)
        mine.disclaimers[i].sure =
            mine.disclaimers[i].sure && mine.disclaimers[i].state == other.disclaimers[i].state;
}

// From places in the joined text to places in one part: the one in which the finding begins.
struct Shift {
    std::size_t part = 0;  // of the view
    std::size_t begin = 0, end = 0;

    Shift(const ViewText& view, std::size_t at) {
        auto after = std::upper_bound(view.begins.begin(), view.begins.end(), at);
        part = static_cast<std::size_t>(after - view.begins.begin()) - 1;
        begin = view.begins[part];
        end = part + 1 < view.begins.size() ? view.begins[part + 1] - 1 : view.words.own.size();
    }
    template <typename Place>
    void apply(Place& place) const {
        bool here = place.begin >= begin && place.begin <= end && place.begin <= place.end;
        place.end = here ? std::min(place.end, end) - begin : 0;
        place.begin = here ? place.begin - begin : 0;
    }
};

bool is_word_character(char c) {
    auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           byte >= 0x80;
}

// The looks of the words at [begin, end) of the part; runs without words, blanks and dashes, show nothing.
std::vector<std::uint16_t> looks_of(const Words& part, std::size_t begin, std::size_t end) {
    std::vector<std::uint16_t> looks;
    auto run = std::partition_point(part.runs.begin(), part.runs.end(),
                                    [&](const LookRun& each) { return each.end <= begin; });
    for (; run != part.runs.end() && run->begin < end; ++run) {
        std::size_t from = std::max<std::size_t>(run->begin, begin);
        std::size_t to = std::min<std::size_t>({run->end, end, part.own.size()});
        bool shows =
            from < to && std::any_of(part.own.begin() + static_cast<std::ptrdiff_t>(from),
                                     part.own.begin() + static_cast<std::ptrdiff_t>(to), is_word_character);
        if (shows && std::find(looks.begin(), looks.end(), run->look) == looks.end())
            looks.push_back(run->look);
    }
    return looks;
}

void judge_view(const View& view, const Needs& needs, const std::vector<DisclaimerSearch>& searches,
                Findings& findings) {
    ViewText text = join(findings.words, view, Cut::as_made);
    Judgement judgement = judge_words(text.words, needs, searches, findings.from);
    if (!text.words.sure)
        compare(judgement,
                judge_words(join(findings.words, view, Cut::none).words, needs, searches, findings.from));
    for (DisclaimerFinding& each : judgement.disclaimers) {
        each.sure = each.sure && (!findings.opaque || in_own_words(each));
        if (in_own_words(each)) {
            Shift shift(text, each.begin);
            shift.apply(each);
            const Words& part = findings.words[view[shift.part]];
            each.part_path = part.part_path;
            each.looks = looks_of(part, each.begin, each.end);
        }
        findings.disclaimers.push_back(std::move(each));
    }
    for (SignatureBlockFinding& each : judgement.blocks) {
        each.sure = each.sure && (!findings.opaque || each.state == BlockState::present);
        Shift shift(text, each.begin);
        if (each.state != BlockState::missing) each.part_path = findings.words[view[shift.part]].part_path;
        shift.apply(each);
        for (SlotFinding& slot : each.slots)
            shift.apply(slot);
        findings.signature_blocks.push_back(std::move(each));
    }
}

}  // namespace

void judge_texts(const Needs& needs, Findings& findings, Oddities& oddities) {
    if (needs.signature_blocks.empty() && needs.disclaimers.empty()) return;
    std::vector<DisclaimerSearch> searches;
    searches.reserve(needs.disclaimers.size());
    for (const DisclaimerTemplate* wanted : needs.disclaimers)
        searches.emplace_back(*wanted);
    std::vector<View> views = text_views(findings.parts, findings.words);
    if (views.size() > limits::text_views) {
        oddities.add(OddityKind::too_many_parts, "part 1", "forms of the same text");
        views.resize(limits::text_views);
    }
    for (const View& view : views)
        judge_view(view, needs, searches, findings);
}

}  // namespace letterhead
