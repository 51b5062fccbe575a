#!/usr/bin/env python3
"""Mails that are small to send and large to look into: what each costs beyond a mail of one line.

    bombs.py [PROGRAM] [--only WORD] [--keep FOLDER]

A release build is asked by `explain` with rules/redlands.yaml. Each mail may take 300 ms of CPU and 32 MiB more than the small one,
and must be held or refused.
explain holds the mail itself in memory, so large ones pay for their size. A table is printed; exit 1 beyond a limit.
"""
import argparse
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "evasions"))
import mail  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MOST_MS, MOST_MIB, TRIALS = 300, 32, 3


def zip_of(entries, said=None):
    """A ZIP of (name, packed, unpacked size); said: a size that is told instead."""
    body, directory = bytearray(), bytearray()
    for name, packed, size in entries:
        fields = b"\x14\0\0\0\x08\0\0\0\x21\0" + bytes(4) + len(packed).to_bytes(4, "little")
        fields += min(said or size, 0xFFFFFFFF).to_bytes(4, "little") + len(name).to_bytes(2, "little") + bytes(2)
        directory += b"PK\1\2\x14\0" + fields + bytes(10) + len(body).to_bytes(4, "little") + name
        body += b"PK\3\4" + fields + name + packed
    counts = min(len(entries), 0xFFFF).to_bytes(2, "little") * 2
    end = b"PK\5\6" + bytes(4) + counts + len(directory).to_bytes(4, "little") + len(body).to_bytes(4, "little") + bytes(2)
    return bytes(body + directory) + end


def deflated(data, repeat=1):
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b"".join(pack.compress(data) for _ in range(repeat)) + pack.flush()


def nest(depth, wide):
    """Zips in zips, each with `wide` of the next, and zeros at the bottom."""
    inner = zip_of([(b"0.dll", deflated(bytes(1 << 20), 64), 64 << 20)])
    for _ in range(depth):
        packed = deflated(inner)
        inner = zip_of([(b"lib %d.zip" % i, packed, len(inner)) for i in range(wide)])
    return inner


def gzipped(data, repeat=1):
    pack = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(pack.compress(data) for _ in range(repeat)) + pack.flush()


def gzip_nest(depth):
    data = gzipped(bytes(1 << 20), 1024)
    for _ in range(depth):
        data = gzipped(data)
    return data


def tar_of_zeros(size):
    out = io.BytesIO()
    header = tarfile.TarInfo("zeros.bin")
    header.size = size
    out.write(header.tobuf(tarfile.GNU_FORMAT))
    return out.getvalue()


def file_mail(name, data):
    return mail.with_text(mail.named(name, data))


def letters(depth):
    inner = mail.TEXT
    for i in range(depth):
        inner = b"Content-Type: message/rfc822\n\nFrom: a@example.org\nSubject: %d\nMIME-Version: 1.0\n" % i + inner
    return mail.mixed(mail.TEXT, inner)


def multiparts(depth):
    inner = mail.TEXT + mail.NOTE
    for i in range(depth):
        inner = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) + inner + b"\n--b%d--\n" % i
    return mail.message("X: y", b"").rstrip(b"\n") + b"\n" + inner


def zip_entries(count, content=b"", name=b"%d.txt"):
    packed = deflated(content)
    return zip_of([(name % i, packed, len(content)) for i in range(count)])


