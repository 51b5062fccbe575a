// Facts that are derived from the envelope, once a message and pack.

#include "base/text.h"
#include "message/limits.h"
#include "policy/evaluate.h"

#include <algorithm>
#include <span>
#include <unordered_set>

namespace letterhead {

const Tokens& TextCache::tokens(const std::string& text) {
    const auto [entry, is_new] = tokens_.try_emplace(&text);
    if (is_new) entry->second = tokenize(text);
    return entry->second;
}

const PatternHits& TextCache::hits(const std::string& text, const Prefilter& prefilter) {
    const auto [entry, is_new] = hits_.try_emplace({&text, &prefilter});
    if (is_new) entry->second = prefilter.hits(text);
    return entry->second;
}

bool is_outside(const Address& address, const Pack& pack) {
    return !address.domain.empty() &&
           std::none_of(pack.own_domains.begin(), pack.own_domains.end(),
                        [&](const std::string& own) { return in_domain(address.domain, own); });
}

void Facts::add_unseen(Unseen which, std::vector<Evidence>& doubts) const {
    // Parts that were not read at all; contents that are elsewhere or that no decoder here understands, and
    // names behind the last one that was read.
    static constexpr OddityKind parts[] = {OddityKind::too_deep, OddityKind::too_many_parts};
    static constexpr OddityKind contents[] = {OddityKind::partial_message, OddityKind::external_body,
                                              OddityKind::unknown_transfer_encoding,
                                              OddityKind::too_many_parameters};
    const auto is_one_of = [](std::span<const OddityKind> kinds, OddityKind kind) {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    for (const Oddity& oddity : findings.oddities.all()) {
        const bool meant = is_one_of(parts, oddity.kind) ||
                           (which == Unseen::parts_and_contents && is_one_of(contents, oddity.kind));
        if (!meant || doubts.size() >= limits::evidence_of_rule) continue;
        doubts.push_back({"oddity." + std::string(info(oddity.kind).name),
                          oddity.where,
                          std::string(info(oddity.kind).meaning),
                          {}});
    }
}

const std::vector<Facts::Recipient>& Facts::recipients() const {
    if (recipients_) return *recipients_;
    recipients_.emplace();
    std::unordered_set<std::string> seen;
    for (const Address& address : envelope.recipients) {
        std::string key = address.key();
        if (!seen.insert(key).second) continue;
        recipients_->push_back({std::move(key), is_outside(address, pack)});
    }
    return *recipients_;
}

const std::vector<std::string>& Facts::login_keys() const {
    if (login_keys_) return *login_keys_;
    login_keys_.emplace();
    if (envelope.login.empty()) return *login_keys_;
    login_keys_->push_back(person_key(envelope.login));
    if (envelope.login.find('@') == std::string::npos) {
        for (const std::string& own : pack.own_domains)
            login_keys_->push_back(login_keys_->front() + "@" + own);
    }
    return *login_keys_;
}

const std::vector<std::string>& Facts::sender_keys() const {
    if (sender_keys_) return *sender_keys_;
    sender_keys_.emplace();
    if (!login_keys().empty()) {
        *sender_keys_ = login_keys();  // anybody can write any envelope sender; nobody else's password
    } else if (!envelope.null_sender()) {
        sender_keys_->push_back(envelope.sender_address.key());
    }
    return *sender_keys_;
}

}  // namespace letterhead
