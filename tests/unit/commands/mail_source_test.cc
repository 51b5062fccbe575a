// Mails out of files, folders, Maildirs and mbox files.

#include "commands/mail_source.h"

#include "commands/mbox.h"
#include "commands/stored_envelope.h"
#include "unit/commands/folder.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <thread>

namespace {

using namespace letterhead;

std::map<std::string, std::string> all_of(const Folder& folder) {
    MailSource source({folder.path()});
    std::map<std::string, std::string> found;
    StoredMail mail;
    while (source.next(mail))
        BOOST_TEST(found.emplace(mail.name.substr(folder.path().size() + 1), mail.text).second);
    return found;
}

Envelope envelope(const std::string& text, const EnvelopeWishes& wishes = {}) {
    return stored_envelope(split_message(text), wishes);
}

std::string recipients(const Envelope& envelope) {
    std::string all;
    for (const Address& address : envelope.recipients)
        all += (all.empty() ? "" : " ") + address.key();
    return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_folder_gives_its_mails_and_leaves_the_rest_alone) {
    const Folder folder;
    folder.write("a.eml", "A");
    folder.write("deep/er/b.msg", "B");
    folder.write("notes.txt", "no mail");
    const std::map<std::string, std::string> expected = {{"a.eml", "A"}, {"deep/er/b.msg", "B"}};
    BOOST_TEST((all_of(folder) == expected));
    MailSource source({folder.path(), folder.path() + "/not-there"});
    StoredMail mail;
    while (source.next(mail)) {
    }
    BOOST_TEST(source.totals().left_alone == 1U);
    BOOST_TEST(source.totals().unreadable == 1U);
    BOOST_TEST(source.totals().first_unreadable == folder.path() + "/not-there");
    BOOST_TEST(source.totals().bytes == 2U);
    BOOST_TEST(MailSource::bytes_of({folder.path()}) == 2U);
}

BOOST_AUTO_TEST_CASE(a_maildir_gives_what_was_delivered_and_not_what_is_being_written) {
    const Folder folder;
    folder.write("cur/1.host:2,S", "A");
    folder.write("new/2.host", "B");
    folder.write("tmp/3.host", "half a ma");
    folder.write("dovecot.index", "x");
    folder.write(".Sent/cur/4.host", "C");
    folder.write(".Sent/new/5.host", "D");
    const std::map<std::string, std::string> expected = {
        {"cur/1.host:2,S", "A"}, {"new/2.host", "B"}, {".Sent/cur/4.host", "C"}, {".Sent/new/5.host", "D"}};
    BOOST_TEST((all_of(folder) == expected));
}

BOOST_AUTO_TEST_CASE(an_mbox_gives_its_mails_one_by_one_as_they_were_before_quoting) {
    const Folder folder;
    folder.write("box.mbox",
                 "From a@example.org Mon Nov 23 09:30:00 2026\n"
                 "Subject: one\n\n>From here on\n>>From there\nFrom text that begins so\n\n"
                 "From what we know, nothing ends here\n\n"
                 "From b@example.org  Tue Nov 24 10:00:00 2026\r\n"
                 "Subject: two\r\n\r\nbody\r\n\r\n"
                 "From c@example.org Wed Nov 25 1:02 2026 +0100\n");
    const std::map<std::string, std::string> expected = {
        {"box.mbox:1",
         "Subject: one\n\nFrom here on\n>From there\nFrom text that begins so\n\n"
         "From what we know, nothing ends here\n"},
        {"box.mbox:2", "Subject: two\r\n\r\nbody\r\n"},
        {"box.mbox:3", ""}};
    BOOST_TEST((all_of(folder) == expected));
}

BOOST_AUTO_TEST_CASE(lines_longer_than_any_buffer_do_not_part_mails) {
    const Folder folder;
    const std::string line(200'000, 'x');
    folder.write("box.mbox", "From a Mon Nov 23 09:30:00 2026\nA: b\n\n" + line +
                                 "\n\nFrom b Mon Nov 23 09:30:00 2026\n" + line +
                                 "From c Mon Nov 23 09:30:00 2026\n");
    const auto found = all_of(folder);
    BOOST_REQUIRE(found.size() == 2U);
    BOOST_TEST((found.at("box.mbox:1") == "A: b\n\n" + line + "\n"));
    BOOST_TEST(found.at("box.mbox:2").size() == line.size() + 32U);
}

BOOST_AUTO_TEST_CASE(many_threads_get_every_mail_once) {
    const Folder folder;
    std::string box;
    for (int i = 0; i < 200; ++i)
        box += "From a Mon Nov 23 09:30:00 2026\nA: b\n\ntext\n\n";
    for (int i = 0; i < 20; ++i)
        folder.write("box" + std::to_string(i) + ".mbox", box);
    MailSource source({folder.path()});
    std::atomic<int> mails = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                StoredMail mail;
                while (source.next(mail))
                    mails += mail.text == "A: b\n\ntext\n" ? 1 : 1000;
            });
    }
    BOOST_TEST(mails == 4000);
}

