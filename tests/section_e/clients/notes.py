"""HCL (IBM, Lotus) Notes over Domino: <font> elements and no paragraphs, the header of the mail below in a table.

Options: base64.
"""

from letter import Block, Letter

from . import common, mime
from .assembly import body_of, message, references

FONT = 'size=2 face="sans-serif"'


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after + '\n<br>'
    klass = f' class="{block.look.klass}"' if block.look.klass else ''
    rows = '\n<br>'.join(common.dressed(common.linked(line, slash=''), block.look,
                                        default_font='' if block.look.css else FONT)
                         for line in block.lines)
    return block.look.before + (f'<div{klass}>{rows}</div>' if klass else rows) + block.look.after + '\n<br>'


def quoted_html(letter: Letter) -> str:
    earlier = letter.thread[0]
    small = 'size=1 color=#5f5f5f face="sans-serif"'
    rows = ''.join(f'<tr valign=top>\n<td><font {small}>{name}</font>\n<td><font size=1 face="sans-serif">{common.escape(value)}</font>\n'
                   for name, value in (('From:', f'{earlier.author.name} <{earlier.author.address}>'),
                                       ('To:', f'{letter.sender.name} <{letter.sender.address}>'),
                                       ('Date:', f'{earlier.date:%m/%d/%Y %I:%M %p}'), ('Subject:', letter.subject)))
    label = '<font size=1 color=#800080 face="sans-serif">----- Forwarded by ' + common.escape(
        f'{letter.sender.name}/PVE on {letter.date:%m/%d/%Y %I:%M %p}') + ' -----</font>\n<br>\n' if letter.kind == 'forward' else ''
    return (f'<br>\n{label}<br>\n<table width=100%>\n{rows}</table>\n<br>\n<hr noshade>\n<br>\n<br>\n'
            + common.older_html(letter.thread, letter.subject, letter.sender))


def html_form(letter: Letter) -> str:
    own = '\n<br>'.join(map(paragraph, letter.shown('html')))
    extra = f'<style>{letter.whole_sheet}</style>' if letter.whole_sheet else ''
    return extra + own + (quoted_html(letter) if letter.thread else '') + '\n'


def plain_form(letter: Letter) -> str:
    lines = common.plain_lines(letter.shown('plain')) + ['', '']
    if letter.thread:
        earlier = letter.thread[0]
        if letter.kind == 'forward':
            lines += [f'----- Forwarded by {letter.sender.name}/PVE on {letter.date:%m/%d/%Y %I:%M %p} -----', '']
        lines += [f'From:   {earlier.author.name} <{earlier.author.address}>',
                  f'To:     {letter.sender.name} <{letter.sender.address}>', f'Date:   {earlier.date:%m/%d/%Y %I:%M %p}',
                  f'Subject:        {letter.subject}', '', '', '',
                  *common.older_plain(letter.thread, letter.subject, letter.sender)]
    return '\n'.join(mime.wrapped(lines, 76)) + '\n'


def write(letter: Letter) -> bytes:
    number = mime.token(letter.name, 'boundary', 16)

    def content_id(name: str) -> str:
        return f'_1_{mime.token(letter.name, name, 16)}{number}'

    source = common.with_pictures(html_form(letter), letter, content_id)
    text = plain_form(letter)
    charset = mime.charset_for(source + text, 'iso-8859-1').upper()
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    kinds = {2: 'alternative', 3: 'related', 4: 'mixed'}
    part = body_of(letter, mime.text_part(text, 'plain', charset, encoding), mime.text_part(source, 'html', charset,
        encoding),
                   lambda level: f'=_{kinds[level]} 0052E2C8{number[:8]}_=', content_id, inside=False)
    headers = [*references(letter), ('To', mime.mailbox(letter.recipient)), ('MIME-Version', '1.0'),
               ('Subject', mime.encoded_word(letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fw:'),
                                             'iso-8859-1')),
               ('X-KeepSent', f'{number[:8]}:{number[8:]}-882585D4:0052B1E1; type=4; name=$KeepSent'),
               ('X-Mailer', 'HCL Notes Release 11.0.1 March 19, 2020'),
               ('Message-ID', f'<OF{number}.{number[:8]}-ON882585D4.0052B1E1-882585D4.0052E2CA@pvestates.org>'),
               ('From', mime.mailbox(letter.sender, 'iso-8859-1')), ('Date', common.date_header(letter))]
    return message(letter, headers, part)
