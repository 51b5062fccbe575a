// Replies and forwards in plain text, and what only looks like one.

#include "words_replies.h"

using namespace letterhead;
using namespace letterhead::test;

BOOST_AUTO_TEST_CASE(replies_that_programs_separate_in_plain_text) {
    const Reply replies[] = {
        {"Outlook, plain",
         "Approved.\n\nJane Doe\n\n-----Original Message-----\nFrom: Ann Lee [mailto:ann@example.org] "
         "\nSent: Monday, "
         "January 05, 2026 9:41 AM\nTo: Doe, Jane\nSubject: Permit\n\nReady?\n",
         "Approved.\n\nJane Doe", "Original Message"},
        {"Outlook, German",
         "Danke.\n\n-----Urspr\u00FCngliche Nachricht-----\nVon: Ann <a@b.org>\nGesendet: Montag, 5. Januar "
         "2026 "
         "09:41\nAn: Jane\nBetreff: x\n\nHallo",
         "Danke.", "Urspr\u00FCngliche Nachricht"},
        {"Outlook that quotes with '>', answer below",
         "-----Original Message-----\n> From: Ann\n> Sent: Monday\n>\n> Ready?\n\nYes.\nJane\n", "Yes.\nJane",
         "Original Message"},
        {"Outlook mobile",
         "Yes.\n\nGet Outlook for iOS<https://aka.ms/x>\n________________________________\nFrom: Ann Lee "
         "<ann@example.org>\nSent: Monday, January 5, 2026 9:41:05 AM\nTo: Jane <j@b.org>\nSubject: "
         "x\n\nReady?\n",
         "Yes.\n\nGet Outlook for iOS<https://aka.ms/x>", "From: ... header block"},
        {"names only, no rule",
         "Approved.\n\nFrom: Lee, Ann\nSent: Monday, January 05, 2026 9:41 AM\nTo: Doe, Jane; Roe,\nRichard; "
         "Poe, Edgar"
         "\nSubject: Permit\n\nReady?",
         "Approved.", "From: ... header block"},
        {"Gmail's bold labels",
         "Approved.\n\n*From:* Ann Lee <ann@example.org>\n*Sent:* Monday, January 5, 2026 9:41 AM\n*To:* "
         "Jane\n"
         "*Subject:* x\n\nReady?",
         "Approved.", "From: ... header block"},
        {"the header block in one line",
         "Approved.\n\nFrom: Ann Lee <ann@example.org> Sent: Monday, January 5, 2026 9:41 AM To: Jane "
         "Subject: "
         "Permit\n\nReady?",
         "Approved.", "From: ... header block"},
        {"Notes, forwarded",
         "FYI\n\n----- Forwarded by Ann Lee/Planning/City on 01/05/2026 09:41 AM -----\n\nFrom: Bob\nTo: "
         "Ann\n\nHi",
         "FYI", "Forwarded by"},
        {"Notes, old heading",
         "Approved.\n\nAnn Lee@CITY\n01/05/2026 09:41 AM\n        To:     Jane Doe/Clerk/City@CITY\n        "
         "cc:     \n "
         "       Subject:        Permit\n\nReady?",
         "Approved.", "To: ... heading"},
        {"Notes, a line in German",
         "Danke.\n\nAnn Lee/Planning/City schrieb am 05.01.2026 09:41:05:\n\n> Hallo", "Danke.",
         "On ... wrote:"},
        {"GroupWise", "Approved.\n\nJane\n\n>>> Ann Lee <ann@example.org> 1/5/2026 9:41 AM >>>\nReady?\nAnn",
         "Approved.\n\nJane", ">>> ... >>>"},
        {"mutt, forward",
         "See below.\n\n----- Forwarded message from Ann <a@b.org> -----\n\nDate: Mon\nFrom: Ann\n\nHi",
         "See below.", "Forwarded message from"},
        {"forward with a bare line", "Begin forwarded message:\n\nFrom: Ann <a@b.org>\nDate: x\n\nHi", "",
         "Begin forwarded message:"},
        {"an Outlook block at the very top: a forward, or an answer below",
         "-----Original Message-----\nFrom: Ann\nSent: Monday\nTo: Jane\n\nReady?\n\nYes.\nJane", "",
         "Original Message", Sure::no},
        {"a header block at the very top",
         "From: Ann Lee <ann@example.org>\nSent: Monday, January 5, 2026 9:41 AM\nTo: Jane\nSubject: "
         "x\n\nReady?\n\nYes.",
         "", "From: ... header block", Sure::no},
    };
    for (const Reply& reply : replies)
        check_reply(reply, plain(reply.text));
}

