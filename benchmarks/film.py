"""A camera of 720p at 30 a second: the demo clip with the noise of a sensor."""

from __future__ import annotations

import time
from typing import Final

import numpy as np

from facekeys.camera.demo import DemoClip
from facekeys.types import Frame, Pixels
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH

_PICTURES: Final = 120
_NOISE: Final = 4.0  # grey levels in each channel


class Film:
    """A camera that keeps its rate."""

    name = "Film"
    live = True
    size = (WIDTH, HEIGHT)
    length = None
    cut_short = False

    def __init__(self, pictures: list[Pixels], *, fps: float = FPS) -> None:
        """Begin with the first picture.

        Args:
            pictures: What is played, again and again.
            fps: So many a second.
        """
        self.fps = float(fps)
        self._pictures = pictures
        self._begun_s = time.monotonic()
        self._index = 0

    def read(self) -> Frame:
        """Return the next picture, when it is time."""
        self._index += 1
        due_s = self._begun_s + self._index / self.fps
        time.sleep(max(0.0, due_s - time.monotonic()))
        picture = self._pictures[self._index % len(self._pictures)]
        return Frame(picture, self._index, time.monotonic_ns())

    def rewind(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def make_pictures() -> list[Pixels]:
    """Return the beginning of the demo clip, noisy."""
    noise = np.random.default_rng(1)
    clip = DemoClip()
    return [
        np.clip(
            clip.frame(index).pixels + noise.normal(0, _NOISE, (HEIGHT, WIDTH, 3)),
            0,
            255,
        ).astype(np.uint8)
        for index in range(_PICTURES)
    ]
