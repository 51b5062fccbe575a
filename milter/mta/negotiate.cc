// Without the no-reply steps each header would wait for an answer that is always the same. MAIL keeps its
// answer, since mail that is not outgoing is let go there.

#include "mta/negotiate.h"

#include <array>
#include <string>
#include <string_view>

namespace letterhead {
namespace {

struct Right {
    unsigned long flag;
    std::string_view needed_for;
};

constexpr std::array rights{Right{SMFIF_ADDHDRS, "add a header"}, Right{SMFIF_QUARANTINE, "hold mail"},
                            Right{SMFIF_ADDRCPT, "add a recipient"}, Right{SMFIF_DELRCPT, "redirect mail"}};

constexpr unsigned long silent_steps =
    SMFIP_NR_CONN | SMFIP_NR_HELO | SMFIP_NR_RCPT | SMFIP_NR_HDR | SMFIP_NR_EOH;

struct Macros {
    int stage;
    const char* names;
};

// No more than is read: most MTAs send them anew before every header. A list replaces the MTA's own, which is
// longer.
constexpr std::array macro_lists{
    Macros{SMFIM_CONNECT, "{daemon_name} {client_addr} {client_name}"},
    Macros{SMFIM_HELO, "{cert_subject}"},
    Macros{SMFIM_ENVFROM, "{auth_authen}"},
    Macros{SMFIM_ENVRCPT, "i"},
    Macros{SMFIM_EOH, "i"},
    Macros{SMFIM_EOM, "i"},
};

void tell_missing(Service& service, unsigned long missing) {
    if (missing == 0 || service.told_of_missing.exchange(true)) return;
    std::string line = "letterhead: the MTA does not let a milter";
    for (const Right& right : rights) {
        if (missing & right.flag) line.append(line.back() == 'r' ? " " : ", ").append(right.needed_for);
    }
    service.parts.log.write(LogLevel::warning, line + ": a message that needs it gets a temporary failure");
}

}  // namespace

Terms negotiate(SMFICTX* context, Service& service, const Offer& offer, unsigned long& actions,
                unsigned long& steps) {
    unsigned long wanted = 0;
    for (const Right& right : rights)
        wanted |= right.flag;
    tell_missing(service, wanted & ~offer.actions);
    actions = offer.actions & (wanted | SMFIF_SETSYMLIST);
    if (actions & SMFIF_SETSYMLIST) {
        for (const Macros& macros : macro_lists)
            smfi_setsymlist(context, macros.stage, const_cast<char*>(macros.names));
    }

    // libmilter offers every SMFIP_NR_* on behalf of old MTAs, but not SMFIP_SKIP: that tells their age. An
    // old one may send the last chunk along with the end of the message, and libmilter then goes on only if
    // the chunk was answered.
    const Terms terms{.leading_space = (offer.steps & SMFIP_HDR_LEADSPC) != 0,
                      .answer_body = (offer.steps & SMFIP_SKIP) == 0};
    steps |= silent_steps | (offer.steps & SMFIP_HDR_LEADSPC);
    if (!terms.answer_body) steps |= SMFIP_NR_BODY;
    return terms;
}

}  // namespace letterhead
