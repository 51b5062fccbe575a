// In words that are known to be quoted, one line is enough: no header block has to be complete.

#include "inspect/words/authors.h"

#include "base/text.h"
#include "inspect/words/slots.h"
#include "message/limits.h"

#include <algorithm>
#include <optional>

namespace letterhead {
namespace {

constexpr std::size_t attribution_lines = 4;  // it wraps at most into so many
constexpr std::string_view wide_colon = "：";

std::string_view bare(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t>|*");
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(" \t*") + 1 - begin);
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

class Authors {
 public:
    Authors(const Words& words, const MailHabits& habits, bool sure, Findings& findings)
        : words_(words), habits_(habits), sure_(sure), findings_(findings) {}

    void look_at(std::string_view text) {
        lines_ = split(text, '\n');
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string_view line = bare(lines_[i]);
            if (line.empty()) continue;
            const HeaderLabel label = habits_.header_label(line);
            if (label == HeaderLabel::from)
                add(from_value(line, i));
            else if (label == HeaderLabel::to)
                look_for_notes_heading(i);
            else if (label == HeaderLabel::none)
                look_for_attribution(line, i);
        }
    }

 private:
    // What stands behind the colon, up to the next label of a block that lost its line ends.
    std::string_view from_value(std::string_view line, std::size_t i) const {
        std::string_view value = behind_colon(line).substr(0, 2 * limits::quoted_author);
        for (std::size_t colon = value.find(": "); colon != std::string_view::npos;
             colon = value.find(": ", colon + 1)) {
            const std::size_t blank = value.rfind(' ', colon);
            if (blank == std::string_view::npos) continue;
            const bool label =
                habits_.header_label(value.substr(blank + 1, colon - blank)) != HeaderLabel::none;
            if (label) return value.substr(0, blank);
        }
        if (!value.empty() || i + 1 >= lines_.size()) return value;
        const std::string_view next = bare(lines_[i + 1]);  // a table: the value has a line of its own
        return habits_.header_label(next) == HeaderLabel::none ? next : std::string_view();
    }

    static std::string_view behind_colon(std::string_view line) {
        const std::size_t colon = line.find(':'), wide = line.find(wide_colon);
        const bool is_wide = wide < colon;
        return bare(line.substr(is_wide ? wide + wide_colon.size() : colon + 1));
    }

    // Notes: the name, the date and time, and To.
    void look_for_notes_heading(std::size_t to) {
        if (to < 2) return;
        const std::string_view dated = bare(lines_[to - 1]), name = bare(lines_[to - 2]);
        const bool heading = has_digit(dated) && dated.find(':') != std::string_view::npos &&
                             habits_.header_label(dated) == HeaderLabel::none;
        if (heading) add(std::string(name) + " " + std::string(dated));
    }

    void look_for_attribution(std::string_view line, std::size_t i) {
        const bool arrows = trim(lines_[i]).starts_with(">>> ") && line.ends_with(">>>") && has_digit(line);
        const bool introduces = line.ends_with(':') || line.ends_with(wide_colon);
        if (arrows) return add(line);
        if (!introduces) return;
        std::size_t begin = i;
        for (std::size_t back = 0; back < attribution_lines && back <= i; ++back) {
            const std::string_view above = bare(lines_[i - back]);
            if (above.empty()) break;
            if (!habits_.begins_attribution(above)) continue;
            begin = i - back;
            break;
        }
        std::string joined;
        for (std::size_t j = begin; j <= i; ++j)
            joined.append(joined.empty() ? "" : " ").append(bare(lines_[j]).substr(0, limits::quoted_author));
        if (habits_.has_wrote(joined)) add(joined);
    }

    void add(std::string_view text) {
        if (text.empty()) return;
        if (findings_.quoted_authors.size() >= limits::quoted_authors) {
            findings_.quoted_authors_cut = true;
            return;
        }
        QuotedAuthor author{words_.part_path, std::string(text.substr(0, limits::quoted_author)), {}, sure_};
        const std::string& line = author.text;
        for (std::size_t from = 0; from < line.size();) {
            const std::optional<Span> found = find_email(line, {from, line.size()});
            if (!found) break;
            author.addresses.push_back(
                parse_path(std::string_view(line).substr(found->begin, found->end - found->begin)).key());
            from = found->end;
        }
        findings_.quoted_authors.push_back(std::move(author));
    }

    const Words& words_;
    const MailHabits& habits_;
    const bool sure_;
    Findings& findings_;
    std::vector<std::string_view> lines_;
};

}  // namespace

void add_quoted_authors(const Words& words, const MailHabits& habits, Findings& findings) {
    const bool attached = words.message_depth > 0;
    const bool sure = attached || words.sure;
    Authors authors(words, habits, sure, findings);
    authors.look_at(words.quoted);
    if (attached || !words.sure) authors.look_at(words.own);
}

}  // namespace letterhead
