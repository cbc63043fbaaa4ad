"""Reading packs again when their files change."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facekeys.overlays.faults import PackError
from facekeys.overlays.filter import Filter
from facekeys.overlays.library import Library, assemble, packs_in, read_pack

_MOST_ENTRIES: Final = 256
_SELDOM: Final = 8

Print = frozenset[tuple[str, int, int, int]]
"""What the files of a pack look like from outside: name, time, size and number."""


@dataclass(slots=True)
class _Shelved:
    """A pack as it was read last.

    Attributes:
        print: Of what was read.
        seen: What was there at the last look.
        good: The last version without faults; None if there never was one.
        error: What is wrong with it now.
    """

    print: Print
    seen: Print
    good: Filter | None = None
    error: PackError | None = None

    def take(self, found: Filter | PackError) -> None:
        """Have another version; of a broken one only what is wrong with it."""
        if isinstance(found, PackError):
            self.error = found
        else:
            self.good, self.error = found, None


class Renewal:
    """A library that follows the files of its packs, whenever it is told to look.

    Files are looked at, not waited for: that works on every system and file system,
    whether a program writes into a file or puts another in its place. For one thread.
    """

    def __init__(self, folders: Iterable[Path], seldom: Collection[Path] = ()) -> None:
        """Prepare; nothing is read yet.

        Args:
            folders: See `facekeys.overlays.library.packs_in`.
            seldom: Those of them where little happens: every eighth look is for them.
        """
        self._folders = tuple(folders)
        self._seldom = frozenset(seldom)
        self._looks = 0
        self._packs: dict[Path, _Shelved] = {}

    def read(self) -> Library:
        """Read all packs, but not their pictures yet."""
        for pack in packs_in(self._folders):
            seen = _print(pack)
            self._packs[pack] = _Shelved(seen, seen)
            self._packs[pack].take(read_pack(pack))
        return self._library()

    def look(self) -> Library | None:
        """Read packs that came or changed, with their pictures, and forget those gone.

        One that changes while it is looked at is read at a later look, when two looks
        found the same: programs write files in more than one step.

        Returns:
            What is there now, if that is anything else than before: filters that did
            not change are the same objects. Those that are broken now are there as
            they were before, and their faults as well.
        """
        self._looks += 1
        rested = self._seldom if self._looks % _SELDOM else frozenset[Path]()
        there = list(packs_in(set(self._folders) - rested))
        looked_at = {pack for pack in self._packs if pack.parent not in rested}
        gone = looked_at - set(there)
        for pack in gone:
            del self._packs[pack]
        renewed = [self._renew(pack) for pack in there]
        if not gone and not any(renewed):
            return None
        return self._library()

    def _renew(self, pack: Path) -> bool:
        """Look at one pack; tell whether it was read."""
        now = _print(pack)
        known = self._packs.setdefault(pack, _Shelved(frozenset(), frozenset()))
        settled, known.seen = known.seen == now, now
        if now == known.print or not settled:
            return False
        known.print = now
        known.take(read_pack(pack, lazily=False))
        return True

    def _place(self, pack: Path) -> tuple[int, Path]:
        return self._folders.index(pack.parent), pack

    def _library(self) -> Library:
        self._packs = {
            pack: self._packs[pack] for pack in sorted(self._packs, key=self._place)
        }
        found = assemble(
            (pack, one.good) for pack, one in self._packs.items() if one.good
        )
        broken = [one.error for one in self._packs.values() if one.error]
        return Library(found.filters, (*broken, *found.faults))


def _print(pack: Path) -> Print:
    """Look at the files of a pack, but not into them."""
    seen = []
    try:
        with os.scandir(pack) as entries:
            for entry in itertools.islice(entries, _MOST_ENTRIES):
                if not entry.name.startswith(".") and not entry.name.endswith("~"):
                    found = entry.stat()
                    size, number = found.st_size, found.st_ino
                    seen.append((entry.name, found.st_mtime_ns, size, number))
    except OSError:  # it goes just now: the next look tells
        return frozenset()
    return frozenset(seen)
