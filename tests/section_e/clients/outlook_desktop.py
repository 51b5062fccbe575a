"""Outlook for Windows, which writes HTML with Word.

Through Exchange by default: attributes quoted, the plain form made by the server. Options:
  direct   over SMTP, without Exchange: class=MsoNormal, style='...', multipart/alternative of Outlook's own
  2003     Outlook 2003: <font> beside every <span>, a rule above the header block
  word     the long head of a message that has not been filtered: style and latent style tables of Word
  utf-8, windows-1252, base64     how the text travels (default: as little as it needs, quoted-printable)
  breaks   the lines of a paragraph by Shift+Enter: <br> in one paragraph
  html only
"""

import re

from letter import Block, Letter

from . import common, mime
from .assembly import body_of, message, references

BASE = 'font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif'

FONTS = '''/* Font Definitions */
@font-face
	{font-family:Wingdings;
	panose-1:5 0 0 0 0 0 0 0 0 0;}
@font-face
	{font-family:"Cambria Math";
	panose-1:2 4 5 3 5 4 6 3 2 4;}
@font-face
	{font-family:Calibri;
	panose-1:2 15 5 2 2 2 4 3 2 4;}
@font-face
	{font-family:Aptos;
	panose-1:2 11 0 4 2 2 2 2 2 4;}
'''
STYLES = '''/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0in;
	font-size:11.0pt;
	font-family:"Calibri",sans-serif;}
a:link, span.MsoHyperlink
	{mso-style-priority:99;
	color:#0563C1;
	text-decoration:underline;}
a:visited, span.MsoHyperlinkFollowed
	{mso-style-priority:99;
	color:#954F72;
	text-decoration:underline;}
p.MsoListParagraph, li.MsoListParagraph, div.MsoListParagraph
	{mso-style-priority:34;
	margin-top:0in;
	margin-right:0in;
	margin-bottom:0in;
	margin-left:.5in;
	font-size:11.0pt;
	font-family:"Calibri",sans-serif;}
p.msonormal0, li.msonormal0, div.msonormal0
	{mso-style-name:msonormal;
	mso-margin-top-alt:auto;
	margin-right:0in;
	mso-margin-bottom-alt:auto;
	margin-left:0in;
	font-size:12.0pt;
	font-family:"Times New Roman",serif;}
span.EmailStyle18
	{mso-style-type:personal;
	font-family:"Calibri",sans-serif;
	color:windowtext;}
span.EmailStyle20
	{mso-style-type:personal-reply;
	font-family:"Calibri",sans-serif;
	color:#1F497D;}
.MsoChpDefault
	{mso-style-type:export-only;
	font-size:10.0pt;}
@page WordSection1
	{size:8.5in 11.0in;
	margin:1.0in 1.0in 1.0in 1.0in;}
div.WordSection1
	{page:WordSection1;}
/* List Definitions */
@list l0
	{mso-list-id:1084257;
	mso-list-template-ids:1748323012;}
ol
	{margin-bottom:0in;}
ul
	{margin-bottom:0in;}'''
SHAPES = '''<!--[if gte mso 9]><xml>
<o:shapedefaults v:ext="edit" spidmax="1026" />
</xml><![endif]--><!--[if gte mso 9]><xml>
<o:shapelayout v:ext="edit">
<o:idmap v:ext="edit" data="1" />
</o:shapelayout></xml><![endif]-->'''
VML = '''<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}
o\\:* {behavior:url(#default#VML);}
w\\:* {behavior:url(#default#VML);}
.shape {behavior:url(#default#VML);}
</style><![endif]-->'''


