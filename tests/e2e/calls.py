"""What a program asks of the kernel: which sockets it makes, which files it writes.

`strace` notes every call of the program and of everything it starts; here the notes are read.
"""

import pathlib
import re

#: The calls that are noted: of the others nothing that is read or sent can get into the notes.
NOTED = "trace=socket,socketpair,connect,bind,open,openat,openat2,creat,rename,renameat,renameat2"
#: Files that are read by whoever wants to know where a host of some name is.
OF_LOOKUPS = {"/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/gai.conf"}
#: Where a service of this machine is asked for hosts, and for nothing else.
RESOLVER = "/run/systemd/resolve/"

SOCKET = re.compile(r"\bsocket(?:pair)?\(([A-Z_0-9a-fx]+)")
NAMED = re.compile(r'\bsun_path="([^"]+)"')
OPENED = re.compile(r'\b(?:open|openat|openat2|creat)\((?:AT_FDCWD(?:<[^>]*>)?, |\d+(?:<[^>]*>)?, )?"([^"]*)"(.*)')
RENAMED = re.compile(r'\brename(?:at2?)?\(.*?"([^"]*)".*?"([^"]*)"')
WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b|^\s*, 0[0-7]+\)")


def watched(program: list[str], notes: pathlib.Path) -> list[str]:
    """The command that runs the program and notes its calls in a file."""
    quietly = ["--follow-forks", "--seccomp-bpf", "-qq", "-e", "signal=none", "-s", "4096"]
    return ["strace", *quietly, "-e", NOTED, "-o", str(notes), *program]


class Calls:
    """The calls that were noted in a file."""

    def __init__(self, notes: pathlib.Path):
        self._lines = notes.read_text(encoding="utf-8", errors="replace").splitlines()

    def sockets(self) -> set[str]:
        """The families of all sockets that were asked for, also in vain."""
        return {found[1] for line in self._lines if (found := SOCKET.search(line))}

    def lookups(self) -> set[str]:
        """Whatever was read or asked to find out where some host is."""
        read = {found[1] for line in self._lines if (found := OPENED.search(line))}
        asked = {found[1] for line in self._lines if (found := NAMED.search(line))}
        return (read & OF_LOOKUPS) | {name for name in asked if name.startswith(RESOLVER)}

    def written(self) -> set[str]:
        """Every file that was opened for writing or took a new name."""
        found = set()
        for line in self._lines:
            if " = -1 " in line:
                continue
            if (opened := OPENED.search(line)) and WRITING.search(opened[2]):
                found.add(opened[1])
            elif renamed := RENAMED.search(line):
                found.update(renamed.groups())
        return found
