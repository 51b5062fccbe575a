#pragma once
// Building blocks of the tests of policy and actions: conditions from one line of flow YAML, and messages by
// hand.

#include "base/problem.h"
#include "policy/evaluate.h"
#include "policy/kinds.h"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead::testing {

// The part of flow YAML that one-line examples use: {a: b, c: [d, 'e']}, a map without braces at the top.
// Places are columns of line 1. Test data only: malformed text gives nonsense, not an error.
class FlowReader {
 public:
    explicit FlowReader(std::string_view text)
        : source_(std::make_shared<Source>(Source{"test", std::string(text)})) {}

    Node read() {
        Node value = read_value();
        skip();
        if (at_ >= text().size() || text()[at_] != ':') return value;
        at_ = 0;  // "key: value" without braces
        return read_map('\0');
    }

 private:
    const std::string& text() const { return source_->text; }
    Place place() const { return {source_, 1, static_cast<int>(at_) + 1}; }
    void skip() {
        while (at_ < text().size() && text()[at_] == ' ')
            ++at_;
    }
    bool take(char c) {
        skip();
        if (at_ >= text().size() || text()[at_] != c) return false;
        ++at_;
        return true;
    }
    Node read_value() {
        skip();
        const Place here = place();
        if (take('{')) return read_map('}', here);
        if (!take('[')) return read_scalar();
        std::vector<Node> items;
        while (!take(']')) {
            items.push_back(read_value());
            take(',');
        }
        return Node::list(here, std::move(items));
    }
    Node read_map(char close) { return read_map(close, place()); }
    Node read_map(char close, const Place& here) {
        std::vector<Node::Entry> entries;
        while (at_ < text().size() && !take(close)) {
            Node key = read_scalar();
            take(':');
            entries.push_back({std::move(key), read_value()});
            take(',');
            skip();
        }
        return Node::map(here, std::move(entries));
    }
    Node read_scalar() {
        skip();
        const Place here = place();
        if (take('\'')) {
            const std::size_t end = text().find('\'', at_);
            const std::string inner = text().substr(at_, end - at_);
            at_ = end + 1;
            return Node::scalar(here, inner, true);
        }
        const std::size_t begin = at_;
        while (at_ < text().size() && std::string_view("{}[],").find(text()[at_]) == std::string_view::npos) {
            if (text()[at_] == ':' && (at_ + 1 == text().size() || text()[at_ + 1] == ' ')) break;
            ++at_;
        }
        std::string word = text().substr(begin, at_ - begin);
        while (!word.empty() && word.back() == ' ')
            word.pop_back();
        return word.empty() ? Node::null(here) : Node::scalar(here, std::move(word), false);
    }

    std::shared_ptr<const Source> source_;
    std::size_t at_ = 0;
};

inline Node yaml(std::string_view text) {
    return FlowReader(text).read();
}

inline WordList list_of(std::string_view items) {
    return {"", {}, yaml(items).items(), {}};
}

