"""What only the real window shows: that it can be used through the accessibility tree, that locking
leaves nothing behind, and that being killed loses two seconds at most.

    dbus-run-session -- xvfb-run -a python3 tests/e2e/window.py --app target/debug/lamplight
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import screen  # noqa: E402
from screen import App, Home, keys, release, wait_for, words, write  # noqa: E402

WORDS = words(HERE.parent.parent / "locales")
PASSPHRASE = "quiet harbour lantern thread"
#: No word of any text, message or file but this one.
CANARY = "zanzibarine"

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("--app", required=True, help="the program")
arguments.add_argument("--cli", help="lamplight-cli, to look into the vault afterwards")
arguments.add_argument("--kills", type=int, default=3, help="how often to kill it while typing")
arguments.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of failures")
options, _rest = arguments.parse_known_args()
screen.pictures = options.pictures


class Desk(unittest.TestCase):
    """A home, a display with a window manager, and the program."""

    @classmethod
    def setUpClass(cls):
        # Without a window manager no window ever gets the keys.
        cls.manager = subprocess.Popen(
            ["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    @classmethod
    def tearDownClass(cls):
        cls.manager.kill()
        cls.manager.wait()

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="window-"))
        self.home = Home(self.root)
        self.app = None
        self.start()

    def tearDown(self):
        self.app.kill()
        shutil.rmtree(self.root, ignore_errors=True)

    def start(self):
        self.app = App(options.app, self.home, self.root / "log.txt")

    def vault(self) -> pathlib.Path:
        return self.home.root / "data" / "lamplight" / "vault"

    def create(self):
        self.app.says(WORDS["lock-before-shared-computer"])
        self.app.press("button", WORDS["lock-before-continue"])
        self.app.fill("passphrase", WORDS["lock-create-passphrase"], PASSPHRASE)
        self.app.fill("passphrase", WORDS["lock-create-again"], PASSPHRASE)
        self.app.press("button", WORDS["lock-create"])
        self.app.find("button", WORDS["app-lock"])

    def unlock(self, passphrase: str = PASSPHRASE):
        self.app.fill("passphrase", WORDS["lock-passphrase"], passphrase)
        keys("Return")

    def write(self, text: str):
        """Begins a reflection and types the text."""
        self.app.find("button", WORDS["app-lock"])
        keys("ctrl+1")
        self.app.find("field", WORDS["editor-text"])
        write(text)

    def saved(self):
        self.app.says(WORDS["entries-saved"].split("{")[0].strip())

    def bodies(self) -> list[str]:
        """The text of every entry, by the command line. The window has to be gone."""
        verified, entries = self.ask(("vault_verify", {}), ("entry_list", {}))
        self.assertIn("entries", verified)
        shown = self.ask(*(("entry_show", {"id": entry["id"]}) for entry in entries))
        return [entry["body"] for entry in shown]

    def ask(self, *requests: tuple[str, dict]) -> list:
        """Gives commands to the vault by `lamplight-cli api --lines`."""
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\n")
        os.close(writing)
        vault = ["--vault", str(self.vault()), "--passphrase-fd", str(reading)]
        lines = [json.dumps({"name": name, "request": request}) for name, request in requests]
        answered = subprocess.run(
            [options.cli, *vault, "--json", "api", "--lines"],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            pass_fds=[reading],
            check=True,
        )
        os.close(reading)
        answers = [json.loads(line) for line in answered.stdout.splitlines()]
        self.assertEqual(len(answers), len(requests))
        return [answer["ok"] for answer in answers]


class Locking(Desk):
    def test_nothing_is_left_when_it_is_locked(self):
        self.create()
        self.write(f"A word that stands nowhere else: {CANARY}.")
        self.saved()
        keys("ctrl+shift+l")
        self.app.find("passphrase", WORDS["lock-passphrase"])
        self.assertTrue(self.vault().is_dir(), "the control: it was written here")

        # The control: the same search finds the word where it does stand.
        control = self.home.root / "tmp" / "control"
        control.write_text(CANARY, encoding="utf-16-le")
        self.assertEqual(self.home.files_with(CANARY), [str(control)])
        control.unlink()

        self.assertEqual(self.home.files_with(CANARY), [])
        self.assertEqual(self.home.files_with(PASSPHRASE), [])
        self.assertNotIn(CANARY, self.app.text())

        self.unlock("not the passphrase")
        self.app.says(WORDS["errors-wrong-passphrase"])
        self.unlock()
        self.app.says(CANARY)


class Killing(Desk):
    """`kill -9` while somebody types: at most the last two seconds are missing."""

    #: Milliseconds between two keys; xdotool never types faster than this.
    KEY_MS = 30

    def test_at_most_two_seconds_are_missing(self):
        self.create()
        chance = random.Random(20)
        for number in range(options.kills):
            with self.subTest(kill=number):
                self.once(f"killed{number}x", chance.uniform(2.5, 6.0))
        self.app.kill()

    def once(self, name: str, seconds: float):
        """Types numbered words, kills the program in the middle, and counts what is there."""
        self.write(name + " ")
        begun = time.monotonic()
        text = "".join(f"w{number:04} " for number in range(2_000))
        typist = subprocess.Popen(["xdotool", "type", "--delay", str(self.KEY_MS), "--", text])
        wait_for("the moment of the kill", lambda: time.monotonic() - begun > seconds)
        self.app.kill()
        typed = (time.monotonic() - begun) * 1000 / self.KEY_MS
        typist.kill()
        typist.wait()
        release(text)

        found = [body for body in self.bodies() if name in body]
        self.assertEqual(len(found), 1, "the entry is there, and there once")
        self.assertTrue((name + " " + text).startswith(found[0].rstrip()), "what is there is right")
        # Two seconds of keys, and the keys that can be on the way in between.
        missing = typed - len(found[0])
        self.assertLess(missing, (2_000 + 500) / self.KEY_MS, "characters missing")

        self.start()
        self.unlock()
        self.app.find("button", WORDS["app-lock"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *_rest], verbosity=2)
