"""`guard`: everything but the user's own face is covered."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

import cv2
import numpy as np
from pydantic import Field

from facekeys.effects.area import Area, blend
from facekeys.effects.operation import View
from facekeys.effects.outline import (
    HEAD,
    grown,
    laid,
    mask_of,
    outline_of,
    unit_of,
)
from facekeys.effects.spec import EffectSpec
from facekeys.keypoints.framing import scale_of
from facekeys.types import Face, Pixels

_COLUMNS: Final = 16
_SMOOTH: Final = 4
_EDGE: Final = 0.3  # in eye distances


class GuardSpec(EffectSpec):
    """Covers everything but the user's own face. It comes before all else, always."""

    guards: ClassVar[bool] = True

    operation: Literal["guard"]
    spots: Annotated[int, Field(ge=4, le=_COLUMNS)] = Field(
        default=_COLUMNS,
        description="From left to right the picture is washed out to so many spots.",
    )


class GuardOperation:
    """The operation. Who is shown is decided elsewhere: see `View.me`."""

    whole = True

    def __init__(self, spec: GuardSpec) -> None:
        """Do as a manifest says."""
        self._spots = spec.spots

    def apply(self, pixels: Pixels, view: View) -> None:
        """Cover everything but the face that is surely the user's."""
        clear = None if view.me is None else _clear(pixels, view.me, view)
        if clear is None:
            wash_out(pixels, self._spots)
            return
        area, mask = clear
        kept = area.of(pixels).copy()
        wash_out(pixels, self._spots)
        blend(area.of(pixels), kept, mask)


def wash_out(pixels: Pixels, spots: int = _COLUMNS) -> None:
    """Leave of a picture only so few spots that nobody can be made out.

    Args:
        pixels: (h, w, 3) uint8; changed in place.
        spots: From left to right.
    """
    height, width = pixels.shape[:2]
    columns, rows = spots, max(1, round(spots * height / width))
    half = max(columns, width // 2), max(rows, height // 2)  # which is quick
    few = cv2.resize(pixels, half, interpolation=cv2.INTER_AREA)
    few = cv2.resize(few, (columns, rows), interpolation=cv2.INTER_AREA)
    smooth = cv2.resize(
        few, (columns * _SMOOTH, rows * _SMOOTH), interpolation=cv2.INTER_CUBIC
    )
    cv2.resize(smooth, (width, height), dst=pixels, interpolation=cv2.INTER_LINEAR)


def _clear(pixels: Pixels, me: Face, view: View) -> tuple[Area, Pixels] | None:
    """Return where the picture is shown, and how much of it; None for nowhere."""
    edge = _EDGE * unit_of(me)
    outline = grown(outline_of(me, HEAD), -edge)
    area = Area.around(outline, edge).within(pixels)
    if not area:
        return None
    mask = mask_of(outline, area, soft_px=edge)
    for stranger in view.strangers:
        # Covered to well around the head, for where it is is known but roughly.
        reach = _EDGE * scale_of(stranger)
        around = grown(laid(stranger, HEAD), reach)
        cv2.subtract(mask, mask_of(around, area, soft_px=reach), dst=mask)
    return area, np.asarray(mask, np.uint8)
