"""What the walks through the ten ways share: one vault with a past, one window, and how a person goes
through the questions of a tool by what a screen reader calls things."""

import contextlib
import pathlib
import shutil
import tempfile

from desk import WORDS, Desk, NotSo, ask, lay_vault, options, said
from screen import ROLES, App, Atspi, GLib, Home, keys, wait_for, write

from .past import day, live

#: Parts of the window that no walk goes to: the bar at the side and that of the editor.
ELSEWHERE = {"landmark": {WORDS["app-rail"]}, "tool bar": {WORDS["editor-tools"]}}


class Walk(Desk):
    """One vault and one window for all the walks. Each begins at Home, and finds in the vault only what
    was there before the window came, and what it did itself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="window-"))
        cls.addClassCleanup(shutil.rmtree, cls.root, ignore_errors=True)
        cls.home = Home(cls.root)
        live(lay_vault(cls.home))
        cls.app = App([options.app], cls.home, cls.root / "log.txt")
        cls.addClassCleanup(cls.app.kill)
        arrived = cls("arrive")
        arrived.unlock()
        arrived.opened()

    def arrive(self):
        """Comes to Home from wherever the walk before this one ended."""
        keys("Escape", "Escape")
        self.go("ctrl+shift+h", "home-begin")

    def setUp(self):
        self.arrive()

    # Finding things.

    def seek(self, kind: str, name: str, within=None, whole: bool = True):
        """The first node of that kind and name, also below what is in sight. Of a name that is not
        whole, this is a part."""
        waiting = [within] if within else list(self.app.windows())
        while waiting:
            node = waiting.pop()
            with contextlib.suppress(GLib.Error):
                node.clear_cache()
                role = node.get_role_name()
                if role in ELSEWHERE and node.get_name() in ELSEWHERE[role]:
                    continue
                if role in ROLES[kind]:
                    label = self.app.label(node)
                    if label == name or (name in label and not whole):
                        return node
                count = node.get_child_count()
                children = [node.get_child_at_index(number) for number in range(count)]
                waiting.extend(child for child in reversed(children) if child)
        return None

    def find(self, kind: str, name: str, within=None, whole: bool = True):
        return wait_for(f"{kind} “{name}”", lambda: self.seek(kind, name, within, whole))

    def press(self, key: str, kind: str = "button", **named: object):
        """Presses what this message names."""
        Atspi.Action.do_action(self.find(kind, said(key, **named)), 0)

    def press_on(self, words: str):
        """Presses the button in whose name these words are."""
        Atspi.Action.do_action(self.find("button", words, whole=False), 0)

    def press_in(self, node, key: str):
        """Presses what this message names, within a part of the page."""
        Atspi.Action.do_action(self.find("button", WORDS[key], within=node), 0)

    def gone(self, kind: str, name: str):
        wait_for(f"{kind} “{name}” to go", lambda: self.seek(kind, name) is None)

    def go(self, key: str, heading: str):
        """Goes to a page by its key."""
        keys(key)
        self.find("heading", WORDS[heading])

    def says(self, *words: str) -> str:
        """Waits until a screen reader could read all of these words out, and answers all there is."""

        def answer():
            text = self.app.text()
            return text if all(one in text for one in words) else None

        return wait_for(f"“{'”, “'.join(words)}”", answer)

    # Answering.

    def fill(self, name: str, words: str, kind: str = "field", within=None):
        """Writes into a field, in the place of what is in it."""
        node = self.find(kind, name, within)
        wait_for("the focus", lambda: self.app.focuses(node) and self.app.active())
        keys("ctrl+a")
        write(words)

    def answer(self, ask_key: str, words: str):
        """Answers a question by writing, and goes on by keys: past the way to skip it."""
        self.fill(WORDS[ask_key], words)
        keys("Tab", "Tab", "Return")

    def choose(self, ask_key: str, option: str):
        """Takes one of a few."""
        group = self.find("group", WORDS[ask_key])
        Atspi.Action.do_action(self.find("tick", option, within=group), 0)

    def choose_on(self, ask_key: str, option: str):
        """Takes one of a few, and goes on."""
        self.choose(ask_key, option)
        self.next(ask_key)

    def next(self, ask_key: str, by: str = "guide-next"):
        """Goes on from a question."""
        asked = self.find("heading", WORDS[ask_key])
        Atspi.Action.do_action(self.find("button", WORDS[by], within=asked.get_parent()), 0)

    def skip(self, ask_key: str):
        self.next(ask_key, "guide-skip")

    def pick(self, label: str, name: str):
        """Takes one of many, found by typing."""
        self.fill(WORDS[label], name, "choice field")
        self.find("line", name, whole=False)
        keys("Return")

    def menu(self, label: str, item: str, **named: object):
        """Does what stands in a menu."""
        self.menu_at(self.find("choice", said(label, **named)), item)

    def menu_at(self, node, item: str):
        wait_for("the focus", lambda: self.app.focuses(node) and self.app.active())
        keys("Return")
        self.press(item, "menu line")

    # What all entries have.

    def begin_entry(self, key: str, title: str):
        """Begins a writing of one kind, with a title."""
        keys(key)
        self.fill(WORDS["entries-title"], title)
        self.press("entries-steps")

    @contextlib.contextmanager
    def about(self, key: str = "entries-about"):
        """What stands beside an entry, open to be changed."""
        self.press(key)
        self.find("heading", WORDS["entries-about"])
        yield
        keys("Escape")
        self.gone("group", WORDS["entries-status"])

    def open_entry(self, title: str):
        """Opens an entry by the palette."""
        keys("ctrl+k")
        self.app.has_focus("search", WORDS["palette-field"])
        write(title)
        self.find("line", title, whole=False)
        keys("Return")
        self.app.has_focus("field", WORDS["editor-text"])

    # What commitments have.

    def begin_commitment(self, kind: str):
        self.go("ctrl+shift+o", "commitments-title")
        self.press_on(WORDS[f"commitments-{kind}-purpose"])

    def came(self, key: str):
        """Notes what came of the commitment whose page is shown, today."""
        self.press(key)
        self.find("heading", WORDS["commitments-events"])

    # What became of it.

    def at_home(self, words: str):
        """Goes Home, where a button has these words."""
        self.go("ctrl+shift+h", "home-begin")
        return self.find("button", words, whole=False)

    def section(self, tool: str, is_so) -> dict:
        """Waits until the section of a counsellor's brief that a tool gives is so, in a copy of the
        vault that the command line reads."""
        asked = {"tool": tool, "from": day(-60), "to": day(0)}

        def answer():
            # A copy that was made in the middle of a write is made again.
            with contextlib.suppress(NotSo, OSError), self.copied() as vault:
                section = ask(vault, ("brief_section", asked))[0]
                return section if is_so(section) else None

        return wait_for(f"the part of {tool} in a brief", answer)

    def brought(self, way: str, name: str, *shows: str):
        """Brings something to the next meeting, and reads it in the document that is made of that."""
        self.go("ctrl+shift+f", "app-counsellor")
        self.press_on("Ruth")
        self.press("sessions-bring-more")
        self.pick(way, name)
        self.gone("choice field", WORDS[way])
        self.press("sessions-share")
        self.says(*shows)
