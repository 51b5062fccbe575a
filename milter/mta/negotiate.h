#pragma once
// What Letterhead and the MTA agree on when the MTA connects: rights, silence, macros.

#include "mta/session.h"

namespace letterhead {

struct Offer {
    unsigned long actions;  // SMFIF_*: what a milter may ask for
    unsigned long
        steps;  // SMFIP_*; libmilter adds the SMFIP_NR_* that the MTA lacks, and keeps that promise itself
};

// Turns what the MTA offers into what Letterhead wants of it. `steps` comes in with the steps that have no
// callback. Never asks for the right to change a header or the body. A right that is not offered is told to
// the log, once.
Terms negotiate(SMFICTX* context, Service& service, const Offer& offer, unsigned long& actions,
                unsigned long& steps);

}  // namespace letterhead
