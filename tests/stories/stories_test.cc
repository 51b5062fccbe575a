// Golden stories. Each folder below tests/stories is one: story.yaml (envelope and pack), message.eml, and
// `expected`, which holds what the sender sees, what the log says, and what explain tells. On a difference
// `actual` is written beside it. Every story is travelled with LF and with CRLF, and in body chunks of
// several sizes: all must tell the same.

#include "base/document.h"
#include "commands/render.h"
#include "config/rules.h"
#include "config/yaml.h"
#include "records/log.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace letterhead;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(in, "cannot read " << path);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Story {
    Envelope envelope;
    std::shared_ptr<const Policy> policy;
};

Story read_story(const fs::path& folder) {
    Problems problems;
    const fs::path file = folder / "story.yaml";
    const auto node =
        parse_yaml(std::make_shared<const Source>(Source{file.string(), read_file(file)}), problems);
    BOOST_REQUIRE(node);
    Fields fields(*node, "the story", problems);
    Story story;
    story.envelope.queue_id = "4StoryQueue";
    story.envelope.received_at = 1'790'000'000;  // 2026-09-21
    if (const Node* from = fields.require("from")) {
        story.envelope.sender_address = parse_path(from->text());
        if (!story.envelope.sender_address.empty())
            story.envelope.sender = story.envelope.sender_address.key();
    }
    if (const Node* recipients = fields.require("rcpt")) {
        for (const std::string& one :
             read_texts(*recipients, "rcpt", problems).value_or(std::vector<std::string>{}))
            story.envelope.recipients.push_back(parse_path(one));
    }
    if (const Node* login = fields.find("login")) story.envelope.login = login->text();
    std::vector<PackFile> packs;
    if (const Node* names = fields.require("packs")) {
        for (const std::string& one :
             read_texts(*names, "packs", problems).value_or(std::vector<std::string>{}))
            packs.push_back({std::string(LETTERHEAD_SOURCE) + "/" + one, names->place()});
    }
    fields.finish();
    story.policy = read_policy(packs, problems);
    BOOST_REQUIRE_MESSAGE(!problems.any_errors(), render(problems));
    return story;
}

std::string lf_only(std::string text) {
    std::erase(text, '\r');
    return text;
}

Explained travel(const Story& story, const std::string& file, std::size_t chunk) {
    Explained explained;
    explained.file = "message.eml";
    explained.envelope = story.envelope;
    explained.policy = story.policy;
    explained.policy_hash = "sha256:policy";  // a change of wording in a pack is no change of the story
    explained.journey =
        letterhead::travel(story.policy, story.envelope, split_message(file), chunk, Detail::every_rule);
    return explained;
}

std::string without(std::string text, const std::string& what, const std::string& instead) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + instead.size()))
        text.replace(at, what.size(), instead);
    return text;
}

std::string tell(const Story& story, const Explained& explained) {
    const Journey& journey = explained.journey;
    const std::string log =
        message_line(story.envelope, journey.findings, journey.verdict, journey.outcome, *story.policy, 0);
    return without("log: " + log + "\n\n" + to_text(explained, View{}), story.policy->short_hash(), "POLICY");
}

void run_story(const fs::path& folder) {
    const Story story = read_story(folder);
    const std::string stored = read_file(folder / "message.eml");
    const std::string lf = lf_only(stored), crlf = with_crlf(lf);
    const Explained explained = travel(story, crlf, 65535);
    const std::string actual = tell(story, explained);
    for (const std::string& form : {lf, crlf}) {
        for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, std::size_t{1000}})
            BOOST_CHECK_EQUAL(tell(story, travel(story, form, chunk)), actual);
    }
    BOOST_CHECK_EQUAL(to_json(travel(story, lf, 3), true), to_json(explained, true));
    const fs::path expected = folder / "expected";
    if (!fs::exists(expected) || read_file(expected) != actual) {
        std::ofstream(folder / "actual", std::ios::binary) << actual;
        BOOST_ERROR("the story is told differently: compare " << (folder / "expected")
                                                              << " with 'actual' beside it");
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_story_is_told_as_expected) {
    std::size_t count = 0;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(LETTERHEAD_SOURCE "/tests/stories"))
        if (entry.is_directory()) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders) {
        BOOST_TEST_CONTEXT(folder.filename().string()) {
            run_story(folder);
        }
        ++count;
    }
    BOOST_CHECK_MESSAGE(count > 0, "no story was found");
}
