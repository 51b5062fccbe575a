"""What the programs have in common: links, looks, attributions in four languages, and the thread below the quoted mail."""

import html
import re
from email.utils import format_datetime

from letter import Block, Earlier, Letter, Look

LINK = re.compile(r'https?://[^\s|<>]+|www\.[\w./-]+\w/?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+')
MONTHS = {
    'en': 'January February March April May June July August September October November December'.split(),
    'de': 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(),
    'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(),
    'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(),
}
DAYS = {
    'en': 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(),
    'de': 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split(),
    'fr': 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(),
    'es': 'lunes martes miércoles jueves viernes sábado domingo'.split(),
}
FIELDS = {  # of Outlook's header block
    'en': ('From:', 'Sent:', 'To:', 'Subject:'),
    'de': ('Von:', 'Gesendet:', 'An:', 'Betreff:'),
    'fr': ('De :', 'Envoyé :', 'À :', 'Objet :'),
    'es': ('De:', 'Enviado el:', 'Para:', 'Asunto:'),
}


# Dates and attributions

def clock(date, language: str) -> str:
    if language == 'en':
        return f'{date.hour % 12 or 12}:{date.minute:02} {"AM" if date.hour < 12 else "PM"}'
    return f'{date.hour:02}:{date.minute:02}'


def long_date(date, language: str) -> str:
    """As Outlook writes it in a header block."""
    day, month = DAYS[language][date.weekday()], MONTHS[language][date.month - 1]
    written = {'en': f'{day}, {month} {date.day}, {date.year}', 'de': f'{day}, {date.day}. {month} {date.year}',
               'fr': f'{day} {date.day} {month} {date.year}', 'es': f'{day}, {date.day} de {month} de {date.year}'}
    return f'{written[language]} {clock(date, language)}'


def short_date(date, language: str) -> str:
    month = MONTHS[language][date.month - 1]
    short = {'en': month[:3], 'de': 'Sept.', 'fr': 'sept.', 'es': 'sept'}[language]
    return {'en': f'{short} {date.day}, {date.year}', 'de': f'{date.day:02}.{date.month:02}.{date.year}',
            'fr': f'{date.day} {short} {date.year}', 'es': f'{date.day} {short} {date.year}'}[language]


def wrote(program: str, earlier: Earlier, language: str, address: str) -> str:
    """The line before a quote. `address` is how the program shows the address, '' where it does not."""
    date, name = earlier.date, earlier.author.name
    day, time, short = DAYS[language][date.weekday()], clock(date, language), short_date(date, language)
    who = f'{name} {address}'.strip()
    if program == 'gmail':
        return {'en': f'On {day[:3]}, {short} at {time.replace(" ", chr(0x202F))} {who} wrote:',
                'de': f'Am {day[:2]}., {date.day}. Sept. {date.year} um {time} Uhr schrieb {who}:',
                'fr': f'Le {day[:3]}. {short} à {time}, {who} a écrit :',
                'es': f'El {day[:3]}, {short} a las {time}, {name} ({address}) escribió:'}[language]
    if program == 'thunderbird':
        return {'en': f'On {date.month}/{date.day}/{date.year % 100} {time}, {name} wrote:',
                'de': f'Am {short[:-4]}{date.year % 100} um {time} schrieb {name}:',
                'fr': f'Le {date.day:02}/{date.month:02}/{date.year} à {time}, {name} a écrit :',
                'es': f'El {date.day}/{date.month}/{date.year % 100} a las {time}, {name} escribió:'}[language]
    return {'en': f'On {short}, at {time}, {who} wrote:', 'de': f'Am {short} um {time} schrieb {who}:',
            'fr': f'Le {short} à {time}, {who} a écrit :',
            'es': f'El {short}, a las {time}, {who} escribió:'}[language]


def header_fields(earlier: Earlier, recipient, subject: str, language: str) -> list[tuple[str, str]]:
    names = FIELDS[language]
    author = f'{earlier.author.name} <{earlier.author.address}>'
    return list(zip(names, (author, long_date(earlier.date, language), f'{recipient.name} <{recipient.address}>', subject)))


def date_header(letter: Letter) -> str:
    return format_datetime(letter.date)


# Text and looks

def escape(text: str) -> str:
    return html.escape(text, quote=False).replace('  ', '&nbsp; ').replace('  ', '&nbsp; ')


def linked(text: str, attributes: str = '', slash: str = '/') -> str:
    """Escaped text whose addresses are links, as editors make them while one types."""

    def link(match) -> str:
        shown = match.group()
        target = shown if '://' in shown else 'mailto:' + shown if '@' in shown else 'http://' + shown + slash
        return f'\0<a href="{target}"{attributes}>\0{shown}\0</a>\0'

    pieces = LINK.sub(link, text).split('\0')
    return ''.join(piece if piece.startswith(('<a href=', '</a>')) else escape(piece) for piece in pieces)


