"""The demo clip, standing still: for pictures of the app that are always the same."""

from __future__ import annotations

from typing import Final

from facekeys.camera.demo import FPS, DemoClip
from facekeys.types import Frame

_FRAME: Final = 60


class Moment(DemoClip):
    """As quick as the clip, without its end, and always one and the same picture."""

    length = None

    def __init__(self) -> None:
        """Draw the picture."""
        super().__init__()
        self._moment = super().frame(_FRAME).pixels

    def read(self) -> Frame:
        """Return the picture as the next frame."""
        self._index += 1
        return self.frame(self._index - 1)

    def frame(self, index: int) -> Frame:
        """Return the picture as any frame."""
        return Frame(self._moment, index, index * 1_000_000_000 // FPS)
