"""Signature blocks as people set them up: each function makes the block of a person. Right ones first, wrong ones below."""

from letter import NO_LOOK, Block, Look, Person

STREET = '340 Palos Verdes Drive West'
PLACE = 'Palos Verdes Estates, CA 90274'
CITY = 'City of Palos Verdes Estates'
SITE = 'www.pvestates.org'
FAX = '310-378-7820'


def block(*lines: str, look: Look = NO_LOOK, only: str = '') -> tuple[Block, ...]:
    return (Block(lines, 'signature', look, only=only),)


# Comparable to the form of the policy

def form(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, STREET, PLACE, f'310-378-0383 ext. {p.extension}   Fax: {FAX}', SITE)


def form_for(form_name: str):
    """The form of the policy in one form of the mail alone."""
    return lambda p: tuple(Block(each.lines, 'signature', only=form_name) for each in form(p))


def dotted(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, STREET, PLACE, f'310.378.0383/{p.extension} Fax: 310.378.7820', '', SITE)


def closed(p: Person) -> tuple[Block, ...]:
    return block('Sincerely,', '', p.name, p.title, CITY, STREET, PLACE, f'Phone: (310) 378-0383, Ext. {p.extension}', SITE)


def department_first(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, p.department, CITY, STREET, PLACE, f'T: 310.378.0383 x{p.extension}', f'F: {FAX}',
                 p.address, SITE)


def city_first(p: Person) -> tuple[Block, ...]:
    return block(CITY, p.department, '', p.name, p.title, f'Tel: (310) 378-0383 Ext: {p.extension}', STREET, PLACE,
                 'https://www.pvestates.org/')


def phone_above_address(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, f'Office: 310-378-0383, extension {p.extension}', f'Mobile: {p.mobile}', SITE, CITY,
                 STREET, PLACE)


def bars(p: Person) -> tuple[Block, ...]:
    return block(f'{p.name} | {p.title}', f'{CITY} | {STREET} | {PLACE}', f'310.378.0383 x{p.extension} | {SITE}')


def one_line(p: Person) -> tuple[Block, ...]:
    return block(f'{p.name} | {p.title} | {CITY} | {STREET}, {PLACE} | (310) 378-0383 | {SITE}')


def bullets(p: Person) -> tuple[Block, ...]:
    return block(p.name, f'{p.title} \u2022 {p.department}', f'{CITY} \u2022 {STREET} \u2022 {PLACE}',
                 f'\u260e 310-378-0383 ext. {p.extension} \u2022 {SITE}')


def credentials(p: Person) -> tuple[Block, ...]:
    return block(f'{p.name}, AICP, LEED AP', p.title, CITY, STREET, PLACE, f'Direct: 310-378-0383 x {p.extension}', SITE)


def pronouns(p: Person) -> tuple[Block, ...]:
    return block(f'{p.name} (she/her)', p.title, CITY, STREET, PLACE, f'310-378-0383 x{p.extension}', SITE)


def capitals(p: Person) -> tuple[Block, ...]:
    return block(*(line.upper() for line in (p.name, p.title, CITY, STREET, PLACE)),
                 f'PHONE 310-378-0383 EXT. {p.extension}',
                 f'FAX {FAX}', 'WWW.PVESTATES.ORG')


def abbreviated(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, '340 Palos Verdes Dr. West', 'Palos Verdes Estates, Calif. 90274',
                 f'Ph. (310) 378-0383 Ext {p.extension}', SITE)


def long_zip(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, '340 Palos Verdes Dr W', 'Palos Verdes Estates, California 90274-1299',
                 f'+1 310 378 0383 ext {p.extension}', 'pvestates.org')


def address_on_one_line(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, f'{STREET}, {PLACE}', f'O: (310) 378-0383 x{p.extension} | C: {p.mobile}', SITE)


def no_website(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, STREET, PLACE, f'310-378-0383 ext. {p.extension}  Fax: {FAX}')


def no_street(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, PLACE, f'310-378-0383 ext. {p.extension}', SITE)


def no_fax(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, STREET, PLACE, f'310-378-0383 ext. {p.extension}', SITE)


