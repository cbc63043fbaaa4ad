"""The pose of a face as four numbers that can be filtered and carried forward."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import BOX_CENTER
from facekeys.types import Affine

Pose = NDArray[np.float64]
"""(4,): x and y of the middle of the face box in frame pixels, natural logarithm of
the pixels per eye distance, roll in radians (clockwise as seen on the screen).

The middle of the box is also the weighted middle of the rigid key-points, so that
errors of place, scale and roll hardly depend on each other. The last two numbers say
how far a spot one eye distance from there moves, in eye distances.
"""

_WHOLE_TURN: Final = np.array([0.0, 0.0, 0.0, math.tau])


def pose_of(transform: Affine) -> Pose:
    """Return the pose of a face transform; its roll lies in (-pi, pi]."""
    (a, b, x), (c, d, y) = transform.tolist()
    right, down = BOX_CENTER
    return np.array(
        [
            a * right + b * down + x,
            c * right + d * down + y,
            math.log(math.hypot(a, c)),
            math.atan2(c, a),
        ]
    )


def transform_of(pose: Pose) -> Affine:
    """Return the face transform that has a pose."""
    x, y, log_scale, roll = pose.tolist()
    scale = math.exp(log_scale)
    cosine, sine = scale * math.cos(roll), scale * math.sin(roll)
    right, down = BOX_CENTER
    return np.array(
        [
            [cosine, -sine, x - cosine * right + sine * down],
            [sine, cosine, y - sine * right - cosine * down],
        ]
    )


def unwound(pose: Pose, near: Pose) -> Pose:
    """Return the same pose with its roll within half a turn of another pose's."""
    turns = round((near[3] - pose[3]) / math.tau)
    if not turns:
        return pose
    return np.asarray(pose + turns * _WHOLE_TURN)


def units_of(pose: Pose) -> Pose:
    """Return what one eye distance is in each number of a pose."""
    scale = math.exp(pose[2])
    return np.array([scale, scale, 1.0, 1.0])
