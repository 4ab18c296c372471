"""The editor: what is typed, laid out, and kept as Markdown."""

import contextlib

from desk import WORDS, Desk, said
from screen import GLib, keys, wait_for, write


#: The kinds in the order of their keys.
KINDS = ("reflection", "talk", "apology", "forgiveness")


class Writing(Desk):
    def kept(self, body: str) -> dict:
        """Waits until an entry with this text is in the vault."""
        return self.keeps(f"“{body}”", lambda entry: entry["body"] == body)

    def test_each_kind_is_written_with_a_title_a_date_and_tags(self):
        self.begin()
        for number, kind in enumerate(KINDS, 1):
            self.write(f"the words of {kind}", key=f"ctrl+{number}")
            self.saved()
            # By keys, as the page is laid out: the title stands over the text, the tags under it.
            self.back_to_the_title()
            write(f"A title of {kind}")
            keys("Return")
            self.app.has_focus("field", WORDS["editor-text"])
            self.app.fill("choice field", WORDS["entries-tag-add"], f"tag of {kind}")
            keys("Return")
            self.app.find("button", said("entries-tag-remove", tag=f"tag of {kind}"))
        self.app.press("button", WORDS["entries-date"])
        self.app.find("button", WORDS["entries-date-set"])
        # The parts of a date, in whichever order the language has them.
        keys("3", "Right", "4", "Right", "2", "0", "2", "1", "Return")
        self.app.says("2021")
        self.saved()
        kept = self.keeps(
            "the date", lambda entry: entry["entry_date"].startswith("2021-") and entry["tags"]
        )
        self.assertEqual(kept["kind"], KINDS[-1])
        self.assertIn(kept["entry_date"][:10], {"2021-03-04", "2021-04-03"})
        for kind in KINDS:
            whole = (kind, f"A title of {kind}", f"the words of {kind}", f"tag of {kind}")
            self.keeps(kind, lambda entry, whole=whole: self.facts(entry) == whole)

    def back_to_the_title(self):
        """By keys, over what stands between the title and the text: questions, and what it is about."""
        title = WORDS["entries-title"]
        here = self.app.label(self.app.has_focus("field", WORDS["editor-text"]))
        for _ in range(10):
            keys("shift+Tab")
            here = wait_for("the keys one step back", lambda was=here: self.elsewhere(was))
            if title in here:
                self.app.has_focus("field", title)
                return
        self.fail("the title was not reached by keys")

    def elsewhere(self, was: str) -> str | None:
        """What has the keys now is called, once it is something else."""
        with contextlib.suppress(GLib.Error):
            node = self.app.focused()
            now = self.app.label(node) if node else was
            return now if now != was else None
        return None

    @staticmethod
    def facts(entry: dict) -> tuple:
        return (entry["kind"], entry["title"], entry["body"], *entry["tags"])

    def test_what_is_typed_like_markdown_is_laid_out(self):
        self.begin()
        self.write("# A day")
        keys("Return")
        write("We **walked** and `said` *little*.")
        keys("Return")
        write("> You asked.")
        keys("Return", "Return")
        write("- one")
        keys("Return")
        write("two")
        keys("Return", "Return")
        write("1. first")
        keys("Return", "Return")
        write("[ ] ring")
        keys("Return", "Return")
        write("---")
        write("After.")
        self.app.find("tick", WORDS["editor-done"])
        self.saved()
        self.kept(
            "# A day\n\nWe **walked** and `said` *little*.\n\n> You asked.\n\n- one\n- two\n\n"
            "1. first\n\n- [ ] ring\n\n---\n\nAfter."
        )

    def test_the_toolbar_its_keys_and_the_slash_menu_do_the_same(self):
        self.begin()
        self.write("/")
        self.app.says(WORDS["editor-slash"])
        write("quot")
        keys("Return")
        write("by the menu")
        keys("Return", "Return")
        write("by the bar")
        self.app.press("button", WORDS["editor-heading-2"])
        self.app.has_focus("field", WORDS["editor-text"])
        keys("End", "Return")
        keys("ctrl+b")
        write("by keys")
        keys("ctrl+b")
        self.saved()
        self.kept("> by the menu\n\n## by the bar\n\n**by keys**")

    def test_a_link_is_made_by_keys(self):
        self.begin()
        self.write("harbour")
        keys("ctrl+a", "ctrl+shift+k")
        self.app.has_focus("field", WORDS["editor-link-address"])
        keys("ctrl+a")
        write("https://example.org/a")
        keys("Return")
        self.app.find("link", "harbour")
        self.kept("[harbour](https://example.org/a)")

    def test_plain_text_is_the_markdown_itself(self):
        self.begin({"kind": "talk", "body": "*  starred\n*  list\n\nand __bold__"})
        self.app.press("button", "starred")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+shift+m")
        self.app.says(WORDS["editor-plain-about"])
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+End")
        write(" and more")
        self.saved()
        # What was not changed is as it was written, in whichever spelling.
        self.kept("*  starred\n*  list\n\nand __bold__ and more")
        keys("ctrl+shift+m")
        self.app.find("button", WORDS["editor-bold"])
