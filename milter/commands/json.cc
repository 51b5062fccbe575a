// The door to nlohmann-json: what commands print with --json. explain: a line a message.

#include "commands/render.h"
#include "commands/replay_view.h"
#include "commands/stats_view.h"
#include "commands/words_view.h"

#include <algorithm>
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

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string key_of(std::string_view words) {  // "newly refused" as "newly_refused"
    std::string key(words);
    std::replace(key.begin(), key.end(), ' ', '_');
    return key;
}

Json tally_json(const FateTally& tally, bool against) {
    Json json = {{"mails", tally.mails}};
    for (std::size_t i = 0; i < fates; ++i)
        json[key_of(fate_name(static_cast<Fate>(i)))] = tally.now[i];
    for (std::size_t i = 0; against && i < turns; ++i)
        json[key_of(turn_name(static_cast<Turn>(i)))] = tally.turned[i];
    return json;
}

Json examples_json(const std::set<Example>& examples) {
    Json list = Json::array();
    for (const Example& example : examples) {
        Json one = {{"mail", example.mail}};
        if (!example.before.empty()) one["before"] = example.before;
        one["now"] = example.now;
        one["rules"] = example.rules;
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace

std::string to_json(const Replayed& replayed) {
    const ReplayTally& tally = replayed.tally;
    const bool against = replayed.before != nullptr;
    Json rules = Json::array(), departments = Json::object(), examples = Json::object();
    for (const auto& [id, rule] : tally.rules) {
        Json one = {
            {"id", id}, {"fires", rule.now}, {"cannot_tell", rule.cannot_tell}, {"decides", rule.decides}};
        if (against) {
            one["before"] = rule.before;
            one["newly"] = rule.newly;
            one["no_longer"] = rule.no_longer;
        }
        rules.push_back(std::move(one));
    }
    for (const auto& [name, of] : tally.departments)
        departments[name] = tally_json(of, against);
    for (std::size_t i = 0; i < (against ? turns : fates); ++i) {
        const auto name = against ? turn_name(static_cast<Turn>(i)) : fate_name(static_cast<Fate>(i));
        const std::set<Example>& kept = against ? tally.changed[i] : tally.examples[i];
        if (!kept.empty()) examples[key_of(name)] = examples_json(kept);
    }
    return line_of({{"policy", replayed.now->hash},
                    {"against", against ? Json(replayed.before->hash) : Json(nullptr)},
                    {"all", tally_json(tally.all, against)},
                    {"rules", std::move(rules)},
                    {"departments", std::move(departments)},
                    {"examples", std::move(examples)},
                    {"unreadable", replayed.source.unreadable},
                    {"too_large", replayed.source.too_large},
                    {"left_alone", replayed.source.left_alone}});
}

std::string to_json(const StatsView& stats) {
    Json rules = Json::array();
    for (const auto& pack : stats.policy->packs) {
        for (const Rule& rule : pack->rules) {
            const RuleStat stat = stat_of(stats, rule);
            Json exceptions = Json::array();
            for (const ExceptionStat& one : stat.exceptions)
                exceptions.push_back(
                    {{"exception", one.key}, {"uses", one.uses}, {"last_used", one.last_used}});
            rules.push_back({{"id", rule.id},
                             {"mode", mode_name(rule.mode)},
                             {"since", stat.since},
                             {"asked", stat.asked},
                             {"yes", stat.yes},
                             {"cannot_tell", stat.cannot_tell},
                             {"last_hit", stat.last_hit},
                             {"nanoseconds", stat.nanoseconds},
                             {"exceptions", std::move(exceptions)}});
        }
    }
    return line_of({{"policy", stats.policy->hash}, {"written", stats.written}, {"rules", std::move(rules)}});
}

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
    return line_of(whole);
}

std::string pretty_json(const std::string& json) {
    return Json::parse(json).dump(2) + "\n";
}

}  // namespace letterhead