BOOST_AUTO_TEST_CASE(replies_that_an_attribution_introduces) {
    const Reply replies[] = {
        {"iPhone, without marks",
         "Yes.\n\nSent from my iPhone\n\nOn Jan 5, 2026, at 9:41 AM, Ann Lee <ann@example.org> "
         "wrote:\n\nReady?",
         "Yes.\n\nSent from my iPhone", "On ... wrote:"},
        {"Apple Mail, the line inside the quote",
         "Yes.\n\n> On Jan 5, 2026, at 9:41 AM, Ann wrote:\n> \n> Ready?\n", "Yes.", ">"},
        {"Yahoo, without address",
         "Yes.\n\nOn Monday, January 5, 2026 at 09:41:05 AM PST, Ann Lee wrote:\n\nReady?", "Yes.",
         "On ... wrote:"},
        {"wrapped within the address",
         "Yes.\n\nOn Mon, Jan 5, 2026 at 9:41 AM Ann Lee of the Planning Department "
         "<\nann.lee.planning@example.org> "
         "wrote:\n\n> Ready?\n",
         "Yes.", "On ... wrote:"},
        {"AOL",
         "Yes.\n\nIn a message dated 1/5/2026 9:41:05 AM Pacific Standard Time, ann@example.org writes:\n\n> "
         "Ready?",
         "Yes.", "On ... wrote:"},
        {"two blank lines before the quote",
         "Yes.\n\nOn Mon, Jan 5, 2026 at 9:41 AM Ann <a@b.org> wrote:\n\n\n> Ready?", "Yes.",
         "On ... wrote:"},
        {"Dutch", "Ja.\n\nOp ma 5 jan 2026 om 09:41 schreef Ann <a@b.org>:\n\n> Klaar?", "Ja.",
         "On ... wrote:"},
        {"Italian", "Si.\n\nIl giorno lun 5 gen 2026 alle ore 09:41 Ann <a@b.org> ha scritto:\n\n> Pronto?",
         "Si.", "On ... wrote:"},
        {"Portuguese",
         "Sim.\n\nEm seg., 5 de jan. de 2026 \u00E0s 09:41, Ann <a@b.org> escreveu:\n\n> Pronto?", "Sim.",
         "On ... wrote:"},
        {"Swedish", "Ja.\n\nDen m\u00E5n 5 jan. 2026 kl 09:41 skrev Ann <a@b.org>:\n\n> Klar?", "Ja.",
         "On ... wrote:"},
        {"Polish", "Tak.\n\npon., 5 sty 2026 o 09:41 Ann <a@b.org> napisa\u0142(a):\n\n> Gotowe?", "Tak.",
         "On ... wrote:"},
        {"Russian", "Да.\n\nпн, 5 янв. 2026 г. в 09:41, Ann <a@b.org>:\n\n> Готово?", "Да.", "On ... wrote:"},
        {"Chinese", "好。\n\nAnn <a@b.org> 于2026年1月5日周一 09:41写道：\n\n> 准备好了吗？", "好。",
         "On ... wrote:"},
        {"Japanese", "はい。\n\n2026年1月5日(月) 9:41 Ann <a@b.org>:\n\n> 準備は？", "はい。",
         "On ... wrote:"},
        {"Korean", "네.\n\n2026년 1월 5일 (월) 오전 9:41, Ann <a@b.org>님이 작성:\n\n> 준비?", "네.",
         "On ... wrote:"},
        {"Vietnamese", "V\u00E2ng.\n\nVào Th 2, 5 thg 1, 2026 vào lúc 09:41 Ann <a@b.org> đã viết:\n\n> Hi",
         "V\u00E2ng.", "On ... wrote:"},
        {"answers between, signature below",
         "On 1/5/26 9:41 AM, Ann Lee wrote:\n> One?\nYes.\n> Two?\nNo.\n\n-- \nJane Doe\n",
         "Yes.\nNo.\n\n--\nJane Doe", "On ... wrote:"},
        {"nested",
         "Third.\n\nOn 1/5/26 9:41 AM, Ann wrote:\n> Second.\n>\n> On 1/4/26 9:41 AM, Jane wrote:\n>> "
         "First.\n",
         "Third.", "On ... wrote:"},
        {"no marks, and nothing above", "On Jan 5, 2026, at 9:41 AM, Ann <a@b.org> wrote:\n\nReady?\n\nYes.",
         "Ready?\n\nYes.", "On ... wrote:", Sure::no},
        {"wording alone", "Yes.\n\nOn May 8 Andy wrote:\n\nwords without marks", "Yes.",
         "On ... wrote:", Sure::no},
    };
    for (const Reply& reply : replies)
        check_reply(reply, plain(reply.text));
}

