"""From a key to the picture it makes: presses keys through the X server and watches its pixels.

Nothing is asked of the program, so what is measured is what a person at the screen waits for. A look
takes about a millisecond, and there are two between two looks; figures are as exact as that.
"""

import ctypes
import time
from dataclasses import dataclass

import gi

gi.require_version("Gdk", "3.0")
from gi.repository import Gdk  # noqa: E402

#: A pixel darker than this is ink, on the paper of the day.
INK = 120
#: The pause between two looks, in seconds: looking without one takes the processor that the program
#: and the screen need.
GLANCE = 0.002
#: Two lines of text have at least so many rows of pixels between them.
LEADING = 4
#: The wheel of a mouse, one step down.
WHEEL_DOWN = 5


@dataclass(frozen=True)
class Area:
    """A part of the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    def look(self) -> bytes:
        """The pixels in it now."""
        window = Gdk.get_default_root_window()
        picture = Gdk.pixbuf_get_from_window(window, self.left, self.top, self.width, self.height)
        return picture.get_pixels()

    def has_ink(self) -> bool:
        """Whether anything is written there."""
        return min(self.look()) < INK


class Hands:
    """The keyboard and the mouse."""

    def __init__(self):
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._x.XFlush.argtypes = [ctypes.c_void_p]
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XSetWindowBackground.argtypes = [ctypes.c_void_p, *[ctypes.c_ulong] * 2]
        self._x.XClearWindow.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        for name in ("XTestFakeKeyEvent", "XTestFakeButtonEvent"):
            call = getattr(self._test, name)
            call.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._test.XTestFakeMotionEvent.argtypes = [
            ctypes.c_void_p,
            *[ctypes.c_int] * 3,
            ctypes.c_ulong,
        ]
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("there is no display")

    def whiten(self):
        """Makes the empty screen white, so that there is ink on it only where something is written."""
        root = self._x.XDefaultRootWindow(self._display)
        self._x.XSetWindowBackground(self._display, root, 0xFFFFFF)
        self._x.XClearWindow(self._display, root)
        self._x.XFlush(self._display)

    def press(self, *names: str):
        """Presses keys together and lets them go. The names are X's: `a`, `space`, `Control_L`."""
        symbols = [self._x.XStringToKeysym(name.encode()) for name in names]
        codes = [self._x.XKeysymToKeycode(self._display, symbol) for symbol in symbols]
        for code, down in [*((code, 1) for code in codes), *((code, 0) for code in codes[::-1])]:
            self._test.XTestFakeKeyEvent(self._display, code, down, 0)
        self._x.XFlush(self._display)

    def wheel(self, button: int = WHEEL_DOWN):
        """Turns the wheel by one step."""
        self._test.XTestFakeButtonEvent(self._display, button, 1, 0)
        self._test.XTestFakeButtonEvent(self._display, button, 0, 0)
        self._x.XFlush(self._display)

    def point(self, area: Area):
        """Moves the pointer to the middle of an area."""
        middle = (area.left + area.width // 2, area.top + area.height // 2)
        self._test.XTestFakeMotionEvent(self._display, -1, *middle, 0)
        self._x.XFlush(self._display)


def until_change(area: Area, act, patience: float) -> float | None:
    """Seconds from the act to the first other picture; `None` when there is none in that time."""
    before = area.look()
    begun = time.perf_counter()
    act()
    while (took := time.perf_counter() - begun) < patience:
        if area.look() != before:
            return took
        time.sleep(GLANCE)
    return None


def until_still(area: Area, still: float = 0.15, patience: float = 10.0):
    """Waits until the picture has not changed for so many seconds."""
    ends = time.perf_counter() + patience
    since, last = time.perf_counter(), area.look()
    while time.perf_counter() - since < still and time.perf_counter() < ends:
        now = area.look()
        if now != last:
            since, last = time.perf_counter(), now
        time.sleep(0.005)


def longest_blank(area: Area, act, every: float, seconds: float) -> float:
    """The longest time, in seconds, in which nothing was written there, while something is done
    again and again."""
    begun = due = time.perf_counter()
    blank_since, longest = None, 0.0
    while (now := time.perf_counter()) - begun < seconds:
        if now >= due:
            act()
            due += every
        if area.has_ink():
            blank_since = None
        else:
            blank_since = blank_since or now
            longest = max(longest, time.perf_counter() - blank_since)
    return longest


def lines_between(before: bytes, after: bytes, area: Area) -> list[Area]:
    """The lines of text in which two pictures of an area differ, from the top down."""
    stride = len(before) // area.height
    lines: list[list[int]] = []
    for y in range(area.height):
        row = slice(y * stride, (y + 1) * stride)
        if before[row] == after[row]:
            continue
        if lines and y - lines[-1][1] <= LEADING:
            lines[-1][1] = y
        else:
            lines.append([y, y])
    return [
        Area(area.left, area.top + first, area.width, last - first + 1) for first, last in lines
    ]


def percentile(figures: list[float], share: float) -> float:
    """The figure that so large a share of all does not go beyond."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
