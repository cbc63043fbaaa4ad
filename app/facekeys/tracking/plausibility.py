"""Whether points can be a face, and a face can have moved like that."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import BOX_SIDE, apply, center_of, scale_of
from facekeys.types import Affine, KeypointScheme

MAX_SHAPE_ERROR: Final = 0.35
"""Largest RMS distance from the mean face, in eye distances."""

_MAX_SCALE_STEP: Final = 1.6
_MAX_SHIFT: Final = 0.5  # of the box, between the crop and what was found in it
_MIN_SCALE_PX: Final = 4.0


def shape_error(
    points: NDArray[np.float64], transform: Affine, scheme: KeypointScheme
) -> float:
    """Return the RMS distance of points from the mean face, in eye distances.

    Args:
        points: (n, 2) frame pixels.
        transform: What `fit_face` gave for them.
        scheme: What the points are.
    """
    apart = points - apply(transform, scheme.mean_face)
    return math.sqrt(float(np.vdot(apart, apart)) / len(apart)) / scale_of(transform)


def plausible_shape(
    points: NDArray[np.float64], transform: Affine, scheme: KeypointScheme
) -> bool:
    """Tell whether finite points look like a face of a size worth drawing on."""
    if scale_of(transform) < _MIN_SCALE_PX:
        return False
    return shape_error(points, transform, scheme) <= MAX_SHAPE_ERROR


def moved_plausibly(before: Affine, after: Affine, size: tuple[int, int]) -> bool:
    """Tell whether a face can be where its points were found.

    Args:
        before: The face transform that the crop was cut by.
        after: The face transform of the points found in it.
        size: Width and height of the frame; a face's middle must lie inside.
    """
    x, y = center_of(after)
    inside = 0 <= x < size[0] and 0 <= y < size[1]
    ratio = scale_of(after) / scale_of(before)
    if not inside or not 1 / _MAX_SCALE_STEP < ratio < _MAX_SCALE_STEP:
        return False
    before_x, before_y = center_of(before)
    allowed = _MAX_SHIFT * BOX_SIDE * scale_of(before)
    return math.hypot(x - before_x, y - before_y) <= allowed
