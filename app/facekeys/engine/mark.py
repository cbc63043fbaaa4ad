"""The small mark that tells others that what they see is filtered."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from facekeys.types import Frame, Pixels

_TEXT: Final = "filtered"
_GROUND: Final = (30, 34, 42)
_INK: Final = (222, 226, 232)
_SHARE: Final = 24
"""The mark is this part of the frame as high."""


def marked(frame: Frame) -> Frame:
    """Return a copy of a frame with the mark in its lower left corner.

    A frame that is too small for the mark is returned as it is.
    """
    plate = _plate(max(14, frame.height // _SHARE))
    height, width = plate.shape[:2]
    gap = height // 2
    if frame.height < height + 2 * gap or frame.width < width + 2 * gap:
        return frame
    pixels = frame.pixels.copy()
    bottom = frame.height - gap
    pixels[bottom - height : bottom, gap : gap + width] = plate
    return replace(frame, pixels=pixels)


@lru_cache(maxsize=4)
def _plate(height: int) -> Pixels:
    """Draw the mark, so many pixels high: (height, w, 3) uint8 BGR, read-only."""
    from PIL import Image, ImageDraw, ImageFont  # when the window is there

    font = ImageFont.load_default(round(height * 0.62))
    width = round(font.getlength(_TEXT) + height)
    plate = Image.new("RGB", (width, height), _GROUND)
    ImageDraw.Draw(plate).text(
        (width / 2, height / 2), _TEXT, font=font, fill=_INK, anchor="mm"
    )
    pixels = np.ascontiguousarray(np.asarray(plate)[..., ::-1])
    pixels.flags.writeable = False
    return pixels
