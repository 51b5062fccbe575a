#pragma once
// The only sender: an Outcome becomes smfi_ calls and a status. End of message only.

#include "actions/outcome.h"
#include "base/result.h"

#include <libmilter/mfapi.h>

#include <string>
#include <string_view>

namespace letterhead {

struct Recipients {
    std::string_view written;  // as RCPT wrote them, each ended by NUL
    bool cut = false;          // not all of them
};

// The status to return from xxfi_eom. A failure says which call the MTA or libmilter did not take ("it may
// not quarantine"); what was asked for before does not count then, for the caller answers with a temporary
// failure.
Result<sfsistat, std::string> apply(SMFICTX* context, const Outcome& outcome, const Recipients& recipients,
                                    bool leading_space);

}  // namespace letterhead
