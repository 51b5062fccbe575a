"""Signed and encrypted mail around a finished body. The ciphertext is noise: nobody could read it, which is the point."""

import base64
import hashlib

from letter import Letter

from . import mime
from .mime import Part


def noise(letter: Letter, length: int) -> bytes:
    data, block = b'', letter.name.encode()
    while len(data) < length:
        block = hashlib.sha256(block).digest()
        data += block
    return data[:length]


def asn1(content_type: str, letter: Letter, length: int) -> bytes:
    """ContentInfo with the object identifier of signed-data or enveloped-data, then noise."""
    oid = bytes.fromhex('06092a864886f70d0107') + {'signed': b'\x02', 'enveloped': b'\x03'}[content_type]
    content = noise(letter, length)
    inner = b'\xa0\x82' + (len(content) + 4).to_bytes(2, 'big') + b'\x30\x82' + len(content).to_bytes(2, 'big') + content
    body = oid + inner
    return b'\x30\x82' + len(body).to_bytes(2, 'big') + body


def armor(kind: str, letter: Letter, length: int) -> str:
    data = b'\x85\x01\x0c\x03' + noise(letter, length)
    lines = base64.encodebytes(data).decode().replace('\n', '')
    rows = '\n'.join(lines[start:start + 64] for start in range(0, len(lines), 64))
    return f'-----BEGIN PGP {kind}-----\n\n{rows}\n=nW8k\n-----END PGP {kind}-----\n'


def smime_signed(letter: Letter, part: Part) -> Part:
    signature = Part((('Content-Type', 'application/pkcs7-signature; name="smime.p7s"'),
                      ('Content-Transfer-Encoding', 'base64'),
                      ('Content-Disposition', 'attachment; filename="smime.p7s"')),
                     base64.encodebytes(asn1('signed', letter, 1800)))
    boundary = '----=_NextPart_000_' + mime.token(letter.name, 'signed', 8)
    body = mime.multipart('signed', boundary, [part, signature], 'This is a multipart message in MIME format.\n\n').body
    return Part((('Content-Type', 'multipart/signed; protocol="application/x-pkcs7-signature";\n'
                  f'\tmicalg=SHA256;\n\tboundary="{boundary}"'),), body)


def smime_enveloped(letter: Letter, _: Part) -> Part:
    return Part((('Content-Type', 'application/pkcs7-mime; smime-type=enveloped-data;\n\tname="smime.p7m"'),
                 ('Content-Transfer-Encoding', 'base64'),
                 ('Content-Disposition', 'attachment; filename="smime.p7m"')),
                base64.encodebytes(asn1('enveloped', letter, 3200)))


def pgp_signed(letter: Letter, part: Part) -> Part:
    signature = Part((('Content-Type', 'application/pgp-signature; name="OpenPGP_signature.asc"'),
                      ('Content-Description', 'OpenPGP digital signature'),
                      ('Content-Disposition', 'attachment; filename="OpenPGP_signature.asc"')),
                     armor('SIGNATURE', letter, 400).encode())
    boundary = '------------' + mime.token(letter.name, 'signed')
    body = mime.multipart('signed', boundary, [part, signature],
                          'This is an OpenPGP/MIME signed message (RFC 4880 and 3156)\n').body
    return Part((('Content-Type', 'multipart/signed; micalg=pgp-sha256;\n protocol="application/pgp-signature";\n'
                  f' boundary="{boundary}"'),), body)


def pgp_encrypted(letter: Letter, _: Part) -> Part:
    version = Part((('Content-Type', 'application/pgp-encrypted'),
                    ('Content-Description', 'PGP/MIME version identification')), b'Version: 1\n')
    data = Part((('Content-Type', 'application/octet-stream; name="encrypted.asc"'),
                 ('Content-Description', 'OpenPGP encrypted message'),
                 ('Content-Disposition', 'inline; filename="encrypted.asc"')), armor('MESSAGE', letter, 2400).encode())
    boundary = '------------' + mime.token(letter.name, 'encrypted')
    body = mime.multipart('encrypted', boundary, [version, data],
                          'This is an OpenPGP/MIME encrypted message (RFC 4880 and 3156)\n').body
    return Part((('Content-Type', 'multipart/encrypted;\n protocol="application/pgp-encrypted";\n'
                  f' boundary="{boundary}"'),), body)


def pgp_inline(letter: Letter, _: Part) -> Part:
    """The whole text as one armored block, as older OpenPGP extensions send it."""
    return Part((('Content-Type', 'text/plain; charset=utf-8'), ('Content-Transfer-Encoding', '7bit')),
                armor('MESSAGE', letter, 1800).encode())


def pgp_inline_signed(letter: Letter, part: Part) -> Part:
    """Clear-signed in the text itself. Lines that begin with a dash are escaped by `- `."""
    text = part.body.decode()
    escaped = '\n'.join('- ' + line if line.startswith('-') else line for line in text.split('\n'))
    signed = '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n' + escaped + '\n' + armor('SIGNATURE', letter, 400)
    return Part(part.headers, signed.encode())


def rights_protected(letter: Letter, _: Part) -> Part:
    """What Exchange sends when Information Rights Management locks a mail: a stand-in text and message.rpmsg."""
    said = ('This email message and its contents are protected. To open it you need a mail program that supports '
            'Information Rights Management.\n')
    stand_in = mime.text_part(said, 'plain', 'us-ascii', 'quoted-printable')
    body = b'\x76\xe8\x04\x60\xc4\x11\xe3\x86' + noise(letter, 2600)
    locked = mime.attachment_part('message.rpmsg', 'application/x-microsoft-rpmsg-message', body)
    return mime.multipart('mixed', '_004_' + mime.token(letter.name, 'rpmsg') + '_', [stand_in, locked])


WAYS = {'smime signed': smime_signed, 'smime enveloped': smime_enveloped, 'pgp signed': pgp_signed,
        'pgp encrypted': pgp_encrypted, 'pgp inline': pgp_inline, 'pgp inline signed': pgp_inline_signed,
        'rights protected': rights_protected}


def protect(letter: Letter, part: Part) -> Part:
    return WAYS[letter.protection](letter, part) if letter.protection else part
