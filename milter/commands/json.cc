// The door to nlohmann-json: what `explain --json` prints, a line a message.

#include "commands/render.h"

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
    return {{"path", part.path},
            {"type", part.type},
            {"detected", detected},
            {"bytes", part.bytes},
            {"names", std::move(names)}};
}

}  // namespace

std::string to_json(const Explained& explained) {
    const Journey& journey = explained.journey;
    Json rules = Json::array(), headers = Json::array(), parts = Json::array(), oddities = Json::array();
    for (const RuleResult& result : journey.verdict.fired)
        rules.push_back(rule_json(result));
    for (const HeaderToAdd& header : journey.outcome.headers)
        headers.push_back({{"name", header.name}, {"value", header.value}});
    for (const Part& part : journey.findings.parts)
        parts.push_back(part_json(part, journey.findings));
    for (const Oddity& oddity : journey.findings.oddities.all())
        oddities.push_back(
            {{"kind", info(oddity.kind).name}, {"where", oddity.where}, {"detail", oddity.detail}});
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
                        {"oddities", std::move(oddities)}};
    return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace letterhead
