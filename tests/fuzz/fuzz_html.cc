// Displayable text: the first byte says which kind and how it is cut. Whatever comes in, nothing crashes,
// what is kept stays below the limit and is valid UTF-8, and any split of the input gives the same words.

#include "base/text.h"
#include "config/habits.h"
#include "inspect/words/disclaimer.h"
#include "inspect/words/signature_block.h"
#include "inspect/words/words.h"

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
    part.charset = "utf-8";
    Words whole = read(part, text, text.size() + 1), split = read(part, text, 1 + (data[0] >> 3U));
    require(whole.own == split.own && whole.quoted == split.quoted && whole.sure == split.sure &&
            whole.cut_by == split.cut_by);
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
