// The words that our HTML reader finds against those of gumbo, an HTML5 parser that builds the whole tree:
// over documents put together at random from what mail programs, careless people and hostile ones write, and
// over the HTML of the mail corpus. Both must see the same words; only their order may differ where the
// standard moves text out of a table.

#include "../unit/inspect/words_support.h"
#include "base/text.h"
#include "inspect/words/tokens.h"

#include <gumbo.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace letterhead;
using namespace letterhead::test;

namespace {

// Elements whose text is nobody's to read, or not known to gumbo as we read it (a browser without scripts).
bool has_no_words(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_NOEMBED:
        case GUMBO_TAG_NOFRAMES:
        case GUMBO_TAG_TEMPLATE:
            return true;
        default:
            return false;
    }
}

bool stands_alone(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_A:
        case GUMBO_TAG_B:
        case GUMBO_TAG_I:
        case GUMBO_TAG_U:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_FONT:
        case GUMBO_TAG_EM:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_UNKNOWN:
        case GUMBO_TAG_IMG:
        case GUMBO_TAG_WBR:
        case GUMBO_TAG_INPUT:
            return false;
        default:
            return true;
    }
}

void collect(const GumboNode* root, std::string& out) {
    struct Step {
        const GumboNode* node;
        bool closes;
    };
    std::vector<Step> stack{{root, false}};
    while (!stack.empty()) {
        Step step = stack.back();
        stack.pop_back();
        if (step.node->type == GUMBO_NODE_TEXT || step.node->type == GUMBO_NODE_WHITESPACE) {
            out += step.node->v.text.text;
            continue;
        }
        if (step.node->type != GUMBO_NODE_ELEMENT) continue;
        const GumboElement& element = step.node->v.element;
        if (has_no_words(element.tag)) continue;
        if (stands_alone(element.tag)) out += '\n';
        if (step.closes) continue;
        stack.push_back({step.node, true});
        for (unsigned i = element.children.length; i-- > 0;)
            stack.push_back({static_cast<const GumboNode*>(element.children.data[i]), false});
    }
}

// Marks of direction, which our lines leave out, are no part of a word.
std::string without_marks(std::string_view word) {
    std::string out(word);
    for (std::string_view mark : {"\u200e", "\u200f"})
        for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark))
            out.erase(at, mark.size());
    return out;
}

