"""Honest mails that look a little like the evasions: what mail programs and people really write."""
import base64
import quopri

from mail import NOTE, TEXT, TOP, b64, entity, file_part, message, mixed, named, parts, stored_zip, with_text

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82"
CALENDAR = b"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nSUMMARY:Council\nEND:VEVENT\nEND:VCALENDAR\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def office(folder, main):
    types = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return stored_zip([(b"[Content_Types].xml", types), (b"_rels/.rels", b"<Relationships/>"), (folder + b"/" + main, b"<x/>")])


DOCX, XLSX = office(b"word", b"document.xml"), office(b"xl", b"workbook.xml")


def attachments():
    for what, name, body, type in [
            ("a PDF", "Minutes.pdf", PDF, "application/pdf"), ("a PDF sent as a stream of bytes", "Minutes.pdf", PDF, "application/octet-stream"),
            ("a Word document", "Minutes.docx", DOCX, WORD), ("a Word document declared as ZIP", "Minutes.docx", DOCX, "application/zip"),
            ("a sheet", "Budget 2026.xlsx", XLSX, SHEET), ("a sheet sent as bytes", "Budget.xlsx", XLSX, "application/octet-stream"),
            ("a table", "Budget.csv", b"a,b\n1,2\n", "text/csv"), ("a table declared as Excel", "Budget.csv", b"a;b\n1;2\n", "application/vnd.ms-excel"),
            ("a calendar", "invite.ics", CALENDAR, "text/calendar"), ("a calendar as a program's file", "invite.ics", CALENDAR, "application/ics"),
            ("a business card", "John.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:John\nEND:VCARD\n", "text/x-vcard"),
            ("a picture", "map.png", PNG, "image/png"), ("an archive of documents", "papers.zip",
                                                        stored_zip([(b"a.pdf", PDF), (b"b/c.txt", NOTE)]), "application/zip"),
            ("an archive of documents, by its old type", "papers.zip", stored_zip([(b"a.docx", DOCX)]), "application/x-zip-compressed"),
            ("a name with dots", "Minutes.of.2026.01.13.v2.final.pdf", PDF, "application/pdf"),
            ("a program's name in a document's", "program.exe.pdf", PDF, "application/pdf"),
            ("a script's name in a document's", "How to use jquery.js.docx", DOCX, WORD),
            ("a name with a web address", "www.example.com.pdf", PDF, "application/pdf"),
            ("a name without extension", "MINUTES", NOTE, "text/plain"), ("a name with brackets", "Minutes (1) [final].pdf", PDF, "application/pdf"),
            ("a name with an apostrophe", "Mayor's letter.pdf", PDF, "application/pdf"),
            ("a name with percent", "Rise of 5% in fees.pdf", PDF, "application/pdf"),
            ("a name with percent escapes", "Minutes%20of%20May.pdf", PDF, "application/pdf"),
            ("a name with an ampersand", "Parks & Trees; plan.pdf", PDF, "application/pdf"),
            ("a name with a colon", "Re: Parks.pdf", PDF, "application/pdf"), ("a name with a comma", "Parks, Trees.pdf", PDF, "application/pdf"),
            ("a name ending like a sentence", "Letter to Mr. Smith Jr.", NOTE, "text/plain"), ("capitals", "MINUTES.PDF", PDF, "APPLICATION/PDF"),
            ("a text about programs", "setup notes.txt", b"Run setup.exe, then a.js.\nMZ is how programs begin.\n", "text/plain")]:
        yield what, with_text(named(name, body, type))
    yield "a name in UTF-8, extended", with_text(entity(
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename*=UTF-8''Pe%C3%B1a%20%E2%80%93%20plan.pdf\n"
        "Content-Transfer-Encoding: base64", b64(PDF)))
    yield "a plain name beside the extended one", with_text(entity(
        "Content-Type: application/pdf; name=\"Pena - plan.pdf\"\n"
        "Content-Disposition: attachment; filename=\"Pena - plan.pdf\";\n filename*=UTF-8''Pe%C3%B1a%20%E2%80%93%20plan.pdf\n"
        "Content-Transfer-Encoding: base64", b64(PDF)))
    yield "a name in encoded words, in both places", with_text(entity(
        'Content-Type: application/pdf; name="=?utf-8?Q?Pe=C3=B1a?= =?utf-8?Q?.pdf?="\n'
        'Content-Disposition: attachment; filename="=?utf-8?Q?Pe=C3=B1a.pdf?="\nContent-Transfer-Encoding: base64', b64(PDF)))
    yield "a long name in pieces", with_text(entity(
        "Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0=\"Minutes of the meeting of the city \";\n"
        " filename*1=\"council of January.pdf\"\nContent-Transfer-Encoding: base64", b64(PDF)))
    yield "a Hebrew name with a direction mark", with_text(entity(
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename*=UTF-8''%E2%80%8F%D7%93%D7%95%D7%97.pdf\n"
        "Content-Transfer-Encoding: base64", b64(PDF)))
    yield "a picture named by a family of emoji", with_text(entity(
        "Content-Type: image/png\nContent-Disposition: attachment; filename*=UTF-8''%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7.png\n"
        "Content-Transfer-Encoding: base64", b64(PNG)))
    yield "a Japanese name with a full stop", with_text(entity(
        "Content-Type: application/pdf\nContent-Disposition: attachment; filename*=UTF-8''%E8%AD%B0%E4%BA%8B%E9%8C%B2%E3%80%82%E7%AC%AC1%E5%9B%9E.pdf\n"
        "Content-Transfer-Encoding: base64", b64(PDF)))
    yield "a description beside the name", with_text(entity(
        'Content-Type: application/pdf; name="plan.pdf"\nContent-Description: Plan of example.com\n'
        'Content-Disposition: attachment; filename="plan.pdf"; size=99;\n creation-date="Tue, 13 Jan 2026 10:00:00 GMT"\n'
        "Content-Transfer-Encoding: base64", b64(PDF)))


