"""Evasions by what stands where nobody looks: behind a picture, behind an archive, before a disk image."""
import struct
import zlib

from mail import PROGRAM, named, stored_zip, with_text

PAGE = b"<html><head><HTA:APPLICATION ID=a></head><script language=VBScript>MsgBox 1</script></html>"
LETTERS = b"Street trees, item 4 of the agenda.\n" * 30


def png(behind=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + behind)


def gif(behind=b""):
    return b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;" + behind


def jpeg(behind=b"", points=b"\x12\xff\x00\x34\xff\xd0\x56"):
    """The frame of one, with points that show nothing."""
    return (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xda\0\x08\1\1\0\0\x3f\0" + points + b"\xff\xd9" + behind)


def document(behind=b""):
    return b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n" + behind


def film(behind=b""):
    return b"\0\0\0\x14ftypisom\0\0\2\0isom" + b"\0\0\1\0mdat" + b"\x55" * 248 + behind


def cabinet(name, data):
    names = struct.pack("<IIHHHH", len(data), 0, 0, 0x5A21, 0, 0x20) + name + b"\0"
    start = 36 + 8 + len(names)
    return (b"MSCF" + struct.pack("<IIIIIBBHHHHH", 0, start + 8 + len(data), 0, 44, 0, 3, 1, 1, 1, 0, 7, 0) +
            struct.pack("<IHH", start, 1, 0) + names + struct.pack("<IHH", 0, len(data), len(data)) + data)


def with_sizes(archive, packed, unpacked):
    """The same archive of one file, with other sizes in its directory."""
    at = archive.rindex(b"PK\1\2") + 20
    return archive[:at] + struct.pack("<II", packed, unpacked) + archive[at + 8:]


def attached(*file):
    return with_text(named(*file))


def behind():
    archive = stored_zip([(b"plan.exe", PROGRAM)])
    hosts = [("plan.png", png), ("plan.gif", gif), ("plan.jpg", jpeg), ("plan.pdf", document), ("plan.mp4", film),
             ("plan.rtf", lambda more: b"{\\rtf1 hello}" + more), ("plan.txt", lambda more: LETTERS * 40 + more)]
    for name, host in hosts:
        yield "a zip behind " + name, attached(name, host(archive))
        yield "a zip and a line behind " + name, attached(name, host(archive + b"\r\n"))
    for name, host in hosts[:3]:
        for what, data in [("a program", PROGRAM), ("a cabinet", cabinet(b"plan.exe", PROGRAM)), ("an HTML application", PAGE)]:
            yield f"{what} behind {name}", attached(name, host(data))
    yield "a program behind a picture behind a picture", attached("plan.jpg", jpeg(jpeg(PROGRAM)))
    yield "a zip behind a large film", attached("plan.mp4", film(bytes(300_000) + archive))
    yield "a zip of innocent names behind a large film, itself large", attached(
        "plan.mp4", film(stored_zip([(b"plan.dat", PROGRAM + bytes(200_000))])))
    yield "a zip behind a picture in a zip", attached("plans.zip", stored_zip([(b"plan.png", png(archive))]))
    yield "a program behind a picture in a zip", attached("plans.zip", stored_zip([(b"plan.jpg", jpeg(PROGRAM))]))


def zips():
    archive = stored_zip([(b"plan.txt", LETTERS)])
    end = archive[:-2]
    yield "a program behind a zip", attached("plans.zip", archive + PROGRAM)
    yield "a program as comment", attached("plans.zip", end + struct.pack("<H", len(PROGRAM)) + PROGRAM)
    yield "a script behind an empty zip", attached("plans.zip", b"PK\5\6" + bytes(18) + PROGRAM)
    yield "the directory says that a program is empty", attached(
        "plans.zip", with_sizes(stored_zip([(b"plan.dat", PROGRAM)]), 0, 0))


def images():
    room = document().ljust(32_768, b"\0")
    volume = b"\1CD001\1".ljust(158, b"\0") + struct.pack("<IIII", 18, 0, 2048, 0)
    image = room + volume.ljust(2048, b"\0") + b"\xffCD001\1".ljust(4096, b"\0")
    yield "a disk image that begins as a document", attached("plan.pdf", image, "application/pdf")
    yield "an encrypted volume", attached("plan.dat", b"LUKS\xba\xbe\0\1" + bytes(range(256)) * 4)
    yield "an OLE file without a directory", attached("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(7, 250)) * 8)


def harmless():
    """Honest files with something behind their end."""
    yield "a photo with a smaller one behind it", attached("photo.jpg", jpeg(jpeg() + jpeg()), "image/jpeg")
    yield "a photo with a film behind it", attached("photo.jpg", jpeg(film()), "image/jpeg")
    yield "a photo with notes of its maker", attached("photo.jpg", jpeg(b"\0\0\x0a\x0aSEFHk\0\0\0" * 9 + b"SEFT"), "image/jpeg")
    yield "a photo that is cut", attached("photo.jpg", jpeg()[:-2], "image/jpeg")
    yield "a picture with a line end behind it", attached("chart.png", png(b"\r\n"), "image/png")
    yield "a picture with zeros behind it", attached("chart.gif", gif(bytes(5000)), "image/gif")
    yield "a document that was changed", attached("plan.pdf", document(document()[9:]), "application/pdf")
    yield "a zip with a comment", attached("plans.zip", stored_zip([(b"plan.txt", LETTERS)])[:-2] + b"\x0d\0" + b"Street trees.")
    yield "a zip with zeros behind it", attached("plans.zip", stored_zip([(b"plan.txt", LETTERS)]) + bytes(300))
    yield "photos in a zip", attached("photos.zip", stored_zip([(b"a.jpg", jpeg(jpeg())), (b"b.png", png()), (b"c.gif", gif())]))


GROUPS = [behind, zips, images]
HONEST = [harmless]
