"""How much found points tremble on a face that stands still."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.crops import crop_faces
from facekeys.keypoints.framing import CROP_SIZE, apply, crop_transform, fit_face
from facekeys.keypoints.model import Predictor
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.types import Affine, Pixels, Points

DRAWS: Final = 8
"""How often each face is looked at."""

NOISE: Final = 4.0
"""Standard deviation of the noise of the camera, in grey levels."""

MAX_SHIFT_PX: Final = 1.0
"""How far the picture moves at most along each axis, in its own pixels."""

# What is kept of the picture around a crop: room for the shift and its interpolation.
_MARGIN_PX: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Steadiness:
    """How much the points tremble.

    Attributes:
        faces: Number of faces looked at.
        jitter: Mean over faces and points of the standard deviation of the place of a
            point, over the distance of the eye centres.
    """

    faces: int
    jitter: float


def steadiness(
    model: Predictor, labels: Sequence[Label], *, faces: int, seed: int = 0
) -> Steadiness | None:
    """Measure the jitter on still faces, each seen `DRAWS` times with other noise.

    The crop stays where the labels frame it; the picture moves under it by up to a
    pixel, and the true movement is undone before the points are compared.

    Args:
        model: What to judge.
        labels: The faces of a set.
        faces: How many of them to use at most, evenly spread.
        seed: Of noise and movement.

    Returns:
        None if no face has both eye centres labelled, or none is wanted.

    Raises:
        InputError: A picture can't be read.
    """
    rng = np.random.default_rng(seed)
    usable = [one for one in labels if not np.isnan(one.points[:2]).any()]
    chosen = np.linspace(0, len(usable) - 1, min(faces, len(usable))).astype(int)
    if not len(chosen):
        return None
    jitters = [
        _jitter(model, usable[row].grey(), usable[row].points, rng) for row in chosen
    ]
    return Steadiness(faces=len(jitters), jitter=round(float(np.mean(jitters)), 5))


def _jitter(
    model: Predictor, grey: Pixels, points: Points, rng: np.random.Generator
) -> float:
    to_picture = crop_transform(fit_face(points, KAGGLE15))
    still, to_still = _surroundings(grey, to_picture)
    shifts = rng.uniform(-MAX_SHIFT_PX, MAX_SHIFT_PX, (DRAWS, 2))
    crops = np.concatenate(
        [crop_faces(seen_again(still, s, rng), [to_still]) for s in shifts]
    )
    found = apply(to_still, model.predict(crops).points) - shifts[:, None]
    spread = np.sqrt(found.var(axis=0, ddof=1).sum(axis=-1))
    return float(spread.mean() / np.linalg.norm(points[0] - points[1]))


def seen_again(
    still: Pixels, shift: NDArray[np.float64], rng: np.random.Generator
) -> Pixels:
    """Return a picture as the camera sees it once it has moved.

    Args:
        still: (h, w) uint8 grey.
        shift: (2,) how far it moved, in pixels.
        rng: Of the noise.
    """
    moved = cv2.warpAffine(
        still,
        np.column_stack([np.eye(2), shift]),
        still.shape[::-1],
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    noisy = moved + rng.normal(0.0, NOISE, still.shape)
    return np.asarray(np.clip(np.rint(noisy), 0, 255), np.uint8)


def _surroundings(grey: Pixels, to_picture: Affine) -> tuple[Pixels, Affine]:
    """Return the part of a picture that a crop shows, and the crop's map to it.

    Noise on the rest of a large picture would cost time and show nothing.
    """
    last = CROP_SIZE - 1
    corners = apply(to_picture, [(0, 0), (last, 0), (0, last), (last, last)])
    height, width = grey.shape
    lows, highs = corners.min(axis=0), corners.max(axis=0)
    # At least one pixel of the picture, even if the face lies beside it.
    left, top = (
        min(max(0, math.floor(low) - _MARGIN_PX), side - 1)
        for low, side in zip(lows, (width, height), strict=True)
    )
    right = max(left + 1, math.ceil(highs[0]) + _MARGIN_PX + 1)
    bottom = max(top + 1, math.ceil(highs[1]) + _MARGIN_PX + 1)
    part = grey[top:bottom, left:right]
    moved = to_picture.copy()
    moved[:, 2] -= (left, top)
    return part, moved
