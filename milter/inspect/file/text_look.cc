// The look of a text: its first words, then what only a script says.

#include "inspect/file/text_look.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <string>

namespace letterhead {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLook = 4096;  // bytes in which a text says what it is

bool is_text_byte(unsigned char c) {
    return c >= 0x20 || (c >= 0x07 && c <= 0x0D) || c == 0x1B;  // bell to carriage return, and escape
}

enum class Width { one, two_little, two_big };

// UTF-16 by its byte order mark, or without one by the zeros that ASCII leaves in every other byte.
Width width_of(std::string_view head) {
    if (head.starts_with("\xFF\xFE")) return Width::two_little;
    if (head.starts_with("\xFE\xFF")) return Width::two_big;
    constexpr std::size_t enough = 8;
    if (head.size() < enough) return Width::one;
    std::size_t zeros[2] = {0, 0};
    const std::size_t looked = std::min<std::size_t>(head.size(), 256) & ~std::size_t{1};
    for (std::size_t i = 0; i < looked; i++)
        zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    if (zeros[1] * 4 >= looked && zeros[0] == 0) return Width::two_little;
    if (zeros[0] * 4 >= looked && zeros[1] == 0) return Width::two_big;
    return Width::one;
}

// The first kLook characters in lower-case ASCII; what is not ASCII becomes 0x80, a byte order mark is left
// out.
std::string plain_beginning(std::string_view head) {
    const Width width = width_of(head);
    std::string plain;
    if (width == Width::one) {
        if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
        plain = ascii_lower(head.substr(0, kLook));
        return plain;
    }
    const std::size_t low = width == Width::two_little ? 0 : 1;
    for (std::size_t i = 0; i + 1 < head.size() && plain.size() < kLook; i += 2) {
        const bool ascii = head[i + 1 - low] == '\0' && static_cast<unsigned char>(head[i + low]) < 0x80;
        const bool mark = i == 0 && (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"));
        if (!mark) plain += ascii ? ascii_lower(head[i + low]) : '\x80';
    }
    return plain;
}

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

std::string_view interpreter(std::string_view line) {
    line = line.substr(0, line.find('\n'));
    if (!trim(line.substr(2)).starts_with('/')) return {};
    constexpr std::array<std::array<std::string_view, 2>, 6> known = {{{"python", "text/x-python"},
                                                                       {"perl", "text/x-perl"},
                                                                       {"ruby", "text/x-ruby"},
                                                                       {"php", "text/x-php"},
                                                                       {"node", "text/javascript"},
                                                                       {"tclsh", "text/x-tcl"}}};
    for (const auto& [name, type] : known) {
        if (contains(line, name)) return type;
    }
    return "text/x-shellscript";
}

// RFC 7468 and RFC 9580 section 6.2: what an armoured block holds.
std::string_view armour(std::string_view text) {
    text.remove_prefix("-----begin "sv.size());
    const std::string_view label = text.substr(0, text.find("-----"));
    if (label == "pgp message") return "application/pgp-encrypted";
    if (label == "pgp signature") return "application/pgp-signature";
    if (label.starts_with("pgp public key") || label.starts_with("pgp private key"))
        return "application/pgp-keys";
    if (label == "pkcs7" || label == "cms") return "application/pkcs7-mime";
    const bool key_or_certificate = label.ends_with("key") || contains(label, "certificate");
    return key_or_certificate ? "application/x-pem-file" : "";
}

// Fields in the first header block, one of them such as only a mail has: a text may begin with "From:" and
// "Subject:" too.
bool is_mail(std::string_view text) {
    constexpr std::array<std::string_view, 5> sure = {
        "received:", "return-path:", "message-id:", "mime-version:", "delivered-to:"};
    constexpr std::array<std::string_view, 6> usual = {
        "from:", "to:", "subject:", "date:", "content-type:", "reply-to:"};
    int sure_found = 0, usual_found = 0;
    for (bool first = true; !text.empty(); first = false) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (trim(line).empty()) break;
        const auto begins = [&line](std::string_view name) { return line.starts_with(name); };
        sure_found += std::any_of(sure.begin(), sure.end(), begins) ? 1 : 0;
        usual_found += std::any_of(usual.begin(), usual.end(), begins) ? 1 : 0;
        const bool folded = line.starts_with(' ') || line.starts_with('\t');
        const std::size_t colon = line.find(':');
        const bool field = colon != std::string_view::npos && colon > 0 && line.find(' ') > colon;
        if (!folded && !field && !(first && line.starts_with("from "))) return false;
    }
    return sure_found > 0 && sure_found + usual_found >= 2;
}

// Roots of XML that are told by a word further down.
struct Root {
    std::string_view tag, word, type;
};
constexpr Root kRoots[] = {
    {"<librarydescription", "schemas.microsoft.com/windows/2009/library", "application/windows-library+xml"},
    {"<searchconnectordescription", "schemas.microsoft.com/windows/2009/searchconnector",
     "application/windows-search-connector+xml"},
    {"<persistedquery", "", "application/windows-search-connector+xml"},
    {"<pcsettings", "<deeplink", "application/x-ms-setting-content"},
    {"<jnlp", "", "application/x-java-jnlp-file"},
    {"<appinstaller", "schemas.microsoft.com/appx/appinstaller", "application/appinstaller"},
    {"<asmv1:assembly", "<deployment", "application/x-ms-application"},
    {"<plist", "<key>url</key>", "application/x-webloc"},
};

// Text that begins with "<": skips what may stand before the root, and names it.
std::string_view markup(std::string_view text) {
    const std::string_view all = text;
    bool xml = false;
    while (text.starts_with('<')) {
        if (text.starts_with("<!--")) {
            const std::size_t end = text.find("-->");
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 3);
        } else if (text.starts_with("<?")) {
            xml = xml || text.starts_with("<?xml");
            const std::size_t end = text.find("?>");
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
        } else if (text.starts_with("<!doctype") && !text.starts_with("<!doctype html")) {
            const std::size_t end = text.find('>');
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        } else {
            break;
        }
        text = trim(text);
    }
    if (contains(all, "<hta:application")) return "application/hta";
    if (contains(all, "progid=\"word.document\"") || contains(all, "progid='word.document'"))
        return "application/vnd.ms-wordml";
    if (contains(all, "progid=\"excel.sheet\"") || contains(all, "progid='excel.sheet'"))
        return "application/vnd.ms-spreadsheetml";
    const auto begins = [&text](std::string_view tag) {
        return text.starts_with(tag) &&
               (text.size() == tag.size() || contains(" \t\r\n>/:", text.substr(tag.size(), 1)));
    };
    for (const std::string_view tag : {"<scriptlet", "<component", "<job", "<package"}) {
        if (begins(tag) && (contains(all, "<script") || contains(all, "<registration")))
            return "text/scriptlet";
    }
    for (const Root& root : kRoots) {
        if (begins(root.tag) && contains(all, root.word)) return root.type;
    }
    if (begins("<svg")) return "image/svg+xml";
    for (const std::string_view tag :
         {"<!doctype html", "<html",  "<head", "<body",  "<script", "<iframe", "<h1",      "<div",
          "<font",          "<table", "<a",    "<style", "<title",  "<b",      "<br",      "<p",
          "<meta",          "<form",  "<img",  "<span",  "<center", "<base",   "<frameset"}) {
        if (begins(tag)) return "text/html";
    }
    // All parts of a package of Office in one text, and the list of the types of its parts.
    if (contains(all, "schemas.microsoft.com/office/2006/xmlpackage")) return "application/vnd.ms-wordml";
    if (contains(all, "package/2006/content-types")) return "application/x-opc-types";
    if (begins("<office")) return "application/vnd.oasis.opendocument.text-flat-xml";
    return xml ? "text/xml" : "";
}

