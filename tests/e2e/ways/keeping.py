"""The ways that are kept as a commitment: openness, a boundary, time together, a promise."""

from desk import WORDS, said
from screen import keys

from .past import day
from .walk import Walk


class Keeping(Walk):
    def of(self, section: dict, group: str, text: str) -> dict | None:
        """What a section has of the commitment with this text."""
        return next((one for one in section[group] if one["text"] == text), None)

    def test_transparency(self):
        self.begin_commitment("openness")
        # What opens an account gets a line, and is the writer's to keep or to change.
        self.fill(WORDS["guide-openness-text"], "My phone code")
        self.says(WORDS["guide-openness-text-says"])
        self.answer("guide-openness-text", "Whom I met at work")
        self.answer("guide-openness-when-cue", "At supper, unasked.")
        self.answer("guide-openness-stays-mine", "What friends tell me.")
        self.next("guide-openness-review-on")
        self.choose("guide-openness-safe-to-refuse", WORDS["guide-answer-not-sure"])
        self.says(WORDS["guide-openness-safe-to-refuse-after"])
        self.find("button", WORDS["guide-support"])
        self.choose_on("guide-openness-safe-to-refuse", WORDS["guide-answer-yes"])
        self.choose("guide-openness-standing", WORDS["guide-standing-agreed-together"])
        self.next("guide-openness-standing", "guide-done")
        self.find("heading", "Whom I met at work")
        self.came("commitments-did")
        counted = {"outcome": WORDS["commitments-did"], "kept": 1, "of": 1}
        self.says(said("commitments-counts", **counted), WORDS["commitments-agreed-together"])
        self.at_home("Whom I met at work")

        # It ends, unless both want it to go on: the one from before is to be looked at today.
        self.press_on("Say what I spent")
        self.says(WORDS["commitments-review-ask"])
        self.press("commitments-review-on")
        self.gone("heading", WORDS["commitments-review"])
        self.brought("sessions-a-commitment", "Whom I met at work", "Whom I met at work")
        section = self.section("openness", lambda section: len(section["open"]) == 2)
        new = self.of(section, "open", "Whom I met at work")
        self.assertEqual(new["stays_mine"], "What friends tell me.")
        self.assertEqual((new["review_on"], new["counts"]["kept"]), (day(28), 1))
        old = self.of(section, "open", "Say what I spent")
        self.assertEqual(old["review_on"], day(28))
        self.assertEqual((old["counts"]["kept"], old["counts"]["partly"]), (1, 1))

    def test_boundaries(self):
        self.begin_commitment("boundary")
        self.choose_on("guide-boundary-about", WORDS["guide-boundary-about-mine"])
        self.answer("guide-boundary-situation", "We shout after ten.")
        self.answer("guide-boundary-effect", "I lie awake.")
        # A rule for them is noticed.
        self.fill(WORDS["guide-boundary-text"], "You must not shout")
        self.says(WORDS["guide-boundary-text-says"])
        self.answer("guide-boundary-text", "Talking is fine, shouting is not")
        self.answer("guide-boundary-then-i-will", "I go to the other room.")
        self.answer("guide-boundary-bends", "To talk in the morning.")
        self.answer("guide-boundary-how-said", "I want to hear you, by day.")
        self.choose_on("guide-boundary-told", WORDS["guide-boundary-told-planned"])
        self.press("kit-today")
        self.next("guide-boundary-review-on", "guide-done")
        self.find("heading", "Talking is fine, shouting is not")
        self.find("button", WORDS["commitments-not-needed"])
        self.came("commitments-held")
        self.says(WORDS["commitments-held"], "I go to the other room.", "I want to hear you, by day.")

        # On Home on the day it is to be looked at, and not before the next one.
        self.at_home("Talking is fine, shouting is not")
        self.find("heading", WORDS["commitments-reviews"])
        self.press_on("Talking is fine, shouting is not")
        self.press("commitments-review-on")
        self.gone("heading", WORDS["commitments-review"])
        self.brought("sessions-a-commitment", "Talking is fine", "Talking is fine, shouting is not")
        section = self.section("boundary", lambda section: section["limits"])
        [limit] = section["limits"]
        self.assertEqual(limit["then_i_will"], "I go to the other room.")
        self.assertEqual([(one["on_day"], one["outcome"]) for one in limit["days"]], [(day(0), "kept")])

    def test_renew_commitment(self):
        self.begin_commitment("together")
        self.answer("guide-together-hope", "That we cook on Fridays.")
        self.choose_on("guide-together-value", "Honesty")
        self.answer("guide-together-text", "Walk to the harbour")
        self.answer("guide-together-when-cue", "Friday at six.")
        self.choose("guide-together-cadence", WORDS["guide-cadence-weekly"])
        self.says(WORDS["guide-kept"])
        self.next("guide-together-cadence", "guide-done")
        self.find("heading", "Walk to the harbour")
        self.came("commitments-happened")
        self.menu_of_today("kit-change")
        self.fill(WORDS["commitments-note"], "We laughed.")
        self.press("commitments-again", "tick")
        self.press("kit-keep")
        self.says(WORDS["commitments-again"], "We laughed.")
        # The next time is on Home: it comes round every week.
        self.at_home(": \u2068Walk to the harbour\u2069")

        # A hope of its own, in the same questions.
        keys("ctrl+1")
        self.press("guide-future-name")
        self.answer("guide-future-hope", "An ordinary Sunday.")
        self.choose_on("guide-future-hope-values", "Honesty")
        self.saved()
        self.brought("sessions-a-commitment", "Walk to the harbour", "Walk to the harbour")
        section = self.section("together", lambda section: section["hopes"] and section["done"])
        self.assertEqual([one["hope"] for one in section["hopes"]], ["An ordinary Sunday."])
        done = self.of(section, "done", "Walk to the harbour")
        self.assertEqual(done["hope"], "That we cook on Fridays.")
        self.assertEqual((done["counts"]["kept"], done["worth_repeating"]), (1, ["We laughed."]))

    def menu_of_today(self, item: str):
        """Does what stands in the menu of what came of a commitment today."""
        by_day = self.find("heading", WORDS["commitments-events"]).get_parent()
        label = WORDS["commitments-event-more"].partition("{")[0].strip()
        self.menu_at(self.find("choice", label, by_day, whole=False), item)

    def test_consistency(self):
        # What is for today is on Home. A miss becomes three short answers.
        self.at_home("Ring before I am late")
        self.press_on("Ring before I am late")
        self.press("commitments-missed")
        self.find("heading", WORDS["commitments-event"])
        self.fill(WORDS["guide-missed-obstacle"], "No battery.")
        self.fill(WORDS["guide-missed-next"], "Charge it at work.")
        self.find("group", WORDS["guide-missed-tell"])
        self.fill(WORDS["commitments-learned"], "Noon is enough.")
        self.press("kit-keep")
        # What was missed and picked up again is told as that.
        again = f"{WORDS['commitments-kept']}, {WORDS['kit-dots-again']}"
        self.says(again, WORDS["commitments-in-the-way"], "No battery.", "Charge it at work.")
        self.says(said("commitments-counts", outcome=WORDS["commitments-kept"], kept=2, of=4))

        # What it taught, as a writing of its own.
        keys("ctrl+1")
        self.press("guide-learning-name")
        self.answer("guide-learning-missed", "Ring before I am late")
        self.answer("guide-learning-obstacle", "No battery.")
        self.saved()

        # And a smaller one, in the form of when and then.
        self.begin_commitment("promise")
        self.answer("guide-promise-text", "Charge the phone")
        self.answer("guide-promise-when-cue", "When I sit down at work.")
        self.answer("guide-promise-then-i-will", "I plug it in.")
        self.choose_on("guide-promise-cadence", WORDS["guide-cadence-daily"])
        self.choose("guide-promise-bad-day", WORDS["guide-answer-no"])
        self.says(WORDS["guide-promise-bad-day-after"])
        self.choose_on("guide-promise-bad-day", WORDS["guide-answer-yes"])
        self.fill(WORDS["guide-promise-why"], "So that you hear from me.")
        self.says(WORDS["guide-kept"])
        self.next("guide-promise-why", "guide-done")
        self.find("heading", "Charge the phone")
        self.at_home("Charge the phone")
        self.brought(
            "sessions-a-commitment", "Ring before I am late", "Ring before", "Noon is enough."
        )
        section = self.section("promise", lambda section: len(section["promises"]) >= 2)
        new = self.of(section, "promises", "Charge the phone")
        self.assertEqual((new["when_cue"], new["then_i_will"]), ("When I sit down at work.", "I plug it in."))
        old = self.of(section, "promises", "Ring before I am late")
        self.assertEqual((old["counts"]["kept"], old["counts"]["missed"]), (2, 2))
        self.assertEqual([one["learned"] for one in old["lessons"]], ["Noon is enough."])
