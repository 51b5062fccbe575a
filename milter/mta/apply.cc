// Every return value counts: a quarantine that did not happen is a message that goes out unseen.

#include "mta/apply.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

namespace letterhead {
namespace {

constexpr std::size_t reply_lines = 32;        // libmilter's MAXREPLIES
constexpr std::size_t reply_line_bytes = 980;  // libmilter's MAXREPLYLEN

char* text(const std::string& value) {
    return const_cast<char*>(value.c_str());
}  // libmilter's C knows no const

// '%' is doubled, for Sendmail takes the reply as a format and Postfix undoes it. A line never ends in half a
// pair.
std::string double_percent(const std::string& line) {
    std::string doubled;
    for (const char c : line) {
        const std::size_t bytes = c == '%' ? 2 : 1;
        if (doubled.size() + bytes > reply_line_bytes) break;
        doubled.append(bytes, c);
    }
    return doubled;
}

bool set_reply(SMFICTX* context, const Reply& reply) {
    std::vector<std::string> lines;
    for (const std::string& line : reply.lines())
        lines.push_back(double_percent(line));
    lines.resize(std::min(lines.size(), reply_lines));
    std::array<char*, reply_lines> pointers{};  // the rest stays null, which ends the list
    std::ranges::transform(lines, pointers.begin(), text);
    const std::string code = std::to_string(reply.code());
    return [&]<std::size_t... i>(std::index_sequence<i...>) {
        return smfi_setmlreply(context, code.c_str(), reply.status().c_str(), pointers[i]...,
                               static_cast<char*>(nullptr)) == MI_SUCCESS;
    }
    (std::make_index_sequence<reply_lines>{});
}

bool add_headers(SMFICTX* context, const Outcome& outcome, bool leading_space) {
    return std::ranges::all_of(outcome.headers, [&](const HeaderToAdd& header) {
        const std::string value = (leading_space ? " " : "") + header.value;
        return smfi_insheader(context, 0, text(header.name), text(value)) ==
               MI_SUCCESS;  // above all others, as a trace
    });
}

bool add_recipient(SMFICTX* context, const std::string& address) {
    const std::string path = "<" + address + ">";
    return smfi_addrcpt(context, text(path)) == MI_SUCCESS;
}

// All others go, in the spelling in which they came. The new one stays if it was there already.
bool redirect(SMFICTX* context, const std::string& to, const Recipients& recipients) {
    bool there = false;
    for (std::size_t begin = 0; begin < recipients.written.size();) {
        const std::string written = recipients.written.data() + begin;
        begin += written.size() + 1;
        if (iequals(written, "<" + to + ">")) {
            there = true;
        } else if (smfi_delrcpt(context, text(written)) != MI_SUCCESS) {
            return false;
        }
    }
    return there || add_recipient(context, to);
}

}  // namespace

Result<sfsistat, std::string> apply(SMFICTX* context, const Outcome& outcome, const Recipients& recipients,
                                    bool leading_space) {
    if (outcome.action == Action::reject || outcome.action == Action::tempfail) {
        if (outcome.reply && !set_reply(context, *outcome.reply))
            return Failure{std::string("the reply was not taken")};
        return outcome.action == Action::reject ? SMFIS_REJECT : SMFIS_TEMPFAIL;
    }
    if (!add_headers(context, outcome, leading_space))
        return Failure{std::string("the MTA lets nobody add a header")};
    if (!outcome.redirect.empty()) {
        if (recipients.cut) return Failure{std::string("too many recipients to redirect them all")};
        if (!redirect(context, outcome.redirect, recipients))
            return Failure{std::string("the MTA lets nobody redirect")};
    }
    for (const std::string& copy : outcome.copies) {
        if (!add_recipient(context, copy)) return Failure{std::string("the MTA lets nobody add a recipient")};
    }
    if (outcome.action == Action::hold) {
        const std::string reason = outcome.hold_reason.empty() ? "held" : outcome.hold_reason;
        if (smfi_quarantine(context, text(reason)) != MI_SUCCESS)
            return Failure{std::string("the MTA lets nobody hold mail")};
    }
    return SMFIS_CONTINUE;  // as good as ACCEPT here, but after an ACCEPT libmilter takes no QUIT and no new
                            // client
}

}  // namespace letterhead
