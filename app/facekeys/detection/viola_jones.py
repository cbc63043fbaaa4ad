"""Viola-Jones: finds faces, coarsely, in a small grey picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np

from facekeys.errors import REINSTALL, ResourceError
from facekeys.keypoints.framing import compose, frame_box, invert, scale_of
from facekeys.resources import resource
from facekeys.types import Affine, Box, Pixels

_CASCADE: Final = "assets/haarcascades/haarcascade_frontalface_default.xml"
_SMALLEST_PX: Final = 40
"""Side of the smallest wanted face in the picture searched. The cascade's window has
24, but at 40 it finds far more of the faces there are (docs/adr/0005)."""

_ENLARGED: Final = 2.0
"""Small pictures are enlarged so much at most."""

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


class Sizes(NamedTuple):
    """Sides of the faces to look for, in units of the smallest wanted one.

    Attributes:
        least: Of the smallest.
        most: Of the largest.
    """

    least: float
    most: float


ALL_SIZES: Final = Sizes(1.0, math.inf)


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

    def find(
        self,
        grey: Pixels,
        *,
        known: Sequence[Box] = (),
        tilt_deg: float = 0.0,
        thorough: bool = True,
        sizes: Sizes = ALL_SIZES,
    ) -> Sequence[Affine]:
        """Find faces, coarsely.

        The picture is resized until the smallest wanted face is just large enough,
        turned against the tilt, and searched equalised; if nothing is found, and it is
        worth the time, more finely as it is.

        Args:
            grey: (h, w) uint8; not changed.
            known: Boxes in pixels of `grey` where faces are known: not searched.
            tilt_deg: Roll of the heads to look for, clockwise as seen on the screen.
            thorough: Whether to take the finer look, which costs twice the first.
            sizes: Which faces to look for; the cost falls with the square of the
                smallest.

        Returns:
            Face transforms in pixels of `grey`, all rolled by the tilt, largest first.
        """
        least = min(1.0, sizes.least * self._options.min_face)
        scale = min(_ENLARGED, _SMALLEST_PX / least / min(grey.shape))
        height, width = (max(1, round(side * scale)) for side in grey.shape)
        small = np.asarray(
            cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA), np.uint8
        )
        equalised = np.asarray(self._equaliser.apply(small), np.uint8)
        for box in known:
            _leave_out(box, scale, small)
            _leave_out(box, scale, equalised)
        to_small = np.eye(2, 3)
        if tilt_deg:
            to_turned, size = _turn(-tilt_deg, width, height)
            small = _warp(small, to_turned, size)
            equalised = _warp(equalised, to_turned, size)
            to_small = invert(to_turned)
        options = self._options
        smallest = max(1, round(least * min(height, width)))
        largest = round(min(smallest * sizes.most / sizes.least, max(height, width)))
        found = self._detect(
            equalised, options.scale_factor, options.min_neighbors, smallest, largest
        )
        if thorough and not found:
            found = self._detect(
                small,
                options.second_scale_factor,
                options.second_min_neighbors,
                smallest,
                largest,
            )
        faces = [compose(to_small, frame_box(box)) / scale for box in found]
        return sorted(faces, key=lambda face: (-round(scale_of(face), 3), *face[:, 2]))

    def _detect(
        self,
        grey: Pixels,
        scale_factor: float,
        min_neighbors: int,
        smallest: int,
        largest: int,
    ) -> list[Box]:
        found = self._cascade.detectMultiScale(
            grey,
            scaleFactor=scale_factor,
            minNeighbors=min_neighbors,
            minSize=(smallest, smallest),
            maxSize=(largest, largest),
        )
        return [Box(*map(float, row)) for row in np.asarray(found).reshape(-1, 4)]


def _leave_out(box: Box, scale: float, grey: Pixels) -> None:
    """Fill a box with its mean grey, so that no face is found in it.

    Args:
        box: In pixels of the frame; may reach beyond it.
        scale: Pixels of `grey` for each of the frame's.
        grey: Changed in place.
    """
    left, top = (max(0, round(start * scale)) for start in (box.x, box.y))
    right, bottom = (
        max(0, round(end * scale)) for end in (box.x + box.width, box.y + box.height)
    )
    part = grey[top:bottom, left:right]
    if part.size:
        part[:] = round(float(part.mean()))


def _turn(angle_deg: float, width: int, height: int) -> tuple[Affine, tuple[int, int]]:
    """Return the map that turns a picture about its middle, and the size it then has.

    Args:
        angle_deg: Clockwise as seen on the screen.
        width: Of the picture, in pixels.
        height: Of the picture.
    """
    cosine, sine = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    linear = np.array([[cosine, -sine], [sine, cosine]])
    turned = np.abs(linear) @ (width, height)
    new_width, new_height = (math.ceil(side) for side in turned.tolist())
    middle = np.array([width - 1, height - 1]) / 2
    new_middle = np.array([new_width - 1, new_height - 1]) / 2
    return np.column_stack([linear, new_middle - linear @ middle]), (
        new_width,
        new_height,
    )


def _warp(grey: Pixels, transform: Affine, size: tuple[int, int]) -> Pixels:
    """Return a picture turned; what lies outside it has its mean grey."""
    return np.asarray(
        cv2.warpAffine(
            grey,
            transform,
            size,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=cv2.mean(grey),
        ),
        np.uint8,
    )


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
