// What an inspection hands to the scanner.

#include "inspect/inspection.h"
#include "message/limits.h"
#include "unit/inspect/words_support.h"

#include <boost/test/unit_test.hpp>

using namespace letterhead;
using State = ScanFinding::State;

namespace {

// Remembers what it was given; "bad" is bad.
class Recorder final : public Scanner {
 public:
    std::unique_ptr<Scan> begin(std::chrono::nanoseconds&) override {
        streams.emplace_back();
        return std::make_unique<One>(*this, streams.size() - 1);
    }
    std::string counters() const override { return {}; }

    std::vector<std::string> streams;
    std::size_t waiting = 0, most_waiting = 0;

 private:
    class One final : public Scan {
     public:
        One(Recorder& recorder, std::size_t index) : recorder_(recorder), index_(index) {}
        void push(std::string_view bytes) override { recorder_.streams[index_] += bytes; }
        void end() override {
            recorder_.most_waiting = std::max(recorder_.most_waiting, ++recorder_.waiting);
        }
        ScanFinding finish() override {
            --recorder_.waiting;
            const bool bad = recorder_.streams[index_].find("bad") != std::string::npos;
            return {bad ? State::found : State::clean, bad ? "Test.Bad-1" : ""};
        }

     private:
        Recorder& recorder_;
        std::size_t index_;
    };
};

struct Everything final : ScanTest {
    bool may_want(const FileFinding&) const override { return true; }
};
struct NoPictures final : ScanTest {
    bool may_want(const FileFinding& early) const override { return early.family != Family::image; }
};

std::string part(const std::string& name, const std::string& content) {
    return "--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" +
           name + "\"\n\n" + content + "\n";
}

std::string mail(const std::string& parts) {
    return "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello.\n" + parts +
           "--b--\n";
}

Findings inspect(const std::string& message, const ScanTest& test, Scanner* scanner,
                 std::size_t chunk = 65'535) {
    Needs needs;
    needs.files = needs.words = needs.file_types = needs.containers = true;
    needs.habits = &letterhead::test::habits();
    needs.scans = {&test};
    Inspection inspection(needs, scanner);
    Reader reader(inspection, inspection.oddities());
    const RawMessage raw = split_message(message);
    for (const Header& header : raw.headers)
        reader.header(header.name, header.value);
    reader.end_of_headers();
    const std::string body = with_crlf(raw.body);
    for (std::size_t at = 0; at < body.size(); at += chunk)
        reader.body(std::string_view(body).substr(at, chunk));
    reader.finish();
    return inspection.finish(reader);
}

const std::string gif("GIF89a\1\0\1\0\x80\0\0", 13);

}  // namespace

BOOST_AUTO_TEST_SUITE(scanning)

BOOST_AUTO_TEST_CASE(each_attachment_is_scanned_whole_and_gets_its_answer) {
    const std::string big(100'000, 'x');
    const std::string message = mail(part("a.bin", "good") + part("b.bin", "bad") + part("c.bin", big));
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{77}, std::size_t{65'535}}) {
        Recorder recorder;
        const Findings findings = inspect(message, Everything(), &recorder, chunk);
        BOOST_REQUIRE(findings.files.size() == 3);
        BOOST_REQUIRE(recorder.streams.size() == 3);
        BOOST_TEST(recorder.streams[0] == "good");
        BOOST_TEST(recorder.streams[1] == "bad");
        BOOST_TEST((recorder.streams[2] == big));
        BOOST_TEST((findings.files[0].scan.state == State::clean));
        BOOST_TEST((findings.files[1].scan.state == State::found));
        BOOST_TEST(findings.files[1].scan.what == "Test.Bad-1");
        BOOST_TEST((findings.files[2].scan.state == State::clean));
    }
}

BOOST_AUTO_TEST_CASE(of_many_attachments_few_answers_are_awaited_at_a_time) {
    std::string parts;
    for (int i = 0; i < 50; ++i)
        parts += part("a.bin", i % 7 == 0 ? "bad" : "good");
    Recorder recorder;
    const Findings findings = inspect(mail(parts), Everything(), &recorder);
    BOOST_REQUIRE(findings.files.size() == 50);
    for (std::size_t i = 0; i < 50; ++i)
        BOOST_TEST((findings.files[i].scan.state == (i % 7 == 0 ? State::found : State::clean)));
    BOOST_TEST(recorder.waiting == 0);
    BOOST_TEST(recorder.most_waiting == limits::scans_waiting + 1);
}

BOOST_AUTO_TEST_CASE(what_no_rule_wants_is_not_sent) {
    Recorder recorder;
    const Findings findings =
        inspect(mail(part("logo.gif", gif + std::string(2'000, 'x')) + part("small.gif", gif) +
                     part("a.bin", "good") + part("gif.txt", "A GIF file")),
                NoPictures(), &recorder);
    BOOST_REQUIRE(findings.files.size() == 4);
    BOOST_TEST(recorder.streams.size() == 2);
    BOOST_TEST((findings.files[0].scan.state == State::not_asked));
    BOOST_TEST((findings.files[1].scan.state == State::not_asked));
    BOOST_TEST((findings.files[2].scan.state == State::clean));
    BOOST_TEST((findings.files[3].scan.state == State::clean));
}

BOOST_AUTO_TEST_CASE(without_a_scanner_what_a_rule_wants_was_not_scanned) {
    const Findings findings =
        inspect(mail(part("logo.gif", gif) + part("a.bin", "good")), NoPictures(), nullptr);
    BOOST_REQUIRE(findings.files.size() == 2);
    BOOST_TEST((findings.files[0].scan.state == State::not_asked));
    BOOST_TEST((findings.files[1].scan.state == State::failed));
    BOOST_TEST(findings.files[1].scan.what == "no scanner is set up");
}

BOOST_AUTO_TEST_CASE(a_program_that_is_shown_as_text_is_scanned_and_a_text_is_not) {
    const std::string program = "MZ" + std::string(58, '\0') + std::string("\x40\0\0\0PE\0\0bad", 11);
    const auto text = [](const std::string& content) {
        return "--b\nContent-Type: text/plain\n\n" + content + "\n";
    };
    Recorder recorder;
    const Findings findings = inspect(
        mail(text(program) + text("MZ is how programs begin, bad as they are.")), Everything(), &recorder);
    BOOST_REQUIRE(findings.files.size() == 1);
    BOOST_TEST((findings.files[0].scan.state == State::found));
}

BOOST_AUTO_TEST_SUITE_END()
