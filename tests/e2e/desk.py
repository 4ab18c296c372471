"""What every test of the real window begins with: a home, a screen with a window manager, a vault,
and the program."""

import argparse
import atexit
import contextlib
import functools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import screen
from screen import App, Home, keys, wait_for, words, write

WORDS = words(pathlib.Path(__file__).resolve().parents[2] / "locales")
PASSPHRASE = "quiet harbour lantern thread"

arguments = argparse.ArgumentParser(description="Tests of the real window.")
arguments.add_argument("--app", required=True, help="the program")
arguments.add_argument("--cli", required=True, help="lamplight-cli, to look into the vault")
arguments.add_argument("--kills", type=int, default=3, help="how often to kill it while typing")
arguments.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of failures")
options, rest = arguments.parse_known_args()
screen.pictures = options.pictures


class NotSo(AssertionError):
    """The vault did not answer as it would when all is well."""


def said(key: str, **named: object) -> str:
    """The words of a message with these values in it, marked off as the program marks them off."""
    text = WORDS[key]
    for name, value in named.items():
        text = text.replace(f"{{ ${name} }}", f"\u2068{value}\u2069")
    return text


def ask(vault: pathlib.Path, *requests: tuple[str, dict]) -> list:
    """Gives commands to a vault by `lamplight-cli api --lines`."""
    lines = [json.dumps({"name": name, "request": request}) for name, request in requests]
    answered = _cli(vault, "--json", "api", "--lines", words="\n".join(lines) + "\n")
    # Not `splitlines`, which parts lines at characters that texts may hold.
    answers = [json.loads(line) for line in answered.split("\n") if line]
    if len(answers) != len(requests) or not all("ok" in answer for answer in answers):
        raise NotSo(f"the vault answered {answers}")
    return [answer["ok"] for answer in answers]


def _cli(vault: pathlib.Path, *command: str, words: str = "") -> str:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    try:
        done = subprocess.run(
            [options.cli, "--vault", str(vault), "--passphrase-fd", str(reading), *command],
            input=words,
            capture_output=True,
            text=True,
            pass_fds=[reading],
            check=False,
        )
    finally:
        os.close(reading)
    if done.returncode != 0:
        raise NotSo(f"lamplight-cli: {done.stdout}{done.stderr}")
    return done.stdout


@functools.cache
def empty_vault() -> pathlib.Path:
    """A vault without entries, made once. Whoever needs one takes a copy."""
    place = tempfile.mkdtemp(prefix="window-vault-")
    vault = pathlib.Path(place) / "vault"
    _cli(vault, "vault", "create")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return vault


def entries(vault: pathlib.Path) -> list[dict]:
    """All entries of a vault that nobody has open, the newest first."""
    verified, listed = ask(vault, ("vault_verify", {}), ("entry_list", {}))
    if "entries" not in verified:
        raise NotSo(f"the vault is not whole: {verified}")
    return ask(vault, *(("entry_show", {"id": entry["id"]}) for entry in listed)) if listed else []


def vault_of(home: Home) -> pathlib.Path:
    """Where the program looks for a vault first."""
    return home.root / "data" / "lamplight" / "vault"


def lay_vault(home: Home) -> pathlib.Path:
    """Lays a vault without entries where the program looks for it."""
    vault = vault_of(home)
    vault.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copytree(empty_vault(), vault, copy_function=shutil.copy)
    return vault


class Desk(unittest.TestCase):
    """A home, a display with a window manager, and the program."""

    @classmethod
    def setUpClass(cls):
        screen.begin_window_manager()

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="window-"))
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.home = Home(self.root)
        self.app = None

    def start(self, *before: str, **more: str) -> App:
        """Starts the program, after these words of a command line and with these variables."""
        self.app = App([*before, options.app], self.home, self.root / "log.txt", more)
        self.addCleanup(self.app.kill)
        return self.app

    def vault(self) -> pathlib.Path:
        return vault_of(self.home)

    def prepare(self, *written: dict) -> list[str]:
        """Lays a vault with these entries where the program looks for it. Answers their names."""
        lay_vault(self.home)
        if not written:
            return []
        return [added["id"] for added in ask(self.vault(), *(("entry_add", one) for one in written))]

    def begin(self, *written: dict) -> list[str]:
        """A vault with these entries, and the program that has it open."""
        names = self.prepare(*written)
        self.start()
        self.unlock()
        self.opened()
        return names

    def unlock(self, passphrase: str = PASSPHRASE):
        self.app.fill("passphrase", WORDS["lock-passphrase"], passphrase)
        keys("Return")

    def opened(self):
        """Waits for the window of the open vault."""
        self.app.find("button", WORDS["app-lock"])
        self.app.settled()

    def locked(self):
        """Waits for the window that asks for the passphrase."""
        return self.app.find("passphrase", WORDS["lock-passphrase"])

    def write(self, text: str, key: str = "ctrl+1"):
        """Begins a writing of one kind and types the text."""
        keys(key)
        self.app.has_focus("field", WORDS["editor-text"])
        write(text)

    def saved(self):
        self.app.says(WORDS["entries-saved"].partition("{")[0].strip() + " ")

    @contextlib.contextmanager
    def copied(self):
        """A copy of the vault, made while the program has it open."""
        with tempfile.TemporaryDirectory(dir=self.root) as copy:
            vault = pathlib.Path(copy) / "vault"
            shutil.copytree(self.vault(), vault)
            yield vault

    def peek(self) -> list[dict]:
        """The entries in a copy of the vault."""
        with self.copied() as vault:
            return entries(vault)

    def has_set(self, name: str, value: object) -> bool:
        """Whether a setting has that value in a copy of the vault."""
        # A copy that was made in the middle of a write is made again.
        with contextlib.suppress(NotSo, OSError), self.copied() as vault:
            return ask(vault, ("setting_get", {"key": name}))[0]["value"] == value
        return False

    def keeps(self, what: str, is_so) -> dict:
        """Waits until a copy of the vault holds an entry of which this is so."""

        def answer():
            # A copy that was made in the middle of a write is made again.
            with contextlib.suppress(NotSo, OSError):
                return next((entry for entry in self.peek() if is_so(entry)), None)

        return wait_for(f"{what} in the vault", answer)

    def bodies(self) -> list[str]:
        """The text of every entry. The program has to be gone."""
        return [entry["body"] for entry in entries(self.vault())]
