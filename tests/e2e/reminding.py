"""What the system shows of the program: nothing, or one sentence."""

import subprocess
import time

import gi

gi.require_version("Gtk", "3.0")
from desk import WORDS, Desk, ask  # noqa: E402
from gi.repository import Gtk  # noqa: E402
from notified import Notified  # noqa: E402
from screen import keys, wait_for  # noqa: E402

#: How long the window is out of front before anything is shown, and how often it is looked again.
WAIT = 20
#: Words of the vault of which none is ever shown.
PERSON = "Zanzibarine"
PROMISE = "Ring when late"


class Reminding(Desk):
    """A vault in which something is due every day, and a desktop that shows notifications."""

    def setUp(self):
        super().setUp()
        self.notified = Notified()
        self.addCleanup(self.notified.stop)
        self.prepare()
        (person,) = ask(self.vault(), ("person_add", {"label": PERSON, "relation": "friend"}))
        promise = {"kind": "promise", "text": PROMISE, "cadence": "daily", "person": person["id"]}
        ask(self.vault(), ("commitment_add", promise))

    def switch_on(self):
        ask(self.vault(), ("setting_set", {"key": "notifications", "value": "on"}))

    def open(self):
        self.start()
        self.unlock()
        self.opened()

    def leave(self):
        """Another program's window comes to the front."""
        other = Gtk.Window(title="Another program")
        other.set_default_size(200, 100)
        other.show_all()
        self.addCleanup(other.destroy)
        self.other = other
        wait_for("another window in front", lambda: self.turned() and not self.app.active())

    @staticmethod
    def turned() -> bool:
        """Lets the other window live."""
        while Gtk.events_pending():
            Gtk.main_iteration()
        return True

    def come_back(self):
        self.other.destroy()
        self.turned()
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self.app.process.pid)]
        found = subprocess.run(search, capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowactivate", found[-1]], check=True)
        wait_for("the window in front", self.app.active)

    def is_told(self, times: int):
        """Waits until the system was told so often."""
        wait_for("a notification", lambda: self.turned() and len(self.notified.told) >= times)
        self.assertEqual(len(self.notified.told), times)

    def stays_silent(self, seconds: float):
        """Sees that for so long nothing is told."""
        told = len(self.notified.told)
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self.turned()
            self.assertEqual(len(self.notified.told), told)
            time.sleep(0.1)

    def test_one_sentence_once_a_day_while_open_and_gone_when_locked(self):
        self.switch_on()
        self.open()
        self.leave()
        left = time.monotonic()
        self.is_told(1)
        self.assertGreater(time.monotonic() - left, WAIT - 5)
        hints = {"urgency": 0, "transient": True, "suppress-sound": True}
        sentence = "There is something for today."
        # Whole: the program's name, no number, no picture, title, sentence, no buttons, hints.
        exact = ("Lamplight", 0, "", "Lamplight", sentence, [], hints, -1)
        self.assertEqual(self.notified.told, [exact])
        self.assertEqual(self.notified.shown, [1])

        self.come_back()
        wait_for("it gone, as the window is in front", lambda: not self.notified.shown)
        keys("ctrl+shift+l")
        self.locked()
        self.unlock()
        self.opened()
        self.leave()
        self.stays_silent(WAIT + 5)

    def test_it_is_gone_when_the_vault_locks_itself(self):
        self.switch_on()
        ask(self.vault(), ("setting_set", {"key": "lock_after_minutes", "value": 1}))
        self.open()
        self.leave()
        self.is_told(1)
        self.assertEqual(self.notified.shown, [1])
        wait_for(
            "it gone, as the vault is locked", lambda: self.turned() and not self.notified.shown, 90
        )
        self.locked()
        self.stays_silent(WAIT + 5)

    def test_nothing_is_told_while_it_is_off_and_the_settings_say_the_words_beforehand(self):
        self.open()
        keys("ctrl+comma")
        self.app.fill("search", WORDS["settings-find"], WORDS["settings-notifications"])
        self.app.find("heading", WORDS["settings-notifications"])
        self.app.says("Lamplight: ")
        self.app.says(WORDS["shell-notification"])
        self.leave()
        self.stays_silent(WAIT + 5)

        # The control, and the way out: switched on it is told, switched off it is gone.
        self.come_back()
        self.app.press("tick", WORDS["settings-on"])
        wait_for("the setting in the vault", lambda: self.has_set("notifications", "on"))
        self.leave()
        self.is_told(1)
        self.app.press("tick", WORDS["settings-off"])
        wait_for("it gone, as it is switched off", lambda: self.turned() and not self.notified.shown)
