"""From pictures that come when they come to a film of a constant rate."""

from __future__ import annotations

from typing import Final

_SLACK: Final = 1.1
"""By how many slots a picture may be off the one it gets. FFmpeg's `-fps_mode cfr` has
the same: less, and the jitter of a camera of the right rate costs pictures."""


class ConstantRate:
    """Gives pictures their slots in a film, by when they were taken.

    A picture gets the next slot as long as that is about its own; so a film is never
    off the clock by more than `_SLACK` slots, however the rate of the pictures varies.
    """

    def __init__(self, fps: float) -> None:
        """Start; the first picture gets slot 0.

        Args:
            fps: Slots a second.
        """
        self._fps = fps
        self._start_s: float | None = None
        self.following = 0
        """The slot after the last one that was given."""

    def slot(self, time_s: float) -> int | None:
        """Return the slot of a picture; None if it is one too many.

        Slots between `following`, as it was before, and this one stay empty.

        Args:
            time_s: When it was taken, by any clock that does not go back.
        """
        if self._start_s is None:
            self._start_s = time_s
        place = (time_s - self._start_s) * self._fps
        early = self.following - place
        if early > _SLACK:
            return None
        slot = self.following if early >= -_SLACK else round(place)
        self.following = slot + 1
        return slot
