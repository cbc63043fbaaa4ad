"""Who reads a virtual camera, as far as the system tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads a virtual camera at a moment.

    Attributes:
        watched: Whether anybody does; None where the system does not tell.
        programs: How many programs do; None where that can't be known, though it may
            be known that there is one.
    """

    watched: bool | None
    programs: int | None


UNKNOWN: Final = Audience(watched=None, programs=None)
SOMEBODY: Final = Audience(watched=True, programs=None)
NOBODY: Final = Audience(watched=False, programs=0)


def audience_of(programs: int) -> Audience:
    """Return the audience of so many programs."""
    return Audience(watched=programs > 0, programs=programs)


class Watch(Protocol):
    """Tells again and again who reads a virtual camera.

    For one thread at a time, which need not be the sink's.
    """

    def audience(self) -> Audience:
        """Return who reads it now.

        Fit to be asked ten times a second. Never raises; may take some milliseconds
        when something changed.
        """
        ...

    def close(self) -> None:
        """Free what it holds. Further calls do nothing."""
        ...


class BlindWatch:
    """The watch of a virtual camera that does not tell who reads it."""

    def audience(self) -> Audience:
        """Return that it is not known."""
        return UNKNOWN

    def close(self) -> None:
        """Do nothing: it holds nothing."""
