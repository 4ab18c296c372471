"""A walk through the program for a computer without a display: make a journal, write one of each
kind, find, share. Leaves pictures and the PDF.

    dbus-run-session -- xvfb-run -a python3 tests/e2e/tour.py --app target/debug/lamplight --out target/tour
"""

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from screen import (  # noqa: E402
    App,
    Home,
    begin_window_manager,
    keys,
    take_picture,
    wait_for,
    without_code,
    words,
    write,
)

WORDS = words(HERE.parent.parent / "locales")
PASSPHRASE = "quiet harbour lantern thread"
#: What is said before the time of saving.
SAVED = WORDS["entries-saved"].partition("{")[0].strip() + " "
#: One of each kind: its key, its title and its text.
WRITTEN = (
    ("ctrl+1", "A walk by the harbour", "We walked along the wall and said little. It was a good quiet."),
    ("ctrl+2", "Before Sunday", "I want to ask how the week was, and to listen to all of it."),
    ("ctrl+3", "The window", "I said I would ring, and I did not. You waited by the window."),
    ("ctrl+4", "Not now", "Not now is an answer. It will be here."),
)


class Tour:
    """The program on a screen of its own, and the pictures taken of it."""

    def __init__(self, app: App, out: pathlib.Path):
        self.app = app
        self.out = out
        self.taken = 0

    def picture(self, name: str):
        """Takes a picture of the whole screen."""
        self.taken += 1
        file = self.out / f"{self.taken:02}-{name}.png"
        take_picture(file)
        print(file)

    def create(self):
        self.app.says(WORDS["lock-before-shared-computer"])
        self.picture("before")
        self.app.press("button", WORDS["lock-before-continue"])
        self.app.fill("passphrase", WORDS["lock-create-passphrase"], PASSPHRASE)
        self.app.fill("passphrase", WORDS["lock-create-again"], PASSPHRASE)
        self.app.says(WORDS["lock-strength-high"])
        self.picture("create")
        self.app.press("button", WORDS["lock-create"])
        self.app.says(WORDS["recovery-what"])
        self.picture("recovery")
        without_code(self.app, WORDS)
        self.app.says(WORDS["home-empty"])
        self.picture("home")

    def write(self):
        for number, (key, title, text) in enumerate(WRITTEN):
            keys(key)
            self.app.fill("field", WORDS["entries-title"], title)
            # Enter leads from the title to the text.
            keys("Return")
            write(text)
            self.app.says(text)
            self.app.says(SAVED)
            if number == 0:
                self.picture("writing")
        keys("ctrl+shift+t")
        for _key, title, _text in WRITTEN:
            self.app.says(title)
        self.picture("timeline")

    def find(self):
        keys("ctrl+f")
        self.app.find("search", WORDS["search-field"])
        write("window")
        self.app.says("The window")
        self.picture("search")

    def share(self):
        keys("ctrl+shift+e")
        self.app.press("button", WORDS["share-pick"])
        for _key, title, _text in WRITTEN[:2]:
            self.app.press("tick", title)
        # What is filled in stands between two marks of its own direction.
        self.app.press("button", "Take \u20682\u2069")
        self.app.says(WRITTEN[0][2])
        self.app.press("tick", WORDS["share-way-pdf"])
        self.picture("share")
        # The next thing the keys reach is the button, which may lie below what is in sight.
        keys("Tab")
        self.app.press("button", WORDS["share-save-pdf"])
        # The system's own dialog: its field for the name takes a whole path.
        self.app.find("button", "Save")
        file = self.out / "notes.pdf"
        keys("ctrl+a")
        write(str(file))
        keys("Return")
        self.app.says(WORDS["share-made"])
        wait_for("the PDF", file.exists)
        self.picture("shared")
        print(file)

    def lock(self):
        keys("ctrl+shift+l")
        self.app.find("passphrase", WORDS["lock-passphrase"])
        self.picture("locked")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--app", required=True, help="the program")
    arguments.add_argument("--out", required=True, type=pathlib.Path, help="a folder for pictures")
    options = arguments.parse_args()
    out = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("*.png"), *out.glob("*.pdf")):
        old.unlink()
    begin_window_manager()
    with tempfile.TemporaryDirectory(prefix="lamplight-tour-") as root:
        app = App(options.app, Home(pathlib.Path(root)), out / "log.txt")
        tour = Tour(app, out)
        try:
            tour.create()
            tour.write()
            tour.find()
            tour.share()
            tour.lock()
        except AssertionError:
            tour.picture("where-it-ended")
            raise
        finally:
            app.kill()


if __name__ == "__main__":
    main()
