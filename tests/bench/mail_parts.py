"""The pieces that make_mix.py puts together: headers, encodings, Outlook's HTML, and files of the common types."""

import base64
import io
import quopri
import random
import struct
import textwrap
import zipfile
import zlib

from outlook_style import HEAD

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

CONFIDENTIAL = (
    "This is a transmission from the City of Palos Verdes Estates. The information contained in this e-mail pertains to "
    "City business and is intended solely for the use of the individual or entity to whom it is addressed. If the reader "
    "of this message is not an intended recipient or the employee or agent responsible for delivering the message to the "
    "intended recipient, and you have received this message in error, please advise the sender by reply e-mail and delete "
    "the message."
)
VIRUSES = (
    "WARNING: Computer viruses can be transmitted by e-mail. The recipient should check this e-mail and any attachments "
    "for the presence of viruses. The CITY OF PALOS VERDES ESTATES accepts no liability for any damage caused by any virus "
    "transmitted by this e-mail."
)


def signature_lines(sender: tuple) -> list[str]:
    name, title, _, phone = sender
    return [
        name,
        title,
        "City of Palos Verdes Estates",
        "340 Palos Verdes Drive West",
        "Palos Verdes Estates, CA 90274",
        f"{phone} Fax: 310.555.0199",
        "www.pvestates.org",
    ]


def signature_text(sender: tuple) -> str:
    return "\n".join(signature_lines(sender)) + f"\n\n{CONFIDENTIAL}\n\n{VIRUSES}"


def wrapped(pieces: list[str]) -> bytes:
    lines = []
    for piece in pieces:
        for line in piece.split("\n"):
            lines += textwrap.wrap(line, 76) or [""]
        lines.append("")
    return "\n".join(lines).encode()


def header(dice: random.Random, sender: tuple, subject: str, outlook: bool = False) -> bytes:
    name, _, local, _ = sender
    number = dice.randrange(16**12)
    lines = [
        f"From: {name} <{local}@pvestates.org>",
        "To: A Resident <resident@example.com>",
        f"Subject: {subject}",
        f"Date: Mon, 15 Sep 2025 {dice.randint(8, 17):02}:{dice.randint(0, 59):02}:00 -0700",
        f"Message-ID: <{number:012x}@pvestates.org>",
        "MIME-Version: 1.0",
    ]
    if outlook:
        lines += [
            f"Thread-Topic: {subject.removeprefix('RE: ')}",
            f"Thread-Index: {base64.b64encode(dice.randbytes(22)).decode()}",
            f"In-Reply-To: <{number + 1:012x}@example.com>",
            f"References: <{number + 2:012x}@example.com>\n\t<{number + 1:012x}@example.com>",
            "Accept-Language: en-US",
            "Content-Language: en-US",
            "X-MS-Has-Attach: yes",
            "X-MS-TNEF-Correlator:",
        ]
    return ("\n".join(lines) + "\n").encode()


def leaf(media_type: str, encoding: str, content: bytes, more: str = "") -> bytes:
    """Header lines, an empty line, the content encoded."""
    if encoding == "base64":
        content = base64.encodebytes(content)
    elif encoding == "quoted-printable":
        content = quopri.encodestring(content)
    return f"Content-Type: {media_type}\nContent-Transfer-Encoding: {encoding}\n{more}\n".encode() + content


def multipart(dice: random.Random, subtype: str, leaves: list[bytes]) -> bytes:
    boundary = f"_{len(leaves):03}_{dice.randrange(16**24):024X}_"
    subtype, _, parameters = subtype.partition(";")
    parameters = f";{parameters}" if parameters else ""
    head = f'Content-Type: multipart/{subtype}{parameters};\n\tboundary="{boundary}"\n\n'.encode()
    inside = b"".join(f"--{boundary}\n".encode() + one + b"\n" for one in leaves)
    return head + inside + f"--{boundary}--\n".encode()


