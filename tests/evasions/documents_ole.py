"""Programs in documents: messages in files, compound files of Office and Outlook, objects in RTF; and their honest likes."""
import struct
import zlib

from mail import NOTE, PROGRAM, SCRIPT, TEXT, TOP, b64, entity, mixed, named, stored_zip, with_text

FREE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(children, class_id=bytes(16)):
    """A compound file of {name: stream or {...}}; a storage may be (class, {...})."""
    entries, sectors, fat, small, small_fat = [], bytearray(), [], bytearray(), []

    def place(data, to, table, size):
        start = len(table)
        to += data + bytes(-len(data) % size)
        table += range(start + 1, len(to) // size + 1)
        table[-1] = LAST
        return start

    def add(number, name, kind, content, right, class_id=bytes(16)):
        child, start, length = FREE, LAST, 0
        if kind == 2:
            length = len(content)
            if length:
                start = place(content, small, small_fat, 64) if length < 4096 else place(content, sectors, fat, 512)
        else:
            first = len(entries)
            entries.extend([b""] * len(content))
            child = first if content else FREE
            for i, (inner, value) in enumerate(content.items()):
                inner_class, value = value if isinstance(value, tuple) else (bytes(16), value)
                add(first + i, inner, 1 if isinstance(value, dict) else 2, value, first + i + 1 if i + 1 < len(content) else FREE, inner_class)
        text = name.encode("utf-16-le")
        entries[number] = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, right, child) + \
            class_id + bytes(20) + struct.pack("<IQ", start, length)

    entries.append(b"")
    add(0, "Root Entry", 5, children, FREE, class_id)
    tables = len(small_fat)
    at_table = place(struct.pack(f"<{tables}I", *small_fat).ljust(512, b"\xff"), sectors, fat, 512) if small else LAST
    at_small = place(bytes(small), sectors, fat, 512) if small else LAST
    entries[0] = entries[0][:116] + struct.pack("<IQ", at_small, len(small))
    empty = bytes(68) + struct.pack("<III", FREE, FREE, FREE) + bytes(48)
    at_entries = place(b"".join(entries) + empty * (-len(entries) % 4), sectors, fat, 512)
    count = 1
    while count * 128 < len(fat) + count:
        count += 1
    at_fat = len(fat)
    assert count <= 109
    fat += [TABLE] * count
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10) + struct.pack(
        "<IIIIIIII", count, at_entries, 0, 4096, at_table, (tables * 4 + 511) // 512, LAST, 0)
    head += struct.pack("<109I", *range(at_fat, at_fat + count), *[FREE] * (109 - count))
    return head + bytes(sectors) + struct.pack(f"<{len(fat)}I", *fat).ljust(count * 512, b"\xff")


def wide(text):
    return text.encode("utf-16-le")


def msg(*attachments, text=NOTE):
    """A message as Outlook saves it."""
    inside = {"__nameid_version1.0": {}, "__properties_version1.0": bytes(32), "__substg1.0_001A001F": wide("IPM.Note"),
              "__substg1.0_0037001F": wide("minutes"), "__substg1.0_1000001F": wide(text.decode())}
    for i, properties in enumerate(attachments):
        inside[f"__attach_version1.0_#{i:08X}"] = {"__properties_version1.0": bytes(8), **properties}
    return inside


def attached(name, data, short=None):
    properties = {"__substg1.0_3707001F": wide(name), "__substg1.0_37010102": data}
    return {**properties, "__substg1.0_3704001E": short.encode()} if short else properties


def package(data, label="setup.exe", path="C:\\setup.exe", copy="C:\\setup.exe"):
    text = [each.encode() + b"\0" for each in (label, path, copy)]
    return struct.pack("<H", 2) + text[0] + text[1] + struct.pack("<HHI", 0, 3, len(text[2])) + text[2] + struct.pack("<I", len(data)) + data


def native(data):
    return struct.pack("<I", len(data)) + data


PACKAGE = bytes.fromhex("0c00030000000000c000000000000046")


def doc(objects, name="WordDocument"):
    return ole({name: b"x" * 5000, "\1CompObj": bytes(100), "ObjectPool": {"_1234567890": (PACKAGE, objects)}})


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def workbook():
    return record(0x809, struct.pack("<HH", 0x600, 5) + bytes(12)) + record(0x85, struct.pack("<IBBB", 0, 0, 0, 6) + b"\0Sheet1") + record(10, b"")


def slides(*objects):
    stream = struct.pack("<HHI", 15, 1000, 3000) + bytes(3000)
    for each in objects:
        packed = struct.pack("<I", len(each)) + zlib.compress(each)
        stream += struct.pack("<HHI", 0x10, 0x1011, len(packed)) + packed
    return ole({"PowerPoint Document": stream, "Current User": bytes(40)})


def ole1(kind, data):
    name = kind.encode() + b"\0"
    return struct.pack("<III", 0x501, 2, len(name)) + name + struct.pack("<III", 0, 0, len(data)) + data


def rtf(data, kind="objemb", start=b"{\\rtf1\\ansi"):
    if isinstance(data, bytes):
        text = data.hex()
        data = "\n".join(text[i:i + 128] for i in range(0, len(text), 128))
    return start + b" Dear Ann,\\par {\\object\\" + kind.encode() + b"{\\*\\objclass Package}{\\*\\objdata " + data.encode("latin-1") + b"}}}"


def docx(files):
    return stored_zip([(b"[Content_Types].xml", b"<Types/>"), (b"word/document.xml", b"<w:document/>"), *files])


def documents():
    program = package(PROGRAM)
    yield "in a message of Outlook", with_text(named("a.msg", ole(msg(attached("setup.exe", PROGRAM)))))
    yield "in a message of Outlook, harmless by name", with_text(named("a.msg", ole(msg(attached("a.txt", PROGRAM)))))
    yield "in a message of Outlook, by its short name", with_text(named("a.msg", ole(msg(attached("a.txt", NOTE, "A.EXE")))))
    yield "in a message of Outlook, zipped", with_text(named("a.msg", ole(msg(attached("a.zip", stored_zip([(b"a.exe", PROGRAM)]))))))
    yield "in a message in a message of Outlook", with_text(named("a.msg", ole(msg({
        "__substg1.0_3001001F": wide("minutes"), "__substg1.0_3701000D": msg(attached("setup.exe", PROGRAM))}))))
    yield "in a message of Outlook under another name", with_text(named("a.dat", ole(msg(attached("setup.exe", PROGRAM)))))
    yield "in a large message of Outlook", with_text(named("a.msg", ole(msg(attached("a.bin", PROGRAM + bytes(400000))))))
    yield "in a message of Outlook in a zip", with_text(named("a.zip", stored_zip([(b"a.msg", ole(msg(attached("a.exe", PROGRAM))))])))
    yield "in a Word document", with_text(named("a.doc", doc({"\1Ole10Native": native(program)})))
    yield "in a Word document, another case", with_text(named("a.doc", doc({"\1oLE10naTIVE": native(program)})))
    yield "in a Word document, a script", with_text(named("a.doc", doc({"\1Ole10Native": native(package(SCRIPT, "a.txt", "a.txt", "C:\\a.js"))})))
    yield "in a Word document, without a package", with_text(named("a.doc", doc({"\1Ole10Native": native(PROGRAM)})))
    yield "in a Word document, as contents", with_text(named("a.doc", doc({"CONTENTS": PROGRAM})))
    yield "in a Word document, length wrong", with_text(named("a.doc", doc({"\1Ole10Native": struct.pack("<I", 7) + program})))
    yield "in an Excel workbook", with_text(named("a.xls", ole({"Workbook": workbook(), "MBD0012": {"\1Ole10Native": native(program)}})))
    yield "in slides", with_text(named("a.ppt", slides(doc({"\1Ole10Native": native(program)}))))
    yield "in a docx", with_text(named("a.docx", docx([(b"word/embeddings/oleObject1.bin", ole({"\1Ole10Native": native(program)}, PACKAGE))])))
    yield "in a docx, under another name", with_text(named("a.docx", docx([(b"word/media/a.png", ole({"\1Ole10Native": native(program)}, PACKAGE))])))
    yield "in a document in a message of Outlook", with_text(named("a.msg", ole(msg(attached("a.doc", doc({"\1Ole10Native": native(program)}))))))
    yield "in a damaged message of Outlook", with_text(named("a.msg", ole(msg(attached("a.bin", PROGRAM + bytes(90000))))[:50000]))


def objects_in_rtf():
    data = ole1("Package", package(PROGRAM))
    digits = data.hex()
    yield "plain", with_text(named("a.rtf", rtf(data)))
    yield "named .doc", with_text(named("a.doc", rtf(data)))
    yield "without the f", with_text(named("a.doc", rtf(data, start=b"{\\rt")))
    yield "as a compound file", with_text(named("a.rtf", rtf(ole1("Package", ole({"\1Ole10Native": native(package(PROGRAM))})))))
    yield "in lines of one", with_text(named("a.rtf", rtf("\r\n".join(digits))))
    yield "with tabs and capitals", with_text(named("a.rtf", rtf("\t".join(digits.upper()))))
    yield "as binary", with_text(named("a.rtf", rtf(f"\\bin{len(data)} " + data.decode("latin-1"))))
    yield "with a group", with_text(named("a.rtf", rtf(digits[:50] + "{\\*\\x}" + digits[50:])))
    yield "with a group of digits", with_text(named("a.rtf", rtf(digits[:50] + "{" + digits[50:60] + "}" + digits[60:])))
    yield "with a control word", with_text(named("a.rtf", rtf(digits[:50] + "\\par " + digits[50:])))
    yield "with an escape", with_text(named("a.rtf", rtf(digits[:51] + "\\'0" + digits[51:])))
    yield "with a digit more", with_text(named("a.rtf", rtf("1" + digits)))
    yield "data in data", with_text(named("a.rtf", rtf("01050000{\\*\\objdata " + digits + "}")))
    yield "never closed", with_text(named("a.rtf", rtf(data)[:-3]))
    yield "behind a picture", with_text(named("a.rtf", b"{\\rtf1{\\pict\\bin4 }}}}}" + rtf(data)))


def messages_in_files():
    inner = with_text(named("setup.exe", PROGRAM))
    yield "eml", with_text(named("a.eml", inner))
    yield "eml without a type of its own", with_text(named("a.eml", inner.replace(b"MIME-Version: 1.0\n", b"")))
    yield "eml by its name alone", with_text(named("a.eml", b"X-A: b\n" + inner[len(TOP):]))
    yield "eml, binary", with_text(named("a.eml", mixed(entity("Content-Type: a/b\nContent-Transfer-Encoding: binary", PROGRAM))))
    yield "eml behind blank lines", with_text(named("a.eml", b"\n\n" + inner))
    yield "eml in a zip", with_text(named("a.zip", stored_zip([(b"a.eml", inner)])))
    yield "eml in eml", with_text(named("a.eml", with_text(named("b.eml", inner))))
    yield "eml with two boundaries", with_text(named("a.eml", inner.replace(b'boundary="b1"', b'boundary="b0"; boundary="b1"')))
    yield "eml in a message of Outlook", with_text(named("a.msg", ole(msg(attached("a.eml", inner)))))
    yield "eml named msg", with_text(named("a.msg", inner))
    yield "mht", with_text(named("a.mht", inner.replace(b"multipart/mixed", b"multipart/related")))
    yield "mht named doc", with_text(named("a.doc", inner.replace(b"multipart/mixed", b"multipart/related")))
    yield "mbox", with_text(named("a.mbox", b"From a@b Mon Jan  5 10:00:00 2026\n" + with_text() + b"\nFrom a@b Mon Jan  5 10:00:00 2026\n" + inner))
    yield "mbox that cuts a message", with_text(named("a.eml", b"From a@b Mon Jan  5 10:00:00 2026\n" + inner.replace(
        NOTE, b"\nFrom a@b Mon Jan  5 10:00:00 2026\nSubject: x\n\n")))
    yield "of Apple Mail", with_text(named("a.emlx", b"%d      \n" % len(inner) + inner))


GROUPS = [documents, objects_in_rtf, messages_in_files]


def honest_documents():
    sheet, letter = ole({"Workbook": workbook()}), docx([])
    yield "a message of Outlook", with_text(named("a.msg", ole(msg())))
    yield "a message of Outlook with files", with_text(named("a.msg", ole(msg(attached("minutes.docx", letter), attached("a.txt", NOTE)))))
    yield "a message of Outlook about an address", with_text(named("a.msg", ole(msg({
        "__substg1.0_3001001F": wide("Visit example.com"), "__substg1.0_3701000D": msg(attached("a.txt", NOTE))}))))
    yield "a Word document with a table", with_text(named("a.doc", doc({"Workbook": workbook(), "\1Ole": bytes(20), "\3ObjInfo": bytes(6)})))
    yield "a Word document with a text in it", with_text(named("a.doc", doc({"\1Ole10Native": native(package(NOTE, "a.txt", "C:\\a.txt", "C:\\a.txt"))})))
    yield "a Word document with a picture of Paint", with_text(named("a.doc", doc({"\1Ole10Native": native(b"BM" + bytes(60))})))
    yield "slides with a table", with_text(named("a.ppt", slides(sheet)))
    yield "a docx with tables", with_text(named("a.docx", docx([(b"word/embeddings/oleObject1.bin", sheet), (b"word/embeddings/a.xlsx", stored_zip([
        (b"[Content_Types].xml", b"<Types/>"), (b"xl/workbook.xml", b"<workbook/>")]))])))
    yield "RTF with a table", with_text(named("a.rtf", rtf(ole1("Excel.Sheet.8", sheet))))
    yield "RTF named .doc", with_text(named("a.doc", b"{\\rtf1\\ansi Dear Ann,\\par yours}"))
    yield "RTF with a template", with_text(named("a.rtf", b"{\\rtf1\\ansi{\\*\\template C:\\\\Office\\\\Normal.dot}Dear Ann}"))
    yield "a forwarded eml", with_text(named("a.eml", with_text(named("minutes.docx", letter))))
    yield "an mht", with_text(named("a.mht", mixed(TEXT, entity("Content-Type: image/png\nContent-Location: a.png\nContent-Transfer-Encoding: base64",
                                                               b64(b"\x89PNG\r\n\x1a\n" + bytes(40))), type='multipart/related; boundary="b1"')))
    yield "an mbox", with_text(named("a.mbox", b"From a@b Mon Jan  5 10:00:00 2026\n" + with_text() + b"\nFrom a@b Mon Jan  5 10:00:00 2026\n" + with_text()))


HONEST = [honest_documents]
