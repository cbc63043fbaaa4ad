"""Where a face lies, told from its key-points, and the square crop around it.

Training and the app frame their crops with the same functions, so that the network
sees at run time what it was trained on.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Final, NamedTuple

import cv2
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
_NO_SPREAD: Final = 1e-9


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
    target = np.asarray(points, np.float64)
    fit = _fit_of(scheme)
    moments = fit.rows @ target
    if math.isnan(moments.sum()):
        known = ~np.isnan(target[:, 0] + target[:, 1])
        if np.count_nonzero(known) < 2:
            message = "A face can only be fitted to two or more points."
            raise ValueError(message)
        fit = _Fit.of(scheme, np.where(known, _weights(scheme), 0.0))
        moments = fit.rows @ np.where(known[:, None], target, 0.0)
    (mean_x, mean_y), (xx, xy), (yx, yy) = moments.tolist()
    cosine, sine = xx + yy, xy - yx
    norm = math.hypot(cosine, sine)
    cosine, sine = (cosine / norm, sine / norm) if norm > 0 else (1.0, 0.0)
    along_and_across = (cosine * xx + sine * xy, cosine * yy - sine * yx)
    spreads = zip(along_and_across, fit.spread, strict=True)
    scale = max(one / spread for one, spread in spreads if spread > _NO_SPREAD)
    scale = max(scale, _MIN_SCALE_PX)
    cosine, sine = scale * cosine, scale * sine
    x, y = fit.mean
    return np.array(
        [
            [cosine, -sine, mean_x - cosine * x + sine * y],
            [sine, cosine, mean_y - sine * x - cosine * y],
        ]
    )


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
    center_x, center_y = center_of(transform)
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
    return np.asarray(transform @ _crop_to_face(size, margin))


def apply(transform: Affine, points: ArrayLike) -> NDArray[np.float64]:
    """Map (..., 2) points through a (2, 3) affine transform."""
    points = np.asarray(points, np.float64)
    if not points.size:
        return points
    # One call of OpenCV takes a third of what NumPy's arithmetic takes.
    mapped = cv2.transform(points.reshape(1, -1, 2), transform)
    return np.asarray(mapped.reshape(points.shape), np.float64)


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


def center_of(transform: Affine) -> tuple[float, float]:
    """Return the middle of the face box, in the pixels that the transform leads to."""
    (a, b, x), (c, d, y) = transform.tolist()
    right, down = BOX_CENTER
    return a * right + b * down + x, c * right + d * down + y


def scale_of(transform: Affine) -> float:
    """Return the scale of a similarity: pixels per eye distance for a face."""
    return math.hypot(transform[0, 0], transform[1, 0])


class _Fit(NamedTuple):
    """What fits of a scheme's mean face have in common.

    Attributes:
        rows: (3, n) the weights, and the weighted places of the mean face, x and y,
            around their middle: by them the points become their middle and their
            moments with the mean face.
        mean: The weighted middle of the mean face.
        spread: The weighted variance of the mean face along and across the eye line.
    """

    rows: NDArray[np.float64]
    mean: tuple[float, float]
    spread: tuple[float, float]

    @classmethod
    def of(cls, scheme: KeypointScheme, weights: NDArray[np.float64]) -> _Fit:
        weights = weights / weights.sum()
        mean = weights @ scheme.mean_face
        apart = scheme.mean_face - mean
        rows = np.vstack([weights, (weights[:, None] * apart).T])
        spread = weights @ apart**2
        return cls(rows, (mean[0], mean[1]), (spread[0], spread[1]))


def _weights(scheme: KeypointScheme) -> NDArray[np.float64]:
    return np.maximum(scheme.rigid, 1e-6)


@cache
def _fit_of(scheme: KeypointScheme) -> _Fit:
    """Return the fit to points that are all known."""
    return _Fit.of(scheme, _weights(scheme))


@cache
def _crop_to_face(size: int, margin: float) -> NDArray[np.float64]:
    """Return the (3, 3) map from crop pixels to the face frame."""
    unit = BOX_SIDE * margin / size
    x, y = (center - unit * (size - 1) / 2 for center in BOX_CENTER)
    return np.array([[unit, 0.0, x], [0.0, unit, y], [0.0, 0.0, 1.0]])
