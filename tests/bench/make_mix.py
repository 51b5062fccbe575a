#!/usr/bin/python3
"""Writes the bench's mail: make_mix.py FOLDER

Five kinds, as a city sends them, each carrying the signature block and the disclaimers of the Palos Verdes Estates pack:
  text    2 KB    plain text
  html    30 KB   what Outlook sends: text and HTML, a quoted thread, a logo inside
  office  300 KB  text with a PDF and a DOCX
  large   10 MB   text with pictures and a large DOCX
  huge    34 MB   text with a PDF of 25 MB
and a list of each (text.list ...) and mix.list (60, 30, 8 and 2 of a hundred of the first four). The same octets every time.
"""

import random
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import mail_parts as parts  # noqa: E402

SHARE = {"text": 30, "html": 15, "office": 4, "large": 1}  # of fifty
VARIANTS = {"text": 6, "html": 6, "office": 3, "large": 2, "huge": 1}

PEOPLE = [
    ("Maria Delgado", "Deputy City Clerk", "mdelgado", "310.555.0142/214"),
    ("Thomas Okafor", "Senior Planner", "tokafor", "310.555.0142/231"),
    ("Ellen Whitcomb", "Finance Director", "ewhitcomb", "310.555.0142/202"),
    ("Raymond Sato", "Public Works Inspector", "rsato", "310.555.0142/246"),
    ("Priya Natarajan", "Recreation Coordinator", "pnatarajan", "310.555.0142/250"),
    ("Walter Brandt", "Building Official", "wbrandt", "310.555.0142/228"),
]

SENTENCES = [
    "Thank you for your call about the permit for the retaining wall on Via Almar.",
    "The committee meets on the second Tuesday of the month at 5:30 in the council chambers.",
    "Please send the revised plans by the end of next week so that they can go on the agenda.",
    "Our inspector will be at the site between eight and ten in the morning.",
    "I have attached the form that we discussed; page two must be signed by the owner of record.",
    "The fee was last changed in July and the new schedule is on the City's web site.",
    "We have not yet heard from the geologist, but expect the report within ten days.",
    "The street will be closed to through traffic while the storm drain is relined.",
    "If the neighbors have questions, they are welcome to call the counter at any time.",
    "A copy of the minutes will be mailed to you once the Council has approved them.",
    "The tree was trimmed in the spring and is due again in about eighteen months.",
    "Let me know whether the afternoon of the fourteenth would suit you for a walk of the site.",
]


def paragraphs(dice: random.Random, count: int) -> list[str]:
    return [" ".join(dice.sample(SENTENCES, 2 + i % 3)) for i in range(count)]


def text_mail(dice: random.Random, number: int) -> bytes:
    sender = PEOPLE[number % len(PEOPLE)]
    body = ["Dear Mr. Harlan,", *paragraphs(dice, 3), f"Regards,\n\n{parts.signature_text(sender)}"]
    header = parts.header(dice, sender, "Your question of last week")
    return header + parts.leaf("text/plain; charset=us-ascii", "7bit", parts.wrapped(body))


def html_mail(dice: random.Random, number: int) -> bytes:
    sender = PEOPLE[number % len(PEOPLE)]
    said = paragraphs(dice, 4)
    thread = [(name, paragraphs(dice, 6)) for name in ("Harlan, George", "Lindqvist, Anna", "Harlan, George")]
    logo = parts.png(dice, 3600)
    alternative = parts.multipart(
        dice,
        "alternative",
        [
            parts.leaf('text/plain; charset="us-ascii"', "quoted-printable", parts.outlook_text(sender, said, thread)),
            parts.leaf('text/html; charset="us-ascii"', "quoted-printable", parts.outlook_html(sender, said, thread)),
        ],
    )
    picture = parts.leaf(
        'image/png; name="image001.png"',
        "base64",
        logo,
        'Content-Description: image001.png\nContent-Disposition: inline; filename="image001.png"\n'
        "Content-ID: <image001.png@01DB0C1F.7A51E0B0>\n",
    )
    header = parts.header(dice, sender, "RE: Neighborhood compatibility review", outlook=True)
    return header + parts.multipart(dice, 'related; type="multipart/alternative"', [alternative, picture])


def office_mail(dice: random.Random, number: int) -> bytes:
    sender = PEOPLE[number % len(PEOPLE)]
    body = ["Dear Ms. Lindqvist,", *paragraphs(dice, 2), f"Regards,\n\n{parts.signature_text(sender)}"]
    files = [
        ("application/pdf", f"staff report {number}.pdf", parts.pdf(dice, 150_000)),
        (parts.DOCX, f"conditions of approval {number}.docx", parts.docx(dice, paragraphs(dice, 120), 60_000)),
    ]
    return parts.header(dice, sender, "Staff report and conditions", outlook=True) + parts.with_files(dice, body, files)


def large_mail(dice: random.Random, number: int) -> bytes:
    sender = PEOPLE[number % len(PEOPLE)]
    body = ["Dear Ms. Lindqvist,", *paragraphs(dice, 2), f"Regards,\n\n{parts.signature_text(sender)}"]
    files = [("image/jpeg", f"site {i}.jpg", parts.jpeg(dice, 1_470_000)) for i in range(4)]
    files.append((parts.DOCX, "site report.docx", parts.docx(dice, paragraphs(dice, 400), 1_450_000)))
    return parts.header(dice, sender, "Pictures of the site", outlook=True) + parts.with_files(dice, body, files)


def huge_mail(dice: random.Random, number: int) -> bytes:
    sender = PEOPLE[number % len(PEOPLE)]
    body = ["Dear Ms. Lindqvist,", *paragraphs(dice, 2), f"Regards,\n\n{parts.signature_text(sender)}"]
    files = [("application/pdf", "general plan.pdf", parts.pdf(dice, 25_000_000))]
    return parts.header(dice, sender, "General plan, scanned", outlook=True) + parts.with_files(dice, body, files)


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    makers = {"text": text_mail, "html": html_mail, "office": office_mail, "large": large_mail, "huge": huge_mail}
    mix = []
    for kind, maker in makers.items():
        names = [f"{kind}-{i}.eml" for i in range(VARIANTS[kind])]
        for i, name in enumerate(names):
            (folder / name).write_bytes(maker(random.Random(f"{kind} {i}"), i))
        (folder / f"{kind}.list").write_text("".join(f"{name}\n" for name in names))
        mix += [names[i % len(names)] for i in range(2 * SHARE.get(kind, 0))]
    random.Random("mix").shuffle(mix)
    (folder / "mix.list").write_text("".join(f"{name}\n" for name in mix))


if __name__ == "__main__":
    main()
