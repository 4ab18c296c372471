"""Folders with names that break other programs, and folders that cannot be written."""

import contextlib
import os

from desk import PASSPHRASE, WORDS, Desk, empty_vault
from screen import NotThere, clipboard, keys, wait_for, without_code, write

#: Blanks, emoji, a letter in two parts, and the signs that addresses and shells take apart.
ODD = "a b 🏮 e\u0301 100% #1?&'$x;\u202e"
#: A folder that can be read only.
READ_ONLY = (
    'mount -t tmpfs -o size=8m,mode=700 tmpfs "$1" && mkdir -p "$1/lamplight" '
    '&& cp -a "$2" "$1/lamplight/vault" && mount -o remount,ro "$1" && shift 2 && exec "$@"'
)


class Places(Desk):
    def test_everything_works_below_a_folder_with_an_odd_name(self):
        data = self.root / ODD / "data"
        self.start(LAMPLIGHT_DATA_DIR=str(data))
        self.app.press("button", WORDS["lock-before-continue"])
        self.app.fill("passphrase", WORDS["lock-create-passphrase"], PASSPHRASE)
        self.app.fill("passphrase", WORDS["lock-create-again"], PASSPHRASE)
        keys("Return")
        without_code(self.app, WORDS)
        self.opened()
        self.vault = lambda: data / "lamplight" / "vault"
        self.assertTrue(self.vault().is_dir(), "below the folder and nowhere else")
        self.assertFalse((self.home.root / "data" / "lamplight").exists())
        self.write("by the harbour")
        self.saved()
        keys("ctrl+shift+l")
        self.unlock()
        self.opened()
        keys("ctrl+shift+e")
        self.app.says(WORDS["share-lead"])
        self.keeps("what was typed", lambda entry: entry["body"] == "by the harbour")

    def test_another_place_is_chosen_in_the_systems_dialog_and_kept(self):
        odd = self.home.root / "home" / ODD.replace("\u202e", "").replace("🏮", "lamp")
        odd.mkdir()
        self.start()
        self.app.press("button", WORDS["lock-place-choose"])
        self.app.find("button", "Cancel")
        # A slash leads from what was used of late to the name of a place.
        write("/")
        clipboard(str(odd))
        keys("ctrl+a", "ctrl+v")
        self.app.says(str(odd))
        # The first Return may take what the dialog offers to complete the name with.
        for _press in range(3):
            if self.app.seek("button", "Cancel"):
                keys("Return")
                with contextlib.suppress(NotThere):
                    wait_for("the dialog to go", self.no_dialog, patience=8)
        self.assertTrue(self.no_dialog())
        self.app.says(odd.name)
        self.app.press("button", WORDS["lock-before-continue"])
        self.app.fill("passphrase", WORDS["lock-create-passphrase"], PASSPHRASE)
        self.app.fill("passphrase", WORDS["lock-create-again"], PASSPHRASE)
        keys("Return")
        without_code(self.app, WORDS)
        self.opened()
        self.vault = lambda: odd
        self.write("elsewhere")
        self.saved()
        keys("alt+F4")
        self.app.ended()
        self.assertEqual(self.bodies(), ["elsewhere"])
        self.start()
        self.unlock()
        self.app.says("elsewhere")

    def no_dialog(self) -> bool:
        return self.app.seek("button", "Cancel") is None

    def test_where_nothing_can_be_written_entries_are_read(self):
        data = self.home.root / "data"
        command = ["sh", "-c", READ_ONLY, "sh", str(data), str(empty_vault())]
        root = os.geteuid() == 0
        self.start("unshare", *([] if root else ["--map-root-user"]), "--mount", *command)
        self.unlock()
        self.opened()
        keys("ctrl+1")
        self.app.says(WORDS["entries-read-only"])
        wait_for("no field to write in", lambda: not self.app.seek("button", WORDS["editor-bold"]))
