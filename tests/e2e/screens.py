"""All tests of the real window, on two screens side by side, and what measures times by itself after.

    python3 tests/e2e/screens.py --app target/debug/lamplight --cli target/debug/lamplight-cli

Each part of them has a session and a screen of its own, and its output is printed whole when it ends.
Most of a test is waiting for the window, so that two of them take little longer than one.
"""

import concurrent.futures
import itertools
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
#: Those that take longest come first: what is left at the end is short.
SIDE_BY_SIDE = (
    "hostile",
    "ways",
    "pages",
    "around",
    "writing",
    "reminding",
    "clipboard",
    "first_run",
    "saving",
    "finding",
    "sharing",
    "places",
)
#: These hold the window to times, and have the computer to themselves.
ALONE = ("locking", "killing")
#: The first screen that is tried. Each has a range of its own, so that no two reach for the same.
FIRST_SCREEN = 90
#: How many numbers of screens are tried for each part.
RANGE = 50


def run(part: str, number: int) -> tuple[str, int, str, float]:
    """Runs one part. Answers its name, how it ended, what it wrote, and the seconds it took."""
    screen = ["xvfb-run", "--auto-servernum", f"--server-num={FIRST_SCREEN + number * RANGE}"]
    size = ["--server-args", "-screen 0 1280x860x24"]
    window = [sys.executable, str(HERE / "window.py"), *sys.argv[1:], part]
    begun = time.monotonic()
    ended = subprocess.run(
        ["dbus-run-session", "--", *screen, *size, *window],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return part, ended.returncode, ended.stdout, time.monotonic() - begun


def tell(part: str, code: int, written: str, seconds: float):
    """Prints what a part wrote and how it ended."""
    ended = "passed" if code == 0 else f"failed ({code})"
    print(f"--- {part}\n{written.strip()}\n--- {part}: {ended} in {seconds:.1f} s\n", flush=True)


def main():
    numbers = itertools.count()
    results = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as two:
        running = [two.submit(run, part, next(numbers)) for part in SIDE_BY_SIDE]
        for done in concurrent.futures.as_completed(running):
            results.append(done.result())
            tell(*results[-1])
    for part in ALONE:
        results.append(run(part, next(numbers)))
        tell(*results[-1])
    failed = [part for part, code, *_ in results if code != 0]
    if failed:
        sys.exit(f"not passed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
