"""I420: the pixel format that all virtual cameras take."""

from __future__ import annotations

import cv2
import numpy as np

from facekeys.types import Pixels


def empty_i420(width: int, height: int) -> Pixels:
    """Return room for one picture.

    Args:
        width: In pixels, even.
        height: In pixels, even.

    Returns:
        (height * 3 / 2, width) uint8: the luma, then the two planes of chroma, each
        halved in width and height.

    Raises:
        ValueError: The size is odd or empty.
    """
    if width < 2 or height < 2 or width % 2 or height % 2:
        message = f"The size must be even, got {width}x{height}."
        raise ValueError(message)
    return np.empty((height * 3 // 2, width), np.uint8)


def to_i420(pixels: Pixels, out: Pixels) -> None:
    """Convert a picture, by the matrix of ITU-R BT.601 in limited range.

    That is what programs expect of a webcam that says nothing about its colours.

    Args:
        pixels: (h, w, 3) uint8 BGR; only read.
        out: What `empty_i420` returned for w and h; filled.

    Raises:
        ValueError: The picture has another shape or dtype.
    """
    rows, width = out.shape
    shape = (rows * 2 // 3, width, 3)
    if pixels.shape != shape or pixels.dtype != np.uint8:
        message = f"A picture must be {shape} uint8, got {pixels.shape} {pixels.dtype}."
        raise ValueError(message)
    cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420, dst=out)
