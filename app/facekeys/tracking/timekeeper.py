"""A clock that runs forward, made from the time stamps of frames, which may not."""

from __future__ import annotations

from typing import Final

_NOMINAL_NS: Final = 33_333_333
"""What passes from frame to frame where the stamps do not tell: 30 frames a second."""

_SHORTEST_NS: Final = 2_000_000
"""No camera is quicker; stamps nearer to each other than that tell nothing."""

_REWIND_NS: Final = 100_000_000
"""Stamps out of order by less are a fault of the camera; by more, another scene."""


class Timekeeper:
    """Counts the time between frames. Only differences of its time mean anything."""

    def __init__(self) -> None:
        """Start at 0; the first frame may have any time stamp."""
        self._now_ns = 0
        self._captured_ns: int | None = None

    def advance(self, captured_ns: int) -> int:
        """Take the next frame's time stamp.

        Returns:
            Its time in nanoseconds, later than that of the frame before.
        """
        if self._captured_ns is not None:
            step_ns = captured_ns - self._captured_ns
            self._now_ns += step_ns if step_ns >= _SHORTEST_NS else _NOMINAL_NS
        self._captured_ns = captured_ns
        return self._now_ns

    @property
    def now_ns(self) -> int:
        """The time of the last frame, as `advance` gave it."""
        return self._now_ns

    def is_rewound_by(self, captured_ns: int) -> bool:
        """Tell whether a time stamp lies so far back that another scene begins."""
        last_ns = self._captured_ns
        return last_ns is not None and captured_ns < last_ns - _REWIND_NS
