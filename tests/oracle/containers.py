#!/usr/bin/env python3
"""Archives, winmail.dat and documents as other programs list them, against `letterhead explain --json`.

    containers.py PROGRAM [BUILD_TYPE [SANITIZERS]]

Every file of ../shared/corpus that another program opens goes as the one attachment of a mail, and each entry that program lists must
be one of ours, with its size. Else a state of ours must say that the list may lack some, or a reason below. What no other program reads
to its end, or is said to be encrypted or cut, must not be called clean. Each explain is quick and small. Skipped (exit 77) without
the corpus.
"""
import base64
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
SECONDS, MEMORY = 1.0, 32 * 1024  # of one input; KiB over what the program takes for a mail without attachments
PACK = ROOT / "tests" / "oracle" / "pack.yaml"  # NO-PROGRAMS asks for programs and scripts, inside of containers too
Listing = collections.namedtuple("Listing", "entries complete")  # {name: size or None}


def run(*command):
    """What a program says, and whether it was content; None when it hangs."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=5, stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"})
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace"), done.returncode == 0 and not done.stderr.strip()


def by_bsdtar(file):
    said = run("bsdtar", "-tvf", file)
    if said is None:
        return Listing({}, False)
    entries = {}
    for row in said[0].splitlines():
        found = re.match(r"(\S)\S*\s+\d+\s+\S+\s+\S+\s+(\d+)\s+\S+\s+\S+\s+\S+ (.*)", row)
        if found and found[1] in "-hl":
            link = found[1] != "-" or " link to " in found[3]
            entries[re.split(" -> | link to ", found[3])[0]] = None if link else int(found[2])
    return Listing(entries, said[1])


def by_7z(file):
    said = run("7z", "l", "-slt", "-bd", "-y", "-pno", file)
    if said is None or "----------\n" not in said[0]:
        return Listing({}, False)
    entries = {}
    for block in said[0].partition("----------\n")[2].split("\n\n"):
        fields = dict(row.partition(" = ")[::2] for row in block.splitlines())
        if "Path" in fields and fields.get("Folder") != "+" and not fields.get("Attributes", "").startswith("D"):
            link = fields.get("Symbolic Link") or fields.get("Mode", "").startswith("l")
            entries[fields["Path"]] = int(fields["Size"]) if fields.get("Size", "").isdigit() and not link else None
    return Listing(entries, said[1])


def by_unzip(file):
    said = run("unzip", "-Z1", file)
    names = [] if said is None else said[0].splitlines()
    return Listing({name: None for name in names if not name.endswith("/") and name != "Empty zipfile."}, bool(said and said[1]))


def by_zipfile(file):
    try:
        with zipfile.ZipFile(file) as archive:
            return Listing({i.filename: i.file_size for i in archive.infolist() if not i.is_dir()}, True)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Listing({}, False)


def by_ytnef(file):
    with tempfile.TemporaryDirectory() as folder:
        said = run("ytnef", "-f", folder, file)
        files = {p.name: p.stat().st_size for p in pathlib.Path(folder).iterdir()}
    return Listing(files, bool(said and said[1]))


def by_lha(file):
    said = run("lha", "lq", file)
    rows = [] if said is None else re.findall(r"^-\S+\s+\S+\s+(\d+)\s+\S+\s+\w+ +\d+ +[\d:]+ (.*)$", said[0], re.M)
    return Listing({name.split(" -> ")[0]: int(size) for size, name in rows}, bool(said and said[1]))


def mail_with(file):
    head = ("From: a@example.org\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: application/octet-stream; name=\"{file.name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
    return head.encode() + base64.encodebytes(file.read_bytes()).replace(b"\n", b"\r\n")


def explain(program, mail):
    """The answer, the seconds and the peak memory in KiB."""
    command = [program, "explain", "--json", "--pack", PACK, "--from", "a@example.org", "--rcpt", "b@example.com", "--", mail]
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        child = subprocess.Popen(command, stdout=out)
        _, status, used = os.wait4(child.pid, 0)
        took = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            return None, took, 0
        out.seek(0)
        return json.load(out), min(took, used.ru_utime + used.ru_stime), used.ru_maxrss


# Others stop at it, we do not.
READ_HERE = {"archives/tar_empty_filename.tar": "an entry without a name, which libarchive leaves out"}

READERS = {"bsdtar": by_bsdtar, "7z": by_7z, "unzip": by_unzip, "zipfile": by_zipfile, "ytnef": by_ytnef, "lha": by_lha}


def plain(name):
    name = unicodedata.normalize("NFC", name).replace("\\", "/")
    return name.removeprefix("./").rstrip("/")


def labels():
    """What the corpus says of a file, as far as it should keep us from calling it clean."""
    found = {}
    for table in ("archives", "tnef"):
        for row in (CORPUS / table / "contents.tsv").read_text().splitlines()[1:]:
            fields = row.split("\t") + [""] * 5
            if table == "archives" and fields[2] != "no":
                found[fields[0]] = "said to be encrypted"
            elif table == "archives" and fields[4].strip():
                found[fields[0]] = "damaged, says the corpus"
    return found


LAYERS = {"application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd", "application/x-compress", "application/x-rpm"}
STREAMS = {"application/vnd.ms-outlook", "application/x-msi", "application/x-ole-storage"}
DOCUMENTS = {"office", "pdf", "macro_document", "active_document", "encrypted"}


def why(tool, name, size, file):
    """How an entry of theirs is told by us; None: it is not."""
    container = file["container"] or {"entries": [], "unreadable": "", "limit": "", "facts": []}
    ours = [(plain(entry["name"]), entry["bytes"]) for entry in container["entries"]]
    wanted = plain(name)
    if any(mine == wanted and size in (None, bytes) for mine, bytes in ours):
        return "the same"
    if any(mine.endswith("/" + wanted) and size in (None, bytes) for mine, bytes in ours):
        return "the same, in a container inside"
    if container["unreadable"]:
        return "we say: not read to its end"
    if container["limit"]:
        return "we say: a limit was reached"
    if file["family"] in DOCUMENTS:
        return "a document: what is active in it is told, not its parts"
    if tool == "7z" and file["detected"] in STREAMS:
        return "a stream of a compound file: the attachments in it are told"
    if not file["container"] and file["detected"].startswith("text/"):
        return "text that they take for a list of files"
    if tool == "7z" and file["detected"] in LAYERS:
        return "a layer of compression, which we take off"
    if tool == "ytnef" and wanted == "calendar.ics":
        return "made up by ytnef from a message without attachments"
    odd = not wanted.isascii() or "\\" in name
    if odd and any(not mine.isascii() and size in (None, bytes) for mine, bytes in ours):
        return "a name without a charset, read in another one"
    if any(mine == wanted for mine, _ in ours) and any("sizes of" in fact for fact in container["facts"]):
        return "we say: its sizes differ"
    return None


def main():
    program = sys.argv[1]
    release = sys.argv[2:] == ["Release"]
    files = sorted(path for folder in ("archives", "tnef", "types") for path in (CORPUS / folder).rglob("*")
                   if path.is_file() and path.suffix != ".tsv")
    if not files:
        print("no corpus beside the checkout: nothing to read")
        return 77
    tools = {tool: reader for tool, reader in READERS.items() if tool == "zipfile" or shutil.which(tool)}
    for tool in READERS.keys() - tools.keys():
        print(f"{tool} is not installed and not asked")
    wrong, counts, suspect = [], {tool: collections.Counter() for tool in tools}, labels()
    slowest, largest, doubted = (0.0, ""), (0, ""), 0
    with tempfile.TemporaryDirectory() as folder:
        mail = pathlib.Path(folder) / "mail.eml"
        mail.write_bytes(b"From: a@example.org\r\nTo: b@example.com\r\n\r\nx\r\n")
        _, _, baseline = explain(program, mail)
        for path in files:
            name = path.relative_to(CORPUS).as_posix()
            mail.write_bytes(mail_with(path))
            answer, took, memory = explain(program, mail)
            if answer is None:
                wrong.append(f"{name}: explain failed")
                continue
            slowest, largest = max(slowest, (took, name)), max(largest, (memory - baseline, name))
            file = answer["files"][0]
            complete = False
            for tool, reader in tools.items():
                listing = reader(path)
                complete = complete or listing.complete
                for entry, size in listing.entries.items():
                    reason = why(tool, entry, size, file)
                    counts[tool][reason or "NOT EXPLAINED"] += 1
                    if reason is None:
                        wrong.append(f"{name}: {tool} sees {entry!r} ({size} bytes), which is not among ours")
            doubt = suspect.get(name) or ("read to its end by nobody" if not complete and not name.startswith("types/") else None)
            if doubt and name not in READ_HERE:
                doubted += 1
                if not any(rule["id"] == "NO-PROGRAMS" for rule in answer["rules"]):
                    wrong.append(f"{name}: {doubt}, and called clean")
    if release and slowest[0] > SECONDS:
        wrong.append(f"{slowest[1]} took {slowest[0]:.2f} s")
    if release and largest[0] > MEMORY:
        wrong.append(f"{largest[1]} took {largest[0]} KiB more than a mail without attachments")
    for tool, reasons in counts.items():
        print(f"{tool}: {sum(reasons.values())} entries")
        for reason, count in reasons.most_common():
            print(f"  {count:5} {reason}")
    print(f"{len(files)} files, {doubted} of them not to be called clean; slowest {slowest[0]:.2f} s "
          f"({slowest[1]}), most memory {largest[0]} KiB over {baseline} KiB ({largest[1]})")
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
