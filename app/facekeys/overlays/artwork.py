"""Pictures made ready for being drawn small, large and askew without aliasing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.types import Pixels

_SMALLEST_SIDE: Final = 4
_BORDER: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class MipLevel:
    """The artwork, halved some times and cut to what can be seen of it.

    Attributes:
        pixels: (h, w, 4) uint8 BGRA, premultiplied, read-only. Its outermost pixels
            are transparent on all sides.
        step: Artwork pixels per pixel of this level.
        origin: (2,) float64, where its first pixel lies in the artwork.
    """

    pixels: Pixels
    step: int
    origin: NDArray[np.float64]


class Artwork:
    """One picture of a filter.

    Attributes:
        levels: The picture halved 0, 1, 2, ... times; none where nothing of it can be
            seen.
        size: Width and height of the picture, in its pixels.
    """

    __slots__ = ("levels", "size")

    def __init__(self, picture: Pixels) -> None:
        """Make a picture ready for drawing.

        Args:
            picture: (h, w, 4) uint8 BGRA with straight alpha.

        Raises:
            ValueError: It is no such array.
        """
        height, width = _checked(picture).shape[:2]
        self.size = int(width), int(height)
        self.levels = tuple(_levels(_premultiply(picture)))

    @property
    def middle(self) -> tuple[float, float]:
        """x, y of its middle, in its pixels."""
        return (self.size[0] - 1) / 2, (self.size[1] - 1) / 2

    def level_for(self, scale: float) -> MipLevel:
        """Return the smallest level that loses nothing at a scale.

        Args:
            scale: Frame pixels per artwork pixel, above 0.

        Raises:
            IndexError: Nothing of the artwork can be seen.
        """
        wanted = math.floor(math.log2(max(1.0, 1.0 / scale)))
        return self.levels[min(wanted, len(self.levels) - 1)]


def _checked(picture: Pixels) -> Pixels:
    if picture.ndim != 3 or picture.shape[2] != 4 or picture.dtype != np.uint8:
        message = f"Expected (h, w, 4) uint8, got {picture.shape} {picture.dtype}."
        raise ValueError(message)
    return picture


def _levels(pixels: Pixels) -> Iterator[MipLevel]:
    """Yield a premultiplied picture and its halves, down to a dot."""
    origin = np.zeros(2)
    step = 1
    while True:
        pixels, left, top = _trim(_surround(pixels))
        if not pixels.size:
            return
        origin = origin + step * (np.array([left, top]) - _BORDER)
        pixels.flags.writeable = False
        yield MipLevel(pixels, step, origin)
        if max(pixels.shape) <= _SMALLEST_SIDE:
            return
        # Halving blurs over two pixels, so there must be more than those around.
        # It keeps pixel 0 at pixel 0.
        pixels = np.asarray(cv2.pyrDown(_surround(pixels)), np.uint8)
        origin = origin - step * _BORDER
        step *= 2


def _surround(pixels: Pixels) -> Pixels:
    """Return a picture with a transparent border."""
    return np.asarray(
        cv2.copyMakeBorder(pixels, *(_BORDER,) * 4, cv2.BORDER_CONSTANT), np.uint8
    )


def _trim(pixels: Pixels) -> tuple[Pixels, int, int]:
    """Return a copy of what can be seen with one pixel around, and where it began."""
    left, top, width, height = cv2.boundingRect(cv2.extractChannel(pixels, 3))
    if not width:
        return pixels[:0, :0], 0, 0
    left, top = left - 1, top - 1
    return pixels[top : top + height + 2, left : left + width + 2].copy(), left, top


def _premultiply(picture: Pixels) -> Pixels:
    alpha = cv2.extractChannel(picture, 3)
    whole = np.full_like(alpha, 255)
    shares = cv2.merge([alpha, alpha, alpha, whole])
    return np.asarray(cv2.multiply(picture, shares, scale=1 / 255), np.uint8)
