"""Sharing through the system's own dialog, read back with other programs."""

import re
import subprocess

from desk import WORDS, Desk
from screen import keys, wait_for, write

TWO = (
    {"kind": "talk", "title": "Before Sunday", "body": "I want to ask how the week was."},
    {"kind": "apology", "title": "The window", "body": "You waited by the window."},
    {"kind": "reflection", "title": "Not this one", "body": "zanzibarine"},
)


class Sharing(Desk):
    def choose_two(self, way: str):
        self.begin(*TWO)
        keys("ctrl+shift+e")
        self.app.press("button", WORDS["share-pick"])
        for one in TWO[:2]:
            self.app.press("tick", one["title"])
        self.app.press("button", f"Take \u20682\u2069")
        for one in TWO[:2]:
            self.app.says(one["body"])
        self.assertNotIn("zanzibarine", self.app.text())
        self.app.press("tick", WORDS[way])

    def save_as(self, button: str, file):
        """Presses the button and answers the system's own dialog by keys."""
        keys("Tab")
        self.app.press("button", WORDS[button])
        self.app.find("button", "Save")
        keys("ctrl+a")
        write(str(file))
        keys("Return")
        self.app.says(WORDS["share-made"])
        wait_for("the file", file.exists)

    def recent(self) -> str:
        """What the system noted as used of late."""
        notes = [file.read_text() for file in self.home.root.rglob("recently-used*")]
        return "\n".join(notes)

    def test_a_pdf_that_only_its_password_opens(self):
        self.choose_two("share-way-pdf")
        file = self.home.root / "home" / "for monday.pdf"
        self.save_as("share-save-pdf", file)
        found = re.search(r"(?i)\b[0-9a-z]{5}(?:-[0-9a-z]{5}){3}\b", self.app.text())
        self.assertIsNotNone(found, "the password is shown")
        password = found.group()
        subprocess.run(["qpdf", "--check", f"--password={password}", file], check=True)
        read = subprocess.check_output(["pdftotext", "-upw", password, file, "-"], text=True)
        for one in TWO[:2]:
            self.assertIn(one["title"], read)
            self.assertIn(one["body"], read)
        self.assertNotIn("zanzibarine", read)
        wrong = subprocess.run(["qpdf", "--check", "--password=x", file], check=False)
        self.assertNotEqual(wrong.returncode, 0)
        self.assertNotIn("monday", self.recent())
        self.app.says(WORDS["share-log"])

    def test_markdown_says_that_anybody_can_read_it(self):
        self.choose_two("share-way-markdown")
        file = self.home.root / "home" / "for-monday.md"
        self.save_as("share-save-markdown", file)
        self.app.says(WORDS["share-made-open"])
        read = file.read_text()
        for one in TWO[:2]:
            self.assertIn(one["title"], read)
            self.assertIn(one["body"], read)
        self.assertNotIn("zanzibarine", read)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)

    def test_a_lock_takes_the_dialog_from_the_screen_and_nothing_is_written(self):
        self.choose_two("share-way-markdown")
        keys("Tab")
        self.app.press("button", WORDS["share-save-markdown"])
        self.app.find("button", "Save")
        self.app.press("button", WORDS["app-lock"])
        self.locked()
        wait_for("the dialog to go", lambda: self.app.seek("button", "Save") is None)
        # The vault is closed, not only out of sight.
        self.unlock()
        self.opened()
        self.assertEqual([*self.home.root.rglob("*.md")], [])


class Links(Desk):
    def test_a_link_is_asked_about_with_its_host_as_computers_write_it(self):
        self.begin({"kind": "talk", "title": "Fruit", "body": "[apple](https://\u0430\u0440\u0440\u04cf\u0435.com/)"})
        self.app.press("button", "Fruit")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+a", "ctrl+shift+k")
        self.app.press("button", WORDS["editor-link-open"])
        self.app.says("xn--80ak6aa92e.com")
        self.app.press("button", WORDS["shell-link-stay"])
        wait_for("the question to go", lambda: "xn--" not in self.app.text())
