// The stretch of fixed slots, the name and the titles beside it, what else stands there; then it is counted
// what lacks of the form.

#include "inspect/words/signature_block.h"

#include "inspect/words/signature_block_claims.h"
#include "inspect/words/signature_block_extras.h"
#include "inspect/words/signature_block_person.h"

#include <algorithm>

namespace letterhead {

namespace {

Span extent(const std::vector<SlotPlace>& slots) {
    Span all{std::string_view::npos, 0};
    for (const SlotPlace& each : slots) {
        if (each.state == SlotState::missing) continue;
        all.begin = std::min(all.begin, each.span.begin);
        all.end = std::max(all.end, each.span.end);
    }
    return all;
}

void take_extras(const Words& words, const SignatureTemplate& wanted, BlockStretch& block) {
    Span here = extent(block.slots);
    for (std::size_t i = 0; i < wanted.slots.size(); ++i) {
        SlotState state = wanted.slots[i].use == SlotUse::forbidden ? SlotState::forbidden : SlotState::found;
        if (wanted.slots[i].type == SlotType::quote)
            if (auto quote = find_quote(words.own, block)) block.slots[i] = {state, *quote, {}};
        if (wanted.slots[i].type == SlotType::picture)
            if (const Picture* picture = find_picture(words, here))
                block.slots[i] = {state, {picture->at, picture->at}, {}};
    }
}

// "Street address or Website", "2 of (Street address, City/State/ZIP, Website)"
std::string some_of(const std::vector<std::string>& labels, std::size_t count) {
    std::string out;
    std::string_view between = count == 1 ? " or " : ", ";
    for (const std::string& label : labels)
        out.append(out.empty() ? std::string_view() : between).append(label);
    return count == 1 ? out : std::to_string(count) + " of (" + out + ")";
}

// What must be there and is not, and what stands there wrongly.
class Count {
 public:
    Count(const SignatureTemplate& wanted, SignatureBlockFinding& finding)
        : wanted_(wanted), finding_(finding) {}

    void run(const std::vector<SlotPlace>& places) {
        for (std::size_t i = 0; i < wanted_.slots.size(); ++i)
            add(wanted_.slots[i], places[i]);
        tell_rest();
        int lacking = static_cast<int>(musts_.size()) + wrong_musts_;
        bool enough = lacking <= wanted_.missing_at_most && rest_ >= wanted_.of_the_rest;
        if (lacking > wanted_.missing_at_most)
            finding_.missing.insert(finding_.missing.begin(), musts_.begin(), musts_.end());
        finding_.score = form_ == 0 ? 100 : found_ * 100 / form_;
        bool any_state = found_ >= 2 || (found_ == 1 && wrong_ > 0);
        finding_.state = enough && !forbidden_ ? BlockState::present
                         : any_state           ? BlockState::incomplete
                                               : BlockState::missing;
    }

 private:
    void add(const Slot& slot, const SlotPlace& place) {
        if (place.state == SlotState::forbidden) {
            forbidden_ = true;
            finding_.wrong.push_back(slot.shown() + " may not stand there" + quoted(slot));
        }
        if (place.state == SlotState::wrong && slot.use == SlotUse::required) {
            ++wrong_;
            finding_.wrong.push_back(slot.shown() + " " + place.wrong);
        }
        if (slot.use != SlotUse::required) return;
        ++form_;
        if (place.state == SlotState::found) {
            ++found_;
            if (!slot.must) ++rest_;
        } else if (place.state == SlotState::wrong) {
            ++(slot.must ? wrong_musts_ : wrong_rest_);
        } else {
            (slot.must ? musts_ : rest_missing_).push_back(slot.shown());
        }
    }

    std::string quoted(const Slot& slot) const {
        for (const SlotFinding& each : finding_.slots)
            if (each.id == slot.id && !each.value.empty()) return ": '" + shown_in_sentence(each.value) + "'";
        return {};
    }

    // Wrong ones are to be corrected anyway; so many must be added beside them.
    void tell_rest() {
        int needed = wanted_.of_the_rest - rest_ - wrong_rest_;
        if (needed <= 0) return;
        auto count = static_cast<std::size_t>(needed);
        if (count >= rest_missing_.size())
            finding_.missing = rest_missing_;
        else
            finding_.missing = {some_of(rest_missing_, count)};
    }

    const SignatureTemplate& wanted_;
    SignatureBlockFinding& finding_;
    std::vector<std::string> musts_, rest_missing_;
    int wrong_musts_ = 0, form_ = 0, found_ = 0, wrong_ = 0, rest_ = 0, wrong_rest_ = 0;
    bool forbidden_ = false;
};

void fill_slots(SignatureBlockFinding& finding, const Words& words, const SignatureTemplate& wanted,
                const std::vector<SlotPlace>& places) {
    for (std::size_t i = 0; i < wanted.slots.size(); ++i) {
        SlotFinding slot;
        slot.id = wanted.slots[i].id;
        slot.state = places[i].state;
        if (slot.state != SlotState::missing) {
            slot.begin = places[i].span.begin;
            slot.end = places[i].span.end;
            slot.value = words.own.substr(slot.begin, slot.end - slot.begin);
        }
        finding.slots.push_back(std::move(slot));
    }
}

}  // namespace

SignatureBlockFinding find_signature_block(const Words& words, const Tokens& own, std::span<const Span> apart,
                                           const SignatureTemplate& wanted, const MailHabits& habits,
                                           const Sender& sender) {
    SignatureBlockFinding finding;
    finding.template_id = wanted.id;
    finding.part_path = words.part_path;
    BlockStretch block = find_block_stretch(words.own, own, apart, wanted, sender);
    if (block.found) {
        take_name_and_titles(words.own, wanted, habits, sender, block);
        take_extras(words, wanted, block);
    }
    fill_slots(finding, words, wanted, block.slots);
    Count(wanted, finding).run(block.slots);
    if (finding.state == BlockState::missing) {
        finding.wrong.clear();
        if (find_picture_at_the_end(words, own, apart) != nullptr)
            finding.wrong.emplace_back(
                "the picture at the end does not count, for it must be written as text");
    } else {
        Span here = extent(block.slots);
        finding.begin = here.begin;
        finding.end = here.end;
    }
    bool read = words.complete && !own.cut && !block.gave_up;
    finding.sure = finding.state == BlockState::present || read;
    return finding;
}

}  // namespace letterhead
