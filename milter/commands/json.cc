// The door to nlohmann-json: what `explain --json` prints, a line a message.

#include "commands/render.h"
#include "commands/words_view.h"

#include <nlohmann/json.hpp>

namespace letterhead {
namespace {

using Json = nlohmann::ordered_json;

Json evidence_json(const Evidence& evidence) {
    return {{"what", evidence.what}, {"where", evidence.where}, {"detail", evidence.detail}};
}

Json rule_json(const RuleResult& result) {
    Json evidence = Json::array();
    for (const Evidence& item : result.evidence)
        evidence.push_back(evidence_json(item));
    return {{"id", result.rule->id},
            {"mode", mode_name(result.rule->mode)},
            {"result", truth_name(result.truth)},
            {"action", action_name(result.action)},
            {"clause", result.rule->clause},
            {"evidence", std::move(evidence)}};
}

Json reply_json(const std::optional<Reply>& reply) {
    if (!reply) return nullptr;
    return {{"code", reply->code()}, {"status", reply->status()}, {"lines", reply->lines()}};
}

// A part and, where it was looked at as a file, what its content says.
Json part_json(const Part& part, const Findings& findings) {
    Json names = Json::array();
    for (const FileName& name : part.names)
        names.push_back(name.name);
    std::string detected;
    for (const FileFinding& file : findings.files) {
        if (file.part_path == part.path) detected = file.detected_type;
    }
    return {{"path", part.path},    {"type", part.type},   {"leaf", part.leaf},
            {"detected", detected}, {"bytes", part.bytes}, {"names", std::move(names)}};
}

Json entry_json(const ContainerEntry& entry) {
    return {{"name", entry.name},
            {"bytes", entry.bytes},
            {"encrypted", entry.encrypted},
            {"family", family_key(entry.family)},
            {"family_by_content", family_key(entry.family_by_content)},
            {"looked", entry.looked},
            {"opened", entry.opened}};
}

Json container_json(const FileFinding& file) {
    if (!file.container) return nullptr;
    Json entries = Json::array();
    for (const ContainerEntry& entry : file.entries)
        entries.push_back(entry_json(entry));
    return {{"encrypted", file.encrypted},
            {"unreadable", file.container_unreadable},
            {"limit", file.container_limit},
            {"facts", file.container_facts},
            {"entries", std::move(entries)}};
}

Json file_json(const FileFinding& file) {
    Json names = Json::array();
    for (const FileName& name : file.names)
        names.push_back(name.name);
    return {{"part", file.part_path},
            {"names", std::move(names)},
            {"declared", file.declared_type},
            {"detected", file.detected_type},
            {"family", family_key(file.family)},
            {"family_by_name", family_key(file.family_by_name)},
            {"bytes", file.bytes},
            {"mismatch", file.mismatch},
            {"inline_image", file.inline_image},
            {"container", container_json(file)}};
}

Json text_json(const Words& words, bool with_words) {
    Json text = {{"part", words.part_path},
                 {"type", words.type},
                 {"cut_by", words.cut_by},
                 {"confidence", words.confidence},
                 {"sure", words.sure},
                 {"own_bytes", words.own.size()},
                 {"quoted_bytes", words.quoted.size()},
                 {"hidden_bytes", words.hidden.size()}};
    if (!with_words) return text;
    text["own"] = words.own;
    text["quoted"] = words.quoted;
    text["hidden"] = words.hidden;
    return text;
}

// What people wrote into a slot is theirs: only when it is asked for.
Json block_json(const SignatureBlockFinding& block, const Policy* policy, bool with_words) {
    const SignatureTemplate* const wanted = signature_template(policy, block.template_id);
    Json slots = Json::array();
    for (const SlotFinding& slot : block.slots) {
        slots.push_back(
            {{"id", slot.id}, {"label", slot_label(wanted, slot.id)}, {"state", state_name(slot.state)}});
        if (with_words) slots.back()["value"] = slot.value;
    }
    return {{"template", block.template_id}, {"part", block.part_path}, {"state", state_name(block.state)},
            {"score", block.score},          {"sure", block.sure},      {"slots", std::move(slots)}};
}

Json look_json(const Look& look, const Words& words) {
    const bool named = look.family != 0 && look.family < words.families.size();
    return {{"size", look.size / 100.0},
            {"family", named ? words.families[look.family] : ""},
            {"color", hex_color(look.color)},
            {"background", hex_color(look.background)},
            {"contrast", look.contrast / 100.0}};
}

Json disclaimer_json(const DisclaimerFinding& found, const Findings& findings) {
    Json looks = Json::array();
    for (const Words& words : findings.words) {
        if (words.part_path != found.part_path) continue;
        for (const std::uint16_t look : found.looks)
            if (look != 0 && look < words.looks.size()) looks.push_back(look_json(words.looks[look], words));
    }
    return {{"template", found.template_id},    {"part", found.part_path},
            {"state", state_name(found.state)}, {"wrong_percent", found.wrong_percent},
            {"difference", found.difference},   {"sure", found.sure},
            {"looks", std::move(looks)}};
}

}  // namespace

std::string to_json(const Explained& explained, bool with_words) {
    const Journey& journey = explained.journey;
    Json rules = Json::array(), headers = Json::array(), parts = Json::array(), files = Json::array(),
         oddities = Json::array();
    for (const RuleResult& result : journey.verdict.fired)
        rules.push_back(rule_json(result));
    for (const HeaderToAdd& header : journey.outcome.headers)
        headers.push_back({{"name", header.name}, {"value", header.value}});
    for (const Part& part : journey.findings.parts)
        parts.push_back(part_json(part, journey.findings));
    for (const FileFinding& file : journey.findings.files)
        files.push_back(file_json(file));
    for (const Oddity& oddity : journey.findings.oddities.all())
        oddities.push_back(
            {{"kind", info(oddity.kind).name}, {"where", oddity.where}, {"detail", oddity.detail}});
    Json texts = Json::array(), blocks = Json::array(), disclaimers = Json::array();
    for (const Words& words : journey.findings.words)
        texts.push_back(text_json(words, with_words));
    for (const SignatureBlockFinding& block : journey.findings.signature_blocks)
        blocks.push_back(block_json(block, explained.policy.get(), with_words));
    for (const DisclaimerFinding& found : journey.findings.disclaimers)
        disclaimers.push_back(disclaimer_json(found, journey.findings));
    Json hold = nullptr;
    if (journey.outcome.action == Action::hold) {
        hold = {{"reason", journey.outcome.hold_reason}, {"approvers", journey.outcome.approvers}};
    }
    const Json whole = {{"file", explained.file},
                        {"verdict", action_name(journey.outcome.action)},
                        {"outgoing", explained.outgoing},
                        {"reference", journey.outcome.reference},
                        {"policy", explained.policy_hash},
                        {"rules", std::move(rules)},
                        {"reply", reply_json(journey.outcome.reply)},
                        {"headers", std::move(headers)},
                        {"hold", std::move(hold)},
                        {"parts", std::move(parts)},
                        {"files", std::move(files)},
                        {"texts", std::move(texts)},
                        {"signature_blocks", std::move(blocks)},
                        {"disclaimers", std::move(disclaimers)},
                        {"oddities", std::move(oddities)}};
    return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string pretty_json(const std::string& json) {
    return Json::parse(json).dump(2) + "\n";
}

}  // namespace letterhead
