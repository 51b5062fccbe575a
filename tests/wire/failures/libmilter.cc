#include "wire/failures/libmilter.h"

#include <cstdarg>

namespace {

smfiDesc registered{};

int take(SMFICTX* context, const std::string& name, const std::string& words) {
    if (context->refused.contains(name)) return MI_FAILURE;
    context->calls.push_back(name + " " + words);
    return MI_SUCCESS;
}

}  // namespace

const smfiDesc& letterhead::fake::callbacks() {
    return registered;
}

extern "C" {

int smfi_register(smfiDesc description) {
    registered = description;
    return MI_SUCCESS;
}

int smfi_setpriv(SMFICTX* context, void* data) {
    context->private_data = data;
    return MI_SUCCESS;
}

void* smfi_getpriv(SMFICTX* context) {
    return context->private_data;
}

char* smfi_getsymval(SMFICTX* context, char* name) {
    const auto found = context->macros.find(name);
    return found == context->macros.end() ? nullptr : found->second.data();
}

int smfi_setsymlist(SMFICTX* context, int, char* names) {
    return take(context, "setsymlist", names);
}

int smfi_insheader(SMFICTX* context, int, char* name, char* value) {
    return take(context, "insheader", std::string(name) + ":" + value);
}

int smfi_quarantine(SMFICTX* context, char* reason) {
    return take(context, "quarantine", reason);
}
int smfi_addrcpt(SMFICTX* context, char* address) {
    return take(context, "addrcpt", address);
}
int smfi_delrcpt(SMFICTX* context, char* address) {
    return take(context, "delrcpt", address);
}

int smfi_setmlreply(SMFICTX* context, const char* code, const char* status, ...) {
    if (context->refused.contains("setmlreply")) return MI_FAILURE;
    context->reply = {code, status};
    va_list lines;
    va_start(lines, status);
    while (const char* line = va_arg(lines, const char*))
        context->reply.emplace_back(line);
    va_end(lines);
    return MI_SUCCESS;
}

}  // extern "C"
