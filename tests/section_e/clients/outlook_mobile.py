"""Outlook for iOS and Android. Its own line, `Get Outlook for iOS`, stands below the signature unless it was switched off.

Options: no own line, android, base64.
"""

from letter import Block, Letter

from . import common, mime
from .assembly import body_of, message, references

STYLE = 'direction: ltr; font-family: Aptos, Aptos_MSFontService, -apple-system, Roboto, Arial, Helvetica, sans-serif; font-size: 12pt;'


def own_line(letter: Letter) -> tuple[str, str]:
    """Plain and HTML."""
    if 'no own line' in letter.options:
        return '', ''
    system = 'Android' if 'android' in letter.options else 'iOS'
    link = 'https://aka.ms/AAb9ysg' if system == 'Android' else 'https://aka.ms/o0ukef'
    return f'Get Outlook for {system}<{link}>', f'<div dir="ltr">Get <a href="{link}">Outlook for {system}</a></div>\n'


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after + '\n'
    klass = f' class="{block.look.klass}"' if block.look.klass else ''
    rows = ''.join(f'<div dir="ltr"{klass} style="{STYLE}">{common.dressed(common.linked(line), block.look)}</div>\n'
                   for line in block.lines)
    return block.look.before + rows + block.look.after


GAP = f'<div dir="ltr" style="{STYLE}"><br></div>\n'


def html_form(letter: Letter, charset: str) -> str:
    words, signature = letter.split('html')
    own = GAP.join(map(paragraph,
                       words)) + GAP + '<div id="ms-outlook-mobile-body-separator-line" style="' + STYLE + '"></div>\n'
    own += ('<div id="ms-outlook-mobile-signature" style="direction: ltr;">\n' + GAP.join(map(paragraph, signature))
            + own_line(letter)[1] + '</div>\n')
    below = ''
    if letter.thread:
        fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
        rows = '<br>\n'.join(f'<b>{name}</b> {common.escape(value)}' for name, value in fields)
        below = ('<div id="mail-editor-reference-message-container">\n<hr style="display:inline-block;width:98%" tabindex="-1">\n'
                 '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">'
                 f'{rows}</font>\n<div>&nbsp;</div>\n</div>\n'
                 + common.older_html(letter.thread, letter.subject, letter.sender) + '</div>\n')
    extra = f'<style>{letter.whole_sheet}</style>\n' if letter.whole_sheet else ''
    return (f'<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n{extra}</head>\n'
            f'<body dir="ltr">\n{own}{below}</body>\n</html>\n')


def plain_form(letter: Letter) -> str:
    lines = [*common.plain_lines(letter.shown('plain'), links='outlook'), '']
    if own_line(letter)[0]:
        lines += [own_line(letter)[0], '']
    if letter.thread:
        fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
        lines += ['________________________________', *(f'{name} {value}' for name, value in fields), '',
                  *common.older_plain(letter.thread, letter.subject, letter.sender)]
    return '\n'.join(lines) + '\n'


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return mime.uuid(letter.name, name)

    source = common.with_pictures(html_form(letter, 'CHARSET'), letter, content_id)
    text = plain_form(letter)
    charset = mime.charset_for(source + text, 'utf-8')
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    part = body_of(letter, mime.text_part(text, 'plain', charset, encoding),
                   mime.text_part(source.replace('CHARSET', charset), 'html', charset, encoding),
                   lambda level: f'_00{level}_{mime.token(letter.name, "boundary", 32)}SJ0PR09MB_', content_id,
                   inside=False)
    headers = [('From', mime.mailbox(letter.sender)), ('To', mime.mailbox(letter.recipient)),
               ('Subject', mime.encoded_word(letter.full_subject.replace('RE:', 'Re:').replace('FW:', 'Fw:'))),
               ('Thread-Topic', mime.encoded_word(letter.subject)),
               ('Date', common.date_header(letter)),
               ('Message-ID', f'<{mime.token(letter.name, "id", 32)}@SJ0PR09MB9012.namprd09.prod.outlook.com>'),
               *references(letter),
               ('Content-Language', 'en-US'), ('X-MS-Has-Attach', 'yes' if letter.attachments else ''),
               ('X-MS-TNEF-Correlator', ''), ('MIME-Version', '1.0')]
    return message(letter, headers, part)
