"""The ways that are written as an entry: a talk, an apology, forgiving."""

from desk import WORDS, said
from screen import Atspi, keys, write

from .past import day
from .walk import Walk


class Between(Walk):
    def test_open_communication(self):
        self.begin_entry("ctrl+2", "How Sunday was")
        self.answer("guide-talk-saw", "I looked at my phone at supper.")
        self.choose_on("guide-talk-feel", WORDS["feeling-tense"])
        self.answer("guide-talk-need", "To be heard out.")
        self.answer("guide-talk-ask", "Ten minutes without phones?")
        self.answer("guide-talk-heard", "You were somewhere else.")
        self.answer("guide-talk-makes-sense", "That I was.")
        self.skip("guide-talk-their-feel-guess")
        self.answer("guide-talk-pause-plan", "I say: a walk first.")
        with self.about():
            self.pick("entries-person", "Jo")
            self.pick("entries-matter", "The Sunday")
            self.choose("entries-status", WORDS["entries-ready"])

        # To read from, before it.
        self.menu("entries-more", "guide-talk-card")
        four = ("at my phone", "tense", "heard out", "without phones")
        self.says(WORDS["entries-card-pause"], *four)
        keys("Escape")

        planned = said("home-talk-both", person="Jo", title="How Sunday was")
        self.at_home(planned)
        self.press_on(planned)
        self.press("entries-steps-after")
        self.choose_on("guide-talk-checked", WORDS["guide-answer-not-yet"])
        self.answer("guide-talk-after", "We stopped once, and went on.")
        with self.about("entries-about-change"):
            self.choose("entries-status", WORDS["entries-talked"])
        self.go("ctrl+shift+h", "home-begin")
        self.assertIsNone(self.seek("button", planned), "what was had is not planned any more")

        self.go("ctrl+shift+a", "matters-title")
        self.press_on("The Sunday")
        self.find("button", "How Sunday was", whole=False)
        self.brought("sessions-an-entry", "How Sunday was", "How Sunday was")
        section = self.section("talk", lambda section: section["had"] == 1)
        [talk] = section["talks"]
        self.assertEqual(section["prepared"], 1)
        self.assertEqual((talk["role"], talk["on_day"]), ({"relation": "partner"}, day(0)))
        self.assertEqual((talk["feel"], talk["heard"]), ("tense", "You were somewhere else."))
        self.assertEqual(talk["after"], "We stopped once, and went on.")

    def test_apologise_and_take_responsibility(self):
        self.begin_entry("ctrl+3", "The window")
        self.choose("guide-apology-yours", WORDS["guide-apology-yours-keep-the-peace"])
        self.says(WORDS["guide-apology-yours-after"])
        self.find("button", WORDS["guide-support"])
        self.choose_on("guide-apology-yours", WORDS["guide-answer-yes"])
        self.answer("guide-apology-value", "Someone who rings.")
        self.answer("guide-apology-did", "I did not ring.")
        self.answer("guide-apology-impact", "You waited by the window.")
        self.skip("guide-apology-how-it-came")
        self.answer("guide-apology-mine", "I had the time, and let it pass.")
        self.answer("guide-apology-change", "I ring before six.")
        self.skip("guide-apology-amends")
        self.skip("guide-apology-ask")

        # The letter, put together from the answers, and the writer's own from then on.
        group = self.find("heading", WORDS["guide-apology-letter"]).get_parent()
        self.press_in(group, "entries-put-together")
        self.says("You waited by the window.\n")
        self.press_in(group, "entries-letter-write")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+End")
        write(" Jo, I am sorry.")
        self.saved()
        self.next("guide-apology-letter")

        # A second pair of eyes, when asked for. Nothing waits for it.
        asked = self.find("heading", WORDS["guide-apology-look"]).get_parent()
        self.press_in(asked, "apology-look")
        self.find("heading", WORDS["apology-looked-over"])
        self.says(WORDS["apology-none"], WORDS["apology-has-regret"])
        self.press("apology-close")
        self.next("guide-apology-look")
        self.choose_on("guide-apology-heard-first", WORDS["guide-answer-not-yet"])
        self.choose("guide-apology-way", WORDS["guide-apology-way-letter"])
        self.next("guide-apology-way", "guide-done")
        with self.about():
            self.pick("entries-person", "Jo")
            self.press("kit-tomorrow")
        self.says(said("entries-resting", date="").partition("\u2068")[0].strip())
        self.go("ctrl+shift+h", "home-begin")
        self.assertIsNone(self.seek("button", "The window", whole=False), "it rests")

        # Taken up again, it is on Home, and its earlier versions are there.
        self.open_entry("The window")
        with self.about("entries-about-change"):
            self.press("kit-clear-named", label=WORDS["entries-rests-until"])
        self.at_home("The window")
        self.press_on("The window")
        self.app.has_focus("field", WORDS["editor-text"])
        keys("ctrl+shift+y")
        self.says(WORDS["history-title"], "Jo, I am sorry.")
        keys("alt+Left")

        # A promise from what will be different, in one tap; it is there already, and may be left.
        self.menu("entries-more", "entries-promise")
        begun = self.find("field", WORDS["guide-promise-text"])
        self.assertEqual(Atspi.Text.get_text(begun, 0, -1), "I ring before six.")
        self.next("guide-promise-text")
        self.answer("guide-promise-when-cue", "When I am late.")
        self.says(WORDS["guide-kept"])
        keys("alt+Left")

        self.press("entries-steps-after")
        self.press("kit-today")
        self.next("guide-apology-given-on")
        self.answer("guide-apology-response-note", "Quiet, and then glad.")
        self.says(WORDS["entries-given"])
        self.brought("sessions-an-entry", "The window", "Jo, I am sorry.")
        section = self.section("apology", lambda section: self.is_given(section))
        [letter] = section["letters"]
        self.assertTrue(letter["letter"].endswith(" Jo, I am sorry."), letter["letter"])
        self.assertEqual(letter["given_on"], day(0))
        self.assertEqual([one["text"] for one in letter["promises"]], ["I ring before six."])

    @staticmethod
    def is_given(section: dict) -> bool:
        return [letter["status"] for letter in section["letters"]] == ["given"]

    def test_forgiveness_and_letting_go(self):
        self.begin_entry("ctrl+4", "What I carry")
        self.choose_on("guide-forgiveness-toward", WORDS["guide-forgiveness-toward-both"])
        self.choose_on("guide-forgiveness-still-myself", WORDS["guide-answer-no"])
        self.says(WORDS["guide-forgiveness-not-the-same"])
        self.answer("guide-forgiveness-what-hurt", "They left without a word.")
        self.skip("guide-forgiveness-cost")
        self.answer("guide-forgiveness-want", "Not forgiving, for now.")
        self.skip("guide-forgiveness-their-side")
        self.answer("guide-forgiveness-release", "Waiting for the ring.")
        self.answer("guide-forgiveness-keep", "Distance.")
        self.answer("guide-forgiveness-did", "I read their letters.")
        self.choose_on("guide-forgiveness-values-broken", "Honesty")
        self.answer("guide-forgiveness-put-right", "I told them.")
        self.skip("guide-forgiveness-friend")
        # Not now is a full answer; the two kinds of forgiving are kept apart.
        self.choose_on("guide-forgiveness-stage", WORDS["guide-forgiveness-stage-not-now"])
        self.choose_on("guide-forgiveness-decision", "7")
        self.choose_on("guide-forgiveness-feeling", "2")
        self.press("entries-letter-write")
        self.app.has_focus("field", WORDS["editor-text"])
        write("You will never read this.")
        self.saved()
        section = self.section("forgiveness", lambda section: section["forgiving"])
        [one] = section["forgiving"]
        self.assertNotIn("letter", one, "a letter that is not to be sent stays here")
        self.assertEqual((one["stage"], one["decision"], one["feeling"]), ("not_now", 7, 2))
        self.assertEqual((one["release"], one["keep"]), ("Waiting for the ring.", "Distance."))
        self.assertEqual(one["put_right"], "I told them.")

        # On Home while it was opened of late, and not when it is not to be.
        self.at_home("What I carry")
        self.press_on("What I carry")
        with self.about():
            self.press("entries-resurface-not", "tick")
        self.go("ctrl+shift+h", "home-begin")
        self.assertIsNone(self.seek("button", "What I carry", whole=False))

        # Put down: out of every list until its day, or until it is opened by hand.
        keys("alt+Left")
        self.menu("entries-more", "entries-seal")
        self.press("entries-in-a-month")
        self.press_on(WORDS["guide-forgiveness-seal"].partition("{")[0].strip())
        self.find("button", WORDS["app-undo"], whole=False)
        self.section("forgiveness", lambda section: not section["forgiving"])
        self.go("ctrl+shift+t", "timeline-title")
        self.find("line", "Before", whole=False)
        self.assertIsNone(self.seek("line", "What I carry", whole=False))
        self.go("ctrl+comma", "settings-title")
        self.press("settings-sealed-show")
        self.says("What I carry")
        self.press("settings-sealed-open")
        self.go("ctrl+shift+t", "timeline-title")
        self.find("line", "What I carry", whole=False)