def hours_and_motto(p: Person) -> tuple[Block, ...]:
    return (*block(p.name, p.title, p.department, CITY, STREET, PLACE, f'Office: (310) 378-0383 x{p.extension}',
                   f'Cell: {p.mobile}',
                   f'Fax: {FAX}', SITE),
            *block('City Hall is open Monday to Thursday 7:30 am to 5:30 pm.',
                   'Follow us: https://social.example/pvestates'))


def name_by_itself(p: Person) -> tuple[Block, ...]:
    """A blank line between the name and the rest, as a mouse makes it."""
    return (*block('Best regards,'), *block(p.name), *block(p.title, CITY, STREET, PLACE,
                                                            f'310-378-0383 ext. {p.extension}', SITE))


def middle_initial(p: Person) -> tuple[Block, ...]:
    first, last = p.name.split(' ', 1)
    return block(f'{first} R. {last}', f'Interim {p.title}', CITY, STREET, PLACE, f'Telephone 310/378-0383, {p.extension}',
                 SITE)


def with_phone_line(p: Person) -> tuple[Block, ...]:
    """The factory setting of the phone below a right block."""
    return (*form(p), Block(('Sent from my iPhone',), 'signature'))


def in_colours(p: Person) -> tuple[Block, ...]:
    return (*block(p.name, look=Look(css='font-size:12.0pt;font-family:"Georgia",serif;color:#1F3864', tag='b')),
            *block(p.title, look=Look(css='font-size:9.0pt;font-family:"Georgia",serif;color:#7F7F7F', tag='i')),
            *block(CITY, STREET, PLACE, f'310.378.0383 x{p.extension}', SITE,
                   look=Look(css='font-size:9.0pt;font-family:"Georgia",serif')))


def small(p: Person) -> tuple[Block, ...]:
    """In six points: E.3 asks of the disclaimers alone."""
    return block(*form(p)[0].lines, look=Look(css='font-size:6.0pt;font-family:"Arial",sans-serif'))


def card(p: Person) -> tuple[Block, ...]:
    """A table with the seal to the left, as signature generators make it."""
    lines = (p.name, f'{p.title}, {p.department}', CITY, STREET, PLACE, f'P: 310.378.0383 x{p.extension}   F: 310.378.7820',
             SITE)
    html = ('<table border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse;font-family:Arial,sans-serif;'
            'font-size:10pt"><tbody><tr><td valign="top" style="padding:0 12px 0 0;border-right:2px solid #1f3864">'
            '<img src="cid:seal.png" width="120" height="60" alt="Seal of the City"></td><td style="padding:0 0 0 12px">'
            f'<strong style="color:#1f3864">{p.name}</strong><br><span>{p.title}, {p.department}</span><br>{CITY}<br>{STREET}<br>{PLACE}<br>'
            f'P:&nbsp;310.378.0383&nbsp;x{p.extension} &nbsp;&nbsp;F:&nbsp;310.378.7820<br>'
            f'<a href="https://www.pvestates.org/" style="color:#0563c1">{SITE}</a></td></tr></tbody></table>')
    return (Block(lines, 'signature', NO_LOOK, html, pictures=('seal.png',)),)


def rows(p: Person) -> tuple[Block, ...]:
    """A table with a row for each line and labels in cells of their own."""
    lines = (p.name, p.title, CITY, f'Address {STREET}', PLACE, f'Phone 310-378-0383 x{p.extension}', f'Web {SITE}')
    cells = (('Address', STREET), ('', PLACE), ('Phone', f'310-378-0383 x{p.extension}'), ('Web',
        f'<a href="http://{SITE}">{SITE}</a>'))
    html = ('<table cellpadding="0" cellspacing="0" border="0"><tr><td colspan="2"><b>' + p.name +
            f'</b></td></tr><tr><td colspan="2">{p.title}'
            f'</td></tr><tr><td colspan="2">{CITY}</td></tr>'
            + ''.join(f'<tr><td style="color:#666666;padding-right:8px">{label}</td><td>{value}</td></tr>' for label,
                      value in cells) + '</table>')
    return (Block(lines, 'signature', NO_LOOK, html),)


