// Shouting: whole sentences or paragraphs in capitals. What is in capitals for another reason does not count:
// headings, lists of names, codes, signature blocks and disclaimers.

#include "base/text.h"
#include "base/unicode.h"
#include "message/limits.h"
#include "policy/conditions/families.h"
#include "policy/conditions/reading.h"

#include <algorithm>

namespace letterhead {
namespace {

constexpr std::size_t shown_sentence = 60;  // bytes
constexpr std::size_t wrapped_line = 40;    // bytes; a shorter line was ended by its writer
constexpr std::size_t heading_words = 12;   // so many words without a full stop may be a heading

enum Unit : std::uint32_t { unit_sentence = 1, unit_paragraph = 2 };

// Bytes of a text that are signature blocks or disclaimers.
struct Apart {
    std::size_t begin, end;
};

std::vector<Apart> known_stretches(const Findings& findings, const Words& text) {
    std::vector<Apart> apart;
    for (const SignatureBlockFinding& block : findings.signature_blocks)
        if (block.part_path == text.part_path && block.begin < block.end)
            apart.push_back({block.begin, block.end});
    for (const DisclaimerFinding& found : findings.disclaimers)
        if (found.part_path == text.part_path && found.begin < found.end)
            apart.push_back({found.begin, found.end});
    return apart;
}

struct Figures {
    std::size_t words = 0, capitals = 0, letters = 0;  // words of at least two letters; letters of them
    void operator+=(const Figures& more) {
        words += more.words, capitals += more.capitals, letters += more.letters;
    }
};

// A run of bytes without blanks. "340", "PL-2026-31", "a@b.org", "U.S.", "AND/OR" and "FORM_A" are no words.
struct Chunk {
    std::size_t begin = 0, end = 0;
    Figures figures;
    bool lettered = false;    // there is a letter in it
    bool ends = false;        // "." "!" "?" stands behind it
    bool enumerates = false;  // "," ";" "/" stands behind it
};

Chunk read_chunk(std::string_view text, std::size_t begin) {
    Chunk chunk;
    chunk.begin = chunk.end = begin;
    bool is_word = true, dotted = false, stopped = false;
    for (std::size_t at = begin;
         at < text.size() && text[at] != ' ' && text[at] != '\t' && text[at] != '\n';) {
        const char32_t c = next_code_point(text, at);
        chunk.end = at;
        const LetterCase kind = letter_case(c);
        if (kind != LetterCase::none) {
            if (stopped) dotted = true;  // a letter behind a full stop
            ++chunk.figures.letters;
            chunk.figures.capitals += kind == LetterCase::upper ? 1 : 0;
            chunk.ends = chunk.enumerates = false;
        } else if (c == '.' || c == '!' || c == '?') {
            stopped = stopped || c == '.';
            chunk.ends = true;
        } else if (c == ',' || c == ';' || c == '/') {
            chunk.enumerates = true;
        }
        if (c == '@' || c == '/' || c == '_' || c == '\\' || (c >= '0' && c <= '9')) is_word = false;
    }
    chunk.lettered = chunk.figures.letters > 0;
    const bool initial = chunk.figures.letters == 1;  // "J." ends nothing
    if (dotted || (initial && stopped)) chunk.ends = false;
    if (!is_word || dotted || chunk.figures.letters < 2) chunk.figures = {};
    chunk.figures.words = chunk.figures.letters > 0 ? 1 : 0;
    return chunk;
}

// Walks own words once and tells every sentence and paragraph of prose.
class Prose {
 public:
    struct Piece {
        Unit unit;
        std::size_t begin, end;
        Figures figures;
    };

    Prose(std::string_view text, std::vector<Apart> apart) : text_(text), apart_(std::move(apart)) {}

    template <typename Tell>
    void walk(const Tell& tell) {
        for (std::size_t at = 0; at < text_.size();) {
            if (text_[at] == '\n') {
                end_line(at, tell);
                ++at;
            } else if (text_[at] == ' ' || text_[at] == '\t') {
                ++at;
            } else if (const Apart* const known = known_at(at)) {
                end_paragraph(tell);
                at = std::max(at + 1, known->end);
            } else {
                const Chunk chunk = read_chunk(text_, at);
                take(chunk, tell);
                at = chunk.end;
            }
        }
        end_paragraph(tell);
    }

 private:
    const Apart* known_at(std::size_t at) const {
        const auto found = std::find_if(apart_.begin(), apart_.end(),
                                        [at](const Apart& a) { return at >= a.begin && at < a.end; });
        return found == apart_.end() ? nullptr : &*found;
    }

    template <typename Tell>
    void take(const Chunk& chunk, const Tell& tell) {
        if (!open_) begin_ = chunk.begin;
        open_ = open_ || chunk.lettered;
        sentence_ += chunk.figures;
        enumerated_ += chunk.enumerates && chunk.figures.words > 0 ? 1 : 0;
        end_ = chunk.end;
        if (chunk.ends && sentence_.words > 0) end_sentence(true, tell);
    }

    // A blank line ends a paragraph; a line that was not filled ends a sentence.
    template <typename Tell>
    void end_line(std::size_t at, const Tell& tell) {
        const bool blank = at == line_;
        const bool filled = at - line_ >= wrapped_line;
        line_ = at + 1;
        if (blank)
            end_paragraph(tell);
        else if (!filled)
            end_sentence(false, tell);
    }

