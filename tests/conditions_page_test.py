#!/usr/bin/env python3
"""docs/conditions.md is what the program's table of conditions says: tests/conditions_page_test.py PROGRAM"""

import difflib
import pathlib
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "conditions.md"


def main():
    made = subprocess.run([sys.argv[1], "check", "--list", "--markdown"], capture_output=True, text=True, timeout=60, check=True).stdout
    there = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if made == there:
        return 0
    print("".join(difflib.unified_diff(there.splitlines(True), made.splitlines(True), "docs/conditions.md", "the table", n=1)))
    print(f"docs/conditions.md is out of date. Renew it:  {sys.argv[1]} check --list --markdown > docs/conditions.md")
    return 1


if __name__ == "__main__":
    sys.exit(main())
