"""From the forms of a text to the bytes of a mail: alternatives, pictures, attachments, protection, header."""

from letter import Letter

from . import mime
from .mime import Part
from .protection import protect


def body_of(letter: Letter, plain: Part | None, html: Part | None, boundary, content_id, inside: bool) -> Part:
    """`boundary(level)` names the boundaries. `inside`: pictures go with the HTML form (Apple, Thunderbird), not around all."""
    pictures = [mime.picture_part(name, content_id(name)) for name in letter.pictures] if html else []
    if html and pictures and inside:
        html = mime.multipart('related', boundary(3), [html, *pictures])
    forms = [form for form in (plain, html) if form]
    part = mime.multipart('alternative', boundary(2), forms) if len(forms) > 1 else forms[0]
    if pictures and not inside:
        part = mime.multipart('related', boundary(3), [part, *pictures])
    if letter.attachments:
        attached = [mime.attachment_part(each.name, each.content_type, each.data) for each in letter.attachments]
        part = mime.multipart('mixed', boundary(4), [part, *attached])
    return part


def message(letter: Letter, headers: list[tuple[str, str]], part: Part) -> bytes:
    part = protect(letter, part)
    return Part((*headers, *part.headers), part.body).bytes()


def references(letter: Letter) -> list[tuple[str, str]]:
    """Replies and forwards name the mail below."""
    if not letter.thread:
        return []
    below = f'<{mime.token(letter.name, "below", 20).lower()}@{letter.thread[0].author.address.split("@")[1]}>'
    return [('In-Reply-To', below), ('References', below)]
