"""A Postfix in a folder of its own: settings, queue, data, log. The machine's Postfix is not touched."""

import json
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from processes import below, end, wait_until

MAIN = """\
compatibility_level = 3.6
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
queue_directory = {home}/queue
data_directory = {home}/data
mail_owner = postfix
setgid_group = postdrop
maillog_file = {home}/mail.log
maillog_file_prefixes = {home}

myhostname = gateway.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
alias_maps =
alias_database =
local_transport = error:no mailbox here
relayhost = [127.0.0.1]:{sink}
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_destination_recipient_limit = 1000
# It listens on the loopback alone: any client that XCLIENT names may relay.
mynetworks = 0.0.0.0/0
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination

message_size_limit = 52428800
header_size_limit = 102400
smtpd_recipient_limit = 1000
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
smtpd_peername_lookup = no
in_flow_delay = 0

milter_protocol = 6
milter_default_action = tempfail
milter_connect_timeout = 5s
milter_command_timeout = 20s
milter_content_timeout = 60s
"""

# service, type, private, unprivileged, chroot, wakeup, maxproc, command
MASTER = """\
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Door:
    """A port of the gateway and the milter behind it; no milter: mail passes as Postfix alone passes it."""

    port: int
    milter: Path | None


class Postfix:
    def __init__(self, home: Path, doors: list[Door], sink_port: int):
        self.home = home
        self.settings = home / 'etc'
        self.settings.mkdir(parents=True)
        (home / 'queue').mkdir()
        (home / 'data').mkdir(mode=0o700)
        owner = pwd.getpwnam('postfix')
        os.chown(home / 'data', owner.pw_uid, owner.pw_gid)
        (self.settings / 'main.cf').write_text(MAIN.format(home=home, sink=sink_port))
        (self.settings / 'master.cf').write_text(''.join(map(_service, doors)) + MASTER)

    @property
    def log(self) -> Path:
        return self.home / 'mail.log'

    def start(self) -> None:
        done = subprocess.run(['/usr/sbin/postfix', '-c', self.settings, 'start'], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60)
        if done.returncode:
            raise RuntimeError(f'the scratch Postfix did not start:\n{done.stdout}{self.said()}')

    def stop(self) -> None:
        """The master ends its children; whoever is late is killed."""
        pid_file = self.home / 'queue/pid/master.pid'
        if pid_file.exists():
            end([pid for pid in below(self.home) if pid == int(pid_file.read_text())], how=15)
        wait_until(lambda: not below(self.home), 5)
        end(below(self.home))

    def queue(self) -> list[dict]:
        done = subprocess.run(['/usr/sbin/postqueue', '-c', self.settings, '-j'], capture_output=True, text=True,
                              timeout=30, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def held(self) -> list[dict]:
        return [message for message in self.queue() if message['queue_name'] == 'hold']

    def wait_until_drained(self, seconds: float = 30) -> bool:
        """True once nothing but held mail is in the queue."""
        return wait_until(lambda: len(self.queue()) == len(self.held()), seconds, 0.2)

    def said(self) -> str:
        return self.log.read_text('utf-8', 'replace') if self.log.exists() else ''


def _service(door: Door) -> str:
    milter = f'unix:{door.milter}' if door.milter else ''
    return f'127.0.0.1:{door.port} inet n - n - - smtpd\n  -o smtpd_milters={milter}\n'
