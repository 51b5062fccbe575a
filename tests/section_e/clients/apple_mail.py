"""Apple Mail on the Mac. Replies quote the attribution with the text in the plain form (`> On ... wrote:`).

Options: html only; plain only (format=flowed, as from `Make Plain Text`); old (the markup of OS X 10.9: AppleMailSignature,
attribution outside of the quote), base64;
split (the attachment stands in the text, which is cut into two parts around it, above the signature); delsp (plain text of
Mac OS X 10.5, the blank at a fold is not part of the text).
"""

from letter import Block, Letter, Quoted

from . import common, mime
from .assembly import body_of, message, references

BODY = 'overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;'
LABEL = ('font-family: -webkit-system-font, &quot;Helvetica Neue&quot;, Helvetica, sans-serif; color:rgba(0, 0, 0, 1.0);')


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after
    klass = f' class="{block.look.klass}"' if block.look.klass else ''
    rows = ''.join(f'<div{klass}>{common.dressed(common.linked(line, slash=""), block.look)}</div>' for line in block.lines)
    return block.look.before + rows + block.look.after


def attribution(letter: Letter) -> str:
    return common.wrote('apple', letter.thread[0], letter.language, f'<{letter.thread[0].author.address}>')


def forward_fields(letter: Letter) -> list[tuple[str, str]]:
    earlier = letter.thread[0]
    names = {'en': ('From:', 'Subject:', 'Date:', 'To:'), 'es': ('De:', 'Asunto:', 'Fecha:', 'Para:')}[letter.language]
    date = f'{common.short_date(earlier.date, letter.language)} at {common.clock(earlier.date, letter.language)} PDT'
    return list(zip(names, (f'{earlier.author.name} <{earlier.author.address}>', letter.subject, date,
                            f'{letter.sender.name} <{letter.sender.address}>')))


def begin_forward(letter: Letter) -> str:
    return {'en': 'Begin forwarded message:', 'es': 'Inicio del mensaje reenviado:'}[letter.language]


def quoted_html(letter: Letter) -> str:
    below = common.older_html(letter.thread, letter.subject, letter.sender)
    if letter.kind == 'forward':
        rows = ''.join('<div style="margin-top: 0px; margin-right: 0px; margin-bottom: 0px; margin-left: 0px;">'
                       f'<span style="{LABEL}"><b>{name} </b></span><span style="{LABEL}">{common.escape(value)}<br></span></div>'
                       for name, value in forward_fields(letter))
        return (f'<div><br><blockquote type="cite"><div>{begin_forward(letter)}</div><br class="Apple-interchange-newline">{rows}'
                f'<br><div>{below}</div></blockquote></div>')
    said = common.escape(attribution(letter))
    if 'old' in letter.options:
        return (f'<br><div><div>{said}</div><br class="Apple-interchange-newline"><blockquote type="cite">{below}</blockquote>'
                '</div><br>')
    return (f'<div><br><blockquote type="cite"><div>{said}</div><br class="Apple-interchange-newline"><div>{below}</div>'
            '</blockquote></div><br>')


def signature_html(blocks: list[Block], letter: Letter) -> str:
    rows = '<div><br></div>'.join(map(paragraph, blocks))
    if not blocks:
        return ''
    if 'old' in letter.options:
        return f'<br><div apple-content-edited="true"><div id="AppleMailSignature">{rows}</div></div>'
    return ('<br id="lineBreakBeforeSignature"><div>\n<meta charset="UTF-8"><div dir="auto" style="caret-color: rgb(0, 0, 0); '
            'color: rgb(0, 0, 0); letter-spacing: normal; text-align: start; text-indent: 0px; text-transform: none; '
            f'white-space: normal; word-spacing: 0px;">{rows}</div>\n</div>\n')


def html_form(letter: Letter) -> str:
    words, signature = letter.split('html')
    if letter.kind == 'interleaved':
        below = letter.thread[0].blocks
        own = f'<div><blockquote type="cite"><div>{common.escape(attribution(letter))}</div><br class="Apple-interchange-newline"></blockquote>'
        for block in words:
            own += (f'<blockquote type="cite"><div>{paragraph(below[block.paragraph])}</div></blockquote>'
                    if isinstance(block, Quoted) else f'<div><br></div>{paragraph(block)}<div><br></div>')
        inner = own + '</div>' + signature_html(signature, letter)
    else:
        own = '<div><br></div>'.join(map(paragraph, words)) + signature_html(signature, letter)
        below = quoted_html(letter) if letter.thread else ''
        inner = f'{below}<div><br></div>{own}' if letter.kind == 'bottom' else own + below
    extra = f'<style>{letter.whole_sheet}</style>' if letter.whole_sheet else ''
    return ('<html><head><meta http-equiv="content-type" content="text/html; charset=CHARSET">' + extra
            + f'</head><body style="{BODY}">{inner}</body></html>\n')