def latent_styles() -> str:
    """The table of styles that Word knows but the document does not use: most of an unfiltered head."""
    names = ['Normal', *(f'heading {n}' for n in range(1, 10)), *(f'index {n}' for n in range(1, 10)),
             *(f'toc {n}' for n in range(1, 10)), 'Normal Indent', 'footnote text', 'annotation text', 'header', 'footer',
             'caption', 'table of figures', 'envelope address', 'envelope return', 'List Bullet', 'List Number', 'Title',
             'Closing', 'Signature', 'Body Text', 'Subtitle', 'Salutation', 'Date', 'Hyperlink', 'FollowedHyperlink',
             'Strong', 'Emphasis', 'Document Map', 'Plain Text', 'E-mail Signature', 'HTML Top of Form']
    for style in ('Light Shading', 'Light List', 'Light Grid', 'Medium Shading 1', 'Medium Shading 2', 'Medium List 1',
                  'Medium List 2', 'Medium Grid 1', 'Medium Grid 2', 'Dark List', 'Colorful Shading', 'Colorful Grid',
                  'Grid Table 1 Light', 'Grid Table 2', 'Grid Table 3', 'List Table 1 Light', 'List Table 2',
                  'List Table 3'):
        names += [style, *(f'{style} Accent {n}' for n in range(1, 7))]
    rows = '\n'.join(f'  <w:LsdException Locked="false" Priority="{number % 99}" SemiHidden="true"\n'
                     f'   UnhideWhenUsed="true" Name="{name}"/>' for number, name in enumerate(names))
    return f'''<!--[if gte mso 9]><xml>
 <w:WordDocument>
  <w:View>Normal</w:View>
  <w:Zoom>0</w:Zoom>
  <w:TrackMoves/>
  <w:TrackFormatting/>
  <w:EnvelopeVis/>
  <w:ValidateAgainstSchemas/>
  <w:DoNotPromoteQF/>
  <w:LidThemeOther>EN-US</w:LidThemeOther>
  <w:Compatibility>
   <w:DoNotExpandShiftReturn/>
   <w:BreakWrappedTables/>
  </w:Compatibility>
 </w:WordDocument>
</xml><![endif]--><!--[if gte mso 9]><xml>
 <w:LatentStyles DefLockedState="false" DefUnhideWhenUsed="false"
  DefSemiHidden="false" DefQFormat="false" DefPriority="99"
  LatentStyleCount="{len(names)}">
{rows}
 </w:LatentStyles>
</xml><![endif]-->
<!--[if gte mso 10]>
<style>
 /* Style Definitions */
 table.MsoNormalTable
	{{mso-style-name:"Table Normal";
	mso-tstyle-rowband-size:0;
	mso-style-noshow:yes;
	mso-style-priority:99;
	mso-padding-alt:0in 5.4pt 0in 5.4pt;
	mso-para-margin:0in;
	mso-pagination:widow-orphan;
	font-size:10.0pt;
	font-family:"Times New Roman",serif;}}
</style>
<![endif]-->'''


def head(letter: Letter, charset: str) -> str:
    word = 'word' in letter.options
    generator = ('Microsoft Word 11 (filtered medium)' if '2003' in letter.options
                 else 'Microsoft Word 15' if word else 'Microsoft Word 15 (filtered medium)')
    extra = '\n' + letter.whole_sheet if letter.whole_sheet else ''
    return f'''<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns:m="http://schemas.microsoft.com/office/2004/12/omml" \
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}">
<meta name="Generator" content="{generator}">
{VML}<style><!--
{FONTS}{STYLES}{extra}
--></style>{latent_styles() if word else ''}{SHAPES}
</head>
'''


EMPTY = '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n'


def paragraph(block: Block, letter: Letter) -> str:
    if block.html:
        return block.look.before + block.html + block.look.after + '\n'
    default = 'size="2" face="Arial"' if '2003' in letter.options else ''
    base = 'font-size:10.0pt;font-family:Arial' if '2003' in letter.options and not block.look.css else ''
    rows = ''
    lines = [common.linked(line) for line in block.lines]
    for line in ['<br>\n'.join(lines)] if 'breaks' in letter.options else lines:
        text = common.dressed(line + '<o:p></o:p>', block.look, base, default)
        rows += f'<p class="{block.look.klass or "MsoNormal"}">{text}</p>\n'
    return block.look.before + rows + block.look.after


def quoted_html(letter: Letter) -> str:
    """The header block, then the mail below as it came."""
    old = '2003' in letter.options
    fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
    rows = '<br>\n'.join(f'<b>{name}</b> {common.escape(value)}' for name, value in fields)
    below = common.older_html(letter.thread, letter.subject, letter.sender)
    if old:
        return ('<div>\n<div class="MsoNormal" align="center" style="text-align:center"><font size="3" '
                'face="Times New Roman"><span style="font-size:12.0pt">\n<hr size="2" width="100%" align="center" '
                'tabindex="-1">\n</span></font></div>\n<p class="MsoNormal"><font size="2" face="Tahoma"><span '
                f'style="font-size:10.0pt;font-family:Tahoma">{rows}</span></font><o:p></o:p></p>\n</div>\n' + EMPTY +
                below)
    return ('<div>\n<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">\n'
            f'<p class="MsoNormal">{rows}<o:p></o:p></p>\n</div>\n</div>\n' + EMPTY + below)


