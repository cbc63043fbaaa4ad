"""When to look for faces, and at which tilt."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Final, NamedTuple

from facekeys.detection.viola_jones import ALL_SIZES, Sizes

TILTS: Final = (0.0, 25.0, 0.0, -25.0, 0.0, 45.0, 0.0, -45.0)
"""Rolls of heads to look for in turn, in degrees, clockwise as seen on the screen.
Viola-Jones finds those from -10 to +10 degrees and some beyond. Most heads are upright.
"""


class Turn(NamedTuple):
    """How to look now.

    Attributes:
        tilt_deg: Roll of the heads to look for.
        thorough: Whether to take a finer look where the first one finds nothing.
        sizes: Which faces to look for.
    """

    tilt_deg: float
    thorough: bool
    sizes: Sizes = ALL_SIZES


_LARGE: Final = Turn(0.0, thorough=False, sizes=Sizes(2.5, math.inf))
_MIDDLING: Final = Turn(0.0, thorough=False, sizes=Sizes(1.5, 3.0))
_SMALL: Final = Turn(0.0, thorough=False, sizes=Sizes(1.0, 2.0))
AROUND: Final = (
    *(_LARGE, _LARGE._replace(thorough=True), _LARGE, _MIDDLING),
    *(_LARGE, _LARGE, _LARGE, _SMALL),
)
"""The looks for newcomers, in turn. Who joins a call sits down before the camera, and
is large; all of these together cost a fifth of eight looks for everybody
(docs/adr/0005)."""


@dataclass(frozen=True, slots=True)
class LookoutOptions:
    """How often to look.

    Attributes:
        missing_s: While a face may be missing, at most so often.
        around_s: While every known face is seen, newcomers are looked for so often.
    """

    missing_s: float = 0.0
    around_s: float = 1.0


class Lookout:
    """Decides for one scene. Time comes from the caller alone."""

    def __init__(
        self, options: LookoutOptions | None = None, *, first: int = 0
    ) -> None:
        """Begin with a look at once.

        Args:
            options: The defaults if None.
            first: Which of `TILTS` comes first.
        """
        self._options = options or LookoutOptions()
        self._looked_ns: int | None = None
        self._tilts = itertools.cycle(TILTS[first:] + TILTS[:first])
        self._around = itertools.cycle(AROUND)
        self._company = False

    def welcome(self) -> None:
        """Hear that somebody came: there may be more, so look again at once."""
        self._company = True

    def turn(self, now_ns: int, *, missing: bool) -> Turn | None:
        """Decide whether to look now.

        Args:
            now_ns: The time of the frame.
            missing: Whether a face may be there that is not followed.

        Returns:
            How to look; None if it is not time.
        """
        options = self._options
        pause_s = options.missing_s if missing else options.around_s
        waits = self._looked_ns is not None and now_ns - self._looked_ns < pause_s * 1e9
        if waits and not self._company:
            return None
        self._looked_ns = now_ns
        company, self._company = self._company, False
        if missing:
            return Turn(next(self._tilts), thorough=True)
        return Turn(0.0, thorough=True) if company else next(self._around)
