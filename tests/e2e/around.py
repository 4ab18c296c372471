"""What is round the writing: hiding, closing, and coming back to where one was."""

import subprocess

from desk import WORDS, Desk
from screen import Atspi, keys, middle, wait_for, write

LONG = "\n\n".join(f"Paragraph {number} of a long evening." for number in range(1, 81))


class Around(Desk):
    def test_after_unlocking_the_caret_is_where_it_was_in_the_same_entry(self):
        self.begin({"kind": "talk", "title": "Long", "body": LONG})
        self.app.press("button", "Long")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+Home", *["Next"] * 4, "End")
        write(" before")
        self.saved()
        keys("ctrl+shift+l")
        self.unlock()
        self.app.has_focus("field", WORDS["editor-text"])
        write(" after")
        self.keeps("what was typed at the caret", lambda entry: " before after\n" in entry["body"])

    def test_after_unlocking_the_timeline_is_scrolled_as_it_was(self):
        self.begin(*({"kind": "talk", "title": f"Entry {number}"} for number in range(60)))
        keys("ctrl+shift+t")
        self.app.find("line", "Entry 59")
        top = self.still()
        keys("Tab", *["Next"] * 3)
        wait_for("another part of it", lambda: middle() != top)
        before = self.still()
        keys("ctrl+shift+l")
        self.locked()
        self.assertNotEqual(middle(), before)
        self.unlock()
        wait_for("the same picture", lambda: middle() == before)

    @staticmethod
    def still() -> bytes:
        """The middle of the screen, once it no longer changes."""
        looks = []

        def calm():
            looks.append(middle())
            return len(looks) > 10 and len(set(looks[-10:])) == 1

        wait_for("a picture that stays", calm)
        return looks[-1]

    def test_size_and_place_of_the_window_are_kept(self):
        self.begin()
        window = self.window()
        subprocess.run(["xdotool", "windowsize", "--sync", window, "900", "600"], check=True)
        subprocess.run(["xdotool", "windowmove", "--sync", window, "150", "120"], check=True)
        chosen = self.geometry()
        self.assertEqual(chosen["WIDTH"], "900")
        keys("ctrl+shift+l")
        self.unlock()
        self.opened()
        wait_for("the window where it was", lambda: self.geometry() == chosen)
        keys("alt+F4")
        self.app.ended()
        self.start()
        self.unlock()
        self.opened()
        wait_for("the window where it was", lambda: self.geometry() == chosen)

    @staticmethod
    def window() -> str:
        found = ["xdotool", "search", "--onlyvisible", "--name", "^Lamplight$"]
        return subprocess.check_output(found, text=True).split()[-1]

    def geometry(self) -> dict[str, str]:
        told = subprocess.check_output(
            ["xdotool", "getwindowgeometry", "--shell", self.window()], text=True
        )
        return dict(line.split("=", 1) for line in told.split()[1:])

    def test_in_the_smallest_window_at_twice_the_size_all_can_be_used(self):
        self.begin()
        subprocess.run(["xdotool", "windowsize", "--sync", self.window(), "10", "10"], check=True)
        size = self.geometry()
        self.assertEqual((size["WIDTH"], size["HEIGHT"]), ("640", "480"))
        usual = self.height_of_lock()
        keys(*["ctrl+plus"] * 5)
        wait_for("twice the size", lambda: self.height_of_lock() >= 2 * usual - 2)
        self.write("large")
        self.saved()
        keys("ctrl+comma")
        self.app.find("heading", WORDS["settings-title"])
        keys("alt+Left")
        self.app.says("large")
        self.app.press("button", WORDS["app-lock"])
        self.locked()
        self.unlock()
        self.app.says("large")

    def height_of_lock(self) -> int:
        """How high the button that hides and locks is, in pixels."""
        button = self.app.find("button", WORDS["app-lock"])
        return Atspi.Component.get_extents(button, Atspi.CoordType.SCREEN).height

    def test_hide_and_lock_by_button_by_key_and_under_a_dialog(self):
        self.begin({"kind": "talk", "title": "zanzibarine", "body": "x"})
        for way in ("button", "key", "dialog"):
            self.app.says("zanzibarine")
            if way == "button":
                self.app.press("button", WORDS["app-lock"])
            else:
                if way == "dialog":
                    keys("ctrl+k")
                    self.app.says(WORDS["palette-actions"])
                keys("ctrl+shift+l")
            self.locked()
            self.assertNotIn("zanzibarine", self.app.text())
            self.unlock()
            self.opened()

    def test_reading_the_page_anew_is_not_offered(self):
        self.begin()
        self.write("still here")
        keys("F5", "ctrl+r", "ctrl+shift+r")
        write(" and on")
        self.saved()
        self.keeps("the text", lambda entry: entry["body"] == "still here and on")

    def test_closing_saves_what_was_just_typed(self):
        self.begin()
        self.write("the last words")
        keys("alt+F4")
        self.assertEqual(self.app.ended(), 0)
        self.assertEqual(self.bodies(), ["the last words"])
