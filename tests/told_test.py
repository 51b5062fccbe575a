#!/usr/bin/env python3
"""What the commands tell: each folder below tests/told holds a `command`, a few lines of shell that call letterhead in
that folder, and `expected`, all that it then prints. On a difference `actual` is written beside it.
usage: told_test.py PROGRAM
Times, rates and hashes of policies are masked; a folder that reads the wild mails beside the repository is left out when
they are not there."""
import os, pathlib, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus" / "mime"
MASKS = (
    (r"sha256:[0-9a-f]{64}", "sha256:HASH"),
    (r"\b(policy|against) [0-9a-f]{12}\b", r"\1 HASH"),
    (r"\b[\d.]+ s, [\d,]+ mails/s", "N s, N mails/s"),
    (r"\bLH-[0-9A-Z]{8}\b", "LH-REFERENC"),  # of the same length: lines break as they do
)


def told(folder, program):
    with tempfile.TemporaryDirectory() as scratch:
        environment = {"PATH": f"{scratch}:/usr/bin:/bin", "COLUMNS": "100", "CORPUS": str(CORPUS), "TZ": "UTC",
                       "TMP": scratch, "LC_ALL": "C.UTF-8"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        os.symlink(program, os.path.join(scratch, "letterhead"))
        run = subprocess.run(["bash", "command"], cwd=folder, env=environment, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=120)
    text = run.stdout.decode("utf-8").replace(scratch, "TMP").replace(str(CORPUS), "CORPUS")
    for pattern, instead in MASKS:
        text = re.sub(pattern, instead, text)
    return text


def main():
    program = os.path.abspath(sys.argv[1])
    folders = sorted(path.parent for path in (HERE / "told").glob("*/command"))
    checked = wrong = 0
    for folder in folders:
        if not CORPUS.is_dir() and "$CORPUS" in (folder / "command").read_text():
            print(f"left out, for there are no wild mails: {folder.name}")
            continue
        expected, actual = folder / "expected", folder / "actual"
        text = told(folder, program)
        checked += 1
        if expected.exists() and expected.read_text(encoding="utf-8") == text:
            actual.unlink(missing_ok=True)
            continue
        actual.write_text(text, encoding="utf-8")
        wrong += 1
        print(f"told differently: compare {expected} with 'actual' beside it")
    print(f"{checked} told, {wrong} of them differently")
    return 1 if wrong or checked < 5 else 0


if __name__ == "__main__":
    sys.exit(main())
