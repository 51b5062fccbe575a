// HTML replies and forwards in the structure in which each program writes them.

#include "words_replies.h"

using namespace letterhead;
using namespace letterhead::test;

BOOST_AUTO_TEST_CASE(outlook_replies_in_html) {
    const Reply replies[] = {
        {"desktop, names only",
         "<div class=WordSection1><p class=MsoNormal>The permit is ready.<o:p></o:p></p>"
         "<p class=MsoNormal>Jane Doe<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
         "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>"
         "<p class=MsoNormal><b>From:</b> Lee, Ann <br><b>Sent:</b> Monday, January 5, 2026 9:41 AM<br>"
         "<b>To:</b> Doe, Jane<br><b>Subject:</b> Permit<o:p></o:p></p></div></div>"
         "<p class=MsoNormal>Is it ready?<o:p></o:p></p><p class=MsoNormal>Ann Lee, Planner</p></div>",
         "The permit is ready.\nJane Doe", "From: ... header block"},
        {"desktop, each label a span, Spanish",
         "<p class=MsoNormal>Gracias.</p><div style='border:none;border-top:solid #B5C4DF 1.0pt'>"
         "<p class=MsoNormal><b><span lang=ES>De:</span></b><span lang=ES> Ann Lee "
         "[mailto:ann@example.org] <br><b>Enviado el:</b> lunes, 5 de enero de 2026 9:41<br><b>Para:</b> Jane"
         "<br><b>Asunto:</b> Permiso</span></p></div><p>Hola</p>",
         "Gracias.", "From: ... header block"},
        {"desktop, French, blanks before the colons",
         "<p>Merci.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>De&nbsp;:</b> Ann "
         "&lt;ann@example.org&gt;<br>"
         "<b>Envoy&eacute;&nbsp;:</b> lundi 5 janvier 2026 09:41<br><b>&Agrave;&nbsp;:</b> Jane<br>"
         "<b>Objet&nbsp;:</b> Permis</p></div><p>Bonjour</p>",
         "Merci.", "From: ... header block"},
        {"desktop, Chinese",
         "<p>Thanks.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>发件人:</b> Ann "
         "&lt;ann@example.org&gt; <br>"
         "<b>发送时间:</b> 2026年1月5日 9:41<br><b>收件人:</b> Jane<br><b>主题:</b> x</p></div><p>Hi</p>",
         "Thanks.", "From: ... header block"},
        {"on the web",
         "<div class=\"elementToProof\" style=\"font-size:12pt\">Approved.</div><div "
         "class=elementToProof><br></div>"
         "<div id=Signature><div class=elementToProof>Jane Doe</div></div><div id=\"appendonsend\"></div>"
         "<hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\">"
         "<font face=\"Calibri, sans-serif\"><b>From:</b> Ann Lee &lt;ann@example.org&gt;<br><b>Sent:</b> "
         "Monday<br>"
         "<b>To:</b> Jane<br><b>Subject:</b> x</font><div>&nbsp;</div></div><div>Please approve.</div>",
         "Approved.\n\nJane Doe", "divRplyFwdMsg"},
        {"new Outlook, reference container",
         "<div class=elementToProof>Yes.</div><div id=\"mail-editor-reference-message-container\">"
         "<div class=\"ms-outlook-mobile-reference-message skipProofing\" style=\"border-top:1pt solid "
         "rgb(181,196,223)\"><b>From: </b>Ann<br><b>Date: </b>Monday, January 5, 2026 at 9:41 AM<br></div>"
         "<div>Ready?</div></div>",
         "Yes.", "mail-editor-reference-message-container"},
        {"iOS and Android",
         "<div dir=ltr>On my way.</div><div id=\"ms-outlook-mobile-signature\"><div>Get <a href='x'>Outlook "
         "for "
         "iOS</a></div></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=ltr>"
         "<b>From:</b> Ann</div><div>When?</div>",
         "On my way.\nGet Outlook for iOS", "divRplyFwdMsg"},
        {"Mac, 2016",
         "<div>Fine.</div><div>Jane</div><span id=\"OLK_SRC_BODY_SECTION\"><div style=\"border-top:#b5c4df "
         "1pt "
         "solid\"><span style=\"font-weight:bold\">From: </span> Ann<br></div><div>Hi</div></span>",
         "Fine.\nJane", "OLK_SRC_BODY_SECTION"},
        {"Mac, today",
         "<p class=MsoNormal>Fine.</p><div id=\"x\" style=\"border:none;border-top:solid #B5C4DF 1.0pt\">"
         "<p><b><span style=\"color:black\">From: </span></b><span>Ann Lee "
         "&lt;ann@example.org&gt;<br><b>Date: </b>"
         "Monday, January 5, 2026 at 9:41 AM<br><b>To: </b>Jane<br><b>Subject: "
         "</b>x</span></p></div><p>Hi</p>",
         "Fine.", "From: ... header block"},
        {"a reply to a reply",
         "<p>Third.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Ann "
         "&lt;a@b.org&gt;<br><b>Sent:</b>"
         " Monday 9:41 AM<br><b>To:</b> Jane<br><b>Subject:</b> x</p></div><p>Second.</p>"
         "<div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Jane<br><b>Sent:</b> "
         "Sunday<br></p></div>"
         "<p>First.</p>",
         "Third.", "From: ... header block"},
        {"forward with nothing written, or an answer below",
         "<div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> "
         "Ann</div><div>Hi</div><div>Jane</div>",
         "", "divRplyFwdMsg", Sure::no},
        {"answers inside, as the writer says",
         "<p>Please see my comments below in red.</p><div style='border-top:solid #E1E1E1 "
         "1.0pt'><p><b>From:</b> Ann "
         "&lt;a@b.org&gt;<br><b>Sent:</b> Monday 9:41 AM<br><b>To:</b> Jane<br><b>Subject:</b> x</p></div>"
         "<p>Ready?</p><p style='color:red'>Yes, it is.</p>",
         "Please see my comments below in red.", "From: ... header block", Sure::no},
        {"words between the labels",
         "<p>See below.</p><div style='border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Ann "
         "&lt;a@b.org&gt;<br><b>Sent:"
         "</b> Monday 9:41 AM</p></div><p>I was not there on Monday</p><p><b>To:</b> Jane<br><b>Subject:</b> "
         "x</p>"
         "<p>Hi</p>",
         "See below.", "From: ... header block", Sure::no},
    };
    for (const Reply& reply : replies)
        check_reply(reply, html(reply.text));
}

