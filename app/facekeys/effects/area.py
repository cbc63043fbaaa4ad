"""Parts of a picture: rectangles of it, and what is laid over them through a mask."""

from __future__ import annotations

import math
from typing import Final, NamedTuple, Self

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.types import Pixels

_NO_SECOND_MAP: Final = np.empty(0, np.float32)


class Area(NamedTuple):
    """A rectangle of pixels; may reach beyond the picture, or be empty.

    Attributes:
        left: First column.
        top: First row.
        right: The column after the last.
        bottom: The row after the last.
    """

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, points: NDArray[np.float64], margin: float = 0.0) -> Self:
        """Return the smallest one that holds (n, 2) points and a margin around them."""
        first, last = points.min(axis=0) - margin, points.max(axis=0) + margin
        left, top = (math.floor(edge) for edge in first.tolist())
        right, bottom = (math.ceil(edge) + 1 for edge in last.tolist())
        return cls(left, top, right, bottom)

    def within(self, pixels: Pixels) -> Self:
        """Return what of it lies inside a picture."""
        height, width = pixels.shape[:2]
        left, top = max(self.left, 0), max(self.top, 0)
        right, bottom = min(self.right, width), min(self.bottom, height)
        return type(self)(left, top, max(right, left), max(bottom, top))

    def of(self, pixels: Pixels) -> Pixels:
        """Return that part of a picture, as a view; the area must lie inside it."""
        return pixels[self.top : self.bottom, self.left : self.right]

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, as OpenCV wants them."""
        return self.width, self.height

    @property
    def origin(self) -> NDArray[np.float64]:
        """(2,) its first pixel."""
        return np.array((self.left, self.top), np.float64)

    def __bool__(self) -> bool:
        """Tell whether any pixel lies in it."""
        return self.right > self.left and self.bottom > self.top


def blend(target: Pixels, source: Pixels, mask: Pixels) -> None:
    """Lay a picture over another one.

    Where the mask is 255 the target gets exactly the source's colours, where it is 0
    it keeps exactly its own.

    Args:
        target: (h, w, 3) uint8; changed in place.
        source: (h, w, 3) uint8.
        mask: (h, w) uint8, how opaque the source is.
    """
    shares = cv2.merge([mask, mask, mask])
    holes = cv2.bitwise_not(shares)
    cv2.multiply(target, holes, dst=target, scale=1 / 255)
    laid = cv2.multiply(source, shares, scale=1 / 255)
    cv2.add(target, laid, dst=target)


def resized(field: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    """Return a (h, w, c) field of numbers at another width and height, linearly."""
    return np.asarray(
        cv2.resize(field, size, interpolation=cv2.INTER_LINEAR), np.float32
    )


def taken_from(pixels: Pixels, sources: NDArray[np.float32]) -> Pixels:
    """Return a picture whose pixels are taken from elsewhere.

    Args:
        pixels: (h, w, 3) uint8, mirrored beyond its border.
        sources: (height, width, 2) x, y in it for each pixel wanted.
    """
    return np.asarray(
        cv2.remap(
            pixels,
            sources,
            _NO_SECOND_MAP,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        ),
        np.uint8,
    )
