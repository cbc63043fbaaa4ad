"""How fast and how late the engine is, and where its time goes."""

from __future__ import annotations

import math
import statistics
import threading
import time
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

_WINDOW_S: Final = 2.0
_KEPT: Final = 300
"""How many of the newest times are kept: ten seconds' worth at 30 a second."""
_BINS_MS: Final = (5.0, 10.0, 15.0, 20.0, 25.0, 33.0, 50.0, 67.0, 100.0, 200.0)

Counted = Literal["captured", "skipped", "sent", "repeated", "cards"]


@dataclass(frozen=True, slots=True)
class FrameCounts:
    """What became of the frames, since the start.

    Attributes:
        captured: Came from the source.
        skipped: Left out on purpose, to keep to the budget or the cap.
        dropped: Left out because nobody had time for them.
        processed: Went through the pipeline.
        sent: Handed to the virtual camera, each for the first time.
        repeated: Handed to it once more, for nothing newer was there.
        cards: Cards with a text that were handed to it instead of a picture.
    """

    captured: int = 0
    skipped: int = 0
    dropped: int = 0
    processed: int = 0
    sent: int = 0
    repeated: int = 0
    cards: int = 0


@dataclass(frozen=True, slots=True)
class StageTime:
    """What one stage cost in the newest 300 frames that it had to do with.

    Attributes:
        name: As `facekeys bench` names it.
        median_ms: Half of the frames took less.
        p95_ms: 95 of 100 took less.
    """

    name: str
    median_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar of a histogram.

    Attributes:
        up_to_ms: Its upper edge, which belongs to it; None has no end.
        frames: How many fell into it.
    """

    up_to_ms: float | None
    frames: int


@dataclass(frozen=True, slots=True)
class Lateness:
    """Time from capture until a frame was handed to the virtual camera.

    Of the newest 300 frames; a repeated frame counts once.

    Attributes:
        median_ms: Half of them took less; 0 if there are none.
        p95_ms: 95 of 100 took less.
        histogram: All of them, by time.
    """

    median_ms: float
    p95_ms: float
    histogram: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How the engine does.

    Attributes:
        fps: Frames processed a second, in the last two seconds.
        lateness_ms: Median time from capture to the filtered frame, likewise.
        faces: Faces in the newest frame.
        frames: What became of the frames.
        stages: What each stage costs, in the order in which they were first met.
        sending: How late the virtual camera gets its frames.
    """

    fps: float
    lateness_ms: float
    faces: int
    frames: FrameCounts
    stages: tuple[StageTime, ...]
    sending: Lateness


class Meter:
    """Collects the statistics, in bounded room; any thread may call it."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        self._lock = threading.Lock()
        self._done: deque[tuple[float, float]] = deque()
        self._faces = 0
        self._counts: Counter[str] = Counter()
        self._stages: defaultdict[str, deque[float]] = defaultdict(_newest)
        self._sent_ms = _newest()

    def count(self, what: Counted) -> None:
        """Count a frame."""
        with self._lock:
            self._counts[what] += 1

    def processed(
        self, captured_ns: int, faces: int, timings: Mapping[str, float]
    ) -> None:
        """Note a frame that went through the pipeline just now.

        Args:
            captured_ns: When it was captured, as of `time.monotonic_ns`.
            faces: How many are in it.
            timings: Milliseconds by name of the stage.
        """
        now_ns = time.monotonic_ns()
        with self._lock:
            self._counts["processed"] += 1
            self._done.append((now_ns / 1e9, (now_ns - captured_ns) / 1e6))
            self._forget_old(now_ns / 1e9)
            self._faces = faces
            for name, spent_ms in timings.items():
                self._stages[name].append(spent_ms)

    def sent(self, captured_ns: int) -> None:
        """Note a frame that was handed to the virtual camera just now."""
        late_ms = (time.monotonic_ns() - captured_ns) / 1e6
        with self._lock:
            self._counts["sent"] += 1
            self._sent_ms.append(late_ms)

    def spent(self, stage: str, spent_ms: float) -> None:
        """Note what a stage outside of the pipeline cost."""
        with self._lock:
            self._stages[stage].append(spent_ms)

    def read(self, *, dropped: int) -> Statistics:
        """Return the figures as of now.

        Args:
            dropped: Frames that were replaced before they were processed.
        """
        with self._lock:
            self._forget_old(time.monotonic())
            done = list(self._done)
            faces = self._faces if done else 0
            counts = FrameCounts(dropped=dropped, **self._counts)
            stages = {name: list(times) for name, times in self._stages.items()}
            sent_ms = list(self._sent_ms)
        span_s = done[-1][0] - done[0][0] if done else 0.0
        return Statistics(
            fps=(len(done) - 1) / span_s if span_s > 0 else 0.0,
            lateness_ms=statistics.median(late for _, late in done) if done else 0.0,
            faces=faces,
            frames=counts,
            stages=tuple(
                StageTime(name, statistics.median(times), percentile(times, 0.95))
                for name, times in stages.items()
            ),
            sending=_lateness(sent_ms),
        )

    def _forget_old(self, now_s: float) -> None:
        while self._done and self._done[0][0] < now_s - _WINDOW_S:
            self._done.popleft()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values do not exceed.

    The nearest-rank method, without interpolation: it is one of the values.

    Args:
        values: In any order; at least one.
        share: Above 0, up to 1.
    """
    rank = math.ceil(share * len(values))
    return sorted(values)[max(0, rank - 1)]


def _lateness(times_ms: Sequence[float]) -> Lateness:
    counts = [0] * (len(_BINS_MS) + 1)
    for time_ms in times_ms:
        counts[bisect_left(_BINS_MS, time_ms)] += 1
    return Lateness(
        median_ms=statistics.median(times_ms) if times_ms else 0.0,
        p95_ms=percentile(times_ms, 0.95) if times_ms else 0.0,
        histogram=tuple(map(Bin, (*_BINS_MS, None), counts)),
    )


def _newest() -> deque[float]:
    return deque(maxlen=_KEPT)