// What a person writes, whatever it looks like. Not cut; or, where nobody could say, not sure.
BOOST_AUTO_TEST_CASE(own_words_that_look_like_separators) {
    struct Case {
        std::string_view text;
        Sure sure = Sure::yes;
    };
    const Case cases[] = {
        {"MEMORANDUM\n\nTO: City Council\nFROM: Jane Doe, City Manager\nDATE: January 5, 2026\nSUBJECT: "
         "Parking\n\n"
         "Staff recommends approval."},
        {"MEMORANDUM\n\nFROM: Jane Doe, City Manager\nTO: City Council\nDATE: January 5, 2026\nRE: "
         "Parking\n\n"
         "Staff recommends approval."},
        {"From: City Manager\nTo: City Council\nDate: January 5, 2026\nSubject: Parking\n\nStaff recommends "
         "it.",
         Sure::no},
        {"Agenda\nOn Tuesday he wrote:\nthe plan is good\nOn Friday we answered:\nit is not"},
        {"In 2025 the Council approved the plan:\n- parking\n- trees"},
        {"Please write to ann@example.org, bob@example.org:\nboth of them asked."},
        {"Contacts:\nann@example.org\nbob@example.org\n<cy@example.org>"},
        {"The minutes:\n9:41 AM call to order\n10:00 AM public comment"},
        {"From: 9:00 AM\nTo: 5:00 PM\nthe office is open"},
        {"Subject: to change without notice.\nDate: January 5, 2026"},
        {"We forward the original message tomorrow.\n--\nJane Doe"},
        {"Forwarded messages are kept.\n----------\nOriginal messages too."},
        {"Le 5 janvier 2026 nous avons re\u00E7u la lettre.\nElle est longue."},
        {"At 9:41 AM on 1/5/2026 the pump failed. Ann <ann@example.org> was told."},
        {"Yes, she wrote:\nthe plan is good."},
        {"Team,\n\nFrom: Jane Doe\nTo: All\nSubject: Parking\n\nNo parking on Monday."},
        {"-----\nNotice\n-----\nNo parking."},
    };
    for (const Case& each : cases) {
        Words words = plain(each.text);
        BOOST_CHECK_MESSAGE(words.quoted.empty(), each.text << "\nquoted: " << words.quoted);
        BOOST_CHECK_MESSAGE(words.sure == (each.sure == Sure::yes),
                            each.text << "\nconfidence " << words.confidence);
    }
}

BOOST_AUTO_TEST_CASE(own_words_that_might_be_quoted_are_not_sure) {
    for (std::string_view text : {
             "Please read.\n\nOn January 5 the Mayor wrote:\nthe plan is good.\n\nJane Doe",
             "MEMORANDUM\n__________\nFROM: Jane Doe <jane@example.org>\nTO: All\nDATE: 1/5/2026 9:41 "
             "AM\nSUBJECT: x\n\nHi",
         })
        BOOST_CHECK_MESSAGE(!plain(text).sure, text << "\nconfidence " << plain(text).confidence);
}
