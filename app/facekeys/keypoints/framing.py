"""Where a face lies, told from its key-points, and the square crop around it.

Training and the app frame their crops with the same functions, so that the network
sees at run time what it was trained on.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facekeys.types import Affine, Box, KeypointScheme

CROP_SIZE: Final = 96
"""Side of the network's crops, in pixels."""

# How OpenCV's default frontal cascade frames a face: measured on 448 found faces of
# MUCT as 2.754 +- 0.189 eye distances wide, with its middle 0.300 +- 0.045 below the
# eye line.
BOX_SIDE: Final = 2.75
BOX_CENTER: Final = (0.0, 0.30)

_MIN_SCALE_PX: Final = 1e-3


def fit_face(points: ArrayLike, scheme: KeypointScheme) -> Affine:
    """Fit the mean face to key-points.

    Roll and place come from the least-squares similarity. A face turned sideways grows
    narrow but not short, one that nods short but not narrow; so the scale is fitted
    along and across the eye line, and the larger one counts.

    Args:
        points: (n, 2) points, NaN where unknown; at least two must be known.
        scheme: What the points are.

    Returns:
        (2, 3) similarity from the face frame to the frame of the points.

    Raises:
        ValueError: Fewer than two points are known.
    """
    target = np.array(points, np.float64)
    known = ~np.isnan(target[:, 0] + target[:, 1])
    if np.count_nonzero(known) < 2:
        message = "A face can only be fitted to two or more points."
        raise ValueError(message)
    weights = np.where(known, np.maximum(scheme.rigid, 1e-6), 0.0)
    weights = weights / weights.sum()
    target[~known] = 0.0
    source_mean = weights @ scheme.mean_face
    target_mean = weights @ target
    source = scheme.mean_face - source_mean
    target = target - target_mean

    weighted = source * weights[:, None]
    cosine = float((weighted * target).sum())
    sine = float((weighted[:, 0] * target[:, 1] - weighted[:, 1] * target[:, 0]).sum())
    norm = math.hypot(cosine, sine)
    rotation = np.eye(2)
    if norm > 0:
        cosine, sine = cosine / norm, sine / norm
        rotation = np.array([[cosine, -sine], [sine, cosine]])
    spread = (weighted * source).sum(axis=0)
    along = (weighted * (target @ rotation)).sum(axis=0)
    scales = along[spread > 1e-9] / spread[spread > 1e-9]
    scale = max(float(scales.max()), _MIN_SCALE_PX)
    linear = scale * rotation
    return np.column_stack([linear, target_mean - linear @ source_mean])


def frame_box(box: Box) -> Affine:
    """Return the face transform (upright) that a Viola-Jones box stands for."""
    scale = max(box.width, box.height) / BOX_SIDE
    center_x, center_y = box.center
    return np.array(
        [
            [scale, 0.0, center_x - scale * BOX_CENTER[0]],
            [0.0, scale, center_y - scale * BOX_CENTER[1]],
        ]
    )


def face_box(transform: Affine) -> Box:
    """Return the upright square that Viola-Jones would draw around a face."""
    center_x, center_y = apply(transform, BOX_CENTER).tolist()
    side = BOX_SIDE * scale_of(transform)
    return Box(center_x - side / 2, center_y - side / 2, side, side)


def crop_transform(
    transform: Affine, *, size: int = CROP_SIZE, margin: float = 1.0
) -> Affine:
    """Return the affine map from crop pixels to the pixels of the picture.

    Args:
        transform: The face, as `fit_face` or `frame_box` gives it.
        size: Side of the crop in pixels.
        margin: Side of the crop in units of the Viola-Jones box.

    Returns:
        (2, 3) matrix; the crop stands upright in the face frame.
    """
    unit = BOX_SIDE * margin / size
    first_x, first_y = (center - unit * (size - 1) / 2 for center in BOX_CENTER)
    to_face = np.array([[unit, 0.0, first_x], [0.0, unit, first_y], [0.0, 0.0, 1.0]])
    return np.asarray(transform @ to_face)


def apply(transform: Affine, points: ArrayLike) -> NDArray[np.float64]:
    """Map (..., 2) points through a (2, 3) affine transform."""
    return np.asarray(points, np.float64) @ transform[:, :2].T + transform[:, 2]


def compose(outer: Affine, inner: Affine) -> Affine:
    """Return the (2, 3) map that applies `inner` first and `outer` then."""
    linear = outer[:, :2]
    return np.column_stack([linear @ inner[:, :2], linear @ inner[:, 2] + outer[:, 2]])


def invert(transform: Affine) -> Affine:
    """Return the inverse of a (2, 3) affine transform.

    Raises:
        ValueError: The transform flattens the plane.
    """
    (a, b, x), (c, d, y) = transform.tolist()
    area = a * d - b * c
    if abs(area) < 1e-12:
        message = "The transform has no inverse."
        raise ValueError(message)
    return np.array(
        [[d, -b, b * y - d * x], [-c, a, c * x - a * y]], np.float64
    ) / np.float64(area)


def scale_of(transform: Affine) -> float:
    """Return the scale of a similarity: pixels per eye distance for a face."""
    return math.hypot(transform[0, 0], transform[1, 0])
