"""The governor: keeps the app within its share of the processor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_PERIOD_S: Final = 1.0
"""For how long the load is averaged before each decision."""
_GAP_S: Final = 5.0
"""After so long without a look nothing was processed, which tells nothing about what
processing costs."""
_EASE: Final = 0.8
"""Below this share of the budget there may be room for more effort; between that and
the whole budget nothing changes."""
_PATIENCE_S: Final = 4.0
_MOST_PATIENCE_S: Final = 64.0


@dataclass(frozen=True, slots=True)
class Budget:
    """What the app may take.

    Attributes:
        cores: Processor cores kept busy, on average; above 0. All threads of the
            process count, the decoding of the camera's pictures too.
        max_fps: Frames processed a second, at most; above 0.
    """

    cores: float = 0.5
    max_fps: float = 30.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work is done.

    Attributes:
        detector_interval_s: Viola-Jones begins to look so often, at most.
        preview_fps: The window paints so many frames a second, at most.
        processing_fps: So many frames a second are processed, at most.
    """

    detector_interval_s: float
    preview_fps: float
    processing_fps: float


_ALL: Final = float("inf")
LADDER: Final = (
    Effort(detector_interval_s=1 / 15, preview_fps=_ALL, processing_fps=_ALL),
    Effort(detector_interval_s=0.3, preview_fps=_ALL, processing_fps=_ALL),
    Effort(detector_interval_s=1.0, preview_fps=_ALL, processing_fps=_ALL),
    Effort(detector_interval_s=1.0, preview_fps=15.0, processing_fps=_ALL),
    Effort(detector_interval_s=1.0, preview_fps=8.0, processing_fps=_ALL),
    Effort(detector_interval_s=1.0, preview_fps=8.0, processing_fps=24.0),
    Effort(detector_interval_s=1.0, preview_fps=8.0, processing_fps=20.0),
    Effort(detector_interval_s=1.0, preview_fps=8.0, processing_fps=15.0),
)
"""From full effort downwards: the detector first, which only newcomers miss; then the
preview, which only the user sees; then what everybody sees. `Budget.max_fps` caps all
of it."""


@dataclass(frozen=True, slots=True)
class GovernorState:
    """What the governor does now.

    Attributes:
        budget_cores: What may be used.
        used_cores: What was used in the last whole period in which frames came.
        max_fps: The cap that was asked for.
        level: Steps below full effort.
        levels: How many such steps there are.
        effort: What is done at this level.
    """

    budget_cores: float
    used_cores: float
    max_fps: float
    level: int
    levels: int
    effort: Effort


class Governor:
    """Steps down the ladder under pressure, and up again when there is room.

    Pure decisions: it reads no clock and touches no thread. One step is taken a period
    at most. A step up that had to be taken back makes it wait twice as long before the
    next one, so that it does not go back and forth; a step up that lasts makes it quick
    again.
    """

    def __init__(self, budget: Budget) -> None:
        """Start with full effort."""
        self._budget = budget
        self._level = 0
        self._used_cores = 0.0
        self._begun: tuple[float, float] | None = None
        self._eased_s = 0.0
        self._raised_s: float | None = None
        self._patience_s = _PATIENCE_S

    @property
    def effort(self) -> Effort:
        """What to do now; the cap on frames a second is obeyed at every level."""
        step, most = LADDER[self._level], self._budget.max_fps
        return Effort(
            detector_interval_s=step.detector_interval_s,
            preview_fps=min(step.preview_fps, most),
            processing_fps=min(step.processing_fps, most),
        )

    @property
    def state(self) -> GovernorState:
        """What it does, for people to see."""
        return GovernorState(
            budget_cores=self._budget.cores,
            used_cores=self._used_cores,
            max_fps=self._budget.max_fps,
            level=self._level,
            levels=len(LADDER) - 1,
            effort=self.effort,
        )

    def observe(self, now_s: float, cpu_s: float) -> Effort:
        """Take a look at the load, and decide if a period is over.

        Args:
            now_s: The time, as of `time.monotonic`.
            cpu_s: Processor time that the process took until now, as of
                `time.process_time`.

        Returns:
            The effort from now on.
        """
        if self._begun is None or now_s - self._begun[0] > _GAP_S:
            self._begun = now_s, cpu_s
        elapsed_s = now_s - self._begun[0]
        if elapsed_s >= _PERIOD_S:
            self._used_cores = (cpu_s - self._begun[1]) / elapsed_s
            self._begun = now_s, cpu_s
            self._decide(now_s, elapsed_s)
        return self.effort

    def _decide(self, now_s: float, elapsed_s: float) -> None:
        if self._used_cores > self._budget.cores:
            self._eased_s = 0.0
            self._lower()
        elif self._used_cores < _EASE * self._budget.cores:
            self._eased_s += elapsed_s
            if self._level > 0 and self._eased_s >= self._patience_s:
                self._level -= 1
                self._eased_s = 0.0
                self._raised_s = now_s
        else:
            self._eased_s = 0.0
        if self._raised_s is not None and now_s - self._raised_s > _MOST_PATIENCE_S:
            self._raised_s, self._patience_s = None, _PATIENCE_S

    def _lower(self) -> None:
        if self._raised_s is not None:  # the last step up was one too many
            self._patience_s = min(2 * self._patience_s, _MOST_PATIENCE_S)
            self._raised_s = None
        self._level = min(self._level + 1, len(LADDER) - 1)
