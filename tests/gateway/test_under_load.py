"""The daemon is killed, reloaded and stopped while mail comes in: nothing is lost, and nothing passes unseen."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from checks import CITY_HEADER, is_refused, passes, submit
from client import Reply, send
from mails import CLERK, Mail, letter
from processes import wait_until

CLIENTS = 8
MAILS = 300
PATIENCE = 30.0  # seconds a client goes on trying what was deferred
EVERYONE = 'everyone@pvestates.org'


@dataclass
class Shipment:
    """One mail and what became of it. kind: clean, bad or wide (to be held)."""

    kind: str
    mail: Mail
    recipient: str
    replies: list[Reply] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        return bool(self.replies) and not self.replies[-1].deferred


class Load:
    """Eight senders at once. Like any MTA they try again what was deferred."""

    def __init__(self, gateway, sender: str):
        self.gateway = gateway
        self.sender = sender
        self.shipments = [self._shipment(number) for number in range(MAILS)]
        self._deadline = time.monotonic() + PATIENCE
        self._pool = ThreadPoolExecutor(CLIENTS)
        self._work = [self._pool.submit(self._ship, shipment) for shipment in self.shipments]

    def __enter__(self) -> 'Load':
        return self

    def __exit__(self, *_) -> None:
        """Whatever happened: nobody goes on sending."""
        self._deadline = 0.0
        self._pool.shutdown(cancel_futures=True)

    def settled(self) -> int:
        return sum(shipment.settled for shipment in self.shipments)

    def deferrals(self) -> int:
        return sum(reply.deferred for shipment in self.shipments for reply in shipment.replies)

    def wait_for(self, settled: int) -> None:
        reached = wait_until(lambda: self.settled() >= settled, PATIENCE)
        assert reached, f'only {self.settled()} of {settled} mails settled'

    def finish(self) -> None:
        for work in self._work:
            work.result(PATIENCE + 35)
        assert self.settled() == MAILS, f'{MAILS - self.settled()} mails were deferred to the end'
        postfix = self.gateway.postfix
        assert postfix.wait_until_drained(), f'the queue does not drain: {postfix.queue()[:3]}'

    def _shipment(self, number: int) -> Shipment:
        kind = 'wide' if number % 10 == 5 else 'bad' if number % 4 == 3 else 'clean'
        text = letter(disclaimers=()) if kind == 'bad' else letter()
        return Shipment(kind, Mail(text=text), EVERYONE if kind == 'wide' else f'resident{number}@example.com')

    def _ship(self, shipment: Shipment) -> None:
        while not shipment.settled and time.monotonic() < self._deadline:
            if shipment.replies:
                time.sleep(0.1)
            shipment.replies.append(
                send(self.gateway.ports['pve'], bytes(shipment.mail), self.sender, [shipment.recipient]))


def check(load: Load) -> None:
    """Every mail that was taken is at the sink with the header, or held; every other was refused, and rightly."""
    sink = load.gateway.sink
    wide = 0
    for shipment in load.shipments:
        last, copies = shipment.replies[-1], sink.of(shipment.mail.message_id)
        assert last.refused == (shipment.kind == 'bad'), f'a {shipment.kind} mail got {last.text}'
        assert bool(copies) == (shipment.kind == 'clean'), f'{len(copies)} copies of a {shipment.kind} mail at the sink'
        for copy in copies:
            assert len(copy.headers(CITY_HEADER)) == 1, f'passed unseen: {copy.head.decode()}'
        wide += shipment.kind == 'wide'
    held = len(load.gateway.held(load.sender))
    assert held >= wide, f'{wide} mails to a list were taken, {held} are held'


def test_killed_under_load_nothing_is_lost_or_passes_unseen(g):
    daemon = g.daemons['pve']
    with Load(g, 'load.kill@pvestates.org') as load:
        for settled in (60, 160):
            load.wait_for(settled)
            daemon.kill()
            time.sleep(0.5)
            daemon.start()
        load.finish()
    assert load.deferrals(), 'no mail was deferred while the daemon was dead'
    check(load)


def test_reloaded_under_load_nothing_is_deferred(g):
    daemon = g.daemons['pve']
    with Load(g, 'load.reload@pvestates.org') as load:
        for settled in (40, 100, 160, 220):
            load.wait_for(settled)
            before = daemon.said().count('reloaded policy=')
            daemon.reload()
            reloaded = wait_until(lambda: daemon.said().count('reloaded policy=') > before, 5)
            assert reloaded, f'no reload:\n{daemon.said()[-800:]}'
        load.finish()
    assert not load.deferrals(), f'{load.deferrals()} mails were deferred by a reload'
    check(load)


def test_a_broken_pack_leaves_the_policy_in_force(g):
    daemon, pack = g.daemons['pve'], g.scratch / 'rules/palos-verdes-estates.yaml'
    good = pack.read_text()
    try:
        pack.write_text(good + '\nno_such_key: 1\n')
        daemon.reload()
        assert wait_until(lambda: 'reload refused, the policy in force stays' in daemon.said(), 5), daemon.said()[-800:]
        passes(g, Mail(text=letter()))
        is_refused(g, Mail(text=letter(disclaimers=())), 'PVE-E.2')
    finally:
        pack.write_text(good)


def test_the_sanitizers_found_nothing(g):
    for daemon in g.daemons.values():
        found = [line for line in daemon.said().splitlines() if 'Sanitizer' in line or 'runtime error:' in line]
        assert not found, f'{daemon.name}: {found[:3]}'


def test_stopped_it_counts_up_and_mail_waits_outside(g):
    daemon = g.daemons['stranger']
    passes(g, Mail(text=letter()), door='stranger', login=CLERK)
    submit(g, Mail(text='Not outgoing.'), door='stranger')
    assert (code := daemon.stop()) == 0, f'exit {code} after SIGTERM:\n{daemon.said()[-800:]}'
    sums = [line for line in daemon.said().splitlines() if 'stopped received=' in line]
    assert len(sums) == 1, daemon.said()[-800:]
    count = {name: int(number) for name, number in re.findall(r'(\w+)=(\d+)', sums[0])}
    outcomes = sum(number for name, number in count.items() if name not in ('received', 'passed'))
    assert count['received'] == outcomes > 0 and count['passed'] > 0, sums[0]
    reply = submit(g, Mail(text=letter()), door='stranger')
    assert reply.deferred and reply.code, f'not deferred without the daemon: {reply.text}'
