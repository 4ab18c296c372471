"""The installed program in the hands of somebody: used from the first start to the lock, without a
network, watched at the kernel; and the vault opened once more when the program is gone.

`package.py` starts it, as another user than root.
"""

import argparse
import errno
import json
import os
import pathlib
import shlex
import socket
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import screen  # noqa: E402
from calls import Calls, watched  # noqa: E402
from machine import SHARED_PLACES  # noqa: E402
from screen import (  # noqa: E402
    App,
    Home,
    begin_window_manager,
    keys,
    wait_for,
    without_code,
    words,
    write,
)

PROGRAM = "/usr/bin/lamplight"
PASSPHRASE = "quiet harbour lantern thread"
TITLE = "A walk"
#: No word of any text, message or file but this one.
CANARY = "zanzibarine"
BODY = f"A word that stands nowhere else: {CANARY}."

screen.ROLES["tick"] = {"check box", "radio button"}


class Story:
    """What happens from the first start on."""

    def __init__(self, home: Home, messages: dict[str, str]):
        self.home = home
        self.words = messages
        self.calls = home.root.parent / "session" / "calls.txt"
        self.log = home.root.parent / "session" / "log.txt"
        # A file with the command, because the program is started by its path alone.
        start = home.root.parent / "session" / "start"
        start.write_text(f"#!/bin/sh\nexec {shlex.join(watched([PROGRAM], self.calls))}\n")
        start.chmod(0o700)
        self.app = App(str(start), home, self.log)

    def create(self):
        self.app.says(self.words["lock-before-shared-computer"])
        self.app.press("button", self.words["lock-before-continue"])
        self.app.fill("passphrase", self.words["lock-create-passphrase"], PASSPHRASE)
        self.app.fill("passphrase", self.words["lock-create-again"], PASSPHRASE)
        self.app.press("button", self.words["lock-create"])
        without_code(self.app, self.words)
        self.app.says(self.words["home-empty"])

    def lock(self):
        keys("ctrl+shift+l")
        self.app.find("passphrase", self.words["lock-passphrase"])

    def unlock(self):
        self.app.fill("passphrase", self.words["lock-passphrase"], PASSPHRASE)
        keys("Return")
        self.app.find("button", self.words["app-lock"])

    def write(self):
        keys("ctrl+1")
        self.app.fill("field", self.words["entries-title"], TITLE)
        keys("Return")
        write(BODY)
        self.app.says(BODY)
        self.app.says(self.words["entries-saved"].partition("{")[0])

    def share(self) -> pathlib.Path:
        """Saves a protected PDF by the system's own dialog, which notes what was saved last."""
        keys("ctrl+shift+e")
        self.app.press("button", self.words["share-pick"])
        self.app.press("tick", TITLE)
        # What is filled in stands between two marks of its own direction.
        self.app.press("button", "Take one")
        self.app.press("tick", self.words["share-way-pdf"])
        keys("Tab")
        self.app.press("button", self.words["share-save-pdf"])
        self.app.find("button", "Save")
        file = self.home.root / "home" / "notes.pdf"
        keys("ctrl+a")
        write(str(file))
        keys("Return")
        self.app.says(self.words["share-made"])
        wait_for("the PDF", file.exists)
        return file

    def developers_keys(self):
        """The keys that open a developer's tools elsewhere: nothing new can be read."""
        before = set(self.app.text().splitlines())
        keys("F12", "ctrl+shift+i")
        keys("ctrl+k")
        self.app.says(self.words["palette-actions"])
        keys("Escape")
        wait_for("what was there before", lambda: set(self.app.text().splitlines()) <= before)

    def leave(self):
        """Closes the window, as its frame does."""
        keys("alt+F4")
        wait_for("the end of the program", lambda: self.app.process.poll() is not None)
        check(self.app.process.returncode == 0, f"it ended with {self.app.process.returncode}")


def check(holds: bool, otherwise: str):
    if not holds:
        raise AssertionError(otherwise)


