#pragma once
// HTML bytes to tags and text by push (WHATWG HTML, section "Tokenization"): linear, bounded by
// limits::html_tag and limits::html_attributes; any split of the input gives the same tokens, up to how text
// is cut. No input fails. Left out: the escaped states of scripts (a script is dropped anyway) and CDATA
// (foreign content only).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace letterhead {

// A tag as it is handed out; valid during the call.
class HtmlTag {
 public:
    std::string_view name() const { return std::string_view(bytes_).substr(0, name_size_); }  // lower case
    bool is_end() const { return end_; }
    bool has(std::string_view attribute) const { return find(attribute) != nullptr; }
    // The first attribute of that (lower case) name, references not replaced; empty when absent.
    std::string_view raw(std::string_view attribute) const;
    std::string value(std::string_view attribute) const;  // references replaced

 private:
    friend class HtmlTokenizer;
    struct Attribute {
        std::uint32_t name, value, end;  // value == end and name == value possible
    };
    const Attribute* find(std::string_view attribute) const;

    std::string bytes_;
    std::size_t name_size_ = 0;
    std::vector<Attribute> attributes_;
    bool end_ = false;
};

class HtmlSink {
 public:
    virtual ~HtmlSink() = default;
    virtual void text(std::string_view utf8) = 0;  // references replaced
    virtual void raw_text(
        std::string_view utf8) = 0;  // inside script, style, iframe, title ...: no text of the page
    virtual void tag(const HtmlTag& tag) = 0;
};

class HtmlTokenizer {
 public:
    explicit HtmlTokenizer(HtmlSink& sink) : sink_(sink) {}
    void push(std::string_view utf8);
    void finish();

 private:
    enum class State : std::uint8_t {
        text,
        reference,
        named_reference,
        number_start,
        number,
        tag_open,
        end_tag_open,
        tag_name,
        before_attribute,
        attribute_name,
        after_attribute_name,
        before_value,
        double_quoted,
        single_quoted,
        unquoted,
        after_quoted,
        self_closing,
        declaration,
        declaration_dash,
        comment,
        bogus,
        raw,
        raw_end,
    };
    enum class Raw : std::uint8_t { none, dropped, shown, decoded, rest };

    std::size_t run(std::string_view utf8, std::size_t at);
    std::size_t run_reference(std::string_view utf8, std::size_t at);
    std::size_t run_tag(std::string_view utf8, std::size_t at);
    std::size_t run_value(std::string_view utf8, std::size_t at);
    std::size_t run_comment(std::string_view utf8, std::size_t at);
    std::size_t run_raw(std::string_view utf8, std::size_t at);
    void emit_text(std::string_view text);
    void end_named_reference(bool semicolon);
    void begin_tag(bool end);
    void begin_attribute();
    void append_lower(std::string_view name);
    void append_name(std::string_view name);
    void append_value(std::string_view bytes);
    void emit_tag();
    void enter_raw(std::string_view name);
    State text_state() const { return raw_ == Raw::none ? State::text : State::raw; }

    HtmlSink& sink_;
    State state_ = State::text;
    Raw raw_ = Raw::none;
    HtmlTag tag_;
    bool keep_ = false;  // the attribute being read is within the limits
    std::string held_;   // a reference or the end tag of raw text that is not decided yet
    std::string raw_name_;
    std::uint32_t number_ = 0;
    bool hex_ = false, digits_ = false;
    // comment: dashes side by side, nothing but dashes so far, "--!"
    std::size_t dashes_ = 0;
    bool fresh_ = false, bang_ = false;
};

}  // namespace letterhead