def plain_lines(letter: Letter) -> list[str]:
    words, signature = letter.split('plain')
    below = []
    if letter.thread:
        older = common.older_plain(letter.thread, letter.subject, letter.sender)
        if letter.kind == 'forward':
            below = common.quoted([begin_forward(letter), '', *(f'{name} {value}' for name,
                value in forward_fields(letter)), '', *older])
        elif 'old' in letter.options:
            below = [attribution(letter), '', *common.deeper(older)]
        else:
            below = common.deeper([attribution(letter), '', *older])
    lines = [*below, ''] if letter.kind == 'bottom' else []
    if letter.kind == 'interleaved':
        lines += ['> ' + attribution(letter), '> ']
    for block in words:
        lines += (common.quoted(list(letter.thread[0].blocks[block.paragraph].lines)) if isinstance(block, Quoted)
                  else common.plain_lines([block], links='gmail')) + ['']
    lines += [*common.plain_lines(signature, links='gmail'), ''] if signature else []
    lines += [f'<{name}>' for name in letter.pictures]
    return lines + (below if letter.kind in ('reply', 'forward') else [])


def split(letter: Letter, boundary) -> mime.Part:
    """Words, attachment, signature: three parts of a multipart/mixed, in the HTML form and (alone) in the plain mode."""
    words, signature = letter.split('plain')
    above, below = (text + '\n' for text in map('\n'.join, (common.plain_lines(words) + [''],
                                                            [''] + common.plain_lines(signature))))
    attached = [mime.attachment_part(each.name, each.content_type, each.data) for each in letter.attachments]
    if 'plain only' in letter.options:
        first, last = (mime.text_part(text, 'plain', 'utf-8', 'quoted-printable') for text in (above, below))
        return mime.multipart('mixed', boundary(4), [first, *attached, last])
    start = '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>'
    first, last = (mime.text_part(f'{start}<body style="{BODY}">{inner}</body></html>', 'html', 'utf-8',
                                  'quoted-printable') for inner in
                   ('<div><br></div>'.join(map(paragraph, words)) + '<div></div>', signature_html(signature, letter)))
    plain = mime.text_part(above + below, 'plain', 'utf-8', 'quoted-printable')
    return mime.multipart('alternative', boundary(2), [plain, mime.multipart('mixed', boundary(4), [first, *attached,
        last])])


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return mime.uuid(letter.name, name)

    source = common.with_pictures(html_form(letter), letter, content_id)
    only_plain = 'plain only' in letter.options
    text = '\n'.join(mime.flowed(plain_lines(letter), 76, 'delsp' in letter.options) if only_plain else
                     plain_lines(letter)) + '\n'
    charset = mime.charset_for(source + text, 'utf-8')
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    plain = None if 'html only' in letter.options else mime.text_part(
        text, 'plain', charset, encoding,
        (';\n\tdelsp=yes' if 'delsp' in letter.options else '') + ';\n\tformat=flowed' if only_plain else '')
    html = None if only_plain else mime.text_part(source.replace('CHARSET', charset), 'html', charset, encoding)

    def boundary(level: int) -> str:
        return 'Apple-Mail=_' + mime.uuid(letter.name, f'boundary {level}')

    part = split(letter, boundary) if 'split' in letter.options else body_of(letter, plain, html, boundary, content_id,
        inside=True)
    subject = letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fwd:')
    headers = [('From', mime.mailbox(letter.sender)),
               ('Mime-Version', '1.0 (Mac OS X Mail 16.0 \\(3826.200.121\\))'),
               ('Subject', mime.encoded_word(subject)),
               ('Date', common.date_header(letter)), *references(letter), ('To', mime.mailbox(letter.recipient)),
               ('Message-Id', f'<{mime.uuid(letter.name, "id")}@pvestates.org>'),
               ('X-Mailer', 'Apple Mail (2.3826.200.121)')]
    return message(letter, headers, part)
