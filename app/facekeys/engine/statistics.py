"""How fast and how late the engine is."""

from __future__ import annotations

import statistics
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

_WINDOW_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Statistics:
    """The last two seconds.

    Attributes:
        fps: Frames processed a second.
        lateness_ms: Median time from capture to the filtered frame.
        dropped: Captured frames that nobody had time for, since the start.
        faces: Faces in the newest frame.
    """

    fps: float
    lateness_ms: float
    dropped: int
    faces: int


class Meter:
    """Collects the statistics; any thread may call it."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self._lock = threading.Lock()
        self._seen: deque[tuple[float, float]] = deque()
        self._faces = 0

    def add(self, captured_ns: int, faces: int) -> None:
        """Note a frame that is done now."""
        now_ns = time.monotonic_ns()
        with self._lock:
            self._seen.append((now_ns / 1e9, (now_ns - captured_ns) / 1e6))
            self._faces = faces

    def read(self, *, dropped: int) -> Statistics:
        """Return the figures of the last two seconds."""
        now_s = time.monotonic()
        with self._lock:
            while self._seen and self._seen[0][0] < now_s - _WINDOW_S:
                self._seen.popleft()
            seen = list(self._seen)
            faces = self._faces if seen else 0
        if len(seen) < 2:
            return Statistics(0.0, 0.0, dropped, faces)
        span_s = seen[-1][0] - seen[0][0]
        return Statistics(
            fps=(len(seen) - 1) / span_s if span_s > 0 else 0.0,
            lateness_ms=statistics.median(late for _, late in seen),
            dropped=dropped,
            faces=faces,
        )