def two_columns(p: Person) -> tuple[Block, ...]:
    """Who to the left, where to the right, row by row."""
    pairs = ((p.name, STREET), (p.title, PLACE), (CITY, f'310-378-0383 x{p.extension}'), (p.department, SITE))
    html = ('<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" style="border-collapse:collapse">' +
            ''.join(
        f'<tr><td width="260" valign="top" style="width:195.0pt;padding:0in 5.4pt 0in 5.4pt"><p class="MsoNormal">{left}<o:p></o:p></p></td>'
        f'<td width="260" valign="top" style="width:195.0pt;padding:0in 5.4pt 0in 5.4pt"><p class="MsoNormal">{right}<o:p></o:p></p></td></tr>'
        for left, right in pairs) + '</table>')
    return (Block(tuple(f'{left}\t{right}' for left, right in pairs), 'signature', NO_LOOK, html),)


def name_comma_title(p: Person) -> tuple[Block, ...]:
    return block(f'{p.name}, {p.title}', f'{CITY} - {p.department}', STREET, PLACE,
                 f'Tel. 310-378-0383, ext. {p.extension}', SITE)


def surname_in_capitals(p: Person) -> tuple[Block, ...]:
    first, last = p.name.rsplit(' ', 1)
    return block(f'{first} {last.upper()}, Jr., P.E.', p.title, CITY, STREET, 'Palos Verdes Estates CA 90274',
                 f'Ph: 310 378 0383 x {p.extension}', SITE)


def call_link(p: Person) -> tuple[Block, ...]:
    """The phone as a link to call, with no-break hyphens."""
    lines = (p.name, p.title, CITY, STREET, PLACE, f'310\u2011378\u20110383 ext. {p.extension}', SITE)
    html = ''.join(f'<div>{line}</div>' for line in lines[:5])
    html += f'<div><a href="tel:+13103780383;ext={p.extension}">310&#8209;378&#8209;0383</a> ext. {p.extension}</div><div><a href="https://{SITE}">{SITE}</a></div>'
    return (Block(lines, 'signature', NO_LOOK, html),)


def with_handles(p: Person) -> tuple[Block, ...]:
    return block('Kind regards,', '', p.name, p.title, f'{CITY}, California', f'{STREET} | {PLACE}',
                 f'Office (310) 378-0383, ext. {p.extension} | Fax (310) 378-7820',
                 f'{p.address} | {SITE} | Facebook | Instagram')


def ruled(p: Person) -> tuple[Block, ...]:
    """Between lines of underscores and dashes."""
    return block('_' * 40, *form(p)[0].lines, '-' * 40)


# Not comparable

def nothing(_: Person) -> tuple[Block, ...]:
    return ()


def only_name(p: Person) -> tuple[Block, ...]:
    return block('Best regards,', p.name)


def first_name(p: Person) -> tuple[Block, ...]:
    return block('Thanks,', p.name.split()[0])


def from_my_iphone(_: Person) -> tuple[Block, ...]:
    return block('Sent from my iPhone')


def without_name(p: Person) -> tuple[Block, ...]:
    return block(*form(p)[0].lines[1:])


def without_title(p: Person) -> tuple[Block, ...]:
    return block(p.name, *form(p)[0].lines[2:])


def without_phone(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, STREET, PLACE, SITE)


def fax_alone(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, STREET, PLACE, f'Fax: {FAX}', SITE)


def without_city(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, STREET, PLACE, f'310-378-0383 ext. {p.extension}', SITE)


def other_city(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, 'City of Rolling Hills', '2 Portuguese Bend Road', 'Rolling Hills, CA 90274',
                 f'310-555-0199 ext. {p.extension}', 'www.rollinghills.example')


def without_address(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, f'310-378-0383 ext. {p.extension}')


def website_alone(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title, CITY, f'310-378-0383 ext. {p.extension}', SITE)


def name_and_title(p: Person) -> tuple[Block, ...]:
    return block(p.name, p.title)


def name_and_phone(p: Person) -> tuple[Block, ...]:
    return block(p.name, f'310-378-0383 x{p.extension}')


def picture(_: Person) -> tuple[Block, ...]:
    return (Block((), 'signature', NO_LOOK, '<img width="420" height="150" src="cid:signature.png" alt="signature">',
                  pictures=('signature.png',)),)


def business_of_another(p: Person) -> tuple[Block, ...]:
    """The block of a company, by someone who also has one."""
    return block(p.name, 'Owner', 'Coastal Catering LLC', '18 Malaga Cove', 'Redondo Beach, CA 90277', '310-555-0188',
                 'www.coastal.example')
