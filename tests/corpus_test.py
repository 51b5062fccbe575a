#!/usr/bin/env python3
"""Mail that nobody here wrote, through `letterhead explain --json`: no crash, no hang, the same answer twice and in 1-byte chunks.

    corpus_test.py PROGRAM [SECONDS]

Reads ../shared/corpus beside the checkout; says so and passes where it is not there.
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PACK = ROOT / "rules" / "palos-verdes-estates.yaml"
SKIP = {".json", ".ref", ".tsv", ".md"}
VERDICTS = {"accept", "tag", "hold", "reject", "tempfail", "redirect"}


def explain(program, mail, *options):
    begin = time.monotonic()
    done = subprocess.run([program, "explain", "--pack", PACK, "--json", *options, "--", mail], capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr, time.monotonic() - begin


def look(program, mail, seconds):
    """What is wrong with this mail's answers, as a list of sentences."""
    wrong = []
    status, first, stderr, took = explain(program, mail)
    if status != 0:
        return [f"exit {status}: {stderr.decode(errors='replace')[-400:]}"], took
    answer = json.loads(first)
    if answer["verdict"] not in VERDICTS:
        wrong.append(f"unknown verdict {answer['verdict']}")
    if took > seconds:
        wrong.append(f"took {took:.2f} s, more than {seconds} s")
    if explain(program, mail)[1] != first:
        wrong.append("another answer the second time")
    if explain(program, mail, "--chunk", "1")[1] != first:
        wrong.append("another answer in 1-byte chunks")
    return wrong, took


def main():
    program = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    mails = sorted(p for folder in ("mime", "replies") for p in (CORPUS / folder).rglob("*")
                   if p.is_file() and p.suffix not in SKIP)
    if not mails:
        print("no corpus beside the checkout: nothing to read")
        return 0
    failed, slowest = 0, (0.0, None)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for mail, (wrong, took) in zip(mails, pool.map(lambda m: look(program, m, seconds), mails)):
            slowest = max(slowest, (took, mail.name))
            for sentence in wrong:
                print(f"{mail.relative_to(CORPUS)}: {sentence}")
            failed += bool(wrong)
    print(f"{len(mails) - failed} passed, {failed} failed; slowest {slowest[0]:.2f} s ({slowest[1]})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
