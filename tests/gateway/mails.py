"""Mails for the gateway, built byte by byte: what a clerk would send, and what goes wrong with it."""

import base64
import io
import itertools
import struct
import zipfile
from dataclasses import dataclass, field

CLERK = 'maria.alvarez@pvestates.org'
RESIDENT = 'resident@example.com'

SIGNATURE = {
    'name': 'Maria Alvarez',
    'title': 'Deputy City Clerk',
    'city': 'City of Palos Verdes Estates',
    'street': '340 Palos Verdes Drive West',
    'place': 'Palos Verdes Estates, CA 90274',
    'phone': '310.555.0134 Ext. 204  Fax: 310.555.0199',
    'website': 'www.pvestates.org',
}
TRANSMISSION = (
    'This is a transmission from the City of Palos Verdes Estates. The information contained in this e-mail pertains to '
    'City business and is intended solely for the use of the individual or entity to whom it is addressed. If the reader '
    'of this message is not an intended recipient or the employee or agent responsible for delivering the message to the '
    'intended recipient, and you have received this message in error, please advise the sender by reply e-mail and delete '
    'the message.')
VIRUS_WARNING = (
    'WARNING: Computer viruses can be transmitted by e-mail. The recipient should check this e-mail and any attachments '
    'for the presence of viruses. The CITY OF PALOS VERDES ESTATES accepts no liability for any damage caused by any virus '
    'transmitted by this e-mail.')
OWN = 'Dear resident,\n\nyour permit is ready; the counter is open from 7:30 to 5:30.\n\nSincerely,'

_numbers = itertools.count(1)


@dataclass
class Mail:
    """Call `bytes(mail)` for the message; every mail has a Message-ID of its own."""

    subject: str = 'Your permit'
    sender: str = CLERK
    to: tuple[str, ...] = (RESIDENT,)
    text: str = ''
    headers: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str, bytes], ...] = ()  # name, type, content
    message_id: str = field(default_factory=lambda: f'<{next(_numbers)}.gateway@pvestates.org>')

    def __bytes__(self) -> bytes:
        head = [f'From: {self.sender}', f'To: {", ".join(self.to)}', f'Subject: {self.subject}',
                'Date: Mon, 02 Mar 2026 09:30:00 -0800', f'Message-ID: {self.message_id}',
                'MIME-Version: 1.0', *self.headers]
        plain = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '',
                 *self.text.split('\n')]
        if not self.attachments:
            return _wire(head + plain)
        lines = [*head, 'Content-Type: multipart/mixed; boundary="=_part"', '', '--=_part', *plain]
        for name, kind, content in self.attachments:
            lines += ['--=_part', f'Content-Type: {kind}', 'Content-Transfer-Encoding: base64',
                      f'Content-Disposition: attachment; filename="{name}"', '',
                      *base64.encodebytes(content).decode().splitlines()]
        return _wire([*lines, '--=_part--', ''])


def letter(own: str = OWN, without: tuple[str, ...] = (),
           disclaimers: tuple[str, ...] = (TRANSMISSION, VIRUS_WARNING)) -> str:
    """A clerk's text with signature block (save the lines `without`) and disclaimers."""
    signature = [line for slot, line in SIGNATURE.items() if slot not in without]
    return '\n'.join([own, '', *signature, '', *itertools.chain.from_iterable((each, '') for each in disclaimers)])


def program() -> bytes:
    """A Windows program as far as any reader can tell: MZ and PE headers, and no code at all."""
    dos = b'MZ' + struct.pack('<58xI', 0x80) + b'\0' * 64
    coff = b'PE\0\0' + struct.pack('<HHIIIHH', 0x8664, 0, 0, 0, 0, 240, 0x22)
    return dos + coff + struct.pack('<H', 0x20B) + b'\0' * 750


def pdf() -> bytes:
    return (b'%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n'
            b'xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n'
            b'trailer<</Size 3/Root 1 0 R>>\nstartxref\n100\n%%EOF\n')


def archive(**members: bytes) -> bytes:
    """A ZIP of name=content; `__` in a name stands for the dot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, 'w') as writer:
        for name, content in members.items():
            writer.writestr(zipfile.ZipInfo(name.replace('__', '.')), content)
    return packed.getvalue()


def _wire(lines: list[str]) -> bytes:
    return '\r\n'.join(lines).encode() + b'\r\n'