std::vector<std::string> sorted_words(std::string_view text) {
    std::vector<std::string> out;
    for (const Token& token : tokenize(text).all) {
        out.push_back(without_marks(token.in(text)));
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> words_of_gumbo(const std::string& document) {
    GumboOutput* tree = gumbo_parse_with_options(&kGumboDefaultOptions, document.data(), document.size());
    std::string text;
    collect(tree->root, text);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return sorted_words(text);
}

std::vector<std::string> our_words(const std::string& document) {
    Words words = html(document);
    return sorted_words(words.own + "\n" + words.quoted + "\n" + words.hidden);
}

class Writer {
 public:
    static bool is_table_part(std::string_view piece) {
        return piece.starts_with("<t") || piece.starts_with("</t");
    }
    explicit Writer(unsigned seed) : random_(seed) {}

    // Where the standard moves text out of a table, or drops a cell that is in none, words may be joined that
    // we keep apart: documents with parts of tables have a blank around each word.
    std::string document() {
        bool tables = random_() % 2 == 0;
        static constexpr std::string_view pieces[] = {"<p>",
                                                      "</p>",
                                                      "<div>",
                                                      "</div>",
                                                      "<b>",
                                                      "</b>",
                                                      "<i>",
                                                      "</i>",
                                                      "<span>",
                                                      "</span>",
                                                      "<a href=x>",
                                                      "</a>",
                                                      "<font size=2>",
                                                      "</font>",
                                                      "<ul>",
                                                      "<li>",
                                                      "</li>",
                                                      "</ul>",
                                                      "<blockquote>",
                                                      "</blockquote>",
                                                      "<br>",
                                                      "<hr>",
                                                      "<table>",
                                                      "<tr>",
                                                      "<td>",
                                                      "</td>",
                                                      "</tr>",
                                                      "</table>",
                                                      "<tbody>",
                                                      "</tbody>",
                                                      "<h1>",
                                                      "</h1>",
                                                      "<center>",
                                                      "</center>",
                                                      "<pre>",
                                                      "</pre>",
                                                      "<o:p>",
                                                      "</o:p>",
                                                      "<st1:place w:st=\"on\">",
                                                      "</st1:place>",
                                                      "<!-- one -- two > three -->",
                                                      "<!-->",
                                                      "<!--->",
                                                      "<!--[if mso]>",
                                                      "<![endif]-->",
                                                      "<![if !mso]>",
                                                      "<![endif]>",
                                                      "<!doctype html>",
                                                      "<? xml:namespace ?>",
                                                      "</ >",
                                                      "</>",
                                                      "< ",
                                                      "<3",
                                                      "<$",
                                                      "&amp;",
                                                      "&amp",
                                                      "&nbsp;",
                                                      "&nbsp",
                                                      "&notit;",
                                                      "&not",
                                                      "&#65;",
                                                      "&#x42",
                                                      "&#0;",
                                                      "&#128;",
                                                      "&;",
                                                      "&#;",
                                                      "&#x;",
                                                      "&lt;b&gt;",
                                                      "<td width=1 width=2>",
                                                      "<div a='>' b=\">\" c=>",
                                                      "<p/class=x>",
                                                      "<img src=x alt='two words'>",
                                                      "<style>p { color: red } </b></style>",
                                                      "<script>var x = '<p>';</script>",
                                                      "<title>t</title>",
                                                      "<div\nclass=\"x\"\t>",
                                                      "<DIV>",
                                                      "</DIV\n>",
                                                      "<input value=v>",
                                                      "<p a=\"&amp;\">",
                                                      "<img a=`b`>",
                                                      "\r\n"};
        static constexpr std::string_view words[] = {"alpha",     "beta", "gamma", "delta",
                                                     "caf\u00e9", "x",    "17",    "d'Or"};
        std::string out;
        std::size_t count = 4 + random_() % 40;
        for (std::size_t i = 0; i < count; ++i) {
            if (random_() % 2 == 0) {
                if (tables) out += ' ';
                out += words[random_() % std::size(words)];
                if (tables || random_() % 2 == 0) out += ' ';
            } else {
                std::string_view piece = pieces[random_() % std::size(pieces)];
                bool text = piece.starts_with('&') || piece.starts_with("<3") || piece.starts_with("<$");
                if (tables && text) out += ' ';
                if (tables || !is_table_part(piece)) out += piece;
                if (tables && text) out += ' ';
            }
        }
        return out;
    }

 private:
    std::mt19937 random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(random_documents_have_the_same_words_for_us_and_for_gumbo) {
    constexpr unsigned documents = 20'000;
    unsigned different = 0;
    for (unsigned seed = 0; seed < documents; ++seed) {
        std::string document = Writer(seed).document();
        std::vector<std::string> ours = our_words(document), theirs = words_of_gumbo(document);
        if (ours == theirs) continue;
        ++different;
        if (different <= 20) {
            BOOST_TEST_MESSAGE("seed " << seed << "\n"
                                       << document << "\n ours   " << join(ours, " ") << "\n theirs "
                                       << join(theirs, " ") << "\n");
        }
    }
    BOOST_TEST_MESSAGE(different << " of " << documents << " differ");
    BOOST_CHECK_EQUAL(different, 0U);
}

BOOST_AUTO_TEST_CASE(the_html_of_the_corpus_has_the_same_words_for_us_and_for_gumbo) {
    const std::filesystem::path corpus = LETTERHEAD_SOURCE "/../shared/corpus";
    if (!std::filesystem::exists(corpus)) return;
    int count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
        if (entry.path().extension() != ".html") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::string document(std::istreambuf_iterator<char>(in), {});
        ++count;
        std::vector<std::string> ours = our_words(document), theirs = words_of_gumbo(document);
        std::vector<std::string> only_ours, only_theirs;
        std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                            std::back_inserter(only_ours));
        std::set_difference(theirs.begin(), theirs.end(), ours.begin(), ours.end(),
                            std::back_inserter(only_theirs));
        BOOST_CHECK_MESSAGE(ours == theirs, entry.path() << ": only ours: " << join(only_ours, " ")
                                                         << "; only theirs: " << join(only_theirs, " "));
    }
    BOOST_CHECK_GT(count, 0);
}
