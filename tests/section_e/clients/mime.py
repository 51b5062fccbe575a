"""MIME by hand: the standard library would tidy up what mail programs leave untidy."""

import base64
import hashlib
import quopri
import re
import struct
import textwrap
import zlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def bytes(self) -> bytes:
        lines = [f'{name}: {value}' if value else f'{name}:' for name, value in self.headers]
        return '\n'.join(lines).encode() + b'\n\n' + self.body


def token(letter_name: str, purpose: str, length: int = 24) -> str:
    """Hexadecimal digits that are the same in every build."""
    return hashlib.sha256(f'{letter_name}/{purpose}'.encode()).hexdigest()[:length].upper()


def uuid(letter_name: str, purpose: str) -> str:
    digits = token(letter_name, purpose, 32)
    return '-'.join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def charset_for(text: str, wanted: str) -> str:
    """us-ascii where that is enough, else the wanted one, else UTF-8."""
    for charset in ('us-ascii', wanted):
        try:
            text.encode(charset)
            return charset
        except UnicodeEncodeError:
            pass
    return 'utf-8'


def encoded(data: bytes, encoding: str) -> bytes:
    if encoding == 'quoted-printable':
        return quopri.encodestring(data)
    if encoding == 'base64':
        return base64.encodebytes(data)
    return data


def text_part(text: str, subtype: str, charset: str, encoding: str, parameters: str = '') -> Part:
    body = text if text.endswith('\n') else text + '\n'
    return Part((('Content-Type', f'text/{subtype}; charset="{charset}"{parameters}'),
                 ('Content-Transfer-Encoding', encoding)), encoded(body.encode(charset), encoding))


def multipart(kind: str, boundary: str, parts: list[Part], preamble: str = '') -> Part:
    body = preamble.encode()
    for part in parts:
        body += b'--' + boundary.encode() + b'\n' + part.bytes()
        if not body.endswith(b'\n'):
            body += b'\n'
        body += b'\n'
    body = body[:-1] + b'--' + boundary.encode() + b'--\n'
    return Part((('Content-Type', f'multipart/{kind};\n\tboundary="{boundary}"'),), body)


def attachment_part(name: str, content_type: str, data: bytes) -> Part:
    if content_type == 'message/rfc822':
        return Part((('Content-Type', content_type), ('Content-Disposition', 'attachment')), data)
    return Part((('Content-Type', f'{content_type}; name="{name}"'),
                 ('Content-Disposition', f'attachment; filename="{name}"'),
                 ('Content-Transfer-Encoding', 'base64')), base64.encodebytes(data))


def picture_part(name: str, content_id: str) -> Part:
    return Part((('Content-Type', f'image/png; name="{name}"'),
                 ('Content-Description', name),
                 ('Content-Disposition', f'inline; filename="{name}"'),
                 ('Content-ID', f'<{content_id}>'),
                 ('Content-Transfer-Encoding', 'base64')), base64.encodebytes(png()))


def png(width: int = 120, height: int = 60) -> bytes:
    """A blue rectangle, the seal of a city that is not to be read by programs."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    rows = (b'\x00' + b'\x1f\x38\x64' * width) * height
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows, 9)) + chunk(b'IEND', b''))


def encoded_word(text: str, charset: str = 'utf-8', form: str = 'Q') -> str:
    """A header text as encoded word where it is not ASCII."""
    if text.isascii():
        return text
    data = text.encode(charset)
    if form == 'B':
        return f'=?{charset}?B?{base64.b64encode(data).decode()}?='
    safe = ''.join(chr(b) if chr(b).isascii() and chr(b).isalnum() else '_' if b == 32 else f'={b:02X}' for b in data)
    return f'=?{charset}?Q?{safe}?='


def mailbox(person, charset: str = 'utf-8', quoted: bool = False) -> str:
    name = encoded_word(person.name, charset)
    if quoted or (name == person.name and re.search(r'[,.()]', name)):
        name = f'"{name}"'
    return f'{name} <{person.address}>'


def wrapped(lines: list[str], width: int) -> list[str]:
    """Lines of at most width columns, broken at blanks; quote marks are kept on the continuation."""
    result = []
    for line in lines:
        mark = re.match(r'(> ?)*', line).group()
        if len(line) <= width or line.startswith(' '):
            result.append(line)
        else:
            result += textwrap.wrap(line, width, subsequent_indent=mark, break_long_words=False, break_on_hyphens=False)
    return result


def flowed(lines: list[str], width: int = 72, delsp: bool = False) -> list[str]:
    """RFC 3676: a blank at the end says that the line goes on. With DelSp that blank is not part of the text."""
    result = []
    for line in lines:
        mark = re.match(r'>*', line).group()
        rest = line[len(mark):].rstrip() if line != '-- ' else line
        pieces = [rest] if rest == '-- ' or not rest else textwrap.wrap(
            rest, width - len(mark), break_long_words=False, break_on_hyphens=False, drop_whitespace=True)
        if not mark:
            pieces = [' ' + piece if re.match(r' |>|From ', piece) else piece for piece in pieces]
        elif pieces != ['']:
            pieces = [' ' + piece.lstrip() for piece in pieces]
        result += [mark + piece + (('  ' if delsp else ' ') if number + 1 < len(pieces) else '') for number,
                   piece in enumerate(pieces)]
    return result
