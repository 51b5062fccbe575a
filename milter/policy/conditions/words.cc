// Phrases and patterns in the words of a message and in its headers.

#include "base/text.h"
#include "base/unicode.h"
#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"
#include "policy/conditions/search.h"

#include <algorithm>
#include <set>

namespace letterhead {
namespace {

// --- words

enum Where : std::uint32_t { in_own = 1, in_quoted = 2, in_subject = 4, in_names = 8, in_attached = 16 };

// The addresses that are the sender's own.
std::vector<std::string> own_addresses(const Facts& facts) {
    std::vector<std::string> own = facts.sender_keys();
    if (!facts.envelope.null_sender()) own.push_back(facts.envelope.sender_address.key());
    for (const AddressList* const list :
         {&facts.findings.from, &facts.findings.sender, &facts.findings.reply_to})
        for (const Address& address : list->addresses)
            own.push_back(address.key());
    return own;
}

struct Hunt {
    const Facts& facts;
    const Search& search;
    const std::vector<std::string>& own;
    std::vector<Evidence> seen{}, doubts{};
    std::set<std::string> different{};  // finds, folded: the same word in two forms of a text is one

    bool look(const std::string& text, std::string_view where_words, const std::string& where) {
        bool gave_up = false;
        const PatternHits* const hits = search.patterns.empty() ? nullptr : &facts.hits(text);
        const auto found = search.find({text, facts.tokens(text), own, hits}, gave_up);
        for (const Found& match : found)
            tell(match, where_words, where);
        if (gave_up && found.empty()) doubt(where, "the text is too much to search");
        return !found.empty();
    }
    void tell(const Found& match, std::string_view where_words, const std::string& where) {
        if (!different.insert(match.value != 0 ? std::to_string(match.value) : fold(match.shown)).second)
            return;
        if (seen.size() >= limits::evidence_of_rule) return;
        const bool personal = !match.like.empty();
        const std::string shown = personal ? std::string(match.like) + " (" + match.shown + ")" : match.shown;
        seen.push_back({personal ? "words.personal" : "words.found",
                        where,
                        shown,
                        {{"words.found", shown}, {"words.where", std::string(where_words)}}});
        if (!personal) return;
        seen.back().fields.emplace_back("words.like", match.like);
        seen.back().fields.emplace_back("words.masked", match.shown);
    }
    void doubt(const std::string& where, std::string why) {
        if (doubts.size() < limits::evidence_of_rule)
            doubts.push_back({"words.unsure", where, std::move(why), {}});
    }
};

// One displayable text. When only one of own and quoted is asked for and their border is a guess, a find in
// either is a doubt.
void look_at(Hunt& hunt, const Words& text, std::uint32_t in) {
    const bool both_asked = (in & (in_own | in_quoted)) == (in_own | in_quoted);
    const bool attached = text.message_depth > 0;  // never the sender's own words
    if (!text.sure && !both_asked && !attached) {
        Hunt guess{hunt.facts, hunt.search, hunt.own};
        guess.look(text.own, "", text.where());
        guess.look(text.quoted, "", text.where());
        if (!guess.seen.empty()) hunt.doubt(text.where(), "own and quoted words cannot be told apart");
        for (Evidence& doubt : guess.doubts)
            hunt.doubts.push_back(std::move(doubt));
    } else {
        if (attached ? (in & in_quoted) != 0 : (in & in_own) != 0) {
            hunt.look(text.own, attached ? " in an attached message" : " in the text", text.where());
        }
        if ((in & in_quoted) != 0) hunt.look(text.quoted, " in the quoted text", text.where());
    }
    if (!text.complete && (!attached || (in & in_quoted) != 0))
        hunt.doubt(text.where(), "not all of the text was read");
}

void look_at_attached(Hunt& hunt) {
    const Findings& findings = hunt.facts.findings;
    for (const Words& text : findings.attached_texts) {
        const auto file =
            std::find_if(findings.files.begin(), findings.files.end(),
                         [&](const FileFinding& each) { return each.part_path == text.part_path; });
        const std::string name = file == findings.files.end() ? "file" : file->shown_name();
        hunt.look(text.own, " in the attached " + name, text.where());
        hunt.look(text.quoted, " in the attached " + name, text.where());
        if (!text.complete) hunt.doubt(text.where(), "not all of an attached text was read");
    }
    if (findings.attached_unread) hunt.doubt("", "not all attached texts were read");
    if (findings.opaque) hunt.doubt("", findings.opaque_why);
}

// `at_least`: so many different finds.
Answer judge_words(const Facts& facts, const Search& search, const std::vector<std::string>& own,
                   std::uint32_t in, std::size_t at_least = 1) {
    const Findings& findings = facts.findings;
    Hunt hunt{facts, search, own};
    if ((in & in_subject) != 0) hunt.look(findings.subject, " in the subject", "header Subject");
    if ((in & (in_own | in_quoted)) != 0) {
        for (const Words& text : findings.words)
            look_at(hunt, text, in);
        if (findings.opaque) hunt.doubt("", findings.opaque_why);
    }
    if ((in & in_names) != 0) {
        for (const FileFinding& file : findings.files) {
            for (const FileName& name : file.names)
                hunt.look(name.name, " in the name of an attachment", file.where());
        }
        if (findings.files_cut) hunt.doubt("", "too many attachments to look at each");
    }
    if ((in & in_attached) != 0) look_at_attached(hunt);
    if (hunt.seen.size() < at_least) hunt.seen.clear();
    return yes_if_any(std::move(hunt.seen), std::move(hunt.doubts));
}

// Yes when one of the searches finds nothing, for all of what is lacking at once.
Answer judge_lacks(const Facts& facts, const std::vector<Search>& searches, std::uint32_t in) {
    const std::vector<std::string> own = own_addresses(facts);
    std::vector<std::string> missing;
    std::vector<Evidence> doubts;
    for (const Search& search : searches) {
        Answer found = judge_words(facts, search, own, in);
        if (found.truth == Truth::no) missing.push_back(search.label);
        if (found.truth == Truth::cannot_tell)
            doubts.insert(doubts.end(), found.evidence.begin(), found.evidence.end());
    }
    if (missing.empty()) return yes_if_any({}, std::move(doubts));
    const std::string labels = join(missing, ", ");
    return Answer::yes({{"words.missing", "", one_line(labels, 200), {{"words.missing", labels}}}});
}

std::size_t read_at_least(Fields& fields, const Node* lacks, const ReadContext& context) {
    const Node* const node = fields.find("at_least");
    if (node == nullptr) return 1;
    const std::uint64_t count = read_count(*node, "at_least", context.problems).value_or(1);
    if (count < 1 || count > limits::evidence_of_rule) {
        context.problems.error(
            Code::out_of_range, node->place(),
            "'at_least' is a number from 1 to " + std::to_string(limits::evidence_of_rule));
    } else if (lacks != nullptr) {
        context.problems.error(Code::keys_do_not_fit, node->place(), "what is lacking cannot be counted",
                               "leave out at_least, or lacks");
    }
    return static_cast<std::size_t>(count);
}

ConditionPtr read_words_condition(const Node& value, const ReadContext& context) {
    static constexpr std::string_view places[] = {"own", "quoted", "subject", "attachment_names",
                                                  "attached_text"};
    Fields fields(value, "words", context.problems);
    const std::size_t before = context.problems.all().size();
    Search search = read_search(fields, context);
    const Node* const lacks = fields.find("lacks");
    const std::uint32_t in = find_choices(fields, "in", places, in_own | in_subject, context);
    const std::size_t at_least = read_at_least(fields, lacks, context);
    fields.finish();
    if (search.empty() && lacks == nullptr && context.problems.all().size() == before)
        report_empty(value, "words", context);
    Needs needs;
    needs.words = (in & (in_own | in_quoted)) != 0;
    needs.attached_words = (in & in_quoted) != 0;  // an attached message is quoted whole
    needs.attached_text = (in & in_attached) != 0;
    needs.files = (in & (in_names | in_attached)) != 0;
    if (lacks == nullptr) {
        return make_condition(
            [search = std::move(search), in, at_least](const Facts& facts) {
                return judge_words(facts, search, own_addresses(facts), in, at_least);
            },
            std::move(needs));
    }
    if (!search.empty()) {
        context.problems.error(Code::keys_do_not_fit, lacks->place(),
                               "words either stand there or are lacking",
                               "write two conditions: {all: [{words: ...}, {words: {lacks: ...}}]}");
    }
    std::vector<Search> searches;
    if (lacks->is_map()) {
        searches.push_back(read_search_item(*lacks, context));
    } else if (const auto items = read_list(*lacks, "lacks", context.problems)) {
        for (const Node& item : *items)
            searches.push_back(read_search_item(item, context));
    }
    return make_condition(
        [searches = std::move(searches), in](const Facts& facts) { return judge_lacks(facts, searches, in); },
        std::move(needs));
}

// --- header

struct HeaderTest {
    std::string name;
    bool absent = false;
    Search search;
    std::vector<std::string> begins;  // folded

