"""Smoothing of one face: its pose as a whole, and its points within the face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.framing import apply, invert
from facekeys.tracking.one_euro import OneEuroFilter, OneEuroOptions
from facekeys.tracking.pose import Pose, pose_of, transform_of
from facekeys.types import Affine

# What suits them was measured, see docs/adr/0010.
_POSE: Final = OneEuroOptions(min_cutoff_hz=1.0, beta=80.0, speed_cutoff_hz=1.5)
_POINTS: Final = OneEuroOptions(min_cutoff_hz=1.0, beta=40.0, speed_cutoff_hz=1.5)


@dataclass(frozen=True, slots=True)
class SmoothingOptions:
    """How faces are smoothed; speeds are in eye distances a second.

    Attributes:
        pose: Of place, scale and roll of the face. They share one speed.
        points: Of the points in the face frame. Each has its own speed.
    """

    pose: OneEuroOptions = _POSE
    points: OneEuroOptions = _POINTS


class FaceSmoother:
    """Two One-Euro filters for one face.

    A head moves fast and as a whole, an expression little and in parts. Points that
    are smoothed in the frame lag behind the head; in the face frame they stay calm
    while the head moves.
    """

    def __init__(self, options: SmoothingOptions) -> None:
        """Start empty: the first points pass as they are."""
        self._pose_filter: OneEuroFilter[float] = OneEuroFilter(options.pose)
        self._points_filter: OneEuroFilter[NDArray[np.float64]] = OneEuroFilter(
            options.points
        )
        self._pose: Pose | None = None

    def __call__(
        self, points: NDArray[np.float64], transform: Affine, elapsed_s: float
    ) -> tuple[NDArray[np.float64], Affine]:
        """Return smoothed points, and the smoothed face transform.

        Args:
            points: (n, 2) float64, frame pixels.
            transform: What `fit_face` gave for them.
            elapsed_s: Time since the last points; above 0.

        Returns:
            (n, 2) float64, frame pixels, and (2, 3) float64.
        """
        pose = pose_of(transform)
        if self._pose is not None:
            pose = pose.unwound(self._pose)
        units = pose.scale, pose.scale, 1.0, 1.0
        self._pose = Pose(*self._pose_filter(pose, elapsed_s, units))
        in_face = self._points_filter(apply(invert(transform), points).T, elapsed_s)
        smooth = transform_of(self._pose)
        return apply(smooth, np.array(in_face).T), smooth
