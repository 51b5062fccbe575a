// The tables. Words are lower case; ASCII letters of the mail compare without case, others as they stand.

#include "inspect/habits.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace letterhead {

namespace {

constexpr QuoteMark marks[] = {
    {"", "blockquote", QuoteRole::cited},
    {"", ">", QuoteRole::cited},
    {"class", "gmail_attr", QuoteRole::cited},
    {"class", "gmail_quote", QuoteRole::area},
    {"class", "yahoo_quoted", QuoteRole::cited},
    {"class", "moz-cite-prefix", QuoteRole::cited},
    {"class", "moz-forward-container", QuoteRole::cited},
    {"class", "protonmail_quote", QuoteRole::cited},
    {"class", "tutanota_quote", QuoteRole::cited},
    {"class", "zmail_extra", QuoteRole::cited},
    {"class", "ms-outlook-mobile-reference-message", QuoteRole::cited},
    {"class", "OutlookMessageHeader", QuoteRole::thread},
    {"id", "divRplyFwdMsg", QuoteRole::thread},
    {"id", "stopSpelling", QuoteRole::thread},
    {"id", "appendonsend", QuoteRole::border},
    {"id", "zwchr", QuoteRole::border},
    {"id", "OLK_SRC_BODY_SECTION", QuoteRole::cited},
    {"id", "mail-editor-reference-message-container", QuoteRole::cited},
    {"id", "ms-outlook-mobile-body-separator-line", QuoteRole::border},
    {"id", "yahoo_quoted", QuoteRole::cited},
};

// Between dashes: "-----Original Message-----".
constexpr std::string_view dashed_threads[] = {
    "original message",        "original appointment",
    "forwarded message",       "forwarded by",
    "forwarded email",         "ursprüngliche nachricht",
    "originalnachricht",       "weitergeleitete nachricht",
    "message d'origine",       "message original",
    "message transféré",       "message réexpédié",
    "mensaje original",        "mensaje reenviado",
    "mensagem original",       "mensagem encaminhada",
    "messaggio originale",     "messaggio inoltrato",
    "oorspronkelijk bericht",  "doorgestuurd bericht",
    "ursprungligt meddelande", "vidarebefordrat meddelande",
    "oprindelig meddelelse",   "opprinnelig melding",
    "alkuperäinen viesti",     "wiadomość oryginalna",
    "исходное сообщение",      "пересланное сообщение",
    "reply message",           "reply to message",
};

// On a line of their own.
constexpr std::string_view plain_threads[] = {
    "begin forwarded message:",     "anfang der weitergeleiteten nachricht:", "début du message réexpédié :",
    "début du message transféré :", "inicio del mensaje reenviado:",          "inizio messaggio inoltrato:",
    "begin doorgestuurd bericht:",  "início da mensagem encaminhada:",        "vidarebefordrat brev:",
};

struct Label {
    std::string_view word;
    HeaderLabel label;
};
constexpr Label labels[] = {
    {"from", HeaderLabel::from},
    {"von", HeaderLabel::from},
    {"de", HeaderLabel::from},
    {"da", HeaderLabel::from},
    {"van", HeaderLabel::from},
    {"från", HeaderLabel::from},
    {"fra", HeaderLabel::from},
    {"od", HeaderLabel::from},
    {"от", HeaderLabel::from},
    {"От", HeaderLabel::from},
    {"lähettäjä", HeaderLabel::from},
    {"sent", HeaderLabel::date},
    {"date", HeaderLabel::date},
    {"gesendet", HeaderLabel::date},
    {"datum", HeaderLabel::date},
    {"envoyé", HeaderLabel::date},
    {"date d'envoi", HeaderLabel::date},
    {"enviado", HeaderLabel::date},
    {"enviado el", HeaderLabel::date},
    {"enviada em", HeaderLabel::date},
    {"fecha", HeaderLabel::date},
    {"data", HeaderLabel::date},
    {"inviato", HeaderLabel::date},
    {"verzonden", HeaderLabel::date},
    {"skickat", HeaderLabel::date},
    {"sendt", HeaderLabel::date},
    {"dato", HeaderLabel::date},
    {"wysłano", HeaderLabel::date},
    {"дата", HeaderLabel::date},
    {"Дата", HeaderLabel::date},
    {"Отправлено", HeaderLabel::date},
    {"lähetetty", HeaderLabel::date},
    {"to", HeaderLabel::to},
    {"an", HeaderLabel::to},
    {"à", HeaderLabel::to},
    {"À", HeaderLabel::to},
    {"para", HeaderLabel::to},
    {"a", HeaderLabel::to},
    {"aan", HeaderLabel::to},
    {"till", HeaderLabel::to},
    {"til", HeaderLabel::to},
    {"do", HeaderLabel::to},
    {"кому", HeaderLabel::to},
    {"Кому", HeaderLabel::to},
    {"vastaanottaja", HeaderLabel::to},
    {"subject", HeaderLabel::subject},
    {"betreff", HeaderLabel::subject},
    {"objet", HeaderLabel::subject},
    {"asunto", HeaderLabel::subject},
    {"assunto", HeaderLabel::subject},
    {"oggetto", HeaderLabel::subject},
    {"onderwerp", HeaderLabel::subject},
    {"ämne", HeaderLabel::subject},
    {"Ämne", HeaderLabel::subject},
    {"emne", HeaderLabel::subject},
    {"temat", HeaderLabel::subject},
    {"тема", HeaderLabel::subject},
    {"Тема", HeaderLabel::subject},
    {"aihe", HeaderLabel::subject},
    {"cc", HeaderLabel::other},
    {"bcc", HeaderLabel::other},
    {"reply-to", HeaderLabel::other},
    {"importance", HeaderLabel::other},
    {"attachments", HeaderLabel::other},
    {"on behalf of", HeaderLabel::other},
    {"organization", HeaderLabel::other},
    {"priority", HeaderLabel::other},
    {"kopie", HeaderLabel::other},
};

constexpr std::string_view openers[] = {
    "On ", "At ",     "In ",   "Am ",  "Le ",  "El ",   "Il ",  "Op ",      "Em ",  "Den ",
    "På ", "W dniu ", "Dnia ", "Dne ", "Vào ", "Pada ", "Am: ", "Quoting ", "Em: ", "Il giorno ",
};

constexpr std::string_view wrote_words[] = {
    "wrote",    "writes", "schrieb", "a écrit", "escribió", "ha scritto", "schreef", "geschreven",
    "escreveu", "skrev",  "napisał", "написал", "пишет",    "kirjoitti",  "yazdı",   "írta",
    "a scris",  "napsal", "đã viết", "menulis", "έγραψε",   "written by", "Quoting",
};

constexpr std::string_view courtesies[] = {

    "dear",
    "hi",
    "hello",
    "hey",
    "good morning",
    "good afternoon",
    "good evening",
    "greetings",
    "to whom it may concern",
    "regards",
    "thanks",
    "thank you",
    "sincerely",
    "cordially",
    "respectfully",
    "cheers",
    "yours truly",
    "best",
    "best wishes",
    "take care",
    "warmly",
    "all the best",
    "many thanks",
    "with appreciation",
    "thx",
    "gracias",
    "saludos",
    "have a great day",
    "have a nice day",
    "have a good day",
    "have a good weekend",
    "have a great weekend",
    "sent from my",
    "get outlook for",
    "please consider the environment",
    "talk soon",
    "respectfully submitted",
};

// Words that are surnames too (Clerk, Marshall, Chance, Bishop) are left out where it matters little.
constexpr std::string_view office_words =
    " accountant accounting administration administrative administrator analyst architect assistant "
    "associate attorney auditor building bureau captain center chief city clerk commander commissioner "
    "committee communications community compliance consultant coordinator council councilmember county "
    "department deputy dept development director district division editor engineer engineering executive "
    "facilities finance fire government human information inspector intern it lead librarian library "
    "lieutenant maintenance manager management mayor member of office officer operations operator "
    "paralegal parks permit planner planning police president principal program programmer project public "
    "recreation representative resources secretary section senior sergeant services specialist staff "
    "superintendent supervisor support technician technology treasurer unit utilities vice works ";

constexpr std::string_view pronouns[] = {"he/", "she/", "they/", "he, ", "she, ", "pronouns"};

bool is_rule_character(char c) {
    return c == '-' || c == '_' || c == '=' || c == '*' || c == '~' || c == '#';
}

std::string_view strip(std::string_view text, std::string_view characters) {
    std::size_t begin = text.find_first_not_of(characters);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(characters) + 1 - begin);
}

}  // namespace

