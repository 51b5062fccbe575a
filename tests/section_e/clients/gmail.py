"""Gmail in the browser (a city on Google Workspace). The plain form is made from the HTML: folded near 78 columns, *bold*.

Options:
  no dashes     without the `-- ` line above the signature
  words         the signature typed as words, not kept as a Gmail signature
  app           Gmail for phones: dir="auto", no folding
  2013          the markup of that time: gmail_extra, no gmail_attr
  base64, plain only
"""

from letter import Block, Letter, Quoted

from . import common, mime
from .assembly import body_of, message, references

QUOTE = 'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex'
LINK = ' target="_blank"'


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after
    klass = f' class="{block.look.klass}"' if block.look.klass else ''
    rows = ''.join(f'<div{klass}>{common.dressed(common.linked(line, LINK, ""), block.look)}</div>' for line in block.lines)
    return block.look.before + rows + block.look.after


def attribution(letter: Letter) -> str:
    return common.wrote('gmail', letter.thread[0], letter.language, f'<{letter.thread[0].author.address}>')


def forward_fields(letter: Letter) -> list[str]:
    earlier = letter.thread[0]
    day = common.DAYS['en'][earlier.date.weekday()][:3]
    date = f'{day}, {common.short_date(earlier.date, "en")} at {common.clock(earlier.date, "en")}'
    values = (f'{earlier.author.name} <{earlier.author.address}>', date, letter.subject, f'<{letter.sender.address}>')
    return [f'{name}: {value}' for name, value in zip(('From', 'Date', 'Subject', 'To'), values)]


def quoted_html(letter: Letter) -> str:
    below = common.older_html(letter.thread, letter.subject, letter.sender)
    if letter.kind == 'forward':
        fields = '<br>'.join(map(common.escape, forward_fields(letter)))
        return ('<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>'
                f'{fields}<br></div><br><br>{below}</div>')
    said = common.escape(attribution(letter))
    if '2013' in letter.options:
        return (f'<div class="gmail_extra"><br><br><div class="gmail_quote">{said}<br><blockquote class="gmail_quote" '
                f'style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">{below}</blockquote></div><br></div>')
    return ('<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
            f'{said}<br></div><blockquote class="gmail_quote" style="{QUOTE}">{below}</blockquote></div>')


def signature_html(blocks: list[Block], letter: Letter) -> str:
    if not blocks:
        return ''
    rows = '<div><br></div>'.join(map(paragraph, blocks))
    if 'words' in letter.options:
        return rows
    dashes = '' if 'no dashes' in letter.options else '<span class="gmail_signature_prefix">-- </span><br>'
    return ('<div><br clear="all"></div>' + dashes
            + f'<div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div dir="ltr">{rows}</div></div>')


def html_form(letter: Letter) -> str:
    direction = 'auto' if 'app' in letter.options else 'ltr'
    words, signature = letter.split('html')
    if letter.kind == 'interleaved':
        below = letter.thread[0].blocks
        rows = f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{common.escape(attribution(letter))}<br></div>'
        for block in words:
            rows += (f'<blockquote class="gmail_quote" style="{QUOTE}"><div dir="ltr">{paragraph(below[block.paragraph])}</div>'
                     '</blockquote>' if isinstance(block, Quoted) else f'<div><br></div>{paragraph(block)}<div><br></div>')
        rows += '</div>' + signature_html(signature, letter)
        return f'<div dir="ltr">{rows}</div>\n'
    own = '<div><br></div>'.join(map(paragraph, words)) + signature_html(signature, letter)
    if letter.kind == 'bottom':
        return f'<div dir="ltr"><div dir="ltr"></div>{quoted_html(letter)}<div><br></div>{own}</div>\n'
    return f'<div dir="{direction}">{own}</div>' + (quoted_html(letter) if letter.thread else '') + '\n'


def stars(block: Block) -> Block:
    """Bold text between stars."""
    if block.look.tag != 'b':
        return block
    return Block(tuple(f'*{line}*' for line in block.lines), block.role, block.look)


def plain_form(letter: Letter) -> str:
    words, signature = letter.split('plain')
    below = []
    if letter.thread:
        older = common.older_plain(letter.thread, letter.subject, letter.sender)
        below = (['---------- Forwarded message ---------', *forward_fields(letter), '', '',
                  *older] if letter.kind == 'forward'
                 else [attribution(letter), '', *common.deeper(older)])
    lines = []
    if letter.kind == 'bottom':
        lines += [*below, '']
    if letter.kind == 'interleaved':
        lines += [attribution(letter), '']
    for block in words:
        lines += (common.quoted(list(letter.thread[0].blocks[block.paragraph].lines)) if isinstance(block, Quoted)
                  else common.plain_lines([stars(block)], links='gmail')) + ['']
    if signature:
        if not {'no dashes', 'words'} & letter.options:
            lines += ['-- ']
        lines += [f'[image: {name}]' for name in letter.pictures]
        lines += [*common.plain_lines([stars(block) for block in signature], links='gmail'), '']
    if letter.kind in ('reply', 'forward'):
        lines += below
    return '\n'.join(lines if 'app' in letter.options else mime.wrapped(lines, 78)) + '\n'


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return 'ii_m' + mime.token(letter.name, name, 10).lower() + '0'

    source = common.with_pictures(html_form(letter), letter, content_id)
    text = plain_form(letter)

    def part_of(body: str, subtype: str) -> mime.Part:
        encoding = 'base64' if 'base64' in letter.options else ('7bit' if body.isascii() and max(map(len,
            body.split('\n'))) < 990
                                                                 and subtype == 'plain' else 'quoted-printable')
        return mime.text_part(body, subtype, 'UTF-8', encoding)

    html = None if 'plain only' in letter.options else part_of(source, 'html')
    part = body_of(letter, part_of(text, 'plain'), html,
                   lambda level: f'00000000000{level}' + mime.token(letter.name, 'boundary', 20).lower(), content_id,
                   inside=False)
    subject = letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fwd:')
    headers = [('MIME-Version', '1.0'), *references(letter),
               ('From', mime.mailbox(letter.sender, 'UTF-8')), ('Date', common.date_header(letter)),
               ('Message-ID', f'<CA+{mime.token(letter.name, "id", 40)}@mail.gmail.com>'),
               ('Subject', mime.encoded_word(subject, 'UTF-8')), ('To', mime.mailbox(letter.recipient, 'UTF-8'))]
    return message(letter, headers, part)
