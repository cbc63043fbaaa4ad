"""The pose of a face as four numbers that can be filtered and carried forward."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from facekeys.keypoints.framing import BOX_CENTER, center_of
from facekeys.types import Affine


class Pose(NamedTuple):
    """Where a face is, how large, and how tilted.

    The middle of the box is also the weighted middle of the rigid key-points, so that
    errors of place, scale and roll hardly depend on each other. The last two numbers
    say how far a spot one eye distance from there moves, in eye distances.

    Attributes:
        x: Of the middle of the face box, in frame pixels.
        y: Likewise.
        log_scale: Natural logarithm of the pixels per eye distance.
        roll: In radians, clockwise as seen on the screen.
    """

    x: float
    y: float
    log_scale: float
    roll: float

    @property
    def scale(self) -> float:
        """Pixels per eye distance."""
        return math.exp(self.log_scale)

    def unwound(self, near: Pose) -> Pose:
        """Return the same pose with its roll within half a turn of another pose's."""
        turns = round((near.roll - self.roll) / math.tau)
        return self._replace(roll=self.roll + turns * math.tau) if turns else self


def pose_of(transform: Affine) -> Pose:
    """Return the pose of a face transform; its roll lies in (-pi, pi]."""
    cosine, sine = transform[:, 0].tolist()
    scale = math.hypot(cosine, sine)
    return Pose(*center_of(transform), math.log(scale), math.atan2(sine, cosine))


def transform_of(pose: Pose) -> Affine:
    """Return the face transform that has a pose."""
    scale = pose.scale
    cosine, sine = scale * math.cos(pose.roll), scale * math.sin(pose.roll)
    right, down = BOX_CENTER
    return np.array(
        [
            [cosine, -sine, pose.x - cosine * right + sine * down],
            [sine, cosine, pose.y - sine * right - cosine * down],
        ]
    )
