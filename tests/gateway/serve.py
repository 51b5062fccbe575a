"""The gateway to try out: sample mails through real SMTP, what each sender sees, then open for one's own mail."""

import argparse
import signal
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from gateway import CHECKOUT, Entrance, Gateway, need_root

SAMPLES = Path(__file__).resolve().parent / 'samples'
CLERK = 'maria.alvarez@pvestates.org'
RESIDENT = 'resident@example.com'
CITY = 'palos-verdes-estates.yaml'


@dataclass(frozen=True)
class Sample:
    mail: str
    what: str
    expect: str  # pass, hold or reject
    rules: tuple[str, ...] = ()
    login: str = CLERK
    to: str = RESIDENT


STORY = (
    Sample('correct', 'a clerk answers a resident, a PDF attached', 'pass'),
    Sample('no-phone', 'the signature block lacks the phone number', 'reject', ('PVE-E.1',)),
    Sample('no-disclaimers', 'the two disclaimers are missing', 'reject', ('PVE-E.2',)),
    Sample('program-named-pdf', 'a program that calls itself invoice.pdf', 'reject', ('PVE-A.4',)),
    Sample('everyone', 'a clerk offers a ping-pong table to everyone', 'hold', ('PVE-G.2',),
           to='everyone@pvestates.org'),
    Sample('four-problems', "a program, in another's name, unsigned, no disclaimers", 'reject',
           ('PVE-A.4', 'PVE-B.2.a', 'PVE-E.1', 'PVE-E.2'), login='intern@pvestates.org'),
    Sample('out-of-office', 'an automatic reply, without signature', 'pass'),
)


class Paint:
    """Colours on a terminal; plain words elsewhere."""

    on = sys.stdout.isatty()

    @classmethod
    def _in(cls, code: str, text: str) -> str:
        return f'\033[{code}m{text}\033[0m' if cls.on else text

    @classmethod
    def strong(cls, text: str) -> str:
        return cls._in('1', text)

    @classmethod
    def faint(cls, text: str) -> str:
        return cls._in('2', text)

    @classmethod
    def good(cls, text: str) -> str:
        return cls._in('32', text)

    @classmethod
    def bad(cls, text: str) -> str:
        return cls._in('31', text)


def swaks(port: int, sample: Sample) -> list[str]:
    """Sends one sample; the server's answer, all lines, to the message or to the step before it that failed."""
    command = ['swaks', '--server', f'127.0.0.1:{port}', '--from', sample.login, '--to', sample.to,
               '--xclient-login', sample.login, '--timeout', '30', '--data', '-']
    with (SAMPLES / f'{sample.mail}.eml').open('rb') as mail:
        done = subprocess.run(command, stdin=mail, capture_output=True, text=True, errors='replace', timeout=90)
    answer = []
    for line in done.stdout.splitlines():
        if line.startswith((' -> QUIT', ' ~> QUIT')):
            break
        if line.startswith((' -> ', ' ~> ')):
            answer = []
        elif line.startswith('<'):
            answer.append(line[4:].rstrip())
    return answer or [f'no answer: {done.stderr.strip()}']


def outcome(gateway: Gateway, sample: Sample, answer: list[str]) -> tuple[bool, str]:
    """Was it as expected, and what became of the mail, in words."""
    code, text = answer[-1][:1], ' '.join(line[4:] for line in answer)
    if code != '2':
        as_expected = sample.expect == 'reject' and code == '5' and all(f'({rule}' in text for rule in sample.rules)
        return as_expected, 'refused' if code == '5' else 'not taken'
    queue_id = answer[-1].rpartition(' ')[2]
    if any(message['queue_id'] == queue_id for message in gateway.postfix.held()):
        return sample.expect == 'hold', f'held (postqueue: {queue_id}, queue "hold")'
    found = gateway.sink.wait_for(f'<{sample.mail}@pvestates.org>')
    marks = found[0].headers('X-Letterhead') if found else []
    if not marks:
        return False, 'delivered without X-Letterhead' if found else 'accepted, but not delivered'
    return sample.expect == 'pass' and marks[0].startswith('pass;'), f'delivered, X-Letterhead: {marks[0]}'


def tell(number: int, sample: Sample, answer: list[str], as_expected: bool, became: str) -> None:
    mark = Paint.good('as expected') if as_expected else Paint.bad(
        f'NOT AS EXPECTED ({sample.expect} {", ".join(sample.rules)})'.replace(' )', ')'))
    print(f'\n{Paint.strong(f"{number}. {sample.what}")}  {Paint.faint(f"samples/{sample.mail}.eml")}')
    print(f'   from {sample.login} to {sample.to}')
    for line in answer:
        print(textwrap.fill(line, 116, initial_indent='   | ', subsequent_indent='   |           ',
                            break_long_words=False))
    print(f'   {became}: {mark}', flush=True)


def tell_samples(gateway: Gateway) -> int:
    print('Seven mails to the gateway, and what each sender gets back:')
    good = 0
    for number, sample in enumerate(STORY, 1):
        answer = swaks(gateway.ports['city'], sample)
        as_expected, became = outcome(gateway, sample, answer)
        tell(number, sample, answer, as_expected, became)
        good += as_expected
    verdict = f'{good} of {len(STORY)} went as expected.'
    print('\n' + (Paint.good(verdict) if good == len(STORY) else Paint.bad(verdict)), flush=True)
    return len(STORY) - good


def stay(gateway: Gateway) -> None:
    daemon, settings = gateway.daemons['city'], gateway.postfix.settings
    command = f'swaks --server 127.0.0.1:{gateway.ports["city"]} --from {CLERK} --to {RESIDENT}'
    print(f'''
{Paint.strong("The gateway is open.")} Mail that comes to it counts as outgoing mail of {CITY.removesuffix(".yaml")}.
Send your own (from another terminal):
   {command} --body 'Hello'
   {command} --data - < {SAMPLES.relative_to(CHECKOUT)}/correct.eml
   {Paint.faint(f"(as a user who logged in: add --xclient-login {CLERK})")}
Verdicts:    tail -f {daemon.log}
Postfix log: {gateway.postfix.log}
Delivered:   ls {gateway.sink.folder}
Held:        postqueue -c {settings} -p
   let go:   postsuper -c {settings} -H QUEUE_ID
Rules:       edit {gateway.scratch}/rules/{CITY}
   then:     kill -USR1 {daemon.pid}   {Paint.faint("(a copy; a broken one changes nothing, and the log says why)")}
Ctrl-C ends everything and leaves nothing behind.''', flush=True)
    signal.pause()


def main() -> int:
    arguments = argparse.ArgumentParser(prog='script/server', description=__doc__)
    arguments.add_argument('program', type=Path, help='the letterhead to try')
    arguments.add_argument('--once', action='store_true', help='end after the samples; exit 0 if all went as expected')
    arguments.add_argument('--port', type=int, default=0, help='the SMTP port on 127.0.0.1 (default: any free one)')
    chosen = arguments.parse_args()
    need_root()
    try:
        gateway = Gateway(chosen.program, {'city': Entrance(CITY, port=chosen.port)}).start()
    except (OSError, RuntimeError) as problem:
        print(f'script/server: {problem}', file=sys.stderr)
        return 1
    try:
        wrong = tell_samples(gateway)
        if not chosen.once:
            stay(gateway)
    except KeyboardInterrupt:
        print('\nThe gateway is closed.')
        return 0 if not chosen.once else 1
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
