#pragma once
// The callbacks that libmilter knows.

#include "mta/session.h"

namespace letterhead {

// Hands them to libmilter. `service` must live as long as the process. False when libmilter refuses.
bool register_callbacks(Service& service);

}  // namespace letterhead