std::span<const QuoteMark> MailHabits::quote_marks() const {
    return marks;
}

std::string_view MailHabits::quote_mark_name(std::size_t index) const {
    return marks[index].value;
}

std::optional<std::uint8_t> MailHabits::find_quote_mark(std::string_view classes, std::string_view id) const {
    if (classes.empty() && id.empty()) return std::nullopt;
    for (std::size_t i = 2; i < std::size(marks); ++i) {
        const QuoteMark& mark = marks[i];
        bool fits = false;
        if (mark.attribute == "id") {
            fits = istarts_with(id, mark.value);
        } else if (std::size_t at = classes.find(mark.value); at != std::string_view::npos) {
            std::size_t end = at + mark.value.size();
            fits = (at == 0 || classes[at - 1] <= ' ') && (end == classes.size() || classes[end] <= ' ');
        }
        if (fits) return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

std::string_view MailHabits::thread_line(std::string_view line) const {
    if (line.size() > 200) return {};
    if (line.starts_with("--")) {
        std::string_view inside = strip(line, "- \t");
        for (std::string_view words : dashed_threads)
            if (istarts_with(inside, words) && inside.size() <= words.size() + 120 &&
                (inside.size() <= words.size() + 2 || words.ends_with("by") || words.ends_with("message")))
                return words;
    } else if (line.ends_with(':')) {
        for (std::string_view words : plain_threads)
            if (iequals(line, words)) return words;
    }
    return {};
}

bool is_rule_line(std::string_view line) {
    return line.size() >= 5 &&
           std::all_of(line.begin(), line.end(), [](char c) { return is_rule_character(c) || c == ' '; });
}

HeaderLabel MailHabits::header_label(std::string_view line) const {
    line = strip(line.substr(0, 40), "*|> \t");
    std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 24) return HeaderLabel::none;
    std::string_view word = strip(line.substr(0, colon), "* \t");
    for (const Label& label : labels)
        if (iequals(word, label.word)) return label.label;
    return HeaderLabel::none;
}

bool MailHabits::begins_attribution(std::string_view line) const {
    line.remove_prefix(std::min(line.find_first_not_of("-*_ "), line.size()));
    return std::any_of(std::begin(openers), std::end(openers),
                       [&](std::string_view opener) { return line.starts_with(opener); });
}

bool MailHabits::has_wrote(std::string_view text) const {
    return std::any_of(std::begin(wrote_words), std::end(wrote_words),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool MailHabits::is_office_word(std::string_view word) const {
    return !word.empty() && word.find(' ') == std::string_view::npos &&
           office_words.find(" " + ascii_lower(word) + " ") != std::string_view::npos;
}

bool MailHabits::is_pronouns(std::string_view item) const {
    item = strip(item, "()[] ");
    return std::any_of(std::begin(pronouns), std::end(pronouns),
                       [&](std::string_view each) { return istarts_with(item, each); });
}

bool MailHabits::is_courtesy(std::string_view line) const {
    std::string_view words = strip(line, " \t,.!-*~()");
    for (std::string_view courtesy : courtesies) {
        if (words.size() > courtesy.size() + 24) continue;
        bool whole =
            istarts_with(words, courtesy) && (words.size() == courtesy.size() ||
                                              words[courtesy.size()] == ' ' || words[courtesy.size()] == ',');
        bool last = iends_with(words, courtesy) && words.size() > courtesy.size() &&
                    words[words.size() - courtesy.size() - 1] == ' ' &&
                    courtesy.find(' ') == std::string_view::npos;
        if (whole || last) return true;
    }
    return false;
}

}  // namespace letterhead