struct Opening {
    std::string_view words, type;
};
constexpr Opening kOpenings[] = {
    {"begin:vcalendar", "text/calendar"},
    {"begin:vcard", "text/vcard"},
    {"[internetshortcut]", "application/x-mswinurl"},
    {"[desktop entry]", "application/x-desktop"},
    {"[{000214a0-0000-0000-c000-000000000046}]", "application/x-mswinurl"},
    {"screen mode id:i:", "application/x-rdp"},
    {"# disk descriptorfile", "application/x-vmdk"},
    {"option explicit\r\ndim ", "text/vbscript"},
    {"windows registry editor version", "text/x-registry"},
    {"regedit4", "text/x-registry"},
    {"web\r\n1\r\n", "application/x-ms-web-query"},
    {"web\n1\n", "application/x-ms-web-query"},
    {"@echo off", "application/x-bat"},
    {"(this file must be converted with binhex", "application/mac-binhex40"},
    {"<?php", "text/x-php"},
    {"id;p", "application/x-sylk"},
};

// Tables in SYLK are old and harmless, but for cells that run.
bool is_active_sylk(std::string_view text) {
    return contains(text, ";eexec(") || contains(text, ";ecall(") || contains(text, "auto_open");
}

// What screnc.exe makes of a script: a mark, the length in six letters, and "==".
bool is_encoded_script(std::string_view text) {
    constexpr std::string_view mark = "#@~^";
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
        const bool line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
        if (line && text.substr(at + mark.size()).substr(0, 8).ends_with("==")) return true;
    }
    return false;
}

