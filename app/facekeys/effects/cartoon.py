"""`cartoon`: the whole picture in flat colours with ink lines.

Lines are drawn at half the size and colours at a quarter: the former are smooth and the
latter flat, so that what the full size would add is not seen. Ink darkens the luma
alone, so that only one plane of I420 has to be made in full size.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import cv2
import numpy as np
from pydantic import Field

from facekeys.effects.operation import View
from facekeys.effects.scratch import Arrays, Scratch
from facekeys.effects.spec import EffectSpec
from facekeys.types import Pixels
from facekeys.vocabulary.fields import Limits
from facekeys.vocabulary.values import Dial, value_of

_LONGER_PX: Final = 640
"""Longer side of the picture that is worked on; frames are not enlarged to it."""
_TONES: Final = 7
_FLATTENINGS: Final = (3, 3)  # sides of medians, in pixels of the colours
# BT.601 with limited range, as OpenCV takes I420 for (ITU-R BT.601-7, 2.5.3).
_BLACK, _LUMA_RANGE, _CHROMA_RANGE = 16, 219, 224


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
        self._scratch = Scratch()
        chroma = (np.arange(256) - 128) * spec.saturation * _CHROMA_RANGE / 255
        self._chroma = np.rint(np.clip(128 + chroma, 0, 255)).astype(np.uint8)
        luma = _BLACK + _tones() * (_LUMA_RANGE / 255)
        self._luma = np.rint(luma).astype(np.uint8)

    def apply(self, pixels: Pixels, view: View) -> None:
        """Draw it."""
        with self._scratch.lent() as arrays:
            self._draw(pixels, value_of(self._ink, view.values), arrays)

    def _draw(self, pixels: Pixels, ink: float, arrays: Arrays) -> None:
        height, width = pixels.shape[:2]
        shrink = max(1.0, max(width, height) / _LONGER_PX)
        size = max(1, round(height / shrink)), max(1, round(width / shrink))
        small = arrays.of("small", (*size, 3))
        cv2.resize(pixels, size[::-1], dst=small, interpolation=cv2.INTER_AREA)
        luma, blue, red = self._flat(small)
        lines = arrays.of("luma", size)
        _enlarge(luma, lines)
        if ink > 0:
            cv2.multiply(lines, _paper(small, ink), dst=lines, scale=1 / 255)
        _mix((lines, blue, red), pixels, arrays)

    def _flat(self, small: Pixels) -> tuple[Pixels, Pixels, Pixels]:
        """Return luma, Cb and Cr of a picture in flat colours, in half its size."""
        size = max(1, small.shape[1] // 2), max(1, small.shape[0] // 2)
        flat = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
        for side in _FLATTENINGS:
            flat = cv2.medianBlur(flat, side)
        luma, red, blue = cv2.split(cv2.cvtColor(flat, cv2.COLOR_BGR2YCrCb))
        tables = (luma, self._luma), (blue, self._chroma), (red, self._chroma)
        luma, blue, red = (np.asarray(cv2.LUT(*one), np.uint8) for one in tables)
        return luma, blue, red


def _mix(planes: tuple[Pixels, Pixels, Pixels], out: Pixels, arrays: Arrays) -> None:
    """Fill a picture from luma, Cb and Cr, whatever size each of them has."""
    height, width = out.shape[:2]
    half = -(-height // 2), -(-width // 2)
    whole = 2 * half[0], 2 * half[1]
    i420 = arrays.of("i420", (3 * half[0], whole[1]))
    begin, memory = 0, i420.reshape(-1)
    for plane, size in zip(planes, (whole, half, half), strict=True):
        end = begin + size[0] * size[1]
        _enlarge(plane, memory[begin:end].reshape(size))
        begin = end
    if out.shape[:2] == whole:
        cv2.cvtColor(i420, cv2.COLOR_YUV2BGR_I420, dst=out)
    else:
        out[:] = cv2.cvtColor(i420, cv2.COLOR_YUV2BGR_I420)[:height, :width]


def _enlarge(plane: Pixels, out: Pixels) -> None:
    """Fill a plane from a smaller one.

    Twice the size, which most frames ask for, takes half as long by means of
    neighbours. They move a plane by half of a pixel of the larger one, up and to the
    left: tones, doubled twice, by a pixel and a half of a 720p frame. It is not seen.
    """
    height, width = plane.shape
    if out.shape != (2 * height, 2 * width):
        cv2.resize(plane, out.shape[::-1], dst=out)
        return
    right = plane.copy()
    _mean(plane[:, :-1], plane[:, 1:], right[:, :-1])
    rows = np.asarray(cv2.merge([plane, right]), np.uint8).reshape(height, 2 * width)
    out[::2] = rows
    _mean(rows[:-1], rows[1:], out[1:-1:2])
    out[-1] = rows[-1]


def _mean(one: Pixels, other: Pixels, out: Pixels) -> None:
    cv2.addWeighted(one, 0.5, other, 0.5, 0, dst=out)


def _paper(small: Pixels, ink: float) -> Pixels:
    """Return what the ink leaves: 255 where no line is, (h, w) uint8.

    A line is where the picture is darker than its surroundings: a difference of
    Gaussians (Winnemoeller et al., Real-Time Video Abstraction, 2006), made of boxes,
    whose variances add up: of standard deviations 1.2 and 2.3 pixels.
    """
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    near = cv2.blur(cv2.blur(grey, (3, 3)), (3, 3))
    far = cv2.blur(cv2.blur(near, (5, 5)), (5, 5))
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
