"""A sender: one message over real SMTP, and the reply as it stands on the wire."""

import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """What settled the message. code 0: the connection broke before an answer came."""

    code: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return '\n'.join(self.lines)

    @property
    def words(self) -> str:
        """The reply with codes and line ends taken off, in one line: for looking for a sentence."""
        return ' '.join(' '.join(line[4:] for line in self.lines).split())

    @property
    def accepted(self) -> bool:
        return self.code // 100 == 2

    @property
    def deferred(self) -> bool:
        return self.code == 0 or self.code // 100 == 4

    @property
    def refused(self) -> bool:
        return self.code // 100 == 5


def stuffed(data: bytes) -> bytes:
    if not data.endswith(b'\r\n'):
        data += b'\r\n'
    if data.startswith(b'.'):
        data = b'.' + data
    return data.replace(b'\r\n.', b'\r\n..') + b'.\r\n'


class _Session:
    def __init__(self, port: int, seconds: float):
        self._socket = socket.create_connection(('127.0.0.1', port), timeout=seconds)
        self._reader = self._socket.makefile('rb')

    def reply(self) -> Reply:
        lines = []
        while line := self._reader.readline():
            lines.append(line.rstrip(b'\r\n').decode('utf-8', 'replace'))
            if line[3:4] != b'-':
                return Reply(int(line[:3]), tuple(lines))
        raise ConnectionError('the server closed the connection')

    def ask(self, command: str) -> Reply:
        self._socket.sendall(command.encode() + b'\r\n')
        return self.reply()

    def content(self, data: bytes) -> Reply:
        self._socket.sendall(stuffed(data))
        return self.reply()

    def close(self) -> None:
        self._reader.close()
        self._socket.close()


def send(port: int, data: bytes, sender: str, recipients, *, login: str = '', client: str = '',
         seconds: float = 30) -> Reply:
    """login and client (an IP address) are told to Postfix by XCLIENT, as a proxy in front of it would."""
    told = [f'LOGIN={login}'] if login else []
    told += [f'ADDR={client}', 'NAME=[UNAVAILABLE]'] if client else []
    session = None
    try:
        session = _Session(port, seconds)
        steps = [None, 'EHLO client.example']
        steps += ['XCLIENT ' + ' '.join(told), 'EHLO client.example'] if told else []
        steps += [f'MAIL FROM:<{sender}> BODY=8BITMIME', *(f'RCPT TO:<{rcpt}>' for rcpt in recipients), 'DATA']
        for step in steps:
            reply = session.ask(step) if step else session.reply()
            if reply.code >= 400:
                return reply
        reply = session.content(data)
    except (OSError, ValueError) as error:
        return Reply(0, (f'000 connection lost: {error}',))
    finally:
        if session:
            session.close()
    return reply
