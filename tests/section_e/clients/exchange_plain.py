"""Outlook in plain text mode through Exchange: -----Original Message----- above the thread, lines as long as they are.

Options: windows-1252, base64, marks (`Prefix each line of the original message`); converted (with the HTML form
that Exchange 2003 makes of plain text).
"""

from letter import Letter

from . import common, mime
from .assembly import body_of, message, references


def plain_form(letter: Letter) -> str:
    own = [*common.plain_lines(letter.shown('plain')), '']
    below = []
    if letter.thread:
        rule = {'en': '-----Original Message-----', 'de': '-----Ursprüngliche Nachricht-----',
                'fr': "-----Message d'origine-----",
                'es': '-----Mensaje original-----'}[letter.language]
        fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
        below = [rule, *(f'{name} {value}' for name, value in fields), '',
                 *common.older_plain(letter.thread, letter.subject, letter.sender)]
        if 'marks' in letter.options:
            below = common.quoted(below)
    return '\n'.join([*below, '', *own] if letter.kind == 'bottom' else own + below) + '\n'


def html_form(letter: Letter, text: str, charset: str) -> str:
    paragraphs = ''.join('<P><FONT SIZE=2>' + '<BR>\n'.join(map(common.linked, paragraph.split('\n'))) + '</FONT>\n</P>\n\n'
                         for paragraph in text.strip().split('\n\n'))
    return ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">\n<HTML>\n<HEAD>\n<META HTTP-EQUIV="Content-Type" CONTENT="text/html; '
            f'charset={charset}">\n<META NAME="Generator" CONTENT="MS Exchange Server version 6.5.7654.12">\n<TITLE>'
            f'{common.escape(letter.full_subject)}</TITLE>\n</HEAD>\n<BODY>\n<!-- Converted from text/plain format -->\n\n'
            f'{paragraphs}</BODY>\n</HTML>\n')


def write(letter: Letter) -> bytes:
    text = plain_form(letter)
    charset = 'windows-1252' if 'windows-1252' in letter.options else mime.charset_for(text, 'utf-8')
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    html = mime.text_part(html_form(letter, text, charset), 'html', charset,
                          encoding) if 'converted' in letter.options else None
    part = body_of(letter, mime.text_part(text, 'plain', charset, encoding), html,
                   lambda level: f'_00{level}_{mime.token(letter.name, "boundary", 32)}_', str, inside=False)
    headers = [('From', mime.mailbox(letter.sender)), ('To', mime.mailbox(letter.recipient)),
               ('Subject', mime.encoded_word(letter.full_subject)),
               ('Thread-Topic', mime.encoded_word(letter.subject)), ('Date', common.date_header(letter)),
               ('Message-ID', f'<{mime.token(letter.name, "id", 32).lower()}@PVEEXCH01.pvestates.org>'),
               *references(letter),
               ('Accept-Language', 'en-US'), ('Content-Language', 'en-US'), ('X-MS-TNEF-Correlator', ''),
               ('MIME-Version', '1.0')]
    return message(letter, headers, part)
