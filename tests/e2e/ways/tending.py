"""The ways that are looked at again and again: with a counsellor, with oneself, over time."""

import re
import subprocess

from desk import WORDS, said
from screen import keys, wait_for, write

from .past import day
from .walk import Walk


class Tending(Walk):
    def test_professional_help(self):
        self.go("ctrl+shift+f", "app-counsellor")
        self.press("sessions-new")
        self.find("heading", WORDS["sessions-new"])
        self.press("kit-today")
        self.fill(WORDS["sessions-with"], "Dana")
        self.fill(WORDS["sessions-focus"], "Sleep, and Sunday.")
        self.press("kit-keep")
        self.press("sessions-prepare")
        self.answer("guide-session-hardest", "The evenings.")
        self.answer("guide-session-helped", "Walking.")
        self.answer("guide-session-question", "How do I begin?")
        self.find("tick", said("sessions-raised", what="How do I begin?"))
        self.press("sessions-bring-more")
        self.press("sessions-bring-checkins")
        self.gone("button", WORDS["sessions-bring-checkins"])
        self.at_home(WORDS["home-session-today"])
        self.press_on(WORDS["home-session-today"])

        # A document of it: seen first, then made.
        self.press("sessions-share")
        self.says("Sleep, and Sunday.", "How do I begin?")
        self.press("share-way-pdf", "tick")
        file = self.home.root / "home" / "for dana.pdf"
        self.press("share-save-pdf")
        self.find("button", "Save")
        keys("ctrl+a")
        write(str(file))
        keys("Return")
        shown = self.says(WORDS["share-made"])
        wait_for("the file", file.exists)
        password = re.search(r"(?i)\b[0-9a-z]{5}(?:-[0-9a-z]{5}){3}\b", shown).group()
        read = subprocess.check_output(["pdftotext", "-upw", password, file, "-"], text=True)
        self.assertIn("How do I begin?", read)

        # After it: what came up, what to keep, and a promise of the next step.
        self.go("ctrl+shift+f", "app-counsellor")
        self.press_on("Dana")
        self.press("sessions-raised", "tick", what="How do I begin?")
        self.press("sessions-after")
        self.answer("guide-session-takeaways", "Begin small.")
        self.answer("guide-session-next-steps", "Phones out of the room")
        self.press("sessions-to-promise")
        self.find("field", WORDS["guide-promise-text"])
        self.next("guide-promise-text")
        self.answer("guide-promise-when-cue", "At ten.")
        self.says(WORDS["guide-kept"])
        section = self.section("session", lambda section: section["meetings"])
        [meeting] = section["meetings"]
        self.assertEqual((meeting["on_day"], meeting["focus"]), (day(0), "Sleep, and Sunday."))
        self.assertEqual(meeting["questions"], [{"text": "How do I begin?", "raised": True}])
        self.assertEqual(meeting["takeaways"], "Begin small.")
        self.assertEqual(meeting["next_steps"], "Phones out of the room")

    def test_self_trust(self):
        keys("ctrl+1")
        self.fill(WORDS["entries-title"], "A straight answer")
        self.press("guide-self-trust-name")
        self.answer("guide-self-trust-acted", "I said what I had done.")
        self.skip("guide-self-trust-knew")
        self.answer("guide-self-trust-kept-word", "To bed at eleven.")
        self.answer("guide-self-trust-went-quiet", "At lunch.")
        with self.about():
            self.press("entries-starred", "tick")
        self.saved()

        self.go("ctrl+7", "app-values")
        self.says("A straight answer", WORDS["guide-self-trust-list"])
        self.press("values-look")
        self.choose("guide-look-importance", "9")
        self.choose("guide-look-lived", "4")
        self.fill(WORDS["guide-look-act"], "Answer the letter.")
        self.press("kit-keep")
        looked = (said("values-importance", value=9), said("values-lived", value=4))
        self.says("Answer the letter.", *looked)
        # Home says its word when it is asked, and not before.
        self.at_home(WORDS["home-word"])
        self.assertIsNone(self.seek("button", said("home-value", name="Honesty")))
        self.press("home-word")
        self.find("button", said("home-value", name="Honesty"))
        self.brought("sessions-an-entry", "A straight answer", "A straight answer")
        section = self.section("self_trust", lambda section: section["values"])
        [line] = section["lines"]
        self.assertTrue(line["starred"])
        self.assertEqual(line["acted"], "I said what I had done.")
        self.assertEqual(line["went_quiet"], "At lunch.")
        [value] = section["values"]
        self.assertEqual((value["name"], value["gap"]), ("Honesty", 5))

    def test_time_and_patience(self):
        self.at_home(WORDS["app-checkins"])
        self.press_on(WORDS["app-checkins"])
        self.pick("checkins-matter", "The Sunday")
        self.choose("guide-checkin-hurt", "4")
        self.choose("guide-checkin-self-trust", "7")
        self.fill(WORDS["guide-checkin-small-step"], "We ate without phones.")
        self.press("checkins-keep")
        # Own ratings over time, in a table too; a dip is told only where it was come back from.
        self.says(WORDS["checkins-over-time"], WORDS["checkins-dips-one"], "We ate without phones.")
        self.at_home("We ate without phones.")
        self.assertIsNone(self.seek("button", WORDS["app-checkins"]), "it is asked once a day")

        self.go("ctrl+shift+a", "matters-title")
        self.press_on("The Sunday")
        self.find("button", "We ate without phones.", whole=False)
        self.press("matters-how-long")
        self.says("\u20683\u2069 weeks since it happened.")
        section = self.section("time", lambda section: section["steps"])
        self.assertIn("We ate without phones.", [one["text"] for one in section["steps"]])
        rated = [(one["on_day"], one["self_trust"]) for one in section["ratings"]]
        self.assertEqual(rated[-1], (day(0), 7))
        self.assertEqual(len(rated), 4, "days without a rating are no rows")
