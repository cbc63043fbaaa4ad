"""Letting through no more than so many a second."""

from __future__ import annotations

from typing import Final

_EARLY: Final = 0.75
"""How much too early one may come, as a share of the interval: cameras are not exact,
and one that is right on average must lose nothing."""


class Pace:
    """Says of each thing that comes along whether it is its turn.

    The generic cell rate algorithm (ITU-T I.371): bursts are cut, the average is kept.
    For one thread; `fps` may be set by another.

    Attributes:
        fps: How many a second go through, at most and on average.
    """

    def __init__(self, fps: float) -> None:
        """Let the first one through."""
        self.fps = fps
        self._expected_s = float("-inf")

    def due(self, now_s: float) -> bool:
        """Tell whether one that comes now goes through.

        Args:
            now_s: The time, of any clock that does not go back.
        """
        interval_s = 1 / self.fps
        if now_s < self._expected_s - _EARLY * interval_s:
            return False
        self._expected_s = max(self._expected_s, now_s) + interval_s
        return True
