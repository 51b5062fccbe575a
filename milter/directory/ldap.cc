// Simple bind over TLS, searches in pages (RFC 2696). References to other servers are not followed: they
// would be sent our password.

#include "directory/ldap.h"

#include "base/text.h"
#include "directory/limits.h"

#include <ldap.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

namespace letterhead {
namespace {

using Kind = DirectoryFailure::Kind;

struct Unbind {
    void operator()(LDAP* session) const { ldap_unbind_ext_s(session, nullptr, nullptr); }
};
struct FreeMessage {
    void operator()(LDAPMessage* message) const { ldap_msgfree(message); }
};
struct FreeControl {
    void operator()(LDAPControl* control) const { ldap_control_free(control); }
};
struct FreeControls {
    void operator()(LDAPControl** controls) const { ldap_controls_free(controls); }
};
struct FreeValues {
    void operator()(berval** values) const { ldap_value_free_len(values); }
};
using Session = std::unique_ptr<LDAP, Unbind>;
using Message = std::unique_ptr<LDAPMessage, FreeMessage>;
using Control = std::unique_ptr<LDAPControl, FreeControl>;

std::string taken(char* text) {
    std::string copy = text == nullptr ? "" : text;
    ldap_memfree(text);
    return copy;
}

Kind kind_of(int error) {
    switch (error) {
        case LDAP_SERVER_DOWN:
        case LDAP_CONNECT_ERROR:
        case LDAP_TIMEOUT:
        case LDAP_BUSY:
        case LDAP_UNAVAILABLE:
            return Kind::unreachable;
        case LDAP_INVALID_CREDENTIALS:
            return Kind::refused;
        case LDAP_NO_SUCH_OBJECT:
            return Kind::absent;
        default:
            return Kind::other;
    }
}

std::string advice_for(int error, const std::string& detail) {
    if (error == LDAP_INVALID_CREDENTIALS) return "; check bind_dn and the password";
    if (error == LDAP_SIZELIMIT_EXCEEDED || error == LDAP_ADMINLIMIT_EXCEEDED)
        return "; the server gives this account no more entries: raise its limit, or narrow base or filter";
    if (error == LDAP_INSUFFICIENT_ACCESS) return "; let the account of bind_dn read groups and people";
    if (error == LDAP_FILTER_ERROR) return "; check the filter";
    if (error == LDAP_CONNECT_ERROR || (error == LDAP_SERVER_DOWN && !detail.empty()))
        return "; the certificate must name this server and come from an authority in ca_file";
    return "";
}

DirectoryFailure failure_of(LDAP* session, int error, const std::string& what) {
    char* text = nullptr;
    ldap_get_option(session, LDAP_OPT_DIAGNOSTIC_MESSAGE, &text);
    std::string detail = safe_ascii(taken(text), 200);
    if (detail == "(unknown error code)")
        detail = "TLS failed";  // all that libldap says of a wrong certificate
    std::string why = what + ": " + ldap_err2string(error);
    if (!detail.empty()) why += " (" + detail + ")";
    return {kind_of(error), why + advice_for(error, detail)};
}

int remember_socket(LDAP*, Sockbuf* buffer, LDAPURLDesc*, sockaddr*, ldap_conncb* callback) {
    int descriptor = -1;
    ber_sockbuf_ctrl(buffer, LBER_SB_OPT_GET_FD, &descriptor);
    *static_cast<std::atomic<int>*>(callback->lc_arg) = descriptor;
    return 0;
}

void forget_socket(LDAP*, Sockbuf*, ldap_conncb* callback) {
    *static_cast<std::atomic<int>*>(callback->lc_arg) = -1;
}

// The socket of a session, and an end for what waits on it: within a handshake of TLS, and within a record,
// libldap knows no timeout.
class Socket {
 public:
    Socket() : callback_{remember_socket, forget_socket, &descriptor_} {}
    const ldap_conncb* callback() const { return &callback_; }

    // What it runs fails when it takes longer than that.
    template <typename Step>
    int cut_after(int seconds, Step step) {
        std::mutex mutex;
        std::condition_variable change;
        bool over = false, cut = false;
        std::thread patience([&] {
            std::unique_lock lock(mutex);
            if (change.wait_for(lock, std::chrono::seconds(seconds), [&] { return over; })) return;
            cut = true;
            if (const int descriptor = descriptor_; descriptor >= 0) ::shutdown(descriptor, SHUT_RDWR);
        });
        const int error = step();
        {
            const std::lock_guard lock(mutex);
            over = true;
        }
        change.notify_one();
        patience.join();
        return cut ? LDAP_TIMEOUT : error;
    }

