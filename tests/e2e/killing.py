"""`kill -9` while somebody types: at most the last two seconds are missing."""

import contextlib
import random
import time

from desk import Desk, options
from screen import Atspi, GLib, wait_for, write


class Killing(Desk):
    #: What the design promises, and what this test needs to see a word on the screen.
    SECONDS = 2.0 + 0.5

    def test_at_most_two_seconds_are_missing(self):
        self.prepare()
        chance = random.Random(20)
        lost = []
        for number in range(options.kills):
            with self.subTest(kill=number):
                try:
                    lost.append(self.once(f"killed{number}x", chance.uniform(2.5, 6.0)))
                finally:
                    # The next one would only bring this one to the front.
                    self.app.kill()
                print(f"kill {number + 1}: {lost[-1]:.2f} s of typing lost", flush=True)
        worst = max(lost, default=0.0)
        print(f"{len(lost)} of {options.kills} kills lost at most {worst:.2f} s of typing")

    def once(self, name: str, seconds: float) -> float:
        """Types numbered words, kills the program in between, and tells how many seconds are lost:
        from the kill back to when the first word that is missing stood on the screen."""
        self.start()
        self.unlock()
        self.opened()
        self.write(name + " ")
        line = wait_for("the line", lambda: self.line(name))
        begun = time.monotonic()
        shown = []
        while time.monotonic() - begun < seconds:
            word = f"w{len(shown):04}"
            write(word + " ")
            wait_for(word, lambda: word in self.text_of(line))
            shown.append(time.monotonic())
        self.app.kill()
        killed = time.monotonic()

        found = [body for body in self.bodies() if name in body]
        self.assertEqual(len(found), 1, "the entry is there, and there once")
        text = "".join(f"w{number:04} " for number in range(len(shown)))
        self.assertTrue((name + " " + text).startswith(found[0].rstrip()), "what is there is right")
        kept = (len(found[0].rstrip()) + 1 - len(name + " ")) // len("w0000 ")
        if kept >= len(shown):
            return 0.0
        lost = killed - shown[kept]
        self.assertLess(lost, self.SECONDS)
        return lost

    def line(self, name: str):
        """The innermost node in which this word stands."""
        found = None
        for node in self.app.everything():
            with contextlib.suppress(GLib.Error):
                if "Text" in node.get_interfaces() and name in self.text_of(node):
                    found = node
        return found

    @staticmethod
    def text_of(node) -> str:
        node.clear_cache()
        return Atspi.Text.get_text(node, 0, -1)
