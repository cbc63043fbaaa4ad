"""`mask`: faces behind one colour."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import numpy as np
from pydantic import Field

from facekeys.effects.area import Area, blend
from facekeys.effects.operation import View
from facekeys.effects.outline import HEAD, mask_of, outline_of, unit_of
from facekeys.effects.spec import FaceEffectSpec
from facekeys.types import Face, Pixels

_EDGE: Final = 0.12  # in eye distances

Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""As on the web: red, green and blue in two hexadecimal digits each."""


def bgr_of(colour: str) -> tuple[int, int, int]:
    """Return blue, green and red of a `Colour`."""
    red, green, blue = bytes.fromhex(colour[1:])
    return blue, green, red


class MaskSpec(FaceEffectSpec):
    """Covers faces with a colour. They are covered whole, first frame to last."""

    operation: Literal["mask"]
    colour: Colour = Field(default="#1d2126", description='As in `"#1d2126"`.')


class Mask:
    """The operation."""

    whole = False

    def __init__(self, spec: MaskSpec) -> None:
        """Do as a manifest says."""
        self._colour = bgr_of(spec.colour)

    def apply(self, pixels: Pixels, view: View) -> None:
        """Cover the faces."""
        for face in view.faces:
            self._cover(pixels, face)

    def _cover(self, pixels: Pixels, face: Face) -> None:
        outline, edge = outline_of(face, HEAD), _EDGE * unit_of(face)
        area = Area.around(outline, edge).within(pixels)
        if not area:
            return
        part = area.of(pixels)
        flat = np.empty_like(part)
        flat[:] = self._colour
        blend(part, flat, mask_of(outline, area, soft_px=edge))
