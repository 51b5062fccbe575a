"""Mail that nobody writes: what servers and calendars send in a person's name. Each function writes a letter in its way."""

from email.utils import format_datetime

from letter import Letter

from . import common, mime
from .assembly import message, references
from .mime import Part


def headers_of(letter: Letter, subject: str, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [('From', mime.mailbox(letter.sender)), ('To', mime.mailbox(letter.recipient)),
            ('Subject', mime.encoded_word(subject)), ('Date', common.date_header(letter)),
            ('Message-ID', f'<{mime.token(letter.name, "id", 32)}@MB1234.namprd09.prod.outlook.com>'), *references(letter),
            *more, ('MIME-Version', '1.0')]


def forms(letter: Letter, lines: list[str]) -> list[Part]:
    text = '\n'.join(lines) + '\n'
    source = ('<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=us-ascii">\n</head>\n<body>\n'
              + ''.join(f'<div>{common.escape(line) or "<br>"}</div>\n' for line in lines) + '</body>\n</html>\n')
    return [mime.text_part(text, 'plain', 'us-ascii', 'quoted-printable'),
            mime.text_part(source, 'html', 'us-ascii', 'quoted-printable')]


def out_of_office(letter: Letter) -> bytes:
    lines = common.plain_lines(letter.shown('plain'))
    part = mime.multipart('alternative', f'_000_{mime.token(letter.name, "boundary", 32)}_', forms(letter, lines))
    return message(letter, headers_of(letter, 'Automatic reply: ' + letter.subject, ('X-Auto-Response-Suppress', 'All'),
                                      ('Auto-Submitted', 'auto-generated'), ('X-MS-TNEF-Correlator', '')), part)


def vacation(letter: Letter) -> bytes:
    """Sieve's vacation or Unix vacation(1)."""
    part = mime.text_part('\n'.join(common.plain_lines(letter.shown('plain'))), 'plain', 'utf-8', '8bit')
    return message(letter, headers_of(letter, 'Auto: ' + letter.subject, ('Auto-Submitted', 'auto-replied (vacation)'),
                                      ('Precedence', 'bulk')), part)


def read_receipt(letter: Letter) -> bytes:
    said = ['Your message', '', f'   To: {letter.sender.name}', f'   Subject: {letter.subject}',
            '   Sent: Monday, September 21, 2026 8:01:44 AM (UTC-08:00) Pacific Time (US & Canada)', '',
            ' was read on Monday, September 21, 2026 9:12:40 AM (UTC-08:00) Pacific Time (US & Canada).']
    text = mime.multipart('alternative', f'_002_{mime.token(letter.name, "forms", 32)}_', forms(letter, said))
    report = Part((('Content-Type', 'message/disposition-notification'),),
                  (f'Final-recipient: RFC822; {letter.sender.address}\nDisposition: automatic-action/MDN-sent-automatically; displayed\n'
                   'X-MSExch-Correlation-Key: 0zZ2rHqkzU2T\nX-Display-Name: ' + letter.sender.name + '\n').encode())
    boundary = f'_000_{mime.token(letter.name, "boundary", 32)}_'
    body = mime.multipart('report', boundary, [text, report]).body
    part = Part((('Content-Type', f'multipart/report; report-type=disposition-notification;\n\tboundary="{boundary}"'),),
                body)
    return message(letter, headers_of(letter, 'Read: ' + letter.subject), part)


def calendar(letter: Letter, method: str, status: str) -> str:
    start = letter.date.replace(hour=14, minute=0, second=0)
    return '\n'.join(('BEGIN:VCALENDAR', f'METHOD:{method}', 'PRODID:Microsoft Exchange Server 2010', 'VERSION:2.0',
                      'BEGIN:VEVENT',
                      f'ORGANIZER;CN={letter.sender.name}:mailto:{letter.sender.address}',
                      f'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT={status};RSVP=TRUE;CN={letter.recipient.name}:',
                      f' mailto:{letter.recipient.address}', f'SUMMARY;LANGUAGE=en-US:{letter.subject}',
                      f'DTSTART:{start:%Y%m%dT%H%M%S}', f'DTEND:{start.replace(hour=15):%Y%m%dT%H%M%S}',
                      f'UID:040000008200E00074C5B7101A82E008{mime.token(letter.name, "uid", 32)}',
                      'CLASS:PUBLIC', 'PRIORITY:5', 'DTSTAMP:20260921T161244Z', 'TRANSP:OPAQUE', 'STATUS:CONFIRMED',
                      'SEQUENCE:0', 'LOCATION;LANGUAGE=en-US:Council Chambers', 'END:VEVENT', 'END:VCALENDAR', ''))


def meeting_request(letter: Letter) -> bytes:
    lines = common.plain_lines(letter.shown('plain'))
    text = mime.text_part(calendar(letter, 'REQUEST', 'NEEDS-ACTION'), 'calendar', 'utf-8', 'base64', '; method=REQUEST')
    part = mime.multipart('alternative', f'_000_{mime.token(letter.name, "boundary", 32)}_', [*forms(letter, lines), text])
    return message(letter, headers_of(letter, letter.subject), part)


def meeting_answer(letter: Letter) -> bytes:
    text = mime.text_part(calendar(letter, 'REPLY', 'ACCEPTED'), 'calendar', 'utf-8', 'base64', '; method=REPLY')
    part = mime.multipart('alternative', f'_000_{mime.token(letter.name, "boundary", 32)}_', [*forms(letter, ['']), text])
    return message(letter, headers_of(letter, 'Accepted: ' + letter.subject), part)


def bounce(letter: Letter) -> bytes:
    """A Postfix bounce: from the null sender, with the header of the lost mail."""
    lost = letter.thread[0].author.address
    said = mime.text_part(f'This is the mail system at host mail.pvestates.org.\n\nI\'m sorry to have to inform you that your message '
                          f'could not\nbe delivered to one or more recipients. It\'s attached below.\n\n<{lost}>: host mx.example '
                          'said: 550 5.1.1 User unknown\n    (in reply to RCPT TO command)\n', 'plain', 'us-ascii', '7bit')
    status = Part((('Content-Description', 'Delivery report'), ('Content-Type', 'message/delivery-status')),
                  (f'Reporting-MTA: dns; mail.pvestates.org\nArrival-Date: {format_datetime(letter.date)}\n\nFinal-Recipient: rfc822; {lost}\n'
                   'Action: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.example\n').encode())
    header = Part((('Content-Description', 'Undelivered Message Headers'), ('Content-Type', 'text/rfc822-headers')),
                  f'From: {letter.recipient.address}\nTo: {lost}\nSubject: {letter.subject}\n'.encode())
    boundary = '4Bounce.1789.' + mime.token(letter.name, 'boundary', 8)
    body = mime.multipart('report', boundary, [said, status, header]).body
    part = Part((('Content-Type', f'multipart/report; report-type=delivery-status;\n\tboundary="{boundary}"'),), body)
    return message(letter, headers_of(letter, 'Undelivered Mail Returned to Sender', ('Auto-Submitted', 'auto-replied')),
                   part)
