"""Mail on the iPhone and iPad. The phone's signature is whatever is set there, `Sent from my iPhone` from the factory.

Options: plain (a reply without any formatting goes out as text alone), base64, html only.
"""

from letter import Block, Letter

from . import common, mime
from .assembly import body_of, message, references

NO_SPACE = '\ufeff'  # the phone leaves it where the quoted text begins


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after
    klass = f' class="{block.look.klass}"' if block.look.klass else ''
    rows = ''.join(f'<div{klass}>{common.dressed(common.linked(line, slash=""), block.look)}</div>' for line in block.lines)
    return block.look.before + rows + block.look.after


def html_form(letter: Letter) -> str:
    words, signature = letter.split('html')
    own = '<div><br></div>'.join(map(paragraph, words))
    if signature:
        own += '<br id="lineBreakBeforeSignature"><div dir="ltr">' + '<div><br></div>'.join(map(paragraph,
            signature)) + '</div>'
    below = ''
    if letter.thread:
        older = common.older_html(letter.thread, letter.subject, letter.sender)
        if letter.kind == 'forward':
            said = ('<b>From:</b> ' + common.escape(f'{letter.thread[0].author.name} <{letter.thread[0].author.address}>')
                    + f'<br><b>Date:</b> {common.short_date(letter.thread[0].date, "en")} at '
                    + f'{common.clock(letter.thread[0].date, "en")} PDT<br><b>To:</b> '
                    + common.escape(f'{letter.sender.name} <{letter.sender.address}>')
                    + f'<br><b>Subject:</b> <b>{common.escape(letter.subject)}</b><br><br>')
            below = f'<div dir="ltr"><br>Begin forwarded message:<br><br></div><blockquote type="cite"><div dir="ltr">{said}</div></blockquote>'
        else:
            said = common.wrote('apple', letter.thread[0], letter.language, f'<{letter.thread[0].author.address}>')
            below = f'<div dir="ltr"><br><blockquote type="cite">{common.escape(said)}<br><br></blockquote></div>'
        below += f'<blockquote type="cite"><div dir="ltr">{NO_SPACE}{older}</div></blockquote>'
    extra = f'<style>{letter.whole_sheet}</style>' if letter.whole_sheet else ''
    return ('<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8">' + extra
            + f'</head><body dir="auto"><div dir="ltr">{own}</div>{below}</body></html>\n')


def plain_form(letter: Letter) -> str:
    lines = common.plain_lines(letter.shown('plain')) + ['']
    if letter.thread:
        older = common.older_plain(letter.thread, letter.subject, letter.sender)
        if letter.kind == 'forward':
            author = letter.thread[0].author
            date = f'{common.short_date(letter.thread[0].date, "en")} at {common.clock(letter.thread[0].date, "en")} PDT'
            lines += ['Begin forwarded message:', '']
            lines += common.quoted([f'From: {author.name} <{author.address}>', f'Date: {date}',
                                    f'To: {letter.sender.name} <{letter.sender.address}>', f'Subject: {letter.subject}', '',
                                    NO_SPACE + older[0], *older[1:]])
        else:
            said = common.wrote('apple', letter.thread[0], letter.language, f'<{letter.thread[0].author.address}>')
            lines += common.deeper([said, '', NO_SPACE + older[0], *older[1:]])
    return '\n'.join(lines) + '\n'


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return mime.uuid(letter.name, name)

    source = common.with_pictures(html_form(letter), letter, content_id)
    text = plain_form(letter)
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    charset = mime.charset_for(text, 'utf-8')
    alone = 'plain' in letter.options
    plain = None if 'html only' in letter.options else mime.text_part(text, 'plain', charset, encoding)
    html = None if alone else mime.text_part(source, 'html', 'utf-8', encoding)
    part = body_of(letter, plain, html, lambda level: f'Apple-Mail-{mime.uuid(letter.name, f"boundary {level}")}',
                   content_id, inside=True)
    subject = letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fwd:')
    headers = [('From', mime.mailbox(letter.sender)), ('Mime-Version', '1.0 (1.0)'), ('Date', common.date_header(letter)),
               ('Subject', mime.encoded_word(subject)), ('Message-Id', f'<{mime.uuid(letter.name, "id")}@pvestates.org>'),
               *references(letter), ('To', mime.mailbox(letter.recipient)), ('X-Mailer', 'iPhone Mail (22A3354)')]
    return message(letter, headers, part)
