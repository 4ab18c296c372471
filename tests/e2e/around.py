"""What is round the writing: hiding, closing, and coming back to where one was."""

from desk import WORDS, Desk
from screen import keys, write

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
