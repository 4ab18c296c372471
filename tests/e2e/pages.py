"""The pages round the writing: settings, help, and what is protected."""

import time

from desk import WORDS, Desk
from screen import brightness, keys, wait_for

#: The setting that is the shortest, in seconds, and how much later a busy computer may notice.
MINUTE, LATE = 60, 20
#: The page tells that somebody is there at most so often; of the keys after that nobody hears.
TOLD_EVERY = 10


class Pages(Desk):
    def test_help_and_what_is_protected_are_a_key_away(self):
        self.begin()
        keys("F1")
        self.app.find("heading", WORDS["help-title"])
        text = self.app.text()
        for told in ("help-somebody-comes-text", "help-forgot-text", "app-palette"):
            self.assertIn(WORDS[told], text)
        self.assertIn("Ctrl+Shift+L", text)
        keys("shift+F1")
        self.app.find("heading", WORDS["protection-title"])
        text = self.app.text()
        for told in ("protection-first", "protection-locked-text", "protection-watches-text"):
            self.assertIn(WORDS[told], text)
        keys("ctrl+slash")
        self.app.says(WORDS["help-keys-what"])
        keys("Escape")
        self.app.find("heading", WORDS["protection-title"])

    def test_the_look_is_chosen_in_the_settings_and_kept(self):
        self.begin()
        day = brightness()
        self.assertGreater(day, 200)
        keys("ctrl+comma")
        self.app.find("heading", WORDS["settings-title"])
        self.assertIn(str(self.vault()), self.app.text(), "where the journal lies")
        self.app.press("tick", WORDS["settings-look-dusk"])
        wait_for("the dusk", self.is_dusk)
        keys("ctrl+shift+l")
        self.locked()
        wait_for("the dusk in the other window", self.is_dusk)
        keys("alt+F4")
        self.app.ended()
        self.start()
        self.locked()
        wait_for("the dusk after a new start", self.is_dusk)

    @staticmethod
    def is_dusk() -> bool:
        """Dark, and not the black of a screen without a window."""
        return 10 < brightness() < 70

    def test_when_nobody_is_there_for_a_minute_it_is_locked(self):
        self.begin()
        keys("ctrl+comma")
        choice = self.app.find("choice", WORDS["settings-lock-time"])
        wait_for("the focus", lambda: self.app.focuses(choice))
        keys("Up", "Up")
        wait_for("the minute in the vault", lambda: self.has_set("lock_after_minutes", 1))
        before = time.monotonic()
        self.write("zanzibarine")
        self.app.find("passphrase", WORDS["lock-passphrase"], patience=MINUTE + LATE)
        self.assertGreater(time.monotonic() - before, MINUTE - TOLD_EVERY)
        self.assertNotIn("zanzibarine", self.app.text())
        self.unlock()
        self.app.says("zanzibarine")