 private:
    std::atomic<int> descriptor_{-1};
    ldap_conncb callback_;
};

// The number of an option of libldap and its value, until one is refused.
int set_options(LDAP* session, const Socket& socket, const DirectorySettings& settings) {
    const int version = LDAP_VERSION3, demand = LDAP_OPT_X_TLS_DEMAND,
              oldest = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2, client = 0;
    const timeval patience{settings.timeout_seconds, 0};
    const std::pair<int, const void*> options[] = {
        {LDAP_OPT_PROTOCOL_VERSION, &version},    {LDAP_OPT_REFERRALS, LDAP_OPT_OFF},
        {LDAP_OPT_NETWORK_TIMEOUT, &patience},    {LDAP_OPT_TIMEOUT, &patience},
        {LDAP_OPT_CONNECT_CB, socket.callback()}, {LDAP_OPT_X_TLS_REQUIRE_CERT, &demand},
        {LDAP_OPT_X_TLS_PROTOCOL_MIN, &oldest},   {LDAP_OPT_X_TLS_CACERTFILE, settings.ca_file.c_str()},
        {LDAP_OPT_X_TLS_NEWCTX, &client},  // last: it takes over the others of TLS
    };
    for (const auto& [option, value] : options) {
        const int error = ldap_set_option(session, option, value);
        if (error != LDAP_SUCCESS) return option;
    }
    return 0;
}

std::vector<std::string> values_of(LDAP* session, LDAPMessage* entry, const char* attribute) {
    std::vector<std::string> values;
    const std::unique_ptr<berval*, FreeValues> found(ldap_get_values_len(session, entry, attribute));
    for (berval** value = found.get(); value != nullptr && *value != nullptr; ++value)
        values.emplace_back((*value)->bv_val, (*value)->bv_len);
    return values;
}

DirectoryEntry entry_of(LDAP* session, LDAPMessage* message) {
    DirectoryEntry entry;
    entry.dn = taken(ldap_get_dn(session, message));
    BerElement* position = nullptr;
    for (char* name = ldap_first_attribute(session, message, &position); name != nullptr;
         name = ldap_next_attribute(session, message, position)) {
        std::vector<std::string> values = values_of(session, message, name);
        entry.values[ascii_lower(taken(name))] = std::move(values);
    }
    if (position != nullptr) ber_free(position, 0);
    return entry;
}

class Ldap final : public Directory {
 public:
    Ldap(std::unique_ptr<Socket> socket, Session session, int timeout_seconds)
        : socket_(std::move(socket)), session_(std::move(session)), timeout_{timeout_seconds, 0} {}

    Entries search(const DirectoryQuery& query) override {
        std::vector<DirectoryEntry> entries;
        std::string cookie;
        std::size_t pages = 0;
        do {
            Result<Message, DirectoryFailure> page = ask(query, cookie);
            if (!page) return Failure{page.error()};
            LDAP* const session = session_.get();
            for (LDAPMessage* entry = ldap_first_entry(session, page->get()); entry != nullptr;
                 entry = ldap_next_entry(session, entry))
                entries.push_back(entry_of(session, entry));
            cookie = next_cookie(page->get());
            if (entries.size() + ++pages > limits::directory_entries)
                return Failure{DirectoryFailure{
                    Kind::other, "more than " + std::to_string(limits::directory_entries) +
                                     " entries below " + query.base + "; narrow base or filter"}};
        } while (!cookie.empty());
        return entries;
    }

 private:
    Result<Message, DirectoryFailure> ask(const DirectoryQuery& query, const std::string& cookie) {
        std::vector<char*> attributes;
        for (const std::string& attribute : query.attributes)
            attributes.push_back(const_cast<char*>(attribute.c_str()));
        attributes.push_back(nullptr);
        berval at{cookie.size(), const_cast<char*>(cookie.data())};
        LDAPControl* page = nullptr;
        int error = ldap_create_page_control(session_.get(), static_cast<ber_int_t>(limits::directory_page),
                                             &at, 0, &page);
        const Control control(page);
        LDAPControl* controls[] = {page, nullptr};
        LDAPMessage* answer = nullptr;
        timeval patience = timeout_;
        if (error == LDAP_SUCCESS)
            // libldap's own patience ends first, where it has any.
            error = socket_->cut_after(static_cast<int>(timeout_.tv_sec) + 1, [&] {
                return ldap_search_ext_s(
                    session_.get(), query.base.c_str(), query.below ? LDAP_SCOPE_SUBTREE : LDAP_SCOPE_BASE,
                    query.filter.c_str(), attributes.data(), 0, query.below ? controls : nullptr, nullptr,
                    &patience, LDAP_NO_LIMIT, &answer);
            });
        Message message(answer);
        if (error != LDAP_SUCCESS)
            return Failure{failure_of(session_.get(), error, "looking at " + query.base)};
        return message;
    }

