// The tokenizer reads the head as it reads the page: a <meta> in a comment is none.

#include "inspect/words/html_charset.h"

#include "base/text.h"
#include "inspect/words/html_tokenizer.h"

namespace letterhead {

namespace {

class MetaSink final : public HtmlSink {
 public:
    void text(std::string_view) override {}
    void raw_text(std::string_view) override {}
    void tag(const HtmlTag& tag) override {
        if (!charset.empty() || tag.is_end() || tag.name() != "meta") return;
        charset = trim(tag.value("charset"));
        if (charset.empty() && iequals(trim(tag.raw("http-equiv")), "content-type"))
            charset = of_content(tag.value("content"));
    }

    std::string charset;

 private:
    static std::string of_content(std::string_view content) {
        std::size_t at = ifind(content, "charset");
        if (at == std::string_view::npos) return {};
        content = trim(content.substr(at + 7));
        if (!content.starts_with('=')) return {};
        content = trim(content.substr(1));
        if (content.starts_with('"') || content.starts_with('\'')) content.remove_prefix(1);
        return std::string(content.substr(0, content.find_first_of(" \t\r\n\"';,")));
    }
};

}  // namespace

std::string charset_of_html(std::string_view head) {
    MetaSink sink;
    HtmlTokenizer tokenizer(sink);
    tokenizer.push(head);
    std::string name = std::move(sink.charset);
    if (istarts_with(name, "utf-16")) return "utf-8";
    return name;
}

}  // namespace letterhead
