// Displayable text: the first byte says which kind and how it is cut. Whatever comes in, nothing crashes,
// what is kept stays below the limit and is valid UTF-8, looks and pictures have their place in the own
// words, and any split of the input gives the same words with the same looks.

#include "base/text.h"
#include "config/habits.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/signature_block.h"
#include "inspect/words/words.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace letterhead;

namespace {

const MailHabits& habits = shipped_habits();

Words read(const Part& part, std::string_view text, std::size_t chunk) {
    Oddities oddities;
    WordsReader reader(part, habits, oddities);
    for (std::size_t at = 0; at < text.size(); at += chunk)
        reader.push(text.substr(at, chunk));
    return reader.finish();
}

void require(bool holds) {
    if (!holds) std::abort();
}

bool same_runs(const Words& a, const Words& b) {
    return std::equal(a.runs.begin(), a.runs.end(), b.runs.begin(), b.runs.end(),
                      [](const LookRun& x, const LookRun& y) {
                          return x.begin == y.begin && x.end == y.end && x.look == y.look;
                      });
}

bool same_pictures(const Words& a, const Words& b) {
    return std::equal(
        a.pictures.begin(), a.pictures.end(), b.pictures.begin(), b.pictures.end(),
        [](const Picture& x, const Picture& y) { return x.at == y.at && x.alternative == y.alternative; });
}

void check_looks(const Words& words) {
    std::uint32_t end = 0;
    for (const LookRun& run : words.runs) {
        require(run.begin >= end && run.begin < run.end && run.end <= words.own.size());
        require(run.look > 0 && run.look < words.looks.size());
        require(words.own[run.begin] != ' ' && words.own[run.begin] != '\n');
        end = run.end;
    }
    require(words.runs.size() <= limits::look_runs && words.looks.size() <= limits::looks);
    require(words.families.size() <= limits::font_families);
    for (const Look& look : words.looks) {
        require(look.family == 0 || look.family < words.families.size());
        require(look.color <= 0xFFFFFF && look.background <= 0xFFFFFF && look.contrast <= 2100);
    }
    for (const std::string& family : words.families)
        require(is_valid_utf8(family));
    std::uint32_t at = 0;
    for (const Picture& picture : words.pictures) {
        require(picture.at >= at && picture.at <= words.own.size());
        require(picture.alternative.size() <= limits::picture_text && is_valid_utf8(picture.alternative));
        at = picture.at;
    }
    require(words.pictures.size() <= limits::pictures);
    require(words.hidden.size() <= limits::hidden_text && is_valid_utf8(words.hidden));
}

SignatureTemplate block() {
    SignatureTemplate wanted;
    wanted.id = "x";
    auto add = [&](SlotType type, std::vector<std::string> texts) {
        Slot slot;
        slot.type = type;
        slot.texts = std::move(texts);
        wanted.slots.push_back(std::move(slot));
    };
    add(SlotType::person, {});
    add(SlotType::words, {});
    add(SlotType::text, {"City of Pine Haven", "Pine Haven City"});
    add(SlotType::phone, {});
    add(SlotType::phone, {});
    wanted.slots.back().labels = {"fax", "f"};
    add(SlotType::email, {});
    add(SlotType::website, {"www.pine.example"});
    add(SlotType::quote, {});
    add(SlotType::picture, {});
    for (SlotType type : {SlotType::quote, SlotType::picture})
        for (Slot& slot : wanted.slots)
            if (slot.type == type) slot.use = SlotUse::forbidden;
    return wanted;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    Part part;
    part.path = "1";
    part.type = (data[0] & 1U) != 0 ? "text/plain" : "text/html";
    if ((data[0] & 2U) != 0) part.format = "flowed";
    part.delsp = (data[0] & 4U) != 0;
    bool own_charset = part.type == "text/html" && (data[0] & 2U) != 0;  // <meta charset> counts
    if (!own_charset) part.charset = "utf-8";
    Words whole = read(part, text, text.size() + 1), split = read(part, text, 1 + (data[0] >> 3U));
    require(whole.own == split.own && whole.quoted == split.quoted && whole.sure == split.sure &&
            whole.cut_by == split.cut_by);
    require(whole.hidden == split.hidden && whole.looks == split.looks && whole.families == split.families &&
            whole.looks_doubtful == split.looks_doubtful && same_runs(whole, split) &&
            same_pictures(whole, split));
    check_looks(whole);
    require(whole.own.size() + whole.quoted.size() <= limits::text_of_part);
    require(is_valid_utf8(whole.own) && is_valid_utf8(whole.quoted));

    static const SignatureTemplate wanted = block();
    static const DisclaimerTemplate wording{
        "d",
        "",
        "The recipient should check this e-mail for viruses. The city accepts no liability.",
        10,
        {"no liability"}};
    Tokens own = tokenize(whole.own);
    LazyTokens quoted(whole.quoted), hidden(whole.hidden);
    DisclaimerSearch search(wording);
    DisclaimerFinding found = search.find(whole, own, quoted, hidden);
    SignatureBlockFinding signature = find_signature_block(whole, own, {}, wanted, habits, {"Jane Doe"});
    found = search.below(signature.begin, found, whole, own);
    require(found.end <= whole.own.size() && signature.end <= whole.own.size() &&
            signature.begin <= signature.end);
    return 0;
}
