// A case file becomes mails, envelopes and expectations; what comes of them, commands/test finds out.

#include "config/cases.h"

#include "config/case_mail.h"
#include "config/file_kind.h"
#include "config/yaml.h"
#include "message/reader.h"

#include <array>
#include <charconv>
#include <chrono>
#include <string_view>
#include <utility>

namespace letterhead {
namespace {

constexpr std::array<std::string_view, 6> kVerdicts = {"accept", "tag",      "hold",
                                                       "reject", "tempfail", "redirect"};
constexpr std::array<Action, 6> kActions = {Action::accept, Action::tag,      Action::hold,
                                            Action::reject, Action::tempfail, Action::redirect};

std::vector<std::string> texts(const Node* node, std::string_view what, Problems& problems) {
    if (node == nullptr) return {};
    return read_texts(*node, what, problems).value_or(std::vector<std::string>{});
}

std::vector<Node> ids(Fields& fields, std::string_view key) {
    const Node* const node = fields.find(key);
    return node == nullptr ? std::vector<Node>{}
                           : read_list(*node, key, fields.problems()).value_or(std::vector<Node>{});
}

Expectation read_expectation(const Node& node, Problems& problems) {
    Expectation expect;
    Fields fields(node, "expect", problems);
    if (const Node* value = fields.find("verdict"))
        if (const auto choice = read_choice(*value, "verdict", kVerdicts, problems))
            expect.verdict = kActions[*choice];
    expect.rules = ids(fields, "rules");
    expect.cannot_tell = ids(fields, "cannot_tell");
    expect.not_rules = ids(fields, "not_rules");
    expect.reply = texts(fields.find("reply"), "reply", problems);
    if (const Node* value = fields.find("header"))
        expect.header = read_text(*value, "header", problems).value_or("");
    expect.approvers = texts(fields.find("approver"), "approver", problems);
    expect.copies = texts(fields.find("copies"), "copies", problems);
    fields.finish();
    if (node.is_map() && node.entries().empty())
        problems.error(Code::empty_value, node.place(), "the case expects nothing",
                       "write at least expect: {verdict: accept}");
    return expect;
}

// "2026-11-23 09:30" as if the gateway's clock went by UTC.
std::int64_t read_time(const Node& node, Problems& problems) {
    const std::optional<std::string> text = read_text(node, "at", problems);
    if (!text) return usual_time;
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = -1;
        if (text->size() >= at + size) std::from_chars(text->data() + at, text->data() + at + size, value);
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    const int hour = text->size() == 10 ? 10 : number(11, 2), minute = text->size() == 10 ? 0 : number(14, 2);
    const bool shape =
        (text->size() == 10 || (text->size() == 16 && (*text)[10] == ' ' && (*text)[13] == ':')) &&
        (*text)[4] == '-' && (*text)[7] == '-';
    if (!shape || !day.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        problems.error(Code::wrong_form, node.place(), "'" + *text + "' is no time",
                       "write at: '2026-11-23 09:30'");
        return usual_time;
    }
    return (std::chrono::sys_days(day) + std::chrono::hours(hour) + std::chrono::minutes(minute))
               .time_since_epoch() /
           std::chrono::seconds(1);
}

void read_sent_before(const Node& node, Envelope& into, Problems& problems) {
    Fields fields(node, "sent_before", problems);
    Sent sent;
    const auto count = [&](std::string_view key, std::uint64_t& number) {
        if (const Node* value = fields.find(key)) number = read_count(*value, key, problems).value_or(0);
    };
    count("messages", sent.messages);
    count("recipients", sent.recipients);
    count("outside_recipients", sent.outside_recipients);
    fields.finish();
    into.before = {sent, sent, sent};
}

std::string first_header(const RawMessage& mail, std::string_view name) {
    HeaderList headers;
    for (const Header& header : mail.headers)
        headers.add(header.name, header.value);
    const Header* const found = headers.first(name);
    return found == nullptr ? std::string() : found->value;
}

// What the envelope does not say, the headers do.
void complete(TestCase& test, bool has_from, bool has_recipients) {
    const RawMessage mail = split_message(test.mail);
    Envelope& envelope = test.envelope;
    if (!has_from) {
        const AddressList from = parse_addresses(first_header(mail, "From"));
        if (!from.addresses.empty()) envelope.sender_address = from.addresses.front();
        envelope.sender_address.display_name.clear();
    }
    if (!envelope.sender_address.empty()) envelope.sender = envelope.sender_address.key();
    for (const std::string_view name : {"To", "Cc"}) {
        if (has_recipients) break;
        const AddressList list = parse_addresses(first_header(mail, name));
        envelope.recipients.insert(envelope.recipients.end(), list.addresses.begin(), list.addresses.end());
    }
}

TestCase read_case(const Node& node, const CaseMailReading& reading) {
    Problems& problems = reading.problems;
    TestCase test;
    test.place = node.place();
    Fields fields(node, "the case", problems);
    if (const Node* value = fields.require("name"))
        test.name = read_text(*value, "name", problems).value_or("");
    const auto text = [&](std::string_view key) {
        const Node* const value = fields.find(key);
        return value == nullptr ? std::string() : read_text(*value, key, problems).value_or("");
    };
    const std::string from = text("from");
    test.envelope.sender_address = parse_path(from);
    test.envelope.login = text("login");
    test.envelope.client_address = text("client");
    test.known_gap = text("known_gap");
    const Node* const at = fields.find("at");
    test.envelope.received_at = at == nullptr ? usual_time : read_time(*at, problems);
    if (const Node* value = fields.find("sent_before")) read_sent_before(*value, test.envelope, problems);
    const Node* const recipients = fields.find("rcpt");
    for (const std::string& recipient : texts(recipients, "rcpt", problems))
        test.envelope.recipients.push_back(parse_path(recipient));
    if (const Node* mail = fields.require("mail")) {
        if (mail->is_map()) {
            const bool usable = from.find('@') != std::string::npos;
            test.mail = write_case_mail(*mail, usable ? from : test.envelope.login, reading);
        } else if (const auto file = read_text(*mail, "mail", problems)) {
            const auto source = reading.files.read(relative_to(reading.path, *file), mail->place(), problems);
            if (source) test.mail = source->text;
        }
    }
    if (const Node* value = fields.require("expect")) test.expect = read_expectation(*value, problems);
    fields.finish();
    complete(test, !from.empty(), recipients != nullptr);
    return test;
}

}  // namespace

std::optional<CaseFile> read_cases(const std::string& path, Problems& problems) {
    FileSet files;
    const auto source = files.read(path, {}, problems);
    if (!source) return std::nullopt;
    const std::optional<Node> root = parse_yaml(source, problems);
    if (!root || !is_of_kind(*root, FileKind::cases, problems)) return std::nullopt;
    CaseFile file;
    file.path = path;
    Fields fields(*root, "the test file", problems);
    const Node* const packs = fields.find("packs");
    const Node* const pack = packs != nullptr ? packs : fields.require("pack");
    if (pack != nullptr) {
        for (const Node& item : read_list(*pack, "pack", problems).value_or(std::vector<Node>{}))
            if (const auto name = read_text(item, "pack", problems))
                file.packs.push_back({relative_to(path, *name), item.place()});
    }
    if (const Node* cases = fields.require("cases")) {
        const CaseMailReading reading{path, files, problems};
        for (const Node& item : read_list(*cases, "cases", problems).value_or(std::vector<Node>{}))
            file.cases.push_back(read_case(item, reading));
    }
    fields.finish();
    return file;
}

}  // namespace letterhead
