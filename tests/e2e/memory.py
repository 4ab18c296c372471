"""What the memory of a program and all it started holds."""

import contextlib
import mmap
import pathlib

from screen import processes

PAGE = mmap.PAGESIZE
#: How many pages are looked up, and read, at once.
PAGES = 2048
#: What the kernel says of a page: in memory, or on the disk for swapping.
_THERE = 0x80 | 0x40


class Memory:
    """The memory of a group of processes, searched as it is now."""

    def __init__(self, group: int):
        self.group = group

    def find(self, *words: bytes) -> dict[str, dict[bytes, int]]:
        """How often each word stands in the memory of each process; only those in which one does."""
        found = {}
        for process in sorted(processes(self.group)):
            counts = {word: 0 for word in words}
            with contextlib.suppress(OSError):
                place = pathlib.Path(f"/proc/{process}")
                name = (place / "comm").read_text().strip()
                self._count(place, counts)
                if any(counts.values()):
                    found[f"{name} {process}"] = counts
        return found

    def _count(self, process: pathlib.Path, counts: dict[bytes, int]):
        overlap = max(map(len, counts)) - 1
        with (
            (process / "mem").open("rb", buffering=0) as memory,
            (process / "pagemap").open("rb", buffering=0) as pagemap,
        ):
            for line in (process / "maps").read_text().splitlines():
                span, rights = line.split()[:2]
                begin, end = (int(part, 16) // PAGE for part in span.split("-"))
                # What cannot be written came from a file and holds nothing that was typed.
                if "w" not in rights:
                    continue
                tail = b""
                for at in range(begin, end, PAGES):
                    pages = min(PAGES, end - at)
                    piece = self._present(memory, pagemap, at, pages)
                    if piece:
                        piece = tail + piece
                        for word in counts:
                            counts[word] += piece.count(word)
                        tail = piece[-overlap:]

    @staticmethod
    def _present(memory, pagemap, first: int, pages: int) -> bytes:
        """Those of the pages that are there at all: most of what is reserved is not."""
        with contextlib.suppress(OSError, ValueError):
            pagemap.seek(first * 8)
            flags = pagemap.read(pages * 8)[7::8]
            if not any(flag & _THERE for flag in set(flags)):
                return b""
            memory.seek(first * PAGE)
            return memory.read(pages * PAGE)
        return b""
