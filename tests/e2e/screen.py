"""The real window, as somebody who uses a screen reader and a keyboard meets it.

The program is started as it ships, on a virtual display. What is on the screen is read from the
accessibility tree (AT-SPI); keys come from xdotool. Run it within `dbus-run-session` and `xvfb-run`;
`cargo xtask test` does.
"""

import atexit
import contextlib
import functools
import os
import pathlib
import signal
import statistics
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Atspi, Gdk, Gio, GLib  # noqa: E402

#: Longest wait for anything to appear, in seconds. A slow machine needs most of it.
PATIENCE = 40.0
#: Roles that one kind of control goes by, in different versions of the toolkit.
ROLES = {
    "button": {"push button", "button", "toggle button"},
    "field": {"entry", "text", "paragraph", "section"},
    "passphrase": {"password text"},
    "heading": {"heading"},
    "link": {"link"},
    "search": {"entry", "text", "search bar", "combo box"},
    "tick": {"check box", "radio button"},
    "choice": {"combo box", "menu"},
    "choice field": {"entry", "text", "combo box"},
    "line": {"list item", "option", "push button", "button"},
    "group": {"panel", "grouping"},
    "menu line": {"menu item"},
}
#: What the toolkit lays round a page; none of it has text.
ROUND_THE_PAGE = {"application", "frame", "filler", "scroll pane", "scroll bar"}

#: A folder for pictures of the screen when something does not come.
pictures: pathlib.Path | None = None


@functools.cache
def begin_accessibility():
    """Starts the bus of the accessibility tree and waits for it, before any program looks for it: one
    that does not find it at once does without. A busy computer needs a while for that."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus = "org.a11y.Bus"
    patience = int(PATIENCE * 1000)
    answer = session.call_sync(
        bus, "/org/a11y/bus", bus, "GetAddress", None, None, Gio.DBusCallFlags.NONE, patience
    )
    os.environ["AT_SPI_BUS_ADDRESS"] = answer.unpack()[0]
    Atspi.init()
    # Too late an answer, and a part of the tree would be passed over.
    Atspi.set_timeout(patience, patience)


@functools.cache
def begin_window_manager():
    """Starts a window manager, once, and waits for it: without one no window ever gets the keys, and
    a window that comes while one goes is never shown."""
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(manager.kill)
    # Answered by what a window manager tells of itself.
    ask = ["xdotool", "get_num_desktops"]
    wait_for("a window manager", lambda: subprocess.run(ask, capture_output=True).returncode == 0)


class NotThere(AssertionError):
    """Something was waited for and did not come."""


def words(locales: pathlib.Path, language: str = "en") -> dict[str, str]:
    """Every message that is a plain sentence, by its key."""
    found = {}
    for file in sorted((locales / language).glob("*.ftl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            key, equals, text = line.partition("=")
            if equals and key.strip() and not key.startswith((" ", "#", "-")):
                found[key.strip()] = text.strip()
    return found


def wait_for(what: str, answer, patience: float = PATIENCE):
    """Asks again and again until there is an answer."""
    ends = time.monotonic() + patience
    while True:
        found = answer()
        if found:
            return found
        if time.monotonic() > ends:
            keep_failure(what)
            raise NotThere(f"{what} did not come within {patience:.0f} s")
        time.sleep(0.05)


def take_picture(file: pathlib.Path):
    """A picture of the whole screen."""
    window = Gdk.get_default_root_window()
    size = (window.get_width(), window.get_height())
    Gdk.pixbuf_get_from_window(window, 0, 0, *size).savev(str(file), "png", [], [])


def middle(width: int = 400, height: int = 300) -> bytes:
    """The pixels in the middle of the screen."""
    window = Gdk.get_default_root_window()
    left, top = (window.get_width() - width) // 2, (window.get_height() - height) // 2
    return Gdk.pixbuf_get_from_window(window, left, top, width, height).get_pixels()


def brightness() -> float:
    """How bright the middle of the screen is, from 0 to 255."""
    return statistics.fmean(middle())


def keep_failure(name: str):
    """Keeps what the screen shows, when somebody asked for pictures of failures."""
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        file = "".join(letter if letter.isalnum() else "-" for letter in name)[:60] + ".png"
        take_picture(pictures / file)


class Home:
    """A home folder of its own, with every place that a program may write to."""

    FOLDERS = ("home", "config", "data", "cache", "state", "runtime", "tmp")

    def __init__(self, root: pathlib.Path):
        self.root = root
        for name in self.FOLDERS:
            (root / name).mkdir(mode=0o700, parents=True, exist_ok=True)

    def environment(self) -> dict[str, str]:
        own = {
            "HOME": "home",
            "XDG_CONFIG_HOME": "config",
            "XDG_DATA_HOME": "data",
            "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "runtime",
            "TMPDIR": "tmp",
        }
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "LAMPLIGHT_"))
        }
        return kept | {name: str(self.root / folder) for name, folder in own.items()}

    def files_with(self, text: str, besides: tuple[pathlib.Path, ...] = ()) -> list[str]:
        """Every file under here, and every one given besides, in which the text stands."""
        needles = [text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
        found = []
        for place in (self.root, *besides):
            files = place.rglob("*") if place.is_dir() else [place]
            for file in files:
                with contextlib.suppress(OSError):
                    if file.is_file() and not file.is_symlink():
                        content = file.read_bytes()
                        if any(needle in content for needle in needles):
                            found.append(str(file))
        return found


class Program:
    """A running program."""

    def __init__(
        self,
        command: str | list[str],
        home: Home,
        log: pathlib.Path,
        variables: dict[str, str] | None = None,
    ):
        self._log = log.open("ab")
        self.process = subprocess.Popen(
            [command] if isinstance(command, str) else command,
            env=home.environment() | (variables or {}),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def kill(self):
        """As the kernel does when memory runs out: at once, with everything it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._log.close()

    def ended(self) -> int:
        """Waits until the program has ended by itself, and answers how."""
        wait_for("the end of the program", lambda: self.process.poll() is not None)
        return self.process.returncode


