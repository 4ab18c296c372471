"""The budgets of the window, measured from outside on the real one.

    dbus-run-session -- xvfb-run -a -s "-screen 0 1280x860x24 -wr" \\
        python3 tests/e2e/budgets.py --app lamplight --cli lamplight-cli --empty lamplight-empty \\
        --corpus entries.jsonl

`cargo xtask bench window` does. Each row stands beside its budget; where the budget is a ratio, the
other figure is that of an empty window of the same toolkit, taken in turn in the same run.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from screen import App, Home, keys, processes, wait_for, words, write  # noqa: E402
from stopwatch import (  # noqa: E402
    Area,
    Hands,
    longest_blank,
    percentile,
    until_change,
    until_still,
)

WORDS = words(HERE.parent.parent / "locales")
PASSPHRASE = "quiet harbour lantern thread"
#: The title of the long entry. The corpus has no such title.
LONG = "Twenty thousand words"
#: How often each program is started.
STARTS = 9
#: The middle of the screen, where both windows have their words.
MIDDLE = Area(340, 250, 600, 350)
#: The main window fills the screen.
SCREEN = Area(0, 0, 1280, 860)
#: What is typed into the field of the search, letter by letter.
QUERIES = ("walk", "office", "zanzibarine", "morning")


class Desk:
    """A home with a vault of the whole corpus in it."""

    def __init__(self, options, root: pathlib.Path):
        self.options = options
        self.root = root
        self.home = Home(root / "ours")
        self.other = Home(root / "empty")
        # A caret that blinks changes the picture by itself.
        for home in (self.home, self.other):
            settings = home.root / "config" / "gtk-3.0" / "settings.ini"
            settings.parent.mkdir()
            settings.write_text("[Settings]\ngtk-cursor-blink=0\n", encoding="utf-8")
        self.vault = self.home.root / "data" / "lamplight" / "vault"

    def fill(self):
        """Makes the vault: the corpus, and one long entry."""
        self.vault.parent.mkdir(mode=0o700)
        self.command("vault", "create")
        self.command("import", str(self.options.corpus))
        text = long_text(self.options.corpus, 20_000)
        self.command("entry", "add", "--kind", "reflection", "--title", LONG, text=text)

    def command(self, *arguments: str, text: str = ""):
        """Runs the command line on the vault."""
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\n")
        os.close(writing)
        begin = [self.options.cli, "--vault", str(self.vault), "--passphrase-fd", str(reading)]
        subprocess.run(
            [*begin, "--json", *arguments],
            input=text.encode(),
            pass_fds=[reading],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        os.close(reading)

    def ours(self) -> App:
        return App(self.options.app, self.home, self.root / "log.txt")

    def empty(self) -> App:
        return App(self.options.empty, self.other, self.root / "log.txt")


def long_text(corpus: pathlib.Path, words: int) -> str:
    """So many words of the corpus in Latin letters, with their headings, lists and quotes."""
    parts, count = [], 0
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            body = json.loads(line)["body"].strip()
            if body.isascii():
                parts.append(body)
                count += len(body.split())
            if count >= words:
                return "\n\n".join(parts)
    raise ValueError("the corpus has too few words")


def start(desk: Desk) -> dict:
    """From the start of the process to words on the screen, in turn."""
    ours, empty = [], []
    for number in range(STARTS + 1):
        for begin, figures in ((desk.ours, ours), (desk.empty, empty)):
            wait_for("an empty screen", lambda: not MIDDLE.has_ink())
            began = time.perf_counter()
            app = begin()
            wait_for("words in the window", MIDDLE.has_ink)
            if number > 0:
                figures.append(time.perf_counter() - began)
            app.kill()
    return against(
        "process start to painted lock window",
        statistics.median(ours) * 1000,
        statistics.median(empty) * 1000,
        "ms",
        1.3,
    )


def memory(app: App) -> float:
    """The memory of all processes of a program in MiB, what several share divided among them."""
    total = 0
    for process in processes(app.process.pid):
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def unlock(app: App):
    app.fill("passphrase", WORDS["lock-passphrase"], PASSPHRASE)
    keys("Return")
    app.find("button", WORDS["app-lock"])


def memory_row(desk: Desk, app: App) -> dict:
    """All processes with the timeline open on the whole corpus."""
    keys("ctrl+shift+t")
    app.find("heading", WORDS["timeline-title"])
    until_still(SCREEN, still=2.0, patience=60.0)
    ours = memory(app)
    empty = desk.empty()
    wait_for("words in the window", MIDDLE.has_ink)
    until_still(MIDDLE, still=2.0)
    other = memory(empty)
    empty.kill()
    return against("memory, timeline of the corpus open", ours, other, "MiB", 1.4)


def scrolling(app: App, hands: Hands) -> list[dict]:
    """The longest time in which the middle of the timeline was empty."""
    list_area = Area(420, 330, 560, 300)
    hands.point(list_area)
    until_still(SCREEN)
    # The control: the margin has nothing in it, and the list has.
    margin = Area(215, 330, 60, 300)
    if margin.has_ink() or not list_area.has_ink():
        raise AssertionError("the timeline is not where it is looked for")
    wheel = longest_blank(list_area, hands.wheel, every=1 / 60, seconds=12)
    keys("ctrl+shift+t")
    hands.press("Tab")
    pages = longest_blank(list_area, lambda: hands.press("Next"), every=1 / 20, seconds=12)
    return [
        never_longer("timeline, wheel at 60 steps/s: blank", wheel, 100),
        never_longer("timeline, 20 pages/s: blank", pages, 100),
    ]


def searching(app: App, hands: Hands) -> dict:
    """From each key in the field of the search to another picture below it."""
    keys("ctrl+f")
    app.find("heading", WORDS["search-title"])
    below = Area(300, 330, 900, 520)
    figures = []
    for query in QUERIES:
        keys("ctrl+a", "BackSpace")
        until_still(SCREEN, still=0.3)
        for letter in query:
            took = until_change(below, lambda letter=letter: hands.press(letter), patience=1.0)
            # A letter that changes nothing of what was found changes no picture.
            if took is not None:
                figures.append(took * 1000)
            until_still(below)
    return within("search as you type, a key", figures, 60)


def typing(app: App, hands: Hands) -> list[dict]:
    """From each key in a long entry to its letter, at the end and in the middle of the text."""
    keys("ctrl+k")
    app.says(WORDS["palette-actions"])
    write(LONG)
    app.says(LONG)
    until_still(SCREEN, still=0.5)
    keys("Return")
    app.find("field", WORDS["editor-text"])
    until_still(SCREEN, still=1.0)
    rows = []
    for place, go in (("end", ["ctrl+End"]), ("begin", ["ctrl+Home"])):
        keys(*go)
        figures = []
        for _line in range(8):
            keys("Return", "Return") if place == "end" else keys("Return", "Up")
            until_still(SCREEN, still=0.4)
            figures += typed_line(hands)
        rows.append(within(f"key press to paint, 20,000 words, {place}", figures, 33))
    return rows


def typed_line(hands: Hands) -> list[float]:
    """The milliseconds of each letter of a line."""
    before = SCREEN.look()
    until_change(SCREEN, lambda: hands.press("x"), patience=5.0)
    until_still(SCREEN, still=0.3)
    line = changed_line(before, SCREEN.look())
    chance = random.Random(len(before))
    figures = []
    for _letter in range(40):
        took = until_change(line, lambda: hands.press(chance.choice("acemnorsuvwxz")), patience=2.0)
        if took is None:
            raise AssertionError("a key was pressed and nothing came of it")
        figures.append(took * 1000)
        # As quick as somebody who types well: twelve keys a second.
        time.sleep(max(0.0, 1 / 12 - took))
    return figures


def changed_line(before: bytes, after: bytes) -> Area:
    """The line of text in the middle column in which two pictures of the screen differ."""
    stride = len(before) // SCREEN.height

    def row(picture: bytes, y: int) -> bytes:
        return picture[y * stride + 3 * 330 : y * stride + 3 * 1010]

    differing = [y for y in range(90, SCREEN.height) if row(before, y) != row(after, y)]
    if not differing:
        raise AssertionError("a key was pressed and nothing came of it")
    top = differing[0]
    return Area(330, max(0, top - 8), 680, 36)


def within(what: str, figures: list[float], budget: float) -> dict:
    """A row of many times in milliseconds, of which nineteen in twenty are to keep the budget."""
    p95 = percentile(figures, 0.95)
    return {
        "what": what,
        "ours": f"{statistics.median(figures):.0f}, p95 {p95:.0f} ms",
        "other": f"{len(figures)} keys",
        "ratio": "–",
        "budget": f"<= {budget} ms p95",
        "met": p95 <= budget,
    }


def never_longer(what: str, seconds: float, budget: float) -> dict:
    """A row of one time that is never to be longer than so many milliseconds."""
    return {
        "what": what,
        "ours": f"{seconds * 1000:.0f} ms",
        "other": "",
        "ratio": "–",
        "budget": f"<= {budget} ms",
        "met": seconds * 1000 <= budget,
    }


def against(what: str, ours: float, other: float, unit: str, budget: float) -> dict:
    """A row whose budget is a ratio to an empty window."""
    ratio = ours / other
    return {
        "what": what,
        "ours": f"{ours:.0f} {unit}",
        "other": f"{other:.0f} {unit}",
        "ratio": f"{ratio:.2f}",
        "budget": f"<= {budget} x an empty window",
        "met": ratio <= budget,
    }


def show(row: dict):
    met = "yes" if row["met"] else "NO"
    print(
        f"{row['what']:<42} {row['ours']:>18} {row['other']:>10} {row['ratio']:>6}  {row['budget']:<26} {met}",
        flush=True,
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--app", required=True, help="the program")
    arguments.add_argument("--cli", required=True, help="lamplight-cli")
    arguments.add_argument("--empty", required=True, help="the empty window")
    arguments.add_argument("--corpus", required=True, type=pathlib.Path, help="JSON Lines")
    options = arguments.parse_args()
    # Without a window manager no window ever gets the keys.
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    root = pathlib.Path(tempfile.mkdtemp(prefix="lamplight-budgets-"))
    # The same way to draw for both, which is the program's own.
    os.environ["WEBKIT_DISABLE_DMABUF_RENDERER"] = "1"
    try:
        desk = Desk(options, root)
        desk.fill()
        hands = Hands()
        hands.whiten()
        app = desk.ours()
        try:
            unlock(app)
            show(memory_row(desk, app))
            for row in scrolling(app, hands):
                show(row)
            show(searching(app, hands))
            for row in typing(app, hands):
                show(row)
        finally:
            app.kill()
        # Last, for programs that are killed as soon as they are seen leave the accessibility bus in
        # a state in which it takes no more of them.
        show(start(desk))
    finally:
        manager.kill()
        manager.wait()
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
