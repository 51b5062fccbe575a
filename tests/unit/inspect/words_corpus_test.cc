// Replies of real mail programs, when the corpus is there: how often own and quoted words come apart as the
// labels say.

#include "base/text.h"
#include "words_support.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

using namespace letterhead;
using namespace letterhead::test;

namespace {

const std::filesystem::path corpus = LETTERHEAD_SOURCE "/../shared/corpus";

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string words_only(std::string_view text) {
    std::string out;
    for (const Token& token : tokenize(text).all)
        out.append(token.in(text)).append(" ");
    return out;
}

std::vector<std::filesystem::path> files(const std::string& folder, std::string_view prefix,
                                         std::string_view ending) {
    std::vector<std::filesystem::path> out;
    if (!std::filesystem::exists(corpus / folder)) return out;
    for (const auto& entry : std::filesystem::directory_iterator(corpus / folder)) {
        std::string name = entry.path().filename();
        if (name.starts_with(prefix) && name.ends_with(ending)) out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

// The text of a JSON string with its quotes: only \n, \" and \u escapes occur.
std::string json_text(std::string_view json) {
    std::string text;
    for (std::size_t i = 1; i + 1 < json.size(); ++i) {
        if (json[i] != '\\')
            text += json[i];
        else if (json[++i] == 'n')
            text += '\n';
        else if (json[i] == 'u')
            append_utf8(text,
                        static_cast<char32_t>(std::stoul(std::string(json.substr(i + 1, 4)), nullptr, 16))),
                i += 4;
        else
            text += json[i];
    }
    return text;
}

// Rows of tab-separated fields.
std::vector<std::vector<std::string>> rows(const std::string& name) {
    std::vector<std::vector<std::string>> out;
    std::istringstream lines(slurp(corpus / name));
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> row;
        for (std::string_view field : split(line, '\t'))
            row.emplace_back(field);
        out.push_back(std::move(row));
    }
    return out;
}

// The words of each displayable text of a case.
std::vector<Words> words_of(const std::filesystem::path& path) {
    if (path.extension() == ".html") return {html(slurp(path))};
    if (path.extension() == ".txt") return {plain(slurp(path))};
    Needs needs;
    needs.words = true;
    return inspect(slurp(path), needs).words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(replies_of_nine_programs_in_html_are_cut_where_a_person_would) {
    for (const auto& path : files("replies/talon", "html-", ".html")) {
        Words words = html(slurp(path));
        BOOST_CHECK_MESSAGE(words_only(words.own) == "Hi I am fine Thanks Alex ", path);
        BOOST_CHECK_MESSAGE(words.sure, path << " confidence " << words.confidence);
    }
}

BOOST_AUTO_TEST_CASE(replies_without_a_label_are_cut_where_a_person_would) {
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"OLK_SRC_BODY_SECTION.html", "Reply "},
        {"reply-separated-by-hr.html", "Hi there Bob "},
    };
    for (const auto& [name, own] : cases) {
        std::filesystem::path path = corpus / "replies/talon" / name;
        if (std::filesystem::exists(path)) BOOST_CHECK_EQUAL(words_only(html(slurp(path)).own), own);
    }
    std::filesystem::path shared = corpus / "replies/talon/reply-quotations-share-block.eml";
    if (!std::filesystem::exists(shared)) return;
    for (const Words& words : words_of(shared)) {
        BOOST_CHECK(words.own.ends_with("Joe XXX") || words.own.ends_with("Jhon Doe"));
        BOOST_CHECK(words.sure);
    }
}

BOOST_AUTO_TEST_CASE(labelled_messages_of_a_dozen_programs_agree_in_every_form) {
    // The label is of the plain text; these two say something else in HTML.
    const std::map<std::string, std::string> other_html = {
        {"replies/talon/standard-outlook.eml", "Allo Follow up MIME "},
        {"replies/talon/standard-sparrow.eml", "Hello xxx Sent with Sparrow "},
    };
    for (const auto& row : rows("replies/labels-talon.tsv")) {
        if (row.size() < 3 || !row[0].ends_with(".eml")) continue;
        for (const Words& words : words_of(corpus / row[0])) {
            auto other = other_html.find(row[0]);
            bool differs = words.type == "text/html" && other != other_html.end();
            std::string wanted = differs ? other->second : words_only(json_text(row[2]));
            BOOST_CHECK_MESSAGE(words_only(words.own) == wanted,
                                row[0] << " " << words.type << ": " << words.own);
            BOOST_CHECK_MESSAGE(words.sure, row[0] << " confidence " << words.confidence);
        }
    }
}

// The labels of this set take signatures away too, which are own words here: what is kept must be the
// beginning of the own words. '>' lines that it keeps are quoted words here.
BOOST_AUTO_TEST_CASE(labelled_replies_agree_but_for_one) {
    // What is wrong, and why.
    const std::string forwarded =
        "replies/trimmer/forwarded_message.txt";  // a forward with nothing written: the label keeps the
                                                  // forwarded words, which nobody here wrote
    // What cannot be told: an attribution above words without marks, and nothing written above it.
    const std::set<std::string> doubtful = {"replies/trimmer/embedded_email_17.txt",
                                            "replies/trimmer/embedded_email_18.txt"};
    int right = 0;
    for (const auto& row : rows("replies/labels-trimmer.tsv")) {
        if (row.size() < 3 || !row[0].ends_with(".txt")) continue;
        std::string kept;
        std::istringstream lines(json_text(row[1]));
        for (std::string each; std::getline(lines, each);)
            if (!each.starts_with('>')) kept += each + "\n";
        Words words = plain(slurp(corpus / row[0]));
        bool agrees = words_only(words.own).starts_with(words_only(kept));
        BOOST_CHECK_MESSAGE(agrees == (row[0] != forwarded),
                            row[0] << "\n own  " << words.own << "\n kept " << kept);
        BOOST_CHECK_MESSAGE(words.sure != doubtful.contains(row[0]),
                            row[0] << " confidence " << words.confidence);
        right += int{agrees};
    }
    BOOST_CHECK(right == 35 || !std::filesystem::exists(corpus));
}

// Bodies of business mail without a thread: nothing of them is quoted, and quickly.
BOOST_AUTO_TEST_CASE(business_mail_without_a_thread_stays_whole) {
    for (const auto& path : files("replies/enron-forge", "", ".txt")) {
        std::string text = slurp(path);
        double begin = cpu_ms();
        Words words = plain(text);
        double took = cpu_ms() - begin;
        BOOST_CHECK_MESSAGE(words.quoted.empty() && words.sure, path << " cut by " << words.cut_by);
        BOOST_CHECK_MESSAGE(took < 50, path);
    }
}

BOOST_AUTO_TEST_CASE(no_business_mail_of_others_holds_the_city_block) {
    for (const auto& path : files("replies/enron-forge", "", ".txt")) {
        Words words = plain(slurp(path));
        SignatureBlockFinding found =
            find_signature_block(words, tokenize(words.own), {}, signature_template(), habits(), {});
        BOOST_CHECK_MESSAGE(
            found.state != BlockState::present && found.missing.size() + found.wrong.size() >= 4, path);
    }
}

BOOST_AUTO_TEST_CASE(every_mail_of_the_corpus_is_read_and_read_the_same_in_small_pieces) {
    SignatureTemplate block = signature_template();
    DisclaimerTemplate disclaimer = transmission();
    Needs needs;
    needs.words = true;
    needs.signature_blocks = {&block};
    needs.disclaimers = {&disclaimer};
    std::vector<std::filesystem::path> paths = files("replies/talon", "", ".eml");
    if (std::filesystem::exists(corpus / "mime"))
        for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus / "mime"))
            if (entry.is_regular_file() && entry.file_size() < 300'000) paths.push_back(entry.path());
    for (const auto& path : paths) {
        std::string message = slurp(path);
        Findings whole = inspect(message, needs), split = inspect(message, needs, 13);
        BOOST_REQUIRE_MESSAGE(whole.words.size() == split.words.size(), path);
        for (std::size_t i = 0; i < whole.words.size(); ++i)
            BOOST_CHECK_MESSAGE(whole.words[i].own == split.words[i].own, path);
    }
}
