"""The budgets of the window, measured from outside on the real one.

    dbus-run-session -- xvfb-run -a -s "-screen 0 1280x860x24 -wr" \\
        python3 tests/e2e/budgets.py --app lamplight --cli lamplight-cli --empty lamplight-empty \\
        --corpus entries.jsonl

`cargo xtask bench window` does. Each row stands beside its budget; where the budget is a ratio, the
other figure is that of an empty window of the same toolkit, taken in the same run, while nothing
else runs. Nobody asks the programs for their accessibility tree, which both would have to keep then:
what is on the screen is known by its pixels, and what was written, by the vault.
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

from screen import (  # noqa: E402
    Home,
    Program,
    begin_window_manager,
    keys,
    processes,
    wait_for,
    write,
)
from stopwatch import (  # noqa: E402
    Area,
    Hands,
    lines_between,
    longest_blank,
    percentile,
    until_change,
    until_still,
)

PASSPHRASE = "quiet harbour lantern thread"
#: The title of the long entry. The corpus has no such title.
LONG = "Twenty thousand words"
#: How often each program is started.
STARTS = 9
#: The middle of the screen, where both windows have their words.
MIDDLE = Area(340, 250, 600, 350)
#: The main window fills the screen.
SCREEN = Area(0, 0, 1280, 860)
#: Where an entry's text stands in the main window.
TEXT = Area(330, 30, 680, 770)
#: Part of the bar at its side.
SIDE = Area(0, 60, 100, 400)
#: How often it is hidden.
HIDES = 5
#: How many seconds memory has to stay as it is.
CALM = 9
#: How many lines are typed at each place of the long entry.
LINES = 8
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

    def command(self, *arguments: str, text: str = "") -> str:
        """Runs the command line on the vault and answers what it printed."""
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE.encode() + b"\n")
        os.close(writing)
        begin = [self.options.cli, "--vault", str(self.vault), "--passphrase-fd", str(reading)]
        done = subprocess.run(
            [*begin, "--json", *arguments],
            input=text,
            text=True,
            pass_fds=[reading],
            stdout=subprocess.PIPE,
            check=True,
        )
        os.close(reading)
        return done.stdout

    def long_entry(self) -> str:
        """What the long entry holds now. The program has to be gone."""
        found = self.command("search", f'"{LONG}"')
        entry = json.loads(self.command("entry", "show", json.loads(found)["hits"][0]["id"]))
        return entry["body"]

    def ours(self) -> Program:
        return Program(self.options.app, self.home, self.root / "log.txt")

    def empty(self) -> Program:
        return Program(self.options.empty, self.other, self.root / "log.txt")


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


def memory(app: Program) -> float:
    """The memory of all processes of a program in MiB, what several share divided among them, once
    it has not changed for a while."""
    figures = [used(app)]
    ends = time.monotonic() + 120
    while len(figures) < CALM or max(figures[-CALM:]) - min(figures[-CALM:]) > 1:
        if time.monotonic() > ends:
            raise AssertionError(f"the memory does not come to rest: {figures[-CALM:]}")
        time.sleep(1)
        figures.append(used(app))
    return figures[-1]


def used(app: Program) -> float:
    total = 0
    for process in processes(app.process.pid):
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as lines:
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def unlock(desk: Desk) -> Program:
    """Starts the program and opens the vault."""
    app = desk.ours()
    enter()
    return app


def enter():
    """Gives the passphrase to the lock window, and waits for the main window."""
    wait_for("words in the window", MIDDLE.has_ink)
    until_still(SCREEN, still=0.5)
    write(PASSPHRASE)
    locked = SCREEN.look()
    keys("Return")
    wait_for("another window", lambda: SCREEN.look() != locked)
    # The lock window is smaller; where it ended stands the bar at the side of the other.
    wait_for("the main window", SIDE.has_ink)
    until_still(SCREEN, still=1.0)


def memory_row(desk: Desk) -> dict:
    """All processes with the timeline open on the whole corpus."""
    empty = desk.empty()
    wait_for("words in the window", MIDDLE.has_ink)
    other = memory(empty)
    empty.kill()
    wait_for("an empty screen", lambda: not MIDDLE.has_ink())
    app = unlock(desk)
    home = SCREEN.look()
    keys("ctrl+shift+t")
    wait_for("the timeline", lambda: SCREEN.look() != home)
    ours = memory(app)
    app.kill()
    return against("memory, timeline of the corpus open", ours, other, "MiB", 1.4)


def scrolling(hands: Hands) -> list[dict]:
    """The longest time in which the middle of the timeline was empty."""
    keys("ctrl+shift+t")
    list_area = Area(420, 330, 560, 300)
    hands.point(list_area)
    until_still(SCREEN, still=2.0, patience=60.0)
    # The control: the margin has nothing in it, and the list has.
    margin = Area(215, 330, 60, 300)
    if margin.has_ink() or not list_area.has_ink():
        raise AssertionError("the timeline is not where it is looked for")
    top = list_area.look()
    wheel = longest_blank(list_area, hands.wheel, every=1 / 60, seconds=12)
    below = list_area.look()
    keys("ctrl+shift+t")
    hands.press("Tab")
    pages = longest_blank(list_area, lambda: hands.press("Next"), every=1 / 20, seconds=12)
    if top == below or list_area.look() in (top, below):
        raise AssertionError("the timeline was not scrolled")
    return [
        never_longer("timeline, wheel at 60 steps/s: blank", wheel, 100),
        never_longer("timeline, 20 pages/s: blank", pages, 100),
    ]


def hiding(hands: Hands) -> dict:
    """From the keys that hide and lock to a screen on which nothing is to be seen."""
    longest = 0.0
    for _time in range(HIDES):
        if not MIDDLE.has_ink():
            raise AssertionError("there is nothing to hide")
        begun = time.perf_counter()
        hands.press("Control_L", "Shift_L", "l")
        while MIDDLE.has_ink():
            if time.perf_counter() - begun > 10:
                raise AssertionError("nothing was hidden")
        longest = max(longest, time.perf_counter() - begun)
        enter()
    return never_longer(f"hide and lock, the longest of {HIDES}", longest, 150)


def searching(hands: Hands) -> dict:
    """From each key in the field of the search to another picture below it."""
    keys("ctrl+f")
    until_still(SCREEN, still=1.0)
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
    if len(figures) < len("".join(QUERIES)) // 2:
        raise AssertionError("the search is not where it is looked for")
    return within("search as you type, a key", figures, 60)


def typing(desk: Desk, app: Program, hands: Hands) -> list[dict]:
    """From each key in a long entry to its letter, at the end and at the beginning of the text."""
    keys("ctrl+k")
    until_still(SCREEN, still=0.5)
    write(LONG)
    until_still(SCREEN, still=1.0)
    keys("Return")
    until_still(SCREEN, still=2.0)
    rows = []
    typed: dict[str, list[str]] = {}
    places = {"end": ["ctrl+End", "Return"], "beginning": ["ctrl+Home", "Return", "Up"]}
    for place, new_line in places.items():
        figures = []
        typed[place] = []
        for number in range(LINES):
            keys(*new_line)
            until_still(SCREEN, still=0.5)
            written, took = typed_line(hands, random.Random(f"{place} {number}"))
            typed[place].append(written)
            figures += took
        rows.append(within(f"key press to paint, 20,000 words, {place}", figures, 33))
    # Long enough for everything to be saved; then it is looked for in the vault.
    until_still(SCREEN, still=4.0)
    app.kill()
    body = desk.long_entry()
    for written in typed["end"] + typed["beginning"]:
        if written not in body:
            raise AssertionError(f"{written} was typed and is not in the entry")
    if not body.startswith(typed["beginning"][-1]) or not body.endswith(typed["end"][-1]):
        raise AssertionError("what was typed is not where it was meant to be")
    return rows


def typed_line(hands: Hands, chance: random.Random) -> tuple[str, list[float]]:
    """Types a line, and answers it with the milliseconds that each letter but the first took."""
    before = TEXT.look()
    hands.press("x")
    wait_for("the first letter", lambda: TEXT.look() != before)
    until_still(TEXT, still=0.5)
    changed = lines_between(before, TEXT.look(), TEXT)
    if len(changed) != 1:
        raise AssertionError(f"one line of text was to change: {changed}")
    line = changed[0]
    written, figures = "x", []
    for _letter in range(40):
        letter = chance.choice("acemnorsuvwxz")
        took = until_change(line, lambda letter=letter: hands.press(letter), patience=2.0)
        if took is None:
            raise AssertionError("a key was pressed and nothing came of it")
        written += letter
        figures.append(took * 1000)
        # As quick as somebody who types well: twelve keys a second.
        time.sleep(max(0.0, 1 / 12 - took))
    return written, figures


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
    begin_window_manager()
    root = pathlib.Path(tempfile.mkdtemp(prefix="lamplight-budgets-"))
    # The same way to draw for both, which is the program's own.
    os.environ["WEBKIT_DISABLE_DMABUF_RENDERER"] = "1"
    try:
        desk = Desk(options, root)
        desk.fill()
        hands = Hands()
        hands.whiten()
        show(start(desk))
        show(memory_row(desk))
        app = unlock(desk)
        try:
            for row in scrolling(hands):
                show(row)
            show(hiding(hands))
            show(searching(hands))
            for row in typing(desk, app, hands):
                show(row)
        finally:
            app.kill()
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