std::string_view opening(std::string_view text) {
    if (is_encoded_script(text)) return "text/vbscript";
    // A shell command file: what Explorer is told to do, with an icon from anywhere.
    if (text.starts_with("[shell]") && contains(text, "command=")) return "application/x-ms-shell-command";
    if (text.starts_with("id;p") && is_active_sylk(text)) return "application/x-sylk-macro";
    for (const Opening& known : kOpenings) {
        if (text.starts_with(known.words)) return known.type;
    }
    if (text.starts_with("-----begin ")) return armour(text);
    if (text.starts_with("begin ") && text.size() > 12) {  // uuencode: begin 644 name
        const std::size_t digits = text.find_first_not_of("01234567", 6);
        if ((digits == 9 || digits == 10) && text[digits] == ' ') return "text/x-uuencode";
    }
    return {};
}

struct Hint {
    std::string_view words;
    bool powershell;
};
constexpr Hint kHints[] = {
    {"wscript.", false},
    {"createobject(", false},
    {"activexobject(", false},
    {"scripting.filesystemobject", false},
    {"shell.application", false},
    {"msxml2.", false},
    {"adodb.stream", false},
    {"on error resume next", false},
    {"string.fromcharcode(", false},
    {"executeglobal", false},
    {"$env:", true},
    {"invoke-expression", true},
    {"invoke-webrequest", true},
    {"set-executionpolicy", true},
    {"new-object ", true},
    {"write-host", true},
    {"-encodedcommand", true},
    {"[system.", true},
    {"downloadstring(", true},
    {"start-process", true},
    {"param(", true},
};

std::size_t pair_at(std::string_view text, std::size_t position) {
    return std::size_t{static_cast<unsigned char>(text[position])} << 8U |
           static_cast<unsigned char>(text[position + 1]);
}

// One pass: which of the hints occur. A single one may be spoken of; three together are code. Few places
// begin like a hint in two letters, and only those are compared.
std::string_view script(std::string_view text) {
    static const std::bitset<65536> beginnings = [] {
        std::bitset<65536> pairs;
        for (const Hint& hint : kHints)
            pairs.set(pair_at(hint.words, 0));
        return pairs;
    }();
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i + 1 < text.size(); i++) {
        if (!beginnings.test(pair_at(text, i))) continue;
        for (std::size_t hint = 0; hint < std::size(kHints); hint++) {
            if (text.substr(i).starts_with(kHints[hint].words)) seen |= std::uint32_t{1} << hint;
        }
    }
    int windows = 0, powershell = 0;
    for (std::size_t hint = 0; hint < std::size(kHints); hint++) {
        if ((seen >> hint & 1U) != 0) (kHints[hint].powershell ? powershell : windows)++;
    }
    if (powershell >= 3) return "text/x-powershell";
    return windows >= 3 ? "text/x-wscript" : "";
}

}  // namespace

bool looks_like_text(std::string_view head) {
    if (head.empty()) return false;
    if (width_of(head) == Width::one) {
        return std::all_of(head.begin(), head.end(),
                           [](char c) { return is_text_byte(static_cast<unsigned char>(c)); });
    }
    const std::size_t low = width_of(head) == Width::two_little ? 0 : 1;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
        if (head[i + 1 - low] == '\0' && !is_text_byte(static_cast<unsigned char>(head[i + low])))
            return false;
    }
    return true;
}

std::string_view type_of_text(std::string_view head, bool is_text) {
    // Most bytes that are no text do not even begin like one.
    const auto begin = head.substr(0, 8);
    const bool may_be = is_text || std::any_of(begin.begin(), begin.end(),
                                               [](char c) { return c == '<' || c == '#' || c == '@'; });
    if (!may_be) return {};

    const std::string plain = plain_beginning(head);
    const std::string_view text = trim(plain);
    if (text.starts_with("#!")) {
        if (const std::string_view type = interpreter(text); !type.empty()) return type;
    }
    if (const std::string_view type = opening(text); !type.empty()) return type;
    if (text.starts_with('<')) {
        if (const std::string_view type = markup(text); !type.empty()) return type;
    }
    if (!is_text) return {};
    if (is_mail(text)) return "message/rfc822";
    if (const std::string_view type = script(text); !type.empty()) return type;
    return "text/plain";
}

}  // namespace letterhead
