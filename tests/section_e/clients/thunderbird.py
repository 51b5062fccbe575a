"""Thunderbird. Plain forms are format=flowed; the quote stands above or below the answer, as people set it.

Options: plain only; no dashes (signature without the `-- ` line); pre (a plain signature inside an HTML mail); base64.
"""

from letter import Block, Letter, Quoted

from . import common, mime
from .assembly import body_of, message, references


def link_class(source: str) -> str:
    return (source.replace('<a href="http', '<a class="moz-txt-link-abbreviated" href="http')
            .replace('<a href="mailto', '<a class="moz-txt-link-abbreviated" href="mailto'))


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after + '\n'
    klass = f' class="{block.look.klass}"' if block.look.klass else ''
    text = '<br>\n      '.join(link_class(common.linked(line)) for line in block.lines)
    return f'    {block.look.before}<p{klass}>{common.dressed(text, block.look)}</p>{block.look.after}\n'


def signature_paragraph(block: Block) -> str:
    """No paragraphs in a signature, only lines; an element of its own where a class wants one."""
    text = block.html or common.dressed('<br>\n'.join(link_class(common.linked(line)) for line in block.lines), block.look)
    if block.look.klass:
        text = f'<div class="{block.look.klass}">{text}</div>'
    return block.look.before + text + block.look.after + '<br>\n'


def signature_html(blocks: list[Block], letter: Letter) -> str:
    if not blocks:
        return ''
    dashes = '' if 'no dashes' in letter.options else '-- <br>\n'
    if 'pre' in letter.options:
        lines = '\n'.join(link_class(common.linked(line)) for line in common.plain_lines(blocks))
        return f'    <pre class="moz-signature" cols="72">{dashes.replace("<br>", "")}{lines}\n</pre>\n'
    return f'    <div class="moz-signature">{dashes}' + '<br>\n'.join(map(signature_paragraph, blocks)) + '</div>\n'


def attribution(letter: Letter) -> str:
    return common.wrote('thunderbird', letter.thread[0], letter.language, '')


def forward_fields(letter: Letter) -> list[tuple[str, str]]:
    earlier = letter.thread[0]
    return [('Subject: ', letter.subject), ('Date: ', common.format_datetime(earlier.date)),
            ('From: ', f'{earlier.author.name} <{earlier.author.address}>'),
            ('To: ', f'{letter.sender.name} <{letter.sender.address}>')]


def quoted_html(letter: Letter) -> str:
    below = common.older_html(letter.thread, letter.subject, letter.sender)
    if letter.kind == 'forward':
        rows = ''.join(f'<tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">{name}</th><td>{common.escape(value)}</td></tr>\n'
                       for name, value in forward_fields(letter))
        return ('    <div class="moz-forward-container"><br>\n      <br>\n      -------- Forwarded Message --------\n      '
                '<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0">\n<tbody>\n'
                f'{rows}</tbody>\n</table>\n<br>\n<br>\n{below}</div>\n')
    return (f'    <div class="moz-cite-prefix">{common.escape(attribution(letter))}<br>\n    </div>\n    <blockquote type="cite"\n'
            f'cite="mid:{mime.token(letter.name, "below", 20).lower()}@mail.example">\n{below}    </blockquote>\n')


def html_form(letter: Letter) -> str:
    words, signature = letter.split('html')
    own = ''
    if letter.kind == 'interleaved':
        below = letter.thread[0].blocks
        own += f'    <div class="moz-cite-prefix">{common.escape(attribution(letter))}<br>\n    </div>\n'
        for block in words:
            own += (f'    <blockquote type="cite" cite="mid:below@mail.example">\n{paragraph(below[block.paragraph])}    </blockquote>\n'
                    if isinstance(block, Quoted) else paragraph(block))
    else:
        own += ''.join(map(paragraph, words))
    own += signature_html(signature, letter)
    below = quoted_html(letter) if letter.thread and letter.kind != 'interleaved' else ''
    inner = below + own if letter.kind == 'bottom' else own + below
    extra = f'    <style>{letter.whole_sheet}</style>\n' if letter.whole_sheet else ''
    return ('<!DOCTYPE html>\n<html>\n  <head>\n    <meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n'
            f'{extra}  </head>\n  <body>\n{inner}  </body>\n</html>\n')


def plain_form(letter: Letter) -> list[str]:
    words, signature = letter.split('plain')
    below = []
    if letter.thread:
        older = common.older_plain(letter.thread, letter.subject, letter.sender)
        below = (['', '-------- Forwarded Message --------', *(name.replace(': ', ':').ljust(9) + value for name,
            value in forward_fields(letter)),
                  '', '', *older] if letter.kind == 'forward' else [attribution(letter), *common.deeper(older)])
    lines = [*below, ''] if letter.kind == 'bottom' else []
    if letter.kind == 'interleaved':
        lines += [attribution(letter)]
    for block in words:
        lines += (common.quoted(list(letter.thread[0].blocks[block.paragraph].lines)) if isinstance(block, Quoted)
                  else common.plain_lines([block])) + ['']
    if signature:
        lines += ([] if 'no dashes' in letter.options else ['-- ']) + common.plain_lines(signature) + ['']
    return lines + (below if letter.kind in ('reply', 'forward') else [])


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return f'part1.{mime.token(letter.name, name, 8)}.{mime.token(letter.name, name + "2", 8)}@pvestates.org'

    source = common.with_pictures(html_form(letter), letter, content_id)
    text = '\n'.join(mime.flowed(plain_form(letter))) + '\n'
    encoding = 'base64' if 'base64' in letter.options else '8bit' if not text.isascii() else '7bit'
    plain = mime.text_part(text, 'plain', 'UTF-8', encoding, '; format=flowed')
    html = None if 'plain only' in letter.options else mime.text_part(
        source, 'html', 'UTF-8', 'base64' if encoding == 'base64' else '7bit' if source.isascii() else '8bit')
    part = body_of(letter, plain, html, lambda level: '------------' + mime.token(letter.name, f'boundary {level}'),
                   content_id, inside=True)
    subject = letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fwd:')
    headers = [('Message-ID', f'<{mime.uuid(letter.name, "id").lower()}@pvestates.org>'), ('Date',
        common.date_header(letter)),
               ('MIME-Version', '1.0'), ('User-Agent', 'Mozilla Thunderbird'),
               ('Subject', mime.encoded_word(subject)), ('Content-Language', 'en-US'),
               ('To', mime.mailbox(letter.recipient)), *references(letter), ('From', mime.mailbox(letter.sender))]
    return message(letter, headers, part)
