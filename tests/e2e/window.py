"""What only the real window shows.

    dbus-run-session -- xvfb-run -a python3 tests/e2e/window.py --app target/debug/lamplight \\
        --cli target/debug/lamplight-cli

Names of tests may follow, such as `locking` or `finding.Finding.test_a_palette_reaches_everything`.
"""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import desk  # noqa: E402

TESTS = (
    "first_run",
    "writing",
    "saving",
    "finding",
    "sharing",
    "around",
    "locking",
    "hostile",
    "places",
    "killing",
)


def main():
    flags = [word for word in desk.rest if word.startswith("-")]
    names = [word for word in desk.rest if not word.startswith("-")]
    unittest.main(
        module=None, argv=[sys.argv[0], *flags, *(names or TESTS)], verbosity=2, failfast=False
    )


if __name__ == "__main__":
    main()
