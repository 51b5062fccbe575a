"""Outlook on the web (and the new Outlook for Windows). Exchange makes the plain form: a rule of underscores above the thread.

Options: utf-8, base64, html only, aptos (the font of 2024 and later).
"""

from letter import Block, Letter

from . import common, mime
from .assembly import body_of, message, references

RULE = '________________________________'


def base(letter: Letter) -> str:
    family = ('Aptos, Aptos_EmbeddedFont, Aptos_MSFontService, Calibri, Helvetica, sans-serif' if 'aptos' in letter.options
              else 'Calibri, Arial, Helvetica, sans-serif')
    return f'font-family: {family}; font-size: 12pt; color: rgb(0, 0, 0);'


def paragraph(block: Block, letter: Letter) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after + '\n'
    klass = 'elementToProof' + (' ' + block.look.klass if block.look.klass else '')
    rows = ''.join(f'<div class="{klass}" style="{base(letter)}">{common.dressed(common.linked(line), block.look)}</div>\n'
                   for line in block.lines)
    return block.look.before + rows + block.look.after


def gap(letter: Letter) -> str:
    return f'<div class="elementToProof" style="{base(letter)}"><br>\n</div>\n'


def quoted_html(letter: Letter) -> str:
    fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
    rows = '<br>\n'.join(f'<b>{name}</b> {common.escape(value)}' for name, value in fields)
    return ('<div id="appendonsend"></div>\n<hr style="display:inline-block;width:98%" tabindex="-1">\n'
            '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">'
            f'{rows}</font>\n<div>&nbsp;</div>\n</div>\n<div>\n'
            + common.older_html(letter.thread, letter.subject, letter.sender) + '</div>\n')


def html_form(letter: Letter, charset: str) -> str:
    words, signature = letter.split('html')
    own = gap(letter).join(paragraph(block, letter) for block in words) + gap(letter)
    if signature:
        rows = gap(letter).join(paragraph(block, letter) for block in signature)
        own += f'<div class="elementToProof" id="Signature">\n{rows}</div>\n'
    below = quoted_html(letter) if letter.thread else ''
    inner = below + gap(letter) + own if letter.kind == 'bottom' else own + below
    extra = f'<style>{letter.whole_sheet}</style>\n' if letter.whole_sheet else ''
    return (f'<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
            '<style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style>\n'
            f'{extra}</head>\n<body dir="ltr">\n{inner}</body>\n</html>\n')


def plain_form(letter: Letter) -> str:
    own = [*common.plain_lines(letter.shown('plain'), links='outlook'), '']
    below = []
    if letter.thread:
        fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
        below = [RULE, *(f'{name} {value}' for name, value in fields), '',
                 *common.older_plain(letter.thread, letter.subject, letter.sender), '']
    return '\n'.join(below + own if letter.kind == 'bottom' else own + below) + '\n'


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return mime.uuid(letter.name, name).lower()

    source = common.with_pictures(html_form(letter, 'CHARSET'), letter, content_id)
    text = plain_form(letter)
    charset = 'utf-8' if 'utf-8' in letter.options else mime.charset_for(source + text, 'iso-8859-1')
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    plain = None if 'html only' in letter.options else mime.text_part(text, 'plain', charset, encoding)
    html = mime.text_part(source.replace('CHARSET', charset), 'html', charset, encoding)
    part = body_of(letter, plain, html, lambda level: f'_00{level}_{mime.token(letter.name, "boundary", 32)}BYAPR09MB_',
                   content_id, inside=False)
    headers = [('From', mime.mailbox(letter.sender, 'utf-8' if charset == 'us-ascii' else charset)),
               ('To', mime.mailbox(letter.recipient)),
               ('Subject', mime.encoded_word(letter.full_subject)),
               ('Thread-Topic', mime.encoded_word(letter.subject)),
               ('Thread-Index', 'AQHdKw6' + mime.token(letter.name, 'index', 16) + '=='),
               ('Date', common.date_header(letter)),
               ('Message-ID', f'<{mime.token(letter.name, "id", 32)}@BYAPR09MB5678.namprd09.prod.outlook.com>'),
               *references(letter),
               ('Accept-Language', 'en-US'), ('Content-Language', 'en-US'),
               ('X-MS-Has-Attach', 'yes' if letter.attachments else ''), ('X-MS-TNEF-Correlator', ''),
               ('msip_labels', ''), ('MIME-Version', '1.0')]
    return message(letter, headers, part)
