"""Pictures that effects need, read when they are needed for the first time."""

from __future__ import annotations

from collections.abc import Callable

from facekeys.types import Pixels


class Picture:
    """One picture of a pack."""

    def __init__(self, name: str, read: Callable[[], Pixels]) -> None:
        """Note how to read it.

        Args:
            name: Of the file.
            read: Returns (h, w, 3) uint8 BGR, or raises a ValueError whose text says
                what is wrong with the picture.
        """
        self.name = name
        self._read = read
        self._pixels: Pixels | None = None

    @property
    def ready(self) -> bool:
        """Whether it was read, so that nobody has to wait for it."""
        return self._pixels is not None

    @property
    def pixels(self) -> Pixels:
        """(h, w, 3) uint8 BGR. Any thread may ask; two that ask at once both read it.

        Raises:
            ValueError: It can't be read.
        """
        if self._pixels is None:
            pixels = self._read()
            pixels.flags.writeable = False
            self._pixels = pixels
        return self._pixels
