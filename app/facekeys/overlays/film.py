"""Pictures that move: artworks one after the other."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate

from facekeys.overlays.artwork import Artwork
from facekeys.types import Pixels


class Film:
    """The picture of a layer, still or moving, read when it is first needed."""

    def __init__(self, read: Callable[[], Sequence[tuple[Pixels, float]]]) -> None:
        """Note how to read it.

        Args:
            read: Returns (h, w, 4) uint8 BGRA pictures with straight alpha, each with
                the seconds that it is shown, one at least; or raises a ValueError
                whose text says what is wrong.
        """
        self._read = read
        self._artworks: tuple[Artwork, ...] = ()
        self._ends_s: tuple[float, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it was read, so that nobody has to wait for it."""
        return bool(self._artworks)

    def prepare(self) -> None:
        """Read it, unless it was; any thread may ask.

        Raises:
            ValueError: It can't be read.
        """
        if self.ready:
            return
        cels = self._read()
        artworks = tuple(Artwork(pixels) for pixels, _ in cels)
        ends_s = accumulate(shown_s for _, shown_s in cels)
        self._ends_s = tuple(round(end_s, 6) for end_s in ends_s)
        self._artworks = artworks  # last: now it is ready

    @property
    def moves(self) -> bool:
        """Whether it has more than one picture. Reads it."""
        self.prepare()
        return len(self._artworks) > 1

    @property
    def length_s(self) -> float:
        """How long it takes to be shown once. Reads it."""
        self.prepare()
        return self._ends_s[-1]

    def at(self, seconds: float, *, loop: bool = True) -> Artwork:
        """Return the picture to be shown at a time. Reads it if need be.

        Args:
            seconds: Since it began, 0 or more.
            loop: Whether it begins anew when it ends; else the last picture stays.
        """
        self.prepare()
        if loop:
            seconds = round(seconds % self._ends_s[-1], 6)
        number = bisect.bisect_right(self._ends_s, seconds)
        return self._artworks[min(number, len(self._artworks) - 1)]
