"""What only the real window shows: the tests that are named, or all of them, on one screen.

    dbus-run-session -- xvfb-run -a python3 tests/e2e/window.py --app target/debug/lamplight \\
        --cli target/debug/lamplight-cli

Names of tests may follow, such as `locking` or `finding.Finding.test_a_palette_reaches_everything`.
"""

import pathlib
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import desk  # noqa: E402
from screens import ALONE, SIDE_BY_SIDE  # noqa: E402


class Timed(unittest.TextTestResult):
    """Says after each test how long it took."""

    def startTest(self, test):
        self._begun = time.monotonic()
        super().startTest(test)

    def stopTest(self, test):
        super().stopTest(test)
        self.stream.writeln(f"    {time.monotonic() - self._begun:.1f} s")


def main():
    flags = [word for word in desk.rest if word.startswith("-")]
    names = [word for word in desk.rest if not word.startswith("-")]
    unittest.main(
        module=None,
        argv=[sys.argv[0], *flags, *(names or SIDE_BY_SIDE + ALONE)],
        testRunner=unittest.TextTestRunner(resultclass=Timed, verbosity=2),
    )


if __name__ == "__main__":
    main()
