"""Saving: said only when it is so, and nothing lost when it cannot be."""

import os
import pathlib
import re

from desk import WORDS, Desk, empty_vault
from screen import keys, wait_for, write

#: A small disk of one's own: mounts it over $1, lays the vault $2 on it, and becomes the rest.
MOUNT = (
    'mount -t tmpfs -o size=4m,mode=700 tmpfs "$1" && mkdir -p "$1/lamplight" '
    '&& cp -a "$2" "$1/lamplight/vault" && shift 2 && exec "$@"'
)
PAGE = 4096


class Saving(Desk):
    def test_saved_is_said_only_after_the_commit(self):
        self.begin()
        self.write("first words")
        self.saved()
        before = self.time_of_saving()
        write(" and more")
        # Said anew, and so after a commit of its own.
        wait_for("the next time of saving", lambda: self.time_of_saving() > before)
        self.app.kill()
        self.assertEqual(self.bodies(), ["first words and more"])

    def time_of_saving(self) -> str:
        """What the clock showed at the last commit; nothing, while there is something to save."""
        found = re.search(r"Saved \u2068([\d:]+)\u2069", self.app.text())
        return found.group(1) if found else ""


class FullDisk(Desk):
    """The vault on a disk of its own, which fills up."""

    def setUp(self):
        super().setUp()
        empty_vault()
        data = self.home.root / "data"
        command = ["sh", "-c", MOUNT, "sh", str(data), str(empty_vault())]
        if os.geteuid() == 0:
            own = ["unshare", "--mount", *command]
        else:
            # Root in a namespace of its own for the mount, and oneself again for the program.
            back = ["unshare", "--user", f"--map-user={os.getuid()}", f"--map-group={os.getgid()}"]
            own = ["unshare", "--map-root-user", "--mount", *command, *back]
        self.start(*own)
        self.unlock()
        self.opened()
        # The disk as the program sees it.
        self.disk = pathlib.Path(f"/proc/{self.app.process.pid}/root") / data.relative_to("/")

    def vault(self) -> pathlib.Path:
        return self.disk / "lamplight" / "vault"

    def fill(self):
        """Takes all the space there is, by halves, down to a page."""
        with (self.disk / "ballast").open("ab", buffering=0) as ballast:
            size = 4 * 1024 * 1024
            while size >= PAGE:
                try:
                    ballast.write(bytes(size))
                except OSError:
                    size //= 2

    def empty(self):
        (self.disk / "ballast").unlink()

    def test_on_a_full_disk_the_text_stays_and_is_saved_when_there_is_room(self):
        self.write("before")
        self.saved()
        self.fill()
        write(" and after")
        self.app.says(WORDS["entries-trouble"])
        text = self.app.text()
        self.assertIn(WORDS["errors-no-space"], text)
        self.assertIn(WORDS["entries-not-saved"], text)
        self.assertIn("before and after", text)
        self.empty()
        self.saved()
        self.assertNotIn(WORDS["entries-trouble"], self.app.text())
        whole = "before and after"
        self.keeps("all of it", lambda entry: entry["body"] == whole)

    def test_words_that_could_not_be_saved_are_there_after_the_lock(self):
        self.write("before")
        self.saved()
        self.fill()
        whole = "before" + " and after it was full"
        write(whole.removeprefix("before"))
        self.app.says(WORDS["entries-trouble"])
        keys("ctrl+shift+l")
        self.locked()
        self.assertNotIn("and after it was full", self.app.text())
        self.unlock()
        self.opened()
        self.app.says("and after it was full")
        self.app.says(WORDS["entries-trouble"])
        self.empty()
        self.saved()
        self.keeps("all of it", lambda entry: entry["body"] == whole)

    def test_closing_asks_before_words_are_lost(self):
        self.write("before")
        self.saved()
        self.fill()
        whole = "before" + " and after it was full"
        write(whole.removeprefix("before"))
        self.app.says(WORDS["entries-trouble"])
        for window in ("open", "locked"):
            with self.subTest(window=window):
                keys("alt+F4")
                self.app.press("button", WORDS["shell-unsaved-stay"])
                wait_for("the question to go", lambda: not self.asked())
            if window == "open":
                self.app.says("and after it was full")
                keys("ctrl+shift+l")
                self.locked()
        self.empty()
        self.unlock()
        self.opened()
        self.saved()
        self.keeps("all of it", lambda entry: entry["body"] == whole)
        keys("alt+F4")
        self.assertEqual(self.app.ended(), 0)

    def asked(self) -> bool:
        return self.app.seek("button", WORDS["shell-unsaved-stay"]) is not None
