// Bytes -> UTF-8 (message/charset) -> lines (plain or html) -> own and quoted words (segments).

#include "inspect/words/words.h"

#include "base/text.h"
#include "inspect/words/html.h"
#include "inspect/words/html_charset.h"
#include "inspect/words/plain.h"
#include "inspect/words/segments.h"
#include "inspect/words/words_looks.h"
#include "message/charset.h"

#include <optional>

namespace letterhead {

struct WordsReader::State {
    State(const Part& part, const MailHabits& habits_, Oddities& oddities_, std::size_t cap)
        : habits(habits_), oddities(oddities_), decoder(part.charset), charset(part.charset) {
        words.part_path = part.path;
        words.type = part.type;
        words.message_depth = part.message_depth;
        if (part.type == "text/html")
            html.emplace(habits, cap);
        else
            plain.emplace(iequals(part.format, "flowed"), part.delsp, cap);
    }

    // HTML without a charset may name one in its first bytes.
    bool waits_for_charset() const { return html && charset.empty() && !charset_sought; }

    void push(std::string_view bytes) {
        decoder.push(bytes, utf8);
        push_utf8();
    }

    // UTF-7 is believed of a header only: no browser reads it.
    void end_head() {
        charset_sought = true;
        if (std::string name = charset_of_html(head); !name.empty())
            if (CharsetDecoder named(name); named.known() && !named.is_utf7()) decoder = std::move(named);
        push(head);
    }

    void push_utf8() {
        text_bytes += utf8.size();
        if (html)
            html->push(utf8);
        else
            plain->push(utf8);
        utf8.clear();
    }

    const MailHabits& habits;
    Oddities& oddities;
    CharsetDecoder decoder;
    std::string charset;
    bool charset_sought = false;
    std::string head;
    std::string utf8;
    // A stray byte shows as U+FFFD and leaves the words around it to be read, by a reader as by us. Text full
    // of them is in another charset than it says, and nobody can tell what it says.
    bool readable() const { return decoder.invalid() <= text_bytes / limits::stray_bytes; }

    std::size_t text_bytes = 0;
    std::optional<PlainText> plain;
    std::optional<HtmlText> html;
    Words words;
};

WordsReader::WordsReader(const Part& part, const MailHabits& habits, Oddities& oddities, std::size_t cap)
    : state_(std::make_unique<State>(part, habits, oddities, cap)) {}

WordsReader::~WordsReader() = default;

void WordsReader::push(std::string_view decoded_bytes) {
    if (state_->waits_for_charset()) {
        std::string_view more = decoded_bytes.substr(0, limits::charset_head - state_->head.size());
        state_->head += more;
        decoded_bytes.remove_prefix(more.size());
        if (state_->head.size() == limits::charset_head) state_->end_head();
    }
    if (!decoded_bytes.empty()) state_->push(decoded_bytes);
}

Words WordsReader::finish(bool forwarded) {
    State& state = *state_;
    if (state.waits_for_charset()) state.end_head();
    state.decoder.finish(state.utf8);
    state.push_utf8();
    Words& words = state.words;
    std::string where = words.where();
    if (!state.decoder.known() && !state.charset.empty())
        state.oddities.add(OddityKind::charset_unknown, where, safe_ascii(state.charset, 60));
    if (state.decoder.invalid() > 0) state.oddities.add(OddityKind::charset_invalid, where);
    if (state.decoder.is_utf7()) state.oddities.add(OddityKind::utf7, where);

    bool too_deep = state.html && state.html->too_deep();
    Lines lines = state.html ? state.html->finish() : state.plain->finish();
    if (lines.cut) state.oddities.add(OddityKind::text_too_long, where);
    if (too_deep) state.oddities.add(OddityKind::too_deep, where, "HTML elements");
    Segments segments = split_own_and_quoted(lines, state.habits, forwarded);
    place_looks(lines, segments, words);
    words.hidden = std::move(lines.hidden);
    words.looks_doubtful = lines.looks_doubtful;
    words.own = std::move(segments.own);
    words.quoted = std::move(segments.quoted);
    words.cut_by = std::move(segments.cut_by);
    words.order = std::move(segments.order);
    words.confidence = segments.confidence;
    words.sure = segments.sure;
    words.complete = !lines.cut && !too_deep && state.readable();
    return std::move(words);
}

}  // namespace letterhead
