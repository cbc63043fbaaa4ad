"""Grey, upright crops of faces, cut without aliasing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.types import Affine, Pixels

_REACH_PX: Final = 4
"""So far into a halved picture its border is felt, two taps of pyrDown's filter and one
of the interpolation: what is cut must reach so much further than the crop."""

_SMALLEST_PX: Final = 8  # a picture is not halved to less


def cut_crop(picture: Pixels, transform: Affine, size: int = CROP_SIZE) -> Pixels:
    """Cut one crop.

    Only the surroundings of the crop are made grey and, against aliasing, halved; the
    crop is the same as from a whole picture that is made grey and halved.

    Args:
        picture: (h, w, 3) BGR or (h, w) grey, uint8.
        transform: (2, 3) map from crop pixels to picture pixels, a similarity.
        size: Side of the crop in pixels.

    Returns:
        (size, size) uint8. What lies outside the picture repeats its border.

    Raises:
        ValueError: It is not such a picture.
    """
    if picture.ndim not in (2, 3) or picture.dtype != np.uint8 or 0 in picture.shape:
        message = f"Expected a uint8 picture, got {picture.shape} {picture.dtype}."
        raise ValueError(message)
    halvings = _halvings(transform, picture)
    x, y, region = _surroundings(picture, transform, size, halvings)
    grey = cv2.cvtColor(region, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else region
    for _ in range(halvings):
        grey = cv2.pyrDown(grey)
    # pyrDown keeps pixel 0 at pixel 0, so that halving is a plain division.
    (a, b, across), (c, d, down) = transform.tolist()
    step = 0.5**halvings
    to_region = np.array([[a, b, across - x], [c, d, down - y]]) * step
    return np.asarray(
        cv2.warpAffine(
            grey,
            to_region,
            (size, size),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        np.uint8,
    )


def crop_faces(
    picture: Pixels, transforms: Sequence[Affine], *, size: int = CROP_SIZE
) -> NDArray[np.float32]:
    """Return one grey crop per face, ready for the key-point model.

    Args:
        picture: (h, w, 3) BGR or (h, w) grey, uint8.
        transforms: For each face the map from crop pixels to picture pixels.
        size: Side of the crops in pixels.

    Returns:
        (len(transforms), size, size, 1) float32 in [0, 1]. No faces give an array
        of length 0.

    Raises:
        ValueError: It is not such a picture.
    """
    crops = np.empty((len(transforms), size, size, 1), np.float32)
    for crop, transform in zip(crops, transforms, strict=True):
        np.multiply(
            cut_crop(picture, transform, size), np.float32(1 / 255), out=crop[..., 0]
        )
    return crops


def _halvings(transform: Affine, picture: Pixels) -> int:
    """Return how often to halve, so that a crop pixel is one to two picture pixels."""
    step = math.hypot(transform[0, 0], transform[1, 0])
    most = math.log2(max(1.0, min(picture.shape[:2]) / _SMALLEST_PX))
    return math.floor(min(math.log2(max(1.0, step)), most))


def _surroundings(
    picture: Pixels, transform: Affine, size: int, halvings: int
) -> tuple[int, int, Pixels]:
    """Return the left, the top and the pixels of the part that a crop depends on."""
    (a, b, x), (c, d, y) = transform.tolist()
    last = size - 1
    left, right = _span(x, a * last, b * last, picture.shape[1], halvings)
    top, bottom = _span(y, c * last, d * last, picture.shape[0], halvings)
    return left, top, picture[top:bottom, left:right]


def _span(
    start: float, along: float, across: float, length: int, halvings: int
) -> tuple[int, int]:
    """Return first and end of the rows or columns that a crop depends on.

    Args:
        start: Where the crop's first pixel lies.
        along: From there to the end of its first row.
        across: From there to the end of its first column.
        length: Of the picture.
        halvings: How often it will be halved.
    """
    unit = 1 << halvings
    reach = _REACH_PX * unit
    first = start + min(0.0, along, across, along + across) - reach
    end = start + max(0.0, along, across, along + across) + reach + 1
    # Both ends keep so far from the picture's own that something is left to halve.
    first = min(max(first, 0.0), max(0, length - 2 * reach))
    end = max(min(end, length), min(length, 2 * reach))
    return math.floor(first) // unit * unit, math.ceil(end)
