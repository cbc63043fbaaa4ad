"""Frames as Qt paints them fastest."""

from __future__ import annotations

import cv2
import numpy as np

from facekeys.types import Pixels


class PreviewBuffer:
    """Turns frames into what Qt paints fastest, in memory that is used again."""

    def __init__(self) -> None:
        """Start with no memory."""
        self._bgr = np.empty((0, 0, 3), np.uint8)
        self._bgrx = np.empty((0, 0, 4), np.uint8)

    def to_bgrx(
        self, pixels: Pixels, size: tuple[int, int], *, mirrored: bool
    ) -> Pixels:
        """Scale a picture and give it 32 bits a pixel.

        Args:
            pixels: (h, w, 3) uint8 BGR.
            size: Wanted width and height in pixels.
            mirrored: Whether left and right change sides.

        Returns:
            (height, width, 4) uint8, contiguous; overwritten by the next call.
        """
        width, height = size
        if self._bgr.shape[:2] != (height, width):
            self._bgr = np.empty((height, width, 3), np.uint8)
            self._bgrx = np.empty((height, width, 4), np.uint8)
        small = _halved(pixels, width, height)
        if (small.shape[1], small.shape[0]) != size:
            cv2.resize(small, size, dst=self._bgr, interpolation=cv2.INTER_LINEAR)
            small = self._bgr
        if mirrored:
            cv2.flip(small, 1, dst=self._bgr)
            small = self._bgr
        cv2.cvtColor(small, cv2.COLOR_BGR2BGRA, dst=self._bgrx)
        return self._bgrx


def _halved(pixels: Pixels, width: int, height: int) -> Pixels:
    """Halve a picture while it is more than twice too large.

    Bilinear scaling leaves pixels out beyond that. Averaging over areas of any size
    (INTER_AREA) leaves out none, at several times the cost; halving by it is cheap.
    """
    while pixels.shape[1] > 2 * width and pixels.shape[0] > 2 * height:
        half = (pixels.shape[1] // 2, pixels.shape[0] // 2)
        pixels = np.asarray(
            cv2.resize(pixels, half, interpolation=cv2.INTER_AREA), np.uint8
        )
    return pixels
