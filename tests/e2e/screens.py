"""All tests of the real window, on two screens side by side, and what measures times by itself after.

    python3 tests/e2e/screens.py --app target/debug/lamplight --cli target/debug/lamplight-cli

Each part of them has a session and a screen of its own, and its output is printed whole when it ends.
Most of a test is waiting for the window, so that two of them take little longer than one.
"""

import argparse
import concurrent.futures
import contextlib
import itertools
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
#: Those that take longest come first: what is left at the end is short.
SIDE_BY_SIDE = (
    "reminding",
    "hostile",
    "ways",
    "pages",
    "around",
    "writing",
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
#: How long one part may take, in seconds: many times what any takes.
PATIENCE = 1800


class Part:
    """Some of the tests, and how they went."""

    def __init__(self, name: str, number: int, pictures: pathlib.Path | None):
        self.name = name
        self._screen = FIRST_SCREEN + number * RANGE
        self._pictures = ["--pictures", str(pictures / name)] if pictures else []
        self.code: int | None = None
        self.written = ""
        self.seconds = 0.0

    def run(self, arguments: list[str]):
        """Runs them, in a group of processes that is gone afterwards."""
        screen = ["xvfb-run", "--auto-servernum", f"--server-num={self._screen}"]
        size = ["--server-args", "-screen 0 1280x860x24"]
        window = [sys.executable, str(HERE / "window.py"), *arguments, *self._pictures, self.name]
        begun = time.monotonic()
        with tempfile.TemporaryFile() as written, tempfile.TemporaryDirectory() as runtime:
            process = subprocess.Popen(
                ["dbus-run-session", "--", *screen, *size, *window],
                # The bus of the accessibility tree has its socket there: one each.
                env=os.environ | {"XDG_RUNTIME_DIR": runtime},
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            running.add(process)
            try:
                self.code = process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.code = None
            finally:
                end(process)
            written.seek(0)
            self.written = written.read().decode(errors="replace")
        self.seconds = time.monotonic() - begun

    def tell(self):
        """Prints what they wrote and how it ended."""
        ended = {0: "passed", None: "cut short"}.get(self.code, "failed")
        print(f"--- {self.name}\n{self.written.strip()}\n", flush=True)
        print(f"--- {self.name}: {ended} in {self.seconds:.1f} s\n", flush=True)


#: What was started and has not ended.
running: set[subprocess.Popen] = set()


def end(process: subprocess.Popen):
    """Ends a group of processes, whatever of it is left."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    running.discard(process)


def main():
    arguments = argparse.ArgumentParser(description="All tests of the real window.", add_help=False)
    arguments.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of failures")
    options, rest = arguments.parse_known_args()
    numbers = itertools.count()

    def parts(names: tuple[str, ...]) -> list[Part]:
        return [Part(name, next(numbers), options.pictures) for name in names]

    def run(part: Part) -> Part:
        part.run(rest)
        part.tell()
        return part

    # Asked to end, it ends what it began.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    ran = []
    two = concurrent.futures.ThreadPoolExecutor(max_workers=2)
    try:
        ran += two.map(run, parts(SIDE_BY_SIDE))
        ran += map(run, parts(ALONE))
    finally:
        two.shutdown(wait=False, cancel_futures=True)
        for process in list(running):
            end(process)
    failed = [part.name for part in ran if part.code != 0]
    if failed:
        sys.exit(f"not passed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
