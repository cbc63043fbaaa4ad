"""`blur`: faces washed out beyond recognition."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import cv2
import numpy as np
from pydantic import Field

from facekeys.effects.area import Area, blend
from facekeys.effects.operation import View
from facekeys.effects.outline import HEAD, mask_of, outline_of, unit_of
from facekeys.effects.spec import FaceEffectSpec
from facekeys.types import Face, Pixels
from facekeys.vocabulary.fields import Limits
from facekeys.vocabulary.values import Dial, value_of

_EDGE: Final = 0.3  # in eye distances


class BlurSpec(FaceEffectSpec):
    """Washes faces out. They are covered whole from the first frame to the last."""

    operation: Literal["blur"]
    softness: Annotated[Dial, Limits(0.2, 2)] = Field(
        default=0.45,
        description="Standard deviation of the blur, in eye distances.",
    )


class Blur:
    """The operation."""

    whole = False

    def __init__(self, spec: BlurSpec) -> None:
        """Do as a manifest says."""
        self._softness = spec.softness

    def apply(self, pixels: Pixels, view: View) -> None:
        """Wash out the faces."""
        softness = value_of(self._softness, view.values)
        for face in view.faces:
            _wash_out(pixels, face, softness)


def _wash_out(pixels: Pixels, face: Face, softness: float) -> None:
    unit = unit_of(face)
    outline, edge = outline_of(face, HEAD), _EDGE * unit
    area = Area.around(outline, edge).within(pixels)
    if not area:
        return
    part = area.of(pixels)
    sigma = softness * unit
    # What is blurred so much can be blurred in a small picture.
    shrink = max(1.0, sigma / 2)
    size = tuple(max(1, round(side / shrink)) for side in area.size)
    small = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), sigma / shrink)
    washed = cv2.resize(small, area.size, interpolation=cv2.INTER_LINEAR)
    mask = mask_of(outline, area, soft_px=edge)
    blend(part, np.asarray(washed, np.uint8), mask)
