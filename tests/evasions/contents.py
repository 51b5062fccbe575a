"""Evasions by content and name: transfer encodings, files inside text, and what a file is called."""
import base64
import urllib.parse

from mail import (NOTE, PROGRAM, SCRIPT, TEXT, b64, binhex, entity, escaped, file_part, message, mixed, named, program, qp, stored_zip, uu,
                  with_text, yenc)


def encodings():
    def with_encoding(*values, body=None, **options):
        return with_text(program("\n".join("Content-Transfer-Encoding:" + value for value in values), body, **options))

    for name, value in [("in capitals", " BASE64"), ("without a blank", "base64"), ("with a comment", " base64 (x)"),
                        ("with a comment before", " (x) base64"), ("in quotes", ' "base64"'), ("with a parameter", " base64; x=y"),
                        ("with a semicolon", " base64;"), ("with a colon", " : base64"), ("misspelt", " bas64"),
                        ("as x-base64", " x-base64"), ("as base-64", " base-64"), ("with a dot", " base64."),
                        ("with NUL", " base64\0"), ("with NUL and more", " base64\0x"), ("folded", "\n base64"),
                        ("as two words", " 8bit base64"), ("as two words, turned round", " base64 8bit"),
                        ("in a list", " 7bit, base64"), ("in a list, turned round", " base64, 7bit"),
                        ("as an encoded word", " =?utf-8?Q?base64?="), ("with a minus", " base64-"), ("with an equals sign", " =base64"),
                        ("with a comment inside", " base(x)64"), ("split by a blank", " base 64"), ("with a vertical tab", " base64\v"),
                        ("with a zero-width space", " base64\u200b")]:
        yield "base64 " + name, with_encoding(value)
    yield "two encodings, base64 first", with_encoding(" base64", " 7bit")
    yield "two encodings, base64 last", with_encoding(" 7bit", " base64")
    yield "two encodings, quoted-printable counts", with_encoding(" base64", " quoted-printable", body=escaped(PROGRAM))
    yield "three encodings", with_encoding(" quoted-printable", " 8bit", " base64")
    yield "five encodings, the last counts", with_encoding(*[" 7bit"] * 4, " base64")
    yield "base64 in an unknown encoding and no encoding", with_encoding(" x-own", " base64")
    yield "no encoding", with_encoding(" binary", body=PROGRAM)
    yield "an unknown encoding and none", with_encoding(" x-own", body=PROGRAM)
    yield "base64 said, none done", with_encoding(" base64", " binary", body=PROGRAM)
    yield "quoted-printable in small letters", with_encoding(" quoted-printable", body=escaped(PROGRAM).lower())
    yield "quoted-printable with blanks at line ends", with_encoding(
        " quoted-printable", body=escaped(PROGRAM).replace(b"=\n", b"= \t\n"))
    yield "quoted-printable with bad escapes", with_encoding(" quoted-printable", body=escaped(PROGRAM) + b"=ZZ=4")
    yield "quoted-printable under another name", with_encoding(" quoted_printable", body=escaped(PROGRAM))
    yield "quoted-printable misspelt", with_encoding(" qp", body=escaped(PROGRAM))
    text = b64(PROGRAM)
    flat = base64.b64encode(PROGRAM)
    yield "base64 in one line", with_encoding(" base64", body=flat + b"\n")
    yield "base64 in lines of one", with_encoding(" base64", body=b64(PROGRAM, 1))
    yield "base64 with blank lines", with_encoding(" base64", body=text.replace(b"\n", b"\n\n"))
    yield "base64 with blanks", with_encoding(" base64", body=b" ".join(flat[i:i + 3] for i in range(0, len(flat), 3)) + b"\n")
    yield "base64 with stars", with_encoding(" base64", body=text.replace(b"A", b"A*"))
    yield "base64 with NUL", with_encoding(" base64", body=text.replace(b"A", b"\0A"))
    yield "base64 with bare CR", with_encoding(" base64", body=text.replace(b"A", b"\rA"))
    yield "base64 with high bytes", with_encoding(" base64", body=text.replace(b"A", b"\xc3A"))
    yield "base64 behind a line of text", with_encoding(" base64", body=b"@@ text @@\n" + text)
    yield "base64 in chunks, each padded", with_encoding(
        " base64", body=b"".join(b64(PROGRAM[i:i + 2]) for i in range(0, len(PROGRAM), 2)))
    yield "base64 in chunks in one line", with_encoding(
        " base64", body=b"".join(base64.b64encode(PROGRAM[i:i + 4]) for i in range(0, len(PROGRAM), 4)))
    yield "base64 with padding first", with_encoding(" base64", body=b"====\n" + text)
    yield "base64 goes on behind a short text", with_encoding(" base64", body=b64(b"hello") + text)
    yield "base64 without padding", with_encoding(" base64", body=base64.b64encode(PROGRAM + b"x").rstrip(b"=") + b"\n")
    yield "base64 cut within a group", with_encoding(" base64", body=flat[:-3] + b"\n")
    yield "base64 with the other alphabet", with_encoding(" base64", body=base64.urlsafe_b64encode(PROGRAM + b"\xff\xef\xbe" * 9) + b"\n")
    yield "base64 behind a heading in its line", with_encoding(" base64", body=b"see this file now please: " + text)
    yield "base64 behind a mark", with_encoding(" base64", body=b"% not a digit\n" + text)
    for value in ("", " 7bit", " 8bit", " quoted-printable"):
        yield f"base64 under the encoding '{value.strip()}'", with_encoding(value, body=text)
    yield "base64 within base64", with_encoding(" base64", body=b64(text))
    yield "base64 twice", with_encoding(" base64", " base64", body=text)
    yield "uuencode as encoding", with_encoding(" x-uuencode", body=uu(PROGRAM))
    yield "uuencode as encoding by its short name", with_encoding(" uuencode", body=uu(PROGRAM))
    yield "yEnc as encoding", with_encoding(" x-yenc", body=yenc(PROGRAM))


