"""A keyboard that has a key for every character of some text.

A character that no key has is put on a key while it is typed by other tools, and off it at once;
a busy program learns of that too late and takes another character. Here keys are made for all of a
text before the program starts, and stay as they are.
"""

import ctypes
import time

#: Keysyms of characters from 0x100 on are their numbers plus this.
UNICODE = 0x0100_0000
#: Those of the keys that write no character.
RETURN, SHIFT_L = 0xFF0D, 0xFFE1
#: Keysyms of keys that nobody needs to write with: on the pad of figures, F13 to F35, and those that
#: play music or open programs.
NEEDLESS = (range(0xFF80, 0xFFBE), range(0xFFCA, 0xFFE1), range(0x1008_FE00, 0x1009_0000))
#: The pause after a key, of somebody who types very fast, in seconds.
PAUSE = 0.005


class Keyboard:
    """The keyboard of this screen."""

    def __init__(self):
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        pointer, number = ctypes.c_void_p, ctypes.c_int
        keysyms = ctypes.POINTER(ctypes.c_ulong)
        self._x.XGetKeyboardMapping.restype = keysyms
        self._x.XGetKeyboardMapping.argtypes = [pointer, ctypes.c_ubyte, number, ctypes.POINTER(number)]
        self._x.XChangeKeyboardMapping.argtypes = [pointer, number, number, keysyms, number]
        self._x.XDisplayKeycodes.argtypes = [pointer, ctypes.POINTER(number), ctypes.POINTER(number)]
        self._x.XSync.argtypes = [pointer, number]
        self._test.XTestFakeKeyEvent.argtypes = [pointer, ctypes.c_uint, number, ctypes.c_ulong]
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("there is no display")
        #: The key of a keysym, and whether Shift belongs to it.
        self._keys: dict[int, tuple[int, bool]] = {}
        self._spare: list[int] = []
        self._read()

    def _read(self):
        first, last, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        self._x.XDisplayKeycodes(self._display, first, last)
        count = last.value - first.value + 1
        mapping = self._x.XGetKeyboardMapping(self._display, first.value, count, width)
        for at in range(count):
            columns = [mapping[at * width.value + column] for column in range(width.value)]
            code = first.value + at
            if not columns[0] or any(columns[0] in kind for kind in NEEDLESS):
                self._spare.append(code)
                continue
            for column in (0, 1):
                if columns[column]:
                    self._keys.setdefault(columns[column], (code, column == 1))

    @staticmethod
    def _keysym(character: str) -> int:
        number = ord(character)
        if character == "\n":
            return RETURN
        return number if 0x20 <= number < 0x7F or 0xA0 <= number < 0x100 else UNICODE + number

    def learn(self, text: str):
        """Makes a key for every character of the text that has none."""
        wanted = {self._keysym(character) for character in text} - set(self._keys)
        # Two on each key, one of them with Shift. A letter never stands with its own capital.
        while wanted:
            if not self._spare:
                raise ValueError(f"there are no keys for {len(wanted)} characters")
            code = self._spare.pop()
            both = [wanted.pop() for _ in range(min(2, len(wanted)))]
            levels = (ctypes.c_ulong * 2)(both[0], both[-1])
            self._x.XChangeKeyboardMapping(self._display, code, 2, levels, 1)
            for level, keysym in enumerate(both):
                self._keys[keysym] = (code, level == 1)
        self._x.XSync(self._display, 0)

    def type(self, text: str):
        """Types the text, of which every character has a key."""
        shift, _ = self._keys[SHIFT_L]
        for character in text:
            code, shifted = self._keys[self._keysym(character)]
            steps = [(code, 1), (code, 0)]
            for key, down in [(shift, 1), *steps, (shift, 0)] if shifted else steps:
                self._test.XTestFakeKeyEvent(self._display, key, down, 0)
            self._x.XSync(self._display, 0)
            time.sleep(PAUSE)
