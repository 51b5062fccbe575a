// Own and quoted words: the first byte says which kind of text and how it is cut into pieces. Every line goes
// to one side, the order of reading covers both sides once, the confidence is a percentage, and any split of
// the input gives the same.

#include "base/text.h"
#include "config/habits.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/html.h"
#include "inspect/words/plain.h"
#include "inspect/words/segments.h"
#include "inspect/words/signature_block.h"
#include "message/limits.h"

#include <cstdint>
#include <cstdlib>

using namespace letterhead;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

Lines read(std::string_view text, std::uint8_t kind, std::size_t chunk) {
    auto push_all = [&](auto&& reader) {
        for (std::size_t at = 0; at < text.size(); at += chunk)
            reader.push(text.substr(at, chunk));
        return reader.finish();
    };
    if ((kind & 1U) != 0) return push_all(HtmlText(shipped_habits(), limits::text_of_part));
    return push_all(PlainText((kind & 2U) != 0, (kind & 4U) != 0, limits::text_of_part));
}

void check_places(const Lines& lines, const Segments& segments) {
    require(segments.placed.size() == lines.all.size());
    for (std::size_t i = 0; i < lines.all.size(); ++i) {
        const PlacedLine& placed = segments.placed[i];
        std::string_view side = placed.quoted ? segments.quoted : segments.own;
        require(placed.begin <= side.size());
        require(side.substr(placed.begin).starts_with(lines.of(lines.all[i])));
    }
}

void check_order(const Segments& segments) {
    std::size_t own = 0, quoted = 0;
    for (std::size_t i = 0; i < segments.order.size(); ++i) {
        const Stretch& stretch = segments.order[i];
        std::size_t& at = stretch.quoted ? quoted : own;
        require(stretch.begin == at && stretch.end > stretch.begin);
        require(i == 0 || stretch.quoted != segments.order[i - 1].quoted);
        at = stretch.end;
    }
    require(own == segments.own.size() && quoted == segments.quoted.size());
}

Slot slot(std::string_view id, SlotType type, std::string_view text = "") {
    Slot out;
    out.id = id;
    out.type = type;
    if (!text.empty()) out.texts = {std::string(text)};
    return out;
}

SignatureTemplate block() {
    SignatureTemplate wanted;
    wanted.id = "x";
    wanted.slots = {slot("name", SlotType::person),
                    slot("title", SlotType::words),
                    slot("city", SlotType::text, "City of Pine Haven"),
                    slot("phone", SlotType::phone),
                    slot("site", SlotType::website, "www.pinehaven.example"),
                    slot("mail", SlotType::email),
                    slot("motto", SlotType::quote)};
    wanted.slots.back().use = SlotUse::forbidden;
    return wanted;
}

DisclaimerTemplate wording() {
    DisclaimerTemplate wanted;
    wanted.id = "d";
    wanted.text =
        "The city accepts no liability for any virus that is transmitted by this e-mail or its files.";
    wanted.must_have = {"no liability"};
    return wanted;
}

void search(const Segments& segments) {
    static const SignatureTemplate wanted = block();
    static const DisclaimerTemplate disclaimer_wanted = wording();
    static const std::vector<Address> jane = {{"Jane Doe", "jdoe", "pinehaven.example"}};
    Words words;
    words.own = segments.own;
    words.quoted = segments.quoted;
    Tokens own = tokenize(words.own);
    LazyTokens quoted(words.quoted), hidden(words.hidden);
    DisclaimerSearch disclaimer(disclaimer_wanted);
    DisclaimerFinding found = disclaimer.find(words, own, quoted, hidden);
    std::vector<Span> apart;
    if (found.end > found.begin) apart.push_back({found.begin, found.end});
    SignatureBlockFinding signature =
        find_signature_block(words, own, apart, wanted, shipped_habits(), {"Jane Doe", jane});
    found = disclaimer.below(signature.begin, found, words, own);
    require(found.end <= words.own.size() && signature.end <= words.own.size() &&
            signature.begin <= signature.end);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string text = clean_utf8({reinterpret_cast<const char*>(data) + 1, size - 1});
    Lines lines = read(text, data[0], text.size() + 1);
    Segments segments = split_own_and_quoted(lines, shipped_habits(), (data[0] & 4U) != 0);
    require(segments.confidence >= 0 && segments.confidence <= 100);
    require(segments.sure == (segments.confidence >= shipped_habits().sure_from()));
    require(segments.cut_by.empty() == segments.quoted.empty());
    check_places(lines, segments);
    check_order(segments);

    Segments split =
        split_own_and_quoted(read(text, data[0], 1 + (data[0] >> 3U)), shipped_habits(), (data[0] & 4U) != 0);
    require(split.own == segments.own && split.quoted == segments.quoted &&
            split.confidence == segments.confidence && split.cut_by == segments.cut_by);
    search(segments);
    return 0;
}
