"""The One-Euro filter: calm at rest, quick in motion."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Value = TypeVar("_Value", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class OneEuroOptions:
    """Parameters of the filter (Casiez, Roussel, Vogel: 1 Euro Filter, CHI 2012).

    Attributes:
        min_cutoff_hz: Cut-off frequency at rest; lower is calmer.
        beta: How much the cut-off rises with speed, in Hz per eye distance a second;
            higher lags less.
        speed_cutoff_hz: Cut-off frequency of the speed's own low-pass.
    """

    min_cutoff_hz: float = 1.2
    beta: float = 6.0
    speed_cutoff_hz: float = 1.5


class OneEuroFilter:
    """Smooths the points of one face; each point has its own speed."""

    def __init__(self, options: OneEuroOptions) -> None:
        """Start empty: the first points pass as they are."""
        self._options = options
        self._points: NDArray[np.float64] | None = None
        self._velocity = np.zeros(2)
        self._time_ns = 0

    def __call__(
        self, points: NDArray[np.float64], *, time_ns: int, unit: float
    ) -> NDArray[np.float64]:
        """Return smoothed points.

        Args:
            points: (n, 2), pixels.
            time_ns: When they were taken; later than the last ones.
            unit: Pixels per eye distance, so that the parameters hold at any size.

        Returns:
            (n, 2), pixels.
        """
        elapsed_s = (time_ns - self._time_ns) / 1e9
        if self._points is None or elapsed_s <= 0:
            self._points = points
            self._velocity = np.zeros_like(points)
            self._time_ns = time_ns
            return points
        velocity = (points - self._points) / (unit * elapsed_s)
        weight = _weight(self._options.speed_cutoff_hz, elapsed_s)
        self._velocity = self._velocity + weight * (velocity - self._velocity)
        speed = np.linalg.norm(self._velocity, axis=1, keepdims=True)
        cutoff = self._options.min_cutoff_hz + self._options.beta * speed
        self._points = self._points + _weight(cutoff, elapsed_s) * (
            points - self._points
        )
        self._time_ns = time_ns
        return self._points


def _weight(cutoff_hz: _Value, elapsed_s: float) -> _Value:
    """Return the share of a new value in a first-order low-pass."""
    ratio = 2 * math.pi * elapsed_s * cutoff_hz
    return ratio / (ratio + 1)
