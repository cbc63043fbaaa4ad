"""Where a face will be in the next frame."""

from __future__ import annotations

import math
from typing import Final

from facekeys.tracking.pose import Pose, pose_of, transform_of
from facekeys.types import Affine

_VELOCITY_GAIN: Final = 0.5
"""Share of a wrong prediction that corrects the velocity: the beta of an alpha-beta
filter. Its alpha is 1, for the places themselves are good to a per cent or so."""

_SLOWING_S: Final = (0.5, 0.5, 0.1, 0.1)
"""Time constants with which a face that is not seen comes to rest, for each number of
the pose. Heads walk on behind each other, but they do not go on growing or rolling."""

_NOISE_PER_S: Final = 0.2
"""Speeds, in eye distances a second, that noise alone makes: such a velocity is carried
forward by half, a greater one by more, as the signal's share of its power (Wiener).
Measured in docs/adr/0010: without it the crop trembles, and the points with it."""

_AT_REST: Final = (0.0, 0.0, 0.0, 0.0)


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
        self._velocity: tuple[float, ...] = _AT_REST
        self._time_ns = time_ns

    def predict(self, time_ns: int) -> Affine:
        """Return where the face should be at a moment not before the last sighting."""
        return transform_of(self._predicted((time_ns - self._time_ns) / 1e9))

    def correct(self, transform: Affine, time_ns: int) -> None:
        """Take in where the face was seen, later than the last time."""
        elapsed_s = (time_ns - self._time_ns) / 1e9
        predicted = self._predicted(elapsed_s)
        self._pose = pose_of(transform).unwound(predicted)
        self._velocity = tuple(
            math.exp(-elapsed_s / slowing_s) * velocity
            + _VELOCITY_GAIN * (seen - expected) / elapsed_s
            for velocity, slowing_s, seen, expected in zip(
                self._velocity, _SLOWING_S, self._pose, predicted, strict=True
            )
        )
        self._time_ns = time_ns

    def stop(self) -> None:
        """Forget the velocity: nobody knows what the face did meanwhile."""
        self._velocity = _AT_REST

    def _predicted(self, elapsed_s: float) -> Pose:
        """Return the pose some time after the last sighting."""
        x, y, log_scale, roll = self._velocity
        power = (x**2 + y**2) / self._pose.scale**2 + log_scale**2 + roll**2
        trust = power / (power + _NOISE_PER_S**2)
        # The way of one that slows down, as time that a steady one takes for it.
        travels_s = (-s * math.expm1(-elapsed_s / s) for s in _SLOWING_S)
        return Pose(
            *(
                number + trust * velocity * travel_s
                for number, velocity, travel_s in zip(
                    self._pose, self._velocity, travels_s, strict=True
                )
            )
        )