    // Empty after the last page, and from a server that does not know pages.
    std::string next_cookie(LDAPMessage* page) {
        int code = LDAP_SUCCESS;
        LDAPControl** found = nullptr;
        if (ldap_parse_result(session_.get(), page, &code, nullptr, nullptr, nullptr, &found, 0) !=
            LDAP_SUCCESS)
            return "";
        const std::unique_ptr<LDAPControl*, FreeControls> controls(found);
        LDAPControl* const control = ldap_control_find(LDAP_CONTROL_PAGEDRESULTS, found, nullptr);
        berval cookie{};
        ber_int_t estimate = 0;
        if (control == nullptr ||
            ldap_parse_pageresponse_control(session_.get(), control, &estimate, &cookie) != LDAP_SUCCESS)
            return "";
        std::string next(cookie.bv_val == nullptr ? "" : cookie.bv_val, cookie.bv_len);
        ber_memfree(cookie.bv_val);
        return next;
    }

    const std::unique_ptr<Socket> socket_;  // outlives the session
    const Session session_;
    const timeval timeout_;
};

// From here on everything that is sent is encrypted, to a server that is who its name says.
int encrypt(LDAP* session, const std::string& server) {
    const int error =
        istarts_with(server, "ldaps:") ? ldap_connect(session) : ldap_start_tls_s(session, nullptr, nullptr);
    if (error != LDAP_SUCCESS) return error;
    return ldap_tls_inplace(session) != 0 ? LDAP_SUCCESS : LDAP_CONFIDENTIALITY_REQUIRED;
}

}  // namespace

Result<std::unique_ptr<Directory>, DirectoryFailure> open_directory(const DirectorySettings& settings,
                                                                    const std::string& server,
                                                                    const std::string& password) {
    ::setenv("LDAPNOINIT", "1", 1);
    std::signal(SIGPIPE, SIG_IGN);
    LDAP* made = nullptr;
    if (const int error = ldap_initialize(&made, server.c_str()); error != LDAP_SUCCESS)
        return Failure{DirectoryFailure{Kind::other, server + ": " + ldap_err2string(error)}};
    auto socket = std::make_unique<Socket>();
    Session session(made);
    if (const int option = set_options(made, *socket, settings); option != 0)
        return Failure{DirectoryFailure{
            Kind::other,
            "libldap refused " + (option == LDAP_OPT_X_TLS_NEWCTX || option == LDAP_OPT_X_TLS_CACERTFILE
                                      ? "ca_file " + settings.ca_file + "; it must hold certificates (PEM)"
                                      : "option " + std::to_string(option))}};
    const int encrypted = socket->cut_after(settings.timeout_seconds, [&] { return encrypt(made, server); });
    if (encrypted != LDAP_SUCCESS) return Failure{failure_of(made, encrypted, "connecting")};
    const berval secret{password.size(), const_cast<char*>(password.data())};
    const int error = ldap_sasl_bind_s(made, settings.bind_dn.c_str(), LDAP_SASL_SIMPLE,
                                       const_cast<berval*>(&secret), nullptr, nullptr, nullptr);
    if (error != LDAP_SUCCESS) return Failure{failure_of(made, error, "logging in as " + settings.bind_dn)};
    return std::unique_ptr<Directory>(
        std::make_unique<Ldap>(std::move(socket), std::move(session), settings.timeout_seconds));
}

std::string filter_value(std::string_view text) {
    constexpr std::string_view special("*()\\\0", 5);
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const char byte : text) {
        if (special.find(byte) == std::string_view::npos) {
            out += byte;
        } else {
            const auto value = static_cast<unsigned char>(byte);
            out += {'\\', digits[value >> 4], digits[value & 15]};
        }
    }
    return out;
}

}  // namespace letterhead
