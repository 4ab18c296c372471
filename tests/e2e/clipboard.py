"""What was copied does not stay on the clipboard, and what others laid there does."""

import time

import gi

gi.require_version("Gtk", "3.0")
from desk import Desk  # noqa: E402
from gi.repository import Gdk, Gtk  # noqa: E402
from screen import clipboard, keys, wait_for  # noqa: E402

#: How long what was copied stays, in seconds.
STAYS = 30
WORDS = "copied by hand"


def on_clipboard() -> str | None:
    """What another program finds there."""
    return Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).wait_for_text()


class Clipboard(Desk):
    def copy(self):
        keys("ctrl+a", "ctrl+c")
        wait_for("the text on the clipboard", lambda: on_clipboard() == WORDS)

    def test_what_was_copied_is_gone_after_half_a_minute_and_at_the_lock(self):
        self.begin()
        self.write(WORDS)
        self.saved()
        self.copy()
        begun = time.monotonic()
        wait_for("an empty clipboard", lambda: on_clipboard() is None)
        took = time.monotonic() - begun
        print(f"    copied text was there for {took:.1f} s", end=" ", flush=True)
        self.assertGreater(took, STAYS - 3)

        self.copy()
        keys("ctrl+shift+l")
        self.locked()
        wait_for("an empty clipboard", lambda: on_clipboard() is None, patience=5)

        # Another program's stays, whatever was copied here before it.
        self.unlock()
        self.app.says(WORDS)
        self.copy()
        clipboard("another program's words")
        keys("ctrl+shift+l")
        self.locked()
        self.assertEqual(on_clipboard(), "another program's words")
