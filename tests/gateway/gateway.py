"""The scratch gateway: Postfix, the Letterhead daemons before it, the sink behind it.

The tests and script/server use the same one.
"""

import atexit
import os
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import client
from daemon import Daemon
from postfix import Door, Postfix
from processes import adopt_orphans, below, end, free_port, reap
from sink import Sink

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Entrance:
    """A door to ask for. pack None: no milter. port 0: any free one."""

    pack: str | None
    networks: tuple[str, ...] = ('127.0.0.0/8',)
    port: int = 0


def need_root() -> None:
    """Postfix changes users, so the gateway wants root: the program starts itself anew through sudo when it has to."""
    if os.geteuid() != 0:
        if not shutil.which('sudo'):
            sys.exit('The scratch Postfix needs root: run this as root, or install sudo.')
        os.execvp('sudo', ['sudo', sys.executable, '-B', *sys.argv])


class Gateway:
    def __init__(self, program: Path, entrances: dict[str, Entrance]):
        self.scratch = Path(tempfile.mkdtemp(prefix='letterhead-gateway.'))
        self._stopped = False
        atexit.register(self.stop)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: sys.exit(1))
        adopt_orphans()

        self.scratch.chmod(0o755)  # Postfix goes in as user postfix
        self.home = self.scratch / 'letterhead'
        self.home.mkdir()
        for folder in ('rules', 'signatures'):
            if (CHECKOUT / folder).exists():
                shutil.copytree(CHECKOUT / folder, self.scratch / folder)
        self.sink = Sink(self.scratch / 'sink')
        self.daemons: dict[str, Daemon] = {}
        self.ports: dict[str, int] = {}
        doors = []
        for name, entrance in entrances.items():
            milter = None
            if entrance.pack:
                self.daemons[name] = Daemon(program.resolve(), self.home, name, self.scratch / 'rules' / entrance.pack,
                                            entrance.networks)
                milter = self.daemons[name].socket
            self.ports[name] = entrance.port or free_port()
            doors.append(Door(self.ports[name], milter))
        self.sink.start()
        self.postfix = Postfix(self.scratch / 'postfix', doors, self.sink.port)

    def start(self) -> 'Gateway':
        for daemon in self.daemons.values():
            daemon.start()
        self.postfix.start()
        return self

    def send(self, door: str, data: bytes, sender: str, recipients, **how) -> client.Reply:
        return client.send(self.ports[door], data, sender, recipients, **how)

    def held(self, sender: str) -> list[dict]:
        return [message for message in self.postfix.held() if message['sender'] == sender]

    def stop(self) -> None:
        if self._stopped:
            return
        self._stopped = True
        if hasattr(self, 'postfix'):
            self.postfix.stop()
        for daemon in getattr(self, 'daemons', {}).values():
            daemon.kill()
        if hasattr(self, 'sink'):
            self.sink.stop()
        end(below(self.scratch))
        reap()
        shutil.rmtree(self.scratch, ignore_errors=True)