BOOST_AUTO_TEST_CASE(gmail_apple_and_thunderbird_replies_in_html) {
    const Reply replies[] = {
        {"Gmail, signature above",
         "<div dir=\"ltr\"><div>Approved.</div><div><br></div><span class=\"gmail_signature_prefix\">-- "
         "</span><br>"
         "<div dir=\"ltr\" class=\"gmail_signature\">Jane Doe</div></div><br><div class=\"gmail_quote "
         "gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Jan 5, 2026 at 9:41 AM Ann "
         "Lee &lt;"
         "<a href=\"mailto:a@b.org\">a@b.org</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" "
         "style=\"margin:0px 0px 0px 0.8ex\"><div>Ready?</div>-- <br><div>Jane Doe, the older "
         "one</div></blockquote>"
         "</div>",
         "Approved.\n\n--\nJane Doe", "gmail_attr"},
        {"Gmail, signature below the quote",
         "<div class=gmail_quote><div class=gmail_attr>On Mon, Ann wrote:<br></div><blockquote "
         "class=gmail_quote>"
         "Ready?</blockquote></div><div>Yes.</div><div class=gmail_signature>Jane Doe</div>",
         "Yes.\nJane Doe", "gmail_attr"},
        {"Gmail, forward with nothing written",
         "<div dir=ltr><br></div><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message "
         "---------<br>From: <b>Ann</b> &lt;a@b.org&gt;<br>Date: Mon<br>Subject: x<br>To: "
         "Jane<br></div>Hi</div>",
         "", "gmail_attr"},
        {"Gmail mobile, Spanish",
         "Gracias<br><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">El lun, 5 ene 2026 "
         "a las "
         "9:41, Ann (&lt;a@b.org&gt;) escribi&oacute;:<br></div><blockquote "
         "class=\"gmail_quote\">Hola</blockquote>"
         "</div>",
         "Gracias", "gmail_attr"},
        {"Apple Mail, answers between",
         "<div>Jane here.</div><div><blockquote type=\"cite\"><div>On Jan 5, 2026, at 9:41 AM, Ann "
         "&lt;a@b.org&gt; "
         "wrote:</div><br><div>One?</div></blockquote></div><div>Yes.</div><blockquote "
         "type=cite>Two?</blockquote>"
         "<div>No.</div>",
         "Jane here.\nYes.\nNo.", "blockquote"},
        {"Apple Mail, forward",
         "<div>See below.</div><div><br><blockquote type=\"cite\"><div>Begin forwarded "
         "message:</div><br><div><b>From: "
         "</b>Ann</div><div>Hi</div></blockquote></div>",
         "See below.", "blockquote"},
        {"iPhone, forward with the line outside the quote",
         "<div dir=ltr>See below.<br><br>Begin forwarded message:<br><br></div><blockquote "
         "type=cite><div><b>From:</b> "
         "Ann</div>Hi</blockquote>",
         "See below.", "Begin forwarded message:"},
        {"Thunderbird, answer and signature below",
         "<div class=\"moz-cite-prefix\">On 1/5/2026 9:41 AM, Ann Lee wrote:<br></div><blockquote "
         "type=\"cite\" "
         "cite=\"mid:1@b\"><p>Ready?</p></blockquote><p>Yes.</p><pre class=\"moz-signature\">-- \nJane "
         "Doe</pre>",
         "Yes.\n--\nJane Doe", "moz-cite-prefix"},
        {"Thunderbird, forward",
         "<p>FYI</p><div class=\"moz-forward-container\"><br><br>-------- Forwarded Message --------<table "
         "class=\"moz-email-headers-table\"><tr><th>Subject: </th><td>x</td></tr><tr><th>From: "
         "</th><td>Ann</td></tr>"
         "</table><p>Hi</p></div><div class=moz-signature>Jane</div>",
         "FYI\nJane", "moz-forward-container"},
    };
    for (const Reply& reply : replies)
        check_reply(reply, html(reply.text));
}

