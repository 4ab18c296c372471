"""Locking leaves nothing behind, and happens by itself when it has to."""

from desk import PASSPHRASE, Desk, entries
from gi.repository import Gio, GLib
from logind import Logind
from memory import Memory
from screen import keys, wait_for

#: No word of any text, message or file but this one.
CANARY = "zanzibarine"


class Locking(Desk):
    def test_nothing_is_left_when_it_is_locked(self):
        self.begin()
        self.write(f"A word that stands nowhere else: {CANARY}.")
        self.saved()
        keys("ctrl+shift+l")
        self.locked()
        self.assertTrue(self.vault().is_dir(), "the control: it was written here")

        # The control: the same search finds the word where it does stand.
        control = self.home.root / "tmp" / "control"
        control.write_text(CANARY, encoding="utf-16-le")
        self.assertEqual(self.home.files_with(CANARY), [str(control)])
        control.unlink()

        self.assertEqual(self.home.files_with(CANARY), [])
        self.assertEqual(self.home.files_with(PASSPHRASE), [])
        self.assertNotIn(CANARY, self.app.text())
        self.unlock()
        self.app.says(CANARY)

    def test_after_the_lock_the_page_that_showed_the_words_is_gone_from_memory(self):
        words = f"{CANARY} quokkafied"
        self.begin()
        self.write(words)
        self.saved()
        memory = Memory(self.app.process.pid)
        pages = [name for name in memory.find(words.encode()) if name.startswith("WebKitWeb")]
        self.assertEqual(len(pages), 1, "the control: the page that shows the words holds them")
        keys("ctrl+shift+l")
        self.locked()
        left = memory.find(words.encode())
        self.assertEqual([name for name in left if name.startswith("WebKit")], [])

class Sleeping(Desk):
    """The system says that it is about to sleep, or that the screen was locked."""

    def setUp(self):
        super().setUp()
        self.logind = Logind(self.root)
        self.addCleanup(self.logind.stop)
        self.prepare()
        self.start(**self.logind.variables)
        wait_for("the program to hold up a sleep", lambda: self.logind.holders() == 1)
        self.unlock()
        self.opened()

    def test_before_the_computer_sleeps_the_vault_is_closed(self):
        self.write(CANARY)
        self.app.says(CANARY)
        self.logind.sleep(True)
        wait_for("the program to let it sleep", lambda: self.logind.holders() == 0)
        # Not only out of sight: whoever wakes the computer finds nothing open, and all of it saved.
        self.assertEqual([entry["body"] for entry in entries(self.vault())], [CANARY])
        self.locked()
        self.logind.sleep(False)
        wait_for("the program to hold up the next sleep", lambda: self.logind.holders() == 1)

    def test_a_locked_session_and_a_locked_screen_lock_it_too(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        for interface in (None, "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"):
            with self.subTest(interface=interface):
                if interface is None:
                    self.logind.lock_session()
                else:
                    path = "/" + interface.replace(".", "/")
                    locked = GLib.Variant("(b)", (True,))
                    session.emit_signal(None, path, interface, "ActiveChanged", locked)
                    session.flush_sync(None)
                self.locked()
                self.unlock()
                self.opened()
