"""Timeline, history, trash, search and palette."""

from desk import WORDS, Desk, NotSo, said
from screen import keys, wait_for, write

THREE = (
    {"kind": "talk", "title": "Before Sunday", "body": "I want to ask how the week was."},
    {"kind": "apology", "title": "The window", "body": "You waited by the window, and I did not ring."},
    {"kind": "reflection", "title": "A walk", "body": "We walked along the harbour wall."},
)


class Finding(Desk):
    def test_the_timeline_is_read_and_opened_by_keys(self):
        self.begin(*THREE)
        keys("ctrl+shift+t")
        for one in THREE:
            self.app.says(one["title"])
        self.app.find("line", "A walk")
        self.reach_line("A walk")
        keys("Down", "Return")
        self.app.says("You waited by the window")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("alt+Left")
        self.app.says(WORDS["timeline-title"])

    def reach_line(self, title: str):
        """Goes on with Tab until the keys are on the line of an entry."""
        for _step in range(25):
            if title in (self.app.settled().get_name() or ""):
                return
            keys("Tab")
        self.fail(f"Tab does not lead to the line of “{title}”")

    def test_earlier_words_are_shown_by_their_differences_and_come_back(self):
        self.begin({"kind": "talk", "title": "Before Sunday", "body": "I was angry with you"})
        self.app.press("button", "Before Sunday")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+End", "ctrl+shift+Left", "ctrl+shift+Left")
        write("at myself")
        self.saved()
        self.keeps("the change", lambda entry: entry["body"] == "I was angry at myself")
        keys("ctrl+shift+y")
        self.app.says(WORDS["history-title"])
        text = self.app.says(WORDS["history-taken-out"]) and self.app.text()
        for words in ("with", "myself", WORDS["history-put-in"]):
            self.assertIn(words, text)
        self.app.press("button", WORDS["history-restore"].partition("{")[0].strip())
        self.app.says(WORDS["history-restored"])
        self.keeps("the earlier words", lambda entry: entry["body"] == "I was angry with you")

    def test_what_is_put_away_can_be_undone_and_taken_back_out(self):
        self.begin({"kind": "talk", "title": "Before Sunday", "body": "How was the week?"})
        for way in ("undo", "trash"):
            self.app.press("button", "Before Sunday")
            self.app.has_focus("field", WORDS["editor-text"])
            self.by_palette(WORDS["entries-trash"])
            self.app.find("button", WORDS["app-undo"])
            wait_for("the trash to have it", lambda: self.peek_quietly() == [])
            if way == "undo":
                keys("ctrl+shift+BackSpace")
            else:
                keys("ctrl+shift+d")
                self.app.press("button", said("trash-restore-this", title="Before Sunday"))
                self.app.says(WORDS["trash-restored"])
            self.keeps("the entry", lambda entry: entry["body"] == "How was the week?")
            keys("ctrl+shift+h")
            self.app.says(WORDS["home-pick-up"])

    def peek_quietly(self):
        try:
            return self.peek()
        except (OSError, NotSo):
            return None

    def by_palette(self, action: str):
        keys("ctrl+k")
        self.app.has_focus("search", WORDS["palette-field"])
        write(action)
        self.app.says(action)
        keys("Return")

    def test_search_answers_while_it_is_typed_and_marks_its_hits_in_the_entry(self):
        self.begin(*THREE)
        keys("ctrl+f")
        self.app.has_focus("search", WORDS["search-field"])
        write("window")
        self.app.says("The window")
        self.assertNotIn("Before Sunday", self.app.text())
        keys("Down", "Return")
        self.app.has_focus("field", WORDS["editor-text"])
        self.app.says(said("editor-find-place", here=1, count=1))
        keys("alt+Left")
        self.app.has_focus("search", WORDS["search-field"])
        write("zanzibarine")
        self.app.says(WORDS["search-none"])

    def test_the_palette_finds_actions_and_entries(self):
        self.begin(*THREE)
        keys("ctrl+k")
        self.app.has_focus("search", WORDS["palette-field"])
        write("harb")
        self.app.says("A walk")
        keys("Return")
        self.app.says("We walked along the harbour wall.")
        self.by_palette(WORDS["app-settings"])
        self.app.says(WORDS["settings-lock-time"])
