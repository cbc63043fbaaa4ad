"""Viola-Jones: finds upright faces, coarsely, in a small grey picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from facekeys.errors import REINSTALL, ResourceError
from facekeys.resources import resource
from facekeys.types import Box, Pixels

_CASCADE: Final = "assets/haarcascades/haarcascade_frontalface_default.xml"
_SMALLEST_PX: Final = 40
"""Side of the smallest wanted face in the picture searched. The cascade's window has
24, but at 40 it finds far more of the faces there are (docs/adr/0005)."""

# Contrast-limited, by tiles: equalising the whole picture at once, as is often done,
# loses dark or pale faces before a bright wall (docs/adr/0005).
_CLIP_LIMIT: Final = 2.0
_TILES: Final = (8, 8)


@dataclass(frozen=True, slots=True)
class ViolaJonesOptions:
    """How to search.

    Attributes:
        scale_factor: Step between window sizes. 1.25 and 6 are the seed article's.
        min_neighbors: How many windows must agree on a face.
        second_scale_factor: Like `scale_factor`, for a finer look at pictures in
            which the first look found nothing.
        second_min_neighbors: Like `min_neighbors`, for that second look.
        min_face: Side of the smallest face, as a share of the frame's shorter side.
    """

    scale_factor: float = 1.25
    min_neighbors: int = 6
    second_scale_factor: float = 1.1
    second_min_neighbors: int = 3
    min_face: float = 0.1


class ViolaJones:
    """The frontal cascade of OpenCV. One instance per thread."""

    def __init__(
        self, options: ViolaJonesOptions | None = None, *, cascade: Path | None = None
    ) -> None:
        """Load the cascade.

        Args:
            options: How to search; the defaults if None.
            cascade: Another cascade file.

        Raises:
            ResourceError: The cascade is missing or broken.
        """
        self._options = options or ViolaJonesOptions()
        self._cascade = load_cascade(cascade)
        self._equaliser = cv2.createCLAHE(_CLIP_LIMIT, _TILES)

    def find(self, grey: Pixels) -> Sequence[Box]:
        """Return upright boxes around the faces of a grey (h, w) uint8 picture.

        The picture is shrunk until the smallest wanted face is just large enough, and
        equalised. If nothing is found, a finer look is taken at it as it is.

        Returns:
            Boxes in pixels of `grey`, largest first.
        """
        shorter = min(grey.shape)
        scale = min(1.0, _SMALLEST_PX / self._options.min_face / shorter)
        height, width = (max(1, round(side * scale)) for side in grey.shape)
        small = grey
        if scale < 1.0:
            small = np.asarray(
                cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA)
            )
        smallest = max(1, round(self._options.min_face * min(height, width)))
        options = self._options
        equalised = np.asarray(self._equaliser.apply(small), np.uint8)
        found = self._search(
            equalised, options.scale_factor, options.min_neighbors, smallest
        )
        if not found:
            found = self._search(
                small,
                options.second_scale_factor,
                options.second_min_neighbors,
                smallest,
            )
        boxes = [Box(*(value / scale for value in box)) for box in found]
        return sorted(boxes, key=lambda box: (-box.width, box.x, box.y))

    def _search(
        self, grey: Pixels, scale_factor: float, min_neighbors: int, smallest: int
    ) -> list[Box]:
        found = self._cascade.detectMultiScale(
            grey,
            scaleFactor=scale_factor,
            minNeighbors=min_neighbors,
            minSize=(smallest, smallest),
        )
        return [Box(*map(float, row)) for row in np.asarray(found).reshape(-1, 4)]


def load_cascade(path: Path | None = None) -> cv2.CascadeClassifier:
    """Load a cascade of OpenCV's.

    Args:
        path: Its XML file; the shipped frontal one if None.

    Raises:
        ResourceError: The file is missing or damaged.
    """
    path = path or resource(_CASCADE)
    # Read here, since on Windows OpenCV opens no path with letters beyond ASCII.
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path) from error
    cascade = cv2.CascadeClassifier()
    try:
        storage = cv2.FileStorage(text, cv2.FILE_STORAGE_READ | cv2.FILE_STORAGE_MEMORY)
        loaded = cascade.read(storage.getFirstTopLevelNode())
    except (cv2.error, SystemError) as error:  # the binding raises both at once
        raise _broken(path) from error
    if not loaded or cascade.empty():
        raise _broken(path)
    return cascade


def _broken(path: Path) -> ResourceError:
    return ResourceError(
        f"The face cascade {path} is missing or broken.", hint=REINSTALL
    )
