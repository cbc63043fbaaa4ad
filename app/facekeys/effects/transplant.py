"""Putting the features of one face onto another: warped, colour matched, no seam."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.effects.area import Area, blend, resized, taken_from
from facekeys.effects.outline import (
    FEATURES,
    fifteen_of,
    grown,
    mask_of,
    outline_of,
    unit_of,
)
from facekeys.effects.thin_plate import ThinPlate
from facekeys.keypoints.framing import apply, invert
from facekeys.types import Face, Pixels

_EDGE: Final = 0.3  # in eye distances
_CELLS: Final = 12  # of the grid on which the warp is computed, along the longer side
_SAMPLE_PX: Final = 32  # of the longer side of the pictures that colours are told by
_SAMPLING: Final = cv2.INTER_LINEAR  # which leaves pixels out; means bear that
_MOST_CONTRAST: Final = 1.6
_MOST_LIGHT: Final = 30  # grey levels
_LIGHT_CELLS: Final = 2.5  # standard deviation of what counts as light, in such pixels


@dataclass(frozen=True, slots=True, eq=False)
class Donor:
    """A face in a picture, to be put onto others.

    Attributes:
        pixels: (h, w, 3) uint8 BGR, not changed; empty if the face is out of view.
        points: (15, 2) Kaggle's points in it, in pixels.
    """

    pixels: Pixels
    points: NDArray[np.float64]


def transplant(
    pixels: Pixels, face: Face, donor: Donor, opacity: float, match: float = 1.0
) -> None:
    """Put the features of a donor onto a face.

    A face whose points fall together keeps its own.

    Args:
        pixels: (h, w, 3) uint8, changed in place.
        face: Whose features are replaced.
        donor: By whose; if nothing of it is in the picture, nothing is done.
        opacity: From 0 to 1.
        match: How much the donor takes on of the face's colours, from 0 to 1.
    """
    edge = _EDGE * unit_of(face)
    outline = grown(outline_of(face, FEATURES), -edge / 2)
    area = Area.around(outline, edge).within(pixels)
    if not area or not donor.pixels.size or opacity <= 0:
        return
    try:
        put = _warped(donor, face, area)
    except np.linalg.LinAlgError:
        return
    part = area.of(pixels)
    mask = mask_of(outline, area, soft_px=edge)
    _match_colours(put, part, mask, match)
    if opacity < 1:
        mask = np.asarray(cv2.convertScaleAbs(mask, alpha=opacity), np.uint8)
    blend(part, put, mask)


def _warped(donor: Donor, face: Face, area: Area) -> Pixels:
    """Return the donor's picture so that its points fall on those of a face.

    Raises:
        LinAlgError: Those fall together.
    """
    to_face = invert(face.transform)
    plate = ThinPlate(apply(to_face, fifteen_of(face)), donor.points)
    step = max(4, math.ceil(max(area.size) / _CELLS))
    columns, rows = (math.ceil(side / step) + 2 for side in area.size)
    across = area.left + (np.arange(columns) - 0.5) * step - 0.5
    down = area.top + (np.arange(rows) - 0.5) * step - 0.5
    grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    coarse = plate(apply(to_face, grid)).reshape(rows, columns, 2).astype(np.float32)
    sources = resized(coarse, (columns * step, rows * step))
    sources = sources[step : step + area.height, step : step + area.width]
    return taken_from(donor.pixels, sources)


def _match_colours(put: Pixels, part: Pixels, mask: Pixels, match: float) -> None:
    """Give a picture the tone, the contrast and the light of what it is laid over.

    Args:
        put: Changed in place.
        part: What it is laid over, of the same size.
        mask: Where that shows, likewise.
        match: How much of them, from 0 to 1.
    """
    shrink = max(1.0, max(mask.shape) / _SAMPLE_PX)
    size = (
        max(1, round(mask.shape[1] / shrink)),
        max(1, round(mask.shape[0] / shrink)),
    )
    old, new, where = (
        cv2.resize(one, size, interpolation=_SAMPLING) for one in (part, put, mask)
    )
    inside = np.asarray(cv2.threshold(where, 127, 255, cv2.THRESH_BINARY)[1], np.uint8)
    if not inside.any():
        return
    old_mean, old_spread = (one.ravel() for one in cv2.meanStdDev(old, mask=inside))
    new_mean, new_spread = (one.ravel() for one in cv2.meanStdDev(new, mask=inside))
    gain = np.clip(
        old_spread / np.maximum(new_spread, 1.0), 1 / _MOST_CONTRAST, _MOST_CONTRAST
    )
    levels = np.arange(256)[:, None]
    matched = np.clip((levels - new_mean) * gain + old_mean, 0, 255)
    table = np.rint(levels + match * (matched - levels))
    table = table.astype(np.uint8)[None]
    cv2.LUT(put, table, dst=put)
    new = cv2.LUT(new, table)
    # What is left of the difference, far blurred within the mask, is light.
    weights = inside.astype(np.float32)[..., None] / 255
    apart = (old.astype(np.float32) - new) * weights
    both = cv2.GaussianBlur(np.dstack([apart, weights]), (0, 0), _LIGHT_CELLS)
    light = both[..., :3] / np.maximum(both[..., 3:], 1e-3)
    light = match * np.clip(light, -_MOST_LIGHT, _MOST_LIGHT)
    added = np.rint(light + 128).astype(np.uint8)
    smooth = cv2.resize(added, put.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    cv2.addWeighted(put, 1.0, smooth, 1.0, -128.0, dst=put)
