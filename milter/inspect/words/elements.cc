// One switch over the names.

#include "inspect/words/elements.h"

#include "inspect/words/word_key.h"

namespace letterhead {

Element element_of(std::string_view name) {
    switch (word_key(name)) {
        case word_key("p"):
        case word_key("div"):
        case word_key("ul"):
        case word_key("ol"):
        case word_key("dl"):
        case word_key("h1"):
        case word_key("h2"):
        case word_key("h3"):
        case word_key("h4"):  // and h5, h6
        case word_key("form"):
        case word_key("fieldset"):
        case word_key("center"):
        case word_key("address"):
        case word_key("article"):
        case word_key("section"):
        case word_key("header"):
        case word_key("footer"):
        case word_key("main"):
        case word_key("nav"):
        case word_key("aside"):
        case word_key("figure"):
        case word_key("figcaption"):
        case word_key("details"):
        case word_key("summary"):
        case word_key("blockquote"):
            return {.block = true, .closes_p = true};
        case word_key("dt"):
        case word_key("dd"):
        case word_key("legend"):
        case word_key("option"):
        case word_key("body"):
        case word_key("html"):
        case word_key("tbody"):
        case word_key("thead"):
        case word_key("tfoot"):
            return {.block = true};
        case word_key("li"):
            return {.block = true, .closes_p = true, .closes = word_key("li")};
        case word_key("table"):
            return {.block = true, .boundary = true, .closes_p = true};
        case word_key("caption"):
            return {.block = true, .boundary = true};
        case word_key("tr"):
            return {.block = true, .closes = word_key("tr")};
        case word_key("td"):
            return {.cell = true, .boundary = true, .closes = word_key("td")};
        case word_key("th"):
            return {.cell = true, .boundary = true, .closes = word_key("td")};
        case word_key("pre"):
        case word_key("listing"):
        case word_key("xmp"):
        case word_key("plaintext"):
            return {.block = true, .keeps = true, .closes_p = true};
        case word_key("textarea"):
            return {.block = true, .keeps = true};
        case word_key("hr"):
            return {.block = true, .empty = true, .closes_p = true};
        case word_key("br"):
        case word_key("img"):
        case word_key("input"):
        case word_key("meta"):
        case word_key("link"):
        case word_key("base"):
        case word_key("area"):
        case word_key("col"):
        case word_key("embed"):
        case word_key("param"):
        case word_key("source"):
        case word_key("track"):
        case word_key("wbr"):
        case word_key("bgsound"):
        case word_key("basefont"):
        case word_key("frame"):
            return {.empty = true};
        case word_key("template"):
        case word_key("audio"):
        case word_key("video"):
        case word_key("datalist"):
            return {.hidden = true};
        default:
            return {};
    }
}

}  // namespace letterhead
