// Starts that must not succeed say why and what to do; sockets get the mode and the group that were asked
// for.
#include "wire/daemon.h"
#include "wire/mail.h"

#include <grp.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

using namespace letterhead::wire;

namespace {

void check_refused(Daemon& daemon, std::string_view reason) {
    BOOST_TEST(daemon.start_in_vain() == 1);
    BOOST_TEST(daemon.log().find(reason) != std::string::npos, daemon.log());
    BOOST_TEST(daemon.log().find("listening") == std::string::npos);
}

struct stat look_at(const std::string& path) {
    struct stat found {};
    BOOST_REQUIRE(lstat(path.c_str(), &found) == 0);
    return found;
}

// A socket in the file system on which nobody listens any more.
void leave_stale_socket(const std::string& path) {
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    BOOST_REQUIRE(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    close(descriptor);
}

// A port on which this process listens.
struct Port {
    Port() : descriptor(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        BOOST_REQUIRE(bind(descriptor, reinterpret_cast<const sockaddr*>(&address), size) == 0);
        BOOST_REQUIRE(listen(descriptor, 1) == 0);
        BOOST_REQUIRE(getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        number = std::to_string(ntohs(address.sin_port));
    }
    ~Port() { close(descriptor); }
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    int descriptor;
    std::string number;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(start)

BOOST_AUTO_TEST_CASE(a_socket_in_use_is_left_alone) {
    Daemon first;
    first.start();
    Daemon second;
    second.socket = first.socket;
    check_refused(second, "another program listens on " + first.socket);
    Client client = first.connect();
    BOOST_CHECK(send(client, {}).final == Final::proceed);
}

BOOST_AUTO_TEST_CASE(a_stale_socket_of_ours_is_taken_over) {
    Daemon daemon;
    leave_stale_socket(daemon.socket_path());
    daemon.start();
    Client client = daemon.connect();
    BOOST_CHECK(send(client, {}).final == Final::proceed);
}

BOOST_AUTO_TEST_CASE(a_killed_daemon_can_be_started_again_at_once) {
    Daemon daemon;
    daemon.start();
    daemon.signal(SIGKILL);
    daemon.wait();
    BOOST_TEST(std::filesystem::exists(daemon.socket_path()));
    daemon.start();
    Client client = daemon.connect();
    BOOST_CHECK(send(client, {}).final == Final::proceed);
}

BOOST_AUTO_TEST_CASE(a_stale_socket_of_somebody_else_is_left_alone) {
    if (geteuid() != 0) return;  // nobody else's can be made
    Daemon daemon;
    leave_stale_socket(daemon.socket_path());
    BOOST_REQUIRE(chown(daemon.socket_path().c_str(), 65534, 65534) == 0);
    check_refused(daemon, "is left over from the user nobody and not mine to remove");
    BOOST_TEST(std::filesystem::exists(daemon.socket_path()));
}

BOOST_AUTO_TEST_CASE(a_file_or_a_link_in_the_way_is_left_alone) {
    Daemon daemon;
    daemon.folder.write("lh.sock", "precious");
    check_refused(daemon, "is there already and is no socket");
    BOOST_TEST(daemon.folder.read("lh.sock") == "precious");
    Daemon linked;
    BOOST_REQUIRE(symlink("/tmp", linked.socket_path().c_str()) == 0);
    check_refused(linked, "is there already and is no socket");
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_named_with_what_makes_it) {
    Daemon daemon;
    const std::string folder = daemon.folder.file("run");
    daemon.socket = "unix:" + folder + "/lh.sock";
    check_refused(daemon, "the folder " + folder + " does not exist: make it with 'install -d");
}

BOOST_AUTO_TEST_CASE(a_path_that_no_socket_can_have_is_refused) {
    Daemon daemon;
    daemon.socket = "unix:" + daemon.folder.file(std::string(90, 'x'));
    BOOST_TEST(daemon.start_in_vain() == 1);
    BOOST_TEST(daemon.log().find("the path of the socket") != std::string::npos, daemon.log());
    daemon.socket = "unix:" + daemon.folder.file(std::string(106 - daemon.folder.file("").size(), 'x'));
    daemon.start();  // the longest
}

BOOST_AUTO_TEST_CASE(mode_and_group_of_the_socket_are_as_asked_for) {
    for (const auto& [text, mode] : {std::pair{"0660", 0660U}, {"0600", 0600U}}) {
        Daemon daemon;
        const gid_t own = getegid();
        const group* entry =
            getgrgid(geteuid() == 0 ? 8 : own);  // mail; only root may name a group it is not in
        BOOST_REQUIRE(entry != nullptr);
        const gid_t group = entry->gr_gid;
        daemon.settings = "socket_mode: '" + std::string(text) + "'\nsocket_group: " + entry->gr_name + "\n";
        daemon.start();
        const struct stat found = look_at(daemon.socket_path());
        BOOST_TEST((found.st_mode & 07777U) == mode);
        BOOST_TEST(found.st_gid == group);
        BOOST_TEST(S_ISSOCK(found.st_mode));
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_group_is_refused_and_leaves_no_socket) {
    Daemon daemon;
    daemon.settings = "socket_group: no-such-group\n";
    check_refused(daemon, "there is no group 'no-such-group'");
    BOOST_TEST(!std::filesystem::exists(daemon.socket_path()));
}

BOOST_AUTO_TEST_CASE(a_port_works_and_a_port_in_use_is_named) {
    Daemon daemon;
    {
        const Port port;
        daemon.socket = "inet:" + port.number + "@127.0.0.1";
        check_refused(daemon, "another program listens on " + daemon.socket);
    }
    daemon.start();
    Client client = daemon.connect();
    BOOST_CHECK(send(client, {}).final == Final::proceed);
}

BOOST_AUTO_TEST_CASE(an_address_of_another_machine_is_named) {
    Daemon daemon;
    daemon.socket = "inet:8899@192.0.2.1";
    check_refused(daemon, "192.0.2.1 is no address of this machine");
}

BOOST_AUTO_TEST_CASE(a_descriptor_that_nobody_handed_over_is_named) {
    Daemon daemon;
    daemon.socket = "fd:77";
    check_refused(daemon, "no socket was handed over as 'fd:77'");
}

BOOST_AUTO_TEST_CASE(every_problem_of_settings_and_rules_is_told_before_anything_is_opened) {
    Daemon daemon;
    daemon.settings = "socket_modus: '0660'\n";
    std::string pack(test_pack());
    pack.replace(pack.find("action: hold"), 12, "action: hodl");
    daemon.folder.write("pack.yaml", pack);
    check_refused(daemon, "socket_modus");
    BOOST_TEST(daemon.log().find("letterhead.yaml:") != std::string::npos, daemon.log());
    BOOST_TEST(daemon.log().find("not started") != std::string::npos, daemon.log());
    BOOST_TEST(!std::filesystem::exists(daemon.socket_path()));
}

BOOST_AUTO_TEST_SUITE_END()
