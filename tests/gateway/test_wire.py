"""What leaves the gateway and what comes back to the sender."""

import re

from checks import CITY_HEADER, arrives, is_held, is_refused, passes, submit
from mails import CLERK, RESIDENT, Mail, letter, pdf, program

OUTSIDE = '203.0.113.9'


def test_a_correct_mail_arrives_with_one_header(g):
    message = passes(g, Mail(text=letter()))
    assert re.search(r'ref=LH-\w+; policy=\w+', message.headers(CITY_HEADER)[0]), message.headers(CITY_HEADER)


def test_the_body_is_not_touched(g):
    mail = Mail(text=letter('Dots\n.\n..\n. and more\n\ttabs and  spaces  \n\nSincerely,'),
                attachments=(('permit.pdf', 'application/pdf', pdf()),))
    sent = bytes(mail).partition(b'\r\n\r\n')[2]
    assert passes(g, mail).body == sent, 'the body at the sink differs from the one sent'


def test_headers_of_the_sender_are_not_touched(g):
    mail = Mail(text=letter(), headers=('X-Folded: one\r\n\ttwo\r\n   three', 'X-Odd:nospace', 'X-Folded: again'))
    sent = bytes(mail).partition(b'\r\n\r\n')[0]
    assert sent in passes(g, mail).head, 'the headers at the sink differ from those sent'


def test_a_refusal_names_every_problem_at_once(g):
    mail = Mail(sender='citymanager@pvestates.org', text='Please pay today.',
                attachments=(('form.exe', 'application/octet-stream', program()),))
    reply = is_refused(g, mail, 'PVE-A.4', 'PVE-B.2.a', 'PVE-E.1', 'PVE-E.2', login=CLERK)
    assert all(re.match(r'550[- ]5\.7\.1 ', line) for line in reply.lines), reply.text
    assert all(len(line) < 990 and line.isascii() for line in reply.lines), reply.text
    assert [number for number in '1234' if f' {number}. ' in f' {reply.words}'] == list('1234'), reply.text


def test_a_refused_mail_is_not_delivered(g):
    mail = Mail(text='No signature.')
    assert submit(g, mail).refused
    marker = Mail(text=letter())
    passes(g, marker)
    assert not g.sink.of(mail.message_id), 'the refused mail is at the sink'


def test_a_held_mail_is_in_the_hold_queue(g):
    is_held(g, Mail(to=('everyone@pvestates.org',), text=letter()), 'clerk.hold@pvestates.org',
            to=('everyone@pvestates.org',))


def test_a_message_has_one_log_line_with_its_queue_id(g):
    reply = submit(g, Mail(text=letter()))
    queue_id = reply.lines[-1].rpartition(' ')[2]
    lines = [line for line in g.daemons['pve'].said().splitlines() if f'{queue_id}: verdict=' in line]
    assert len(lines) == 1 and 'verdict=accept' in lines[0], f'{queue_id}: {lines}'


def test_mail_from_outside_the_networks_passes_untouched(g):
    for how in ({'door': 'pve', 'client': OUTSIDE}, {'door': 'stranger'}):
        mail = Mail(text='No signature, and none is asked for.')
        message = arrives(g, mail, submit(g, mail, **how))
        assert not message.headers(CITY_HEADER), f'{how}: inspected: {message.headers(CITY_HEADER)}'


def test_a_login_makes_mail_outgoing_wherever_it_comes_from(g):
    is_refused(g, Mail(text=letter(without=('phone',))), 'PVE-E.1', client=OUTSIDE, login=CLERK)
    passes(g, Mail(text=letter()), door='stranger', login=CLERK)


def test_a_bounce_is_never_refused(g):
    mail = Mail(sender='mailer-daemon@pvestates.org', text='It could not be delivered.')
    arrives(g, mail, submit(g, mail, sender=''))


def test_a_forged_header_does_not_open_the_door(g):
    mail = Mail(text=letter(disclaimers=()), headers=('X-Letterhead: pass; rules=; ref=LH-FORGED; policy=0',))
    is_refused(g, mail, 'PVE-E.2')


def test_two_hundred_recipients(g):
    residents = tuple(f'resident{number}@example.com' for number in range(200))
    mail = Mail(text=letter())
    message = arrives(g, mail, submit(g, mail, to=residents), recipients=200)
    assert set(message.recipients) == set(residents)
    assert len(message.headers(CITY_HEADER)) == 1


def test_a_header_of_90_kilobytes_leaves_as_postfix_alone_would_send_it(g):
    """Postfix 3.7 itself cuts a header at 60,000 bytes; the milter must not cut more, or break."""
    for name, value in {'one line': 'x' * 90_000, 'folded': '\r\n '.join(['x' * 900] * 100)}.items():
        mail = Mail(text=letter(), headers=(f'X-Long: {value}',))
        seen = passes(g, mail)
        alone = Mail(text=mail.text, headers=mail.headers)
        unseen = arrives(g, alone, submit(g, alone, door='plain'))
        assert seen.headers('X-Long') == unseen.headers('X-Long'), f'{name}: the header differs'
        assert seen.body == unseen.body, f'{name}: the two bodies differ'


def test_mail_of_every_kind_leaves_as_postfix_alone_would_send_it(g):
    """Each goes through Letterhead and, by another door, past it."""
    eight_bit = ''.join(chr(code) for code in range(0xA1, 0x250)) + ' 日本語'
    for name, own in {'8-bit': eight_bit, 'a line of 100 KB': 'x' * 100_000, 'a long 8-bit line': 'ñ' * 60_000,
                      'many empty lines': '\n' * 5000, 'dots': '.\n' * 300}.items():
        mail = Mail(text=letter(f'{own}\n\nSincerely,'))
        seen = passes(g, mail)
        alone = Mail(text=mail.text)
        unseen = arrives(g, alone, submit(g, alone, door='plain'))
        assert seen.body == unseen.body, f'{name}: the two bodies differ'


def test_raw_bytes_leave_as_postfix_alone_would_send_them(g):
    for name, raw in {'every byte': bytes(set(range(256)) - {10, 13}), 'bare LF': b'one\ntwo\n', 'NUL': b'a\0b',
                      'bare CR': b'one\rtwo'}.items():
        bodies = []
        for door in ('pve', 'plain'):
            mail = Mail(text=letter())
            # Among much text: one that is mostly not in its charset cannot be read, and would be held.
            data = bytes(mail).replace(b'your permit', raw + b'\r\nBring the number of the plan.' * 300 + b' your permit')
            bodies.append(arrives(g, mail, g.send(door, data, CLERK, [RESIDENT])).body)
        assert bodies[0] == bodies[1], f'{name}: the two bodies differ'
