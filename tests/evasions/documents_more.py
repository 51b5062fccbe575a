"""Programs in documents of one text, in pictures, calendars and cards; and their honest likes."""
import base64
import struct
import zlib

from documents_ole import ole
from mail import NOTE, PROGRAM, SCRIPT, TEXT, b64, entity, mixed, named, stored_zip, with_text

MACROS = ole({"_VBA_PROJECT": b"x", "PROJECT": b"x", "VBA": {"dir": b"x"}})
ENCODED = b"#@~^EgAAAA==\\ko$K6PrtC.hVndkEPAYAAA==^#~@"
PICTURE = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(200)


def letters(data):
    return base64.b64encode(data)


def active_mime(content, head=0x32):
    text = bytearray(b"ActiveMime\0\0\1\xf0\4\0\0\0".ljust(head, b"\0"))
    text[30:32] = struct.pack("<H", head - 46)
    return bytes(text) + zlib.compress(content)


def word_xml(inside, attributes=b""):
    return (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
            b'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"' + attributes + b">" + inside + b"</w:wordDocument>")


def flat_odf(scripts):
    return (b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:settings>' +
            b" " * 9000 + b"</office:settings><office:scripts>" + scripts + b"</office:scripts></office:document>")


def flat_package(type):
    return (b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            b'<pkg:part pkg:name="/word/a.bin" pkg:contentType="application/' + type + b'"/></pkg:package>')


def typed_docx(type):
    types = (b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             b'<Override PartName="/word/document.xml" ContentType="application/vnd.' + type + b'.main+xml"/></Types>')
    return stored_zip([(b"[Content_Types].xml", types), (b"word/document.xml", b"<x/>")])


def svg(inside):
    return b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + inside + b"</svg>"


def calendar(line):
    return (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Council\r\n" + line +
            b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


def card(line):
    return b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\n" + line + b"\r\nEND:VCARD\r\n"


def folded(data):
    return b64(data, 70).replace(b"\n", b"\r\n ")


def macros_in_texts():
    yield "ActiveMime", with_text(named("a.mso", active_mime(MACROS)))
    yield "ActiveMime, a longer header", with_text(named("a.dat", active_mime(MACROS, 0x22A)))
    yield "ActiveMime in Word XML", with_text(named("a.xml", word_xml(b"<w:binData>" + letters(active_mime(MACROS)) + b"</w:binData>")))
    yield "Word XML that says so", with_text(named("a.doc", word_xml(b"", b' w:macrosPresent="yes"')))
    yield "ActiveMime in an mht", with_text(named("a.doc", mixed(TEXT, entity(
        "Content-Type: application/x-mso\nContent-Location: editdata.mso\nContent-Transfer-Encoding: base64", b64(active_mime(MACROS))))))
    yield "a package in one text", with_text(named("a.xml", flat_package(b"vnd.ms-office.vbaProject")))
    yield "flat OpenDocument", with_text(named("a.fodt", flat_odf(b"<ooo:source-code>Sub Main</ooo:source-code>")))
    yield "a docx by its types", with_text(named("a.docx", typed_docx(b"ms-word.document.macroEnabled")))


def texts_that_run():
    yield "an encoded script", with_text(named("plan", ENCODED))
    yield "an encoded script behind words", with_text(named("plan.txt", b"'**Start Encode**\n" + ENCODED))
    yield "an address in pieces", with_text(named("a.html", b'<html><a href="da\n\tta:application/octet\n-stream;base64,' + letters(PROGRAM) + b'">', "text/html"))
    yield "a small archive in a page", with_text(named("a.html", b'<script>var s=atob("' + letters(stored_zip([(b"a.js", SCRIPT)])) + b'")</script>', "text/html"))
    yield "an HTA in an mht", with_text(named("a.mht", mixed(entity("Content-Type: text/html", b"<html><HTA:APPLICATION/><p>x"))))
    yield "raw data in RTF", with_text(named("a.rtf", b"{\\rtf1{\\object\\objemb{\\*\\objdata \\bin%d " % len(PROGRAM) + PROGRAM + b"}}}"))
    yield "a picture that unpacks", with_text(named("a.svg", svg(b"<script>eval(atob('YWxlcnQoMSk='))</script>"), "image/svg+xml"))
    yield "a page in a picture", with_text(named("a.svg", svg(b"<foreignObject><script>x()</script></foreignObject>"), "image/svg+xml"))


def calendars_and_cards():
    attach = b"ATTACH;ENCODING=BASE64;VALUE=BINARY"
    yield "a calendar", with_text(named("a.ics", calendar(attach + b";X-FILENAME=setup.exe:" + folded(PROGRAM)), "text/calendar"))
    yield "a calendar without a name", with_text(named("a.ics", calendar(attach + b":" + letters(PROGRAM)), "text/calendar"))
    yield "a calendar, an address", with_text(named("a.ics", calendar(b"ATTACH:data:a/b;base64," + letters(PROGRAM)), "text/calendar"))
    yield "a card", with_text(named("a.vcf", card(b"PHOTO;ENCODING=b;TYPE=JPEG:" + folded(PROGRAM)), "text/vcard"))


GROUPS = [macros_in_texts, texts_that_run, calendars_and_cards]


def honest_texts():
    yield "Word XML", with_text(named("a.xml", word_xml(b"<w:p/>", b' w:macrosPresent="no"'), "text/xml"))
    yield "flat OpenDocument", with_text(named("a.fodt", flat_odf(b"<office:script><ooo:libraries/></office:script>")))
    yield "a package in one text", with_text(named("a.xml", flat_package(b"xml"), "text/xml"))
    yield "a docx", with_text(named("a.docx", typed_docx(b"openxmlformats-officedocument.wordprocessingml.document")))
    yield "a picture with a script", with_text(named("a.svg", svg(b"<script>function s(t){t.style.fill='red'}</script>"), "image/svg+xml"))
    yield "a calendar with a picture", with_text(named("a.ics", calendar(
        b"ATTACH;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=map.jpg:" + folded(PICTURE)), "text/calendar"))
    yield "a calendar with a text", with_text(named("a.ics", calendar(b"ATTACH;ENCODING=BASE64;VALUE=BINARY:" + folded(NOTE)), "text/calendar"))
    yield "a card with a photo", with_text(named("a.vcf", card(b"PHOTO;ENCODING=b;TYPE=JPEG:" + folded(PICTURE)), "text/vcard"))


HONEST = [honest_texts]
