"""Where a face will be in the next frame."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.tracking.pose import pose_of, transform_of, unwound
from facekeys.types import Affine

_VELOCITY_GAIN: Final = 0.5
"""Share of a wrong prediction that corrects the velocity: the beta of an alpha-beta
filter. Its alpha is 1, for the places themselves are good to a per cent or so."""

_SLOWING_S: Final = np.array([0.5, 0.5, 0.1, 0.1])
"""Time constants with which a face that is not seen comes to rest. Heads walk on
behind each other, but they do not go on growing or rolling."""


class Motion:
    """The pose of one face and its velocity, an alpha-beta filter over its sightings.

    Alpha-beta filter: see Brookner, Tracking and Kalman Filtering Made Easy, 1998.
    """

    def __init__(self, transform: Affine, time_ns: int) -> None:
        """Start at rest.

        Args:
            transform: Where the face is.
            time_ns: When it is there.
        """
        self._pose = pose_of(transform)
        self._velocity = np.zeros(4)
        self._time_ns = time_ns

    def predict(self, time_ns: int) -> Affine:
        """Return where the face should be at a moment not before the last sighting."""
        elapsed_s = (time_ns - self._time_ns) / 1e9
        return transform_of(self._pose + self._velocity * _travel_s(elapsed_s))

    def correct(self, transform: Affine, time_ns: int) -> None:
        """Take in where the face was seen, later than the last time."""
        elapsed_s = (time_ns - self._time_ns) / 1e9
        predicted = self._pose + self._velocity * _travel_s(elapsed_s)
        self._pose = unwound(pose_of(transform), predicted)
        self._velocity *= np.exp(-elapsed_s / _SLOWING_S)
        self._velocity += _VELOCITY_GAIN * (self._pose - predicted) / elapsed_s
        self._time_ns = time_ns

    def stop(self) -> None:
        """Forget the velocity: nobody knows what the face did meanwhile."""
        self._velocity = np.zeros(4)


def _travel_s(elapsed_s: float) -> NDArray[np.float64]:
    """Return how long a steady face takes for the way of one that slows down.

    Args:
        elapsed_s: Since the last sighting.

    Returns:
        (4,) seconds, for each number of the pose.
    """
    return _SLOWING_S * -np.expm1(-elapsed_s / _SLOWING_S)