inline Address address(std::string_view text) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos) return {"", std::string(text), ""};
    return {"", std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

inline AddressList addresses(const std::vector<std::string>& texts) {
    AddressList list;
    for (const std::string& text : texts)
        list.addresses.push_back(address(text));
    return list;
}

inline void send_from(Envelope& envelope, std::string_view sender) {
    envelope.sender = sender;
    envelope.sender_address = address(sender);
}

// A pack that has all the names that the examples of the table use.
inline std::unique_ptr<Pack> example_pack() {
    auto pack = std::make_unique<Pack>();
    pack->id = "test";
    pack->contact = "IT Help Desk, extension 200";
    pack->own_domains = {"city.example"};
    pack->lists["webmail"] = list_of("[gmail.com, yahoo.com]");
    pack->lists["names"] = list_of("['*.zip', '*.worm', readme.txt, 'inv?ice*.doc']");
    pack->lists["phrases"] =
        list_of("[confidential, 'top secret', 'attorney-client privileged', 'C++ source']");
    pack->lists["fonts"] = list_of("[Webdings, 'Brush Script MT']");
    pack->lists["aliases"] = list_of("['jdoe=press@city.example', 'boss@city.example=@events.example']");
    pack->groups["staff"] = Group{"staff", {}, {"clerk@city.example", "@police.example", "operator"}};
    RestrictedList everyone{
        "everyone",      {}, {"everyone@city.example", "all@city.example"}, {}, "manager@city.example",
        "Use the board."};
    everyone.may_send.members = {"manager@city.example"};
    pack->restricted_lists["everyone"] = everyone;
    SignatureTemplate block;
    block.id = "city";
    block.title = "signature block";
    block.form = "Name\n\nPhone\nCity";
    block.slots.resize(3);
    block.slots[0].id = block.slots[0].label = "Name";
    block.slots[0].type = SlotType::person;
    block.slots[1].id = block.slots[1].label = "Phone";
    block.slots[1].type = SlotType::phone;
    block.slots[2] = block.slots[1];
    block.slots[2].id = block.slots[2].label = "Fax";
    block.slots[2].labels = {"fax"};
    block.slots[2].use = SlotUse::optional;
    pack->signature_blocks["city"] = block;
    pack->disclaimers["city"] = {"city", "confidentiality disclaimer", "This message is for you.", 10};
    pack->disclaimers["virus"] = {"virus", "virus warning", "Check for viruses.", 10};
    Problems problems;
    pack->conditions["automatic"] =
        read_condition(yaml("any: [null_sender, auto_submitted]"), {*pack, problems});
    return pack;
}

// One message in the eyes of example_pack().
struct Scene {
    Scene() {
        send_from(envelope, "clerk@city.example");
        envelope.recipients = {address("resident@example.org")};
        findings.from = addresses({"clerk@city.example"});
        findings.headers.add("From", "clerk@city.example");
    }
    void words(std::string own, std::string quoted = "") {
        Words text;
        text.part_path = "1." + std::to_string(findings.words.size() + 1);
        text.type = "text/plain";
        text.own = std::move(own);
        text.quoted = std::move(quoted);
        findings.words.push_back(std::move(text));
    }
    FileFinding& file(std::string name, Family by_content = Family::unknown,
                      Family by_name = Family::unknown) {
        FileFinding found;
        found.part_path = "1.2";
        found.names = {{std::move(name), FileName::From::disposition}};
        found.family = by_content;
        found.family_by_name = by_name;
        findings.files.push_back(std::move(found));
        return findings.files.back();
    }
    Answer judge(std::string_view condition, bool explain = false) const {
        Problems problems;
        const ConditionPtr read = read_condition(yaml(condition), {*pack, problems});
        if (!read) return {Truth::no, {{"not read", "", render(problems), {}}}};
        TextCache tokens;
        return read->judge(Facts(envelope, findings, *pack, tokens, explain));
    }

    std::unique_ptr<Pack> pack = example_pack();
    Envelope envelope;
    Findings findings;
};

// What a condition answers about a message that was changed a little.
using Change = std::function<void(Scene&)>;

struct Row {
    const char* condition;
    Change change;
    Truth expected;
};

inline constexpr Truth N = Truth::no, Y = Truth::yes, C = Truth::cannot_tell;

inline void check(const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Scene scene;
        if (rows[i].change) rows[i].change(scene);
        const Answer answer = scene.judge(rows[i].condition);
        const std::string seen =
            answer.evidence.empty() ? "" : answer.evidence[0].what + " " + answer.evidence[0].detail;
        BOOST_TEST((answer.truth == rows[i].expected), "row " << i << ": " << rows[i].condition << ": "
                                                              << truth_name(answer.truth) << " " << seen);
        if (answer.truth == C) BOOST_TEST(!answer.evidence.empty(), rows[i].condition << " does not say why");
        for (const Evidence& evidence : answer.evidence)
            BOOST_TEST(evidence.detail.size() < 500);
    }
}

inline const Change nothing;

inline std::string value_of(const Answer& answer, std::string_view field, std::size_t index = 0) {
    if (index >= answer.evidence.size()) return "(no evidence)";
    for (const auto& [name, value] : answer.evidence[index].fields) {
        if (name == field) return value;
    }
    return "(no field)";
}

}  // namespace letterhead::testing
