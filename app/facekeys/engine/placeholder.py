"""The calm card that others see while there is no picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from facekeys.types import Pixels

_GROUND: Final = (30, 34, 42)
_TEXT: Final = (222, 226, 232)
_FAINT: Final = (138, 146, 158)


@lru_cache(maxsize=8)
def placeholder(text: str, width: int, height: int) -> Pixels:
    """Draw a card with one line of text.

    Args:
        text: Why there is no picture.
        width: In pixels.
        height: In pixels.

    Returns:
        (height, width, 3) uint8 BGR, read-only and shared by all who ask for it.
    """
    from PIL import Image, ImageDraw, ImageFont  # when the window is there

    card = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(card)
    middle = width // 2
    draw.text(
        (middle, round(height * 0.46)),
        text,
        font=ImageFont.load_default(max(8, height // 16)),
        fill=_TEXT,
        anchor="mm",
    )
    draw.text(
        (middle, round(height * 0.56)),
        "FaceKeys",
        font=ImageFont.load_default(max(8, height // 30)),
        fill=_FAINT,
        anchor="mm",
    )
    pixels = np.ascontiguousarray(np.asarray(card)[..., ::-1])
    pixels.flags.writeable = False
    return pixels
