"""`cartoon`: the whole picture in flat colours with ink lines.

Lines are drawn at half the size and colours at a quarter: the former are smooth and the
latter flat, so that what the full size would add is not seen.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import cv2
import numpy as np
from pydantic import Field

from facekeys.effects.operation import View
from facekeys.effects.spec import EffectSpec
from facekeys.types import Pixels
from facekeys.vocabulary.fields import Limits
from facekeys.vocabulary.values import Dial, value_of

_LONGER_PX: Final = 640
"""Longer side of the picture that is worked on; frames are not enlarged to it."""
_TONES: Final = 7
_FLATTENINGS: Final = (5, 3)  # sides of medians, in pixels of the colours


class CartoonSpec(EffectSpec):
    """Draws the whole picture as a cartoon."""

    operation: Literal["cartoon"]
    ink: Annotated[Dial, Limits(0, 1)] = Field(
        default=0.7, description="How many lines, and how dark."
    )
    saturation: Annotated[float, Field(ge=0, le=3)] = Field(
        default=1.4, description="Of the colours; 1 leaves them as they are."
    )


class Cartoon:
    """The operation."""

    whole = True

    def __init__(self, spec: CartoonSpec) -> None:
        """Do as a manifest says."""
        self._ink = spec.ink
        levels = np.arange(256)
        colours = np.clip(np.rint(128 + spec.saturation * (levels - 128)), 0, 255)
        table = np.stack([_tones(), colours, colours], axis=-1)
        self._table = table.astype(np.uint8)[None]

    def apply(self, pixels: Pixels, view: View) -> None:
        """Draw it."""
        height, width = pixels.shape[:2]
        shrink = max(1.0, max(width, height) / _LONGER_PX)
        size = max(1, round(width / shrink)), max(1, round(height / shrink))
        small = _shrunk(pixels, size)
        flat = _shrunk(small, (max(1, size[0] // 2), max(1, size[1] // 2)))
        for side in _FLATTENINGS:
            flat = np.asarray(cv2.medianBlur(flat, side), np.uint8)
        flat = np.asarray(cv2.cvtColor(flat, cv2.COLOR_BGR2YCrCb), np.uint8)
        cv2.LUT(flat, self._table, dst=flat)
        drawn = cv2.cvtColor(flat, cv2.COLOR_YCrCb2BGR)
        drawn = cv2.resize(drawn, size, interpolation=cv2.INTER_LINEAR)
        ink = value_of(self._ink, view.values)
        if ink > 0:
            paper = _paper(small, ink)
            drawn = cv2.multiply(drawn, cv2.merge([paper] * 3), scale=1 / 255)
        cv2.resize(drawn, (width, height), dst=pixels, interpolation=cv2.INTER_LINEAR)


def _shrunk(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _paper(small: Pixels, ink: float) -> Pixels:
    """Return what the ink leaves: 255 where no line is, (h, w) uint8.

    A line is where the picture is darker than its surroundings: a difference of
    Gaussians (Winnemoeller et al., Real-Time Video Abstraction, 2006).
    """
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    near = cv2.GaussianBlur(grey, (0, 0), 1.0)
    far = cv2.GaussianBlur(grey, (0, 0), 2.2)
    darker = cv2.subtract(far, near)  # 0 where it is lighter
    levels = np.arange(256, dtype=np.float64)
    least, most = 2.5, 2.5 + 5.0
    share = np.clip((levels - least) / (most - least), 0, 1)
    table = np.rint(255 * (1 - min(1.0, 1.2 * ink) * share)).astype(np.uint8)
    return np.asarray(cv2.LUT(darker, table), np.uint8)


def _tones() -> Pixels:
    """Return a table that makes brightness go by steps with soft edges."""
    levels = np.arange(256) / 255 * _TONES
    step, within = np.floor(levels), levels % 1
    soft = 0.5 + 0.5 * np.tanh(6 * (within - 0.5)) / np.tanh(3)
    return np.asarray(np.rint(255 * np.clip((step + soft) / _TONES, 0, 1)), np.uint8)
