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
from pydantic import Field

from facekeys.effects.mask import Colour, bgr_of
from facekeys.effects.operation import View
from facekeys.effects.spec import EffectSpec, Strength
from facekeys.types import Pixels
from facekeys.vocabulary.values import value_of

_STEPS: Final = 100
"""Of the strength: so many looks are told apart."""
_STRIP_ROWS: Final = 72
"""So many rows at a time stay in the processor's cache: twice as fast as all."""
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
        saturation: What the pixels are multiplied by, before their tone is added.
        table: (256, 1, 3) uint8, the tone by the brightness.
        scale: What the tone is multiplied by first.
        middle: What stands for 0 in the table.
        vignette: How dark the corners become.
    """

    saturation: float
    table: Pixels
    scale: float
    middle: float
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
        height, width = pixels.shape[:2]
        for top in range(0, height, _STRIP_ROWS):
            strip = pixels[top : top + _STRIP_ROWS]
            _colour(strip, look)
            if look.vignette > 0:
                shade = _vignette(width, height, look.vignette)
                part = shade[top : top + _STRIP_ROWS]
                cv2.multiply(strip, part, dst=strip, scale=1 / 255)

    def _look_of(self, steps: int) -> _Look:
        """Return the look at so many steps of the strength."""
        spec, share = self._spec, steps / _STEPS
        levels = np.arange(256) / 255
        tone = np.clip(0.5 + spec.contrast * (levels - 0.5), 0, 1) ** (1 / spec.gamma)
        ends = zip(bgr_of(spec.shadows), bgr_of(spec.lights), strict=True)
        curves = (dark + tone * (light - dark) for dark, light in ends)
        saturation = 1 + share * (spec.saturation - 1)
        added = [
            255 * levels + share * (one - 255 * levels) - saturation * 255 * levels
            for one in curves
        ]
        # Saturation may ask for more than a byte holds of what is added to the pixels.
        largest = max(float(np.abs(one).max()) for one in added)
        scale = 1.0 if saturation == 0 or largest <= 127 else 2.0
        middle = 0.0 if saturation == 0 else 128.0
        table = np.stack(added, axis=-1) / scale + middle
        return _Look(
            saturation=saturation,
            table=np.rint(np.clip(table, 0, 255)).astype(np.uint8)[:, None],
            scale=scale,
            middle=middle,
            vignette=share * spec.vignette,
        )


def _colour(pixels: Pixels, look: _Look) -> None:
    """Put brightness through the curves, and colours back on it."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    if look.saturation == 0:
        pixels[:] = cv2.applyColorMap(grey, look.table)
        return
    tone = cv2.applyColorMap(grey, look.table)
    shift = -look.scale * look.middle
    cv2.addWeighted(pixels, look.saturation, tone, look.scale, shift, dst=pixels)


@lru_cache(maxsize=4)
def _vignette(width: int, height: int, depth: float) -> Pixels:
    """Return how much light gets through, (h, w, 3) uint8."""
    across = np.linspace(-1, 1, width, dtype=np.float32) ** 2
    down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] ** 2
    far = (across + down) / 2
    light = 1 - _DARKEST * depth * far * far
    grey = np.rint(255 * light).astype(np.uint8)
    return np.asarray(cv2.merge([grey, grey, grey]), np.uint8)
