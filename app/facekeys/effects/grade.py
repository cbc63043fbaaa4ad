"""`grade`: the colours of the whole picture.

A pixel's brightness goes through a curve for each of the three colours, and how far the
pixel is from grey is kept, or multiplied. That takes a fourth of the time of a table of
all colours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Final, Literal, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from facekeys.effects.mask import Colour, bgr_of
from facekeys.effects.operation import View
from facekeys.effects.spec import EffectSpec, Strength
from facekeys.types import Pixels
from facekeys.vocabulary.values import value_of

_STEPS: Final = 100
"""Of the strength: so many looks are told apart."""
_DARKEST: Final = 0.75
"""What a whole vignette takes from the corners."""

_Gain = Annotated[float, Field(ge=0, le=2)]


class GradeSpec(EffectSpec):
    """Changes the colours of the whole picture."""

    operation: Literal["grade"]
    strength: Strength = Field(default=1.0, description="How much of it.")
    saturation: _Gain = Field(
        default=1.0, description="0 takes all colour away, 1 leaves it as it is."
    )
    contrast: _Gain = Field(default=1.0, description="About the middle grey.")
    gamma: Annotated[float, Field(ge=0.2, le=5)] = Field(
        default=1.0, description="Above 1 brightens the middle tones."
    )
    shadows: Colour = Field(default="#000000", description="What black becomes.")
    lights: Colour = Field(default="#ffffff", description="What white becomes.")
    vignette: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0.0, description="How dark the corners become."
    )


class _Look(NamedTuple):
    """A grade of some strength.

    Attributes:
        saturation: Share of the pixel's distance from grey that stays.
        curves: Blue, green and red by the brightness, (256,) float64 each.
        vignette: How dark the corners become.
    """

    saturation: float
    curves: tuple[NDArray[np.float64], ...]
    vignette: float


class Grade:
    """The operation."""

    whole = True

    def __init__(self, spec: GradeSpec) -> None:
        """Do as a manifest says."""
        self._spec = spec
        self._look = lru_cache(maxsize=_STEPS + 1)(self._look_of)

    def apply(self, pixels: Pixels, view: View) -> None:
        """Change the colours."""
        strength = value_of(self._spec.strength, view.values)
        look = self._look(round(strength * _STEPS))
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
        _colour(pixels, grey, look)
        if look.vignette > 0:
            height, width = pixels.shape[:2]
            shade = _vignette(width, height, look.vignette)
            cv2.multiply(pixels, shade, dst=pixels, scale=1 / 255)

    def _look_of(self, steps: int) -> _Look:
        """Return the look at so many steps of the strength."""
        spec, share = self._spec, steps / _STEPS
        levels = np.arange(256) / 255
        tone = np.clip(0.5 + spec.contrast * (levels - 0.5), 0, 1) ** (1 / spec.gamma)
        ends = zip(bgr_of(spec.shadows), bgr_of(spec.lights), strict=True)
        curves = (dark + tone * (light - dark) for dark, light in ends)
        return _Look(
            saturation=1 + share * (spec.saturation - 1),
            curves=tuple(255 * levels + share * (one - 255 * levels) for one in curves),
            vignette=share * spec.vignette,
        )


def _colour(pixels: Pixels, grey: Pixels, look: _Look) -> None:
    """Put brightness through the curves, and colours back on it."""
    levels = np.arange(256)
    added = [curve - look.saturation * levels for curve in look.curves]
    # Saturation may ask for more than a byte holds of what is added to the pixels.
    largest = max(float(np.abs(one).max()) for one in added)
    scale = 1.0 if look.saturation == 0 or largest <= 127 else 2.0
    middle = 0.0 if look.saturation == 0 else 128.0
    tables = (np.rint(np.clip(one / scale + middle, 0, 255)) for one in added)
    tone = cv2.merge([cv2.LUT(grey, table.astype(np.uint8)) for table in tables])
    cv2.addWeighted(pixels, look.saturation, tone, scale, -scale * middle, dst=pixels)


@lru_cache(maxsize=4)
def _vignette(width: int, height: int, depth: float) -> Pixels:
    """Return how much light gets through, (h, w, 3) uint8."""
    across = np.linspace(-1, 1, width, dtype=np.float32) ** 2
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] ** 2
    far = (across + down) / 2
    light = 1 - _DARKEST * depth * far * far
    grey = np.rint(255 * light).astype(np.uint8)
    return np.asarray(cv2.merge([grey, grey, grey]), np.uint8)
