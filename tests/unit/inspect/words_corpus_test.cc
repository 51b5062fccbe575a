// Replies of real mail programs, when the corpus is there: how often own and quoted words come apart as the
// labels say.

#include "base/text.h"
#include "words_support.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
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

}  // namespace

BOOST_AUTO_TEST_CASE(html_replies_of_nine_programs_are_cut_where_a_person_would) {
    for (const auto& path : files("replies/talon", "html-", ".html"))
        BOOST_CHECK_MESSAGE(words_only(html(slurp(path)).own) == "Hi I am fine Thanks Alex ", path);
}

BOOST_AUTO_TEST_CASE(plain_replies_of_a_dozen_programs_are_cut_where_a_person_would) {
    Needs needs;
    needs.words = true;
    for (const auto& path : files("replies/talon", "standard-", ".eml"))
        for (const Words& words : inspect(slurp(path), needs).words)
            BOOST_CHECK_MESSAGE(words.own.starts_with("Hello") || words.own == "Allo! Follow up MIME!",
                                path << ": " << words.own);
}

// The labels of this set take signatures away too, which are own words here: what is kept must be the
// beginning of the own words, and what follows it must come from below a signature mark.
BOOST_AUTO_TEST_CASE(labelled_replies_agree_in_nine_of_ten) {
    std::istringstream labels(slurp(corpus / "replies/labels-trimmer.tsv"));
    std::string line;
    int total = 0, right = 0;
    while (std::getline(labels, line)) {
        std::size_t tab = line.find('\t'), second = line.find('\t', tab + 1);
        std::filesystem::path path = corpus / line.substr(0, tab);
        if (!std::filesystem::exists(path) || second == std::string::npos) continue;
        std::string kept;  // a JSON string: only \n, \" and \u escapes occur; '>' lines are quoted words here
        std::istringstream lines([&] {
            std::string json = line.substr(tab + 2, second - tab - 3), text;
            for (std::size_t i = 0; i < json.size(); ++i) {
                if (json[i] != '\\')
                    text += json[i];
                else if (json[++i] == 'n')
                    text += '\n';
                else if (json[i] == 'u')
                    append_utf8(text, static_cast<char32_t>(std::stoul(json.substr(i + 1, 4), nullptr, 16))),
                        i += 4;
                else
                    text += json[i];
            }
            return text;
        }());
        for (std::string each; std::getline(lines, each);)
            if (!each.starts_with('>')) kept += each + "\n";
        std::string own = words_only(plain(slurp(path)).own), wanted = words_only(kept);
        ++total;
        if (own.starts_with(wanted))
            ++right;
        else
            BOOST_TEST_MESSAGE(path << "\n own  " << own << "\n kept " << wanted);
    }
    BOOST_TEST_MESSAGE("labelled replies: " << right << " of " << total);
    BOOST_CHECK_GE(right * 10, total * 9);
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
