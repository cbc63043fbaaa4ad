"""Text as a picture."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np

from facekeys.overlays.film import Film
from facekeys.resources import resource
from facekeys.types import Pixels
from facekeys.vocabulary.values import Values

if TYPE_CHECKING:
    from PIL import ImageFont

    from facekeys.overlays.frame_layers import TextLayerSpec

PLACEHOLDER: Final = re.compile(r"\{([a-z0-9-]{1,40})\}")
"""Where a line that the user types goes into a text."""

_SIZE_PX: Final = 96
_FONTS: Final = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
# Of the box around a text, in sizes of its letters.
_PADDING: Final = (0.55, 0.3)
_RADIUS: Final = 0.25


def filled_in(text: str, values: Values) -> str:
    """Return a text with what the user typed in place of `{id}`."""
    return PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)


def text_film(spec: TextLayerSpec, text: str) -> Film:
    """Return the picture of a text, to be drawn when it is needed.

    Args:
        spec: What it looks like.
        text: What it says.
    """
    return Film(
        lambda: [(write(text, color=spec.color, bold=spec.bold, box=spec.box), 1.0)]
    )


def write(
    text: str, *, color: str, bold: bool = False, box: str | None = None
) -> Pixels:
    """Draw one line of text.

    Args:
        text: Letters of Latin, Greek and Cyrillic script, and many signs; others show
            as small boxes. Written from left to right.
        color: "#rrggbb" or "#rrggbbaa", of the letters.
        bold: Whether they are.
        box: Colour of a rounded box behind them; None for no box.

    Returns:
        (h, w, 4) uint8 BGRA with straight alpha. All texts of the same kind have the
        same height. One transparent pixel if there is no text.
    """
    from PIL import Image, ImageDraw  # when the window is there

    if not text.strip():
        return np.zeros((1, 1, 4), np.uint8)
    font = _font(bold=bold)
    across, down = (round(share * _SIZE_PX) if box else 0 for share in _PADDING)
    ascent, descent = font.getmetrics()
    width = round(font.getlength(text)) + 2 * across
    height = ascent + descent + 2 * down
    # Transparent letters of the right colour, lest edges turn dark.
    whole = Image.new("RGBA", (width, height), (*_rgba(box or color)[:3], 0))
    draw = ImageDraw.Draw(whole)
    if box:
        radius = _RADIUS * _SIZE_PX
        draw.rounded_rectangle((0, 0, width - 1, height - 1), radius, _rgba(box))
    letters = Image.new("RGBA", (width, height), (*_rgba(color)[:3], 0))
    ImageDraw.Draw(letters).text((across, down), text, _rgba(color), font)
    whole.alpha_composite(letters)
    rgba = np.asarray(whole, np.uint8)
    return np.asarray(cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA), np.uint8)


def _rgba(color: str) -> tuple[int, int, int, int]:
    red, green, blue, *alpha = bytes.fromhex(color[1:])
    return red, green, blue, alpha[0] if alpha else 255


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    path = resource(f"assets/fonts/{_FONTS[bold]}")
    layout = ImageFont.Layout.BASIC  # the same on every system
    return ImageFont.truetype(str(path), _SIZE_PX, layout_engine=layout)
