"""Makes pictures for the preview beside the window's thread, which only paints them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from facekeys.engine.mailbox import Latest
from facekeys.types import Frame, Pixels
from facekeys.ui.preview_buffer import PreviewBuffer

_LOOK_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A frame as it is to be painted.

    Attributes:
        frame: The frame.
        size: Width and height in device pixels.
        mirrored: Whether left and right change sides.
    """

    frame: Frame
    size: tuple[int, int]
    mirrored: bool

    def same(self, other: Wish) -> bool:
        """Tell whether another wish is for the same picture."""
        alike = (self.size, self.mirrored) == (other.size, other.mirrored)
        return alike and self.frame is other.frame


class PreviewThread(QObject):
    """Scales and mirrors the newest frame; of two buffers one is always whole."""

    prepared = Signal()
    """Another picture is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare; the thread starts with the first wish, and `close` ends it."""
        super().__init__(parent)
        self._wishes: Latest[Wish] = Latest()
        self._buffers = (PreviewBuffer(), PreviewBuffer())
        self._lock = threading.Lock()
        self._made: tuple[Wish, Pixels] | None = None
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def want(self, wish: Wish) -> None:
        """Have a picture made, in place of one that was not begun yet; never waits."""
        if self._closed.is_set():
            return
        self._wishes.put(wish)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="facekeys preview")
            self._thread.start()

    @contextmanager
    def picture(self, wish: Wish) -> Iterator[Pixels | None]:
        """Lend the picture of a wish: (h, w, 4) uint8; None if it is not there.

        It stays as it is until it is given back, which must be soon.
        """
        with self._lock:
            made = self._made
            yield made[1] if made is not None and made[0].same(wish) else None

    def close(self) -> None:
        """End the thread; wishes are not heard any more."""
        self._closed.set()
        self._wishes.close()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        turn = 0
        while not self._closed.is_set():
            wish = self._wishes.take(_LOOK_S)
            if wish is None:
                continue
            # Into the buffer that is not the one to be painted: nobody looks at it.
            picture = self._buffers[turn].to_bgrx(
                wish.frame.pixels, wish.size, mirrored=wish.mirrored
            )
            with self._lock:
                self._made = (wish, picture)
            turn = 1 - turn
            if not self._closed.is_set():
                self.prepared.emit()
