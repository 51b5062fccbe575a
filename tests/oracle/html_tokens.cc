// The tokens that our HTML tokenizer makes, for tests/oracle/html5lib_test.py: one document in hex a line on
// standard input, its tokens a line on standard output. T<hex> is text, R text that is none of the page's,
// S<name>(;attr=hex)* a start tag with those of the asked attributes that it has, E<name> an end tag.

#include "inspect/words/html_tokenizer.h"

#include <cstdio>
#include <iostream>
#include <string>

using namespace letterhead;

namespace {

std::string hex(std::string_view bytes) {
    std::string out;
    for (char c : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
        out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

std::string unhex(std::string_view digits) {
    std::string out;
    auto value = [](char c) { return c >= 'a' ? c - 'a' + 10 : c - '0'; };
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        out += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
    return out;
}

class Printer final : public HtmlSink {
 public:
    void text(std::string_view utf8) override { collect('T', utf8); }
    void raw_text(std::string_view utf8) override { collect('R', utf8); }
    void tag(const HtmlTag& tag) override {
        flush();
        out += (tag.is_end() ? " E" : " S") + hex(tag.name());
        for (std::string_view name : {"a", "b", "class", "c"})
            if (!tag.is_end() && tag.has(name)) out += ";" + std::string(name) + "=" + hex(tag.value(name));
    }
    void flush() {
        if (!pending_.empty()) out += kind_ == 'R' ? " R" : " T" + hex(pending_);
        pending_.clear();
    }
    std::string out;

 private:
    void collect(char kind, std::string_view utf8) {
        if (kind != kind_) flush();
        kind_ = kind;
        pending_ += utf8;
    }
    char kind_ = 'T';
    std::string pending_;
};

}  // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        Printer printer;
        HtmlTokenizer tokenizer(printer);
        std::string document = unhex(line);
        for (std::size_t at = 0; at < document.size(); at += 7)
            tokenizer.push(std::string_view(document).substr(at, 7));
        tokenizer.finish();
        printer.flush();
        std::puts(printer.out.c_str());
    }
    return 0;
}
