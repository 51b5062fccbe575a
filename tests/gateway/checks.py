"""What the tests ask again and again. Each fails with a sentence that shows what came instead."""

from client import Reply
from gateway import Gateway
from mails import CLERK, RESIDENT, Mail
from sink import Delivered

CITY_HEADER = 'X-Letterhead'


def submit(gateway: Gateway, mail: Mail, door: str = 'pve', sender: str = CLERK, to: tuple[str, ...] = (RESIDENT,),
           **how) -> Reply:
    return gateway.send(door, bytes(mail), sender, to, **how)


def arrives(gateway: Gateway, mail: Mail, reply: Reply, recipients: int = 1) -> Delivered:
    """The mail was taken and is at the sink, in one copy."""
    assert reply.accepted, f'not accepted: {reply.text}'
    found = gateway.sink.wait_for(mail.message_id, recipients=recipients)
    assert len(found) == 1, f'{len(found)} copies at the sink'
    return found[0]


def passes(gateway: Gateway, mail: Mail, **how) -> Delivered:
    message = arrives(gateway, mail, submit(gateway, mail, **how))
    marks = message.headers(CITY_HEADER)
    assert len(marks) == 1 and marks[0].startswith('pass;'), f'{CITY_HEADER} at the sink: {marks}'
    return message


def is_refused(gateway: Gateway, mail: Mail, *rules: str, **how) -> Reply:
    """Refused for exactly these rules, in a reply that cites each rule's clause and says how to go on."""
    reply = submit(gateway, mail, **how)
    assert reply.refused, f'not refused: {reply.text or "no reply"}'
    assert reply.lines[0].startswith('550-5.7.1 Not sent: '), f'first line: {reply.lines[0]}'
    noun = 'problem' + 's' * (len(rules) > 1)
    assert f'Not sent: {len(rules)} {noun} with' in reply.lines[0], f'not {len(rules)} {noun}: {reply.text}'
    for rule in rules:
        assert f'({rule}, clause ' in reply.words, f'{rule} is not cited: {reply.text}'
    assert 'Questions: ' in reply.words and 'LH-' in reply.words, f'no contact or reference: {reply.text}'
    return reply


def is_held(gateway: Gateway, mail: Mail, sender: str, **how) -> None:
    reply = submit(gateway, mail, sender=sender, **how)
    assert reply.accepted, f'not accepted: {reply.text}'
    held = gateway.held(sender)
    assert len(held) == 1, f'{len(held)} messages of {sender} in the hold queue: {gateway.postfix.queue()}'
    assert not gateway.sink.of(mail.message_id), 'a held mail reached the sink'
