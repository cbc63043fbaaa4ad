"""Memory that operations use again: new memory costs more time than the work in it."""

from __future__ import annotations

import threading

import numpy as np

from facekeys.types import Pixels


class Scratch(threading.local):
    """Arrays for what is between two steps; each thread has its own."""

    def __init__(self) -> None:
        """Hold nothing; called for each thread."""
        self._kept: dict[str, Pixels] = {}

    def array(self, name: str, shape: tuple[int, ...]) -> Pixels:
        """Return a uint8 array of a shape, with anything in it.

        Args:
            name: What it is for; the array before by that name is overwritten by it.
            shape: The last one by that name should have had the same.
        """
        kept = self._kept.get(name)
        if kept is None or kept.shape != shape:
            kept = self._kept[name] = np.empty(shape, np.uint8)
        return kept
