"""Artworks brought to where they lie in the frame, tile by tile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.types import Pixels


class Warp(Protocol):
    """An artwork on its way into a region of the frame."""

    def tile(self, x: int, y: int, size: tuple[int, int]) -> Pixels:
        """Return what of the artwork lies in a part of the region.

        Args:
            x: First column, counted from the region's.
            y: First row, likewise.
            size: Width and height.

        Returns:
            (height, width, 4) uint8 premultiplied BGRA; the caller leaves it as it is.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class LinearWarp:
    """A picture moved, turned, scaled and sheared.

    Attributes:
        pixels: (h, w, 4) uint8, premultiplied BGRA, already halved as often as suits
            its size in the frame; transparent along its edge.
        inverse: (2, 2) float64 map of directions from frame pixels to those pixels.
        start: (2,) float64, where the first of those pixels lies in the region.
    """

    pixels: Pixels
    inverse: NDArray[np.float64]
    start: NDArray[np.float64]

    def tile(self, x: int, y: int, size: tuple[int, int]) -> Pixels:
        """See `Warp`."""
        to_artwork = np.column_stack(
            [self.inverse, self.inverse @ ((x, y) - self.start)]
        )
        # What lies beyond the artwork, half of a tile if it is askew, is left as it is,
        # which takes half the time of filling it.
        tile = np.zeros((*size[::-1], 4), np.uint8)
        cv2.warpAffine(
            self.pixels,
            to_artwork,
            size,
            dst=tile,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_TRANSPARENT,
        )
        return tile