def no_trace(home: Home):
    """Nothing of what was written or typed stands in any file, and the search would find it."""
    # The services of the session write for the program, to a folder of their own.
    places = (home.root.parent / "session", *map(pathlib.Path, SHARED_PLACES))
    for text in (CANARY, PASSPHRASE, TITLE):
        found = home.files_with(text, places)
        check(not found, f"“{text}” stands in {found}")
    recent = [file for file in home.root.rglob("recently-used*") if b"notes" in file.read_bytes()]
    check(not recent, f"what was saved is noted in {recent}")
    planted = [folder / "planted" for folder in (*home.root.glob("*/"), *places)]
    for number, file in enumerate(planted):
        file.write_text(CANARY, encoding=("utf-8", "utf-16-le", "utf-16-be")[number % 3])
    check(sorted(home.files_with(CANARY, places)) == sorted(map(str, planted)), "the control")
    for file in planted:
        file.unlink()


def no_network():
    """There is none: not even this computer itself can be reached."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
        check(tried.connect_ex(("127.0.0.1", 9)) == errno.ENETUNREACH, "there is a network")


def kept_to_itself(calls: Calls, home: Home):
    """It made no socket but for programs of this computer, asked for no host, and wrote nowhere else."""
    check(calls.sockets() <= {"AF_UNIX"}, f"sockets: {calls.sockets()}")
    check("AF_UNIX" in calls.sockets(), "the control: a window takes a socket")
    check(not calls.lookups(), f"looked for hosts: {calls.lookups()}")
    own = (str(home.root), *SHARED_PLACES, "/dev/", "/proc/")
    elsewhere = {path for path in calls.written() if path.startswith("/") and not path.startswith(own)}
    check(not elsewhere, f"wrote elsewhere: {elsewhere}")
    check(any(path.startswith(str(home.root)) for path in calls.written()), "the control: it wrote")


def watching_works(notes: pathlib.Path):
    """The control: what a program does that looks for a host and makes a socket is noticed."""
    asks = "import socket\ntry: socket.getaddrinfo('example.org', 80)\nexcept OSError: pass\n"
    asks += "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"
    subprocess.run(watched([sys.executable, "-c", asks], notes), check=True)
    calls = Calls(notes)
    check("AF_INET6" in calls.sockets(), f"the control: {calls.sockets()}")
    check("/etc/resolv.conf" in calls.lookups() or "/etc/hosts" in calls.lookups(), "the control")


def use(home: Home, messages: dict[str, str]):
    """The whole story."""
    check(os.geteuid() != 0, "this is root")
    no_network()
    watching_works(home.root.parent / "session" / "control.txt")
    begin_window_manager()
    story = Story(home, messages)
    try:
        story.create()
        story.lock()
        story.unlock()
        story.write()
        story.developers_keys()
        story.share()
        story.lock()
        check(CANARY not in story.app.text(), "it can still be read from the screen")
        no_trace(home)
        story.leave()
        no_trace(home)
        kept_to_itself(Calls(story.calls), home)
    finally:
        if story.app.process.poll() is None:
            story.app.kill()


def open_once_more(home: Home, cli: str):
    """Opens the vault with the command line alone, and finds there what was written."""
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    vault = home.root / "data" / "lamplight" / "vault"
    command = [cli, "--vault", str(vault), "--passphrase-fd", str(reading), "--json"]
    answered = subprocess.run(
        [*command, "search", CANARY], pass_fds=[reading], capture_output=True, text=True, check=True
    )
    hits = json.loads(answered.stdout)["hits"]
    check([hit["title"] for hit in hits] == [TITLE], f"it holds {hits}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--home", required=True, type=pathlib.Path, help="a folder of one's own")
    arguments.add_argument("--locales", type=pathlib.Path, help="the words on the screen")
    arguments.add_argument("--cli", help="only opens the vault, with this lamplight-cli")
    arguments.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of failures")
    options = arguments.parse_args()
    screen.pictures = options.pictures
    home = Home(options.home)
    if options.cli:
        open_once_more(home, options.cli)
    else:
        use(home, words(options.locales))


if __name__ == "__main__":
    main()
