"""Outlook for Mac: Word's HTML with `Date:` in place of `Sent:`, and the mail below indented.

Options: 2011 (the thread in a span OLK_SRC_BODY_SECTION), base64.
"""

from letter import Block, Letter

from . import common, mime
from .assembly import body_of, message, references

STYLES = '''@font-face
	{font-family:"Cambria Math";
	panose-1:2 4 5 3 5 4 6 3 2 4;}
@font-face
	{font-family:Calibri;
	panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0in;
	font-size:10.0pt;
	font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink
	{mso-style-priority:99;
	color:#0563C1;
	text-decoration:underline;}
span.EmailStyle19
	{mso-style-type:personal-reply;
	font-family:"Calibri",sans-serif;
	color:windowtext;}
.MsoChpDefault
	{mso-style-type:export-only;
	font-size:10.0pt;
	mso-ligatures:none;}
@page WordSection1
	{size:8.5in 11.0in;
	margin:1.0in 1.0in 1.0in 1.0in;}
div.WordSection1
	{page:WordSection1;}'''
EMPTY = '<p class="MsoNormal"><span style="font-size:11.0pt"><o:p>&nbsp;</o:p></span></p>\n'


def paragraph(block: Block) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after + '\n'
    base = '' if 'font-size' in block.look.css or block.look.klass else 'font-size:11.0pt'
    rows = ''.join(f'<p class="{block.look.klass or "MsoNormal"}">'
                   f'{common.dressed(common.linked(line) + "<o:p></o:p>", block.look, base)}</p>\n' for line in block.lines)
    return block.look.before + rows + block.look.after


def fields_of(letter: Letter) -> list[tuple[str, str]]:
    """From, Date, To, Subject; the date as the Mac writes it."""
    fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
    date = letter.thread[0].date
    written = f'{common.long_date(date, "en").rsplit(" ", 2)[0]} at {common.clock(date, "en")}' if letter.language == 'en' else fields[1][1]
    return [fields[0], ('Date:' if letter.language == 'en' else 'Datum:', written), *fields[2:]]


def quoted_html(letter: Letter) -> str:
    below = common.older_html(letter.thread, letter.subject, letter.sender)
    if '2011' in letter.options:
        rows = ''.join(f'<span style="font-weight:bold">{name} </span> {common.escape(value)}<br>'
                       for name, value in fields_of(letter))
        return ('<span id="OLK_SRC_BODY_SECTION"><div style="font-family:Calibri; font-size:11pt; text-align:left; '
                'color:black; BORDER-TOP: #b5c4df 1pt solid; PADDING-TOP: 3pt">' + rows +
                f'</div><div><br></div><div>{below}'
                '</div></span>\n')
    rows = '<br>\n</span><b><span style="font-size:12.0pt;color:black">'.join(
        f'{name} </span></b><span style="font-size:12.0pt;color:black">{common.escape(value)}'
        for name, value in fields_of(letter))
    indented = below.replace('<p class="MsoNormal">', '<p class="MsoNormal" style="margin-left:.5in">')
    return ('<div id="mail-editor-reference-message-container">\n<div>\n<div style="border:none;border-top:solid #B5C4DF '
            '1.0pt;padding:3.0pt 0in 0in 0in">\n<p class="MsoNormal" style="mso-margin-top-alt:0in;margin-right:0in;'
            f'margin-bottom:12.0pt;margin-left:.5in"><b><span style="font-size:12.0pt;color:black">{rows}<o:p></o:p></span>'
            f'</p>\n</div>\n{indented}</div>\n</div>\n')


def html_form(letter: Letter, charset: str) -> str:
    rows = ''.join(paragraph(block) + EMPTY for block in letter.shown('html'))
    below = quoted_html(letter) if letter.thread else ''
    extra = '\n' + letter.whole_sheet if letter.whole_sheet else ''
    return ('<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" '
            'xmlns:m="http://schemas.microsoft.com/office/2004/12/omml" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n'
            f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">\n'
            '<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\n'
            f'<style><!--\n/* Font Definitions */\n{STYLES}{extra}\n--></style>\n</head>\n'
            '<body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\n'
            f'<div class="WordSection1">\n{rows}{below}</div>\n</body>\n</html>\n')


def plain_form(letter: Letter) -> str:
    lines = [*common.plain_lines(letter.shown('plain'), links='outlook'), '']
    if letter.thread:
        lines += [*(f'{name} {value}' for name, value in fields_of(letter)),
                  *common.older_plain(letter.thread, letter.subject, letter.sender)]
    return '\n'.join(lines) + '\n'


def write(letter: Letter) -> bytes:
    def content_id(name: str) -> str:
        return f'{name}@01DD2B10.{mime.token(letter.name, "stamp", 8)}'

    source = common.with_pictures(html_form(letter, 'CHARSET'), letter, content_id)
    text = plain_form(letter)
    charset = mime.charset_for(source + text, 'utf-8')
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    part = body_of(letter, mime.text_part(text, 'plain', charset, encoding),
                   mime.text_part(source.replace('CHARSET', charset), 'html', charset, encoding),
                   lambda level: f'_00{level}_{mime.token(letter.name, "boundary", 32)}pvestatesorg_', content_id,
                   inside=False)
    headers = [('From', mime.mailbox(letter.sender)), ('To', mime.mailbox(letter.recipient)),
               ('Subject', mime.encoded_word(letter.full_subject.replace('RE:', 'Re:'))),
               ('Thread-Topic', mime.encoded_word(letter.subject)),
               ('Date', common.date_header(letter)),
               ('Message-ID', f'<{mime.uuid(letter.name, "id")}@pvestates.org>'),
               *references(letter),
               ('Content-Language', 'en-US'), ('user-agent', 'Microsoft-MacOutlook/16.89.24090815'),
               ('MIME-Version', '1.0')]
    return message(letter, headers, part)
