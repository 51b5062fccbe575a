"""Programs for text alone: mutt, Alpine, scripts. Lines folded at 72 columns, unencoded.

Options: long (not folded), bare (no MIME header at all), flowed.
"""

from letter import Letter, Quoted

from . import common, mime
from .assembly import body_of, message, references


def plain_form(letter: Letter) -> str:
    words, signature = letter.split('plain')
    below = []
    if letter.thread:
        older = common.older_plain(letter.thread, letter.subject, letter.sender)
        author = letter.thread[0].author
        if letter.kind == 'forward':
            below = [f'----- Forwarded message from {author.name} <{author.address}> -----', '',
                     f'Date: {common.format_datetime(letter.thread[0].date)}', f'From: {author.name} <{author.address}>',
                     f'To: {letter.sender.name} <{letter.sender.address}>', f'Subject: {letter.subject}', '', *older, '',
                     '----- End forwarded message -----']
        else:
            date = letter.thread[0].date
            said = f'On {common.DAYS["en"][date.weekday()][:3]}, {common.short_date(date, "en")} at {date:%H:%M:%S}, {author.name} wrote:'
            below = [said, *common.deeper(older)]
    lines = [*below, ''] if letter.kind == 'bottom' else []
    if letter.kind == 'interleaved':
        lines += [below[0]]
    for block in words:
        lines += (common.quoted(list(letter.thread[0].blocks[block.paragraph].lines)) if isinstance(block, Quoted)
                  else common.plain_lines([block])) + ['']
    if signature:
        lines += ['-- ', *common.plain_lines(signature)]
    if letter.kind in ('reply', 'forward'):
        lines += ['', *below]
    if 'flowed' in letter.options:
        return '\n'.join(mime.flowed(lines)) + '\n'
    return '\n'.join(lines if 'long' in letter.options else mime.wrapped(lines, 72)) + '\n'


def write(letter: Letter) -> bytes:
    text = plain_form(letter)
    parameters = '; format=flowed' if 'flowed' in letter.options else ''
    part = mime.text_part(text, 'plain', mime.charset_for(text, 'utf-8'), '7bit' if text.isascii() else '8bit', parameters)
    if 'bare' in letter.options:
        part = mime.Part((), part.body)
    else:
        part = body_of(letter, part, None, lambda level: mime.token(letter.name, f'boundary {level}', 16), str,
                       inside=False)
    subject = letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fwd:')
    headers = [('Date', common.date_header(letter)), ('From', mime.mailbox(letter.sender)), ('To',
        mime.mailbox(letter.recipient)),
               ('Subject', mime.encoded_word(subject)),
               ('Message-ID', f'<20260921161244.{mime.token(letter.name, "id", 10).lower()}@pvestates.org>'),
               *references(letter)]
    if 'bare' not in letter.options:
        headers += [('MIME-Version', '1.0'), ('User-Agent', 'Mutt/2.2.9 (2022-11-12)')]
    return message(letter, headers, part)
