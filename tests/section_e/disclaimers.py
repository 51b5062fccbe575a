"""The two disclaimers of clause E.2, in the shapes in which people send them, right and wrong."""

from dataclasses import replace

from letter import NO_LOOK, Block, Look

TRANSMISSION = (
    'This is a transmission from the City of Palos Verdes Estates. The information contained in this e-mail pertains to City '
    'business and is intended solely for the use of the individual or entity to whom it is addressed. If the reader of this '
    'message is not an intended recipient or the employee or agent responsible for delivering the message to the intended '
    'recipient, and you have received this message in error, please advise the sender by reply e-mail and delete the message.')
WARNING = (
    'WARNING: Computer viruses can be transmitted by e-mail. The recipient should check this e-mail and any attachments for the '
    'presence of viruses. The CITY OF PALOS VERDES ESTATES accepts no liability for any damage caused by any virus transmitted '
    'by this e-mail.')


def said(*texts: str, look: Look = NO_LOOK, only: str = '') -> tuple[Block, ...]:
    return tuple(Block((text,), 'disclaimer', look, only=only) for text in texts)


def both(look: Look = NO_LOOK, only: str = '') -> tuple[Block, ...]:
    return said(TRANSMISSION, WARNING, look=look, only=only)


def css(declarations: str) -> tuple[Block, ...]:
    """Both, with these declarations at the text."""
    return both(Look(css=declarations))


def folded(text: str, width: int) -> Block:
    """Broken by hand (or by an old program) into lines of this width."""
    lines, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f'{line} {word}'.strip()
    return Block((*lines, line), 'disclaimer')


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def as_html(html: str, texts: tuple[str, ...] = (TRANSMISSION, WARNING), look: Look = NO_LOOK) -> tuple[Block, ...]:
    """Both in one piece of HTML of somebody's making; paragraphs in the plain form."""
    lines: list[str] = []
    for text in texts:
        lines += [text, '']
    return (Block(tuple(lines[:-1]), 'disclaimer', look, html),)


BOTH = both()
SMALL_GRAY = both(Look(css='font-size:8.0pt;font-family:"Arial",sans-serif;color:gray'))
FOLDED = (folded(TRANSMISSION, 58), folded(WARNING, 58))
SWAPPED = said(WARNING, TRANSMISSION)
ONE_PARAGRAPH = said(TRANSMISSION + ' ' + WARNING)
IN_QUOTES = said(f'\u201c{TRANSMISSION}\u201d', f'\u201c{WARNING}\u201d')
TYPOGRAPHIC = said(TRANSMISSION.replace('e-mail', 'e\u2011mail').replace('. The', '.\u00a0 The'),
                   WARNING.replace('e-mail', 'e\u2011mail').replace('WARNING:', 'WARNING \u2013'))
NO_HYPHEN = said(TRANSMISSION.replace('e-mail', 'email'), WARNING.replace('e-mail', 'email'))
CAPITALS = said(TRANSMISSION.upper(), WARNING.upper())
ONE_SLIP = said(TRANSMISSION.replace('received', 'recieved'), WARNING)
HEADED = said('CONFIDENTIALITY NOTICE', TRANSMISSION, WARNING)
BOLD = said(TRANSMISSION, look=Look(tag='b')) + said(WARNING, look=Look(tag='b'))
ENTITIES = as_html(
    '<p>' + TRANSMISSION.replace('e-mail', 'e&#45;mail').replace(' is a ', '&nbsp;is&#32;a ').replace(',',
        '&#x2c;') + '</p><p>'
    + WARNING.replace('e-mail', 'e&#8209;mail').replace(':', '&#58;').replace(' ', '&nbsp;', 3) + '</p>')
SPANS = as_html(  # a word processor and a spelling checker have been through it
    '<p><span>This is a trans</span><span>mission from the </span><b>City of Palos Verdes Estates</b><span>. </span>'
    + TRANSMISSION.partition('Estates. ')[2].replace('addressed', '<span class="SpellE">addressed</span>') +
    '</p><p><b><u>WARNING</u>:</b> '
    + WARNING.partition(': ')[2].replace('liability', '<i>liability</i>') + '</p>')
IN_A_TABLE = as_html(
    '<table border="0" cellspacing="0" cellpadding="0" width="600" style="border-collapse:collapse"><tbody><tr>'
    '<td style="padding:6px 0;border-top:1px solid #1f3864;font-family:Verdana,Geneva,sans-serif;font-size:8pt;color:#444444">'
    f'{TRANSMISSION}<br><br><strong>WARNING:</strong>{WARNING.removeprefix("WARNING:")}</td></tr></tbody></table>')