    // Prose ends in a full stop, or is too long for a heading; it does not name things one after the other.
    template <typename Tell>
    void end_sentence(bool stopped, const Tell& tell) {
        const bool prose = stopped || sentence_.words > heading_words;
        const bool names = enumerated_ * 2 >= sentence_.words;
        if (prose && !names) {
            tell(Piece{unit_sentence, begin_, end_, sentence_});
            if (paragraph_.words == 0) paragraph_begin_ = begin_;
            paragraph_ += sentence_;
            paragraph_end_ = end_;
        }
        sentence_ = {};
        enumerated_ = 0;
        open_ = false;
    }

    template <typename Tell>
    void end_paragraph(const Tell& tell) {
        end_sentence(false, tell);
        if (paragraph_.words > 0) tell(Piece{unit_paragraph, paragraph_begin_, paragraph_end_, paragraph_});
        paragraph_ = {};
    }

    std::string_view text_;
    std::vector<Apart> apart_;
    Figures sentence_, paragraph_;
    std::size_t begin_ = 0, end_ = 0, paragraph_begin_ = 0, paragraph_end_ = 0;
    bool open_ = false;           // a letter of a sentence was seen
    std::size_t line_ = 0;        // where the line began
    std::size_t enumerated_ = 0;  // words of the sentence with a comma behind them
};

struct CapitalsTest {
    std::uint64_t words_at_least = 5, share_over = 80;
    std::uint32_t units = unit_sentence | unit_paragraph;
    std::optional<Phrases> except;

    bool shouts(const Prose::Piece& piece) const {
        return (units & piece.unit) != 0 && piece.figures.words >= words_at_least &&
               piece.figures.capitals * 100 > piece.figures.letters * share_over;
    }

    void look_at(const Words& text, const Facts& facts, std::vector<Evidence>& seen) const {
        Prose(text.own, known_stretches(facts.findings, text)).walk([&](const Prose::Piece& piece) {
            if (!shouts(piece) || seen.size() >= limits::evidence_of_rule) return;
            const std::string said = text.own.substr(piece.begin, piece.end - piece.begin);
            if (except && except->find(said, tokenize(said))) return;
            const std::string shown = one_line(said, shown_sentence);
            const bool told = std::any_of(seen.begin(), seen.end(),
                                          [&](const Evidence& other) { return other.detail == shown; });
            if (told) return;
            seen.push_back(
                {piece.unit == unit_sentence ? "capitals.sentence" : "capitals.paragraph",
                 text.where(),
                 shown,
                 {{"capitals.found", shown}, {"capitals.words", human_count(piece.figures.words)}}});
        });
    }

    Answer judge(const Facts& facts) const {
        std::vector<Evidence> seen, doubts;
        for (const Words& text : facts.findings.words) {
            if (text.message_depth > 0) continue;  // never the sender's own words
            std::vector<Evidence>& to = text.sure ? seen : doubts;
            look_at(text, facts, to);
            if (!text.complete)
                doubts.push_back({"capitals.unsure", text.where(), "not all of the text was read", {}});
        }
        if (facts.findings.opaque) doubts.push_back({"capitals.opaque", "", facts.findings.opaque_why, {}});
        return yes_if_any(std::move(seen), std::move(doubts));
    }
};

ConditionPtr read_capitals(const Node& value, const ReadContext& context) {
    static constexpr std::string_view units[] = {"sentence", "paragraph"};
    constexpr std::uint64_t most_percent = 99;
    CapitalsTest test;
    Fields fields(value, "capitals", context.problems);
    const Node* const words = fields.find("words_at_least");
    const Node* const share = fields.find("share_over");
    test.units = find_choices(fields, "unit", units, test.units, context);
    if (const Node* const node = fields.find("except")) test.except = read_phrases(*node, "except", context);
    fields.finish();
    if (words != nullptr)
        test.words_at_least = read_count(*words, "words_at_least", context.problems).value_or(0);
    if (share != nullptr) {
        test.share_over = read_count(*share, "share_over", context.problems).value_or(0);
        if (test.share_over > most_percent) {
            context.problems.error(Code::out_of_range, share->place(),
                                   "'share_over' is a percentage: no text has more than 100",
                                   "write at most 99");
        }
    }
    if (value.is_map() && value.entries().empty()) report_empty(value, "capitals", context);
    Needs needs;
    needs.words = true;
    return make_condition([test = std::move(test)](const Facts& facts) { return test.judge(facts); },
                          std::move(needs));
}

constexpr ParameterInfo kCapitals[] = {
    {"words_at_least", "count", "so many words in the sentence or paragraph; 5 when not given"},
    {"share_over", "percent", "more than so many of a hundred letters are capitals; 80 when not given"},
    {"unit", "any of: sentence, paragraph", "what is in capitals; either when not given"},
    {"except", "words", "sentences and paragraphs with one of these phrases do not count"}};
constexpr std::string_view kCapitalsFields[] = {"capitals.found", "capitals.words"};

}  // namespace

std::span<const ConditionKind> capitals_kinds() {
    static constexpr ConditionKind kinds[] = {
        {"capitals",
         "The sender shouts: a whole sentence or paragraph of the own words is in capitals. Headings, lists, "
         "codes, "
         "single words, signature blocks and disclaimers are no shouting.",
         "capitals: {words_at_least: 5, share_over: 80, unit: [sentence, paragraph]}", kCapitals,
         kCapitalsFields, read_capitals},
    };
    return kinds;
}

}  // namespace letterhead
