#pragma once
// letterhead check --schema: what editors complete and check rule files and settings with.

#include <string>

namespace letterhead {

// A JSON Schema (draft-07) made of the table of conditions and config/keys.h. It knows shapes, not names:
// whether a list exists, or a pattern can be compiled, is told by check alone. Ended by a line end.
std::string json_schema();

}  // namespace letterhead
