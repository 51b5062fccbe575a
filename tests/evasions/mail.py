"""Mails by hand: bytes joined as a sender with bad intent, or with an odd program, would join them."""
import base64
import binascii
import quopri
import struct
import zlib

# A program that is none: the two headers by which Windows knows one, and nothing to run.
PROGRAM = (b"MZ" + bytes(0x3A) + struct.pack("<I", 0x80) + b"\x0e\x1f\xba\x0e" + bytes(0x3C) + b"PE\0\0" +
           struct.pack("<HH", 0x14C, 0)).ljust(300, b"\x90")
SCRIPT = b"var a = new ActiveXObject('none');\nWScript.Echo('hello');\n"
NOTE = b"The minutes are attached.\n"
TEXT = b"Content-Type: text/plain; charset=us-ascii\n\n" + NOTE


def b64(data, width=76):
    text = base64.b64encode(data)
    return b"".join(text[i:i + width] + b"\n" for i in range(0, len(text), width))


def qp(data):
    return quopri.encodestring(data)


def escaped(data):
    """Quoted-printable with every byte escaped."""
    out = b"".join(b"=%02X" % byte for byte in data)
    return b"".join(out[i:i + 72] + b"=\n" for i in range(0, len(out), 72)) + b"\n"


def uu(data, name=b"setup.exe", mode=b"644", end=True):
    lines = [binascii.b2a_uu(data[i:i + 45]) for i in range(0, len(data), 45)]
    return b"begin %s %s\n" % (mode, name) + b"".join(lines) + (b"`\nend\n" if end else b"")


def yenc(data, name=b"setup.exe"):
    out = bytearray()
    for byte in data:
        byte = (byte + 42) % 256
        out += bytes([ord("="), (byte + 64) % 256]) if byte in (0, 9, 10, 13, 61) else bytes([byte])
    return b"=ybegin line=128 size=%d name=%s\n" % (len(data), name) + bytes(out) + b"\n=yend size=%d\n" % len(data)


def binhex(name, data):
    """BinHex 4.0 as far as its name and data go; the checksums are empty."""
    alphabet = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
    fork = bytes([len(name)]) + name + b"\0TEXTttxt\0\0" + struct.pack(">II", len(data), 0) + b"\0\0" + data + bytes(4)
    bits = "".join(f"{byte:08b}" for byte in fork.replace(b"\x90", b"\x90\0"))
    bits += "0" * (-len(bits) % 6)
    text = b":" + bytes(alphabet[int(bits[at:at + 6], 2)] for at in range(0, len(bits), 6)) + b":"
    lines = b"".join(text[at:at + 64] + b"\n" for at in range(0, len(text), 64))
    return b"(This file must be converted with BinHex 4.0)\n\n" + lines


def stored_zip(files):
    """A ZIP archive, stored; the smallest that programs open."""
    body, directory = b"", b""
    for name, data in files:
        crc = zlib.crc32(data)
        head = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, crc, len(data), len(data), len(name), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\3\4" + head + name + data
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def entity(headers, body):
    return headers.encode("utf-8", "surrogateescape") + b"\n\n" + body


def named(name, body=b"", type="application/octet-stream", headers=""):
    """A part as mail programs write it, in base64."""
    return entity(f'Content-Type: {type}; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
                  f"Content-Transfer-Encoding: base64{headers}", b64(body))


def file_part(disposition, body=b"hello\n", type="application/octet-stream"):
    return entity(f"Content-Type: {type}\nContent-Disposition: {disposition}", body)


def program(encoding="Content-Transfer-Encoding: base64", body=None, type="Content-Type: application/octet-stream",
            rest='Content-Disposition: attachment; filename="data.bin"'):
    """A part that carries the program under a harmless name."""
    lines = [line for line in (type, encoding, rest) if line]
    return entity("\n".join(lines), b64(PROGRAM) if body is None else body)


def parts(*entities, boundary=b"b1", close=True, before=b"", after=b""):
    body = before + b"".join(b"--" + boundary + b"\n" + each.rstrip(b"\n") + b"\n" for each in entities)
    return body + (b"--" + boundary + b"--\n" if close else b"") + after


TOP = b"From: clerk@example.org\nTo: a@example.com\nSubject: minutes\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n"


def message(headers, body):
    return TOP + headers.encode("utf-8", "surrogateescape") + b"\n\n" + body


def mixed(*entities, type='multipart/mixed; boundary="b1"', **options):
    return message("Content-Type: " + type, parts(*entities, **options))


def with_text(*entities, **options):
    return mixed(TEXT, *entities, **options)


def on_the_wire(mail):
    """Line ends as SMTP has them; a CR that stands alone stays alone."""
    return mail.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