def with_files(dice: random.Random, body: list[str], files: list[tuple]) -> bytes:
    leaves = [leaf("text/plain; charset=us-ascii", "7bit", wrapped(body))]
    for media_type, name, content in files:
        place = f'Content-Disposition: attachment; filename="{name}";\n\tsize={len(content)}\n'
        leaves.append(leaf(f'{media_type};\n\tname="{name}"', "base64", content, place))
    return multipart(dice, "mixed", leaves)


def outlook_text(sender: tuple, said: list[str], thread: list[tuple]) -> bytes:
    lines = ["George,", "", *[line for one in said for line in (one, "")], signature_text(sender)]
    for name, words in thread:
        lines += ["", f"From: {name}", "Sent: Friday, September 12, 2025 4:12 PM", "To: Planning", "Subject: RE: Review", ""]
        lines += [line for one in words for line in (one, "")]
    return "\n".join(lines).encode()


def outlook_html(sender: tuple, said: list[str], thread: list[tuple]) -> bytes:
    def line(words: str, style: str = 'font-size:11.0pt;font-family:"Calibri",sans-serif;color:#1F497D') -> str:
        return f"<p class=MsoNormal><span style='{style}'>{words}<o:p></o:p></span></p>"

    gap = "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
    small = 'font-size:7.5pt;font-family:"Verdana",sans-serif;color:gray'
    bold = "<b>{}</b>".format
    body = [line("George,"), gap]
    for one in said:
        body += [line(one), gap]
    name, *rest = signature_lines(sender)
    body += [line(bold(name)), *[line(one) for one in rest]]
    body += ['<p class=MsoNormal><img width=96 height=96 id="Picture_x0020_1" src="cid:image001.png@01DB0C1F.7A51E0B0"></p>']
    body += [line(CONFIDENTIAL, small), gap, line(VIRUSES, small), gap]
    for who, words in thread:
        body.append("<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>")
        label = "<b>From:</b> {}<br><b>Sent:</b> Friday, September 12, 2025 4:12 PM<br><b>To:</b> Planning<br>{}"
        body.append(line(label.format(who, "<b>Subject:</b> RE: Review")))
        body.append("</div></div>" + gap)
        for one in words:
            body += [line(one.replace("'", "&#8217;"), 'font-family:"Arial",sans-serif'), gap]
    return (HEAD + "\n".join(body) + "\n</div></body></html>\n").encode()


def png(dice: random.Random, size: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = int((size / 3) ** 0.5)
    rows = b"".join(b"\0" + dice.randbytes(3 * side) for _ in range(side))
    size_and_colors = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size_and_colors) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pdf(dice: random.Random, size: int) -> bytes:
    """One page with a picture of noise."""
    side = int(size**0.5)
    image = zlib.compress(dice.randbytes(side * side))
    page = b"q 500 0 0 500 50 200 cm /I Do Q"
    picture = f"<</Type/XObject/Subtype/Image/Width {side}/Height {side}/ColorSpace/DeviceGray/BitsPerComponent 8"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        f"<</Length {len(page)}>>stream\n".encode() + page + b"\nendstream",
        f"{picture}/Filter/FlateDecode/Length {len(image)}>>stream\n".encode() + image + b"\nendstream",
    ]
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return bytes(out) + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive_file:
        for name, content in members:
            archive_file.writestr(zipfile.ZipInfo(name, (2025, 9, 15, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(dice: random.Random, words: list[str], picture_size: int) -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    types = (
        f'{declaration}<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
        f'ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{DOCX}.main+xml"/></Types>'
    )
    relations = (
        f'{declaration}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)
    document = f'{declaration}<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'
    return zipped(
        [
            ("[Content_Types].xml", types.encode()),
            ("_rels/.rels", relations.encode()),
            ("word/document.xml", document.encode()),
            ("word/media/image1.png", png(dice, picture_size)),
        ]
    )


def jpeg(dice: random.Random, size: int) -> bytes:
    """The beginning and end of a JPEG file, noise between."""
    start = bytes.fromhex("ffd8ffe000104a46494600010101004800480000ffdb004300") + bytes([8] * 64)
    frame = bytes.fromhex("ffc0000b080400060001011100ffda0008010100003f00")
    return start + frame + dice.randbytes(size).replace(b"\xff", b"\xfe") + b"\xff\xd9"