class App(Program):
    """The running program, seen as assistive technology sees it."""

    def __init__(self, *arguments, **named):
        begin_accessibility()
        super().__init__(*arguments, **named)

    def windows(self):
        # News of programs that came and went is taken in here; nothing else runs the loop.
        while GLib.MainContext.default().iteration(False):
            pass
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for number in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(number)
            with contextlib.suppress(GLib.Error):
                if application and application.get_process_id() in self._processes():
                    yield application

    def _processes(self) -> set[int]:
        return processes(self.process.pid)

    def everything(self):
        """Every node of the tree, depth first."""
        waiting = list(self.windows())
        while waiting:
            node = waiting.pop()
            yield node
            with contextlib.suppress(GLib.Error):
                node.clear_cache()
                count = node.get_child_count()
                children = [node.get_child_at_index(number) for number in range(count)]
                waiting.extend(child for child in reversed(children) if child)

    def seek(self, kind: str, name: str):
        """The first showing node of that kind and name."""
        for node in self.everything():
            with contextlib.suppress(GLib.Error):
                is_it = node.get_role_name() in ROLES[kind] and name in self.label(node)
                if is_it and node.get_state_set().contains(Atspi.StateType.SHOWING):
                    return node
        return None

    @staticmethod
    def label(node) -> str:
        """What a node is called; a heading and a line, what stands in it."""
        name = node.get_name() or ""
        if not name and "Text" in node.get_interfaces():
            return Atspi.Text.get_text(node, 0, -1)
        return name

    def find(self, kind: str, name: str, patience: float = PATIENCE):
        return wait_for(f"{kind} “{name}”", lambda: self.seek(kind, name), patience)

    def says(self, text: str, patience: float = PATIENCE):
        """Waits until the text stands somewhere on the screen."""
        return wait_for(f"“{text}”", lambda: text in self.text(), patience)

    def text(self) -> str:
        """All that a screen reader could read out."""
        found = []
        for node in self.everything():
            with contextlib.suppress(GLib.Error):
                found.append(node.get_name() or "")
                # To ask a node first whether it has text takes longer than all else.
                if node.get_role_name() not in ROUND_THE_PAGE:
                    found.append(Atspi.Text.get_text(node, 0, -1) or "")
        return "\n".join(found)

    def active(self) -> bool:
        """Whether a window of this program has the keys of the screen. A node may have the focus in a
        window that does not: what is typed then goes elsewhere."""
        for application in self.windows():
            with contextlib.suppress(GLib.Error):
                application.clear_cache()
                for number in range(application.get_child_count()):
                    window = application.get_child_at_index(number)
                    if window and window.get_state_set().contains(Atspi.StateType.ACTIVE):
                        return True
        return False

    def focused(self):
        """The node that has the keys, if it is in this program."""
        if not self.active():
            return None
        found = None
        for node in self.everything():
            with contextlib.suppress(GLib.Error):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    found = node
        return found

    def has_focus(self, kind: str, name: str):
        """Waits until a node of that kind and name has the keys, without giving them to it."""

        def answer():
            node = self.focused()
            with contextlib.suppress(GLib.Error):
                is_it = node and node.get_role_name() in ROLES[kind] and name in self.label(node)
                return node if is_it else None

        return wait_for(f"the keys in {kind} “{name}”", answer)

    def settled(self):
        """Waits until something in the window has the keys."""
        return wait_for("the keys in the window", self.focused)

    def press(self, kind: str, name: str):
        node = self.find(kind, name)
        Atspi.Action.do_action(node, 0)

    def fill(self, kind: str, name: str, text: str):
        """Types into an empty field and waits until all of it is there."""
        node = self.find(kind, name)
        wait_for("the focus", lambda: self.focuses(node) and self.active())
        write(text)
        wait_for(f"what was typed into “{name}”", lambda: self._length(node) == len(text))

    @staticmethod
    def focuses(node) -> bool:
        """Gives a node the keys, and answers whether it has them."""
        Atspi.Component.grab_focus(node)
        node.clear_cache()
        return node.get_state_set().contains(Atspi.StateType.FOCUSED)

    @staticmethod
    def _length(node) -> int:
        """How many characters stand in a field; a passphrase's are dots, but as many."""
        node.clear_cache()
        return Atspi.Text.get_character_count(node)


def without_code(app: App, said: dict[str, str]):
    """From the recovery code of a new journal to the journal, without one."""
    app.press("button", said["recovery-skip"])
    app.press("button", said["recovery-skip-go"])


def processes(group: int) -> set[int]:
    """A program and all that it started."""
    found = {group}
    for number in filter(str.isdecimal, os.listdir("/proc")):
        # It may have ended since it was listed.
        with contextlib.suppress(ProcessLookupError):
            if os.getpgid(int(number)) == group:
                found.add(int(number))
    return found


def write(text: str):
    """Types, as quickly as a fast typist."""
    subprocess.run(["xdotool", "type", "--delay", "15", "--", text], check=True)


def clipboard(text: str, kind: str = "UTF8_STRING"):
    """Lays something on the clipboard, as another program does, until the next is laid there."""
    subprocess.run(
        ["xclip", "-selection", "clipboard", "-target", kind, "-in"],
        input=text.encode("utf-8", "surrogatepass"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def keys(*combinations: str):
    """Presses key combinations in xdotool's spelling: `ctrl+k`, `Return`."""
    subprocess.run(["xdotool", "key", "--delay", "40", *combinations], check=True)
