"""One `letterhead serve` with settings of its own."""

import os
import signal
import subprocess
from pathlib import Path

from processes import wait_until

SETTINGS = """\
socket: 'unix:{socket}'
socket_mode: '0660'
socket_group: 'postfix'
packs: ['{pack}']
outgoing:
  authenticated: true
  networks: [{networks}]
  daemon_names: []
  certificates: []
on_failure: tempfail
drain_seconds: 5
log: {{to: stderr, facility: mail}}
"""


class Daemon:
    def __init__(self, program: Path, home: Path, name: str, pack: Path, networks: tuple[str, ...] = ('127.0.0.0/8',)):
        self.program = program
        self.name = name
        self.socket = home / f'{name}.sock'
        self.log = home / f'{name}.log'
        self.settings = home / f'{name}.yaml'
        self.settings.write_text(SETTINGS.format(socket=self.socket, pack=pack,
                                                 networks=', '.join(f"'{network}'" for network in networks)))
        self.process: subprocess.Popen | None = None

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    def start(self) -> None:
        before = self._listening()
        with self.log.open('ab') as log:
            self.process = subprocess.Popen([self.program, 'serve', '--config', self.settings],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.settings.parent,
                                            start_new_session=True)  # Ctrl-C is for the gateway, which ends it in order
        ready = wait_until(lambda: self._listening() > before or self.process.poll() is not None, 15)
        if not ready or self.process.poll() is not None:
            self.kill()
            raise RuntimeError(f'{self.program.name} serve ({self.name}) did not start:\n{self.said()}')

    def stop(self, seconds: float = 12) -> int | None:
        """The exit code after SIGTERM; None when it had to be killed."""
        if not self.process:
            return None
        self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    def reload(self) -> None:
        os.kill(self.pid, signal.SIGUSR1)

    def said(self) -> str:
        return self.log.read_text('utf-8', 'replace') if self.log.exists() else ''

    def _listening(self) -> int:
        return self.said().count('listening on')
