"""The world behind the gateway: an SMTP server that takes everything and keeps every message as it came."""

import asyncio
import json
import threading
import time
from dataclasses import dataclass
from pathlib import Path

LINE_LIMIT = 4 * 1024 * 1024  # asyncio's reader wants a bound; Postfix folds at 998 bytes anyway


@dataclass(frozen=True)
class Delivered:
    sender: str
    recipients: tuple[str, ...]
    data: bytes

    @property
    def head(self) -> bytes:
        return self.data.partition(b'\r\n\r\n')[0]

    @property
    def body(self) -> bytes:
        return self.data.partition(b'\r\n\r\n')[2]

    def headers(self, name: str) -> list[str]:
        """Every value of a header, unfolded."""
        wanted = name.lower().encode() + b':'
        lines = self.head.replace(b'\r\n ', b' ').replace(b'\r\n\t', b' ').split(b'\r\n')
        return [line[len(wanted):].strip().decode('utf-8', 'replace') for line in lines
                if line.lower().startswith(wanted)]

    @property
    def message_id(self) -> str:
        return (self.headers('Message-ID') or [''])[0]


class Sink:
    """Runs in a thread of its own; `messages` only grows. Each is also a file in `folder`, its envelope beside it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.messages: list[Delivered] = []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name='sink', daemon=True)

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError('the sink did not start')

    def stop(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(5)

    def of(self, message_id: str) -> list[Delivered]:
        return [message for message in list(self.messages) if message.message_id == message_id]

    def wait_for(self, message_id: str, seconds: float = 15, recipients: int = 1) -> list[Delivered]:
        """The deliveries of one message, once they have reached so many recipients; or what came until then."""
        deadline = time.monotonic() + seconds
        while True:
            found = self.of(message_id)
            if sum(len(message.recipients) for message in found) >= recipients or time.monotonic() > deadline:
                return found
            time.sleep(0.02)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._session, '127.0.0.1', 0, limit=LINE_LIMIT, backlog=512))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()

    async def _session(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sender, recipients = '', []
        writer.write(b'220 sink.example ESMTP\r\n')
        try:
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb == b'EHLO':
                    reply = b'250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8'
                elif verb == b'MAIL':
                    sender, recipients, reply = _address(line), [], b'250 2.1.0 Ok'
                elif verb == b'RCPT':
                    recipients.append(_address(line))
                    reply = b'250 2.1.5 Ok'
                elif verb == b'DATA':
                    writer.write(b'354 Go ahead\r\n')
                    self._keep(Delivered(sender, tuple(recipients), await _content(reader)))
                    reply = b'250 2.0.0 Kept'
                else:
                    reply = b'221 2.0.0 Bye' if verb == b'QUIT' else b'250 2.0.0 Ok'
                writer.write(reply + b'\r\n')
                if verb == b'QUIT':
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _keep(self, message: Delivered) -> None:
        stem = self.folder / f'{len(self.messages) + 1:04}'
        stem.with_suffix('.eml').write_bytes(message.data)
        envelope = {'sender': message.sender, 'recipients': message.recipients}
        stem.with_suffix('.json').write_text(json.dumps(envelope) + '\n')
        self.messages.append(message)


def _address(line: bytes) -> str:
    return line.partition(b'<')[2].partition(b'>')[0].decode('utf-8', 'replace')


async def _content(reader: asyncio.StreamReader) -> bytes:
    lines = []
    while (line := await reader.readline()) != b'.\r\n':
        if not line:
            raise asyncio.IncompleteReadError(b'', None)
        lines.append(line[1:] if line.startswith(b'.') else line)
    return b''.join(lines)
