#!/usr/bin/env python3
"""Mail of the wild as Python's email and GMime read it, against `letterhead explain --json`.

    mime.py PROGRAM [GMIME_TREE]

Compared is what hides if we are wrong: each leaf that they see must be a part of ours, in the first reading or another, with the same
type, the same decoded size and their name for it. Else an oddity of ours at that place must name why, or one of the reasons below.
Skipped (exit 77) without ../shared/corpus/mime.
"""
import collections
import email
import email.header
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "mime"
SKIP = {".json", ".ref", ".tsv", ".md"}
FAR_FROM_STRUCTURE = {"from_missing", "duplicate_header", "forged_result_header", "charset_invalid", "charset_unknown", "utf7",
                      "header_control", "file_names_differ", "file_name_path"}

# One mail, one reader: what it does there that we do not.
REASONS = {
    ("GMime", "cpython/msg_35.txt"): "drops all behind a line that is no header; here, as in Postfix, that ends the headers",
    ("GMime", "mime-tools/hdr-fakeout.msg"): "drops all behind a line that is no header; here, as in Postfix, that ends the headers",
    ("Python", "mimekit/messages-feedback-report.txt"): "takes a mark of byte order before the first header for the end of the headers",
    ("Python", "stalwart/thirdparty-003.eml"): "does not know base64 with a comment or blanks behind it",
}
Leaf = collections.namedtuple("Leaf", "path type bytes name")


def as_sent(raw):
    """The message as an MTA hands it over: no mbox line, CRLF."""
    if raw.startswith(b"From "):
        raw = raw.partition(b"\n")[2]
    raw = re.sub(rb"\r?\n", b"\r\n", raw)
    return raw if raw.endswith(b"\r\n") else raw + b"\r\n"


def python_leaves(raw):
    leaves = []

    def name_of(part):
        try:
            name = part.get_filename()
            return str(email.header.make_header(email.header.decode_header(name))) if name else ""
        except (LookupError, ValueError, UnicodeError, AssertionError, TypeError):
            return ""

    def walk(part, path):
        kind = part.get_content_type()
        if part.is_multipart() and (kind.startswith("multipart/") or kind in ("message/rfc822", "message/global", "message/news")):
            for index, child in enumerate(part.get_payload(), 1):
                walk(child, f"{path}.{index}")
            return
        size = None
        if not part.is_multipart():
            try:
                size = len(part.get_payload(decode=True))
            except (LookupError, ValueError, AssertionError, TypeError):
                pass
        leaves.append(Leaf(path, kind, size, name_of(part)))

    walk(email.message_from_bytes(raw), "1")
    return leaves


def gmime_leaves(program, files):
    done = subprocess.run([program, *files], capture_output=True, timeout=120, check=True)
    leaves = []
    for row in done.stdout.decode(errors="replace").split("\n")[:-1]:
        if row != ".":
            path, kind, size, name = row.split("\t")
            leaves.append(Leaf(path, kind.lower(), int(size), name))
            continue
        yield leaves
        leaves = []


def why(leaf, answer, raw):
    """How this leaf of theirs is told by us; None: it is not."""
    parts = answer["parts"]
    if any((p["path"], p["type"], p["bytes"]) == leaf[:3] for p in parts):
        return "the same part"
    same_type = [p for p in parts if p["type"] == leaf.type]
    if any(p["bytes"] == leaf.bytes for p in same_type if p["leaf"]):
        return "the same, at another path or in another reading"
    if same_type and leaf.bytes is None:
        return "the same type (Python gives no size of it)"
    if same_type and leaf.type.startswith("multipart/"):
        return "a multipart that they leave closed"
    sizes = {p["bytes"] - leaf.bytes for p in same_type if p["path"] == leaf.path} if leaf.bytes is not None else set()
    kinds = {o["kind"] for o in answer["oddities"]}
    if 2 in sizes and "close_delimiter_missing" in kinds:
        return "the last line end, where no delimiter follows: part of the text"
    if any(-8 <= size < 0 for size in sizes) and re.search(rb"[ \t]\r\n", raw) and b"quoted-printable" in raw.lower():
        return "blanks at line ends of quoted-printable: deleted (RFC 2045, section 6.7, rule 3)"
    near = [o["kind"] for o in answer["oddities"] if o["kind"] not in FAR_FROM_STRUCTURE and o["where"].startswith("part ") and
            (is_above(o["where"][5:], leaf.path) or is_above(leaf.path, o["where"][5:]))]
    return f"oddity {near[0]}" if near else None


def is_above(path, other):
    return path == other or other.startswith(path + ".")


def named(leaf, answer):
    """Is their name one of ours, in any part of that type?"""
    def plain(name):  # Python keeps the backslash of a quoted pair (RFC 5322, section 3.2.1)
        return " ".join(unicodedata.normalize("NFC", name).replace("\\", "").split())
    names = {plain(name) for part in answer["parts"] for name in part["names"]}
    return not leaf.name or "\ufffd" in leaf.name or plain(leaf.name) in names


def main():
    program, gmime = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    mails = sorted(p for p in CORPUS.rglob("*") if p.is_file() and p.suffix not in SKIP)
    if not mails:
        print("no corpus beside the checkout: nothing to read")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, mail in enumerate(mails):
            files.append(pathlib.Path(folder) / f"{number:04}.eml")
            files[-1].write_bytes(as_sent(mail.read_bytes()))
        pack = ROOT / "tests" / "oracle" / "pack.yaml"
        done = subprocess.run([program, "explain", "--json", "--pack", pack, "--from", "a@example.org", "--rcpt", "b@example.com", "--", *files],
                              capture_output=True, timeout=300, check=True)
        ours = [json.loads(line) for line in done.stdout.splitlines()]
        sent = [f.read_bytes() for f in files]
        readers = {"Python": [python_leaves(raw) for raw in sent]}
        if gmime:
            readers["GMime"] = list(gmime_leaves(gmime, files))
    failed = 0
    for reader, readings in readers.items():
        counts = collections.Counter()
        for mail, answer, leaves, raw in zip(mails, ours, readings, sent, strict=True):
            name = mail.relative_to(CORPUS).as_posix()
            for leaf in leaves:
                reason = why(leaf, answer, raw) or REASONS.get((reader, name))
                if reason is None or not named(leaf, answer):
                    failed += 1
                    print(f"{reader}: {name}: part {leaf.path} {leaf.type}, {leaf.bytes} bytes, {leaf.name!r}: not among ours")
                counts[reason or "NOT EXPLAINED"] += 1
        print(f"{reader}: {sum(counts.values())} leaves of {len(mails)} mails")
        for reason, count in counts.most_common():
            print(f"  {count:5} {reason}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
