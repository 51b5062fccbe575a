"""The five inspections, each refused (or held) and passed, and who is exempt."""

from checks import is_held, is_refused, passes
from mails import CLERK, TRANSMISSION, VIRUS_WARNING, Mail, archive, letter, pdf, program

SAN_JOSE_CLERK = 'ana.reyes@sanjoseca.gov'
MEGABYTE = 1024 * 1024


def san_jose(**parts) -> Mail:
    return Mail(**{'sender': SAN_JOSE_CLERK, 'text': 'Good morning,\n\nplease find the report attached.\n\nAna', **parts})


def test_signature_block(g):
    passes(g, Mail(text=letter()), login=CLERK)
    for slot, label in {'phone': 'phone', 'title': 'title', 'city': 'city'}.items():
        reply = is_refused(g, Mail(text=letter(without=(slot,))), 'PVE-E.1', login=CLERK)
        assert label in reply.words.lower(), f'the reply does not name the missing {label}: {reply.text}'


def test_disclaimers(g):
    passes(g, Mail(text=letter(disclaimers=(TRANSMISSION, VIRUS_WARNING))))
    is_refused(g, Mail(text=letter(disclaimers=())), 'PVE-E.2')
    is_refused(g, Mail(text=letter(disclaimers=(TRANSMISSION,))), 'PVE-E.2')
    is_refused(g, Mail(text=letter(disclaimers=(VIRUS_WARNING,))), 'PVE-E.2')


def test_an_automatic_reply_needs_neither(g):
    passes(g, Mail(text='I am away from March 2 to March 6 and back on March 9. James Ito (james.ito@pvestates.org) covers for me.',
                   headers=('Auto-Submitted: auto-replied',)))


def test_attachment_type(g):
    octets = 'application/octet-stream'
    passes(g, Mail(text=letter(), attachments=(('permit.pdf', 'application/pdf', pdf()),)))
    for name, kind, content in (('setup.exe', octets, program()), ('invoice.pdf', 'application/pdf', program()),
                                ('notes.worm', octets, b'harmless'), ('letter.dot', octets, b'harmless'),
                                ('plans.zip', 'application/zip', archive(plan__txt=b'a plan')),
                                ('plans.pdf', 'application/pdf', archive(setup__exe=program()))):
        reply = is_refused(g, Mail(text=letter(), attachments=((name, kind, content),)), 'PVE-A.4')
        assert name in reply.words, f'the reply does not name {name}: {reply.text}'


def test_false_identity(g):
    passes(g, Mail(text=letter()), login=CLERK)
    is_refused(g, Mail(text=letter()), 'PVE-B.2.a', login='james.ito@pvestates.org')


def test_restricted_list(g):
    everyone = ('everyone@pvestates.org',)
    is_held(g, Mail(text=letter(), to=everyone), 'list.clerk@pvestates.org', to=everyone)
    manager = 'citymanager@pvestates.org'
    passes(g, Mail(sender=manager, text=letter(), to=everyone), sender=manager, to=everyone)


def test_attachment_size(g):
    passes(g, san_jose(attachments=(('report.bin', 'application/octet-stream', b'\0' * 9 * MEGABYTE),)), door='sj',
           sender=SAN_JOSE_CLERK)
    mail = san_jose(attachments=(('big.bin', 'application/octet-stream', b'\0' * 11 * MEGABYTE),))
    reply = is_refused(g, mail, 'SJ-3.I', door='sj', sender=SAN_JOSE_CLERK)
    assert 'big.bin' in reply.words and '11.5 MB' in reply.words and '10 MB' in reply.words, reply.text


def test_third_party_mail_service(g):
    passes(g, san_jose(), door='sj', sender=SAN_JOSE_CLERK)
    reply = is_refused(g, san_jose(sender='ana.reyes@gmail.com'), 'SJ-10.J', door='sj', sender=SAN_JOSE_CLERK)
    assert 'gmail.com' in reply.words, reply.text
    is_refused(g, san_jose(headers=('Reply-To: ana@yahoo.com',)), 'SJ-10.J', door='sj', sender=SAN_JOSE_CLERK)


def test_city_wide_mail(g):
    everyone = ('citywide@sanjoseca.gov',)
    reply = is_refused(g, san_jose(to=everyone), 'SJ-10.G.c', door='sj', sender=SAN_JOSE_CLERK, to=everyone)
    assert 'citymanager@sanjoseca.gov' in reply.words, reply.text
    manager = 'citymanager@sanjoseca.gov'
    passes(g, san_jose(sender=manager, to=everyone), door='sj', sender=manager, to=everyone)


def test_department_wide_mail(g):
    department = ('library-all@sanjoseca.gov',)
    is_held(g, san_jose(to=department), 'held.clerk@sanjoseca.gov', door='sj', to=department)
    director = 'library.director@sanjoseca.gov'
    passes(g, san_jose(sender=director, to=department), door='sj', sender=director, to=department)
