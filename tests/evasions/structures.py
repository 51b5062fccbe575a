"""Evasions by structure: types, boundaries, delimiters, headers, and text where no part is due."""
from mail import (NOTE, PROGRAM, SCRIPT, TEXT, TOP, b64, entity, message, mixed, named, parts, program, qp, with_text)

BIN = program()
NESTED = parts(BIN, boundary=b"b2")


def types():
    leaf, multi = "Content-Type: text/plain", 'Content-Type: multipart/mixed; boundary="b2"'
    yield "two types, the multipart last", with_text(entity(f"{leaf}\n{multi}", NESTED))
    yield "two types, the multipart first", with_text(entity(f"{multi}\n{leaf}", NESTED))
    yield "two types on top, text first", message('Content-Type: text/plain\nContent-Type: multipart/mixed; boundary="b1"',
                                                   parts(TEXT, BIN))
    yield "two types on top, text last", message('Content-Type: multipart/mixed; boundary="b1"\nContent-Type: text/plain',
                                                  parts(TEXT, BIN))
    yield "a program behind a multipart without parts", with_text(
        program(type='Content-Type: multipart/mixed; boundary="b9"\nContent-Type: application/octet-stream'))
    yield "a multipart type behind the program's", with_text(
        program(type='Content-Type: application/octet-stream\nContent-Type: multipart/mixed; boundary="b9"'))
    yield "a message type behind the program's", with_text(
        program(type="Content-Type: application/octet-stream\nContent-Type: message/rfc822"))
    yield "five types, the last counts", with_text(
        program(type="\n".join(["Content-Type: text/plain"] * 4 + ['Content-Type: application/octet-stream; name="a.js"'])))
    yield "two types in one value", with_text(program(type="Content-Type: application/octet-stream, multipart/mixed; boundary=b9"))
    yield "two types in one value, multipart first", with_text(
        entity("Content-Type: multipart/mixed, text/plain; boundary=b2", NESTED))
    yield "no subtype", with_text(entity("Content-Type: multipart; boundary=b2", NESTED))
    yield "a blank in the type", with_text(entity("Content-Type: multipart / mixed; boundary=b2", NESTED))
    yield "a comment in the type", with_text(entity("Content-Type: multipart(x)/mixed; boundary=b2", NESTED))
    yield "a comment before the type", with_text(entity("Content-Type: (text/plain) multipart/mixed; boundary=b2", NESTED))
    yield "a quoted type", with_text(entity('Content-Type: "multipart/mixed"; boundary=b2', NESTED))
    yield "an encoded type", with_text(entity("Content-Type: =?utf-8?Q?multipart/mixed?=; boundary=b2", NESTED))
    yield "an encoded header as a whole", with_text(
        entity("Content-Type: =?utf-8?Q?application/octet-stream=3B_name=3Da.js?=", SCRIPT))
    yield "an encoded disposition as a whole", with_text(
        entity("Content-Type: text/plain\nContent-Disposition: =?utf-8?Q?attachment=3B_filename=3Da.js?=", SCRIPT))
    yield "a semicolon before the type", with_text(entity("Content-Type: ; multipart/mixed; boundary=b2", NESTED))
    yield "no semicolon before the boundary", with_text(entity("Content-Type: multipart/mixed boundary=b2", NESTED))
    yield "blanks before the colon", with_text(entity('Content-Type : multipart/mixed; boundary="b2"', NESTED))
    yield "NUL in the type", with_text(entity('Content-Type: multipart/mixed\0; boundary="b2"', NESTED))
    yield "a folded type", with_text(entity('Content-Type:\n multipart/mixed;\n\tboundary="b2"', NESTED))
    yield "message/news", with_text(entity("Content-Type: message/news", TOP + b'Content-Type: multipart/mixed; boundary=b2\n\n' + NESTED))
    yield "an unknown multipart", with_text(entity("Content-Type: multipart/x-own; boundary=b2", NESTED))
    yield "a digest part without type", with_text(entity("Content-Type: multipart/digest; boundary=b2", parts(
        b"\n" + TOP + b"Content-Type: multipart/mixed; boundary=b3\n\n" + parts(BIN, boundary=b"b3"), boundary=b"b2")))
    yield "a program in a part that says text", with_text(program(type="Content-Type: text/plain", rest=""))
    yield "a program in a part that says html", with_text(program(type="Content-Type: text/html", rest=""))
    yield "a program as the whole message, said to be text", message(
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64", b64(PROGRAM))
    yield "no MIME-Version", with_text(BIN).replace(b"MIME-Version: 1.0\n", b"")
    yield "message/partial", with_text(entity("Content-Type: message/partial; id=a; number=1; total=2",
                                              TOP + b"Content-Type: multipart/mixed; boundary=b2\n\n" + NESTED))
    yield "message/partial as the message", message("Content-Type: message/partial; id=a; number=2; total=2", b64(PROGRAM))
    yield "message/external-body", with_text(entity(
        'Content-Type: message/external-body; access-type=URL; URL="http://example.com/a"',
        b'Content-Type: application/octet-stream; name="a.exe"\n\n'))


def boundaries():
    def top(type, *entities, **options):
        return mixed(*(entities or (TEXT, BIN)), type=type, **options)

    yield "two boundaries, the first delimits", top('multipart/mixed; boundary="b1"; boundary="b2"')
    yield "two boundaries, the second delimits", top('multipart/mixed; boundary="b2"; boundary="b1"')
    yield "two boundaries, each delimits", message("Content-Type: multipart/mixed; boundary=b1; boundary=b2",
                                                    parts(TEXT, close=False) + parts(BIN, boundary=b"b2"))
    yield "boundaries of two headers", message("Content-Type: multipart/mixed; boundary=b1\nContent-Type: multipart/mixed; boundary=b2",
                                               parts(TEXT) + parts(BIN, boundary=b"b2"))
    yield "boundary and boundary*0", top("multipart/mixed; boundary=b0; boundary*0=b; boundary*1=1")
    yield "boundary in extended form", top("multipart/mixed; boundary*=us-ascii''b1")
    yield "boundary with percent signs", top("multipart/mixed; boundary*=us-ascii''%62%31")
    yield "boundary in pieces", top("multipart/mixed; boundary*0=b; boundary*1=1")
    yield "boundary in encoded words", top('multipart/mixed; boundary="=?us-ascii?Q?b1?="')
    yield "boundary with a comment", top("multipart/mixed; boundary=b1 (comment)")
    yield "boundary with a comment before", top("multipart/mixed; boundary=(comment)b1")
    yield "boundary with a comment in the name", top("multipart/mixed; bound(x)ary=b1")
    yield "boundary with a blank at its end", top('multipart/mixed; boundary="b1 "')
    yield "boundary with blanks around the sign", top("multipart/mixed; boundary = b1")
    yield "boundary without a closing quote", top('multipart/mixed; boundary="b1')
    yield "boundary with a quote inside", top('multipart/mixed; boundary="b"1')
    yield "boundary with backslashes", top('multipart/mixed; boundary="\\b\\1"')
    yield "boundary without quotes around blanks", top("multipart/mixed; boundary=b 1", boundary=b"b 1")
    yield "boundary in capitals", top("multipart/mixed; BOUNDARY=b1")
    yield "empty boundary", top('multipart/mixed; boundary=""', boundary=b"")
    yield "no boundary", top("multipart/mixed")
    yield "no boundary and another parameter", top("multipart/mixed; charset=b1")
    yield "another boundary than the one used", top("multipart/mixed; boundary=zz")
    yield "a long boundary", top("multipart/mixed; boundary=" + "b" * 200, boundary=b"b" * 200)
    yield "a boundary past all measure", top("multipart/mixed; boundary=" + "b" * 950, boundary=b"b" * 950)
    yield "a boundary of hyphens", top("multipart/mixed; boundary=--", boundary=b"--")
    yield "inner boundary begins like the outer", with_text(
        entity("Content-Type: multipart/mixed; boundary=b1b", parts(BIN, boundary=b"b1b")))
    yield "outer boundary begins like the inner", mixed(TEXT, entity("Content-Type: multipart/mixed; boundary=b", parts(
        BIN, boundary=b"b")), type="multipart/mixed; boundary=b1")
    yield "inner boundary is the outer", with_text(entity("Content-Type: multipart/mixed; boundary=b1", parts(BIN)))
    yield "inner boundary is the outer, closed once", mixed(entity(
        "Content-Type: multipart/mixed; boundary=b1", b"--b1\n" + TEXT + b"--b1--\n--b1\n" + BIN), close=False)
    yield "inner boundary is the outer, part behind both", mixed(
        entity("Content-Type: multipart/mixed; boundary=b1", parts(TEXT)), after=parts(BIN))
    yield "NUL in the boundary parameter", top('multipart/mixed; boundary="b1\0x"')
    yield "a tab in the boundary", top('multipart/mixed; boundary="b1\t"')


def delimiters():
    def with_line(line):
        return message("Content-Type: multipart/mixed; boundary=b1", b"--b1\n" + TEXT + line + BIN + b"--b1--\n")

    for name, line in [("text behind it", b"--b1 more\n"), ("a letter behind it", b"--b1x\n"), ("a blank before it", b" --b1\n"),
                       ("a tab before it", b"\t--b1\n"), ("NUL before it", b"\0--b1\n"), ("NUL behind it", b"--b1\0\n"),
                       ("blanks before and text behind", b"  --b1 more\n"), ("a form feed before it", b"\f--b1\n"),
                       ("blanks behind it", b"--b1 \t \n"), ("many blanks before it", b" " * 20 + b"--b1\n"),
                       ("a bare CR before it", b"text\r--b1\n"), ("bare CRs around it", b"text\r--b1\r"),
                       ("a byte order mark before it", b"\xef\xbb\xbf--b1\n"), ("a no-break blank before it", b"\xc2\xa0--b1\n"),
                       ("a bare CR behind it", b"--b1\r\r\n"), ("close marks and text", b"--b1-- more\n--b1\n")]:
        yield "a delimiter with " + name, with_line(line)
    yield "no close delimiter", with_text(BIN, close=False)
    yield "nothing but the program's delimiter", mixed(BIN, close=False)
    yield "a close delimiter first", mixed(BIN, before=b"--b1--\n")
    yield "a close delimiter twice", with_text(after=parts(BIN))
    yield "a part behind the close delimiter", with_text(after=BIN)
    yield "a part behind the close delimiter with its own", with_text(after=b"--b1\n" + BIN)
    yield "a part behind the close delimiter, another boundary", with_text(after=b"--b7\n" + BIN + b"--b7--\n")
    yield "a part in the preamble", with_text(before=BIN + b"\n")
    yield "a part in the preamble with a strange delimiter", with_text(before=b"--b7\n" + BIN + b"\n--b7--\n")
    yield "a part in the preamble behind text", with_text(before=b"hello\n\n" + BIN + b"\n")
    yield "truncated within the program", with_text(program(body=b64(PROGRAM)[:280]), close=False)


def headers():
    cte = "Content-Transfer-Encoding: base64"
    yield "a line without colon before the encoding", with_text(
        entity(f"Content-Type: application/octet-stream\nno header\n{cte}", b64(PROGRAM)))
    yield "a line without colon before all headers", with_text(
        entity(f"no header\nContent-Type: application/octet-stream\n{cte}", b64(PROGRAM)))
    yield "a line without colon on top", TOP + b"no header\n" + b"Content-Type: multipart/mixed; boundary=b1\n\n" + parts(TEXT, BIN)
    yield "a line of blanks among headers", with_text(
        entity(f"Content-Type: application/octet-stream\n \n{cte}", b64(PROGRAM)))
    yield "a line of blanks on top", TOP + b"X-A: b\n \nContent-Type: multipart/mixed; boundary=b1\n\n" + parts(TEXT, BIN)
    yield "a continuation without a header", with_text(
        entity(f" Content-Type: text/plain\nContent-Type: application/octet-stream\n{cte}", b64(PROGRAM)))
    yield "a bare CR as line end", with_text(entity(f"Content-Type: application/octet-stream\r{cte}", b64(PROGRAM)))
    yield "NUL in a header name", with_text(entity(f"Content-Type: application/octet-stream\nContent-Transfer\0-Encoding: base64",
                                                   b64(PROGRAM)))
    yield "blanks before the colon of the encoding", with_text(
        entity("Content-Type: application/octet-stream\nContent-Transfer-Encoding : base64", b64(PROGRAM)))
    for what, name in [("a control byte before it", "\x01Content-Type:"), ("a long dash", "Content–Type:"), ("no colon", "Content-Type"),
                       ("an underscore and a control byte", "Content_Type\x01:"), ("a comment behind it", "Content-Type (so) :"),
                       ("a foreign byte behind it", "Content-Type\u00a0:")]:
        yield "a type on top whose name has " + what, TOP + f"{name} multipart/mixed;\n boundary=b1\n\n".encode() + parts(TEXT, BIN)
    yield "a long dash in the name of the encoding", with_text(program("Content-Transfer—Encoding: base64"))
    yield "an encoding that no name tells of", with_text(program("X-Encoding: base64"))
    yield "a tab before the colon of the disposition", with_text(
        entity('Content-Type: text/plain\nContent-Disposition\t: attachment; filename="a.js"', SCRIPT))
    yield "two dispositions", with_text(
        entity('Content-Type: text/plain\nContent-Disposition: inline\nContent-Disposition: attachment; filename="a.js"', SCRIPT))
    yield "five dispositions", with_text(entity("Content-Type: text/plain\n" + "Content-Disposition: inline\n" * 4 +
                                                'Content-Disposition: attachment; filename="a.js"', SCRIPT))
    yield "no blank line behind the headers", with_text(f"Content-Type: application/octet-stream\n{cte}\n".encode() + b64(PROGRAM))


def line_ends():
    """Where one program sees the end of a header, or of the headers, and another does not."""
    start = 'Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=data.bin'
    cte = "Content-Transfer-Encoding: base64"
    for name, between in [("a blank", "\n "), ("a tab", "\n\t"), ("a bare CR and a blank", "\r "), ("a form feed", "\n\f"),
                          ("a vertical tab", "\n\v"), ("NUL", "\n\0"), ("a no-break space", "\n\u00a0"), ("two bare CRs", "\r\r"),
                          ("a semicolon and a blank", ";\n ")]:
        yield "an encoding behind " + name, with_text(entity(start + between + cte, b64(PROGRAM)))
    for name, end in [("bare CR", b"\n\r"), ("two bare CRs", b"\r\r"), ("CR CR LF", b"\n\r\r\n"), ("a letter", b"\nc\n"),
                      ("a bracket", b"\n<\n"), ("a blank", b"\n \n"), ("a comment that opens", b" (\n\n"),
                      ("a comment over the blank line", b" (\n)\n\n"), ("a colon", b"\n:\n"), ("NUL", b"\n\0\n"), ("three line ends", b"\n\n\n"),
                      ("a quote that opens", b'; x="\n\n')]:
        yield "headers that end with " + name, with_text((start + "\n" + cte).encode() + end + b64(PROGRAM))
    yield "an encoding folded into another name", with_text(entity(start + "\nContent-Transfer-\n Encoding: base64", b64(PROGRAM)))
    yield "an encoding without colon", with_text(entity(start + "\nContent-Transfer-Encoding base64", b64(PROGRAM)))
    yield "an encoding with two colons", with_text(entity(start + "\nContent-Transfer-Encoding:: base64", b64(PROGRAM)))
    for name, value in [("in a list", "b1, boundary=b7"), ("in a list, last", "b7, boundary=b1"), ("before a comma", "b1,b7"),
                        ("behind a comma", "b7,b1"), ("with a blank first", '" b1"'), ("with NUL first", "\0b1"),
                        ("in single quotes", "'b1'"), ("in angle brackets", "<b1>"), ("in two pairs of quotes", '"b1""x"')]:
        yield "a boundary " + name, mixed(TEXT, BIN, type="multipart/mixed; boundary=" + value)
    yield "an inner multipart without boundary, delimited by the outer", with_text(
        entity("Content-Type: multipart/mixed", parts(TEXT, BIN)), close=False)
    yield "an empty inner multipart before the program", with_text(entity("Content-Type: multipart/mixed; boundary=b2", b"\n"), BIN)


def nested():
    inner = TOP + b"Content-Type: multipart/mixed; boundary=b2\n\n" + NESTED
    encoded = "Content-Transfer-Encoding: "
    yield "an attached message", with_text(entity("Content-Type: message/rfc822", inner))
    yield "an attached message in base64", with_text(entity(f"Content-Type: message/rfc822\n{encoded}base64", b64(inner)))
    yield "an attached message in quoted-printable", with_text(
        entity(f"Content-Type: message/rfc822\n{encoded}quoted-printable", qp(inner)))
    yield "an attached message that only says base64", with_text(
        entity(f"Content-Type: message/rfc822\n{encoded}base64", inner))
    yield "a multipart in base64", with_text(
        entity(f"Content-Type: multipart/mixed; boundary=b2\n{encoded}base64", b64(NESTED)))
    yield "a multipart in quoted-printable", with_text(
        entity(f"Content-Type: multipart/mixed; boundary=b2\n{encoded}quoted-printable", qp(NESTED)))
    yield "a multipart that only says base64", with_text(
        entity(f"Content-Type: multipart/mixed; boundary=b2\n{encoded}base64", NESTED))
    yield "the message in base64", message(f"Content-Type: multipart/mixed; boundary=b2\n{encoded}base64", b64(NESTED))
    yield "a multipart first plain, then in base64", with_text(
        entity(f"Content-Type: multipart/mixed; boundary=b2\n{encoded}base64", parts(TEXT, boundary=b"b2") + b64(NESTED)))
    deep = BIN
    for level in range(30):
        name = b"n%d" % level
        deep = b"Content-Type: multipart/mixed; boundary=" + name + b"\n\n" + parts(deep, boundary=name)
    yield "thirty multiparts deep", with_text(deep)
    for level in range(30, 80):
        name = b"n%d" % level
        deep = b"Content-Type: multipart/mixed; boundary=" + name + b"\n\n" + parts(deep, boundary=name)
    yield "eighty multiparts deep", with_text(deep)
    yield "behind a thousand parts", mixed(*([b"\nx"] * 1100), BIN)
    yield "an attached message as a file", with_text(named("note.eml", inner))
    yield "a message as a file of unknown type", with_text(named("note.dat", inner))


GROUPS = [types, boundaries, delimiters, headers, line_ends, nested]
