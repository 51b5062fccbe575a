#pragma once
// Signature blocks and disclaimers of every text that a reader of the mail may have before him.

#include "inspect/findings.h"
#include "inspect/inspection.h"

namespace letterhead {

// Fills findings.signature_blocks and findings.disclaimers from findings.words, .parts and .from: one finding
// per template and view (inspect/views.h), told by the part where it stands or, when it is missing, by the
// first part of the view.
void judge_texts(const Needs& needs, Findings& findings, Oddities& oddities);

}  // namespace letterhead
