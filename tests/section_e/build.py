#!/usr/bin/python3 -B
"""Writes every labelled mail as a file, and labels.tsv beside them: tests/section_e/build.py FOLDER

The same bytes in every run. Lines end with LF, as mail is kept on disk.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cases import CASES, CLAUSES, Case  # noqa: E402


def file_of(case: Case) -> str:
    return case.name + '.eml'


def build(folder: Path, cases: list[Case]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = ['\t'.join(('file', *CLAUSES, 'program', 'reason'))]
    for case in cases:
        mail = case.mail().replace(b'\r\n', b'\n')
        (folder / file_of(case)).write_bytes(mail)
        rows.append('\t'.join((file_of(case), *(case.expected[clause] for clause in CLAUSES), case.program, case.reason)))
    (folder / 'labels.tsv').write_text('\n'.join(rows) + '\n', encoding='utf-8')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    build(Path(sys.argv[1]), CASES)
    print(f'{len(CASES)} mails in {sys.argv[1]}')
