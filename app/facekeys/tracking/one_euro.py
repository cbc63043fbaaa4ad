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
        beta: How much the cut-off rises with speed, in Hz per unit a second; higher
            lags less.
        speed_cutoff_hz: Cut-off frequency of the speed's own low-pass.
    """

    min_cutoff_hz: float
    beta: float
    speed_cutoff_hz: float


class OneEuroFilter:
    """Smooths rows of numbers; each row has a speed of its own."""

    def __init__(self, options: OneEuroOptions) -> None:
        """Start empty: the first values pass as they are."""
        self._options = options
        self._values: NDArray[np.float64] | None = None
        self._velocity = np.zeros(0)

    def __call__(
        self,
        values: NDArray[np.float64],
        elapsed_s: float,
        unit: float | NDArray[np.float64] = 1.0,
    ) -> NDArray[np.float64]:
        """Return smoothed values.

        Args:
            values: (n, k): n rows. The speed of a row is the length of its velocity.
            elapsed_s: Time since the last values; above 0.
            unit: What speeds are measured in, per column or for all of them.

        Returns:
            (n, k).
        """
        if self._values is None:
            self._values = values
            self._velocity = np.zeros_like(values)
            return values
        options = self._options
        step = values - self._values
        velocity = self._velocity
        velocity += _weight(options.speed_cutoff_hz, elapsed_s) * (
            step / (unit * elapsed_s) - velocity
        )
        speed = np.sqrt(np.einsum("ij,ij->i", velocity, velocity))
        cutoff_hz = options.min_cutoff_hz + options.beta * speed
        self._values = self._values + _weight(cutoff_hz, elapsed_s)[:, None] * step
        return self._values


def _weight(cutoff_hz: _Value, elapsed_s: float) -> _Value:
    """Return the share of a new value in a first-order low-pass."""
    ratio = 2 * math.pi * elapsed_s * cutoff_hz
    return ratio / (ratio + 1)
