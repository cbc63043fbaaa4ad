"""`pixelate`: faces as a few large squares."""

from __future__ import annotations

import math
from typing import Annotated, Final, Literal

import cv2
import numpy as np
from pydantic import Field

from facekeys.effects.area import Area
from facekeys.effects.operation import View
from facekeys.effects.outline import HEAD, outline_of, unit_of
from facekeys.effects.spec import FaceEffectSpec
from facekeys.types import Face, Pixels
from facekeys.vocabulary.fields import Limits
from facekeys.vocabulary.values import Dial, value_of

_LEAST_PX: Final = 2


class PixelateSpec(FaceEffectSpec):
    """Covers faces with squares. They are covered whole, first frame to last."""

    operation: Literal["pixelate"]
    square: Annotated[Dial, Limits(0.2, 2)] = Field(
        default=0.4, description="Side of a square, in eye distances."
    )


class Pixelate:
    """The operation."""

    whole = False

    def __init__(self, spec: PixelateSpec) -> None:
        """Do as a manifest says."""
        self._square = spec.square

    def apply(self, pixels: Pixels, view: View) -> None:
        """Cover the faces."""
        square = value_of(self._square, view.values)
        for face in view.faces:
            _cover(pixels, face, square)


def _cover(pixels: Pixels, face: Face, square: float) -> None:
    side = max(_LEAST_PX, round(square * unit_of(face)))
    outline = outline_of(face, HEAD)
    # The squares move with the face: a face that moved below squares which stand
    # still would show more of itself from frame to frame.
    middle = np.rint((outline.min(axis=0) + outline.max(axis=0)) / 2).astype(int)
    reach = np.abs(outline - middle).max(axis=0)
    columns, rows = (2 * math.ceil(half / side) for half in reach.tolist())
    left, top = (middle - np.array((columns, rows)) * side // 2).tolist()
    whole = Area(left, top, left + columns * side, top + rows * side)
    seen = whole.within(pixels)
    if not seen:
        return
    # Cut down to those squares of which something is seen.
    left += (seen.left - left) // side * side
    top += (seen.top - top) // side * side
    columns = math.ceil((seen.right - left) / side)
    rows = math.ceil((seen.bottom - top) / side)
    padded = cv2.copyMakeBorder(
        seen.of(pixels),
        seen.top - top,
        top + rows * side - seen.bottom,
        seen.left - left,
        left + columns * side - seen.right,
        cv2.BORDER_REPLICATE,
    )
    few = cv2.resize(padded, (columns, rows), interpolation=cv2.INTER_AREA)
    touched = np.zeros((rows, columns), np.uint8)
    corners = np.rint((outline - (left, top)) / side * 16 - 8).astype(np.int32)
    cv2.fillPoly(touched, [corners], 255, shift=4)
    size = (columns * side, rows * side)
    inside = (
        slice(seen.top - top, seen.bottom - top),
        slice(seen.left - left, seen.right - left),
    )
    squares = cv2.resize(few, size, interpolation=cv2.INTER_NEAREST)[inside]
    mask = cv2.resize(touched, size, interpolation=cv2.INTER_NEAREST)[inside]
    cv2.copyTo(squares, mask, dst=seen.of(pixels))