def files_in_text():
    def text(body, type="text/plain"):
        return message(f"Content-Type: {type}; charset=us-ascii", body)

    yield "uuencode", text(NOTE + b"\n" + uu(PROGRAM))
    yield "uuencode under a harmless name", text(NOTE + uu(PROGRAM, b"note.txt"))
    yield "uuencode with a script's name", text(uu(b"hello", b"a.js"))
    yield "uuencode with a mode of four digits", text(uu(PROGRAM, mode=b"0644"))
    yield "uuencode without end", text(uu(PROGRAM, b"note.txt", end=False))
    yield "uuencode in a part", mixed(TEXT, entity("Content-Type: text/plain", uu(PROGRAM, b"note.txt")))
    yield "uuencode in a part in base64", mixed(entity("Content-Type: text/plain\nContent-Transfer-Encoding: base64",
                                                       b64(NOTE + uu(PROGRAM, b"note.txt"))))
    yield "uuencode in html", text(b"<pre>\n" + uu(PROGRAM, b"note.txt") + b"</pre>", "text/html")
    yield "uuencode in the preamble", with_text(before=uu(PROGRAM, b"note.txt"))
    yield "uuencode in the epilogue", with_text(after=uu(PROGRAM, b"note.txt"))
    yield "uuencode without MIME", message("X-Mailer: old", uu(PROGRAM, b"note.txt"))
    yield "uuencode in an attached message", with_text(entity("Content-Type: message/rfc822",
                                                              b"Subject: x\n\n" + uu(PROGRAM, b"note.txt")))
    yield "two uuencoded files", text(uu(b"hello", b"a.txt") + uu(PROGRAM, b"b.txt"))
    yield "uuencode in its base64 form", text(b"begin-base64 644 note.txt\n" + b64(PROGRAM, 60) + b"====\n")
    yield "uuencode with bad lines", text(uu(PROGRAM, b"note.txt").replace(b"\n", b"\n\n"))
    for what, body in [("uuencode", uu(PROGRAM, b"note.txt")), ("yEnc", yenc(PROGRAM, b"note.txt")),
                       ("begin-base64", b"begin-base64 644 note.txt\n" + b64(PROGRAM, 60) + b"====\n")]:
        yield f"{what} in an attached file", with_text(named("note.dat", body))
    yield "BinHex", text(NOTE + binhex(b"setup.exe", PROGRAM))
    yield "yEnc", text(NOTE + yenc(PROGRAM))
    yield "yEnc under a harmless name", text(yenc(PROGRAM, b"note.txt"))
    yield "yEnc in a part", mixed(TEXT, entity("Content-Type: text/plain\nContent-Transfer-Encoding: 8bit",
                                               yenc(PROGRAM, b"note.txt")))


