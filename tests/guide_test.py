#!/usr/bin/env python3
"""What docs/rules.md tells people to write is right: tests/guide_test.py PROGRAM

Its examples that begin with '# file: NAME' are written to a folder; the pack must be clean, and its tests must pass.
Links of the guides must lead somewhere.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"
GUIDES = ("rules.md", "groups.md", "conditions.md")


def examples(text):
    for block in re.findall(r"```yaml\n(# file: .*?)```", text, re.DOTALL):
        yield block.split("\n", 1)[0].removeprefix("# file: "), block


def anchors(text):
    return {re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in text.splitlines() if line.startswith("#")}


def dead_links(name, text):
    for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        path, _, anchor = target.partition("#")
        file = DOCS / path if path else DOCS / name
        if "://" in target:
            continue
        if not file.exists() or (anchor and file.suffix == ".md" and anchor not in anchors(file.read_text(encoding="utf-8"))):
            yield f"{name}: the link to {target} leads nowhere"


def run(program, *words):
    done = subprocess.run([program, *words], capture_output=True, text=True, timeout=60)
    right = done.returncode == 0 and "warning" not in done.stdout.replace("0 warnings", "")
    return [] if right else [f"{' '.join(map(str, words))}:\n{done.stdout}{done.stderr}"]


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    guide = (DOCS / "rules.md").read_text(encoding="utf-8")
    wrong = [problem for name in GUIDES for problem in dead_links(name, (DOCS / name).read_text(encoding="utf-8"))]
    found = dict(examples(guide))
    if set(found) != {"news.yaml", "tests/news.yaml"}:
        wrong.append(f"examples: {sorted(found)}")
    with tempfile.TemporaryDirectory(prefix="letterhead-guide-") as folder:
        for name, text in found.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if not wrong:
            wrong += run(program, "check", "--pack", pathlib.Path(folder, "news.yaml"))
            wrong += run(program, "test", "--coverage", pathlib.Path(folder, "tests/news.yaml"))
    print("\n".join(wrong) or "guide: its examples are right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