    bool begins_so(const std::string& value) const {
        const std::string folded = fold(one_line(value, 200));
        return std::any_of(begins.begin(), begins.end(),
                           [&](const std::string& each) { return folded.starts_with(each); });
    }

    Answer judge(const Facts& facts) const;
};

Answer HeaderTest::judge(const Facts& facts) const {
    const std::string where = "header " + name;
    const bool asks_text = !search.empty() || !begins.empty();
    std::vector<Evidence> seen, doubts;
    if (facts.findings.oddities.has(OddityKind::too_many_headers)) {
        doubts.push_back({"header.unread", where, "too many headers to look at each", {}});
    }
    const auto fields = [&](std::string found) -> std::vector<std::pair<std::string, std::string>> {
        return {{"header.name", name}, {"header.found", std::move(found)}};
    };
    for (const Header& header : facts.findings.headers.all()) {
        if (!iequals(header.name, name)) continue;
        if (absent) return Answer::no();
        Oddities ignored;  // told when the message was read
        const std::string value = decode_text(header.value, ignored, where);
        if (!asks_text)
            return Answer::yes({{"header.present", where, one_line(value), fields(one_line(value))}});
        bool gave_up = false;
        const Tokens tokens = search.phrases ? tokenize(value) : Tokens();
        auto found = search.find({value, tokens, {}}, gave_up);
        if (begins_so(value)) found.push_back({one_line(value), {}});
        for (const Found& match : found) {
            if (seen.size() < limits::evidence_of_rule)
                seen.push_back({"header.found", where, match.shown, fields(match.shown)});
        }
        if (gave_up) doubts.push_back({"header.unsure", where, "the header is too much to search", {}});
    }
    if (absent && doubts.empty()) seen.push_back({"header.absent", where, "", fields("")});
    return yes_if_any(std::move(seen), std::move(doubts));
}

ConditionPtr read_header(const Node& value, const ReadContext& context) {
    static constexpr std::string_view choices[] = {"present", "absent"};
    HeaderTest test;
    Fields fields(value, "header", context.problems);
    if (const Node* const name = fields.require("name")) {
        test.name = read_text(*name, "name", context.problems).value_or("");
        const bool good = !test.name.empty() && std::all_of(test.name.begin(), test.name.end(), [](char c) {
            return c > ' ' && c < '\x7f' && c != ':';
        });
        if (!good && name->is_scalar()) {
            context.problems.error(Code::wrong_form, name->place(),
                                   "'" + one_line(test.name) + "' is no header name",
                                   "write it without the colon");
        }
    }
    const Node* const is = fields.find("is");
    if (is != nullptr) test.absent = read_choice(*is, "is", choices, context.problems) == std::size_t{1};
    if (const Node* const node = fields.find("contains"))
        test.search.phrases = read_phrases(*node, "contains", context);
    if (const Node* const node = fields.find("matches"))
        test.search.patterns = read_patterns(*node, "matches", context);
    if (const Node* const node = fields.find("begins")) {
        for (const Node& word : read_words(*node, "begins", context))
            test.begins.push_back(fold(one_line(word.text(), 200)));
    }
    fields.finish();
    if (test.absent && (!test.search.empty() || !test.begins.empty())) {
        context.problems.error(Code::keys_do_not_fit, is->place(), "an absent header holds no text",
                               "leave out contains:, begins: and matches:, or is: absent");
    }
    return make_condition([test = std::move(test)](const Facts& facts) { return test.judge(facts); });
}

constexpr ParameterInfo kWords[] = {
    {"phrases", "words",
     "words or phrases, whole and in any case; blanks, line ends and hyphens between words are equal"},
    {"pattern", "regular expressions",
     "PCRE2, in any case, one or several or a list; for what phrases cannot say"},
    {"like",
     "any of: date, duration, phone, email, name, social_security_number, card_number, password, "
     "date_of_birth, medical_record_number",
     "things with a form: a day, 'three weeks', a telephone number or extension, an e-mail address that is "
     "not the sender's, a capitalised name; and what is personal, which is always shown masked"},
    {"at_least", "count", "so many different finds are needed; 1 when not given"},
    {"beside", "map of phrases, like",
     "one of the phrases counts only with one of these in its sentence, at most 12 words away"},
    {"lacks", "list of maps of phrases, pattern, like, beside, label",
     "instead of the above: each of these must be found, and one is not; label is its name for the sender"},
    {"in", "any of: own, quoted, subject, attachment_names, attached_text",
     "where to look; own and subject when not given. attached_text: files that are text by type or name "
     "(txt, csv, "
     "html ...), no office documents"}};
constexpr ParameterInfo kHeader[] = {
    {"name", "header name", "which header, in any case"},
    {"is", "one of: present, absent", "whether it must be there; present when not given"},
    {"contains", "words", "one of these phrases stands in it"},
    {"begins", "words", "or it begins with one of these, in any case"},
    {"matches", "regular expressions", "or PCRE2, in any case"}};
constexpr std::string_view kWordsFields[] = {"words.found", "words.where", "words.missing", "words.like",
                                             "words.masked"};
constexpr std::string_view kHeaderFields[] = {"header.name", "header.found"};

}  // namespace

std::span<const ConditionKind> words_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"words", "One of these phrases or things stands in the words of the message, or is lacking there.",
         "words: {phrases: {list: phrases}, in: [own, quoted, subject, attachment_names]}", kWords,
         kWordsFields, read_words_condition},
        {"header", "A header is there, is absent, or holds this text.",
         "header: {name: X-Priority, contains: ['1', high]}", kHeader, kHeaderFields, read_header},
    };
    return kinds;
}

}  // namespace letterhead