def html_form(letter: Letter, charset: str) -> str:
    rows = ''
    if letter.kind == 'bottom':
        rows += quoted_html(letter) + EMPTY
    for block in letter.shown('html'):
        rows += paragraph(block, letter) + EMPTY
    if letter.kind in ('reply', 'forward'):
        rows += quoted_html(letter)
    return (head(letter, charset) + '<body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">\n'
            f'<div class="WordSection1">\n{rows}</div>\n</body>\n</html>\n')


def plain_form(letter: Letter) -> str:
    lines: list[str] = []
    below = []
    if letter.thread:
        fields = common.header_fields(letter.thread[0], letter.sender, letter.subject, letter.language)
        below = [*(f'{name} {value}' for name, value in fields), '',
                 *common.older_plain(letter.thread, letter.subject, letter.sender)]
    if letter.kind == 'bottom':
        lines += [*below, '']
    for block in letter.shown('plain'):
        lines += [*common.plain_lines([block], links='outlook'), '']
    if letter.kind in ('reply', 'forward'):
        lines += below
    return '\n'.join(lines) + '\n'


def unquoted(source: str) -> str:
    """As Outlook itself writes it: class=MsoNormal, style='...'. Exchange quotes what passes through it."""
    source = re.sub(r'="([\w-]+)"', r'=\1', source)
    return re.sub(r'style="([^"]*)"', lambda match: "style='" + match.group(1).replace('&quot;', '"') + "'", source)


def write(letter: Letter) -> bytes:
    direct = 'direct' in letter.options
    stamp = mime.token(letter.name, 'stamp', 8)

    def content_id(name: str) -> str:
        return f'{name}@01DD2B0E.{stamp}'

    source = common.with_pictures(html_form(letter, 'CHARSET'), letter, content_id)
    if direct:
        source = unquoted(source)
    text = plain_form(letter)
    wanted = 'utf-8' if 'utf-8' in letter.options else 'windows-1252'
    charset = 'utf-8' if 'utf-8' in letter.options else mime.charset_for(source + text, wanted)
    if 'windows-1252' in letter.options:
        charset = 'windows-1252'
    encoding = 'base64' if 'base64' in letter.options else 'quoted-printable'
    plain = None if 'html only' in letter.options else mime.text_part(text, 'plain', charset, encoding)
    html = mime.text_part(source.replace('CHARSET', charset), 'html', charset, encoding)

    def boundary(level: int) -> str:
        if direct:
            return f'----=_NextPart_00{level}_00{level}D_01DD2B0E.{stamp}'
        return f'_00{level}_{mime.token(letter.name, "boundary", 32)}MB1234namp_'

    part = body_of(letter, plain, html, boundary, content_id, inside=False)
    headers = [('From', mime.mailbox(letter.sender, 'utf-8' if charset == 'us-ascii' else charset, quoted=direct)),
               ('To', mime.mailbox(letter.recipient, quoted=direct)),
               ('Subject', mime.encoded_word(letter.full_subject)),
               ('Thread-Topic', mime.encoded_word(letter.subject)),
               ('Thread-Index', 'AQHdKw5' + mime.token(letter.name, 'index', 16) + '=='),
               ('Date', common.date_header(letter)),
               ('Message-ID', f'<{mime.token(letter.name, "id", 32)}@MB1234.namprd09.prod.outlook.com>'),
               *references(letter),
               ('Accept-Language', 'en-US'), ('Content-Language', 'en-US'),
               ('X-MS-Has-Attach', 'yes' if letter.attachments else ''), ('X-MS-TNEF-Correlator', '')]
    if direct:
        headers = [each for each in headers if not each[0].startswith(('X-MS', 'Accept', 'Thread-Topic'))]
        headers += [('X-Mailer', 'Microsoft Outlook 16.0')]
    headers += [('MIME-Version', '1.0')]
    return message(letter, headers, part)
