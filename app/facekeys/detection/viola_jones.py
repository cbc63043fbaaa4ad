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
        min_face: Side of the smallest face, as a share of the frame's shorter side.
        confirm_scale_factor: Like `scale_factor`, for `ViolaJones.find_in_crop`:
            finer, as the picture is tiny.
        confirm_min_neighbors: Like `min_neighbors`, for `ViolaJones.find_in_crop`:
            lower, since a face was already found there.
    """

    scale_factor: float = 1.25
    min_neighbors: int = 6
    min_face: float = 0.1
    confirm_scale_factor: float = 1.1
    confirm_min_neighbors: int = 2


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
        self._cascade = _load(cascade or resource(_CASCADE))
        self._equaliser = cv2.createCLAHE(_CLIP_LIMIT, _TILES)

    def find(self, grey: Pixels) -> Sequence[Box]:
        """Return upright boxes around the faces of a grey (h, w) uint8 picture.

        The picture is shrunk until the smallest wanted face is just large enough, and
        equalised.

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
        found = self._cascade.detectMultiScale(
            self._equaliser.apply(small),
            scaleFactor=self._options.scale_factor,
            minNeighbors=self._options.min_neighbors,
            minSize=(smallest, smallest),
        )
        boxes = [
            Box(*(float(value) / scale for value in (x, y, w, h)))
            for x, y, w, h in np.asarray(found).reshape(-1, 4)
        ]
        return sorted(boxes, key=lambda box: (-box.width, box.x, box.y))

    def find_in_crop(self, crop: Pixels) -> Box | None:
        """Return the box of the face that a small grey crop should show.

        Args:
            crop: (n, n) uint8, upright, its middle two thirds the supposed face.

        Returns:
            The largest box in pixels of the crop; None if there is no face in it.
        """
        side = min(crop.shape)
        found = self._cascade.detectMultiScale(
            cv2.equalizeHist(crop),
            scaleFactor=self._options.confirm_scale_factor,
            minNeighbors=self._options.confirm_min_neighbors,
            minSize=(side // 3, side // 3),
        )
        boxes = [Box(*map(float, row)) for row in np.asarray(found).reshape(-1, 4)]
        return max(boxes, key=lambda box: box.width, default=None)


def _load(path: Path) -> cv2.CascadeClassifier:
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
