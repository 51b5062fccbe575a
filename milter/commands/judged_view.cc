// What was made of the words: each slot of a signature block, each disclaimer, in the manner of a diff.

#include "base/text.h"
#include "commands/words_view.h"

#include <algorithm>
#include <array>

namespace letterhead {
namespace {

void padded(std::string& out, std::string_view text, std::size_t width) {
    out += text;
    const std::size_t columns = columns_of(text);
    out.append(columns < width ? width - columns : 1, ' ');
}

struct SlotShown {
    char sign;
    Ink ink;
    std::string said;
};

SlotShown slot_shown(const SlotFinding& slot, bool required) {
    const std::string value = showable(slot.value);
    switch (slot.state) {
        case SlotState::found:
            return {'+', Ink::good, value};
        case SlotState::wrong:
            return {'!', Ink::bad, value + "  (wrong)"};
        case SlotState::forbidden:
            return {'!', Ink::bad, value + "  (must not stand there)"};
        case SlotState::missing:
            break;
    }
    if (!required) return {' ', Ink::faint, "not there; may be missing"};
    return {'-', Ink::bad, "missing"};
}

void add_block(std::string& out, const SignatureBlockFinding& block, const Policy* policy, const View& view) {
    const SignatureTemplate* const wanted = signature_template(policy, block.template_id);
    const Ink ink = block.state == BlockState::present ? Ink::good : Ink::bad;
    out += "\n  " +
           painted("Signature block " + block.template_id + ", part " + block.part_path, Ink::strong, view);
    out += ": " + painted(state_name(block.state), ink, view) + ", " + std::to_string(block.score) + "%" +
           (block.sure ? "" : ", a guess") + "\n";
    const bool nothing = std::none_of(block.slots.begin(), block.slots.end(), [](const SlotFinding& slot) {
        return slot.state != SlotState::missing;
    });
    for (const SlotFinding& slot : block.slots) {
        if (nothing) break;
        bool required = true;
        if (wanted != nullptr) {
            for (const Slot& each : wanted->slots)
                if (each.id == slot.id) required = each.use == SlotUse::required && each.must;
        }
        const SlotShown shown = slot_shown(slot, required);
        std::string row = "    ";
        row.append(1, shown.sign).append(1, ' ');
        padded(row, showable(slot_label(wanted, slot.id)), 26);
        row += shown.said;
        out += painted(row, shown.ink, view) + "\n";
    }
    for (const std::string& wrong : block.wrong)
        out += "    " + painted("! " + showable(wrong), Ink::bad, view) + "\n";
}

void add_disclaimer(std::string& out, const DisclaimerFinding& found, const Findings& findings,
                    const Policy* policy, const View& view) {
    const DisclaimerTemplate* const wanted = disclaimer_template(policy, found.template_id);
    const bool good = found.state == DisclaimerState::present;
    std::string row(good ? "+ " : found.state == DisclaimerState::missing ? "- " : "! ");
    padded(row, showable(wanted != nullptr ? wanted->title : found.template_id), 28);
    row += "part " + found.part_path + ": " + std::string(state_name(found.state));
    if (found.state != DisclaimerState::missing && found.wrong_percent > 0)
        row += ", " + std::to_string(found.wrong_percent) + "% of its words differ";
    if (!found.difference.empty()) row += ": " + showable(found.difference);
    if (!found.sure) row += " (a guess)";
    out += "    " + painted(row, good ? Ink::good : Ink::bad, view) + "\n";
    for (const Words& words : findings.words) {
        if (words.part_path != found.part_path) continue;
        for (const std::uint16_t look : found.looks) {
            const std::string said = look < words.looks.size() ? look_words(words.looks[look], words) : "";
            if (look != 0 && !said.empty()) out += "        looks like " + said + "\n";
        }
    }
}

}  // namespace

std::string_view state_name(SlotState state) {
    static constexpr std::array<std::string_view, 4> names{"missing", "found", "wrong", "forbidden"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view state_name(BlockState state) {
    static constexpr std::array<std::string_view, 3> names{"present", "incomplete", "missing"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view state_name(DisclaimerState state) {
    static constexpr std::array<std::string_view, 6> names{"present",     "altered", "before_signature",
                                                           "quoted_only", "hidden",  "missing"};
    return names[static_cast<std::size_t>(state)];
}

const SignatureTemplate* signature_template(const Policy* policy, std::string_view id) {
    if (policy == nullptr) return nullptr;
    for (const SignatureTemplate* const each : policy->needs.signature_blocks)
        if (each->id == id) return each;
    return nullptr;
}

const DisclaimerTemplate* disclaimer_template(const Policy* policy, std::string_view id) {
    if (policy == nullptr) return nullptr;
    for (const DisclaimerTemplate* const each : policy->needs.disclaimers)
        if (each->id == id) return each;
    return nullptr;
}

std::string slot_label(const SignatureTemplate* wanted, std::string_view slot_id) {
    if (wanted != nullptr) {
        for (const Slot& slot : wanted->slots)
            if (slot.id == slot_id && !slot.label.empty()) return slot.label;
    }
    return std::string(slot_id);
}

void add_judged(std::string& out, const Findings& findings, const Policy* policy, const View& view) {
    for (const SignatureBlockFinding& block : findings.signature_blocks)
        add_block(out, block, policy, view);
    if (!findings.disclaimers.empty()) out += "\n  " + painted("Disclaimers", Ink::strong, view) + "\n";
    for (const DisclaimerFinding& found : findings.disclaimers)
        add_disclaimer(out, found, findings, policy, view);
}

}  // namespace letterhead