def programs():
    """How mail programs build a message."""
    html = entity("Content-Type: text/html; charset=us-ascii\nContent-Transfer-Encoding: 7bit", b"<p>Hello <img src=\"cid:a@b\"></p>\n")
    picture = entity('Content-Type: image/png; name="image001.png"\nContent-Description: image001.png\nContent-ID: <a@b>\n'
                     'Content-Disposition: inline; filename="image001.png"; size=1;\n\tcreation-date="Tue, 13 Jan 2026 10:00:00 GMT"\n'
                     "Content-Transfer-Encoding: base64", b64(PNG))
    alternative = entity('Content-Type: multipart/alternative;\n\tboundary="_000_x_"', parts(TEXT, html, boundary=b"_000_x_"))
    yield "Outlook's related mail", mixed(alternative, picture, boundary=b"_004_A1=x_", type=(
        'multipart/related;\n\tboundary="_004_A1=x_";\n\ttype="multipart/alternative"'))
    yield "Apple's mail", mixed(TEXT, html, boundary=b"Apple-Mail=_1-2", type='multipart/alternative;\n\tboundary="Apple-Mail=_1-2"')
    yield "a boundary with odd characters", mixed(TEXT, html, boundary=b"=_?:'()+_,-./x", type='multipart/mixed; boundary="=_?:\'()+_,-./x"')
    yield "a boundary with a blank inside", mixed(TEXT, html, boundary=b"a b", type='multipart/mixed; boundary="a b"')
    yield "a boundary of seventy", mixed(TEXT, html, boundary=b"b" * 70, type="multipart/mixed; boundary=" + "b" * 70)
    yield "a boundary with two hyphens", mixed(TEXT, html, boundary=b"--x--", type='multipart/mixed; boundary="--x--"')
    yield "boundaries that begin alike", mixed(entity('Content-Type: multipart/alternative; boundary="----=_Part_1.2"', parts(
        TEXT, html, boundary=b"----=_Part_1.2")), picture, boundary=b"----=_Part_1", type='multipart/mixed; boundary="----=_Part_1"')
    yield "a preamble for old programs", with_text(before=b"This is a multi-part message in MIME format.\n\n")
    yield "a preamble about content types", with_text(before=b"If you can read this, your program knows no content types.\n")
    yield "an epilogue", with_text(after=b"\n\n")
    yield "an epilogue of a mailing list", with_text(after=b"_______________\ncouncil mailing list\n")
    yield "a comment behind a parameter", mixed(entity("Content-Type: text/plain; charset=us-ascii (Plain text)", NOTE))
    yield "a semicolon at the end of a type", mixed(entity("Content-Type: text/plain; charset=us-ascii;", NOTE))
    yield "no type at all", message("X-Mailer: cron", b"the backup is done\n")
    yield "an encoding in capitals", mixed(entity("Content-Type: text/plain\nContent-Transfer-Encoding: 7BIT", NOTE))
    yield "a mail without text", message("Content-Type: text/plain", b"")
    yield "base64 with blank lines", with_text(entity('Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64',
                                                      b"\n" + b64(PDF) + b"\n\n"))
    yield "base64 without padding", with_text(entity('Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64',
                                                     base64.b64encode(PDF + b"\n").rstrip(b"=") + b"\n"))
    yield "base64 in lines of sixty", with_text(entity('Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64',
                                                       b64(PDF, 60)))
    yield "quoted-printable in small letters", message(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable", b"caf=c3=a9 =\nand more\n")
    yield "quoted-printable with a stray sign", message(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable", b"1 + 1 = 2, a=b\n")
    yield "a header folded with tabs", message("X-Long: a\n\tb\n  c\nContent-Type: text/plain;\n\tcharset=us-ascii", NOTE)
    yield "a subject in encoded words", message("X-A: =?utf-8?B?Y2Fmw6k=?=\nContent-Type: text/plain", NOTE)
    yield "an attachment with no disposition", with_text(entity(
        "Content-Type: application/pdf; name=plan.pdf\nContent-Transfer-Encoding: base64", b64(PDF)))
    yield "an attachment of no bytes", with_text(named("empty.txt", b"", "text/plain"))


def signed_and_sent_on():
    signature = entity('Content-Type: application/pkcs7-signature; name="smime.p7s"\nContent-Transfer-Encoding: base64\n'
                       'Content-Disposition: attachment; filename="smime.p7s"\nContent-Description: S/MIME Cryptographic Signature',
                       b64(b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\x02\x01\x01" + bytes(40)))
    yield "S/MIME, signed in the clear", mixed(TEXT, signature, type=(
        'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="b1"'))
    pgp = entity('Content-Type: application/pgp-signature; name="signature.asc"\nContent-Description: OpenPGP digital signature',
                 b"-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n")
    yield "PGP, signed in the clear", mixed(TEXT, pgp, type=(
        'multipart/signed; protocol="application/pgp-signature"; micalg=pgp-sha256; boundary="b1"'))
    inner = TOP + b"Content-Type: text/plain\n\nan older mail\n"
    yield "a mail sent on as an attachment", with_text(entity(
        'Content-Type: message/rfc822; name="older.eml"\nContent-Disposition: attachment; filename="older.eml"', inner))
    yield "a mail with a PDF sent on", with_text(entity("Content-Type: message/rfc822", TOP + (
        b"Content-Type: multipart/mixed; boundary=b2\n\n" + parts(TEXT, named("a.pdf", PDF, "application/pdf"), boundary=b"b2"))))
    yield "a mail sent on in base64, as some web mailers do", with_text(entity(
        'Content-Type: message/rfc822; name="older.eml"\nContent-Disposition: attachment; filename="older.eml"\n'
        "Content-Transfer-Encoding: base64", b64(inner)))
    yield "a mail sent on in the text", message("Content-Type: text/plain", (
        b"See below.\n\n-------- Forwarded Message --------\nSubject: older\nDate: today\nFrom: a@b.c\nTo: d@e.f\n\nolder text\n"))
    yield "a mail sent on with its headers", message("Content-Type: text/plain", (
        b"This is what came:\n\nReceived: from a by b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b7\"\n\n--b7\n"
        b"Content-Type: text/plain\n\nolder text\n--b7--\n"))
    yield "a delivery report", mixed(
        entity("Content-Description: Notification\nContent-Type: text/plain", b"It could not be delivered.\n"),
        entity("Content-Description: Delivery report\nContent-Type: message/delivery-status",
               b"Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; a@b.c\nAction: failed\nStatus: 5.1.1\n"),
        entity("Content-Description: Undelivered Message\nContent-Type: message/rfc822", inner),
        type='multipart/report; report-type=delivery-status; boundary="b1"')
    yield "a delivery report with headers alone", mixed(
        entity("Content-Type: text/plain", b"It could not be delivered.\n"),
        entity("Content-Type: text/rfc822-headers", TOP + b"Content-Type: multipart/mixed; boundary=b9\n"),
        type='multipart/report; report-type=delivery-status; boundary="b1"')
    yield "an invitation", mixed(TEXT, entity('Content-Type: text/calendar; charset="utf-8"; method=REQUEST\n'
                                              "Content-Transfer-Encoding: base64", b64(CALENDAR)), type='multipart/alternative; boundary="b1"')
    yield "a digest", message('Content-Type: multipart/digest; boundary="b1"', parts(b"\n" + inner, b"\n" + inner))


def texts():
    def text(body, headers="Content-Type: text/plain; charset=us-ascii"):
        return message(headers, body)

    yield "a text that begins with begin", text(b"begin 644 notes about the budget\nand so on, as we said in May.\n")
    yield "a text about uuencode", text(b"Files looked like this:\n\nbegin 644 setup.exe\n(data)\nend\n")
    yield "a text about yEnc", text(b"A file began with =ybegin line=128 and ended with =yend.\n")
    yield "a text with hyphens", text(b"--\nJohn\n-- \nClerk\n--------\n---b1\n")
    yield "a text with the boundary in prose", with_text(entity("Content-Type: text/plain", b"the line is called --b1 there\n"))
    yield "a quoted delimiter", with_text(entity("Content-Type: text/plain", b"> --b1\n> Content-Type: text/plain\n"))
    yield "a text about headers", text(b"Please send it again.\n\nContent-Type: text/html was what I saw.\n")
    yield "a text that begins with MZ", text(b"MZ is how it begins, PE\\0\\0 comes later.\n")
    yield "a letter in base64", text(base64.encodebytes("Señor, grüße\n".encode()), (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64"))
    yield "a letter in quoted-printable", text(quopri.encodestring("Señor, grüße\n".encode()), (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"))
    yield "a page with a script's name", text(b"<p>Load <code>jquery.js</code> and <code>a.exe</code></p>\n", "Content-Type: text/html")
    yield "a key in the text", text(b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
    yield "a text about types", text(b"Content-Type of the file was wrong.\nContent type: letter.\n")
    yield "a text about BinHex", text(b"(This file must be converted with BinHex 4.0) is what it said.\n:-) So old!\n")
    yield "checksums attached", with_text(named("sums.txt", (b"0f3a9c" * 11)[:64] + b"\n", "text/plain"))
    yield "base64 of a document attached as text", with_text(file_part('attachment; filename="plan.b64"', b64(PDF * 3), "text/plain"))
    yield "a key attached", with_text(named("city.pem", b"-----BEGIN CERTIFICATE-----\n" + b64(PDF) + b"-----END CERTIFICATE-----\n"))
    yield "a name folded at a blank", with_text(file_part('attachment; filename="Minutes of St.\n James Park.pdf"', PDF))
    yield "a name that ends with a slash", with_text(file_part('attachment; filename="Parks and/or Streets/"', NOTE, "text/plain"))
    yield "a signature with and without its extension", with_text(entity(
        'Content-Type: application/pgp-signature; name="sign.asc"\nContent-Disposition: attachment; filename="sign"',
        b"-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n"))
    yield "flowed text", text(b"one line \nthat flows\n", "Content-Type: text/plain; charset=us-ascii; format=flowed; delsp=yes")
    yield "a text attached under a plain name", with_text(file_part('attachment; filename="notes.txt"', NOTE, "text/plain"))


GROUPS = [attachments, programs, signed_and_sent_on, texts]