def linked_plain(text: str, form: str) -> str:
    """The same in the plain form: Outlook writes `shown<target>`, Gmail `shown <target>`."""

    def link(match) -> str:
        shown = match.group()
        if '://' in shown:
            return shown
        if '@' in shown:
            return shown + f'<mailto:{shown}>' if form == 'outlook' else shown
        return shown + (f'<http://{shown}/>' if form == 'outlook' else f' <http://{shown}>')

    return LINK.sub(link, text)


def attribute(value: str) -> str:
    return value.replace('"', '&quot;')


def dressed(inner: str, look: Look, base: str = '', default_font: str = '') -> str:
    """Text in the elements that make its look. `base` is what the program declares for text of its own."""
    css = ';'.join(piece for piece in (base, look.css) if piece)
    font = look.font or default_font
    if look.tag:
        inner = f'<{look.tag}>{inner}</{look.tag}>'
    if css:
        inner = f'<span style="{attribute(css)}">{inner}</span>'
    return f'<font {font}>{inner}</font>' if font else inner


def quoted(lines: list[str], mark: str = '> ') -> list[str]:
    return [mark + line if line else mark.rstrip() for line in lines]


def deeper(lines: list[str]) -> list[str]:
    """Quoted once more: `>` before what is quoted already, `> ` before the rest (Gmail, Thunderbird)."""
    return ['>' + line if line.startswith('>') else '> ' + line if line else '>' for line in lines]


# Forms

def plain_lines(blocks: list[Block], gap: bool = True, links: str = '') -> list[str]:
    lines = []
    for number, block in enumerate(blocks):
        if gap and number:
            lines.append('')
        lines += [linked_plain(line, links) if links else line for line in block.lines]
    return lines


def with_pictures(source: str, letter: Letter, content_id) -> str:
    """`cid:logo.png` in blocks becomes the Content-ID that the program gives the picture."""
    for name in letter.pictures:
        source = source.replace(f'cid:{name}', 'cid:' + content_id(name))
    return source


# The thread inside the mail that is quoted: written by other people's programs, kept as it came

def older_html(thread: tuple[Earlier, ...], subject: str, recipient) -> str:
    """The newest mail of the thread with everything that it quotes."""
    newest, older = thread[0], thread[1:]
    outlook = newest.program == 'outlook'
    source = ''
    for block in newest.blocks:
        if block.html:
            source += block.look.before + block.html + block.look.after + '\n'
            continue
        for line in block.lines:
            text = dressed(linked(line), block.look)
            source += (f'<p class="MsoNormal">{text}<o:p></o:p></p>\n' if outlook else f'<div>{text}</div>\n')
        source += '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n' if outlook else '<div><br></div>\n'
    if not older:
        return source
    below = older_html(older, subject, newest.author)
    if outlook:
        fields = '<br>\n'.join(f'<b>{name}</b> {escape(value)}'
                               for name, value in header_fields(older[0], newest.author, subject, newest.language))
        return (source + '<div>\n<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">\n'
                f'<p class="MsoNormal">{fields}<o:p></o:p></p>\n</div>\n</div>\n'
                '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n' + below)
    said = escape(wrote(newest.program, older[0], newest.language, f'<{older[0].author.address}>'))
    if newest.program == 'gmail':
        return (source + f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{said}<br></div>'
                '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid '
                f'rgb(204,204,204);padding-left:1ex">{below}</blockquote></div>\n')
    if newest.program == 'thunderbird':
        return (source + f'<div class="moz-cite-prefix">{said}<br></div>\n<blockquote type="cite" '
                f'cite="mid:older@mail.example">{below}</blockquote>\n')
    return source + f'<blockquote type="cite"><div>{said}</div><br class="Apple-interchange-newline">{below}</blockquote>\n'


def older_plain(thread: tuple[Earlier, ...], subject: str, recipient) -> list[str]:
    newest, older = thread[0], thread[1:]
    lines = plain_lines(list(newest.blocks))
    if not older:
        return lines
    below = older_plain(older, subject, newest.author)
    if newest.program == 'outlook':
        fields = [f'{name} {value}' for name, value in header_fields(older[0], newest.author, subject, newest.language)]
        return lines + ['', *fields, ''] + below
    said = wrote(newest.program, older[0], newest.language, f'<{older[0].author.address}>')
    return lines + ['', said, ''] + deeper(below)
