"""The pose of a face as four numbers that can be filtered and carried forward."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import BOX_CENTER, apply, scale_of
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
    x, y = apply(transform, BOX_CENTER).tolist()
    scale = scale_of(transform)
    roll = math.atan2(transform[1, 0], transform[0, 0])
    return np.array([x, y, math.log(scale), roll])


def transform_of(pose: Pose) -> Affine:
    """Return the face transform that has a pose."""
    x, y, log_scale, roll = pose.tolist()
    scale = math.exp(log_scale)
    cosine, sine = scale * math.cos(roll), scale * math.sin(roll)
    linear = np.array([[cosine, -sine], [sine, cosine]])
    return np.column_stack([linear, (x, y) - linear @ BOX_CENTER])


def unwound(pose: Pose, near: Pose) -> Pose:
    """Return the same pose with its roll within half a turn of another pose's."""
    turns = round((near[3] - pose[3]) / math.tau)
    return np.asarray(pose + turns * _WHOLE_TURN)


def units_of(pose: Pose) -> Pose:
    """Return what one eye distance is in each number of a pose."""
    scale = math.exp(pose[2])
    return np.array([scale, scale, 1.0, 1.0])
