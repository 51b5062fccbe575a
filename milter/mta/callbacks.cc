// Callbacks copy arguments and nothing else; what happens is in Session. All of them go through one guard:
// nothing is ever thrown into libmilter's C.

#include "mta/callbacks.h"

#include "mta/negotiate.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <exception>

namespace letterhead {
namespace {

Service* service = nullptr;  // the one thing that C callbacks cannot be given; set before smfi_main

// The connection's Session. Made when first asked for: a broken client may begin anywhere.
Session& session_of(SMFICTX* context) {
    if (void* known = smfi_getpriv(context)) return *static_cast<Session*>(known);
    auto session = std::make_unique<Session>(*service);
    smfi_setpriv(context, session.get());
    return *session.release();  // on_close deletes it
}

void remember(SMFICTX* context, const char* reason) noexcept {
    if (void* known = smfi_getpriv(context)) static_cast<Session*>(known)->fail(reason);
}

// Runs one step of a connection. Whatever it throws is remembered, and answered at the end of the message.
template <typename Step>
sfsistat guard(SMFICTX* context, sfsistat otherwise, Step step) noexcept {
    try {
        const auto begun = std::chrono::steady_clock::now();
        Session& session = session_of(context);
        const sfsistat status = step(session);
        session.spend(std::chrono::steady_clock::now() - begun);
        return status;
    } catch (const std::exception& error) {
        remember(context, error.what());
    } catch (...) {
        remember(context, "an exception of unknown kind");
    }
    return otherwise;
}

// A step that is never answered (libmilter answers for us where an MTA insists).
template <typename Step>
sfsistat silently(SMFICTX* context, Step step) noexcept {
    return guard(context, SMFIS_NOREPLY, [&](Session& session) {
        step(session);
        return SMFIS_NOREPLY;
    });
}

std::string macro(SMFICTX* context, const char* name) {
    const char* value = smfi_getsymval(context, const_cast<char*>(name));
    return value ? value : "";
}

std::string address_of(const sockaddr* address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address && address->sa_family == AF_INET) {
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text.data(),
                  text.size());
    } else if (address && address->sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text.data(),
                  text.size());
    }
    return text.data();
}

// smfi_getsymval looks through all stages so far, so the connection's own macros are here too.
Envelope envelope_of(SMFICTX* context, std::string_view path) {
    Envelope envelope;
    envelope.client_address = macro(context, "{client_addr}");
    if (envelope.client_address.starts_with("IPv6:")) envelope.client_address.erase(0, 5);
    envelope.client_name = macro(context, "{client_name}");
    envelope.daemon_name = macro(context, "{daemon_name}");
    envelope.login = macro(context, "{auth_authen}");
    envelope.certificate_subject = macro(context, "{cert_subject}");
    envelope.sender_address = parse_path(path);
    if (path.size() >= 2 && path.front() == '<' && path.back() == '>') path = path.substr(1, path.size() - 2);
    envelope.sender = path;
    return envelope;
}

sfsistat on_negotiate(SMFICTX* context, unsigned long actions, unsigned long steps, unsigned long,
                      unsigned long, unsigned long* wanted_actions, unsigned long* wanted_steps,
                      unsigned long*, unsigned long*) {
    return guard(context, SMFIS_REJECT, [&](Session& session) {
        session.terms = negotiate(context, *service, {actions, steps}, *wanted_actions, *wanted_steps);
        return SMFIS_CONTINUE;
    });
}

sfsistat on_connect(SMFICTX* context, char* name, sockaddr* address) {
    return silently(context,
                    [&](Session& session) { session.client(name ? name : "", address_of(address)); });
}

// Nothing to do, but without it the MTA would not send the macros of the TLS handshake.
sfsistat on_helo(SMFICTX*, char*) {
    return SMFIS_NOREPLY;
}

sfsistat on_mail(SMFICTX* context, char** arguments) {
    return guard(context, SMFIS_CONTINUE, [&](Session& session) {
        switch (session.begin(envelope_of(context, arguments[0]))) {
            case Begin::outgoing:
                return SMFIS_CONTINUE;
            case Begin::not_outgoing:
                return SMFIS_ACCEPT;
            case Begin::not_now:
                return session.answer(context);
        }
        return SMFIS_TEMPFAIL;
    });
}

sfsistat on_recipient(SMFICTX* context, char** arguments) {
    return silently(context, [&](Session& session) { session.recipient(arguments[0]); });
}

sfsistat on_header(SMFICTX* context, char* name, char* value) {
    return silently(context, [&](Session& session) { session.header(name, value); });
}

sfsistat on_end_of_headers(SMFICTX* context) {
    return silently(context, [](Session& session) { session.end_of_headers(); });
}

sfsistat on_body(SMFICTX* context, unsigned char* chunk, size_t bytes) {
    silently(context, [&](Session& session) { session.body({reinterpret_cast<const char*>(chunk), bytes}); });
    const auto* session = static_cast<const Session*>(smfi_getpriv(context));
    return session && session->terms.answer_body ? SMFIS_CONTINUE : SMFIS_NOREPLY;
}

sfsistat on_end_of_message(SMFICTX* context) {
    silently(context, [&](Session& session) { session.decide(macro(context, "i")); });
    return guard(context, SMFIS_TEMPFAIL, [&](Session& session) { return session.answer(context); });
}

sfsistat on_abort(SMFICTX* context) {
    return guard(context, SMFIS_CONTINUE, [](Session& session) {
        session.forget();
        return SMFIS_CONTINUE;
    });
}

// Also comes alone, and from libmilter's controller with the pool locked: nothing slow, no smfi_ call to the
// MTA.
sfsistat on_close(SMFICTX* context) {
    delete static_cast<Session*>(smfi_getpriv(context));
    smfi_setpriv(context, nullptr);
    return SMFIS_CONTINUE;
}

}  // namespace

bool register_callbacks(Service& the_service) {
    service = &the_service;
    static std::array<char, 11> name{"letterhead"};
    smfiDesc description{};
    description.xxfi_name = name.data();
    description.xxfi_version = SMFI_VERSION;
    description.xxfi_flags = SMFIF_ADDHDRS | SMFIF_QUARANTINE | SMFIF_ADDRCPT | SMFIF_DELRCPT;
    description.xxfi_connect = on_connect;
    description.xxfi_helo = on_helo;
    description.xxfi_envfrom = on_mail;
    description.xxfi_envrcpt = on_recipient;
    description.xxfi_header = on_header;
    description.xxfi_eoh = on_end_of_headers;
    description.xxfi_body = on_body;
    description.xxfi_eom = on_end_of_message;
    description.xxfi_abort = on_abort;
    description.xxfi_close = on_close;
    description.xxfi_negotiate = on_negotiate;
    return smfi_register(description) == MI_SUCCESS;
}

}  // namespace letterhead