def names():
    def disposition(value, **options):
        return with_text(file_part("attachment; " + value, **options))

    def extended(name):
        return disposition("filename*=utf-8''" + urllib.parse.quote(name))

    yield "in the disposition", disposition('filename="a.exe"')
    yield "in the type alone", with_text(entity('Content-Type: text/plain; name="a.js"', SCRIPT))
    yield "in the type, another in the disposition", with_text(
        entity('Content-Type: text/plain; name="a.js"\nContent-Disposition: attachment; filename="a.txt"', NOTE))
    yield "twice, the first counts", disposition('filename="a.exe"; filename="a.txt"')
    yield "twice, the second counts", disposition('filename="a.txt"; filename="a.exe"')
    yield "plain and extended", disposition("filename=\"a.txt\"; filename*=utf-8''a.exe")
    yield "extended and plain", disposition("filename*=utf-8''a.txt; filename=\"a.exe\"")
    yield "extended with percent signs", disposition("filename*=utf-8''a%2E%65%78%65")
    yield "extended in another charset", disposition("filename*=iso-8859-1'en'a%2eexe")
    yield "extended in UTF-7", disposition("filename*=utf-7''a.e+AHg-e")
    yield "in pieces", disposition('filename*0="a.e"; filename*1="xe"')
    yield "in pieces out of order", disposition('filename*1="xe"; filename*0="a.e"')
    yield "in pieces with a gap", disposition('filename*0="a.e"; filename*2="xe"')
    yield "in pieces from one on", disposition('filename*1="a.e"; filename*2="xe"')
    yield "in pieces, one twice", disposition('filename*0="a."; filename*1="txt"; filename*1="exe"')
    yield "in pieces and whole", disposition('filename="a.txt"; filename*0="a.e"; filename*1="xe"')
    yield "in pieces over many lines", disposition('\n filename*0="a.";\n filename*1="e";\n filename*2="xe"')
    yield "in pieces, extended", disposition("filename*0*=utf-8''a.; filename*1*=%65xe")
    yield "in an encoded word", disposition('filename="=?utf-8?B?YS5leGU=?="')
    yield "in an encoded word without quotes", disposition("filename==?utf-8?Q?a=2Eexe?=")
    yield "in two encoded words", disposition('filename="=?utf-8?Q?a.e?= =?utf-8?Q?xe?="')
    yield "in an encoded word within an encoded word", disposition('filename="=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=2Eexe=3F=3D?="')
    yield "in an encoded word in an extended name", disposition("filename*=utf-8''=%3Futf-8%3FQ%3Fa.exe%3F=")
    yield "with percent signs", disposition('filename="a%2Eexe"')
    yield "without quotes and with blanks", disposition("filename=my file.exe")
    yield "without a closing quote", disposition('filename="a.exe')
    yield "with text behind the quote", disposition('filename="a".exe')
    yield "with a backslash in the quotes", disposition('filename="a\\.exe"')
    yield "with blanks around the sign", disposition("filename = a.exe")
    yield "without semicolon", with_text(file_part('attachment filename="a.exe"'))
    yield "with a comment", disposition('filename=(x)a.exe')
    yield "with a comment behind", disposition('filename=a.exe(x)')
    yield "in capitals", disposition('FILENAME="A.EXE"')
    yield "in raw UTF-8, full width", disposition('filename="a．ｅｘｅ"')
    yield "with a dot at the end", disposition('filename="a.exe."')
    yield "with blanks at the end", disposition('filename="a.exe  "')
    yield "with a tab at the end", disposition('filename="a.exe\t"')
    yield "with dots and blanks at the end", disposition('filename="a.exe. . ."')
    yield "with NUL behind it", disposition('filename="a.exe\0.txt"')
    yield "with NUL before it", disposition('filename="a.txt\0.exe"')
    yield "with a folder", disposition('filename="../../a.exe"')
    yield "with a drive", disposition('filename="C:\\\\temp\\\\a.exe"')
    yield "with a stream", disposition('filename="a.exe::$DATA"')
    yield "as a stream", disposition('filename="a.txt:b.exe"')
    yield "with two extensions", disposition('filename="invoice.pdf.exe"')
    yield "with many blanks between two extensions", disposition('filename="invoice.pdf' + " " * 80 + '.exe"')
    yield "with a slash at the end", disposition('filename="a.exe/"')
    yield "with a slash and a dot at the end", disposition('filename="a.exe/./"')
    yield "with a comma at the end", disposition('filename="a.exe,"')
    yield "in UTF-16", disposition("filename*=utf-16''%00a%00.%00e%00x%00e")
    yield "in overlong UTF-8", disposition('filename="a\udcc0\udcaeexe"')
    yield "in an encoded word that does not end", disposition('filename="=?utf-8?B?YS5leGU="')
    yield "folded within its extension", disposition('filename="a.e\n xe"')
    yield "with a character reference", disposition('filename="a&#x2e;exe"')
    yield "with a class behind it", disposition('filename="a.txt.{00020900-0000-0000-C000-000000000046}"')
    yield "without a disposition", with_text(file_part('filename="a.exe"'))
    yield "with a quote at the end", disposition("filename=\"a.exe'\"")
    for what, name in [("text turned round", "a\u202etxt.exe"), ("a zero-width space", "a.e\u200bxe"), ("a soft hyphen", "a.ex\u00ade"),
                       ("a word joiner at the end", "a.exe\u2060"), ("a byte order mark", "\ufeffa.exe"), ("a one dot leader", "a\u2024exe"),
                       ("an ideographic full stop", "a\u3002exe"), ("a half-width full stop", "a\uff61exe"),
                       ("full-width letters", "a.\uff45\uff58\uff45"), ("mathematical letters", "a.\U0001d41e\U0001d431\U0001d41e"),
                       ("circled letters", "a.\u24d4\u24e7\u24d4"), ("Cyrillic letters", "a.\u0435\u0445\u0435"),
                       ("a no-break space at the end", "a.exe\u00a0"), ("a Hangul filler", "a.exe\u3164"), ("a tag character", "a.exe\U000e0020"),
                       ("a variation selector", "a.e\ufe0fxe"), ("a full-width slash", "x\uff0fa.exe"), ("an escape", "a.exe\x1b"),
                       ("a line end", "a.exe\n.txt")]:
        yield "with " + what, extended(name)
    yield "in the description alone", with_text(entity(
        "Content-Type: application/octet-stream\nContent-Disposition: attachment\nContent-Description: a.exe", b"hello\n"))
    yield "of the message itself", message('Content-Type: application/octet-stream; name="a.exe"', b"hello\n")
    yield "twenty times", disposition("; ".join(f'filename="a{i}.txt"' for i in range(20)) + '; filename="a.exe"')
    yield "behind a hundred parameters", disposition("; ".join(f"x{i}=y" for i in range(120)) + '; filename="a.exe"')
    yield "longer than names are kept", disposition('filename="' + "a" * 3000 + '.exe"')
    yield "in an archive", with_text(named("files.zip", stored_zip([(b"a.exe", b"hello")])))
    yield "in an archive with a harmless name", with_text(named("files.dat", stored_zip([(b"docs/a.js", b"hello")])))


def mixtures():
    yield "unknown encoding behind a broken header", with_text(program("no header\nContent-Transfer-Encoding: bas64"))
    yield "a part in the preamble with an unknown encoding", with_text(before=program("Content-Transfer-Encoding: x-base64") + b"\n")
    yield "two encodings within an attached message in base64", with_text(entity(
        "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64",
        b64(b"Subject: x\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: 7bit\n"
            b"Content-Transfer-Encoding: base64\n\n" + b64(PROGRAM))))
    yield "a soft break within the escapes", with_text(program("Content-Transfer-Encoding: quoted-printable",
                                                               escaped(PROGRAM).replace(b"=5A", b"=\n=5A")))
    yield "quoted-printable text with a uuencoded file", mixed(entity(
        "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", qp(uu(PROGRAM, b"note.txt"))))


GROUPS = [encodings, files_in_text, names, mixtures]
