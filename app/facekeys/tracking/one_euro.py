"""The One-Euro filter: calm at rest, quick in motion."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

_Value = TypeVar("_Value", float, NDArray[np.float64])

ONE: Final = repeat(1.0)
"""The same unit for every coordinate."""


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


class OneEuroFilter(Generic[_Value]):
    """Smooths the coordinates of something that moves, which share one speed.

    They are numbers; or arrays of numbers, for many things at once, each of which has a
    speed of its own. Plain numbers, where there are few of them: NumPy takes ten times
    as long for four.
    """

    def __init__(self, options: OneEuroOptions) -> None:
        """Start empty: the first values pass as they are."""
        self._options = options
        self._values: tuple[_Value, ...] = ()
        self._velocity: tuple[_Value, ...] = ()

    def __call__(
        self, values: Iterable[_Value], elapsed_s: float, units: Iterable[float] = ONE
    ) -> tuple[_Value, ...]:
        """Return smoothed values.

        Args:
            values: The coordinates; always as many, arrays all of one shape.
            elapsed_s: Time since the last values; above 0.
            units: What the speed in each coordinate is measured in.

        Returns:
            As many.
        """
        values = tuple(values)
        if not self._values:
            self._values = values
            self._velocity = tuple(0.0 * value for value in values)
            return values
        options = self._options
        # A first-order low-pass keeps 1 / (1 + turn * its cut-off) of the old value.
        turn = 2 * math.pi * elapsed_s
        kept = 1 / (1 + turn * options.speed_cutoff_hz)
        gain = (1 - kept) / elapsed_s
        steps = [new - old for new, old in zip(values, self._values, strict=True)]
        self._velocity = tuple(
            [
                kept * velocity + (gain / unit) * step
                for velocity, step, unit in zip(
                    self._velocity, steps, units, strict=False
                )
            ]
        )
        first, *others = [velocity * velocity for velocity in self._velocity]
        speed = sum(others, first) ** 0.5
        lag = (1 + turn * options.min_cutoff_hz) + (turn * options.beta) * speed
        self._values = tuple(
            [new - step / lag for new, step in zip(values, steps, strict=True)]
        )
        return self._values