BOOST_AUTO_TEST_CASE(a_separator_has_a_time_and_a_year) {
    const std::pair<const char*, bool> table[] = {{"From a@b Mon Nov 23 09:30:00 2026", true},
                                                  {"From - Mon Nov 23 9:30 2026\r\n", true},
                                                  {"From a@b Mon Nov 23 09:30:00 PST 2026", true},
                                                  {"From what we know", false},
                                                  {"From 09:30 on we wait", false},
                                                  {"From 2026 on we meet at 09:30", false},
                                                  {"from a Mon Nov 23 09:30:00 2026", false},
                                                  {"From", false}};
    for (const auto& [line, expected] : table)
        BOOST_TEST(is_mbox_separator(line) == expected, line);
}

BOOST_AUTO_TEST_CASE(the_envelope_of_a_kept_mail_comes_from_its_headers) {
    const std::string mail =
        "Return-Path: <Clerk@city.example.org>\nX-Original-To: hidden@example.com\nDelivered-To: "
        "other@example.com\n"
        "Received: from pc (pc [192.0.2.1]) (Authenticated sender: clerk)\n by gw with ESMTPSA; Mon, 1 Jan "
        "2024\n"
        "Received: from x (Authenticated sender: forged) by y\n"
        "Date: Mon, 23 Nov 2026 09:30:00 -0800\nFrom: The Clerk <clerk2@city.example.org>\n"
        "To: a@example.com, B <b@example.com>\nCc: a@example.com\nTo: c@example.com\n\ntext\n";
    const Envelope found = envelope(mail);
    BOOST_TEST(found.sender == "clerk@city.example.org");
    BOOST_TEST(found.login == "clerk");
    BOOST_TEST(recipients(found) == "a@example.com b@example.com c@example.com hidden@example.com");
    BOOST_TEST(found.received_at == 1795455000);
    BOOST_TEST(found.utc_offset_minutes == -480);

    EnvelopeWishes wishes;
    wishes.archives = {"hidden@example.com"};
    wishes.login = "";
    BOOST_TEST(recipients(envelope(mail, wishes)) == "a@example.com b@example.com c@example.com");
    BOOST_TEST(envelope(mail, wishes).login.empty());
    wishes.recipients = {"<only@example.com>"};
    wishes.sender = "<>";
    BOOST_TEST(recipients(envelope(mail, wishes)) == "only@example.com");
    BOOST_TEST(envelope(mail, wishes).null_sender());
}

BOOST_AUTO_TEST_CASE(a_mail_without_traces_of_delivery_has_the_envelope_it_was_written_with) {
    EnvelopeWishes wishes;
    wishes.received_at = 77;
    const Envelope found =
        envelope("From: A <a@example.org>\nBcc: b@example.com\nDate: some day\n\n", wishes);
    BOOST_TEST(found.sender == "a@example.org");
    BOOST_TEST(recipients(found) == "b@example.com");
    BOOST_TEST(found.received_at == 77);
    BOOST_TEST(envelope("Return-Path: <>\nFrom: a@example.org\n\n").null_sender());
    BOOST_TEST(recipients(envelope("Delivered-To: d@example.com\n\n")) == "d@example.com");
}