IN_WORD_TABLE = as_html(
    '<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" width="624" style="width:6.5in;border-collapse:collapse">'
    '<tr style="mso-yfti-irow:0;mso-yfti-firstrow:yes;mso-yfti-lastrow:yes"><td valign="top" style="border:none;border-top:solid windowtext '
    '1.0pt;mso-border-top-alt:solid windowtext .5pt;padding:0in 5.4pt 0in 5.4pt"><p class="MsoNormal"><span style="font-size:8.0pt;'
    f'font-family:&quot;Arial&quot;,sans-serif;mso-fareast-language:EN-US">{TRANSMISSION}<o:p></o:p></span></p><p class="MsoNormal"><span '
    f'style="font-size:8.0pt;font-family:&quot;Arial&quot;,sans-serif">{WARNING}<o:p></o:p></span></p></td></tr></table>')
INDENTED = as_html(f'<blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>{TRANSMISSION}</div><div><br></div>'
                   f'<div>{WARNING}</div></blockquote>')

MORE_NOTICE = said(TRANSMISSION, WARNING,
                   'E-mail to and from the City may be a public record under the California Public Records Act.')
TREE = (*both(), Block(('P Please consider the environment before printing this e-mail.',), 'disclaimer', NO_LOOK,
                       '<p class="MsoNormal"><span style="font-size:14.0pt;font-family:Webdings;color:green">P</span>'
                       '<span style="font-size:7.0pt;color:green"> Please consider the environment before printing this e-mail.'
                       '</span></p>'))

# Not what the policy asks for
ONLY_TRANSMISSION = said(TRANSMISSION)
ONLY_WARNING = said(WARNING)
NONE: tuple[Block, ...] = ()
FIRST_SENTENCES = said(TRANSMISSION.partition(' If the reader')[0], WARNING)
WARNING_CUT = said(TRANSMISSION, WARNING.partition(' The CITY')[0])
LIABLE = said(TRANSMISSION, changed(WARNING, ('accepts no liability', 'accepts full liability')))
LIABLE_BY_LEFT_OUT_NO = said(TRANSMISSION, changed(WARNING, ('accepts no liability', 'accepts liability')))
KEEP_IT = said(changed(TRANSMISSION, ('and delete the message', 'and keep the message for your records')), WARNING)
NOT_BUSINESS = said(changed(TRANSMISSION, ('pertains to City business', 'does not pertain to City business')), WARNING)
OTHER_CITY = said(changed(TRANSMISSION, ('Palos Verdes Estates', 'Rolling Hills')),
                  changed(WARNING, ('PALOS VERDES ESTATES', 'ROLLING HILLS')))
OWN_WORDING = said('This message comes from the City and may be confidential. If you got it by mistake, let us know and delete it.',
                   'Please scan attachments. The City is not responsible for viruses.')
GENERIC = said('CONFIDENTIALITY NOTICE: This e-mail and its attachments are for the sole use of the intended recipient and may contain '
               'privileged information. Any unauthorized review, use or distribution is prohibited. If you are not the intended '
               'recipient, contact the sender and destroy all copies.')
LINK_ONLY = said('Disclaimers: https://www.pvestates.org/e-mail-disclaimers')
PICTURE = (Block((), 'disclaimer', NO_LOOK,
                 '<img width="600" height="140" src="cid:disclaimers.png" alt="City disclaimers">',
                 pictures=('disclaimers.png',)),)
IN_A_COMMENT = (Block((), 'disclaimer', NO_LOOK, f'<!-- {TRANSMISSION} {WARNING} -->', only='html'),
                *both(only='plain'))


def one_of_two(first: str, second: str) -> tuple[Block, ...]:
    """The confidentiality disclaimer in one look, the virus warning in another."""
    return said(TRANSMISSION, look=Look(css=first)) + said(WARNING, look=Look(css=second))


def by_class(rules: str, klass: str) -> tuple[Block, ...]:
    return both(Look(klass=klass, sheet=rules))


def inside(before: str, after: str, rules: str = '', declarations: str = '') -> tuple[Block, ...]:
    """Both within one element, such as a coloured box."""
    first, second = both(Look(css=declarations, sheet=rules))
    return (replace(first, look=replace(first.look, before=before)), replace(second, look=replace(second.look,
        after=after)))
