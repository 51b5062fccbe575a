// One pass over the text: signs of scripts, addresses that are data, and runs of base64, of which each that
// is long enough is decoded and looked at.

#include "inspect/container/page.h"

#include "base/text.h"
#include "inspect/container/listing.h"
#include "inspect/container/page_script.h"
#include "inspect/container/page_text.h"
#include "inspect/families.h"
#include "message/limits.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace letterhead {
namespace {

constexpr std::size_t kPiece = 64 * 1024, kFlush = 4096, kJoints = 16;
constexpr std::size_t kShortFile = 64;  // letters

// What pages are made of: no file for its reader.
bool is_page_type(std::string_view type) {
    constexpr std::array<std::string_view, 12> trees = {"image/",
                                                        "font/",
                                                        "audio/",
                                                        "video/",
                                                        "text/",
                                                        "application/json",
                                                        "application/font",
                                                        "application/xml",
                                                        "application/wasm",
                                                        "application/x-font",
                                                        "application/javascript",
                                                        "application/x-javascript"};
    return type.empty() || type == "application/vnd.ms-fontobject" ||
           std::any_of(trees.begin(), trees.end(), [&](auto tree) { return istarts_with(type, tree); });
}

// In a page, what is locked is bad too: nobody puts a good one there.
bool is_bad(Family family) {
    return is_dangerous(family) || family == Family::encrypted;
}

bool is_media(Family family) {
    return family == Family::image || family == Family::audio || family == Family::video;
}

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

bool is_quote(char c) {
    return c == '"' || c == '\'' || c == '`';
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Lists of numbers and escapes: "0x4d,0x5a", "77, 90", "\x4d\x5a".
bool is_number_part(char c) {
    return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f') ||
           std::string_view(",xX\\%u").find(c) != std::string_view::npos;
}

// A file in letters: what comes of it is looked at once it is long enough, or at its end.
class Literal {
 public:
    Literal(const std::string& type, bool base64, bool declared)
        : base64_(base64), declared_(declared), page_(is_page_type(type)) {}

    void take(char c, const ContainerContext& context) {
        if (!base64_) {
            bytes_ += c;
        } else if (const int value = base64_value(c); value >= 0) {
            bits_ = (bits_ << 6U | static_cast<unsigned>(value)) & 0xFFFFFU;
            count_ += 6;
            if (count_ >= 8) bytes_ += static_cast<char>(bits_ >> (count_ -= 8) & 0xFFU);
        }
        if (bytes_.size() >= kFlush) flush(context);
    }

    void flush(const ContainerContext& context) {
        if (!look_) look_ = std::make_unique<ContentLook>(context, "");
        size_ += bytes_.size();
        look_->push(bytes_);
        bytes_.clear();
    }

    bool is_base64() const { return base64_; }
    bool is_declared() const { return declared_; }
    bool is_page() const { return page_; }
    std::size_t size() const { return size_ + bytes_.size(); }
    ContentLook* look() { return look_.get(); }

 private:
    bool base64_, declared_, page_;
    unsigned bits_ = 0;
    unsigned count_ = 0;
    std::string bytes_;
    std::size_t size_ = 0;
    std::unique_ptr<ContentLook> look_;
};

class PageReader final : public ContainerReader {
 public:
    PageReader(const ContainerContext& context, bool picture) : context_(context), picture_(picture) {}

    void push(std::string_view bytes) override {
        while (!bytes.empty() && !context_.budget.is_spent()) {
            const std::string_view piece = bytes.substr(0, kPiece);
            bytes.remove_prefix(piece.size());
            text_.push(piece, unread_);
            read(false);
            (void)context_.budget.in_time();
        }
    }

    ContainerDirectory finish() override {
        text_.finish(unread_);
        read(true);
        end_literal();
        judge(script_);
        judge(outside_);
        if (smuggles_ && payload_) activate("it builds a file by script");
        if (leads_on_) directory_.add_fact("it leads on to another page");
        if (picture_ && scripts_) directory_.add_fact("it holds a script");
        if (directory_.limit.empty()) directory_.limit = context_.budget.spent();
        return std::move(directory_);
    }

 private:
    // A script, or all that stands outside of scripts.
    struct Unit {
        std::uint32_t signs = 0;
        std::size_t code = 0;    // without long literals
        std::size_t joints = 0;  // of short strings: "TVq" + "QAA"
        bool payload = false;
    };
    enum class State : std::uint8_t { text, address, literal };

    void read(bool at_end) {
        const std::string_view all = unread_;
        const std::size_t end = at_end ? all.size() : all.size() - std::min(all.size(), page_word);
        std::size_t at = std::min(skip_, end);
        skip_ -= at;
        for (; at < end; at++) {
            const std::string_view rest = all.substr(at);
            if (state_ == State::address)
                address(rest[0]);
            else if (state_ == State::literal)
                at += literal(rest);
            if (state_ == State::text) text(rest);
            before_ = rest[0];
        }
        skip_ += at - end;
        unread_.erase(0, end);
    }

    void text(std::string_view rest) {
        const char c = rest[0];
        unit_->code++;
        if (!is_blank(c)) numbers_ = is_number_part(c) ? numbers_ + 1 : 0;
        if (numbers_ > 2 * limits::script_payload) unit_->payload = true;
        if (is_quote(c) && is_joint(rest.substr(0, page_word))) unit_->joints++;
        if (const std::uint32_t sign = page_sign_at(before_, rest); sign != 0) return signs(sign);
        if (base64_value(c) >= 0)
            run_ += c;
        else
            run_.clear();
        const bool enough =
            run_.size() >= limits::script_payload || (run_.size() == kShortFile && begins_like_a_file(run_));
        if (!enough) return;
        unit_->code -= run_.size();
        begin_literal("", true, false);
        for (const char each : std::exchange(run_, {}))
            literal_->take(each, context_);
        quote_ = 0;
        // The last of them is taken already.
        state_ = State::literal;
    }

    // Archives and programs: a small one has few letters.
    static bool begins_like_a_file(std::string_view letters) {
        constexpr std::array<std::string_view, 5> beginnings = {"UEsDB", "TVqQ", "TVpQ", "UmFyIR", "N3q8ry"};
        return std::any_of(beginnings.begin(), beginnings.end(),
                           [letters](std::string_view begin) { return letters.starts_with(begin); });
    }

    static bool is_joint(std::string_view rest) {
        const std::size_t plus = rest.find_first_not_of(' ', 1);
        if (plus == std::string_view::npos || rest[plus] != '+') return false;
        const std::size_t next = rest.find_first_not_of(" \r\n", plus + 1);
        return next != std::string_view::npos && is_quote(rest[next]);
    }

    void signs(std::uint32_t sign) {
        run_.clear();
        if (sign == page_sign::script_begins) {
            judge(script_);
            script_ = {};
            unit_ = &script_;
            scripts_ = true;
            if (picture_ && (outside_.signs & page_sign::foreign_begins) != 0)
                activate("a page in it has a script");
        } else if (sign == page_sign::script_ends) {
            unit_ = &outside_;
        } else if (sign == page_sign::application) {
            activate("it runs as a program of Windows");
        } else if (sign == page_sign::handler) {
            activate("it starts a program by an address");
        } else if (sign == page_sign::leads_on) {
            leads_on_ = true;
        } else if (sign == page_sign::macros) {
            directory_.macros = true;
        } else if (sign == page_sign::foreign_ends) {
            outside_.signs &= ~page_sign::foreign_begins;
        } else if (sign == page_sign::data) {
            state_ = State::address;
            quote_ = before_;
            address_.clear();
        }
        unit_->signs |= sign;
    }

    // Between "data:" and the comma; the first letters are those of "data:" itself.
    void address(char c) {
        if (c == '\t' || c == '\r' || c == '\n') return;
        if (c == ',') {
            const std::string_view said =
                std::string_view(address_).substr(std::min<std::size_t>(4, address_.size()));
            const bool base64 = iends_with(trim(said), ";base64");
            begin_literal(std::string(trim(said.substr(0, said.find(';')))), base64, true);
            state_ = State::literal;
            return;
        }
        address_ += c;
        const bool none = is_quote(c) || c == '<' || c == '>' || c == '{' || c == ')';
        if (none || address_.size() > limits::data_address_type) state_ = State::text;
    }

    void begin_literal(const std::string& type, bool base64, bool declared) {
        literal_.emplace(type, base64, declared);
    }

    // How many letters more than one were read.
    std::size_t literal(std::string_view rest) {
        const Letter letter = next_letter(rest);
        if (ends(rest, letter)) {
            end_literal();
            state_ = State::text;
            return 0;
        }
        literal_->take(letter.value, context_);
        return letter.length - 1;
    }

    struct Letter {
        char value = 0;
        std::size_t length = 1;
    };
    static Letter next_letter(std::string_view rest) {
        const auto digit = [](char c) {
            const char low = ascii_lower(c);
            if (low >= '0' && low <= '9') return low - '0';
            return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
        };
        if (rest[0] == '%' && rest.size() > 2 && digit(rest[1]) >= 0 && digit(rest[2]) >= 0)
            return {static_cast<char>(digit(rest[1]) * 16 + digit(rest[2])), 3};
        // Line ends that a script writes into a string.
        if (rest[0] == '\\' && rest.size() > 1) {
            const bool line_end = rest[1] == 'n' || rest[1] == 'r' || rest[1] == '\r' || rest[1] == '\n';
            return {line_end ? '\n' : rest[1], 2};
        }
        return {rest[0], 1};
    }

    bool ends(std::string_view rest, const Letter& letter) const {
        const char c = rest[0];
        if (literal_->is_base64()) return base64_value(letter.value) < 0 && !is_blank(letter.value);
        if (is_quote(quote_)) return c == quote_;
        return is_blank(c) || is_quote(c) || c == '>' || c == ')';
    }

    void end_literal() {
        if (!literal_) return;
        Literal literal = std::move(*literal_);
        literal_.reset();
        const bool file = literal.is_declared() && !literal.is_page();
        if (file && literal.size() == 0)  // the script joins it
            unit_->signs |= page_sign::decodes | page_sign::builds | page_sign::delivers;
        if (literal.size() == 0 ||
            (literal.is_declared() && !file && literal.size() < limits::script_payload / 2))
            return;
        literal.flush(context_);
        ContainerEntry entry = listed_entry("data " + std::to_string(++literals_), literal.size());
        ContainerDirectory inner;
        literal.look()->finish(entry, inner);
        const Family family = entry.family_by_content;
        const bool harmless = family == Family::unknown || family == Family::text || is_media(family);
        if (!is_media(family) && !literal.is_declared()) unit_->payload = true;
        if (!file && harmless && inner.entries.empty()) return;
        keep(std::move(entry), std::move(inner), file);
    }

    void keep(ContainerEntry entry, ContainerDirectory inner, bool file) {
        const auto dangerous = [](const ContainerEntry& each) {
            return is_bad(each.family_by_content) || is_bad(each.family);
        };
        directory_.macros = directory_.macros || entry.family_by_content == Family::macro_document;
        const bool download = file && entry.family_by_content == Family::unknown;
        if (dangerous(entry) || std::any_of(inner.entries.begin(), inner.entries.end(), dangerous))
            activate("it carries " + std::string(family_words(entry.family_by_content)));
        else if (download)
            activate("it carries a file");
        if (!context_.budget.add_entry(entry.name.size())) return;
        directory_.encrypted = directory_.encrypted || entry.encrypted;
        directory_.entries.push_back(std::move(entry));
        append_inner(directory_, std::move(inner));
    }

    void judge(const Unit& unit) {
        if (unit.code > limits::script_code) return;
        constexpr std::uint32_t all = page_sign::decodes | page_sign::builds | page_sign::delivers;
        constexpr std::uint32_t windows = page_sign::windows | page_sign::windows_shell;
        smuggles_ = smuggles_ || (unit.signs & all) == all;
        payload_ = payload_ || unit.payload || unit.joints >= kJoints;
        // Charts have scripts, too: those that show what is in the picture.
        const bool unpacks = (unit.signs & page_sign::decodes) != 0 && (unit.signs & page_sign::runs) != 0;
        if (picture_ && (unpacks || (unit.signs & page_sign::fetches) != 0))
            activate("its script brings something that is not in the picture");
        if (&unit == &script_ && (unit.signs & windows) == windows) activate("its script is one for Windows");
    }

    void activate(std::string why) {
        if (directory_.active.empty()) directory_.active = std::move(why);
    }

    ContainerContext context_;
    bool picture_;
    ContainerDirectory directory_;
    PageText text_;
    std::string unread_;
    std::size_t skip_ = 0;  // letters at its beginning that are read already
    State state_ = State::text;
    char before_ = 0, quote_ = 0;
    std::string run_, address_;
    std::optional<Literal> literal_;
    std::size_t numbers_ = 0, literals_ = 0;
    Unit script_, outside_;
    Unit* unit_ = &outside_;
    bool smuggles_ = false, payload_ = false, leads_on_ = false, scripts_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> page_reader(const ContainerContext& context) {
    return std::make_unique<PageReader>(context, false);
}

std::unique_ptr<ContainerReader> svg_reader(const ContainerContext& context) {
    return std::make_unique<PageReader>(context, true);
}

}  // namespace letterhead
