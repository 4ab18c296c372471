"""From the first start to an open journal, and what can be in the way of it."""

import re
import subprocess

import screen
from desk import PASSPHRASE, WORDS, Desk, ask, said
from screen import keys, wait_for, write

FIELDS = {"password text", "entry", "text"}


class FirstRun(Desk):
    def test_the_shared_computer_is_spoken_of_before_any_field_and_keys_lead_to_the_journal(self):
        self.start()
        self.app.says(WORDS["lock-before-shared-computer"])
        fields = [node for node in self.app.everything() if node.get_role_name() in FIELDS]
        self.assertEqual(fields, [])
        self.reach("button", WORDS["lock-before-continue"])
        keys("Return")
        self.app.has_focus("passphrase", WORDS["lock-create-passphrase"])
        text = self.app.text()
        self.assertIn(WORDS["lock-create-no-reset"], text)
        self.assertIn(WORDS["lock-create-no-reset-again"], text)
        write("password")
        self.app.says(WORDS["lock-strength-low"])
        keys("ctrl+a")
        write(PASSPHRASE)
        self.app.says(WORDS["lock-strength-high"])
        self.reach("passphrase", WORDS["lock-create-again"])
        write(PASSPHRASE)
        keys("Return")
        self.app.says(WORDS["recovery-what"])
        self.reach("button", WORDS["recovery-written"])
        # A group is told twice: as a point of the list and as the text in it.
        told = re.findall(r"\b[0-9A-HJKMNP-TV-Z]{4}\b", self.app.text())
        code = told[::2]
        self.assertEqual(code, told[1::2])
        self.assertEqual(len(code), 9, code)
        self.assertFalse(self.vault().exists(), "no journal without what was agreed to")
        keys("Return")
        self.app.says(WORDS["recovery-rehearse"])
        asked = [n for n in range(1, 10) if self.app.seek("field", said("recovery-group", number=n))]
        self.assertEqual(len(asked), 2, asked)
        for number in asked:
            self.app.has_focus("field", said("recovery-group", number=number))
            write(code[number - 1].lower())
            keys("Tab")
        self.reach("button", WORDS["recovery-rehearse-done"])
        keys("Return")
        self.opened()
        self.app.says(WORDS["home-empty"])
        self.assertEqual(self.peek(), [])
        with self.copied() as vault:
            self.assertTrue(ask(vault, ("vault_info", {}))[0]["recovery"])

    def reach(self, kind: str, name: str):
        """Goes on with Tab until the keys are there."""
        for _step in range(12):
            node = self.app.settled()
            if node.get_role_name() in screen.ROLES[kind] and name in node.get_name():
                return
            keys("Tab")
        self.fail(f"Tab does not lead to {kind} “{name}”")


class Unlocking(Desk):
    def test_two_keys_lead_from_the_passphrase_to_the_caret(self):
        self.prepare()
        self.start()
        self.app.fill("passphrase", WORDS["lock-passphrase"], PASSPHRASE)
        keys("Return")
        self.app.has_focus("button", WORDS["kind-reflection"])
        keys("Return")
        self.app.has_focus("field", WORDS["editor-text"])
        write("at once")
        self.saved()
        self.keeps("what was typed", lambda entry: entry["body"] == "at once")

    def test_a_wrong_passphrase_is_said_plainly(self):
        self.prepare()
        self.start()
        self.unlock("not the passphrase")
        self.app.says(WORDS["errors-wrong-passphrase"])
        # What was typed is selected: the next try begins anew.
        write(PASSPHRASE)
        keys("Return")
        self.opened()

    def test_a_damaged_copy_of_the_header_is_mended_from_the_other(self):
        self.prepare({"kind": "talk", "body": "still here"})
        first, second = self.headers()
        whole = first.read_bytes()
        self.damage(first)
        self.start()
        self.unlock()
        self.opened()
        self.app.says("still here")
        self.assertEqual(first.read_bytes(), whole)
        self.assertEqual(second.read_bytes(), whole)

    def test_damage_to_both_copies_is_told_apart_from_a_wrong_passphrase(self):
        self.prepare()
        damaged = [self.damage(header) for header in self.headers()]
        self.start()
        self.unlock()
        self.app.says(WORDS["errors-header-damaged"])
        text = self.app.text()
        self.assertIn(WORDS["lock-trouble-header"], text)
        self.assertNotIn(WORDS["errors-wrong-passphrase"], text)
        self.assertEqual([header.read_bytes() for header in self.headers()], damaged)

    def test_a_second_start_shows_the_first(self):
        self.prepare()
        self.start()
        self.locked()
        first = self.visible()[0]
        subprocess.run(["xdotool", "windowminimize", first], check=True)
        wait_for("the window to go", lambda: first not in self.visible())
        before = self.app
        second = self.start()
        self.assertEqual(second.ended(), 0)
        self.app = before
        wait_for("the window to come back", lambda: first in self.visible())
        self.locked()

    @staticmethod
    def visible() -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Lamplight$"],
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def headers(self):
        first, second = sorted(self.vault().glob("*hdr*"))
        return first, second

    @staticmethod
    def damage(header) -> bytes:
        """Turns one bit within the part that matters."""
        content = bytearray(header.read_bytes())
        content[100] ^= 1
        header.write_bytes(content)
        return bytes(content)