def bombs():
    million = 1_000_000
    yield "zips in zips, 16 in each of five levels", lambda: file_mail("42.zip", nest(5, 16))
    yield "zips in zips, two levels", lambda: file_mail("42.zip", nest(2, 16))
    yield "gzip in gzip, ten layers of 1 GB", lambda: file_mail("a.gz", gzip_nest(10))
    recursive = ROOT.parent / "shared" / "corpus" / "archives" / "read_filter_gzip_recursive.gz"
    if recursive.is_file():
        yield "a gzip file that holds itself", lambda: file_mail("a.gz", recursive.read_bytes())
    yield "60,000 empty entries", lambda: file_mail("many.zip", zip_entries(60_000))
    yield "60,000 scripts", lambda: file_mail("many.zip", zip_entries(60_000, b"WScript.Echo(1);\n" * 40, b"%d.dat"))
    yield "60,000 entries with long names", lambda: file_mail("many.zip", zip_entries(60_000, b"", b"n" * 40 + b"%d"))
    yield "an entry that claims 10 GB", lambda: file_mail("big.zip", zip_of([(b"a.dat", deflated(bytes(million), 9), 9)], 10 << 30))
    yield "an entry of zeros, 4 GB", lambda: file_mail("big.zip", zip_of([(b"a.zip", deflated(bytes(1 << 20), 4096), (4 << 30) - 1)]))
    yield "a tar that claims 10 GB", lambda: file_mail("big.tar", tar_of_zeros(10 << 30) + bytes(4096))
    yield "a tar.gz of 10 GB of zeros", lambda: file_mail("big.tgz", gzipped(tar_of_zeros(10 << 30) + bytes(1 << 20), 200))
    yield "1,000 letters in each other", lambda: letters(1_000)
    yield "50,000 letters in each other", lambda: letters(50_000)
    yield "10,000 multiparts in each other", lambda: multiparts(10_000)
    yield "1,000,000 parts", lambda: mail.mixed(*[b""] * million)
    yield "1,000,000 parts with a header", lambda: mail.mixed(*[b"X: y\n\nz"] * million)
    yield "6,000,000 hyphens and CRs", lambda: mail.message('Content-Type: multipart/mixed; boundary="b1"', b"-\r" * (6 * million))
    yield "4,000,000 hyphen lines", lambda: mail.message('Content-Type: multipart/mixed; boundary="b1"', b"--\n" * (4 * million))
    yield "a picture of markers", lambda: file_mail("a.jpg", b"\xff\xd8\xff\xda\0\2" + b"\xff\0" * (5 * million) + mail.PROGRAM)
    yield "a picture of small blocks", lambda: file_mail("a.gif", b"GIF89a" + bytes(7) + b"!\0" + b"\1x" * (5 * million))
    yield "a picture behind a picture, 100,000 times", lambda: file_mail("a.gif", (b"GIF89a" + bytes(7) + b";") * 100_000)


HONEST_BY_NATURE = ("hyphens", "hyphen lines", "a picture of", "a picture behind")  # large, yet nothing is wrong with them


def write(path, make):
    """In a process of its own: a child's peak memory is never below that of the process it was started by."""
    child = os.fork()
    if child == 0:
        path.write_bytes(mail.on_the_wire(make()))
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{path} was not written")


def run(program, path):
    """(CPU ms, peak MiB, verdict) of one look; the least of some trials."""
    command = [program, "explain", "--json", "--pack", str(ROOT / "rules" / "redlands.yaml"), "--from", "clerk@cityofredlands.org",
               "--rcpt", "a@example.com", "--", str(path)]
    best = None
    for _ in range(TRIALS):
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            text = out.read()
        if child.returncode != 0:
            return 0, 0, f"exit {child.returncode}"
        verdict = json.loads(text.splitlines()[0])["verdict"]
        cost = ((usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, verdict)
        best = min(best or cost, cost)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build" / "release" / "letterhead"))
    parser.add_argument("--only", default="", help="the bombs with this word in their name")
    parser.add_argument("--keep", help="leave the mails in this folder")
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as room:
        path = pathlib.Path(options.keep or room)
        path.mkdir(exist_ok=True)
        small = path / "small.eml"
        small.write_bytes(mail.on_the_wire(mail.with_text()))
        base_ms, base_mib, _ = run(options.program, small)
        print(f"{'mail':48} {'KB':>6} {'CPU ms':>7} {'MiB':>6}  verdict   (a mail of one line: {base_ms:.0f} ms, {base_mib:.0f} MiB)")
        for number, (name, make) in enumerate(bombs()):
            if options.only not in name:
                continue
            file = path / f"{number:02}.eml"
            write(file, make)
            ms, mib, verdict = run(options.program, file)
            ms, mib = ms - base_ms, mib - base_mib
            passes = verdict in ("hold", "reject") or (verdict == "accept" and any(word in name for word in HONEST_BY_NATURE))
            beyond = [what for what, too_much in (("time", ms > MOST_MS), ("memory", mib > MOST_MIB), ("verdict", not passes)) if too_much]
            bad += bool(beyond)
            print(f"{name:48} {file.stat().st_size // 1024:6} {ms:7.1f} {mib:6.1f}  {verdict:8}  {', '.join(beyond)}", flush=True)
            if not options.keep:
                file.unlink()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
