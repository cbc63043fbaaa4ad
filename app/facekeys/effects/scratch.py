"""Memory that operations use again: new memory costs more time than the work in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from facekeys.types import Pixels


class Arrays:
    """Arrays for what is between the steps of one piece of work, by name."""

    def __init__(self) -> None:
        """Have none."""
        self._kept: dict[str, Pixels] = {}

    def of(self, name: str, shape: tuple[int, ...]) -> Pixels:
        """Return a uint8 array of a shape, with anything in it.

        Args:
            name: What it is for; the array before by that name is overwritten by it.
            shape: The last one by that name should have had the same.
        """
        kept = self._kept.get(name)
        if kept is None or kept.shape != shape:
            kept = self._kept[name] = np.empty(shape, np.uint8)
        return kept


class Scratch:
    """Lends arrays, to any number of threads at once: each gets others."""

    def __init__(self) -> None:
        """Have none."""
        self._free: list[Arrays] = []  # of which one is taken and put back in one go

    @contextmanager
    def lent(self) -> Iterator[Arrays]:
        """Lend arrays until the end of the work."""
        try:
            arrays = self._free.pop()
        except IndexError:
            arrays = Arrays()
        try:
            yield arrays
        finally:
            self._free.append(arrays)