BOOST_AUTO_TEST_CASE(replies_of_other_programs_in_html) {
    const Reply replies[] = {
        {"Notes, header table below a rule",
         "<font size=2>Approved.</font><br><br><font>Jane Doe</font><hr><table><tr><td>From:<td>&quot;Ann "
         "Lee&quot; "
         "&lt;ann@example.org&gt;</tr><tr><td>To:<td>Jane "
         "Doe/Clerk/City</tr><tr><td>Cc:<td></tr><tr><td>Date:<td>"
         "01/05/2026 09:41 AM</tr><tr><td>Subject:<td>Permit</tr></table><p>Ready?</p>",
         "Approved.\n\nJane Doe", "From: ... header block"},
        {"Notes, a line",
         "Approved.<br><br>Ann Lee/Planning/City wrote on 01/05/2026 09:41:05 AM:<br><br>Ready?", "Approved.",
         "On ... wrote:"},
        {"GroupWise",
         "<p>Approved.</p><p>Jane Doe</p>&gt;&gt;&gt; Ann Lee 1/5/2026 9:41 AM &gt;&gt;&gt;<br>Ready?<br>Ann",
         "Approved.\nJane Doe", ">>> ... >>>"},
        {"Zimbra",
         "<div>Approved.</div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div "
         "data-marker=\"__HEADERS__\"><b>From: "
         "</b>\"Ann\" &lt;ann@example.org&gt;<br><b>To: </b>Jane<br><b>Sent: </b>Monday, January 5, 2026 "
         "9:41:05 AM<br>"
         "<b>Subject: </b>x<br></div><div data-marker=\"__QUOTED_TEXT__\">Ready?</div>",
         "Approved.", "From: ... header block"},
        {"Yahoo",
         "<div class=\"ydp1yahoo-style-wrap\"><div>Yes.</div><div "
         "class=\"ydp1signature\">Jane</div></div><div "
         "id=\"ydp2yahoo_quoted_1\" class=\"yahoo_quoted\"><div>On Monday, January 5, 2026 at 09:41:05 AM "
         "PST, Ann "
         "&lt;a@b.org&gt; wrote:</div><div>Ready?</div></div>",
         "Yes.\nJane", "yahoo_quoted"},
        {"Proton, answers between",
         "<div>Hi</div><div class=\"protonmail_quote\">On Monday, January 5th, 2026 at 9:41 AM, Ann "
         "&lt;a@b.org&gt; "
         "wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">One?</blockquote><div>Yes.</div>"
         "<blockquote class=protonmail_quote type=cite>Two?</blockquote></div>",
         "Hi\nYes.", "protonmail_quote"},
        {"Zoho",
         "<div>Yes.</div><div class=\"zmail_extra_hr\" style=\"border-top:1px solid #ccc\"></div><div "
         "class=\"zmail_extra\"><div>---- On Mon, 05 Jan 2026 09:41:05 -0800 <b>Ann &lt;a@b.org&gt;</b> "
         "wrote ----"
         "</div><blockquote>Ready?</blockquote></div>",
         "Yes.", "zmail_extra"},
        {"AOL",
         "<font>Yes.</font><div>-----Original Message-----<br>From: Ann &lt;a@b.org&gt;<br>To: Jane<br>Sent: "
         "Mon, Jan "
         "5, 2026 9:41 am<br>Subject: x<br><div id=aolmail_1>Ready?</div></div>",
         "Yes.", "Original Message"},
        {"Samsung",
         "<div dir=auto>Yes.</div><div id=\"composer_signature\">Sent from my Galaxy</div><div>-------- "
         "Original message "
         "--------</div><div>From: Ann &lt;a@b.org&gt; </div><div>Date: 1/5/26  9:41 AM  (GMT-08:00) "
         "</div><div>To: Jane"
         "</div><div>Subject: x</div><div>Ready?</div>",
         "Yes.\nSent from my Galaxy", "Original Message"},
        {"a bare blockquote with a program's attribution",
         "<p>Yes.</p><p>On 5 Jan 2026, at 09:41, Ann &lt;a@b.org&gt; "
         "wrote:</p><blockquote>Ready?</blockquote><p>Jane</p>",
         "Yes.\nJane", "On ... wrote:"},
        {"a bare blockquote that somebody introduces",
         "<p>On page 12 the code wrote:</p><blockquote>No parking.</blockquote><p>Jane</p>", "Jane",
         "On ... wrote:", Sure::no},
    };
    for (const Reply& reply : replies)
        check_reply(reply, html(reply.text));
}
