"""A letter before any mail program has written it: who writes to whom, the own words block by block, and the thread below.

The modules in clients/ turn a letter into the bytes that their program would send.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

PACIFIC = timezone(timedelta(hours=-7))
MONDAY = datetime(2026, 9, 21, 9, 12, 44, tzinfo=PACIFIC)  # when the letters are written


@dataclass(frozen=True)
class Person:
    name: str
    address: str
    title: str = ''
    department: str = ''
    extension: str = ''
    mobile: str = ''


@dataclass(frozen=True)
class Look:
    """How a block looks in the HTML form. The plain form has no looks."""

    css: str = ''             # declarations of the element around the text
    font: str = ''            # attributes of a <font> element
    klass: str = ''           # class of the paragraph
    sheet: str = ''           # rules for the style element of the head
    before: str = ''          # HTML around the whole block
    after: str = ''
    tag: str = ''             # an element around the text: b, i, small


NO_LOOK = Look()


@dataclass(frozen=True)
class Block:
    """A paragraph of one or more lines. Lines stay lines in every form."""

    lines: tuple[str, ...]
    role: str = 'words'       # words, signature, disclaimer
    look: Look = NO_LOOK
    html: str = ''            # this HTML instead of the lines
    only: str = ''            # 'plain' or 'html': there in this form alone
    pictures: tuple[str, ...] = ()  # names that html refers to as cid:NAME


@dataclass(frozen=True)
class Quoted:
    """In an interleaved reply: this paragraph of the mail that is answered, quoted here."""

    paragraph: int


@dataclass(frozen=True)
class Earlier:
    """A mail of the thread below. The older ones are quoted in it as its author's program does."""

    author: Person
    blocks: tuple[Block, ...]
    hours_before: int = 1
    program: str = 'outlook'  # outlook, gmail, apple, thunderbird
    language: str = 'en'      # of the author's program

    @property
    def date(self) -> datetime:
        return MONDAY - timedelta(hours=self.hours_before, minutes=11)


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class Letter:
    name: str
    sender: Person
    recipient: Person
    subject: str
    kind: str = 'new'         # new, reply, forward, bottom (reply below the quote), interleaved
    blocks: tuple = ()        # Block and Quoted, from top to bottom
    thread: tuple[Earlier, ...] = ()  # newest first
    language: str = 'en'      # of the sender's program
    options: frozenset = frozenset()  # habits of the program; its module names them
    attachments: tuple[Attachment, ...] = ()
    sheet: str = ''           # rules of the style element, beside those that looks bring
    minutes: int = 0          # after MONDAY
    protection: str = ''      # how the finished mail is signed or encrypted: clients/protection.py

    @property
    def date(self) -> datetime:
        return MONDAY + timedelta(minutes=self.minutes)

    @property
    def full_subject(self) -> str:
        return {'new': '', 'forward': 'FW: '}.get(self.kind, 'RE: ') + self.subject

    @property
    def whole_sheet(self) -> str:
        rules = [self.sheet] + [block.look.sheet for block in self.blocks if isinstance(block, Block)]
        return '\n'.join(dict.fromkeys(rule for rule in rules if rule))

    @property
    def pictures(self) -> list[str]:
        return list(dict.fromkeys(name for block in self.blocks if isinstance(block, Block) for name in block.pictures))

    def shown(self, form: str) -> list:
        """The blocks of one form, 'plain' or 'html'."""
        return [block for block in self.blocks if isinstance(block, Quoted) or block.only in ('', form)]

    def split(self, form: str) -> tuple[list, list]:
        """Own words, and what the program keeps as signature: the run of signature and disclaimers at the end."""
        blocks = self.shown(form)
        end = len(blocks)
        while end > 0 and isinstance(blocks[end - 1], Block) and blocks[end - 1].role != 'words':
            end -= 1
        return blocks[:end], blocks[end:]
